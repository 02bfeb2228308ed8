/**
 * The standard library's zip file as a file that is read where it lies: after a start from a snapshot a program reads a few
 * modules of it, and a copy of all would be 14 MB in each worker.
 */
import { type FileNode, fill } from "./lazy";
import type { Source } from "./source";

/** Of Emscripten's `FS`, what is used here. */
export interface LibraryFiles {
  lookupPath(path: string): { node: FileNode };
}

/** Makes the empty file at `path` one that holds `source`. */
export function mountLibrary(files: LibraryFiles, path: string, source: Source): void {
  fill(files.lookupPath(path).node, source, source.size, () => 0);
}
