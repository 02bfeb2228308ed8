/**
 * What one run has used, held against its limits: time, output, messages. Pure: time is an argument.
 *
 * The clock starts when the guard hands the program over and nothing stops it: no word of the worker, no hidden tab. Time that
 * a program has waited for a person is taken off as far as the guard has seen for itself that it waited (`waiting.ts`).
 */
import type { Ending, RunLimits, Skipped, WorkerEnding } from "../protocol.gen";

export type Over = "deadline" | "output" | "messages" | "display";

export class Meter {
  private keptBytes = 0;
  private keptLines = 0;
  private skippedBytes = 0;
  private skippedLines = 0;
  private windowStart: number;
  private windowMessages = 0;
  private waitedMillis = 0;
  private pictures = 0;
  private pictureBytes = 0;
  private readonly encoder = new TextEncoder();

  constructor(
    private readonly limits: RunLimits,
    /** In milliseconds, of the clock that every later `now` comes from. */
    readonly startedAt: number,
  ) {
    this.windowStart = startedAt;
  }

  elapsed(now: number): number {
    return now - this.startedAt - this.waitedMillis;
  }

  /** So much of the time was waiting. */
  takeOff(millis: number): void {
    this.waitedMillis += millis;
  }

  /** When the worker has to be gone, whatever it says. */
  get lastMoment(): number {
    return this.startedAt + this.waitedMillis + this.limits.wallMillis + this.limits.graceMillis;
  }

  /** Output that was not kept, as far as a message can say it. */
  get skipped(): Skipped {
    return { bytes: Math.min(this.skippedBytes, MOST), lines: Math.min(this.skippedLines, MOST) };
  }

  /** To be called for every message, whatever it holds. */
  countMessage(now: number): Over | undefined {
    if (now >= this.lastMoment) return "deadline";
    if (now - this.windowStart >= 1000) {
      this.windowStart = now;
      this.windowMessages = 0;
    }
    this.windowMessages += 1;
    return this.windowMessages > this.limits.messagesPerSecond ? "messages" : undefined;
  }

  /** The part of `text` that is kept, and whether the run has to end. */
  takeOutput(text: string): { kept: string; over: Over | undefined } {
    const fit = this.fit(text);
    const kept = text.slice(0, fit.chars);
    this.keptBytes += fit.bytes;
    this.keptLines += lineEnds(kept);
    const rest = text.slice(fit.chars);
    const over = this.countSkipped({ bytes: this.encoder.encode(rest).length, lines: lineEnds(rest) });
    return { kept, over };
  }

  /** The worker says that it left out so much itself. */
  countSkipped({ bytes, lines }: Skipped): Over | undefined {
    this.skippedBytes += bytes;
    this.skippedLines += lines;
    return this.keptBytes + this.skippedBytes > this.limits.outputTotalBytes ? "output" : undefined;
  }

  /** A picture of so many bytes, or a value of so many characters. */
  countPicture(bytes: number): Over | undefined {
    this.pictures += 1;
    this.pictureBytes += bytes;
    const { display } = this.limits;
    return this.pictures > display.count || this.pictureBytes > display.bytes ? "display" : undefined;
  }

  /** More of a drawing, in characters: it shares the pictures' bytes. */
  countDrawing(chars: number): Over | undefined {
    this.pictureBytes += chars;
    return this.pictureBytes > this.limits.display.bytes ? "display" : undefined;
  }

  /** The worker's own account, corrected by the clock: what ended after the wall time was stopped by it. */
  judge(account: WorkerEnding, now: number): Ending {
    if (this.elapsed(now) < this.limits.wallMillis) return account;
    return { kind: "stopped", reason: "deadline", error: account.kind === "raised" ? account.error : null };
  }

  private fit(text: string): { chars: number; bytes: number } {
    if (this.skippedBytes > 0) return { chars: 0, bytes: 0 };
    const lines = text.slice(0, endOfLine(text, this.limits.outputLines - this.keptLines));
    const bytes = this.encoder.encode(lines).length;
    const room = this.limits.outputBytes - this.keptBytes;
    if (bytes <= room) return { chars: lines.length, bytes };
    const { read, written } = this.encoder.encodeInto(lines, new Uint8Array(Math.max(0, room)));
    return { chars: read, bytes: written };
  }
}

/** The largest number of the message's field. */
const MOST = 2 ** 32 - 1;

export function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** Where the first `lines` lines of `text` end, behind their last line end. */
function endOfLine(text: string, lines: number): number {
  let end = 0;
  for (let line = 0; line < lines; line += 1) {
    const at = text.indexOf("\n", end);
    if (at < 0) return text.length;
    end = at + 1;
  }
  return end;
}
