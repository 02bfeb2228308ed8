/**
 * Bundles the page's code editor into `dist/editor.js`, one classic script that sets the global `AmpouleEditor`, and writes
 * the names it suggests into `dist/names.js`. `dist/archive.js` packs files into a zip archive, `dist/drawing.js` draws what a program draws,
 * `dist/value.js` shows values as they present themselves. `dist/ruff.js` is the worker that formats and checks, its WebAssembly beside it.
 * With `--tests`: bundles `tests/*.test.ts` into `.tests/` for Node's test runner. With `--inputs`: which files go into it.
 */
import { copyFile, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { ours } from "../pyodide-loader/stdlib/ours.mjs";
import { PYODIDE, namesScript } from "./names/names.mjs";

const at = (path) => new URL(path, import.meta.url).pathname;

const common = { bundle: true, target: ["es2022"], legalComments: "inline", logLevel: "warning" };

/** Classic, because a page opened from a file may load no module. */
function classicScript(entry, options) {
  return build({
    ...common,
    entryPoints: [at(`src/${entry}.ts`)],
    outfile: at(`dist/${entry}.js`),
    format: "iife",
    platform: "browser",
    minify: true,
    metafile: true,
    // Ruff's own loader names itself by it; here the bytes are handed in.
    define: { "import.meta.url": '"https://editor.invalid/ruff.js"' },
    ...options,
  });
}

const SCRIPTS = ["editor", "ruff", "archive", "drawing", "value"];

async function buildScripts() {
  await mkdir(at("dist"), { recursive: true });
  await Promise.all(SCRIPTS.map((entry) => classicScript(entry, {})));
  await copyFile(at("node_modules/@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm"), at("dist/ruff.wasm"));
}

/** Python takes some seconds to tell its names: they are made anew only when what makes them has changed. */
async function buildNames() {
  const modified = async (url) => (await stat(url).catch(() => undefined))?.mtimeMs ?? 0;
  const target = new URL("dist/names.js", import.meta.url);
  const sources = ["names/names.py", "names/names.mjs"].map((path) => new URL(path, import.meta.url));
  const written = (await ours()).map(({ url }) => url);
  const newest = Math.max(...(await Promise.all([...sources, ...written, PYODIDE].map(modified))));
  if ((await modified(target)) > newest) return;
  const { index, script } = await namesScript();
  await writeFile(target, script);
  console.log(`editor: names ${index.length} characters, packed ${script.length}`);
}

async function printInputs() {
  const built = await Promise.all(SCRIPTS.map((entry) => classicScript(entry, { write: false })));
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

const { values: options } = parseArgs({ options: { tests: { type: "boolean" }, inputs: { type: "boolean" } } });
if (options.tests) await buildTests();
else if (options.inputs) await printInputs();
else {
  await buildScripts();
  await buildNames();
}
