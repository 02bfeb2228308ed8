/**
 * The standard library's zip file as a file that is read where it lies: after a start from a snapshot a program reads a few
 * modules of it, and a copy of all would be 14 MB in each worker.
 *
 * Pinned to Pyodide 314.0.7, whose file system was read for this.
 */
import type { Source } from "./source";

/** Python's look-ups read some bytes here and there. */
const PIECE_BYTES = 64 * 1024;

interface FileNode {
  usedBytes: number;
  stream_ops: object;
}

interface OpenFile {
  node: FileNode;
}

/** Of Emscripten's `FS`, what is used here. */
export interface LibraryFiles {
  lookupPath(path: string): { node: FileNode };
}

/** Makes the empty file at `path` one that holds `source`. Nothing writes to it. */
export function mountLibrary(files: LibraryFiles, path: string, source: Source): void {
  const { node } = files.lookupPath(path);
  let piece = new Uint8Array();
  let pieceAt = 0;
  const bytesAt = (from: number, to: number): Uint8Array => {
    if (to - from > PIECE_BYTES) return new Uint8Array(source.read(from, to));
    if (from < pieceAt || to > pieceAt + piece.length) {
      pieceAt = from;
      piece = new Uint8Array(source.read(from, Math.min(source.size, from + PIECE_BYTES)));
    }
    return piece.subarray(from - pieceAt, to - pieceAt);
  };
  node.usedBytes = source.size;
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
