/**
 * Gathers what the program writes into few messages, without holding back what little it writes.
 *
 * The first writes of each window go out at once, so that a line printed before a long computation in C is seen; a
 * program that floods is batched by size and time. What is over the part that is kept is only counted: it costs neither
 * decoding nor messages. Pure: the clock and the sink are arguments.
 */
import type { Skipped, Stream } from "../protocol.gen";

const BATCH_CHARS = 16 * 1024;
/** No message is longer, so that the guard's and the host's work for one message is bounded. */
const MESSAGE_CHARS = 64 * 1024;
const WINDOW_MILLIS = 40;
const AT_ONCE_PER_WINDOW = 12;
const LINE_END = 10;

/** Where the output goes. */
export interface Sink {
  send(stream: Stream, text: string): void;
  /** So much was left out since the last call. */
  skip(skipped: Skipped): void;
}

export class OutputBatcher {
  private stream: Stream = "stdout";
  private pending: string[] = [];
  private pendingChars = 0;
  private windowStart = 0;
  private sentInWindow = 0;
  private bytesLeft = Number.POSITIVE_INFINITY;
  private linesLeft = Number.POSITIVE_INFINITY;
  private skipped: Skipped = { bytes: 0, lines: 0 };
  private readonly decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };

  constructor(
    private readonly sink: Sink,
    private readonly now: () => number,
  ) {}

  /** So much is kept from now on. */
  keep(bytes: number, lines: number): void {
    this.bytesLeft = bytes;
    this.linesLeft = lines;
  }

  /** Takes bytes as Python wrote them; a character may be split between two writes. */
  write(stream: Stream, bytes: Uint8Array): void {
    const kept = this.take(bytes);
    if (kept.length > 0) {
      const text = this.decoders[stream].decode(kept, { stream: true });
      if (stream !== this.stream) {
        this.flush();
        this.stream = stream;
      }
      this.pending.push(text);
      this.pendingChars += text.length;
    }
    this.flushIfDue();
  }

  /** Whether some of it is still here. */
  get waits(): boolean {
    return this.pendingChars > 0;
  }

  flushIfDue(): void {
    if (this.pendingChars === 0 && this.skipped.bytes === 0) return;
    const now = this.now();
    const newWindow = now - this.windowStart >= WINDOW_MILLIS;
    if (newWindow) {
      this.windowStart = now;
      this.sentInWindow = 0;
    }
    // What was left out is behind all that is kept.
    if (newWindow && this.skipped.bytes > 0) this.flush();
    if (this.sentInWindow < AT_ONCE_PER_WINDOW || this.pendingChars >= BATCH_CHARS) this.flushText();
  }

  flush(): void {
    this.flushText();
    this.tellSkipped();
  }

  /** The part of `bytes` that is kept; the rest is counted. */
  private take(bytes: Uint8Array): Uint8Array {
    let end = this.linesLeft === 0 ? 0 : Math.min(bytes.length, this.bytesLeft);
    // Most writes end far from either limit: they are not looked through for more than the number of their lines.
    let at = -1;
    for (let next = bytes.indexOf(LINE_END); next >= 0 && next < end && this.linesLeft > 0; next = bytes.indexOf(LINE_END, at + 1)) {
      at = next;
      this.linesLeft -= 1;
      if (this.linesLeft === 0) end = next + 1;
    }
    this.bytesLeft -= end;
    if (end === bytes.length) return bytes;
    this.bytesLeft = 0;
    this.linesLeft = 0;
    const rest = bytes.subarray(end);
    this.skipped = { bytes: this.skipped.bytes + rest.length, lines: this.skipped.lines + lineEnds(rest) };
    return bytes.subarray(0, end);
  }

  private flushText(): void {
    if (this.pendingChars === 0) return;
    const text = this.pending.join("");
    this.pending = [];
    this.pendingChars = 0;
    this.sentInWindow += 1;
    for (let start = 0; start < text.length; ) {
      const end = sliceEnd(text, start);
      this.sink.send(this.stream, text.slice(start, end));
      start = end;
    }
  }

  private tellSkipped(): void {
    if (this.skipped.bytes === 0) return;
    this.sink.skip(this.skipped);
    this.skipped = { bytes: 0, lines: 0 };
  }
}

function lineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) count += 1;
  return count;
}

/** Where a message that begins at `start` ends; never between the halves of a surrogate pair. */
function sliceEnd(text: string, start: number): number {
  const end = start + MESSAGE_CHARS;
  if (end >= text.length) return text.length;
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}
