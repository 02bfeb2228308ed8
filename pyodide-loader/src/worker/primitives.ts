/**
 * Takes what the bridge needs from the global scope, before the engine and learner code can touch it.
 *
 * Imported first by `worker.ts`. Hides `importScripts`: a sealed worker may not use it anyway, and the engine's loader
 * tells a classic worker, which it does not support, by trying it.
 */
const scope = self as unknown as Record<string, unknown>;

export const loadScript = (scope["importScripts"] as (url: string) => unknown).bind(self);
export const now: () => number = performance.now.bind(performance);
export const toJson: (value: unknown) => string = JSON.stringify.bind(JSON);
export const fromJson: (text: string) => unknown = JSON.parse.bind(JSON);

const encoder = new TextEncoder();
export const encode: (text: string) => Uint8Array = encoder.encode.bind(encoder);

/** A port's `postMessage` that later changes of `MessagePort.prototype` cannot reach. */
export function sender(port: MessagePort): MessagePort["postMessage"] {
  return port.postMessage.bind(port);
}

Object.defineProperty(self, "importScripts", { value: undefined, writable: false, configurable: false });
