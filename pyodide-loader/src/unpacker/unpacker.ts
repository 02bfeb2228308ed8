/**
 * The unpacker's worker: takes parts of the engine as they are shipped, gives them unpacked, in the order in which it was
 * asked. It sees no learner code, and the guard throws it away when the engine is complete.
 */
import { BrotliStreamResultCode, DecompressStream, initSync } from "brotli-dec-wasm/web";
import type { Shipped } from "../guard/unpack";

interface Order {
  readonly part: Shipped;
  /** The wasm of the decoder itself. */
  readonly isDecoder: boolean;
}

/** At most so much is unpacked at a time: the decoder gives it in memory of its own. */
const PIECE_BYTES = 1024 * 1024;

/** `size` is the length when unpacked: more than that is not taken. */
function unbrotli(packed: Uint8Array, size: number): ArrayBuffer {
  const unpacked = new Uint8Array(size);
  const stream = new DecompressStream();
  let from = 0;
  let filled = 0;
  for (;;) {
    const piece = stream.decompress(packed.subarray(from, from + PIECE_BYTES), Math.min(PIECE_BYTES, size - filled + 1));
    // Each look at `buf` is a copy.
    const { buf, code, input_offset } = piece;
    piece.free();
    if (filled + buf.length > size) throw new Error(`it has more than ${size} bytes`);
    unpacked.set(buf, filled);
    filled += buf.length;
    from += input_offset;
    if (code === BrotliStreamResultCode.ResultSuccess) return filled === size ? unpacked.buffer : unpacked.buffer.slice(0, filled);
    if (code === BrotliStreamResultCode.NeedsMoreInput && from >= packed.length) throw new Error("it ends too early");
  }
}

async function unpack({ blob, encoding, unpackedBytes }: Shipped): Promise<ArrayBuffer> {
  switch (encoding) {
    case "identity":
      return blob.arrayBuffer();
    case "gzip":
      return new Response(blob.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
    case "brotli":
      return unbrotli(new Uint8Array(await blob.arrayBuffer()), unpackedBytes);
  }
}

async function carryOut({ part, isDecoder }: Order): Promise<void> {
  try {
    const bytes = await unpack(part);
    if (bytes.byteLength !== part.unpackedBytes) throw new Error(`it has ${bytes.byteLength} bytes instead of ${part.unpackedBytes}`);
    if (isDecoder) initSync({ module: bytes });
    self.postMessage(bytes, { transfer: [bytes] });
  } catch (error) {
    self.postMessage(String(error));
  }
}

let last: Promise<void> = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<Order>) => {
  last = last.then(() => carryOut(data));
};
