// Makes dist/service-worker.js, in which the build puts the site's files in the place of AMPOULE_SITE, and dist/page.js; with --tests what
// `node --test` runs; with --inputs it prints which files go into them.

import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const common = { bundle: true, logLevel: "warning", target: "es2022" };
const scripts = {
  ...common,
  entryPoints: [
    { in: "src/worker.ts", out: "service-worker" },
    { in: "src/page.ts", out: "page" },
  ],
  outdir: "dist",
  format: "iife",
  minify: true,
  define: { "process.env.NODE_ENV": '"production"' },
};

if (process.argv.includes("--tests")) {
  rmSync(".tests", { recursive: true, force: true });
  await build({ ...common, entryPoints: readdirSync("tests").map((name) => `tests/${name}`), outdir: ".tests", platform: "node", format: "esm", outExtension: { ".js": ".mjs" } });
} else if (process.argv.includes("--inputs")) {
  const { metafile } = await build({ ...scripts, metafile: true, write: false });
  console.log(JSON.stringify(Object.keys(metafile.inputs)));
} else {
  rmSync("dist", { recursive: true, force: true });
  await build(scripts);
}
