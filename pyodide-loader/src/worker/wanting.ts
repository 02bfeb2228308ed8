/**
 * A program wants a package that nobody saw in its text: says so to the guard and waits. What comes is put in place meanwhile, and
 * Python is told of it when it goes on: nothing of it is called while its stack stands still.
 */
import type { PythonError } from "../protocol.gen";
import type { Interrupt } from "./interrupt";
import { fromJson, toJson } from "./primitives";
import { Standstill } from "./standstill";

/** How that goes out. */
export type Want = (wanted: { module: string; place: PythonError }) => void;

export class Wanting {
  private readonly standstill: Standstill<string>;
  private brought: string[] = [];
  private obtainable = new Set<string>();

  constructor(
    interrupt: Interrupt,
    /** Sends what was written and then this. */
    private readonly want: Want,
  ) {
    this.standstill = new Standstill(interrupt);
  }

  /** A run begins that can have these, each once. */
  begin(obtainable: readonly string[]): void {
    this.obtainable = new Set(obtainable);
  }

  /** Whether this module can be asked for. */
  canHave(module: string): boolean {
    return this.obtainable.has(module);
  }

  /** Settles with JSON of the names that are new then. `place` is JSON of a `PythonError`. */
  suspend(module: string, place: string): Promise<string> {
    this.brought = [];
    this.obtainable.delete(module);
    return this.standstill.begin(() => this.want({ module, place: fromJson(place) as PythonError }));
  }

  /** Says whether somebody waits for what was put in place, and is told later. */
  takes(names: readonly string[]): boolean {
    if (this.standstill.isOpen) this.brought = [...this.brought, ...names];
    return this.standstill.isOpen;
  }

  /** All that can be had is here. */
  supplied(): void {
    this.standstill.end(toJson(this.brought));
  }
}
