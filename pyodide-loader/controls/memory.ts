/** Control: Python's memory may grow as far as WebAssembly lets it. */
export function withMemoryLimit(module: ArrayBuffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(module);
}
