// A control takes a defence out for a test; none of them may get into what is shipped.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

const build = (...args: string[]): string => execFileSync("node", ["build.mjs", ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

test("a build without --without reads no control", () => {
  const inputs = JSON.parse(build("--inputs")) as string[];
  assert.ok(inputs.includes("src/worker/lockdown.ts"), "the list shows what is read");
  assert.deepEqual(inputs.filter((input) => input.includes("controls")), []);
});

test("a control never goes where the release is bundled", () => {
  assert.throws(() => build("--without", "lockdown"));
  assert.throws(() => build("--without", "lockdown", "--out", "dist"));
  assert.throws(() => build("--without", "nothing-of-this-name", "--out", "dist"));
});

test("each control takes something out, and only that", () => {
  const folder = mkdtempSync(join(tmpdir(), "ampoule-controls-"));
  const files = ["frame.html", "guard.js", "worker.js"];
  const bundled = (names: string): string[] => {
    build("--without", names, "--out", folder);
    return files.map((file) => readFileSync(join(folder, file), "utf8"));
  };
  try {
    const [, , both] = bundled("lockdown,globals");
    const [frame, guard, one] = bundled("lockdown");
    assert.notEqual(both, one);
    assert.match(frame!, /Content-Security-Policy/);
    const [bare, , whole] = bundled("policy");
    assert.doesNotMatch(bare!, /Content-Security-Policy/);
    assert.notEqual(whole, one);
    const [sealed, believing] = bundled("decode");
    assert.equal(sealed, frame);
    assert.notEqual(believing, guard);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
