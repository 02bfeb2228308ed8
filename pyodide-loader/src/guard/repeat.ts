/**
 * What a run has written, so that a repetition of it from its start shows only what is new. Pure.
 *
 * Until the repetition is where the run was (`catchUp`) nothing that it writes is shown again; it is only held against what was
 * written before. Where it is not the same, clocks or the browser's randomness were in it, and the learner is told.
 */
import type { Stream } from "../protocol.gen";

type Texts = Record<Stream, string>;

const nothing = (): Texts => ({ stdout: "", stderr: "" });

export class Repeat {
  private shown = nothing();
  /** Of the repetition, as long as it is behind. */
  private again: Texts | undefined;

  /** The run begins again. */
  begin(): void {
    this.again = nothing();
  }

  /** Takes what the program writes; gives what of it is new. */
  take(stream: Stream, text: string): string {
    (this.again ?? this.shown)[stream] += text;
    return this.again ? "" : text;
  }

  /** The repetition is where the run was; gives whether it wrote the same. */
  catchUp(): boolean {
    const { again, shown } = this;
    if (!again) return true;
    this.again = undefined;
    this.shown = again;
    return again.stdout === shown.stdout && again.stderr === shown.stderr;
  }

  /** The run is over; gives what was not shown because the repetition ended before it was where the run had been. */
  end(): Texts | undefined {
    const { again, shown } = this;
    if (!again) return undefined;
    this.again = undefined;
    return { stdout: different(shown.stdout, again.stdout), stderr: different(shown.stderr, again.stderr) };
  }
}

/** `text` from where it is no longer what `before` is. */
function different(before: string, text: string): string {
  let at = 0;
  while (at < text.length && text[at] === before[at]) at += 1;
  return text.slice(at).toWellFormed();
}
