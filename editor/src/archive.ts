/** Zip archives, for whoever takes all files along. A script of its own, fetched when it is wanted; the page calls it from `src/js/archive.rs`. */
import { type Zippable, zipSync } from "fflate";

/** Packing harder takes seconds for what is mostly small. */
const LEVEL = 1;

/** `names` and `contents` belong together by their places. */
function zip(names: string[], contents: Uint8Array[]): Uint8Array {
  // Without a prototype: every name is only a name.
  const files = Object.create(null) as Zippable;
  names.forEach((name, at) => (files[name] = [contents[at] ?? new Uint8Array(), { level: LEVEL }]));
  return zipSync(files);
}

Object.defineProperty(globalThis, "AmpouleArchive", { configurable: true, value: Object.freeze({ zip }) });
