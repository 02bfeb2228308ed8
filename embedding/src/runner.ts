// Runs programs in a frame that shows nothing.

import { Frame } from "./frame";
import { hostOf } from "./host";
import { outcomeOf, pack } from "./letters";
import { AmpouleError, type Outcome, type RunOptions, type Runner, type RunnerOptions } from "./types";

/** Makes a runner. It resolves when the options are known to be right; the engine starts meanwhile. */
export async function createRunner(options: RunnerOptions = {}): Promise<Runner> {
  const { host, ...rest } = options;
  const hide = (element: HTMLIFrameElement): void => {
    element.tabIndex = -1;
    element.setAttribute("aria-hidden", "true");
    element.style.display = "none";
  };
  const frame = new Frame(hostOf(host), "ui=none", document.body ?? document.documentElement, hide, () => {});
  try {
    await frame.configure({ ...rest, ui: "none" });
  } catch (error) {
    frame.dispose();
    throw error;
  }
  return {
    run: (source, runOptions) => run(frame, source, runOptions ?? {}),
    stop: () => frame.tell({ type: "stop", run: null }),
    dispose: () => frame.dispose(),
  };
}

async function run(frame: Frame, source: string, options: RunOptions): Promise<Outcome> {
  const { stdin = [], files = {}, signal, onOutput, onInput } = options;
  if (typeof source !== "string") throw new AmpouleError("option", "the program must be a text", "source");
  signal?.throwIfAborted();
  const { heads, bytes } = pack(files);
  const text = typeof stdin === "string" ? stdin : stdin.map((line) => `${line}\n`).join("");
  const { id, answer } = frame.begin(
    { type: "run", source, stdin: text, interactive: onInput !== undefined, files: heads },
    ({ word }) => {
      if (word.type === "output") {
        onOutput?.({ stream: word.stream, text: word.text });
      } else if (word.type === "asked") {
        const { question, prompt, secret } = word;
        const reply = (line: string | null): void => frame.tell({ type: "answer", question, text: line });
        // Whoever cannot answer ends the input: the program learns of it and goes on.
        Promise.resolve(onInput?.(prompt, { secret }) ?? null).then(reply, (error: unknown) => {
          reply(null);
          throw error;
        });
      }
    },
    bytes,
  );
  const stop = (): void => frame.tell({ type: "stop", run: id });
  signal?.addEventListener("abort", stop);
  try {
    const letter = await answer;
    if (letter.word.type !== "outcome") throw new AmpouleError("message", "the frame answered a run with something else");
    // Who aborted does not want the outcome: as with fetch.
    if (letter.word.outcome.reason === "user") signal?.throwIfAborted();
    return outcomeOf(letter.word.outcome, letter.bytes);
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}
