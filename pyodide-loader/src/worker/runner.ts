/**
 * Between the engine and Python's runner: streams, standard input, the soft deadline, and how a program ended.
 *
 * A program that may ask a person runs on a stack that can be suspended, where the engine has such (WebAssembly's JSPI).
 */
import type { PyodideAPI } from "pyodide";
import type { Authored, Mode, Program, Reply, ReturnLimits, RunLimits, ToWorker, Verdict, Violation, WorkerEnding } from "../protocol.gen";
import { type PackageFiles, mountArchive } from "./archive";
import { type Ask, Asking } from "./asking";
import { memoryBytes, signalClock } from "./engine";
import { type Answer, Input } from "./input";
import { type Files, LearnersFiles, type Made } from "./files";
import type { Interrupt } from "./interrupt";
import type { OutputBatcher } from "./output";
import { encode, fromJson, toJson } from "./primitives";
import { type FileSystem, Quota } from "./quota";
import { blobSource } from "./source";
import { canSuspend } from "./suspend";
import { type Want, Wanting } from "./wanting";

/** Where Python looks for what does not belong to it. */
const PACKAGES = "/lib/python3.14/site-packages";
const NOTHING: ReturnLimits = { bytes: 0, count: 0 };

interface PythonRunner {
  prepare(
    nap: (millis: number) => boolean,
    take: (most: number) => Uint8Array | undefined,
    suspend: (place: string, secret: boolean) => Promise<void>,
    surrender: (place: string, secret: boolean) => never,
    show: (title: string, density: number, png: Uint8Array) => void,
    showValue: (value: string) => void,
    draw: (commands: string) => void,
    left: () => number,
    canHave: (module: string) => boolean,
    want: (module: string, place: string) => Promise<string>,
  ): void;
  mounted(names: string): void;
  prepare_imports(modules: string): void;
  explained(language: string): string;
  is_whole(source: string): boolean;
  names(source: string, arm: () => void, disarm: () => void): string;
  readonly rehearse: Rehearse;
  readonly run: PythonRun;
}

interface Rehearse {
  (arm: () => void, disarm: () => void): void;
  callPromising(...args: Parameters<Rehearse>): Promise<void>;
}

interface PythonRun {
  (source: string, mode: Mode, recursion: number, seed: string, repeatable: boolean, author: string, arm: () => void, disarm: () => void): string;
  callPromising(...args: Parameters<PythonRun>): Promise<string>;
}

/** What a run is given beside its name. */
export type Order = Omit<ToWorker & { type: "run" }, "type" | "run">;

/** What a runner says while a program runs. */
export interface Telling {
  readonly ask: Ask;
  readonly want: Want;
  caughtUp(): void;
  made(made: Made): void;
  display(title: string, density: number, png: ArrayBuffer): void;
  shows(value: string): void;
  draws(commands: string): void;
  replied(reply: Reply): void;
  violates(violations: Violation[]): void;
  judged(verdict: Verdict): void;
}

/** What Python tells of a run. */
type Account = WorkerEnding & { left?: boolean; violations?: Violation[]; verdict?: Verdict | null };

export class Runner {
  private readonly python: PythonRunner;
  private readonly quota: Quota;
  private readonly files: LearnersFiles;
  private readonly input: Input;
  private readonly asking: Asking;
  private readonly wanting: Wanting;
  private repeatable = false;

  constructor(
    private readonly pyodide: PyodideAPI,
    private readonly output: OutputBatcher,
    private readonly interrupt: Interrupt,
    nap: (millis: number) => void,
    private readonly now: () => number,
    private readonly telling: Telling,
  ) {
    pyodide.setStdout({ write: (bytes) => this.write("stdout", bytes), isatty: false });
    pyodide.setStderr({ write: (bytes) => this.write("stderr", bytes), isatty: false });
    pyodide.setStdin({ read: (buffer) => this.read(buffer), isatty: false });
    this.input = new Input(() => {
      output.flush();
      telling.caughtUp();
    });
    this.asking = new Asking(this.input, interrupt, nap, (question) => {
      output.flush();
      telling.ask(question);
    });
    this.wanting = new Wanting(interrupt, (wanted) => {
      output.flush();
      telling.want(wanted);
    });
    this.python = pyodide.pyimport("_ampoule.runner") as PythonRunner;
    this.python.prepare(
      (millis) => {
        output.flush();
        nap(Math.min(millis, interrupt.millisLeft));
        return interrupt.take();
      },
      (most) => this.input.take(most),
      // Not the object itself: a program finds what Python has.
      (place, secret) => this.asking.suspend(place, secret),
      (place, secret) => this.asking.surrender(place, secret),
      (title, density, png) => this.show(title, density, png),
      (value) => {
        output.flush();
        telling.shows(String(value));
      },
      (commands) => {
        output.flush();
        telling.draws(String(commands));
      },
      () => interrupt.millisLeft,
      (module) => this.wanting.canHave(String(module)),
      (module, place) => this.wanting.suspend(String(module), place),
    );
    this.quota = new Quota(pyodide.FS as unknown as FileSystem);
    this.files = new LearnersFiles(pyodide.FS as unknown as Files);
    interrupt.connect(signalClock(pyodide));
    pyodide.setInterruptBuffer(interrupt.buffer as unknown as Uint8Array);
  }

  /**
   * Does once, for nobody, what every run does, before there is a program: what the browser compiles only when it is needed is compiled then, and
   * a run does not wait for that.
   */
  async rehearse(): Promise<void> {
    const args: Parameters<Rehearse> = [() => this.interrupt.arm(Number.POSITIVE_INFINITY), () => this.interrupt.disarm()];
    this.input.begin("", false, []);
    await (canSuspend(this.pyodide) ? this.python.rehearse.callPromising(...args) : this.python.rehearse(...args));
    // Without a run nothing of it goes to the guard.
    this.output.flush();
    this.tellMade(NOTHING);
  }

