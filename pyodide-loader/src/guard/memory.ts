/**
 * Writes another maximum into the memory section of a WebAssembly module (specification 2.0, section 5.5.8): the browser
 * itself then refuses to let Python's memory grow beyond it, and Python raises `MemoryError` and lives.
 */
const PAGE_BYTES = 65536;
const HEADER_BYTES = 8;
const MEMORY_SECTION = 5;
const HAS_MAXIMUM = 1;

/** Reads an unsigned LEB128 number of at most 32 bits; gives it with the index behind it. */
function readNumber(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
  throw new Error("the engine's module is cut off");
}

function writeNumber(value: number): number[] {
  const bytes: number[] = [];
  do {
    bytes.push((value % 128) | (value >= 128 ? 0x80 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return bytes;
}

/** Where the body of the one memory section is. */
function findMemorySection(bytes: Uint8Array): { head: number; body: number; end: number } {
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const [length, body] = readNumber(bytes, at + 1);
    if (bytes[at] === MEMORY_SECTION) return { head: at, body, end: body + length };
    at = body + length;
  }
  throw new Error("the engine's module has no memory of its own");
}

/** The module, or its beginning as far as the memory section, with a memory of at most `limitBytes`, which is rounded down to whole pages of 64 KiB. */
export function withMemoryLimit(module: ArrayBuffer, limitBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(module);
  const { head, body, end } = findMemorySection(bytes);
  const [memories, flagsAt] = readNumber(bytes, body);
  if (memories !== 1) throw new Error(`the engine's module has ${memories} memories instead of one`);
  const [flags, initialAt] = readNumber(bytes, flagsAt);
  const [initial] = readNumber(bytes, initialAt);
  const maximum = Math.floor(limitBytes / PAGE_BYTES);
  if (maximum < initial) throw new Error(`a memory limit of ${limitBytes} bytes is less than the ${initial * PAGE_BYTES} that Python starts with`);
  const content = [...writeNumber(1), ...writeNumber(flags | HAS_MAXIMUM), ...writeNumber(initial), ...writeNumber(maximum)];
  const section = [MEMORY_SECTION, ...writeNumber(content.length), ...content];
  const limited = new Uint8Array(head + section.length + bytes.length - end);
  limited.set(bytes.subarray(0, head));
  limited.set(section, head);
  limited.set(bytes.subarray(end), head + section.length);
  return limited;
}
