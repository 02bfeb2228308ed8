// Makes dist/service-worker.js, in which the build puts the site's files in the place of AMPOULE_SITE; with --tests what `node --test` runs.

import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const common = { bundle: true, logLevel: "warning", target: "es2022" };

if (process.argv.includes("--tests")) {
  rmSync(".tests", { recursive: true, force: true });
  await build({ ...common, entryPoints: readdirSync("tests").map((name) => `tests/${name}`), outdir: ".tests", platform: "node", format: "esm", outExtension: { ".js": ".mjs" } });
} else {
  rmSync("dist", { recursive: true, force: true });
  const define = { "process.env.NODE_ENV": '"production"' };
  await build({ ...common, entryPoints: ["src/worker.ts"], outfile: "dist/service-worker.js", format: "iife", minify: true, define });
  await build({ ...common, entryPoints: ["src/page.ts"], outfile: "dist/page.js", format: "iife", minify: true });
}