  /** Python's memory, as large as it has become. */
  get memoryBytes(): number {
    return memoryBytes(this.pyodide);
  }

  /** Puts a package where Python finds it. It counts to no quota: it is no file of the learner's. */
  mount(zip: Blob): void {
    const names = this.quota.free(() => mountArchive(this.pyodide.FS as unknown as PackageFiles, PACKAGES, blobSource(zip)));
    const tops = [...new Set(names.map((name) => name.split("/", 1)[0]!))];
    if (!this.wanting.takes(tops)) this.python.mounted(toJson(tops));
  }

  /** Imports these modules, as far as they can be, before there is a program. */
  prepare(modules: readonly string[]): void {
    this.python.prepare_imports(toJson(modules));
  }

  /** Whether what a person has typed goes on in another line. Nothing of it is run. */
  isIncomplete({ mode, source }: Program): boolean {
    return mode === "typed" && !this.python.is_whole(source);
  }

  /** `bytes` are those of the program's files, if they have any. */
  async run(order: Order, bytes: Blob | undefined): Promise<WorkerEnding> {
    const { program, limits } = order;
    this.repeatable = order.repeatable;
    if (program.mode === "names") return this.names(order);
    const isFile = program.mode !== "typed" && program.mode !== "cell";
    this.files.put(program.files, bytes && blobSource(bytes), isFile ? encode(program.source) : undefined);
    return this.execute(order).finally(() => this.tellMade(limits.returned));
  }

  private names({ program, limits }: Order): WorkerEnding {
    this.input.begin("", false, []);
    this.limit(limits);
    const deadline = this.now() + limits.wallMillis;
    try {
      const json = this.python.names(program.source, () => this.interrupt.arm(deadline), () => this.interrupt.disarm());
      const [ending, reply] = fromJson(json) as [WorkerEnding, Reply];
      this.telling.replied(reply);
      return ending;
    } finally {
      this.interrupt.disarm();
      this.output.flush();
    }
  }

  private limit(limits: RunLimits): void {
    this.output.keep(limits.outputBytes, limits.outputLines);
    this.quota.enforce(limits.files);
  }

  private async execute({ program, limits, seed, answers, repeatable, obtainable }: Order): Promise<WorkerEnding> {
    this.input.begin(program.stdin, program.interactive, answers);
    this.wanting.begin(obtainable);
    this.limit(limits);
    const deadline = this.now() + limits.wallMillis;
    try {
      const args: Parameters<PythonRun> = [
        program.source,
        program.mode,
        limits.recursion,
        seed,
        repeatable,
        authorsPart(program),
        () => this.interrupt.arm(deadline),
        () => this.interrupt.disarm(),
      ];
      const suspends = (program.interactive || obtainable.length > 0) && canSuspend(this.pyodide);
      const json = suspends ? await this.python.run.callPromising(...args) : this.python.run(...args);
      const { left, violations = [], verdict, ...ending } = fromJson(json) as Account;
      this.output.flush();
      if (violations.length > 0) this.telling.violates(violations);
      if (verdict) this.telling.judged(verdict);
      if (left) this.telling.replied({ kind: "left" });
      return ending;
    } catch (error) {
      const code = exitCode(error);
      if (code === undefined) throw error;
      // The engine is at its end; nothing can be typed into it any more.
      if (program.mode !== "script") this.telling.replied({ kind: "left" });
      return { kind: "completed", exitCode: code };
    } finally {
      this.interrupt.disarm();
      this.output.flush();
    }
  }

  /** What ended the program, in plain words of this language. */
  explained(language: string): string[] {
    return fromJson(this.python.explained(language)) as string[];
  }

  /** However the program has ended. One that took the file system apart has no files to tell of. */
  private tellMade(most: ReturnLimits): void {
    let made: Made | undefined;
    try {
      made = this.files.made(most);
    } catch {
      return;
    }
    if (made) this.telling.made(made);
  }

  /** Called by Python, and by a program that finds the way to it: the guard judges what comes of that. */
  private show(title: string, density: number, png: Uint8Array): void {
    this.output.flush();
    this.telling.display(title, density, png.slice().buffer as ArrayBuffer);
  }

  /** What the program wanted is mounted, or does not come. */
  supplied(): void {
    this.wanting.supplied();
  }

  /** A person has answered. */
  answer(text: Answer): void {
    this.asking.answer(text);
  }

  private write(stream: "stdout" | "stderr", bytes: Uint8Array): number {
    this.output.write(stream, bytes);
    if (this.output.waits) this.interrupt.lookSoon();
    return bytes.length;
  }

  /** Of the device: `os.read(0, …)`, `open("/dev/stdin")`. The system's calls cannot be suspended. */
  private read(buffer: Uint8Array): number {
    const taken = this.input.take(buffer.length) ?? (this.repeatable ? this.asking.surrender(undefined, false) : new Uint8Array());
    buffer.set(taken);
    return taken.length;
  }
}

/** What an author put around a program, as Python's runner takes it; empty where nobody did. */
function authorsPart({ author, explain }: Program): string {
  return author === null ? "" : toJson({ ...(fromJson(author) as Authored), explain });
}

/** The code of `os._exit`, which leaves the engine as an `ExitStatus` of Emscripten's. */
function exitCode(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { name, status } = error as { name?: unknown; status?: unknown };
  return (name === "Exit" || name === "ExitStatus") && typeof status === "number" ? status : undefined;
}
