/**
 * Output on its way to the host, no more of it than the host has shown or can take at once: a program that floods then costs
 * the page's thread no more than it gave credit for. Pure: the sink is an argument.
 */
import type { Stream } from "../protocol.gen";

/** What may be on its way, in characters. */
export const WINDOW_CHARS = 256 * 1024;

interface Piece {
  stream: Stream;
  text: string;
}

export class Outbox {
  private waiting: Piece[] = [];
  private onItsWay = 0;

  constructor(private readonly send: (stream: Stream, text: string) => void) {}

  put(stream: Stream, text: string): void {
    if (text === "") return;
    this.waiting.push({ stream, text });
    this.pump();
  }

  /** The host has shown so many characters. */
  shown(chars: number): void {
    this.onItsWay = Math.max(0, this.onItsWay - chars);
    this.pump();
  }

  /** All that waits goes out now: the run is over, and what is kept of its output is bounded. */
  flush(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const { stream, text } of waiting) this.send(stream, text);
  }

  private pump(): void {
    while (this.waiting.length > 0 && this.onItsWay < WINDOW_CHARS) {
      const { stream, text } = this.waiting.shift()!;
      this.onItsWay += text.length;
      this.send(stream, text);
    }
  }
}
