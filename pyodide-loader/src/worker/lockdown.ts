/**
 * Takes from the worker's global scope what learner code might use against its neighbours or to make noise.
 *
 * Depth, not the wall: the walls are the opaque origin, its content security policy and that the worker is thrown away.
 */
const REMOVED = [
  "Worker",
  "SharedWorker",
  "BroadcastChannel",
  "postMessage",
  "close",
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "WebTransport",
  "EventSource",
  "indexedDB",
  "caches",
  "Notification",
] as const;

/** Removes each name from the global object and from every prototype it is inherited from. */
export function closeGlobalScope(): void {
  for (const name of REMOVED) {
    for (let holder: object | null = globalThis; holder !== null; holder = Object.getPrototypeOf(holder)) {
      Reflect.deleteProperty(holder, name);
    }
    if (name in globalThis) {
      Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false });
    }
  }
}
