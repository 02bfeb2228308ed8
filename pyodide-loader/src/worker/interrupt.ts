/**
 * The soft deadline without shared memory: CPython polls element 0 of the "interrupt buffer" about every 50 checks of its
 * evaluation loop, and this buffer's element is a getter that looks at the clock.
 *
 * It gives 2 (SIGINT) once, after the deadline, and only while it is armed: a second interrupt, or one outside learner
 * code, would hit the printing of the traceback. Code that never polls (C loops) is the guard's affair.
 */
const SIGINT = 2;
/** The clock is looked at every so many polls: reading it at each one costs a tight loop 17 %. */
const POLLS_PER_LOOK = 16;

export interface SignalBuffer {
  0: number;
}

export class Interrupt {
  readonly buffer: SignalBuffer;
  private deadline = Number.POSITIVE_INFINITY;

  constructor(
    private readonly now: () => number,
    /** Called at every look at the clock, that is while learner code runs without pause. */
    onLook: () => void,
  ) {
    let polls = 0;
    const look = (): number => {
      polls = 0;
      onLook();
      return this.take() ? SIGINT : 0;
    };
    this.buffer = {
      get 0() {
        return ++polls < POLLS_PER_LOOK ? 0 : look();
      },
      set 0(_handled: number) {},
    };
  }

  arm(deadline: number): void {
    this.deadline = deadline;
  }

  disarm(): void {
    this.deadline = Number.POSITIVE_INFINITY;
  }

  /** True once after the deadline; then disarmed. */
  take(): boolean {
    if (this.now() < this.deadline) return false;
    this.disarm();
    return true;
  }

  get millisLeft(): number {
    return Math.max(0, this.deadline - this.now());
  }
}
