/** A nested worker and the private port to it. */
import type { ToWorker } from "../protocol.gen";

/** What a worker does to its guard. */
export interface Listener {
  /** It spoke through its port; whatever it said is not to be trusted. */
  hear(data: unknown): void;
  /** It spoke where an honest worker never speaks. */
  misbehave(): void;
  /** It died. */
  fail(message: string): void;
}

export class WorkerLink {
  private readonly worker: Worker;
  private readonly port: MessagePort;

  constructor(url: string, name: string, listener: Listener) {
    const channel = new MessageChannel();
    this.port = channel.port1;
    this.port.onmessage = (event) => listener.hear(event.data);
    this.worker = new Worker(url, { name });
    this.worker.onerror = (event) => {
      event.preventDefault();
      // The words are the worker's: as short and as well formed as in a message of its.
      listener.fail(event.message.slice(0, 4096).toWellFormed() || "the worker failed without a reason");
    };
    this.worker.onmessage = () => listener.misbehave();
    this.worker.postMessage(null, [channel.port2]);
  }

  /** `part` is what the message announces. It does not go beside it: Firefox brings no `Blob` of megabytes through a port. */
  ask(message: ToWorker, part?: Blob): void {
    this.port.postMessage([JSON.stringify(message)]);
    if (part) this.give({ type: "part" }, part);
  }

  /**
   * Sends large parts, which are copied. Not through the port: Firefox takes a port's messages through another
   * process, where tens of megabytes hold up everybody's messages; a worker's own channel stays in this one.
   */
  give(message: ToWorker, ...parts: unknown[]): void {
    this.worker.postMessage([JSON.stringify(message), ...parts]);
  }

  /** Ends the worker, whatever it is doing; nothing of it is heard any more. */
  terminate(): void {
    this.port.onmessage = null;
    this.port.close();
    this.worker.onerror = null;
    this.worker.onmessage = null;
    this.worker.terminate();
  }
}
