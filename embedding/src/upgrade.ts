// data-upgrade: turns code blocks of a page into playgrounds, each where its block is.

import { type Block, block } from "./block";
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

/** Turns the blocks that a selector finds into playgrounds, each when it is used. */
export function upgrade(selector: string, options: PlaygroundOptions = {}, root: ParentNode = document): Block[] {
  return [...root.querySelectorAll(selector)].map((found) => {
    // Of <pre><code>, the whole is replaced; it is seen as it is until then.
    const whole = found.closest("pre") ?? found;
    const place = document.createElement("div");
    whole.before(place);
    return block(place, { ...options, code: programOf(textOf(found)) }, undefined, whole);
  });
}
