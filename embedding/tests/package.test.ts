// The package for npm: what npm would pack, and that another project's TypeScript finds its types.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";

const PACKAGE = resolve("dist/npm");

test("npm packs what is named and nothing else", () => {
  const told = execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: PACKAGE, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  const [packed] = JSON.parse(told) as [{ files: { path: string }[] }];
  const files = packed.files.map(({ path }) => path).sort();
  assert.deepEqual(files, ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "ampoule.classic.js", "ampoule.d.ts", "ampoule.js", "package.json"]);
});

/** What TypeScript says of a project that uses the package. */
function typed(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), "ampoule-types-"));
  try {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(PACKAGE, join(folder, "node_modules/ampoule"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "program.ts"), program);
    const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom"];
    execFileSync(resolve("node_modules/.bin/tsc"), [...options, "program.ts"], { cwd: folder, encoding: "utf8" });
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("another project's TypeScript knows the functions, options and outcomes", () => {
  const program = `
    import { createPlayground, createRunner, upgrade, AmpouleError, type Block, type Outcome, type Playground } from "ampoule";
    const runner = await createRunner({ host: "https://a.example/", limits: { wallMillis: 5 }, policy: { imports: { deny: ["os"] } }, whenBusy: "refuse" });
    const outcome: Outcome = await runner.run("1", { stdin: ["a"], files: { a: new Uint8Array() }, onInput: async (prompt) => prompt, onOutput: ({ text }) => text.length });
    const line: number | undefined = outcome.error?.line;
    const box: Playground = await createPlayground(document.body, { theme: "dark", ui: "output" });
    box.on("outcome", ({ stdout }) => stdout.trim());
    const blocks: Block[] = upgrade("pre");
    export { line, blocks, AmpouleError };
  `;
  assert.equal(typed(program), "");
});

test("what is wrong is told", () => {
  assert.match(typed('import { createRunner } from "ampoule"; await createRunner({ wallMillis: 5 });'), /wallMillis/);
  assert.match(typed('import { createIn } from "ampoule";'), /createIn/);
});
