// The guard's judgement: what of a worker's messages it takes, and what a run has used up.
import assert from "node:assert/strict";
import test from "node:test";
import { MAX_MESSAGE_CHARS, bytesBeside, decodeFromWorker } from "../src/guard/decode";
import { withMemoryLimit } from "../src/guard/memory";
import { Meter } from "../src/guard/meter";
import { Outbox, WINDOW_CHARS } from "../src/guard/outbox";
import { within } from "../src/guard/patience";
import { toText } from "../src/wire";

const limits = {
  wallMillis: 1000,
  graceMillis: 400,
  outputBytes: 10,
  outputLines: 100,
  outputTotalBytes: 30,
  messagesPerSecond: 4000,
  files: { bytes: 100, count: 3, pathDepth: 5 },
  recursion: 1000,
  answerMillis: 60_000,
  waitingMillis: 90_000,
  returned: { bytes: 100, count: 3 },
  display: { bytes: 100, count: 3 },
};
const error = { type: "E", message: "m", line: 3, column: null, traceback: "t" };

function decoded(message: unknown): unknown {
  return decodeFromWorker(JSON.stringify(message));
}

test("every honest message is taken over", () => {
  const seal = { originOpaque: true, fetchRefused: true, evalRefused: true, importRefused: false };
  for (const message of [
    { type: "sealed", seal },
    { type: "booted" },
    { type: "prepared" },
    { type: "explained", run: 1, paragraphs: ["The name `x` is not known.", ""] },
    { type: "broken", message: "no" },
    { type: "started", run: 1 },
    { type: "output", run: 1, stream: "stderr", text: "x" },
    { type: "asks", run: 1, secret: true, suspended: false, place: error },
    { type: "wants", run: 1, module: "numpy", place: error },
    { type: "pong", beat: 7 },
    { type: "caughtUp", run: 1 },
    { type: "replied", run: 1, reply: { kind: "incomplete" } },
    { type: "replied", run: 1, reply: { kind: "left" } },
    { type: "replied", run: 1, reply: { kind: "names", end: "ma", names: ["map(", "max("] } },
    { type: "violates", run: 1, violations: [{ line: 2, column: 1, rule: "imports.deny", message: "os may not be imported." }] },
    { type: "judged", run: 1, verdict: { kind: "passed" } },
    { type: "judged", run: 1, verdict: { kind: "failed", message: "No.", expected: "1", got: null } },
    { type: "judged", run: 1, verdict: { kind: "unsure", message: "?" } },
    { type: "skipped", run: 1, skipped: { bytes: 5, lines: 0 } },
    { type: "ended", run: 1, ending: { kind: "completed", exitCode: -3 }, memoryBytes: 2 ** 32 - 1 },
    { type: "ended", run: 1, ending: { kind: "raised", error }, memoryBytes: 31_457_280 },
  ]) {
    assert.deepEqual(decoded(message), message);
  }
});

test("files are taken over with their bytes, if both belong together", () => {
  const beside = (message: unknown, bytes: unknown) => decodeFromWorker([JSON.stringify(message), bytes]);
  const bytes = new ArrayBuffer(5);
  const honest = { type: "files", run: 1, files: [{ path: "a.txt", bytes: 2 }, { path: "b/c", bytes: 3 }], leftOut: 1 };
  assert.deepEqual(beside(honest, bytes), honest);
  assert.equal(bytesBeside(["x", bytes]), bytes);
  const wrong: [unknown, unknown][] = [
    [honest, new ArrayBuffer(6)],
    [honest, new Uint8Array(5)],
    [honest, new ArrayBuffer(5, { maxByteLength: 9 })],
    [honest, "12345"],
    [{ ...honest, files: [{ path: "a", bytes: -1 }, { path: "b", bytes: 6 }] }, bytes],
    [{ ...honest, files: [{ path: 7, bytes: 5 }] }, bytes],
    [{ ...honest, files: [{ path: "x".repeat(1001), bytes: 5 }] }, bytes],
    [{ ...honest, files: [null] }, bytes],
    [{ ...honest, files: {} }, bytes],
    [{ ...honest, leftOut: -1 }, bytes],
    [{ ...honest, run: "1" }, bytes],
    [{ type: "booted" }, bytes],
  ];
  for (const [message, given] of wrong) assert.equal(beside(message, given), undefined, JSON.stringify(message));
  assert.equal(decoded(honest), undefined, "without bytes");
  assert.equal(decodeFromWorker([JSON.stringify(honest), bytes, bytes]), undefined, "with more than bytes");
  const half = beside({ ...honest, files: [{ path: "\ud800", bytes: 5 }] }, bytes);
  assert.deepEqual(half, { ...honest, files: [{ path: "\ufffd", bytes: 5 }] });
});

