/**
 * Bundles the guest side into what the host hands over: `frame.html`, `guard.js`, `worker.js`, `stdlib.zip` in `dist/`.
 * With `--tests`: bundles `tests/*.test.ts` into `.tests/` for Node's test runner.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { packStdlib } from "./stdlib/pack.mjs";

const at = (path) => new URL(path, import.meta.url).pathname;

const common = {
  bundle: true,
  target: ["es2022"],
  legalComments: "inline",
  logLevel: "warning",
};

/** One classic script: Chromium refuses module workers from a blob in an opaque origin. */
async function classicScript(entry) {
  const result = await build({
    ...common,
    entryPoints: [at(entry)],
    format: "iife",
    platform: "browser",
    minify: true,
    write: false,
    // The engine's own modules name themselves by it; here they have no address.
    define: { "import.meta.url": '"https://engine.invalid/worker.js"' },
    external: ["node:*", "ws"],
  });
  return result.outputFiles[0].text;
}

/**
 * The sandbox frame's page. The policy names the one script by its hash and has no `blob:` in `script-src`: with it any
 * JavaScript could be loaded from a blob and the ban of `eval` would be hollow.
 */
function framePage(script) {
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
    "worker-src blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Ampoule sandbox</title><script>${script}</script>`;
}

async function buildGuest() {
  await mkdir(at("dist"), { recursive: true });
  const [frame, guard, worker] = await Promise.all(
    ["src/frame.ts", "src/guard/guard.ts", "src/worker/worker.ts"].map(classicScript),
  );
  const script = frame.trim();
  if (script.includes("</script")) throw new Error("the frame's script would end its own element");
  await writeFile(at("dist/frame.html"), framePage(script));
  await writeFile(at("dist/guard.js"), guard);
  await writeFile(at("dist/worker.js"), worker);
  const stdlib = await packStdlib();
  await writeFile(at("dist/stdlib.zip"), stdlib);
  console.log(`guest: standard library ${stdlib.length} bytes, frame ${script.length}, guard ${guard.length}, worker ${worker.length} characters`);
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

await (process.argv.includes("--tests") ? buildTests() : buildGuest());
