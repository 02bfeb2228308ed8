/**
 * A program asks a person: says so to the guard and waits, in one of two ways.
 *
 * Where the engine can be suspended, Python's stack stands still until the answer comes and this worker's event loop goes on, so
 * that it answers the guard's pings. Where it cannot, nothing can be waited for: the guard throws this worker away.
 */
import type { PythonError } from "../protocol.gen";
import type { Answer, Input } from "./input";
import type { Interrupt } from "./interrupt";
import { fromJson } from "./primitives";
import { Standstill } from "./standstill";

/** How the question goes out. */
export type Ask = (question: { secret: boolean; suspended: boolean; place: PythonError }) => void;

/** WebKitGTK's `terminate` holds up the guard until the nap is over. */
const NAP_MILLIS = 20;
const NOWHERE: PythonError = { type: "KeyboardInterrupt", message: "", line: null, column: null, traceback: "KeyboardInterrupt\n" };

export class Asking {
  private readonly standstill: Standstill<void>;

  constructor(
    private readonly input: Input,
    private readonly interrupt: Interrupt,
    private readonly nap: (millis: number) => void,
    /** Sends what was written and then the question. */
    private readonly ask: Ask,
  ) {
    this.standstill = new Standstill(interrupt);
  }

  /** Settles when there is an answer. `place` is JSON of a `PythonError`. */
  suspend(place: string, secret: boolean): Promise<void> {
    return this.standstill.begin(() => this.ask({ secret, suspended: true, place: fromJson(place) as PythonError }));
  }

  /** Does not come back: this worker is thrown away. */
  surrender(place: string | undefined, secret: boolean): never {
    this.interrupt.disarm();
    this.ask({ secret, suspended: false, place: place === undefined ? NOWHERE : (fromJson(place) as PythonError) });
    for (;;) this.nap(NAP_MILLIS);
  }

  answer(text: Answer): void {
    if (!this.standstill.isOpen) return;
    this.input.put(text);
    this.standstill.end();
  }
}
