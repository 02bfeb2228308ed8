// What a frame says is read, or it is no letter; files and pictures come out as they went in.

import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeOf, pack, read, unpack } from "../src/letters";
import { AmpouleError } from "../src/types";
import { programOf } from "../src/upgrade";

const outcome = {
  kind: "completed",
  reason: null,
  message: null,
  error: null,
  exitCode: 0,
  stdout: "a",
  stderr: "",
  display: [],
  files: [],
  filesLeftOut: 0,
  skippedBytes: 0,
  violations: [],
  durationMillis: 1,
  freshMillis: 2,
};

test("letters of a frame are read", () => {
  const letter = read({ ampoule: 1, id: 3, type: "output", stream: "stdout", text: "x" });
  assert.deepEqual(letter?.word, { ampoule: 1, id: 3, type: "output", stream: "stdout", text: "x" });
  assert.equal(letter?.id, 3);
  assert.equal(read({ ampoule: 1, id: null, type: "outcome", outcome, bytes: new ArrayBuffer(2) })?.bytes.length, 2);
});

test("what is no letter is none", () => {
  const right = { ampoule: 1, id: 3, type: "output", stream: "stdout", text: "x" };
  for (const wrong of [
    undefined,
    null,
    "ampoule",
    [],
    { ...right, ampoule: 2 },
    { ...right, ampoule: "1" },
    { ...right, id: "3" },
    { ...right, id: -1 },
    { ...right, id: undefined },
    { ...right, type: "toString" },
    { ...right, type: ["output"] },
    { ...right, stream: "stdin" },
    { ...right, text: 7 },
    { ...right, bytes: "x" },
    { ampoule: 1, id: null, type: "resize", height: -5 },
    { ampoule: 1, id: null, type: "resize", height: "5px" },
    { ampoule: 1, id: 1, type: "outcome", outcome: { ...outcome, files: [{ path: "a", bytes: -1 }] } },
    { ampoule: 1, id: 1, type: "outcome", outcome: null },
    { ampoule: 1, id: 1, type: "error", error: { code: 5 } },
  ]) {
    assert.equal(read(wrong), undefined, JSON.stringify(wrong));
  }
});

test("files come back as they went, whatever they are called", () => {
  const files = { "a.txt": "é", "b/c": new Uint8Array([1, 2]), d: new Uint8Array([3]).buffer, constructor: "x" };
  const { heads, bytes } = pack(files);
  assert.deepEqual(heads.map(({ bytes }) => bytes), [2, 2, 1, 1]);
  const [back, end] = unpack([...heads, { path: "__proto__", bytes: 0 }], bytes);
  assert.equal(end, 6);
  assert.deepEqual(Object.keys(back), ["a.txt", "b/c", "d", "constructor", "__proto__"]);
  assert.deepEqual([...(back["b/c"] ?? [])], [1, 2]);
  assert.throws(() => pack({ a: 7 as unknown as string }), (error) => error instanceof AmpouleError && error.option === "files.a");
});

test("an outcome has only what there is, and pictures behind the files", () => {
  const whole = outcomeOf(
    {
      ...outcome,
      kind: "raised",
      exitCode: null,
      error: { type: "E", message: "m", line: 2, column: null, traceback: "t" },
      files: [{ path: "a", bytes: 1 }],
      display: [
        { mime: "text/x", title: null, text: "T", bytes: null },
        { mime: "image/png", title: "P", text: null, bytes: 2 },
      ],
    },
    new Uint8Array([1, 2, 3]),
  );
  assert.deepEqual([...(whole.files["a"] ?? [])], [1]);
  assert.deepEqual(whole.display, [{ mime: "text/x", data: "T" }, { mime: "image/png", data: new Uint8Array([2, 3]), title: "P" }]);
  assert.ok(!("exitCode" in whole) && !("reason" in whole) && whole.error?.line === 2);
});

test("of a console only what was entered is a program", () => {
  assert.equal(programOf("print(1)\n"), "print(1)");
  assert.equal(programOf(">>> for x in a:\n...     x\n...\n1\n2\n>>> x\n"), "for x in a:\n    x\n\nx");
});
