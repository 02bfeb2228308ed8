// data-upgrade: turns code blocks of a page into playgrounds, each where its block was.

import { createPlayground } from "./playground";
import type { Playground, PlaygroundOptions } from "./types";

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

/** Turns the blocks that a selector finds into playgrounds; a block that cannot be stays as it is. */
export function upgrade(selector: string, options: PlaygroundOptions = {}, root: ParentNode = document): Promise<Playground[]> {
  const blocks = [...root.querySelectorAll(selector)];
  const made = blocks.map(async (block) => {
    // Of <pre><code>, the whole is replaced.
    const whole = block.closest("pre") ?? block;
    const place = document.createElement("div");
    whole.before(place);
    try {
      const box = await createPlayground(place, { ...options, code: programOf(textOf(block)) });
      // Seen until the frame has what it shows.
      whole.remove();
      return [box];
    } catch (error) {
      place.remove();
      console.error("Ampoule:", error);
      return [];
    }
  });
  return Promise.all(made).then((boxes) => boxes.flat());
}
