// Who waits and who only says so; what a repetition shows again; how answers become standard input.
import assert from "node:assert/strict";
import test from "node:test";
import { Repeat } from "../src/guard/repeat";
import { Meter } from "../src/guard/meter";
import { PING_MILLIS, Waiting } from "../src/guard/waiting";
import { Input } from "../src/worker/input";
import { Interrupt } from "../src/worker/interrupt";

/** A guard that looks as it should, and a worker that answers each ping so late; gives what was taken for waiting. */
function waited(millis: number, answersAfter: (beat: number) => number): number {
  const waiting = new Waiting(0);
  let credit = 0;
  let beats = 0;
  let due: { beat: number; at: number } | undefined;
  for (let now = 1; now <= millis; now += 1) {
    if (due && now >= due.at) {
      credit += waiting.answered(due.beat, now);
      due = undefined;
    }
    if (now % PING_MILLIS === 0 && waiting.look(now, beats + 1)) {
      beats += 1;
      due = { beat: beats, at: now + answersAfter(beats) };
    }
  }
  return credit + waiting.end(millis);
}

test("a worker that answers at once has waited all the time", () => {
  assert.equal(waited(60_000, () => 3), 60_000);
});

test("a worker that does not answer has not waited, and one that computes between answers has not either", () => {
  assert.ok(waited(10_000, () => Number.POSITIVE_INFINITY) <= PING_MILLIS);
  assert.ok(waited(60_000, () => 900) < 2_000, `${waited(60_000, () => 900)}`);
});

test("one late answer costs the time until it comes and no more", () => {
  const lost = 60_000 - waited(60_000, (beat) => (beat === 50 ? 700 : 2));
  assert.ok(lost >= 700 && lost < 1_200, `${lost}`);
});

test("an answer to a ping that was not sent, or was answered, proves nothing", () => {
  const waiting = new Waiting(0);
  assert.equal(waiting.answered(1, 100), 0);
  assert.equal(waiting.look(200, 17), true);
  assert.equal(waiting.answered(16, 210), 0);
  assert.equal(waiting.answered(17, 210), 210);
  assert.equal(waiting.answered(17, 5_000), 0);
});

test("nobody is late on a machine that slept", () => {
  const waiting = new Waiting(0);
  waiting.look(200, 1);
  waiting.look(3_600_000, 2);
  assert.equal(waiting.answered(1, 3_600_010), 3_600_010);
});

test("time that was waiting is taken off the clock and moves the last moment", () => {
  const limits = { wallMillis: 1000, graceMillis: 400, answerMillis: 1, waitingMillis: 1, outputBytes: 10, outputLines: 10, outputTotalBytes: 30, messagesPerSecond: 4000, files: { bytes: 1, count: 1, pathDepth: 1 }, recursion: 100 };
  const meter = new Meter(limits, 5000);
  meter.takeOff(60_000);
  assert.deepEqual([meter.elapsed(65_900), meter.lastMoment], [900, 66_400]);
  assert.deepEqual(meter.judge({ kind: "completed", exitCode: 0 }, 65_999), { kind: "completed", exitCode: 0 });
  assert.equal(meter.judge({ kind: "completed", exitCode: 0 }, 66_000).kind, "stopped");
  assert.deepEqual([meter.countMessage(66_399), meter.countMessage(66_400)], [undefined, "deadline"]);
});

test("a repetition shows nothing again and everything new", () => {
  const repeat = new Repeat();
  assert.equal(repeat.take("stdout", "Name? "), "Name? ");
  assert.equal(repeat.take("stderr", "w"), "w");
  repeat.begin();
  // In other pieces, and in another order of the two streams: that is the batches' affair.
  assert.deepEqual([repeat.take("stderr", "w"), repeat.take("stdout", "Na"), repeat.take("stdout", "me? ")], ["", "", ""]);
  assert.equal(repeat.catchUp(), true);
  assert.equal(repeat.take("stdout", "Hi"), "Hi");
  repeat.begin();
  repeat.take("stderr", "w");
  repeat.take("stdout", "Name? Ho");
  assert.equal(repeat.catchUp(), false, "it wrote something else");
  assert.equal(repeat.end(), undefined);
});

test("a repetition that ends before it is where the run was shows what it wrote otherwise", () => {
  const repeat = new Repeat();
  repeat.take("stdout", "one\ntwo\n");
  repeat.begin();
  repeat.take("stdout", "one\nthree\n");
  repeat.take("stderr", "oh");
  assert.deepEqual(repeat.end(), { stdout: "hree\n", stderr: "oh" });
});

function taken(input: Input, most = 100): string | undefined {
  const bytes = input.take(most);
  return bytes && new TextDecoder().decode(bytes);
}

test("standard input is what was prepared and then an end, or somebody is asked", () => {
  const input = new Input(() => {});
  input.begin("Ada\n36", false, []);
  assert.deepEqual([taken(input, 2), taken(input), taken(input), taken(input)], ["Ad", "a\n36", "", ""]);
  input.begin("Ada\n36", true, []);
  assert.deepEqual([taken(input), taken(input)], ["Ada\n36\n", undefined], "a person's line is a line of its own");
  input.put("é");
  input.put(null);
  assert.deepEqual([taken(input), taken(input), taken(input)], ["é\n", "", undefined]);
});

test("a repetition has caught up when it takes the last answer, however it reads", () => {
  let caughtUp = 0;
  const input = new Input(() => (caughtUp += 1));
  input.begin("p\n", true, ["ab", null, "c"]);
  assert.deepEqual([taken(input), taken(input, 1), taken(input), taken(input), caughtUp], ["p\n", "a", "b\n", "", 0]);
  assert.deepEqual([taken(input), caughtUp, taken(input), caughtUp], ["c\n", 1, undefined, 1]);
  input.begin("", true, []);
  assert.deepEqual([taken(input), caughtUp], [undefined, 1], "the first time there is nothing to catch up with");
});

test("the soft deadline stands while a program waits, and goes on with the time that was left", () => {
  const clock = { now: 0 };
  const interrupt = new Interrupt(() => clock.now, () => {});
  interrupt.arm(1000);
  clock.now = 900;
  const goOn = interrupt.pause();
  clock.now = 60_000;
  assert.equal(interrupt.take(), false, "no interrupt comes meanwhile");
  goOn();
  clock.now = 60_099;
  assert.deepEqual([interrupt.take(), Math.round(interrupt.millisLeft)], [false, 1]);
  clock.now = 60_100;
  assert.equal(interrupt.take(), true);
  interrupt.disarm();
  interrupt.pause()();
  clock.now = 1e9;
  assert.equal(interrupt.take(), false, "what was not armed is not armed by an answer");
});
