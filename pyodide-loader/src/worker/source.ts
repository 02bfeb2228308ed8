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

/** To be called before learner code: later changes of prototypes do not reach it. */
export function blobSource(blob: Blob): Source {
  const reader = new FileReaderSync();
  const read = reader.readAsArrayBuffer.bind(reader);
  const slice = blob.slice.bind(blob);
  return { size: blob.size, read: (from, to) => read(slice(from, to)) };
}
