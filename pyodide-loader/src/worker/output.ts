/**
 * Gathers what the program writes into few messages, without holding back what little it writes.
 *
 * The first writes of each window go out at once, so that a line printed before a long computation in C is seen; a
 * program that floods is batched by size and time. Pure: the clock and the sink are arguments.
 */
import type { Stream } from "../protocol.gen";

const BATCH_CHARS = 16 * 1024;
/** No message is longer, so that the guard's and the host's work for one message is bounded. */
const MESSAGE_CHARS = 64 * 1024;
const WINDOW_MILLIS = 40;
const AT_ONCE_PER_WINDOW = 24;

export class OutputBatcher {
  private stream: Stream = "stdout";
  private pending: string[] = [];
  private pendingChars = 0;
  private windowStart = 0;
  private sentInWindow = 0;
  private readonly decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };

  constructor(
    private readonly send: (stream: Stream, text: string) => void,
    private readonly now: () => number,
  ) {}

  /** Takes bytes as Python wrote them; a character may be split between two writes. */
  write(stream: Stream, bytes: Uint8Array): void {
    const text = this.decoders[stream].decode(bytes, { stream: true });
    if (stream !== this.stream) {
      this.flush();
      this.stream = stream;
    }
    this.pending.push(text);
    this.pendingChars += text.length;
    this.flushIfDue();
  }

  flushIfDue(): void {
    if (this.pendingChars === 0) return;
    const now = this.now();
    const newWindow = now - this.windowStart >= WINDOW_MILLIS;
    if (newWindow) {
      this.windowStart = now;
      this.sentInWindow = 0;
    }
    if (this.sentInWindow < AT_ONCE_PER_WINDOW || this.pendingChars >= BATCH_CHARS) this.flush();
  }

  flush(): void {
    if (this.pendingChars === 0) return;
    const text = this.pending.join("");
    this.pending = [];
    this.pendingChars = 0;
    this.sentInWindow += 1;
    for (let start = 0; start < text.length; ) {
      const end = sliceEnd(text, start);
      this.send(this.stream, text.slice(start, end));
      start = end;
    }
  }
}

/** Where a message that begins at `start` ends; never between the halves of a surrogate pair. */
function sliceEnd(text: string, start: number): number {
  const end = start + MESSAGE_CHARS;
  if (end >= text.length) return text.length;
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}
