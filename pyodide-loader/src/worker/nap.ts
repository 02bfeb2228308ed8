/**
 * Sleeping in a worker without turning the processor.
 *
 * `Atomics.wait` needs shared memory, but not shared with anybody: a shared `WebAssembly.Memory` of one page can be made
 * without cross-origin isolation. Where even that is refused, the nap turns the processor until its end.
 */
function privateWaitCell(): Int32Array | undefined {
  try {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    const cell = new Int32Array(memory.buffer);
    Atomics.wait(cell, 0, 0, 0);
    return cell;
  } catch {
    return undefined;
  }
}

/** Gives a function that blocks for some milliseconds. */
export function makeNap(now: () => number): (millis: number) => void {
  const cell = privateWaitCell();
  const { wait } = Atomics;
  if (cell) return (millis) => void wait(cell, 0, 0, millis);
  return (millis) => {
    const end = now() + millis;
    while (now() < end);
  };
}
