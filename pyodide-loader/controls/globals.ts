/** Control: Python's `js` module is the worker's own global scope. */
export function guestGlobals(): object {
  return globalThis;
}
