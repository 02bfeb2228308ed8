// The guard's judgement against a worker that sends anything: messages of nearly the right form, texts that are none, floods.
// A failure names its seed: `AMPOULE_FUZZ_SEED=… npm test` draws the same messages again.
import assert from "node:assert/strict";
import test from "node:test";
import { MAX_MESSAGE_CHARS, decodeFromWorker } from "../src/guard/decode";
import { Meter, lineEnds } from "../src/guard/meter";
import { Outbox, WINDOW_CHARS } from "../src/guard/outbox";
import type { FromWorker, RunLimits } from "../src/protocol.gen";

const MESSAGES = 100_000;
const SEED = Number(process.env["AMPOULE_FUZZ_SEED"] ?? Date.now() % 2 ** 32);

/** The same seed gives the same throws (mulberry32). */
class Dice {
  constructor(private state: number) {}

  /** From 0; `most` is not thrown. */
  below(most: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  }

  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  oneOf<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!;
  }
}

const TEXTS = ["", "a", "line\n", "\n\n\n", "é€🐍", "\ud800", "\udc00\ud83d", "\u0000\u001b[2J", "</script>", "\u2028", "__proto__", "toString"];

function text(dice: Dice): string {
  const part = dice.oneOf(TEXTS);
  return dice.oneIn(200) ? (part || "x").repeat(dice.below(40_000)) : part.repeat(1 + dice.below(3));
}

/** JSON of something that belongs nowhere. */
function odd(dice: Dice, depth = 0): string {
  switch (dice.below(depth > 3 ? 7 : 9)) {
    case 0:
      return dice.oneOf(["null", "true", "false", "[]", "{}"]);
    case 1:
      return dice.oneOf(["0", "-0", "-1", "1.5", "1e99", "-1e-99", "2147483647", "2147483648", "-2147483648", "9007199254740993"]);
    case 2:
      return JSON.stringify(text(dice));
    case 3:
      return JSON.stringify(dice.oneOf(["sealed", "completed", "stdout", "1", "raised"]));
    case 4:
      return String(dice.below(2 ** 32) - 2 ** 31);
    case 5:
      return dice.oneOf(['{"toString":1,"valueOf":2}', '{"length":9,"slice":null}', "[[[[]]]]"]);
    case 6:
      return '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    case 7:
      return `[${odd(dice, depth + 1)},${odd(dice, depth + 1)}]`;
    default:
      return object(dice, { [dice.oneOf(["type", "run", "kind", "error"])]: odd(dice, depth + 1) });
  }
}

/** JSON of an object with these fields, which are JSON: some left out, spoilt, doubled or added. */
function object(dice: Dice, fields: Record<string, string>): string {
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    if (dice.oneIn(150)) return [];
    const spoilt = dice.oneIn(40) ? odd(dice) : value;
    return dice.oneIn(200) ? [`"${name}":${value}`, `"${name}":${odd(dice)}`] : [`"${name}":${spoilt}`];
  });
  if (dice.oneIn(20)) parts.push(`"${dice.oneOf(["__proto__", "constructor", "prototype", "toJSON", "extra", "then"])}":${odd(dice)}`);
  return `{${parts.join(",")}}`;
}

function whole(dice: Dice): string {
  return dice.oneOf(["0", "1", "2", "3", "17", "-1", "2147483647", "-2147483647", "-0"]);
}

function ending(dice: Dice): string {
  if (dice.oneIn(2)) return object(dice, { kind: '"completed"', exitCode: whole(dice) });
  return object(dice, { kind: '"raised"', error: pythonError(dice) });
}

function pythonError(dice: Dice): string {
  const position = (): string => dice.oneOf(["null", "1", "77", "2147483647"]);
  const words = (): string => JSON.stringify(text(dice));
  return object(dice, { type: words(), message: words(), line: position(), column: position(), traceback: words() });
}

function nearly(dice: Dice): string {
  const run = whole(dice);
  switch (dice.below(11)) {
    case 10: {
      const words = (): string => JSON.stringify(text(dice));
      if (dice.oneIn(2)) return object(dice, { type: '"violates"', run, violations: `[${object(dice, { line: whole(dice), column: whole(dice), rule: words(), message: words() })}]` });
      const kind = dice.oneOf(['"passed"', '"failed"', '"unsure"']);
      return object(dice, { type: '"judged"', run, verdict: object(dice, { kind, message: words(), expected: dice.oneOf(["null", words()]), got: "null" }) });
    }
    case 8: {
      if (dice.oneIn(3)) return object(dice, { type: '"wants"', run, module: JSON.stringify(text(dice)), place: pythonError(dice) });
      const told = (): string => dice.oneOf(["true", "false"]);
      return object(dice, { type: '"asks"', run, secret: told(), suspended: told(), place: pythonError(dice) });
    }
    case 9:
      return dice.oneIn(2) ? object(dice, { type: '"pong"', beat: whole(dice) }) : object(dice, { type: '"caughtUp"', run });
    case 0: {
      const tried = (): string => dice.oneOf(["true", "false"]);
      return object(dice, { type: '"sealed"', seal: object(dice, { originOpaque: tried(), fetchRefused: tried(), evalRefused: tried(), importRefused: tried() }) });
    }
    case 1:
      return object(dice, { type: dice.oneOf(['"booted"', '"prepared"', '"snapshot"']) });
    case 2:
      return object(dice, { type: '"broken"', message: JSON.stringify(text(dice)) });
    case 3:
      return object(dice, { type: '"started"', run });
    case 4:
    case 5:
      return object(dice, { type: '"output"', run, stream: dice.oneOf(['"stdout"', '"stderr"']), text: JSON.stringify(text(dice)) });
    case 6:
      return object(dice, { type: '"skipped"', run, skipped: object(dice, { bytes: whole(dice), lines: whole(dice) }) });
    default:
      return object(dice, { type: '"ended"', run, ending: ending(dice) });
  }
}

