/**
 * The run worker: hostile from the moment learner code starts, thrown away after it.
 *
 * Order matters: take the primitives, prove the sandbox, start the engine, close the global scope, then wait for a program.
 * Everything said to the guard goes through a private port that lives in this closure.
 */
import { fromJson, loadScript, now, sender, toJson } from "./primitives";
import type { FromWorker, RunId, ToWorker } from "../protocol.gen";
import { isSealed, trySeal } from "../seal";
import { startEngine } from "./engine";
import { Interrupt } from "./interrupt";
import { closeGlobalScope } from "./lockdown";
import { makeNap } from "./nap";
import { OutputBatcher } from "./output";
import { Runner } from "./runner";

async function boot(port: MessagePort): Promise<void> {
  const post = sender(port);
  const tell = (message: FromWorker): void => post(toJson(message));
  const seal = await trySeal(loadScript);
  tell({ type: "sealed", seal });
  if (!isSealed(seal)) return;

  let run: RunId | undefined;
  const output = new OutputBatcher((stream, text) => {
    if (run !== undefined) tell({ type: "output", run, stream, text });
  }, now);
  const interrupt = new Interrupt(now, () => output.flushIfDue());
  let runner: Runner | undefined;

  port.onmessage = async (event: MessageEvent) => {
    const [text, module, stdlib] = event.data as [string, WebAssembly.Module, ArrayBuffer];
    const message = fromJson(text) as ToWorker;
    switch (message.type) {
      case "boot":
        try {
          runner = new Runner(await startEngine(module, stdlib), output, interrupt, makeNap(now), now);
          closeGlobalScope();
          return tell({ type: "booted" });
        } catch (error) {
          return tell({ type: "broken", message: `the engine did not start: ${String(error)}` });
        }
      case "run":
        run = message.run;
        tell({ type: "started", run });
        try {
          const ending = runner!.run(message.program, message.wallMillis);
          return tell({ type: "ended", run, ending });
        } catch (error) {
          return tell({ type: "broken", message: String(error).slice(0, 1000) });
        }
    }
  };
}

self.onmessage = (event: MessageEvent) => {
  self.onmessage = null;
  const [port] = event.ports;
  if (port) void boot(port);
};
