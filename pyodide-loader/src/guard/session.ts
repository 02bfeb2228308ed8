/**
 * One worker's life, seen from the guard: sealed, booting, ready, over, and the run in it. Starts the nested worker, holds its
 * deadline, terminates it. Every end goes through `terminate`, once.
 *
 * Where a program asks and its engine cannot wait, the worker is replaced by a fresh one, in which the run begins again.
 */
import type { Ending, FromGuard, FromWorker, PythonError, RunId, SessionId, SessionKind } from "../protocol.gen";
import { isSealed } from "../seal";
import { bytesBeside, decodeFromWorker } from "./decode";
import { WorkerLink } from "./link";
import type { Over } from "./meter";
import { type Order, Run } from "./run";

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

/** The worker's. */
type State =
  | { kind: "sealing"; timer: number }
  | { kind: "booting"; timer: number }
  | { kind: "ready" }
  /** It gets packages and imports what the next program will import. In a lasting session something of a program may be there. */
  | { kind: "preparing"; timer: number }
  /** Its run has ended with an error; it may say once what that means, and is thrown away. */
  | { kind: "explaining"; timer: number; run: RunId }
  | { kind: "over" };

/** To start a worker and to try its seal takes milliseconds; a browser that takes longer has got stuck. */
const SEAL_MILLIS = 15_000;
/** An honest worker is silent between its runs. */
const MAX_UNASKED = 1000;

export class Session {
  private state: State;
  private link: WorkerLink;
  private current: Run | undefined;
  /** Messages since the last run. */
  private unasked = 0;
  /** The packages that its worker has. */
  private readonly packages = new Map<string, Blob>();

  constructor(
    readonly id: SessionId,
    private readonly lifetime: SessionKind,
    private readonly engine: Engine,
    private readonly bootMillis: number,
    private readonly tell: (message: FromGuard, bytes?: ArrayBuffer) => void,
  ) {
    this.link = this.startWorker();
    this.state = this.sealing();
  }

  prepare(packages: ReadonlyMap<string, Blob>, modules: readonly string[], millis: number): void {
    if (this.state.kind !== "ready" || this.current) return;
    this.have(packages);
    this.state = { kind: "preparing", timer: setTimeout(() => this.crash("its imports took too long"), millis) };
    this.link.ask({ type: "prepare", modules: [...modules] });
  }

  /** What the run waits for is here, or cannot be had. */
  supply(run: RunId, packages: ReadonlyMap<string, Blob>): void {
    const running = this.running(run);
    if (!running?.wants) return;
    this.have(packages);
    running.supplied();
  }

  private have(packages: ReadonlyMap<string, Blob>): void {
    for (const [name, zip] of packages) {
      if (!this.packages.has(name)) this.mount(zip);
      this.packages.set(name, zip);
    }
  }

  private mount(zip: Blob): void {
    this.link.ask({ type: "mount" }, zip);
  }

  /** `files` are the bytes of the program's files, if they have any. */
  run(order: Order, files: Blob | undefined): void {
    if (this.state.kind !== "ready" || this.current) return;
    this.unasked = 0;
    this.current = new Run(order, files, this.lifetime === "singleUse", {
      tell: this.tell,
      ask: (message, part) => this.link.ask(message, part),
      stop: (reason, place) => this.stop(reason, place),
    });
  }

  /** The host has shown so many characters of the run's output. */
  shown(run: RunId, chars: number): void {
    this.running(run)?.shown(chars);
  }

  /** A person answers a question of the run. */
  answer(run: RunId, question: number, text: string | null): void {
    this.running(run)?.answer(question, text, this.state.kind === "ready");
  }

  /** Ends the run that is going on, if it is `run`. */
  stopRun(run: RunId): void {
    const running = this.running(run);
    if (running) this.end(running.stopped());
  }

  /** Terminates the worker without a word. */
  close(): void {
    this.terminate();
  }

  /** Whether only an explanation is still to come. */
  get explaining(): boolean {
    return this.state.kind === "explaining";
  }

  get over(): boolean {
    return this.state.kind === "over";
  }

  private running(run: RunId): Run | undefined {
    return this.current?.id === run ? this.current : undefined;
  }

  private startWorker(): WorkerLink {
    return new WorkerLink(this.engine.workerUrl, "ampoule run", {
      hear: (data) => this.receive(data),
      // An honest worker speaks through its port only.
      misbehave: () => this.stop("messages"),
      fail: (message) => this.crash(message),
    });
  }

  private sealing(): State {
    return { kind: "sealing", timer: setTimeout(() => this.crash("a worker did not start in time"), Math.min(SEAL_MILLIS, this.bootMillis)) };
  }

  private receive(data: unknown): void {
    if (this.state.kind === "over") return;
    if (this.state.kind === "explaining") return this.handleExplained(decodeFromWorker(data), this.state.run);
    if ((this.state.kind === "ready" || this.state.kind === "preparing") && !this.current) this.unasked += 1;
    // Something of a lasting session's program may go on after its run: nobody hears it, and it may not keep the guard busy.
    if (this.unasked > MAX_UNASKED) return this.crash("it sent messages while nothing was run");
    const over = this.state.kind === "ready" ? this.current?.countMessage(performance.now()) : undefined;
    if (over) return this.stop(over);
    const message = decodeFromWorker(data);
    if (!message) return this.stop("messages");
    this.handle(message, bytesBeside(data));
  }

