/**
 * Bundles the guest side into what the host hands over: `frame.html`, `guard.js`, `worker.js`, `stdlib.zip` in `dist/`.
 * With `--tests`: bundles `tests/*.test.ts` into `.tests/` for Node's test runner. With `--without NAMES --out DIR`: frame,
 * guard and worker with defences taken out, for tests (`controls/`). With `--inputs`: which files go into the bundles.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { packStdlib } from "./stdlib/pack.mjs";

const at = (path) => new URL(path, import.meta.url).pathname;

const common = {
  bundle: true,
  target: ["es2022"],
  legalComments: "inline",
  logLevel: "warning",
};

const UNPACKER = "src/unpacker/unpacker.ts";
const ENTRIES = ["src/frame.ts", "src/guard/guard.ts", "src/worker/worker.ts"];

/** One classic script: Chromium refuses module workers from a blob in an opaque origin. */
function classicScript(entry, { define, ...options } = {}) {
  return build({
    ...common,
    entryPoints: [at(entry)],
    format: "iife",
    platform: "browser",
    minify: true,
    write: false,
    metafile: true,
    // The engine's own modules name themselves by it; here they have no address.
    define: { "import.meta.url": '"https://engine.invalid/worker.js"', ...define },
    external: ["node:*", "ws"],
    ...options,
  });
}

/**
 * The sandbox frame's page. The policy names the one script by its hash and has no `blob:` in `script-src`: with it any
 * JavaScript could be loaded from a blob and the ban of `eval` would be hollow.
 */
function framePage(script, hasPolicy) {
  if (script.includes("</script")) throw new Error("the frame's script would end its own element");
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
    "worker-src blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const meta = hasPolicy ? `<meta http-equiv="Content-Security-Policy" content="${policy}">` : "";
  return `<!doctype html><meta charset="utf-8">${meta}<title>Ampoule sandbox</title><script>${script}</script>`;
}

/** The guard carries the unpacker's script in itself. */
async function buildEntries(options = {}) {
  const unpacker = await classicScript(UNPACKER, options);
  const define = { UNPACKER_SCRIPT: JSON.stringify(unpacker.outputFiles[0].text) };
  const built = await Promise.all(ENTRIES.map((entry) => classicScript(entry, { ...options, define })));
  return [...built, unpacker];
}

/** Writes `frame.html`, `guard.js` and `worker.js`. */
async function buildScripts(folder, { plugins, hasPolicy }) {
  await mkdir(folder, { recursive: true });
  const built = await buildEntries({ plugins });
  const [frame, guard, worker] = built.map((result) => result.outputFiles[0].text);
  const script = frame.trim();
  await writeFile(`${folder}/frame.html`, framePage(script, hasPolicy));
  await writeFile(`${folder}/guard.js`, guard);
  await writeFile(`${folder}/worker.js`, worker);
  return `frame ${script.length}, guard ${guard.length}, worker ${worker.length} characters`;
}

async function buildGuest() {
  const sizes = await buildScripts(at("dist"), { plugins: [], hasPolicy: true });
  const stdlib = await packStdlib();
  await writeFile(at("dist/stdlib.zip"), stdlib);
  console.log(`guest: standard library ${stdlib.length} bytes, ${sizes}`);
}

/** The only way to the folder `controls/`: what is built here is for tests and never goes into `dist/`. */
async function buildControl(list, out) {
  if (!out || resolve(out) === resolve(at("dist"))) throw new Error("--without wants --out, a folder of its own");
  const { parse, swap } = await import("./controls/controls.mjs");
  const names = parse(list);
  const { plugin, unused } = swap(names);
  await buildScripts(resolve(out), { plugins: [plugin], hasPolicy: !names.includes("policy") });
  if (unused.size > 0) throw new Error(`nothing was taken out for ${[...unused].join(", ")}: is the module still there?`);
}

async function printInputs() {
  const built = await buildEntries();
  console.log(JSON.stringify([...new Set(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)))]));
}

async function buildTests() {
  await rm(at(".tests"), { recursive: true, force: true });
  const names = (await readdir(at("tests"))).filter((name) => name.endsWith(".test.ts"));
  await build({
    ...common,
    entryPoints: names.map((name) => at(`tests/${name}`)),
    outdir: at(".tests"),
    outExtension: { ".js": ".mjs" },
    format: "esm",
    platform: "node",
    packages: "external",
  });
}

const { values: options } = parseArgs({
  options: { tests: { type: "boolean" }, inputs: { type: "boolean" }, without: { type: "string" }, out: { type: "string" } },
});
if (options.tests) await buildTests();
else if (options.inputs) await printInputs();
else if (options.without !== undefined) await buildControl(options.without, options.out);
else await buildGuest();
