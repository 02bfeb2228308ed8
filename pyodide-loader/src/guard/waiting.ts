/**
 * How long a worker has really waited: only as long as it answers pings. Pure: time is an argument.
 *
 * A worker that says it waits may compute all the same. It cannot answer while it does, so time is believed to be waiting only
 * when an answer comes in time; the time before an answer that comes late counts as running.
 */

/** Between two pings. */
export const PING_MILLIS = 200;
/** An idle worker answers within a few milliseconds; on a machine with more to do than it can, within some more. */
const PATIENCE_MILLIS = 250;
/** A look so much later than the last says that the guard itself stood still: a machine that slept. Then nobody is late. */
const HELD_UP_MILLIS = 1000;

type Ping = { kind: "none" } | { kind: "open"; beat: number; since: number };

export class Waiting {
  private ping: Ping = { kind: "none" };
  private lastLook: number;
  /** Until here it is known what the time was. */
  private known: number;

  constructor(now: number) {
    this.lastLook = now;
    this.known = now;
  }

  /**
   * To be called every `PING_MILLIS`; says whether the worker is to be asked for `beat` now. That has to be a number which it cannot
   * guess: it could answer it without having looked.
   */
  look(now: number, beat: number): boolean {
    const heldUp = now - this.lastLook > HELD_UP_MILLIS;
    this.lastLook = now;
    if (this.ping.kind === "open") {
      if (heldUp) this.ping.since = now;
      else if (now - this.ping.since > PATIENCE_MILLIS) this.known = now;
      return false;
    }
    this.ping = { kind: "open", beat, since: now };
    return true;
  }

  /** The worker answered; gives how much of the time since the last answer was waiting. */
  answered(beat: number, now: number): number {
    if (this.ping.kind !== "open" || beat !== this.ping.beat) return 0;
    const inTime = now - this.ping.since <= PATIENCE_MILLIS;
    this.ping = { kind: "none" };
    return this.settle(inTime, now);
  }

  /** The person answered; gives the rest. */
  end(now: number): number {
    return this.settle(this.ping.kind === "none" || now - this.ping.since <= PATIENCE_MILLIS, now);
  }

  private settle(inTime: boolean, now: number): number {
    const waited = inTime ? now - this.known : 0;
    this.known = now;
    return waited;
  }
}
