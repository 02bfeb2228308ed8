/**
 * The guard worker: trusted, small, never blocked. Compiles the engine once, has a snapshot made of it
 * where the host has none, opens and ends sessions for the host.
 *
 * It is a worker of the frame because a worker's timers are not throttled in a hidden tab and because it can terminate
 * its nested worker while the page's thread is busy.
 */
import type { FromGuard, ToGuard } from "../protocol.gen";
import { isSealed, trySeal } from "../seal";
import { toText } from "../wire";
import { haveSnapshotMade } from "./maker";
import { withMemoryLimit } from "./memory";
import { Parts } from "./parts";
import { within } from "./patience";
import { type Engine, Session } from "./session";
import { Shelf } from "./shelf";
import { Unpacker } from "./unpack";

/** Slow devices unpack and compile the engine in a third of it; a browser that takes longer has got stuck, and another sandbox may not. */
const UNPACK_MILLIS = 30_000;

declare function importScripts(...urls: string[]): void;

/** The browser may keep it outside this worker's memory, and workers read it without a copy of their own. */
function asBlob(bytes: ArrayBuffer, type = ""): Blob {
  return new Blob([bytes], { type });
}

/** The engine's module, with a memory of at most so much. */
function compile(pieces: ReadableStream<Uint8Array<ArrayBuffer>>, memoryBytes: number): Promise<WebAssembly.Module> {
  let isFirst = true;
  const limited = pieces.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, to) {
        to.enqueue(isFirst ? withMemoryLimit(piece.buffer, memoryBytes) : piece);
        isFirst = false;
      },
    }),
  );
  return WebAssembly.compileStreaming(new Response(limited, { headers: { "content-type": "application/wasm" } }));
}

class Guard {
  private engine: Engine | undefined;
  private readonly parts = new Parts();
  /** What unpacks the others: wanted at the start, and again with each package. */
  private readonly decoder = this.parts.take("unpacker");
  private readonly shelf = new Shelf(this.decoder);
  private readonly sessions = new Map<number, Session>();

  constructor(private readonly port: MessagePort) {
    port.onmessage = (event) => void this.receive(event.data);
  }

  /** What is beside the message is copied, not handed over. */
  tell(message: FromGuard, bytes?: ArrayBuffer): void {
    const text = toText(message);
    this.port.postMessage(bytes ? [text, bytes] : text);
  }

  private async receive(data: unknown): Promise<void> {
    // The host is trusted, and its messages are typed in Rust: no more is checked than the shape of the envelope.
    if (!Array.isArray(data) || typeof data[0] !== "string") return;
    const [text, blob] = data as [string, Blob];
    const message = JSON.parse(text) as ToGuard;
    switch (message.type) {
      case "load":
        return this.load(message);
      case "part":
        return this.parts.put(message.part, { blob, encoding: message.encoding, unpackedBytes: message.unpackedBytes });
      case "package":
        return this.hold(message, blob);
      case "open":
        return this.open(message);
      case "prepare":
        return this.sessions.get(message.session)?.prepare(this.shelf.get(message.packages), message.modules, message.millis);
      case "run":
        // The processor is the next program's.
        for (const session of this.sessions.values()) if (session.explaining) session.close();
        return this.sessions.get(message.session)?.run(message, blob);
      case "supply":
        return this.sessions.forEach((session) => session.supply(message.run, this.shelf.get(message.packages)));
      case "answer":
        return this.sessions.forEach((session) => session.answer(message.run, message.question, message.text));
      case "shown":
        return this.sessions.forEach((session) => session.shown(message.run, message.chars));
      case "ping":
        return this.tell({ type: "pong", beat: message.beat });
      case "stop":
        for (const session of this.sessions.values()) session.stopRun(message.run);
        return this.forget();
      case "close":
        this.sessions.get(message.session)?.close();
        return this.forget();
    }
  }

  private async load({ memoryBytes, bootMillis }: ToGuard & { type: "load" }): Promise<void> {
    try {
      await this.take(memoryBytes, bootMillis);
      this.tell({ type: "loaded" });
    } catch (error) {
      this.tell({ type: "unloadable", message: `the engine cannot be taken: ${String(error)}` });
    }
  }

  private async take(memoryBytes: number, bootMillis: number): Promise<void> {
    const { parts } = this;
    // Two of them: what a worker needs to start at all does not wait for CPython, which is compiled while it is unpacked.
    const [forModule, forWorkers] = [new Unpacker(this.decoder), new Unpacker(this.decoder)];
    const module = forModule.stream(parts.take("wasm")).then((pieces) => compile(pieces, memoryBytes));
    const script = forWorkers.unpack(parts.take("worker"));
    const stdlib = forWorkers.unpack(parts.take("stdlib")).then(asBlob);
    void module.finally(() => forModule.close()).catch(() => {});
    void Promise.allSettled([script, stdlib]).then(() => forWorkers.close());
    const here = Promise.all([parts.take("wasm"), parts.take("worker"), parts.take("stdlib")]);
    const unpacked = here.then(() => within(UNPACK_MILLIS, "it takes too long", Promise.all([module, script, stdlib])));
    unpacked.catch((error) => this.tell({ type: "unloadable", message: `the engine cannot be unpacked and compiled: ${String(error)}` }));
    const workerUrl = URL.createObjectURL(asBlob(await script, "text/javascript"));
    const engine = { workerUrl, module, stdlib, snapshot: undefined };
    const { blob: kept } = await parts.take("snapshot");
    this.engine = { ...engine, snapshot: kept.size > 0 ? kept : await this.makeSnapshot(engine, bootMillis) };
  }

  /** Without a snapshot everything works, only slower: that is no reason to fail. */
  private async makeSnapshot(engine: Engine, bootMillis: number): Promise<Blob | undefined> {
    try {
      const snapshot = await haveSnapshotMade(engine, bootMillis);
      this.tell({ type: "snapshotMade" }, snapshot);
      return asBlob(snapshot);
    } catch (error) {
      console.warn(`Ampoule: no snapshot of Python was made, so starts take longer (${String(error)})`);
      return undefined;
    }
  }

  private async hold({ package: name, encoding, unpackedBytes }: ToGuard & { type: "package" }, blob: Blob): Promise<void> {
    try {
      await this.shelf.take(name, { blob, encoding, unpackedBytes });
      this.tell({ type: "held", package: name });
    } catch (error) {
      this.tell({ type: "unheld", package: name, message: String(error) });
    }
  }

  private open({ session, kind, bootMillis }: ToGuard & { type: "open" }): void {
    if (!this.engine) return this.tell({ type: "broken", session, message: "there is no engine yet" });
    this.forget();
    const tell = (message: FromGuard, bytes?: ArrayBuffer): void => this.tell(message, bytes);
    try {
      this.sessions.set(session, new Session(session, kind, this.engine, bootMillis, tell));
    } catch (error) {
      this.tell({ type: "broken", session, message: `no worker can be started: ${String(error)}` });
    }
  }

  private forget(): void {
    for (const [id, session] of this.sessions) if (session.over) this.sessions.delete(id);
  }
}

self.onmessage = async (event: MessageEvent) => {
  self.onmessage = null;
  const [port] = event.ports;
  if (!port) return;
  const seal = await trySeal((url) => importScripts(url));
  const sealed: FromGuard = { type: "sealed", place: "guard", seal };
  if (isSealed(seal)) new Guard(port).tell(sealed);
  else port.postMessage(toText(sealed));
};
