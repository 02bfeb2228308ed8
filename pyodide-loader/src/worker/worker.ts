/**
 * The run worker: hostile from the moment learner code starts, thrown away after it.
 *
 * Order matters: take the primitives, prove the sandbox, start the engine, close the global scope, then wait for a program.
 * Everything said to the guard goes through a private port that lives in this closure. A worker that was asked for a
 * snapshot makes that and nothing else.
 */
import { fromJson, loadScript, now, sender, toJson } from "./primitives";
import type { FromWorker, RunId, ToWorker } from "../protocol.gen";
import { isSealed, trySeal } from "../seal";
import { type EngineParts, makeSnapshot, startFromSnapshot, startPlain } from "./engine";
import { Interrupt } from "./interrupt";
import { closeGlobalScope } from "./lockdown";
import { makeNap } from "./nap";
import { OutputBatcher } from "./output";
import { type Order, Runner } from "./runner";

type Tell = (message: FromWorker, bytes?: ArrayBuffer) => void;

/** From the snapshot if there is one and it fits, else from nothing. */
async function startEngine(parts: EngineParts, snapshot: Blob | undefined): ReturnType<typeof startPlain> {
  if (snapshot) {
    try {
      return await startFromSnapshot(parts, snapshot);
    } catch (error) {
      console.warn(`Ampoule: the snapshot of Python cannot be used, so starts take longer (${String(error)})`);
    }
  }
  return startPlain(parts);
}

class RunWorker {
  private run: RunId | undefined;
  private runner: Runner | undefined;
  private readonly output = new OutputBatcher(
    {
      send: (stream, text) => this.tellOfRun((run) => ({ type: "output", run, stream, text })),
      skip: (skipped) => this.tellOfRun((run) => ({ type: "skipped", run, skipped })),
    },
    now,
  );

  constructor(private readonly tell: Tell) {}

  async boot(parts: EngineParts, snapshot: Blob | undefined): Promise<void> {
    const interrupt = new Interrupt(now, () => this.output.flushIfDue());
    this.runner = new Runner(await startEngine(parts, snapshot), this.output, interrupt, makeNap(now), now, {
      ask: (question) => this.tellOfRun((run) => ({ type: "asks", run, ...question })),
      want: (wanted) => this.tellOfRun((run) => ({ type: "wants", run, ...wanted })),
      caughtUp: () => this.tellOfRun((run) => ({ type: "caughtUp", run })),
      made: ({ files, leftOut, bytes }) => this.tellOfRun((run) => ({ type: "files", run, files, leftOut }), bytes),
      display: (title, density, png) => this.tellOfRun((run) => ({ type: "display", run, title, density }), png),
      shows: (value) => this.tellOfRun((run) => ({ type: "shows", run, value })),
      draws: (commands) => this.tellOfRun((run) => ({ type: "draws", run, commands })),
      violates: (violations) => this.tellOfRun((run) => ({ type: "violates", run, violations })),
      judged: (verdict) => this.tellOfRun((run) => ({ type: "judged", run, verdict })),
      replied: (reply) => this.tellOfRun((run) => ({ type: "replied", run, reply })),
    });
    await this.runner.rehearse();
    closeGlobalScope();
    this.tell({ type: "booted" });
  }

  mount(zip: Blob): void {
    this.runner?.mount(zip);
  }

  prepare(modules: readonly string[]): void {
    this.runner?.prepare(modules);
    this.tell({ type: "prepared" });
  }

  async start(run: RunId, order: Order, files: Blob | undefined): Promise<void> {
    if (!this.runner) throw new Error("there is no engine yet");
    this.run = run;
    if (this.runner.isIncomplete(order.program)) {
      this.tell({ type: "replied", run, reply: { kind: "incomplete" } });
      return this.tell({ type: "ended", run, ending: { kind: "completed", exitCode: 0 }, memoryBytes: this.runner.memoryBytes });
    }
    this.tell({ type: "started", run });
    const ending = await this.runner.run(order, files);
    this.tell({ type: "ended", run, ending, memoryBytes: this.runner.memoryBytes });
    const { explain } = order.program;
    if (explain !== null && ending.kind === "raised") this.tell({ type: "explained", run, paragraphs: this.runner.explained(explain) });
  }

  supplied(): void {
    this.runner?.supplied();
  }

  answer(text: string | null): void {
    this.runner?.answer(text);
  }

  private tellOfRun(message: (run: RunId) => FromWorker, bytes?: ArrayBuffer): void {
    if (this.run !== undefined) this.tell(message(this.run), bytes);
  }
}

/** Large parts come by another way than the messages that announce them, in the same order. */
class Deliveries {
  private readonly arrived: Blob[] = [];
  private readonly awaited: ((part: Blob) => void)[] = [];

  arrive(part: Blob): void {
    const take = this.awaited.shift();
    if (take) take(part);
    else this.arrived.push(part);
  }

  /** The part that is announced next: to be asked for when it is, not later. */
  next(): Promise<Blob> {
    const part = this.arrived.shift();
    return part ? Promise.resolve(part) : new Promise((resolve) => this.awaited.push(resolve));
  }
}

async function serve(port: MessagePort): Promise<void> {
  const post = sender(port);
  const tell: Tell = (message, bytes) => (bytes ? post([toJson(message), bytes], [bytes]) : post(toJson(message)));
  const seal = await trySeal(loadScript);
  tell({ type: "sealed", seal });
  if (!isSealed(seal)) return;

  const worker = new RunWorker(tell);
  const deliveries = new Deliveries();
  /** All packages that were announced are mounted. */
  let mounted = Promise.resolve();
  let giveStdlib!: (stdlib: Blob) => void;
  const stdlib = new Promise<Blob>((resolve) => (giveStdlib = resolve));
  const hear = async (event: MessageEvent): Promise<void> => {
    const [text, first, second] = event.data as [string, unknown, unknown];
    const message = fromJson(text) as ToWorker;
    try {
      switch (message.type) {
        case "boot":
          await worker.boot({ module: first as WebAssembly.Module, stdlib }, second as Blob | undefined);
          return;
        case "makeSnapshot":
          return tell({ type: "snapshot" }, await makeSnapshot({ module: first as WebAssembly.Module, stdlib }));
        case "stdlib":
          return giveStdlib(first as Blob);
        case "part":
          return deliveries.arrive(first as Blob);
        case "mount":
          mounted = Promise.all([deliveries.next(), mounted]).then(([zip]) => worker.mount(zip));
          return await mounted;
        case "prepare":
          await mounted;
          return worker.prepare(message.modules);
        case "run": {
          const files = message.part ? deliveries.next() : undefined;
          await mounted;
          return await worker.start(message.run, message, await files);
        }
        case "supplied":
          await mounted;
          return worker.supplied();
        case "answer":
          return worker.answer(message.text);
        case "ping":
          return tell({ type: "pong", beat: message.beat });
      }
    } catch (error) {
      return tell({ type: "broken", message: String(error).slice(0, 1000) });
    }
  };
  port.onmessage = hear;
  // The engine's parts, packages and files come here: they are large, and see `guard/link.ts`. It stays when the global scope is closed, out of
  // reach; who posts to it is the guard.
  self.onmessage = hear;
}

self.onmessage = (event: MessageEvent) => {
  self.onmessage = null;
  const [port] = event.ports;
  if (port) void serve(port);
};
