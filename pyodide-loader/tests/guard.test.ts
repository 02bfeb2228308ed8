// The guard's judgement: what of a worker's messages it takes, and what a run has used up.
import assert from "node:assert/strict";
import test from "node:test";
import { MAX_MESSAGE_CHARS, decodeFromWorker } from "../src/guard/decode";
import { Meter } from "../src/guard/meter";

const limits = { wallMillis: 1000, graceMillis: 400, outputBytes: 10 };
const error = { type: "E", message: "m", line: 3, column: null, traceback: "t" };

function decoded(message: unknown): unknown {
  return decodeFromWorker(JSON.stringify(message));
}

test("every honest message is taken over", () => {
  const seal = { originOpaque: true, fetchRefused: true, evalRefused: true, importRefused: false };
  for (const message of [
    { type: "sealed", seal },
    { type: "booted" },
    { type: "broken", message: "no" },
    { type: "started", run: 1 },
    { type: "output", run: 1, stream: "stderr", text: "x" },
    { type: "ended", run: 1, ending: { kind: "completed", exitCode: -3 } },
    { type: "ended", run: 1, ending: { kind: "raised", error } },
  ]) {
    assert.deepEqual(decoded(message), message);
  }
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
    { type: "ended", run: 1 },
    { type: "ended", run: 1, ending: { kind: "completed", exitCode: 1e99 } },
    { type: "ended", run: 1, ending: { kind: "stopped", reason: "user" } },
    { type: "ended", run: 1, ending: { kind: "raised", error: { ...error, line: -1 } } },
    { type: "ended", run: 1, ending: { kind: "raised", error: { ...error, traceback: 1 } } },
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

test("output is counted in bytes of UTF-8 and cut between characters", () => {
  const meter = new Meter(limits, 0);
  assert.deepEqual(meter.takeOutput("ééé"), { kept: "ééé", over: undefined });
  assert.deepEqual(meter.takeOutput("€€"), { kept: "€", over: "output" });
  assert.deepEqual(meter.takeOutput("x"), { kept: "", over: "output" });
});
