/** Control: the guard believes every worker that says it waits. */
export const PING_MILLIS = 200;

export class Waiting {
  private known: number;

  constructor(now: number) {
    this.known = now;
  }

  look(): boolean {
    return true;
  }

  answered(_beat: number, now: number): number {
    return this.end(now);
  }

  end(now: number): number {
    const waited = now - this.known;
    this.known = now;
    return waited;
  }
}
