// The parts of the run worker that need no browser: batching of output, the soft deadline.
import assert from "node:assert/strict";
import test from "node:test";
import { Interrupt } from "../src/worker/interrupt";
import { OutputBatcher } from "../src/worker/output";

function batcher() {
  const sent: [string, string][] = [];
  const clock = { now: 1000 };
  const skipped = { bytes: 0, lines: 0 };
  const skip = ({ bytes, lines }: typeof skipped) => {
    skipped.bytes += bytes;
    skipped.lines += lines;
  };
  const output = new OutputBatcher({ send: (stream, text) => sent.push([stream, text]), skip }, () => clock.now);
  const write = (text: string, stream: "stdout" | "stderr" = "stdout") => output.write(stream, new TextEncoder().encode(text));
  return { sent, skipped, clock, output, write };
}

test("the first writes go out at once", () => {
  const { sent, write } = batcher();
  write("a\n");
  write("b\n");
  assert.deepEqual(sent, [["stdout", "a\n"], ["stdout", "b\n"]]);
});

test("a flood costs few messages and loses nothing", () => {
  const { sent, clock, output, write } = batcher();
  for (let line = 0; line < 100_000; line++) {
    clock.now += 0.01;
    write(`${line}\n`);
  }
  output.flush();
  const text = sent.map(([, part]) => part).join("");
  assert.equal(text, Array.from({ length: 100_000 }, (_, line) => `${line}\n`).join(""));
  assert.ok(sent.length < 1000, `${sent.length} messages`);
});

test("stdout and stderr keep their order", () => {
  const { sent, output, write } = batcher();
  for (let turn = 0; turn < 100; turn++) {
    write("o", "stdout");
    write("e", "stderr");
  }
  output.flush();
  assert.equal(sent.map(([, text]) => text).join(""), "oe".repeat(100));
});

test("a character split between writes arrives whole", () => {
  const { sent, output } = batcher();
  const bytes = new TextEncoder().encode("🐍");
  output.write("stdout", bytes.subarray(0, 2));
  output.write("stdout", bytes.subarray(2));
  output.flush();
  assert.deepEqual(sent, [["stdout", "🐍"]]);
});

test("one enormous write becomes messages of bounded length, cut between characters", () => {
  const { sent, output, write } = batcher();
  write("🐍".repeat(200_000));
  output.flush();
  assert.ok(sent.every(([, text]) => text.length <= 64 * 1024 && text.isWellFormed()));
  assert.equal(sent.map(([, text]) => text).join(""), "🐍".repeat(200_000));
});

test("what is over the kept bytes is counted and costs no messages", () => {
  const { sent, skipped, output, write } = batcher();
  output.keep(5, 100);
  write("abc\n");
  write("de\nfg\n");
  for (let line = 0; line < 1000; line++) write("more\n");
  output.flush();
  assert.equal(sent.map(([, text]) => text).join(""), "abc\nd");
  assert.deepEqual(skipped, { bytes: 5 + 5000, lines: 1002 });
});

test("what is left out is told after all that is kept", () => {
  const told: string[] = [];
  const clock = { now: 1000 };
  const output = new OutputBatcher({ send: (_, text) => told.push(text), skip: ({ bytes }) => told.push(`and ${bytes} bytes`) }, () => clock.now);
  output.keep(100, 100);
  for (let turn = 0; turn < 50; turn++) output.write("stdout", new TextEncoder().encode("abc"));
  clock.now += 1000;
  output.write("stdout", new TextEncoder().encode("abc"));
  assert.equal(told.at(-1), "and 53 bytes");
  assert.equal(told.slice(0, -1).join(""), `${"abc".repeat(33)}a`);
});

test("what is over the kept lines is counted, and nothing after it is kept", () => {
  const { sent, skipped, output, write } = batcher();
  output.keep(1000, 2);
  write("a\nb\nc\n");
  write("d");
  output.flush();
  assert.equal(sent.map(([, text]) => text).join(""), "a\nb\n");
  assert.deepEqual(skipped, { bytes: 3, lines: 1 });
});

function polled(interrupt: Interrupt, times: number): number[] {
  return Array.from({ length: times }, () => interrupt.buffer[0]).filter((signal) => signal !== 0);
}

test("the interrupt comes once, after the deadline, and only while armed", () => {
  const clock = { now: 0 };
  const interrupt = new Interrupt(() => clock.now, () => {});
  clock.now = 500;
  assert.deepEqual(polled(interrupt, 100), [], "not armed");
  interrupt.arm(1000);
  assert.deepEqual(polled(interrupt, 100), [], "too early");
  clock.now = 1000;
  assert.deepEqual(polled(interrupt, 1000), [2], "once");
  interrupt.arm(900);
  interrupt.disarm();
  assert.deepEqual(polled(interrupt, 100), [], "disarmed");
});

test("CPython is asked to look rarely, and often where looks are slow to come", () => {
  const asked: number[] = [];
  const clock = { now: 0 };
  const interrupt = new Interrupt(() => clock.now, () => {});
  interrupt.connect((checks) => asked.push(checks));
  const after = (...pauses: number[]) => {
    asked.length = 0;
    for (const pause of pauses) {
      clock.now += pause;
      void interrupt.buffer[0];
    }
    return asked;
  };
  assert.deepEqual(after(0.02, 0.02, 1, 4), [100, 200, 200, 200], "the more the quicker they come");
  assert.deepEqual(after(...Array<number>(9).fill(0.1)).slice(-3), [4000, 4000, 4000], "but not without end");
  assert.deepEqual(after(50, 6, 1, 0.1), [50, 50, 50, 100]);
  asked.length = 0;
  interrupt.lookSoon();
  interrupt.lookSoon();
  assert.deepEqual(asked, [50], "somebody waits");
});
