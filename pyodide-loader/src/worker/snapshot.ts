/**
 * A snapshot: the memory of a started engine and what its JavaScript side has to know, as one buffer of bytes.
 *
 * Pages of nothing but zeros are left out: half of a fresh interpreter's memory is zeros, and what is not written stays
 * memory that the system need not provide. Layout, numbers as 32 bits little endian: `MAGIC`, length of the state's JSON,
 * heap length, number of pages; the JSON; padding to 4; the pages' numbers; the pages.
 */
import type { Source } from "./source";

const MAGIC = 0x31_504d_41; // "AMP1"
const HEADER_BYTES = 16;
/** Pages of the format, not of WebAssembly: small ones leave out more. */
const PAGE_BYTES = 4096;
const WORDS_PER_PAGE = PAGE_BYTES / 4;
/** So many pages are read at once: what is read is garbage afterwards, and a waiting worker collects none. */
const PAGES_AT_ONCE = 512;

function isZero(words: Int32Array, page: number): boolean {
  const end = (page + 1) * WORDS_PER_PAGE;
  for (let word = page * WORDS_PER_PAGE; word < end; word += 1) if (words[word] !== 0) return false;
  return true;
}

function asWords(heap: Uint8Array): Int32Array {
  return new Int32Array(heap.buffer, heap.byteOffset, heap.length / 4);
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/** `heap` is a multiple of the page; `state` is anything that JSON can hold. */
export function writeSnapshot(heap: Uint8Array, state: unknown): ArrayBuffer {
  const words = asWords(heap);
  const pages: number[] = [];
  for (let page = 0; page < heap.length / PAGE_BYTES; page += 1) if (!isZero(words, page)) pages.push(page);
  const json = new TextEncoder().encode(JSON.stringify(state));
  const tableAt = HEADER_BYTES + padded(json.length);
  const pagesAt = tableAt + 4 * pages.length;
  const snapshot = new Uint8Array(pagesAt + pages.length * PAGE_BYTES);
  new Uint32Array(snapshot.buffer, 0, 4).set([MAGIC, json.length, heap.length, pages.length]);
  snapshot.set(json, HEADER_BYTES);
  new Uint32Array(snapshot.buffer, tableAt, pages.length).set(pages);
  pages.forEach((page, index) => {
    snapshot.set(heap.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES), pagesAt + index * PAGE_BYTES);
  });
  return snapshot.buffer;
}

/**
 * Makes `heap` what it was when the snapshot was written, and gives the state. Throws, before it has changed anything,
 * when the snapshot is none or does not fit. What of `heap` lies behind the snapshot's end has to be zeros already.
 */
export function restoreSnapshot(snapshot: Source, heap: Uint8Array): unknown {
  if (snapshot.size < HEADER_BYTES) throw new Error("the snapshot is cut off");
  const [magic, jsonLength = 0, heapLength = 0, pageCount = 0] = new Uint32Array(snapshot.read(0, HEADER_BYTES));
  const tableAt = HEADER_BYTES + padded(jsonLength);
  const pagesAt = tableAt + 4 * pageCount;
  if (magic !== MAGIC || snapshot.size !== pagesAt + pageCount * PAGE_BYTES) throw new Error("the snapshot is damaged");
  if (heapLength > heap.length) throw new Error(`the snapshot needs ${heapLength} bytes of memory, there are ${heap.length}`);
  const head = snapshot.read(0, pagesAt);
  const state: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(head, HEADER_BYTES, jsonLength)));
  const table = new Uint32Array(head, tableAt, pageCount);
  const words = asWords(heap);
  let piece = new Uint8Array();
  let next = 0;
  for (let page = 0; page < heapLength / PAGE_BYTES; page += 1) {
    if (table[next] === page) {
      const at = (next % PAGES_AT_ONCE) * PAGE_BYTES;
      if (at === 0) {
        const from = pagesAt + next * PAGE_BYTES;
        piece = new Uint8Array(snapshot.read(from, Math.min(snapshot.size, from + PAGES_AT_ONCE * PAGE_BYTES)));
      }
      heap.set(piece.subarray(at, at + PAGE_BYTES), page * PAGE_BYTES);
      next += 1;
    } else if (!isZero(words, page)) {
      heap.fill(0, page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
    }
  }
  if (next !== pageCount) throw new Error("the snapshot's pages are not in order");
  return state;
}
