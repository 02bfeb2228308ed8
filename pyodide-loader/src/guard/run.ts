/**
 * One run, seen from the guard: what it may use, what it has written, what it asks. It outlives its worker where the engine
 * cannot wait for an answer and the run begins again in another.
 */
import type { Authored, Ending, FileHead, FromGuard, Program, PythonError, Remark, Reply, RunId, RunLimits, ToGuard, ToWorker, Verdict, Violation, WorkerEnding } from "../protocol.gen";
import { Meter, type Over } from "./meter";
import { Outbox } from "./outbox";
import { Repeat } from "./repeat";
import { PING_MILLIS, Waiting } from "./waiting";

/** Of a prompt as much is told as somebody reads. */
const PROMPT_CHARS = 1000;
const SEED_BYTES = 32;
/** So long may an explanation take, beside whatever comes next. */
const EXPLAIN_MILLIS = 5000;

/** More packages than an honest program turns out to need. */
const MAX_WANTS = 8;

const remarked = (run: RunId, remark: Remark): FromGuard => ({ type: "remarked", run, remark: JSON.stringify(remark) });

export type Order = Omit<ToGuard & { type: "run" }, "type" | "session">;
type Output = { stream: "stdout" | "stderr"; text: string };

/** What a run does to its session. */
export interface Owner {
  tell(message: FromGuard, bytes?: ArrayBuffer): void;
  /** `part` is what the message announces. */
  ask(message: ToWorker, part?: Blob): void;
  /** A limit is passed. */
  stop(reason: Over | "unanswered", place: PythonError | null): void;
}

/** Whose turn it is. */
type Turn =
  | { kind: "program"; timer: number }
  /** The worker is there and shows that it waits. */
  | { kind: "waits"; waiting: Waiting; question: Question }
  /** The worker is gone; the answer goes to another. */
  | { kind: "gone"; question: Question }
  /** The other worker is not ready yet. */
  | { kind: "starts" };

/** What it waits for: a person's answer, or a package. */
interface Question {
  /** Of a question to a person. */
  readonly number: number | undefined;
  readonly place: PythonError;
  readonly since: number;
  readonly timer: number;
}

export class Run {
  private meter: Meter;
  private turn: Turn;
  private readonly outbox: Outbox;
  private readonly repeat = new Repeat();
  private readonly seed: string;
  private readonly answers: (string | null)[] = [];
  private questions = 0;
  private wanted = 0;
  private waitedMillis = 0;
  private lastLine = "";
  private started = false;
  private filesTold = false;
  /** Told to the host, of all passes together; and seen in this one. */
  private picturesTold = 0;
  private picturesSeen = 0;
  private reply: Reply["kind"] | undefined;
  private isJudged = false;
  private isViolating = false;

  readonly id: RunId;
  private readonly program: Program;
  /** Of what its author has put around it, the parts that a worker may answer to. */
  private readonly hasRules: boolean;
  private readonly hasExam: boolean;
  private readonly limits: RunLimits;