test("a picture is taken over with its bytes and a short title", () => {
  const beside = (message: unknown, bytes: unknown) => decodeFromWorker([JSON.stringify(message), bytes]);
  const bytes = new ArrayBuffer(5);
  const honest = { type: "display", run: 1, title: "A curve", density: 2 };
  assert.deepEqual(beside({ ...honest, more: 1 }, bytes), honest);
  assert.equal(decoded(honest), undefined, "without bytes");
  for (const wrong of [{ ...honest, run: null }, { ...honest, title: 7 }, { ...honest, title: "x".repeat(501) }]) assert.equal(beside(wrong, bytes), undefined);
  for (const density of [0, 5, 1.5, "2", undefined]) assert.equal(beside({ ...honest, density }, bytes), undefined, String(density));
  assert.deepEqual(beside({ ...honest, title: "\ud800" }, bytes), { ...honest, title: "\ufffd" });
});

test("a value is taken over as text", () => {
  const honest = { type: "shows", run: 1, value: '{"text/html": "<b>1</b>"}' };
  assert.deepEqual(decodeFromWorker(JSON.stringify(honest)), honest);
  for (const part of [{ run: "1" }, { value: 5 }, { value: undefined }, { value: { "text/html": "" } }]) assert.equal(decodeFromWorker(JSON.stringify({ ...honest, ...part })), undefined);
  assert.equal(decodeFromWorker([JSON.stringify(honest), new ArrayBuffer(1)]), undefined);
});

test("commands of a drawing are taken over as text, and counted with the pictures", () => {
  const honest = { type: "draws", run: 1, commands: '[["clear"]]' };
  assert.deepEqual(decoded({ ...honest, more: 1 }), honest);
  for (const wrong of [{ ...honest, run: null }, { ...honest, commands: [["clear"]] }, { ...honest, commands: undefined }]) assert.equal(decoded(wrong), undefined);
  assert.equal(decodeFromWorker([JSON.stringify(honest), new ArrayBuffer(5)]), undefined, "with bytes");
  const meter = new Meter(limits, 0);
  assert.deepEqual([meter.countDrawing(60), meter.countPicture(40), meter.countDrawing(1)], [undefined, undefined, "display"]);
});

test("a drawing comes no faster than the page takes it", () => {
  const out: string[] = [];
  const outbox = new Outbox((_, text) => out.push(text));
  for (const name of ["first", "second"]) outbox.then(() => out.push(name), WINDOW_CHARS);
  outbox.put("stdout", "text");
  assert.deepEqual(out, ["first"]);
  outbox.shown(WINDOW_CHARS);
  assert.deepEqual(out, ["first", "second"]);
  outbox.shown(WINDOW_CHARS);
  assert.deepEqual(out, ["first", "second", "text"]);
});

test("more or larger pictures than allowed end the run", () => {
  const many = new Meter(limits, 0);
  assert.deepEqual([1, 1, 1, 1].map((bytes) => many.countPicture(bytes)), [undefined, undefined, undefined, "display"]);
  const large = new Meter(limits, 0);
  assert.deepEqual([99, 1, 1].map((bytes) => large.countPicture(bytes)), [undefined, undefined, "display"]);
});

