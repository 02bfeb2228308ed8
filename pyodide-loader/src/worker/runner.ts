/**
 * Between the engine and Python's runner: streams, standard input, the soft deadline, and how a program ended.
 */
import type { PyodideAPI } from "pyodide";
import type { Program, RunLimits, WorkerEnding } from "../protocol.gen";
import { signalClock } from "./engine";
import type { Interrupt } from "./interrupt";
import type { OutputBatcher } from "./output";
import { fromJson, toJson } from "./primitives";
import { type FileSystem, Quota } from "./quota";

interface PythonRunner {
  prepare(nap: (millis: number) => boolean): void;
  prepare_imports(modules: string): void;
  run(source: string, recursion: number, arm: () => void, disarm: () => void): string;
}

export class Runner {
  private readonly python: PythonRunner;
  private readonly quota: Quota;
  private input = new Uint8Array();

  constructor(
    pyodide: PyodideAPI,
    private readonly output: OutputBatcher,
    private readonly interrupt: Interrupt,
    nap: (millis: number) => void,
    private readonly now: () => number,
  ) {
    pyodide.setStdout({ write: (bytes) => this.write("stdout", bytes), isatty: false });
    pyodide.setStderr({ write: (bytes) => this.write("stderr", bytes), isatty: false });
    pyodide.setStdin({ read: (buffer) => this.read(buffer), isatty: false });
    this.python = pyodide.pyimport("_ampoule.runner") as PythonRunner;
    this.python.prepare((millis) => {
      output.flush();
      nap(Math.min(millis, interrupt.millisLeft));
      return interrupt.take();
    });
    this.quota = new Quota(pyodide.FS as unknown as FileSystem);
    interrupt.connect(signalClock(pyodide));
    pyodide.setInterruptBuffer(interrupt.buffer as unknown as Uint8Array);
  }

  /** Imports these modules, as far as they can be, before there is a program. */
  prepare(modules: readonly string[]): void {
    this.python.prepare_imports(toJson(modules));
  }

  run(program: Program, limits: RunLimits): WorkerEnding {
    this.input = new TextEncoder().encode(program.stdin);
    this.output.keep(limits.outputBytes, limits.outputLines);
    this.quota.enforce(limits.files);
    const deadline = this.now() + limits.wallMillis;
    try {
      const json = this.python.run(
        program.source,
        limits.recursion,
        () => this.interrupt.arm(deadline),
        () => this.interrupt.disarm(),
      );
      return fromJson(json) as WorkerEnding;
    } catch (error) {
      const code = exitCode(error);
      if (code === undefined) throw error;
      return { kind: "completed", exitCode: code };
    } finally {
      this.interrupt.disarm();
      this.output.flush();
    }
  }

  private write(stream: "stdout" | "stderr", bytes: Uint8Array): number {
    this.output.write(stream, bytes);
    return bytes.length;
  }

  private read(buffer: Uint8Array): number {
    const taken = this.input.subarray(0, buffer.length);
    buffer.set(taken);
    this.input = this.input.subarray(taken.length);
    return taken.length;
  }
}

/** The code of `os._exit`, which leaves the engine as an `ExitStatus` of Emscripten's. */
function exitCode(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { name, status } = error as { name?: unknown; status?: unknown };
  return (name === "Exit" || name === "ExitStatus") && typeof status === "number" ? status : undefined;
}
