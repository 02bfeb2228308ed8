/** Python's stack stands still until something outside has happened; this worker's event loop goes on, so that it answers the guard's pings. */
import type { Interrupt } from "./interrupt";

/** Taken before learner code can put another in its place. */
const OwnPromise = Promise;

/** What a program waits for while it stands still. */
export class Standstill<T> {
  private settle: ((value: T) => void) | undefined;

  constructor(private readonly interrupt: Interrupt) {}

  /** Settles with what `end` is given. The soft deadline stands meanwhile. `say` tells the guard, when this waits. */
  begin(say: () => void): Promise<T> {
    const goOn = this.interrupt.pause();
    return new OwnPromise((resolve) => {
      this.settle = (value) => {
        goOn();
        resolve(value);
      };
      say();
    });
  }

  get isOpen(): boolean {
    return this.settle !== undefined;
  }

  end(value: T): void {
    const { settle } = this;
    this.settle = undefined;
    settle?.(value);
  }
}