/** What a port can carry. */
function anything(dice: Dice): unknown {
  switch (dice.below(20)) {
    case 0:
      return odd(dice);
    case 1: {
      const message = nearly(dice);
      const at = dice.below(message.length);
      return message.slice(0, at) + dice.oneOf(["", '"', "\\", "}", ",", "\u0000", message.slice(at + 1)]);
    }
    case 2:
      return dice.oneOf<unknown>([undefined, null, 1, 10n, [], [nearly(dice)], new Map(), new ArrayBuffer(4), new Date(0), { type: "booted" }, new String(nearly(dice))]);
    default:
      return nearly(dice);
  }
}

type Shape = "bool" | "whole" | "position" | "count" | "text" | "words" | "violations" | readonly string[] | { readonly [name: string]: Shape } | readonly { readonly [name: string]: Shape }[];

const SEAL = { originOpaque: "bool", fetchRefused: "bool", evalRefused: "bool", importRefused: "bool" } as const;
const ERROR = { type: "text", message: "text", line: "position", column: "position", traceback: "text" } as const;
const VIOLATION = { line: "count", column: "count", rule: "text", message: "text" } as const;
/** Written here once more, so that a careless change of the decoder is seen. */
const SHAPES: Record<string, Record<string, Shape>> = {
  sealed: { seal: SEAL },
  booted: {},
  prepared: {},
  snapshot: {},
  broken: { message: "text" },
  started: { run: "whole" },
  output: { run: "whole", stream: ["stdout", "stderr"], text: "text" },
  asks: { run: "whole", secret: "bool", suspended: "bool", place: ERROR },
  wants: { run: "whole", module: "text", place: ERROR },
  pong: { beat: "whole" },
  caughtUp: { run: "whole" },
  judged: { run: "whole", verdict: [{ kind: ["passed"] }, { kind: ["failed"], message: "text", expected: "words", got: "words" }, { kind: ["unsure"], message: "text" }] },
  violates: { run: "whole", violations: "violations" },
  skipped: { run: "whole", skipped: { bytes: "count", lines: "count" } },
  ended: { run: "whole", ending: [{ kind: ["completed"], exitCode: "whole" }, { kind: ["raised"], error: ERROR }] },
};

function fits(value: unknown, shape: Shape): boolean {
  const isWhole = typeof value === "number" && Number.isSafeInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
  switch (shape) {
    case "bool":
      return typeof value === "boolean";
    case "whole":
      return isWhole;
    case "count":
      return isWhole && value >= 0;
    case "position":
      return value === null || (isWhole && value > 0);
    case "words":
      return value === null || fits(value, "text");
    case "violations":
      return Array.isArray(value) && value.length > 0 && value.length <= 100 && value.every((one) => fits(one, VIOLATION));
    case "text":
      // The host is Rust: it has no text with half a character in it.
      return typeof value === "string" && value.isWellFormed();
  }
  if (Array.isArray(shape)) return shape.some((one: string | Record<string, Shape>) => (typeof one === "string" ? one === value : fits(value, one)));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const entries = Object.entries(shape as Record<string, Shape>);
  return Reflect.ownKeys(value).length === entries.length && entries.every(([name, part]) => Object.hasOwn(value, name) && fits((value as Record<string, unknown>)[name], part));
}

const sharedObjects = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Function.prototype];
const untouched = sharedObjects.map((shared) => Reflect.ownKeys(shared).length);

/** Throws if `message`, decoded from `data`, is not of a declared form and within its bounds. */
function check(message: FromWorker, data: unknown): void {
  const { type, ...rest } = message;
  const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined;
  const said = (): string => `${JSON.stringify(message).slice(0, 500)} from ${String(data).slice(0, 500)}`;
  assert.ok(shape && fits(rest, shape), said());
  const again = JSON.stringify(message);
  // 3 bytes of UTF-8 are the most for one unit of UTF-16, and the host takes 4 MiB.
  assert.ok(again.length <= MAX_MESSAGE_CHARS, `grew: ${said()}`);
  assert.equal(JSON.stringify(decodeFromWorker(again)), again, said());
}

/** A run as the guard's session keeps it, with a second account of everything. */
class Run {
  readonly limits: RunLimits;
  private readonly meter: Meter;
  private readonly sent: string[] = [];
  private readonly outbox = new Outbox((_stream, text) => this.sent.push(text));
  private now: number;
  private window: number[] = [];
  private kept = "";
  private bytes = 0;
  private lines = 0;