test("a picture has its place behind what was written before it", () => {
  const out: string[] = [];
  const outbox = new Outbox((_, text) => out.push(text.slice(0, 1)));
  outbox.put("stdout", "a".repeat(WINDOW_CHARS));
  outbox.put("stdout", "b");
  outbox.then(() => out.push("picture"));
  outbox.put("stdout", "c");
  assert.deepEqual(out, ["a"]);
  outbox.shown(WINDOW_CHARS);
  assert.deepEqual(out, ["a", "b", "picture", "c"]);
});

test("what does not come in time is told, and what comes or fails in time is taken over", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const never = within(1000, "it takes too long", new Promise(() => {}));
  context.mock.timers.tick(1000);
  await assert.rejects(never, /it takes too long/);
  assert.equal(await within(1000, "late", Promise.resolve(7)), 7);
  await assert.rejects(within(1000, "late", Promise.reject(new Error("broken"))), /broken/);
});

test("a message of another form is refused", () => {
  for (const message of [
    null,
    1,
    [],
    {},
    { type: "closed" },
    { type: "started", run: "1" },
    { type: "started", run: 1.5 },
    { type: "output", run: 1, stream: "screen", text: "x" },
    { type: "output", run: 1, stream: "stdout", text: { toString: "x" } },
    { type: "skipped", run: 1, skipped: { bytes: -5, lines: 0 } },
    { type: "asks", run: 1, secret: 1, suspended: true, place: error },
    { type: "asks", run: 1, secret: true, place: error },
    { type: "asks", run: 1, secret: true, suspended: true, place: null },
    { type: "wants", run: 1, module: 7, place: error },
    { type: "wants", run: 1, module: "a".repeat(501), place: error },
    { type: "wants", run: 1, module: "numpy" },
    { type: "pong", beat: "7" },
    { type: "caughtUp" },
    { type: "replied", run: 1, reply: { kind: "more" } },
    { type: "replied", run: 1, reply: { kind: "names", names: [] } },
    { type: "replied", run: 1, reply: { kind: "names", end: "a", names: ["a", 7] } },
    { type: "replied", run: 1, reply: { kind: "names", end: "a", names: Array(201).fill("a") } },
    { type: "replied", run: 1, reply: { kind: "names", end: "a", names: ["a".repeat(501)] } },
    { type: "violates", run: 1, violations: [] },
    { type: "violates", run: 1, violations: Array(101).fill({ line: 1, column: 1, rule: "r", message: "m" }) },
    { type: "violates", run: 1, violations: [{ line: 0, column: 1, rule: "r", message: "m" }] },
    { type: "violates", run: 1, violations: [{ line: 1, column: null, rule: "r", message: "m" }] },
    { type: "violates", run: 1, violations: [{ line: 1, column: 1, rule: "r".repeat(501), message: "m" }] },
    { type: "violates", run: 1, violations: [{ line: 1, column: 1, rule: "r", message: "m".repeat(5001) }] },
    { type: "judged", run: 1, verdict: { kind: "excellent" } },
    { type: "judged", run: 1, verdict: { kind: "failed", message: "No." } },
    { type: "judged", run: 1, verdict: { kind: "failed", message: "No.", expected: "x".repeat(5001), got: null } },
    { type: "judged", run: 1, verdict: { kind: "unsure" } },
    { type: "judged", run: "1", verdict: { kind: "passed" } },
    { type: "skipped", run: 1, skipped: 5 },
    { type: "ended", run: 1 },
    { type: "ended", run: 1, ending: { kind: "completed", exitCode: 1e99 }, memoryBytes: 1 },
    { type: "ended", run: 1, ending: { kind: "stopped", reason: "user" }, memoryBytes: 1 },
    { type: "ended", run: 1, ending: { kind: "raised", error: { ...error, line: -1 } }, memoryBytes: 1 },
    { type: "ended", run: 1, ending: { kind: "raised", error: { ...error, traceback: 1 } }, memoryBytes: 1 },
    { type: "ended", run: 1, ending: { kind: "raised", error } },
    { type: "ended", run: 1, ending: { kind: "raised", error }, memoryBytes: 2 ** 32 },
    { type: "ended", run: 1, ending: { kind: "raised", error }, memoryBytes: -1 },
    { type: "ended", run: 1, ending: { kind: "raised", error }, memoryBytes: "1" },
    { type: "sealed", seal: { originOpaque: "yes" } },
  ]) {
    assert.equal(decoded(message), undefined, JSON.stringify(message));
  }
});

