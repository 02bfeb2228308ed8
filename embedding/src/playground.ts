// An editor with its output, in a frame that is as high as what is in it.

import { Frame } from "./frame";
import { hostOf } from "./host";
import { type Letter, outcomeOf, pack, unpack } from "./letters";
import { AmpouleError, type Playground, type PlaygroundEvents, type PlaygroundOptions } from "./types";

/** Before it is known: a few lines and the buttons. Much more or less makes the page jump when it is. */
const FIRST_HEIGHT = "12rem";

/** Makes a playground at the end of an element. It resolves when it can be used. */
export async function createPlayground(element: Element | ShadowRoot, options: PlaygroundOptions = {}): Promise<Playground> {
  return createIn(element, options, FIRST_HEIGHT);
}

/**
 * The same; the frame is so high until it is known how high what is in it is.
 * @internal
 */
export async function createIn(element: Element | ShadowRoot, options: PlaygroundOptions, firstHeight: string): Promise<Playground> {
  if (!(element instanceof Element || element instanceof ShadowRoot)) {
    throw new AmpouleError("option", "a playground needs an element to be in: createPlayground(document.querySelector(…), …)", "element");
  }
  const { host, height, ...rest } = options;
  const listeners = new Map<string, Set<(detail: unknown) => void>>();
  const emit = <Name extends keyof PlaygroundEvents>(name: Name, detail: PlaygroundEvents[Name]): void => {
    for (const tell of listeners.get(name) ?? []) tell(detail);
  };
  const told = ({ word, bytes }: Letter): void => {
    switch (word.type) {
      case "resize":
        if (height === undefined) frame.element.style.height = `${word.height}px`;
        return emit("resize", word.height);
      case "outcome":
        return emit("outcome", outcomeOf(word.outcome, bytes));
      case "output":
        return emit("output", { stream: word.stream, text: word.text });
      case "code":
        return emit("code", word.code);
      case "status":
        if (word.status === "ready") emit("ready", undefined);
        if (word.status === "running") emit("started", undefined);
    }
  };
  const shape = (frame: HTMLIFrameElement): void => {
    const { style } = frame;
    style.display = "block";
    style.width = "100%";
    style.border = "0";
    style.height = height ?? firstHeight;
  };
  // In the address so that the first thing that is seen has its colours.
  const look = (["theme", "lang"] as const).flatMap((name) => (typeof rest[name] === "string" ? [`${name}=${encodeURIComponent(rest[name])}`] : []));
  const frame = new Frame(hostOf(host), ["api", ...look].join("&"), element, shape, told);
  try {
    await frame.configure(rest);
  } catch (error) {
    frame.dispose();
    throw error;
  }
  const expect = async <Type extends Letter["word"]["type"]>(type: Type, answer: Promise<Letter>): Promise<{ word: Extract<Letter["word"], { type: Type }>; bytes: Uint8Array }> => {
    const { word, bytes } = await answer;
    if (word.type !== type) throw new AmpouleError("message", `the frame answered with ${word.type} in the place of ${type}`);
    return { word: word as Extract<Letter["word"], { type: Type }>, bytes };
  };
  return {
    frame: frame.element,
    async run() {
      const { word, bytes } = await expect("outcome", frame.order({ type: "run", source: null, stdin: "", interactive: true, files: [] }));
      return outcomeOf(word.outcome, bytes);
    },
    stop: () => frame.tell({ type: "stop", run: null }),
    async setCode(code) {
      await frame.order({ type: "setCode", code });
    },
    async getCode() {
      return (await expect("code", frame.order({ type: "getCode" }))).word.code;
    },
    async setFiles(files) {
      const { heads, bytes } = pack(files);
      await frame.order({ type: "setFiles", files: heads }, undefined, bytes);
    },
    async getFiles() {
      const { word, bytes } = await expect("files", frame.order({ type: "getFiles" }));
      return unpack(word.files, bytes)[0];
    },
    async setTheme(theme) {
      await frame.order({ type: "setTheme", theme });
    },
    on(name, tell) {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(tell as (detail: unknown) => void));
      return () => all.delete(tell as (detail: unknown) => void);
    },
    dispose: () => frame.dispose(),
  };
}
