/**
 * One worker's life, seen from the guard: sealed, booting, ready, running, over. Starts the nested worker, holds its
 * deadline, terminates it. Every end goes through `terminate`, once.
 */
import type { Ending, FromGuard, FromWorker, Program, RunId, RunLimits, SessionId, SessionKind } from "../protocol.gen";
import { isSealed } from "../seal";
import { decodeFromWorker } from "./decode";
import { WorkerLink } from "./link";
import { Meter, type Over } from "./meter";
import { Outbox } from "./outbox";

/** What every worker of this page is made from. */
export interface Engine {
  readonly workerUrl: string;
  /** Rejects when the browser cannot compile it. */
  readonly module: Promise<WebAssembly.Module>;
  /** Comes last, and a worker can begin without it. */
  readonly stdlib: Promise<Blob>;
  /** Without one, workers start Python from nothing. */
  readonly snapshot: Blob | undefined;
}

type State =
  | { kind: "sealing"; timer: number }
  | { kind: "booting"; timer: number }
  | { kind: "ready" }
  /** It imports what the next program will import; nothing of a learner's is there yet. */
  | { kind: "preparing"; timer: number }
  | { kind: "running"; run: RunId; meter: Meter; outbox: Outbox; timer: number; started: boolean }
  | { kind: "over" };

export class Session {
  private state: State;
  private readonly link: WorkerLink;

  constructor(
    readonly id: SessionId,
    private readonly lifetime: SessionKind,
    private readonly engine: Engine,
    bootMillis: number,
    private readonly tell: (message: FromGuard) => void,
  ) {
    this.link = new WorkerLink(engine.workerUrl, "ampoule run", {
      hear: (data) => this.receive(data),
      // An honest worker speaks through its port only.
      misbehave: () => this.stop("messages"),
      fail: (message) => this.crash(message),
    });
    this.state = { kind: "sealing", timer: setTimeout(() => this.crash("the engine did not start in time"), bootMillis) };
  }

  prepare(modules: readonly string[], millis: number): void {
    if (this.state.kind !== "ready") return;
    this.state = { kind: "preparing", timer: setTimeout(() => this.crash("its imports took too long"), millis) };
    this.link.ask({ type: "prepare", modules: [...modules] });
  }

  run(run: RunId, program: Program, limits: RunLimits): void {
    if (this.state.kind !== "ready") return;
    const now = performance.now();
    const meter = new Meter(limits, now);
    const timer = setTimeout(() => this.stop("deadline"), meter.lastMoment - now);
    const outbox = new Outbox((stream, text) => this.tell({ type: "output", run, stream, text }));
    this.state = { kind: "running", run, meter, outbox, timer, started: false };
    this.link.ask({ type: "run", run, program, limits });
  }

  /** The host has shown so many characters of the run's output. */
  shown(run: RunId, chars: number): void {
    if (this.state.kind === "running" && this.state.run === run) this.state.outbox.shown(chars);
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
      case "prepared":
        if (this.state.kind !== "preparing") return;
        clearTimeout(this.state.timer);
        this.state = { kind: "ready" };
        return this.tell({ type: "prepared", session: this.id });
      case "snapshot":
        return this.stop("messages");
      case "broken":
        return this.crash(message.message);
      case "started":
        return this.handleStarted(message.run);
      case "output":
        return this.handleOutput(message);
      case "skipped":
        return this.handleSkipped(message);
      case "ended":
        return this.handleEnded(message);
    }
  }

  private handleSealed(message: FromWorker & { type: "sealed" }): void {
    if (this.state.kind !== "sealing") return;
    this.tell({ type: "sealed", place: "worker", seal: message.seal });
    if (!isSealed(message.seal)) return this.crash("the worker is not sealed");
    this.state = { kind: "booting", timer: this.state.timer };
    const { module, snapshot, stdlib } = this.engine;
    const fail = (error: unknown): void => this.crash(`the engine cannot be used: ${String(error)}`);
    module.then((module) => this.link.give({ type: "boot" }, module, snapshot), fail);
    stdlib.then((stdlib) => this.link.give({ type: "stdlib" }, stdlib), fail);
  }

  private handleOutput(message: FromWorker & { type: "output" }): void {
    const { state } = this;
    if (state.kind !== "running" || state.run !== message.run) return;
    const { kept, over } = state.meter.takeOutput(message.text);
    state.outbox.put(message.stream, kept);
    if (over) this.stop(over);
  }

  private handleSkipped({ run, skipped }: FromWorker & { type: "skipped" }): void {
    if (this.state.kind !== "running" || run !== this.state.run) return;
    const over = this.state.meter.countSkipped(skipped);
    if (over) this.stop(over);
  }

  private handleEnded(message: FromWorker & { type: "ended" }): void {
    const { state } = this;
    if (state.kind !== "running" || state.run !== message.run) return;
    const ending = state.meter.judge(message.ending, performance.now());
    const lives = this.lifetime === "lasting" && ending.kind !== "stopped";
    this.end(ending, lives);
  }

  /** Told once: the host opens the next session at it. */
  private handleStarted(run: RunId): void {
    const { state } = this;
    if (state.kind !== "running" || state.run !== run || state.started) return;
    state.started = true;
    this.tell({ type: "started", run });
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
    const { run, meter, outbox, timer } = this.state;
    const durationMillis = Math.max(0, Math.round(meter.elapsed(performance.now())));
    clearTimeout(timer);
    if (sessionAlive) this.state = { kind: "ready" };
    else this.terminate();
    outbox.flush();
    this.tell({ type: "ended", run, ending, durationMillis, skipped: meter.skipped, sessionAlive });
  }

  private terminate(): void {
    if (this.state.kind === "over") return;
    if ("timer" in this.state) clearTimeout(this.state.timer);
    this.state = { kind: "over" };
    this.link.terminate();
  }
}