test("what is no text, no JSON or too long is refused before it is parsed", () => {
  assert.equal(decodeFromWorker({ type: "booted" }), undefined);
  assert.equal(decodeFromWorker("{"), undefined);
  const long = JSON.stringify({ type: "broken", message: "x".repeat(MAX_MESSAGE_CHARS) });
  assert.equal(decodeFromWorker(long), undefined);
});

test("half a character, which the host could not read, becomes the sign for an unknown one", () => {
  assert.deepEqual(decoded({ type: "output", run: 1, stream: "stdout", text: "a\ud800b" }), { type: "output", run: 1, stream: "stdout", text: "a\ufffdb" });
  const raised = { type: "ended", run: 1, ending: { kind: "raised", error: { ...error, message: "\udc00", traceback: "E: \ud800" } }, memoryBytes: 1 };
  assert.deepEqual(decoded(raised), { ...raised, ending: { kind: "raised", error: { ...error, message: "\ufffd", traceback: "E: \ufffd" } } });
  const cut = decoded({ type: "broken", message: `${"x".repeat(4095)}🐍` });
  assert.deepEqual(cut, { type: "broken", message: `${"x".repeat(4095)}\ufffd` });
});

test("nothing that was not looked at is taken over", () => {
  const message = decodeFromWorker('{"type":"started","run":1,"extra":1,"__proto__":{"polluted":true}}');
  assert.deepEqual(message, { type: "started", run: 1 });
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
});

test("the clock decides whether a run was stopped by its deadline", () => {
  const meter = new Meter(limits, 5000);
  assert.deepEqual(meter.judge({ kind: "completed", exitCode: 0 }, 5999), { kind: "completed", exitCode: 0 });
  assert.deepEqual(meter.judge({ kind: "completed", exitCode: 0 }, 6000), { kind: "stopped", reason: "deadline", error: null });
  assert.deepEqual(meter.judge({ kind: "raised", error }, 6100), { kind: "stopped", reason: "deadline", error });
});

test("any message after the last moment ends the run", () => {
  const meter = new Meter(limits, 0);
  assert.equal(meter.countMessage(1399), undefined);
  assert.equal(meter.countMessage(1400), "deadline");
});

test("a flood of messages ends the run, a long row of them does not", () => {
  const flooded = new Meter({ ...limits, wallMillis: 1e9 }, 0);
  const first = Array.from({ length: 5000 }, () => flooded.countMessage(10));
  assert.equal(first.indexOf("messages"), 4000);
  const steady = new Meter({ ...limits, wallMillis: 1e9 }, 0);
  const later = Array.from({ length: 20_000 }, (_, at) => steady.countMessage(at));
  assert.ok(later.every((over) => over === undefined));
});

test("output is kept in bytes of UTF-8, cut between characters, and counted from there on", () => {
  const meter = new Meter(limits, 0);
  assert.deepEqual(meter.takeOutput("ééé"), { kept: "ééé", over: undefined });
  assert.deepEqual(meter.takeOutput("€€\n"), { kept: "€", over: undefined });
  assert.deepEqual(meter.takeOutput("x"), { kept: "", over: undefined });
  assert.deepEqual(meter.skipped, { bytes: 5, lines: 1 });
});

