// Makes dist/ampoule.js, dist/ampoule.classic.js and dist/ampoule.d.ts; with --tests what `node --test` runs.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const common = { bundle: true, logLevel: "warning", target: "es2022" };

if (process.argv.includes("--tests")) {
  rmSync(".tests", { recursive: true, force: true });
  await build({ ...common, entryPoints: readdirSync("tests").map((name) => `tests/${name}`), outdir: ".tests", platform: "node", format: "esm", outExtension: { ".js": ".mjs" } });
} else {
  rmSync("dist", { recursive: true, force: true });
  await build({ ...common, entryPoints: ["src/module.ts"], outfile: "dist/ampoule.js", format: "esm", minify: true });
  await build({ ...common, entryPoints: ["src/classic.ts"], outfile: "dist/ampoule.classic.js", format: "iife", minify: true });
  declarations();
}

/** One file of types, of those that TypeScript makes of the sources: all of them are declarations of one module. */
function declarations() {
  execFileSync("node_modules/.bin/tsc", ["src/module.ts", "--ignoreConfig", "--target", "ES2022", "--module", "ESNext", "--moduleResolution", "bundler", "--strict", "--declaration", "--stripInternal", "--emitDeclarationOnly", "--outDir", "dist/types", "--rootDir", "src"], { stdio: "inherit" });
  const order = ["policy.gen", "types", "runner", "playground", "block", "upgrade"];
  const text = order
    .map((name) => readFileSync(`dist/types/${name}.d.ts`, "utf8"))
    .join("\n")
    .replace(/^(import|export) .* from ".*";\n/gm, "");
  writeFileSync("dist/ampoule.d.ts", `// Types of ampoule.js.\n\n${text}`);
  rmSync("dist/types", { recursive: true });
}
