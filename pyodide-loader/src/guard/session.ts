/**
 * One worker's life, seen from the guard: sealed, booting, ready, running, over. Starts the nested worker, holds its
 * deadline, terminates it. Every end goes through `terminate`, once.
 */
import type { Ending, FromGuard, FromWorker, Program, RunId, RunLimits, SessionId, SessionKind, ToWorker } from "../protocol.gen";
import { isSealed } from "../seal";
import { decodeFromWorker } from "./decode";
import { Meter, type Over } from "./meter";

/** What every worker of this page is made from. */
export interface Engine {
  readonly workerUrl: string;
  readonly module: WebAssembly.Module;
  readonly stdlib: ArrayBuffer;
}

type State =
  | { kind: "sealing"; timer: number }
  | { kind: "booting"; timer: number }
  | { kind: "ready" }
  | { kind: "running"; run: RunId; meter: Meter; timer: number }
  | { kind: "over" };

export class Session {
  private state: State;
  private readonly worker: Worker;
  private readonly port: MessagePort;

  constructor(
    readonly id: SessionId,
    private readonly lifetime: SessionKind,
    private readonly engine: Engine,
    bootMillis: number,
    private readonly tell: (message: FromGuard) => void,
  ) {
    const channel = new MessageChannel();
    this.port = channel.port1;
    this.port.onmessage = (event) => this.receive(event.data);
    this.worker = new Worker(engine.workerUrl, { name: "ampoule run" });
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.crash(event.message || "the worker failed without a reason");
    };
    // The worker speaks through its port only; on this channel an honest one says nothing.
    this.worker.onmessage = () => this.stop("messages");
    this.worker.postMessage(null, [channel.port2]);
    this.state = { kind: "sealing", timer: setTimeout(() => this.crash("the engine did not start in time"), bootMillis) };
  }

  run(run: RunId, program: Program, limits: RunLimits): void {
    if (this.state.kind !== "ready") return;
    const meter = new Meter(limits, performance.now());
    const timer = setTimeout(() => this.stop("deadline"), limits.wallMillis + limits.graceMillis);
    this.state = { kind: "running", run, meter, timer };
    this.ask({ type: "run", run, program, wallMillis: limits.wallMillis });
  }

  /** Ends the run that is going on, if it is `run`. */
  stopRun(run: RunId): void {
    if (this.state.kind === "running" && this.state.run === run) this.end({ kind: "stopped", reason: "user", error: null });
  }

  /** Terminates the worker without a word. */
  close(): void {
    this.terminate();
  }

  get over(): boolean {
    return this.state.kind === "over";
  }

  private receive(data: unknown): void {
    const { state } = this;
    if (state.kind === "over") return;
    const over = state.kind === "running" ? state.meter.countMessage(performance.now()) : undefined;
    if (over) return this.stop(over);
    const message = decodeFromWorker(data);
    if (!message) return this.stop("messages");
    this.handle(message);
  }

  private handle(message: FromWorker): void {
    switch (message.type) {
      case "sealed":
        return this.handleSealed(message);
      case "booted":
        if (this.state.kind !== "booting") return;
        clearTimeout(this.state.timer);
        this.state = { kind: "ready" };
        return this.tell({ type: "opened", session: this.id });
      case "broken":
        return this.crash(message.message);
      case "started":
        if (this.isRunning(message.run)) this.tell({ type: "started", run: message.run });
        return;
      case "output":
        return this.handleOutput(message);
      case "ended":
        return this.handleEnded(message);
    }
  }

  private handleSealed(message: FromWorker & { type: "sealed" }): void {
    if (this.state.kind !== "sealing") return;
    this.tell({ type: "sealed", place: "worker", seal: message.seal });
    if (!isSealed(message.seal)) return this.crash("the worker is not sealed");
    this.state = { kind: "booting", timer: this.state.timer };
    this.port.postMessage([JSON.stringify({ type: "boot" } satisfies ToWorker), this.engine.module, this.engine.stdlib]);
  }

  private handleOutput(message: FromWorker & { type: "output" }): void {
    const { state } = this;
    if (state.kind !== "running" || state.run !== message.run) return;
    const { kept, over } = state.meter.takeOutput(message.text);
    if (kept) this.tell({ ...message, text: kept });
    if (over) this.stop(over);
  }

  private handleEnded(message: FromWorker & { type: "ended" }): void {
    const { state } = this;
    if (state.kind !== "running" || state.run !== message.run) return;
    const ending = state.meter.judge(message.ending, performance.now());
    const lives = this.lifetime === "lasting" && ending.kind !== "stopped";
    this.end(ending, lives);
  }

  private isRunning(run: RunId): boolean {
    return this.state.kind === "running" && this.state.run === run;
  }

  /** A limit is passed: the run ends and with it the worker. Outside a run a worker that misbehaves is only broken. */
  private stop(reason: Over): void {
    if (this.state.kind === "running") this.end({ kind: "stopped", reason, error: null });
    else if (this.state.kind !== "over") this.crash("the worker sent what no worker should send");
  }

  private crash(message: string): void {
    if (this.state.kind === "over") return;
    if (this.state.kind === "running") return this.end({ kind: "crashed", message });
    this.terminate();
    this.tell({ type: "broken", session: this.id, message });
  }

  private end(ending: Ending, sessionAlive = false): void {
    if (this.state.kind !== "running") return;
    const { run, meter, timer } = this.state;
    const durationMillis = Math.max(0, Math.round(meter.elapsed(performance.now())));
    clearTimeout(timer);
    if (sessionAlive) this.state = { kind: "ready" };
    else this.terminate();
    this.tell({ type: "ended", run, ending, durationMillis, sessionAlive });
  }

  private terminate(): void {
    if (this.state.kind === "over") return;
    if ("timer" in this.state) clearTimeout(this.state.timer);
    this.state = { kind: "over" };
    this.port.onmessage = null;
    this.port.close();
    this.worker.terminate();
  }

  private ask(message: ToWorker): void {
    this.port.postMessage([JSON.stringify(message)]);
  }
}
