/**
 * Takes from the worker what learner code might use against its neighbours, to make noise, or to speak as the bridge.
 *
 * Depth, not the wall: the walls are the opaque origin, its content security policy and that the worker is thrown away.
 * What stays is listed and not what goes, so that an interface which browsers get tomorrow is gone too.
 */

/** The language itself, and what Pyodide and Emscripten look up while programs run. */
const KEPT = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error
  AggregateError SuppressedError EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis self JSON Math
  Intl ArrayBuffer Atomics Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array
  Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set Iterator WeakMap WeakSet WeakRef
  FinalizationRegistry Proxy Reflect SharedArrayBuffer decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  eval isFinite isNaN WebAssembly Temporal console crypto performance TextDecoder TextEncoder URL URLSearchParams
  setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone AbortController AbortSignal DOMException
  atob btoa`.split(/\s+/),
);

/** From the global object up to what it shares with every event target. */
function emptyGlobalScope(): void {
  const shared: (object | null)[] = [EventTarget.prototype, Object.prototype, null];
  const removed = new Set<string>();
  for (let holder: object = globalThis; !shared.includes(holder); holder = Object.getPrototypeOf(holder) as object) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (KEPT.has(name)) continue;
      Reflect.deleteProperty(holder, name);
      removed.add(name);
    }
  }
  for (const name of removed) {
    // What cannot be deleted is covered; what cannot be covered either is a constant of the browser's.
    if (name in globalThis) Reflect.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false });
  }
}

/**
 * What the bridge still uses while learner code runs must stay what it was: a changed `Array.prototype.push` or an
 * `Object.prototype.toJSON` would see the bridge's messages and could speak in its place.
 */
function freezePrimitives(): void {
  const arrayIterator = Object.getPrototypeOf([][Symbol.iterator]()) as object;
  const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
  const constructors = [Array, Promise, String, Map, Set, ArrayBuffer, Uint8Array, TextDecoder, TextEncoder, URL];
  const prototypes = [Event, EventTarget, MessageEvent, MessagePort, Performance].map(({ prototype }) => prototype);
  for (const made of constructors) Object.freeze(made.prototype);
  for (const part of [...constructors, ...prototypes, arrayIterator, typedArray, Object, JSON, Reflect, Atomics, performance]) Object.freeze(part);
  // Not frozen: objects that inherit from it could no longer be given a `toString` or a `constructor` of their own.
  Object.preventExtensions(Object.prototype);
  for (const name of ["call", "apply", "bind"]) Object.defineProperty(Function.prototype, name, { writable: false, configurable: false });
  // In V8 it would see the functions and receivers of the bridge's own frames.
  Object.defineProperty(Error, "prepareStackTrace", { value: undefined, writable: false, configurable: false });
}

/** To be called when the engine has started and nothing of a learner is here yet. */
export function closeGlobalScope(): void {
  for (const name of ["createObjectURL", "revokeObjectURL"]) Reflect.deleteProperty(URL, name);
  freezePrimitives();
  emptyGlobalScope();
}
