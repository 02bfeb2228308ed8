/**
 * Large parts of the engine, read piece by piece. They come as `Blob`s, which guard and workers share without a copy of their own
 * and which the browser may keep outside their memory.
 */

/** Bytes that are somewhere. */
export interface Source {
  readonly size: number;
  /** The bytes from `from` to before `to`, at once. */
  read(from: number, to: number): ArrayBuffer;
}

/** Only workers have it, and it reads without waiting for the event loop. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** What learner code and a closed global scope take away. */
const reader = new FileReaderSync();
const read = reader.readAsArrayBuffer.bind(reader);
const { slice } = Blob.prototype;
const sliceOf = (blob: Blob, from: number, to: number): Blob => Reflect.apply(slice, blob, [from, to]) as Blob;

export function blobSource(blob: Blob): Source {
  return { size: blob.size, read: (from, to) => read(sliceOf(blob, from, to)) };
}
