/**
 * The unpacker's worker: takes parts of the engine as they are shipped, gives them unpacked, in the order in which it was
 * asked. It sees no learner code, and the guard throws it away when the engine is complete.
 */
import { BrotliStreamResultCode, DecompressStream, initSync } from "brotli-dec-wasm/web";
import type { Shipped } from "../guard/unpack";

interface Order {
  readonly part: Shipped;
  /** Each piece is given as soon as it is there, and `null` at the end. */
  readonly inPieces: boolean;
  /** The wasm of the decoder itself. */
  readonly isDecoder: boolean;
}

/** At most so much is unpacked at a time: the decoder gives it in memory of its own. */
const PIECE_BYTES = 1024 * 1024;

/** `size` is the length when unpacked: more than that is not taken. */
function* unbrotli(packed: Uint8Array, size: number): Generator<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressStream();
  let from = 0;
  let filled = 0;
  for (;;) {
    const piece = stream.decompress(packed.subarray(from, from + PIECE_BYTES), Math.min(PIECE_BYTES, size - filled + 1));
    // Each look at `buf` is a copy.
    const { buf, code, input_offset } = piece;
    piece.free();
    filled += buf.length;
    if (filled > size) throw new Error(`it has more than ${size} bytes`);
    from += input_offset;
    if (buf.length > 0) yield buf as Uint8Array<ArrayBuffer>;
    if (code === BrotliStreamResultCode.ResultSuccess) return;
    if (code === BrotliStreamResultCode.NeedsMoreInput && from >= packed.length) throw new Error("it ends too early");
  }
}

async function* unpack({ blob, encoding, unpackedBytes }: Shipped): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  switch (encoding) {
    case "identity":
      return yield new Uint8Array(await blob.arrayBuffer());
    case "gzip":
      return yield new Uint8Array(await new Response(blob.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
    case "brotli":
      return yield* unbrotli(new Uint8Array(await blob.arrayBuffer()), unpackedBytes);
  }
}

async function carryOut({ part, inPieces, isDecoder }: Order): Promise<void> {
  try {
    const whole = new Uint8Array(inPieces ? 0 : part.unpackedBytes);
    let filled = 0;
    for await (const piece of unpack(part)) {
      // A piece that was handed over has no length any more.
      const { length } = piece;
      if (inPieces) self.postMessage(piece.buffer, { transfer: [piece.buffer] });
      else if (filled + length <= whole.length) whole.set(piece, filled);
      filled += length;
    }
    if (filled !== part.unpackedBytes) throw new Error(`it has ${filled} bytes instead of ${part.unpackedBytes}`);
    if (isDecoder) initSync({ module: whole });
    if (inPieces) self.postMessage(null);
    else self.postMessage(whole.buffer, { transfer: [whole.buffer] });
  } catch (error) {
    self.postMessage(String(error));
  }
}

let last: Promise<void> = Promise.resolve();
self.onmessage = ({ data }: MessageEvent<Order>) => {
  last = last.then(() => carryOut(data));
};
