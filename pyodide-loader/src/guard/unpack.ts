/**
 * Unpacks the engine's parts in a worker of their own, which is thrown away when all are done and its memory with it.
 *
 * They are checked before they come here (`src/js/fetch.rs`) and there is no learner code yet.
 */
import type { ToGuard } from "../protocol.gen";

/** A part as it is shipped. */
export interface Shipped {
  readonly blob: Blob;
  readonly encoding: (ToGuard & { type: "part" })["encoding"];
  readonly unpackedBytes: number;
}

/** The script of `unpacker/unpacker.ts`, put here by the build. */
declare const UNPACKER_SCRIPT: string;

interface Job {
  /** Hears bytes, or `null` at the end of pieces; says whether that was all. */
  readonly take: (bytes: ArrayBuffer | null) => boolean;
  readonly reject: (reason: unknown) => void;
}

export class Unpacker {
  private readonly worker: Worker;
  /** The worker answers in the order in which it was asked. */
  private readonly jobs: Job[] = [];

  private readonly ready: Promise<unknown>;

  /** `decoder` is the wasm that unpacks brotli. */
  constructor(decoder: Promise<Shipped>) {
    const url = URL.createObjectURL(new Blob([UNPACKER_SCRIPT], { type: "text/javascript" }));
    this.worker = new Worker(url, { name: "ampoule unpacker" });
    this.worker.onmessage = ({ data }: MessageEvent<ArrayBuffer | string | null>) => {
      const [job] = this.jobs;
      if (typeof data === "string") job?.reject(new Error(data));
      if (typeof data === "string" || job?.take(data)) this.jobs.shift();
    };
    this.worker.onerror = (event) => {
      event.preventDefault();
      for (const job of this.jobs.splice(0)) job.reject(new Error(`the unpacker failed: ${event.message}`));
    };
    this.ready = decoder.then((decoder) => this.ask(decoder, true));
    // Whoever wants something unpacked hears of it.
    this.ready.catch(() => {});
  }

  async unpack(shipped: Promise<Shipped>): Promise<ArrayBuffer> {
    const [part] = await Promise.all([shipped, this.ready]);
    return this.ask(part, false);
  }

  /** Piece by piece, each as soon as it is there. The first has more than the head of a module. */
  async stream(shipped: Promise<Shipped>): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const [part] = await Promise.all([shipped, this.ready]);
    return new ReadableStream({
      start: (pieces) => {
        this.jobs.push({
          take: (bytes) => {
            if (bytes) pieces.enqueue(new Uint8Array(bytes));
            else pieces.close();
            return bytes === null;
          },
          reject: (reason) => pieces.error(reason),
        });
        this.worker.postMessage({ part, inPieces: true, isDecoder: false });
      },
    });
  }

  close(): void {
    this.worker.terminate();
  }

  private ask(part: Shipped, isDecoder: boolean): Promise<ArrayBuffer> {
    return new Promise((resolve, reject) => {
      this.jobs.push({ take: (bytes) => (resolve(bytes!), true), reject });
      this.worker.postMessage({ part, inPieces: false, isDecoder });
    });
  }
}
