/**
 * The guard worker: trusted, small, never blocked. Compiles the engine once, opens and ends sessions for the host.
 *
 * It is a worker of the frame because a worker's timers are not throttled in a hidden tab and because it can terminate
 * its nested worker while the page's thread is busy.
 */
import type { FromGuard, ToGuard } from "../protocol.gen";
import { isSealed, trySeal } from "../seal";
import { type Engine, Session } from "./session";

declare function importScripts(...urls: string[]): void;

class Guard {
  private engine: Engine | undefined;
  private readonly sessions = new Map<number, Session>();

  constructor(private readonly port: MessagePort) {
    port.onmessage = (event) => void this.receive(event.data);
  }

  tell(message: FromGuard): void {
    this.port.postMessage(JSON.stringify(message));
  }

  private async receive(data: unknown): Promise<void> {
    // The host is trusted, and its messages are typed in Rust: no more is checked than the shape of the envelope.
    if (!Array.isArray(data) || typeof data[0] !== "string") return;
    const [text, ...parts] = data;
    const message = JSON.parse(text) as ToGuard;
    switch (message.type) {
      case "load":
        return this.load(parts);
      case "open":
        return this.open(message);
      case "run":
        return this.sessions.get(message.session)?.run(message.run, message.program, message.limits);
      case "stop":
        for (const session of this.sessions.values()) session.stopRun(message.run);
        return this.forget();
      case "close":
        this.sessions.get(message.session)?.close();
        return this.forget();
    }
  }

  private async load(parts: ArrayBuffer[]): Promise<void> {
    const [script, wasm, stdlib] = parts;
    if (!script || !wasm || !stdlib) return this.tell({ type: "unloadable", message: "a part of the engine is missing" });
    try {
      const module = await WebAssembly.compile(wasm);
      this.engine = { workerUrl: URL.createObjectURL(new Blob([script], { type: "text/javascript" })), module, stdlib };
      this.tell({ type: "loaded" });
    } catch (error) {
      this.tell({ type: "unloadable", message: `the engine does not compile: ${String(error)}` });
    }
  }

  private open({ session, kind, bootMillis }: ToGuard & { type: "open" }): void {
    if (!this.engine) return this.tell({ type: "broken", session, message: "there is no engine yet" });
    this.forget();
    const tell = (message: FromGuard): void => this.tell(message);
    this.sessions.set(session, new Session(session, kind, this.engine, bootMillis, tell));
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
  else port.postMessage(JSON.stringify(sealed));
};
