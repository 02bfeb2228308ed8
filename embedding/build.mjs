// Makes dist/ampoule.js, dist/ampoule.classic.js, dist/ampoule.d.ts and of them the package dist/npm/; with --tests what `node --test` runs.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  packageForNpm();
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

function packageForNpm() {
  const { version, license } = JSON.parse(readFileSync("package.json", "utf8"));
  const files = ["ampoule.js", "ampoule.classic.js", "ampoule.d.ts"];
  mkdirSync("dist/npm");
  for (const file of files) copyFileSync(`dist/${file}`, `dist/npm/${file}`);
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(`../${file}`, `dist/npm/${file}`);
  copyFileSync("README.md", "dist/npm/README.md");
  const manifest = {
    name: "ampoule",
    version,
    description: "Sealed, single-use Python in the browser, for other pages",
    license,
    type: "module",
    types: "./ampoule.d.ts",
    exports: { ".": { types: "./ampoule.d.ts", default: "./ampoule.js" }, "./classic": "./ampoule.classic.js" },
    files: [...files, "LICENSE-MIT", "LICENSE-APACHE"],
    // It makes <ampoule-playground> known.
    sideEffects: true,
  };
  writeFileSync("dist/npm/package.json", `${JSON.stringify(manifest, null, 2)}\n`);
}
