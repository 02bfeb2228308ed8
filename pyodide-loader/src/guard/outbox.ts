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

/** Something that has its place behind what was written before it, and may be as much work for the page as so many characters. */
interface Act {
  act: () => void;
  chars: number;
}

export class Outbox {
  private waiting: (Piece | Act)[] = [];
  private onItsWay = 0;

  constructor(private readonly send: (stream: Stream, text: string) => void) {}

  put(stream: Stream, text: string): void {
    if (text === "") return;
    this.waiting.push({ stream, text });
    this.pump();
  }

  /** Does this when all that was put before is out. The host says of `chars` too when it has shown them. */
  then(act: () => void, chars = 0): void {
    this.waiting.push({ act, chars });
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
    for (const piece of waiting) this.sendOut(piece);
  }

  private pump(): void {
    while (this.waiting.length > 0 && this.onItsWay < WINDOW_CHARS) {
      const piece = this.waiting.shift()!;
      this.onItsWay += "act" in piece ? piece.chars : piece.text.length;
      this.sendOut(piece);
    }
  }

  private sendOut(piece: Piece | Act): void {
    if ("act" in piece) piece.act();
    else this.send(piece.stream, piece.text);
  }
}
