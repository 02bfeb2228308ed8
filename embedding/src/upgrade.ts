// data-upgrade: turns code blocks of a page into playgrounds, each where its block is.

import { type Block, block as createBlock } from "./block";
import type { PlaygroundOptions } from "./types";

/** Of attributes of the script, which are those of the element with `data-` before them. */
export function upgradeOptions(script: HTMLElement): PlaygroundOptions {
  const options: Record<string, unknown> = {};
  for (const name of ["theme", "lang", "host"] as const) {
    const value = script.dataset[name];
    if (value !== undefined) options[name] = value;
  }
  for (const name of ["autorun", "readonly"] as const) {
    if (script.dataset[name] !== undefined) options[name] = script.dataset[name] !== "false";
  }
  return options;
}

/** What a block shows as text: generators write line ends as elements, and put numbers and buttons between the letters. */
function textOf(block: Element): string {
  const copy = block.cloneNode(true) as Element;
  for (const aside of copy.querySelectorAll(".linenos, .lineno, button")) aside.remove();
  for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
  return copy.textContent ?? "";
}

/** The program of a code block: its text, without prompts of a console where it is one, and without the output below them. */
export function programOf(text: string): string {
  const lines = text.replace(/\n$/, "").split("\n");
  const isConsole = lines.some((line) => line.startsWith(">>> "));
  const entered = isConsole ? lines.filter((line) => /^(>>>|\.\.\.)( |$)/.test(line)).map((line) => line.slice(4)) : lines;
  return entered.join("\n");
}

/** A block that is made when it is looked at, or earlier by `make`. */
function lazy(make: () => Block): Block & { make(): Block } {
  let made: Block | undefined;
  const now = (): Block => (made ??= make());
  return {
    make: now,
    get element() {
      return now().element;
    },
    playground: () => now().playground(),
    dispose: () => now().dispose(),
  };
}

/** So long at most, in milliseconds, before the page has its turn again. */
const SLICE = 4;

/** Each when the page has nothing else to do, and within a second. */
function oneByOne(blocks: { make(): Block }[]): void {
  const soon = (next: () => void): unknown => ("requestIdleCallback" in globalThis ? requestIdleCallback(next, { timeout: 1000 }) : setTimeout(next));
  const some = (): void => {
    const end = performance.now() + SLICE;
    while (blocks.length > 0 && performance.now() < end) blocks.shift()?.make();
    if (blocks.length > 0) soon(some);
  };
  if (blocks.length > 0) soon(some);
}

/** Turns the blocks that a selector finds into playgrounds, each when it is used. Those in view have their buttons at once; a long page waits for no others. */
export function upgrade(selector: string, options: PlaygroundOptions = {}, root: ParentNode = document): Block[] {
  const found = [...root.querySelectorAll(selector)];
  // All are measured before the first is changed: the page is laid out once.
  const isInView = found.map((block) => block.getBoundingClientRect().top < innerHeight);
  const blocks = found.map((block) =>
    lazy(() => {
      // Of <pre><code>, the whole is replaced; it is seen as it is until then.
      const whole = block.closest("pre") ?? block;
      const place = document.createElement("div");
      whole.before(place);
      return createBlock(place, { ...options, code: programOf(textOf(block)) }, undefined, whole);
    }),
  );
  const later = blocks.filter((block, number) => !(isInView[number] && block.make()));
  oneByOne(later);
  return blocks;
}
