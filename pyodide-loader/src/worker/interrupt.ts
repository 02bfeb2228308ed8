/**
 * The soft deadline without shared memory: CPython counts checks of its evaluation loop down and at zero asks element 0 of the
 * "interrupt buffer"; this buffer's element is a getter that looks at the clock.
 *
 * It gives 2 (SIGINT) once, after the deadline, and only while it is armed: a second interrupt, or one outside learner
 * code, would hit the printing of the traceback. Code that never polls (C loops) is the guard's affair.
 */
const SIGINT = 2;
/** CPython's own number of checks between two looks: at that, looking costs a tight loop 10 %. */
const FEW_CHECKS = 50;
/** At this it costs less than 1 %; a tight loop then looks every 25 microseconds. */
const MANY_CHECKS = 500;
/** Where checks are so slow that a look comes later than this after the last one, it comes after few. */
const SLOW_MILLIS = 5;

export interface SignalBuffer {
  0: number;
}

export class Interrupt {
  readonly buffer: SignalBuffer;
  private deadline = Number.POSITIVE_INFINITY;
  private lastLook = 0;
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
    this.countDown(now - this.lastLook > SLOW_MILLIS ? FEW_CHECKS : MANY_CHECKS);
    this.lastLook = now;
    return this.isOver(now);
  }

  private isOver(now: number): boolean {
    if (now < this.deadline) return false;
    this.disarm();
    return true;
  }
}