  constructor(
    private readonly order: Order,
    /** The bytes of its files, if they have any. */
    private readonly files: Blob | undefined,
    private readonly repeatable: boolean,
    private readonly owner: Owner,
  ) {
    const { run, program, limits } = order;
    this.id = run;
    this.program = program;
    this.limits = limits;
    const authored = program.author === null ? undefined : (JSON.parse(program.author) as Authored);
    this.hasRules = !!authored?.policy;
    this.hasExam = !!authored?.exam;
    this.outbox = new Outbox((stream, text) => owner.tell({ type: "output", run, stream, text }));
    this.seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES)).toString();
    const now = performance.now();
    this.meter = new Meter(limits, now);
    this.turn = this.programsTurn(now);
    this.handOver();
  }

  /** To be called for every message of the worker while it may hold learner code. */
  countMessage(now: number): Over | undefined {
    return this.meter.countMessage(now);
  }

  /** Told once: the host opens the next session at it. */
  handleStarted(): void {
    if (this.started) return;
    this.started = true;
    this.owner.tell({ type: "started", run: this.id });
  }

  handleOutput({ stream, text }: Output): Over | undefined {
    const { kept, over } = this.meter.takeOutput(text);
    this.show(stream, this.repeat.take(stream, kept));
    return over;
  }

  handleSkipped(skipped: { bytes: number; lines: number }): Over | undefined {
    return this.meter.countSkipped(skipped);
  }

  /** Gives whether the worker has to go. One question at a time: an honest worker stands still at it. */
  handleAsks({ secret, suspended, place }: { secret: boolean; suspended: boolean; place: PythonError }): "stays" | "goes" | "misbehaves" {
    if (this.turn.kind !== "program" || !this.program.interactive || !(suspended || this.repeatable)) return "misbehaves";
    this.questions += 1;
    this.wait(this.turn.timer, this.questions, place, suspended);
    this.owner.tell({ type: "asked", run: this.id, question: this.questions, prompt: this.lastLine.toWellFormed(), secret });
    return suspended ? "stays" : "goes";
  }

  /** Of a module that cannot be had, and of too many, the import fails at once. */
  handleWants({ module, place }: { module: string; place: PythonError }): "misbehaves" | undefined {
    if (this.turn.kind !== "program") return "misbehaves";
    this.wanted += 1;
    const isLate = this.waitedMillis >= this.limits.waitingMillis;
    if (this.wanted > MAX_WANTS || isLate || !this.order.obtainable.includes(module)) {
      this.owner.ask({ type: "supplied" });
      return undefined;
    }
    this.wait(this.turn.timer, undefined, place, true);
    this.owner.tell({ type: "wants", run: this.id, module });
    return undefined;
  }

  /** Whether it waits for a package. */
  get wants(): boolean {
    return this.turn.kind === "waits" && this.turn.question.number === undefined;
  }

  /** What it waits for was sent to the worker, or cannot be had. */
  supplied(): void {
    const { turn } = this;
    if (turn.kind !== "waits" || turn.question.number !== undefined) return;
    this.goOn(turn, performance.now());
    this.owner.ask({ type: "supplied" });
  }

  private wait(timer: number, number: number | undefined, place: PythonError, suspended: boolean): void {
    clearTimeout(timer);
    const now = performance.now();
    const question = { number, place, since: now, timer: setInterval(() => this.look(), PING_MILLIS) };
    this.turn = suspended ? { kind: "waits", waiting: new Waiting(now), question } : { kind: "gone", question };
    // A person has to see what is asked; what is kept of the output is bounded.
    this.outbox.flush();
  }

  /** The worker has what it waited for. */
  private goOn({ waiting, question }: Turn & { kind: "waits" }, now: number): void {
    clearInterval(question.timer);
    this.waitedMillis += now - question.since;
    this.meter.takeOff(waiting.end(now));
    this.turn = this.programsTurn(now);
  }

  handlePong(beat: number): void {
    if (this.turn.kind === "waits") this.meter.takeOff(this.turn.waiting.answered(beat, performance.now()));
  }

  /** Once: an honest worker tells them when the program has ended. */
  handleFiles({ files, leftOut }: { files: FileHead[]; leftOut: number }, bytes: ArrayBuffer): "misbehaves" | undefined {
    const { returned } = this.limits;
    if (this.filesTold || this.turn.kind !== "program" || files.length > returned.count || bytes.byteLength > returned.bytes) return "misbehaves";
    this.filesTold = true;
    this.owner.tell({ type: "files", run: this.id, files, leftOut }, bytes);
    return undefined;
  }

  handleDisplay({ title, density }: { title: string; density: number }, bytes: ArrayBuffer): Over | undefined {
    return this.showOnce(bytes.byteLength, () => this.owner.tell({ type: "display", run: this.id, title, density }, bytes));
  }

  handleShows({ value }: { value: string }): Over | undefined {
    return this.showOnce(value.length, () => this.owner.tell({ type: "shows", run: this.id, value }));
  }

  private showOnce(bytes: number, tell: () => void): Over | undefined {
    const over = this.meter.countPicture(bytes);
    if (over) return over;
    this.picturesSeen += 1;
    // A run that was begun again shows again what it showed before.
    if (this.picturesSeen <= this.picturesTold) return undefined;
    this.picturesTold = this.picturesSeen;
    this.outbox.then(tell);
    return undefined;
  }

  /** Of a run that was begun again too: it draws anew what it drew, on an empty sheet. */
  handleDraws({ commands }: { commands: string }): Over | undefined {
    const over = this.meter.countDrawing(commands.length);
    if (!over) this.outbox.then(() => this.owner.tell({ type: "draws", run: this.id, commands }), commands.length);
    return over;
  }

  /** Once, and of what was typed only. */
  handleReplied(reply: Reply): "misbehaves" | undefined {
    if (this.reply || this.program.mode === "script") return "misbehaves";
    this.reply = reply.kind;
    this.owner.tell({ type: "replied", run: this.id, reply });
    return undefined;
  }

  /** Once, and of a program that has rules. */
  handleViolates(violations: Violation[]): "misbehaves" | undefined {
    if (this.isViolating || !this.hasRules || this.turn.kind !== "program") return "misbehaves";
    this.isViolating = true;
    this.owner.tell(remarked(this.id, { violations }));
    return undefined;
  }

  /** Once, and of a program that somebody wants to be checked. Who says it may be the program. */
  handleJudged(verdict: Verdict): "misbehaves" | undefined {
    if (this.isJudged || !this.hasExam || this.turn.kind !== "program") return "misbehaves";
    this.isJudged = true;
    this.owner.tell(remarked(this.id, { verdict }));
    return undefined;
  }

  /** So long may its worker say in plain words what ended it: no longer than the program itself could have gone on. */
  get explainMillis(): number {
    return this.program.explain === null ? 0 : Math.min(EXPLAIN_MILLIS, this.meter.lastMoment - performance.now());
  }

  /** Whether the interpreter asked to be left. */
  get left(): boolean {
    return this.reply === "left";
  }

  handleCaughtUp(): void {
    if (!this.repeat.catchUp()) this.owner.tell({ type: "differed", run: this.id });
  }

  /** A person has answered; `ready` says whether a worker is there to take it. */
  answer(number: number, text: string | null, ready: boolean): void {
    const { turn } = this;
    if ((turn.kind !== "waits" && turn.kind !== "gone") || turn.question.number !== number) return;
    const now = performance.now();
    this.answers.push(text);
    this.lastLine = "";
    switch (turn.kind) {
      case "waits":
        this.goOn(turn, now);
        return this.owner.ask({ type: "answer", text });
      case "gone":
        clearInterval(turn.question.timer);
        this.waitedMillis += now - turn.question.since;
        this.turn = { kind: "starts" };
        if (ready) this.beginAgain();
    }
  }

  /** A fresh worker is ready in place of the one that is gone. */
  workerReady(): void {
    if (this.turn.kind === "starts") this.beginAgain();
  }

  shown(chars: number): void {
    this.outbox.shown(chars);
  }

  /** The worker's own account, corrected by the clock. */
  judge(account: WorkerEnding): Ending {
    return this.meter.judge(account, performance.now());
  }

  /** Somebody wants it to end. Where it waits, it is known where it stands. */
  stopped(): Ending {
    const error = this.turn.kind === "waits" || this.turn.kind === "gone" ? this.turn.question.place : null;
    return { kind: "stopped", reason: "user", error };
  }

  /** Tells the end; nothing is told after it. */
  end(ending: Ending, sessionAlive: boolean, memoryBytes: number | null): void {
    const now = performance.now();
    if (this.turn.kind === "waits") this.meter.takeOff(this.turn.waiting.end(now));
    const { turn } = this;
    if (turn.kind === "program") clearTimeout(turn.timer);
    if (turn.kind === "waits" || turn.kind === "gone") clearInterval(turn.question.timer);
    this.tellUnshown();
    this.outbox.flush();
    const elapsed = turn.kind === "gone" ? turn.question.since - this.meter.startedAt : this.meter.elapsed(now);
    const durationMillis = Math.max(0, Math.round(elapsed));
    this.owner.tell({ type: "ended", run: this.id, ending, durationMillis, skipped: this.meter.skipped, memoryBytes, sessionAlive });
  }

  private programsTurn(now: number): Turn {
    return { kind: "program", timer: setTimeout(() => this.owner.stop("deadline", null), this.meter.lastMoment - now) };
  }

  private beginAgain(): void {
    const now = performance.now();
    // What it did before it does again, so it gets the time and the output for that again.
    this.meter = new Meter(this.limits, now);
    this.turn = this.programsTurn(now);
    this.repeat.begin();
    this.picturesSeen = 0;
    this.handOver();
  }

  private handOver(): void {
    const { order, files, seed, answers, repeatable } = this;
    const { run, program, limits, obtainable } = order;
    this.owner.ask({ type: "run", run, program, part: files !== undefined, limits, seed, answers, repeatable, obtainable }, files);
  }

  /** While a person is asked: is the worker still waiting, and has anybody come? */
  private look(): void {
    const { turn } = this;
    if (turn.kind !== "waits" && turn.kind !== "gone") return;
    const now = performance.now();
    const { since, place } = turn.question;
    const unanswered = now - since >= this.limits.answerMillis || this.waitedMillis + now - since >= this.limits.waitingMillis;
    if (unanswered && this.wants) return this.supplied();
    if (unanswered) return this.owner.stop("unanswered", place);
    if (turn.kind === "gone") return;
    const beat = crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1;
    if (turn.waiting.look(now, beat)) return this.owner.ask({ type: "ping", beat });
    if (now >= this.meter.lastMoment) this.owner.stop("deadline", place);
  }

  private show(stream: "stdout" | "stderr", text: string): void {
    if (text === "") return;
    this.outbox.put(stream, text);
    const line = text.lastIndexOf("\n");
    this.lastLine = (line < 0 ? this.lastLine + text : text.slice(line + 1)).slice(-PROMPT_CHARS);
  }

  private tellUnshown(): void {
    const unshown = this.repeat.end();
    if (!unshown) return;
    this.owner.tell({ type: "differed", run: this.id });
    this.show("stdout", unshown.stdout);
    this.show("stderr", unshown.stderr);
  }
}
