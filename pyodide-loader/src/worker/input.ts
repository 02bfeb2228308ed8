/**
 * Standard input: what was prepared, then what a person answers. Pure: what has to be done when there is none left is an
 * argument.
 *
 * An engine that can be suspended waits for the answer. One that cannot is thrown away at its question, and the run begins again
 * in another with the answers so far: it *catches up* when it takes the last of them.
 */

/** A line without its end; `null` ends the input, once. */
export type Answer = string | null;

export class Input {
  /** An empty one is an end. */
  private waiting: Uint8Array[] = [];
  /** How many of `waiting` are to be taken until this run is where it was. */
  private behind = 0;
  private interactive = false;
  private readonly encoder = new TextEncoder();

  constructor(private readonly onCaughtUp: () => void) {}

  /** For one run. `answers` are those that were given before it was begun again. */
  begin(prepared: string, interactive: boolean, answers: readonly Answer[]): void {
    // A person's line does not go on where the last prepared one was left without an end.
    const isOpen = interactive && prepared !== "" && !prepared.endsWith("\n");
    const bytes = this.encoder.encode(isOpen ? `${prepared}\n` : prepared);
    this.waiting = bytes.length > 0 ? [bytes] : [];
    this.interactive = interactive;
    for (const answer of answers) this.put(answer);
    this.behind = answers.length > 0 ? this.waiting.length : 0;
  }

  put(answer: Answer): void {
    this.waiting.push(answer === null ? new Uint8Array() : this.encoder.encode(`${answer}\n`));
  }

  /** At most `most` bytes of one line or of what was prepared; none at an end; nothing where a person has to be asked. */
  take(most: number): Uint8Array | undefined {
    const first = this.waiting[0];
    if (!first) return this.interactive ? undefined : new Uint8Array();
    if (first.length > most) {
      this.waiting[0] = first.subarray(most);
      return first.subarray(0, most);
    }
    this.waiting.shift();
    if (this.behind > 0) {
      this.behind -= 1;
      if (this.behind === 0) this.onCaughtUp();
    }
    return first;
  }
}
