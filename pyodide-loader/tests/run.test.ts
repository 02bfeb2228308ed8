// A run as the guard keeps it while its program waits for a package, and when its program is judged: whoever says that may be lying.
import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type Order, Run } from "../src/guard/run";
import type { FromGuard, Program, RunLimits, ToWorker } from "../src/protocol.gen";

const limits: RunLimits = {
  wallMillis: 60_000,
  graceMillis: 400,
  answerMillis: 60_000,
  waitingMillis: 60_000,
  outputBytes: 10,
  outputLines: 10,
  outputTotalBytes: 30,
  messagesPerSecond: 4000,
  files: { bytes: 1, count: 1, pathDepth: 1 },
  recursion: 100,
  returned: { bytes: 1, count: 1 },
  display: { bytes: 1, count: 1 },
};
const place = { type: "KeyboardInterrupt", message: "", line: 3, column: null, traceback: "t" };

function running(changed: Partial<RunLimits> = {}, authored: Partial<Program> = {}) {
  const told: FromGuard[] = [];
  const asked: ToWorker[] = [];
  const stopped: string[] = [];
  const program = { source: "", mode: "script", stdin: "", interactive: true, explain: null, author: null, files: [] } as const;
  const order: Order = { run: 1, program: { ...program, files: [], ...authored }, limits: { ...limits, ...changed }, obtainable: ["numpy"] };
  const run = new Run(order, undefined, true, {
    tell: (message) => void told.push(message),
    ask: (message) => void asked.push(message),
    stop: (reason) => void stopped.push(reason),
  });
  asked.length = 0;
  const wants = (module = "numpy") => run.handleWants({ module, place });
  const end = () => run.end(run.stopped(), false, null);
  return { run, told, asked, stopped, wants, end };
}

test("the page is asked for what can be had, and the worker goes on when it is told", async () => {
  const { run, told, asked, wants, end } = running();
  assert.equal(wants(), undefined);
  assert.deepEqual([told, asked, run.wants], [[{ type: "wants", run: 1, module: "numpy" }], [], true]);
  await wait(300);
  assert.equal(asked.filter(({ type }) => type === "ping").length, 1, "it has to show that it waits");
  run.supplied();
  assert.deepEqual([asked.at(-1), run.wants], [{ type: "supplied" }, false]);
  run.supplied();
  assert.equal(asked.length, 2, "nobody waits");
  end();
});

test("what cannot be had is not there at once, and so is what comes after too many", () => {
  const { told, asked, wants, run, end } = running();
  assert.equal(wants("os"), undefined);
  assert.deepEqual([told, asked, run.wants], [[], [{ type: "supplied" }], false]);
  for (let more = 0; more < 100; more += 1) {
    wants();
    run.supplied();
  }
  assert.ok(told.length === 7, `${told.length} were told`);
  assert.equal(asked.length, 101);
  end();
});

test("whoever waits asks for nothing else, and no person answers", () => {
  const { run, told, wants, end } = running();
  wants();
  assert.equal(wants(), "misbehaves");
  assert.equal(run.handleAsks({ secret: false, suspended: true, place }), "misbehaves");
  run.answer(0, "x", true);
  run.answer(1, "x", true);
  assert.equal(run.wants, true);
  assert.deepEqual(run.stopped(), { kind: "stopped", reason: "user", error: place });
  end();
  const asking = running();
  asking.run.handleAsks({ secret: false, suspended: true, place });
  assert.equal(asking.wants(), "misbehaves");
  asking.run.supplied();
  assert.deepEqual([asking.asked, told.length], [[], 2], "a question is not answered so");
  asking.end();
});

test("a package that takes too long is missing, and the run goes on", async () => {
  const { run, asked, stopped, wants, end } = running({ answerMillis: 100, waitingMillis: 150 });
  wants();
  await wait(300);
  assert.deepEqual([asked, run.wants, stopped], [[{ type: "supplied" }], false, []]);
  wants();
  assert.deepEqual([asked.length, run.wants], [2, false], "it has waited long enough in all");
  end();
});

test("a worker that says it waits and does not answer is at its deadline as if it ran", async () => {
  const { stopped, wants, end } = running({ wallMillis: 300, graceMillis: 100 });
  wants();
  await wait(900);
  assert.equal(stopped[0], "deadline");
  end();
});

const exam = { check: "", seed: 1, language: "en" };
const policy = { imports: { allow: [], deny: [] }, builtins: { deny: [] }, names: { deny: [] }, dunder: "allow", syntax: { require: [], forbid: [], maxLines: null }, restricted: false, reason: "" } as const;

test("one verdict is passed on, whoever gives it, and a second one ends the run", () => {
  const { run, told, end } = running({}, { author: JSON.stringify({ policy: null, setup: null, exam }) });
  assert.equal(run.handleJudged({ kind: "passed" }), undefined);
  assert.deepEqual(told, [{ type: "remarked", run: 1, remark: '{"verdict":{"kind":"passed"}}' }]);
  for (let more = 0; more < 3; more += 1) assert.equal(run.handleJudged({ kind: "unsure", message: "" }), "misbehaves");
  assert.equal(told.length, 1);
  end();
});

test("violations are passed on once", () => {
  const { run, told, end } = running({}, { author: JSON.stringify({ policy, setup: null, exam: null }) });
  const violations = [{ line: 1, column: 1, rule: "dunder", message: "m" }];
  assert.equal(run.handleViolates(violations), undefined);
  assert.deepEqual(told, [{ type: "remarked", run: 1, remark: JSON.stringify({ violations }) }]);
  assert.equal(run.handleViolates(violations), "misbehaves");
  assert.equal(told.length, 1);
  end();
});

test("nobody judges what nobody wants judged, or while the program waits", () => {
  const plain = running();
  assert.deepEqual([plain.run.handleJudged({ kind: "passed" }), plain.run.handleViolates([])], ["misbehaves", "misbehaves"]);
  plain.end();
  const { run, told, wants, end } = running({}, { author: JSON.stringify({ policy: null, setup: null, exam }) });
  wants();
  assert.equal(run.handleJudged({ kind: "passed" }), "misbehaves");
  assert.deepEqual(told.filter(({ type }) => type === "remarked"), []);
  end();
});