  constructor(private readonly dice: Dice) {
    const outputBytes = dice.oneOf([0, 1, 10, 1000, 100_000]);
    this.limits = {
      wallMillis: 50 + dice.below(2000),
      graceMillis: dice.below(500),
      outputBytes,
      outputLines: dice.oneOf([0, 1, 10, 100_000]),
      outputTotalBytes: outputBytes + dice.below(100_000),
      messagesPerSecond: 1 + dice.below(300),
      files: { bytes: 0, count: 0, pathDepth: 0 },
      recursion: 1000,
      answerMillis: 60_000,
      waitingMillis: 90_000,
    };
    this.now = dice.below(1_000_000);
    this.meter = new Meter(this.limits, this.now);
  }

  /** Whether the run is over after this message. */
  take(message: FromWorker | undefined): boolean {
    const { dice, meter, limits } = this;
    this.now += dice.oneIn(4) ? dice.below(20) : 0;
    const isLate = this.now >= meter.lastMoment;
    const over = meter.countMessage(this.now);
    this.window = [...this.window.filter((at) => this.now - at < 1000), this.now];
    assert.equal(over === "deadline", isLate);
    // The meter's windows do not slide, so up to twice as much can fit into a second; never more.
    if (over === undefined) assert.ok(this.window.length <= 2 * limits.messagesPerSecond);
    if (over === "messages") assert.ok(this.window.length > limits.messagesPerSecond);
    if (over !== undefined || message === undefined) return true;
    switch (message.type) {
      case "output":
        return this.takeOutput(message.text);
      case "skipped":
        this.bytes += message.skipped.bytes;
        this.lines += message.skipped.lines;
        assert.equal(meter.countSkipped(message.skipped) === "output", this.bytes > limits.outputTotalBytes);
        return this.bytes > limits.outputTotalBytes;
      case "ended": {
        const ending = meter.judge(message.ending, this.now);
        const isOver = meter.elapsed(this.now) >= limits.wallMillis;
        assert.equal(ending.kind === "stopped", isOver);
        return true;
      }
      default:
        return false;
    }
  }

  private takeOutput(text: string): boolean {
    const { meter, limits } = this;
    this.bytes += Buffer.byteLength(text);
    this.lines += lineEnds(text);
    const { kept, over } = meter.takeOutput(text);
    assert.ok(text.startsWith(kept) && kept.isWellFormed());
    this.kept += kept;
    this.outbox.put("stdout", kept);
    if (this.dice.oneIn(3)) this.outbox.shown(this.dice.below(WINDOW_CHARS));
    assert.equal(over === "output", this.bytes > limits.outputTotalBytes);
    return over !== undefined;
  }

  /** What must be true of every run when it is over. */
  end(): void {
    const { kept, limits, meter } = this;
    assert.ok(Buffer.byteLength(kept) <= limits.outputBytes && lineEnds(kept) <= limits.outputLines);
    const { skipped } = meter;
    const most = 2 ** 32 - 1;
    assert.deepEqual(skipped, { bytes: Math.min(most, this.bytes - Buffer.byteLength(kept)), lines: Math.min(most, this.lines - lineEnds(kept)) });
    assert.ok(kept.startsWith(this.sent.join("")));
    this.outbox.flush();
    assert.equal(this.sent.join(""), kept);
  }
}

test("no message gets past the decoder that is not of a declared form, and no run past its limits", () => {
  const dice = new Dice(SEED);
  let run = new Run(dice);
  let taken = 0;
  try {
    for (let number = 0; number < MESSAGES; number += 1) {
      const data = anything(dice);
      const message = decodeFromWorker(data);
      if (message) {
        taken += 1;
        check(message, data);
      }
      // Mostly messages that a session would hand to the meter, or no run would last.
      if (run.take(message ?? (dice.oneIn(20) ? undefined : { type: "booted" })) || dice.oneIn(300)) {
        run.end();
        run = new Run(dice);
      }
    }
    assert.deepEqual(sharedObjects.map((shared) => Reflect.ownKeys(shared).length), untouched, "something was added to a shared object");
    assert.ok(taken > MESSAGES / 4 && taken < (MESSAGES * 9) / 10, `${taken} of ${MESSAGES} were messages: the draw proves little`);
  } catch (error) {
    throw new Error(`with AMPOULE_FUZZ_SEED=${SEED}: ${String(error)}`, { cause: error });
  }
});

test("a text that is too long is refused however it is written", () => {
  for (const filler of ["x", "\\u0000", "\ud800", "é", "["]) {
    const long = `{"type":"broken","message":"${filler.repeat(MAX_MESSAGE_CHARS)}"}`;
    assert.equal(decodeFromWorker(long), undefined);
    assert.equal(decodeFromWorker(filler.repeat(MAX_MESSAGE_CHARS + 1)), undefined);
  }
  assert.equal(decodeFromWorker("[".repeat(MAX_MESSAGE_CHARS)), undefined, "nested as deep as a text can be");
});