test("output is kept up to a number of lines", () => {
  const meter = new Meter({ ...limits, outputBytes: 100, outputLines: 3 }, 0);
  assert.equal(meter.takeOutput("1\n2\n").kept, "1\n2\n");
  assert.equal(meter.takeOutput("3\n4\n5").kept, "3\n");
  assert.equal(meter.takeOutput("6").kept, "");
  assert.deepEqual(meter.skipped, { bytes: 4, lines: 1 });
});

test("too much output in all ends the run, whoever left it out", () => {
  const meter = new Meter(limits, 0);
  assert.equal(meter.takeOutput("x".repeat(30)).over, undefined);
  assert.equal(meter.takeOutput("x").over, "output");
  const told = new Meter(limits, 0);
  assert.equal(told.countSkipped({ bytes: 30, lines: 0 }), undefined);
  assert.equal(told.countSkipped({ bytes: 2 ** 31 - 1, lines: 2 ** 31 - 1 }), "output");
  told.countSkipped({ bytes: 2 ** 31 - 1, lines: 2 ** 31 - 1 });
  told.countSkipped({ bytes: 2 ** 31 - 1, lines: 2 ** 31 - 1 });
  assert.deepEqual(told.skipped, { bytes: 2 ** 32 - 1, lines: 2 ** 32 - 1 }, "as far as a message can say it");
});

test("no more output is on its way than the host has credit for, and all of it at the end", () => {
  const sent: string[] = [];
  const outbox = new Outbox((_stream, text) => sent.push(text));
  const piece = "x".repeat(WINDOW_CHARS / 4);
  for (let turn = 0; turn < 10; turn++) outbox.put("stdout", piece);
  assert.equal(sent.length, 4);
  outbox.shown(piece.length * 2);
  assert.equal(sent.length, 6);
  outbox.flush();
  assert.equal(sent.length, 10);
});

/** A module with nothing but a memory section. */
function moduleWithMemory(...memory: number[]): ArrayBuffer {
  return new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, memory.length, ...memory]).buffer;
}

test("the engine's memory gets another maximum, which the browser enforces", async () => {
  const changed = withMemoryLimit(moduleWithMemory(1, 1, 2, 0x80, 0x80, 4), 5 * 65536 + 1);
  assert.ok(WebAssembly.validate(changed));
  assert.deepEqual([...changed.subarray(8)], [5, 4, 1, 1, 2, 5]);
  const large = withMemoryLimit(moduleWithMemory(1, 0, 2), 300 * 65536);
  assert.deepEqual([...large.subarray(8)], [5, 5, 1, 1, 2, 0xac, 2]);
});

test("a module without a memory, a cut one or too low a limit is refused with a reason", () => {
  assert.throws(() => withMemoryLimit(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]).buffer, 1e9), /no memory/);
  assert.throws(() => withMemoryLimit(moduleWithMemory(1, 1, 0x80), 1e9), /cut off/);
  assert.throws(() => withMemoryLimit(moduleWithMemory(1, 1, 2, 4), 65536), /less than/);
});

test("what the host reads has its name first, also inside", () => {
  assert.equal(toText({ type: "snapshotMade" }), '{"snapshotMade":null}');
  assert.equal(toText({ type: "pong", beat: 3 }), '{"pong":{"beat":3}}');
  assert.equal(toText({ type: "replied", run: 1, reply: { kind: "left" } }), '{"replied":{"run":1,"reply":{"left":null}}}');
  assert.equal(toText({ type: "remarked", run: 1, remark: "{}" }), '{"remarked":{"run":1,"remark":"{}"}}');
  const ending = { kind: "completed", exitCode: 2 } as const;
  const ended = { type: "ended", run: 1, ending, durationMillis: 5, skipped: { bytes: 0, lines: 0 }, memoryBytes: null, sessionAlive: false } as const;
  assert.deepEqual(JSON.parse(toText(ended)).ended.ending, { completed: { exitCode: 2 } });
});
