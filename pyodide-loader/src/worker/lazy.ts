/**
 * Files of the engine whose bytes are read where they lie, when somebody reads them. Nothing writes to them.
 *
 * Pinned to Pyodide 314.0.7, whose file system was read for this.
 */
import type { Source } from "./source";

/** Of a file of Emscripten's `MEMFS`, what is used here. */
export interface FileNode {
  usedBytes: number;
  stream_ops: object;
}

interface OpenFile {
  node: FileNode;
}

/** Many reads are small and close together, as Python's of its library. */
const PIECE_BYTES = 64 * 1024;

/** Makes an empty file one that holds `size` bytes of `source`, from where `begin` says: it is asked when they are wanted first. */
export function fill(node: FileNode, source: Source, size: number, begin: () => number): void {
  let piece = new Uint8Array();
  let pieceAt = 0;
  let first: number | undefined;
  const bytesAt = (from: number, to: number): Uint8Array => {
    first ??= begin();
    if (to - from > PIECE_BYTES) return new Uint8Array(source.read(first + from, first + to));
    if (from < pieceAt || to > pieceAt + piece.length) {
      pieceAt = from;
      piece = new Uint8Array(source.read(first + from, first + Math.min(size, from + PIECE_BYTES)));
    }
    return piece.subarray(from - pieceAt, to - pieceAt);
  };
  node.usedBytes = size;
  node.stream_ops = {
    ...node.stream_ops,
    read(stream: OpenFile, buffer: Uint8Array, offset: number, length: number, position: number): number {
      const end = Math.min(stream.node.usedBytes, position + length);
      if (position >= end) return 0;
      buffer.set(bytesAt(position, end), offset);
      return end - position;
    },
  };
}
