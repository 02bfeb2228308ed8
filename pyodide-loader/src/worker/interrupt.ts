/**
 * The soft deadline without shared memory: CPython counts checks of its evaluation loop down and at zero asks element 0 of the
 * "interrupt buffer"; this buffer's element is a getter that looks at the clock.
 *
 * It gives 2 (SIGINT) once, after the deadline, and only while it is armed: a second interrupt, or one outside learner
 * code, would hit the printing of the traceback. Code that never polls (C loops) is the guard's affair.
 */
const SIGINT = 2;
/** CPython's own number of checks between two looks: at that, looking costs a tight loop 16 %. */
const FEW_CHECKS = 50;
/** At this it costs less than 1 %; a tight loop then looks every 0.15 ms. Where checks become slow all at once, the next look may be as late as so many of them. */
const MOST_CHECKS = 4000;
/** Where a look comes sooner than this after the last one, the next comes after twice as many checks. */
const QUICK_MILLIS = 0.5;
/** Where it comes later than this, the next comes after few. */
const SLOW_MILLIS = 5;

export interface SignalBuffer {
  0: number;
}

export class Interrupt {
  readonly buffer: SignalBuffer;
  private deadline = Number.POSITIVE_INFINITY;
  private lastLook = 0;
  private checks = FEW_CHECKS;
  private countDown: (checks: number) => void = () => {};

  constructor(
    private readonly now: () => number,
    /** Called at every look at the clock, that is while learner code runs without pause. */
    onLook: () => void,
  ) {
    const look = (): number => {
      onLook();
      return this.look() ? SIGINT : 0;
    };
    this.buffer = {
      get 0() {
        return look();
      },
      set 0(_handled: number) {},
    };
  }

  /** Where CPython's counter is set; without it, it stays at CPython's own number. */
  connect(countDown: (checks: number) => void): void {
    this.countDown = countDown;
  }

  arm(deadline: number): void {
    this.deadline = deadline;
    this.lookSoon();
  }

  /** What somebody waits for is seen by the next look. */
  lookSoon(): void {
    if (this.checks === FEW_CHECKS) return;
    this.checks = FEW_CHECKS;
    this.countDown(FEW_CHECKS);
  }

  disarm(): void {
    this.deadline = Number.POSITIVE_INFINITY;
  }

  /** The time until what is given is called does not count, and no interrupt comes in it. */
  pause(): () => void {
    const { deadline } = this;
    const since = this.now();
    this.disarm();
    return () => this.arm(deadline + this.now() - since);
  }

  /** True once after the deadline; then disarmed. */
  take(): boolean {
    return this.isOver(this.now());
  }

  get millisLeft(): number {
    return Math.max(0, this.deadline - this.now());
  }

  private look(): boolean {
    const now = this.now();
    const millis = now - this.lastLook;
    this.lastLook = now;
    if (millis > SLOW_MILLIS) this.checks = FEW_CHECKS;
    else if (millis < QUICK_MILLIS) this.checks = Math.min(2 * this.checks, MOST_CHECKS);
    this.countDown(this.checks);
    return this.isOver(now);
  }

  private isOver(now: number): boolean {
    if (now < this.deadline) return false;
    this.disarm();
    return true;
  }
}
