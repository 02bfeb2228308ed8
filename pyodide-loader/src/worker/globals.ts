/** What Python's `js` module shows. Empty of the page, but no wall: see SECURITY.md. */
export function guestGlobals(): object {
  const { Object: object, Array: array, Promise: promise, setTimeout: start, clearTimeout: clear } = globalThis;
  return { Object: object, Array: array, Promise: promise, setTimeout: start.bind(globalThis), clearTimeout: clear.bind(globalThis) };
}
