/**
 * Bundles the page's code editor into `dist/editor.js`, one classic script that sets the global `AmpouleEditor`.
 * With `--tests`: bundles `tests/*.test.ts` into `.tests/` for Node's test runner. With `--inputs`: which files go into it.
 */
import { mkdir, readdir, rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { build } from "esbuild";

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
    ...options,
  });
}

const SCRIPTS = ["editor"];

async function buildScripts() {
  await mkdir(at("dist"), { recursive: true });
  await Promise.all(SCRIPTS.map((entry) => classicScript(entry, {})));
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
else await buildScripts();