  private handle(message: FromWorker, bytes: ArrayBuffer | undefined): void {
    switch (message.type) {
      case "sealed":
        return this.handleSealed(message);
      case "booted":
        return this.handleBooted();
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
        return this.running(message.run)?.handleStarted();
      case "output":
        return this.stopIf(this.running(message.run)?.handleOutput(message));
      case "skipped":
        return this.stopIf(this.running(message.run)?.handleSkipped(message.skipped));
      case "asks":
        return this.handleAsks(message);
      case "wants":
        if (this.running(message.run)?.handleWants(message) === "misbehaves") this.stop("messages");
        return;
      case "pong":
        return this.current?.handlePong(message.beat);
      case "caughtUp":
        return this.running(message.run)?.handleCaughtUp();
      case "files":
        if (bytes && this.running(message.run)?.handleFiles(message, bytes) === "misbehaves") this.stop("messages");
        return;
      case "display":
        return bytes && this.stopIf(this.running(message.run)?.handleDisplay(message, bytes));
      case "shows":
        return this.stopIf(this.running(message.run)?.handleShows(message));
      case "draws":
        return this.stopIf(this.running(message.run)?.handleDraws(message));
      case "explained":
        return this.stop("messages");
      case "replied":
        if (this.running(message.run)?.handleReplied(message.reply) === "misbehaves") this.stop("messages");
        return;
      case "violates":
        if (this.running(message.run)?.handleViolates(message.violations) === "misbehaves") this.stop("messages");
        return;
      case "judged":
        if (this.running(message.run)?.handleJudged(message.verdict) === "misbehaves") this.stop("messages");
        return;
      case "ended":
        return this.handleEnded(message);
    }
  }

  private handleSealed(message: FromWorker & { type: "sealed" }): void {
    if (this.state.kind !== "sealing") return;
    this.tell({ type: "sealed", place: "worker", seal: message.seal });
    if (!isSealed(message.seal)) return this.crash("the worker is not sealed");
    clearTimeout(this.state.timer);
    this.state = { kind: "booting", timer: setTimeout(() => this.crash("the engine did not start in time"), this.bootMillis) };
    const { module, snapshot, stdlib } = this.engine;
    const { link } = this;
    const fail = (error: unknown): void => this.crash(`the engine cannot be used: ${String(error)}`);
    module.then((module) => link.give({ type: "boot" }, module, snapshot), fail);
    stdlib.then((stdlib) => link.give({ type: "stdlib" }, stdlib), fail);
  }

  private handleBooted(): void {
    if (this.state.kind !== "booting") return;
    clearTimeout(this.state.timer);
    this.state = { kind: "ready" };
    // A worker in the place of another has what that had.
    for (const zip of this.packages.values()) this.mount(zip);
    if (this.current) this.current.workerReady();
    else this.tell({ type: "opened", session: this.id });
  }

  private handleAsks(message: FromWorker & { type: "asks" }): void {
    switch (this.running(message.run)?.handleAsks(message)) {
      case "stays":
      case undefined:
        return;
      case "misbehaves":
        return this.stop("messages");
      case "goes":
        this.link.terminate();
        // It starts while the person thinks.
        this.link = this.startWorker();
        this.state = this.sealing();
    }
  }

  private handleEnded(message: FromWorker & { type: "ended" }): void {
    const running = this.running(message.run);
    if (!running) return;
    const ending = running.judge(message.ending);
    // Also where the soft deadline has ended the run: the interpreter has come back from it in time.
    const alive = this.lifetime === "lasting" && !running.left;
    if (!alive && ending.kind === "raised" && running.explainMillis > 0) return this.endExplaining(running, ending, message.memoryBytes);
    this.end(ending, alive, message.memoryBytes);
  }

  /** The run is over for everybody else; its worker is not the next one's, and goes after its first word. */
  private endExplaining(running: Run, ending: Ending, memoryBytes: number): void {
    this.current = undefined;
    this.state = { kind: "explaining", timer: setTimeout(() => this.terminate(), running.explainMillis), run: running.id };
    running.end(ending, false, memoryBytes);
  }

  private handleExplained(message: FromWorker | undefined, run: RunId): void {
    this.terminate();
    const isHonest = message?.type === "explained" && message.run === run;
    if (isHonest && message.paragraphs.length > 0) this.tell({ type: "explained", run, paragraphs: message.paragraphs });
  }

  private stopIf(over: Over | undefined): void {
    if (over) this.stop(over);
  }

  /** A limit is passed: the run ends and with it the worker. Outside a run a worker that misbehaves is only broken. */
  private stop(reason: Over | "unanswered", place: PythonError | null = null): void {
    if (this.current) this.end({ kind: "stopped", reason, error: place });
    else if (this.state.kind !== "over") this.crash("the worker sent what no worker should send");
  }

  private crash(message: string): void {
    if (this.state.kind === "over") return;
    if (this.current) return this.end({ kind: "crashed", message });
    this.terminate();
    this.tell({ type: "broken", session: this.id, message });
  }

  private end(ending: Ending, sessionAlive = false, memoryBytes: number | null = null): void {
    const { current } = this;
    if (!current) return;
    this.current = undefined;
    if (!sessionAlive) this.terminate();
    current.end(ending, sessionAlive, memoryBytes);
  }

  private terminate(): void {
    if (this.state.kind === "over") return;
    if ("timer" in this.state) clearTimeout(this.state.timer);
    this.state = { kind: "over" };
    this.link.terminate();
  }
}
