/** The engine's parts, which the host sends as they are ready and which are waited for in any order, each once. */
import type { EnginePart } from "../protocol.gen";
import type { Shipped } from "./unpack";

export class Parts {
  private readonly slots = new Map<EnginePart, PromiseWithResolvers<Shipped>>();

  put(part: EnginePart, shipped: Shipped): void {
    this.slot(part).resolve(shipped);
  }

  take(part: EnginePart): Promise<Shipped> {
    const { promise } = this.slot(part);
    // What was taken is the taker's to keep: megabytes.
    void promise.then(() => this.slots.delete(part));
    return promise;
  }

  private slot(part: EnginePart): PromiseWithResolvers<Shipped> {
    let slot = this.slots.get(part);
    if (!slot) this.slots.set(part, (slot = withResolvers()));
    return slot;
  }
}

/** `Promise.withResolvers`, which browsers have since 2024: pupils' browsers are older. */
function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve!: (value: T | PromiseLike<T>) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => ((resolve = yes), (reject = no)));
  return { promise, resolve, reject };
}
