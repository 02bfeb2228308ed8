/**
 * What one run has used, held against its limits: time, output, messages. Pure: time is an argument.
 *
 * The clock starts when the guard hands the program over and nothing stops it: no word of the worker, no hidden tab.
 */
import type { Ending, RunLimits, WorkerEnding } from "../protocol.gen";

/** An honest worker batches its output to far fewer messages than this. */
const MAX_MESSAGES_PER_SECOND = 4000;

export type Over = "deadline" | "output" | "messages";

export class Meter {
  private outputBytes = 0;
  private windowStart: number;
  private windowMessages = 0;
  private readonly encoder = new TextEncoder();

  constructor(
    private readonly limits: RunLimits,
    /** In milliseconds, of the clock that every later `now` comes from. */
    private readonly startedAt: number,
  ) {
    this.windowStart = startedAt;
  }

  elapsed(now: number): number {
    return now - this.startedAt;
  }

  /** When the worker has to be gone, whatever it says. */
  get lastMoment(): number {
    return this.startedAt + this.limits.wallMillis + this.limits.graceMillis;
  }

  /** To be called for every message, whatever it holds. */
  countMessage(now: number): Over | undefined {
    if (now >= this.lastMoment) return "deadline";
    if (now - this.windowStart >= 1000) {
      this.windowStart = now;
      this.windowMessages = 0;
    }
    this.windowMessages += 1;
    return this.windowMessages > MAX_MESSAGES_PER_SECOND ? "messages" : undefined;
  }

  /** The part of `text` that may still be shown, and whether that was all. */
  takeOutput(text: string): { kept: string; over: Over | undefined } {
    const bytes = this.encoder.encode(text).length;
    const room = this.limits.outputBytes - this.outputBytes;
    if (bytes <= room) {
      this.outputBytes += bytes;
      return { kept: text, over: undefined };
    }
    this.outputBytes = this.limits.outputBytes;
    const scratch = new Uint8Array(Math.max(0, room));
    const { read } = this.encoder.encodeInto(text, scratch);
    return { kept: text.slice(0, read), over: "output" };
  }

  /** The worker's own account, corrected by the clock: what ended after the wall time was stopped by it. */
  judge(account: WorkerEnding, now: number): Ending {
    if (this.elapsed(now) < this.limits.wallMillis) return account;
    return { kind: "stopped", reason: "deadline", error: account.kind === "raised" ? account.error : null };
  }
}

