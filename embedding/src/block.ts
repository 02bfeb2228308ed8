// A code block that becomes a playground when somebody uses it: a page with thirty of them costs what thirty code blocks cost.

import { createIn } from "./playground";
import type { Playground, PlaygroundOptions } from "./types";

const WORDS = {
  en: { run: "Run", edit: "Edit", coming: "Python is coming…" },
  es: { run: "Ejecutar", edit: "Editar", coming: "Python está llegando…" },
};

/** One of them. */
export interface Block {
  /** Where it is on the page. */
  readonly element: HTMLElement;
  /** Makes it one, if it is none yet. */
  playground(): Promise<Playground>;
  /** Takes it off the page. */
  dispose(): void;
}

/**
 * Shows `shown`, or the program as plain code, with buttons below it, at the end of `place`.
 * @internal
 */
export function block(place: Element | ShadowRoot, options: PlaygroundOptions, made: (box: Playground) => void = () => {}, shown?: Element): Block {
  const document = place.ownerDocument;
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, text = ""): HTMLElementTagNameMap[Name] => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };
  const words = WORDS[options.lang ?? (document.documentElement.lang.startsWith("es") ? "es" : "en")] ?? WORDS.en;
  const element = make("div");
  const still = make("div");
  const buttons = make("div");
  const told = make("span");
  told.setAttribute("role", "status");
  const run = make("button", words.run);
  const edit = make("button", words.edit);
  for (const button of [run, edit]) {
    button.type = "button";
    // The page's letters, and large enough for a finger. By properties: a page's policy may allow no style of ours.
    Object.assign(button.style, { font: "inherit", minHeight: "2.25rem", padding: "0.2rem 0.9rem", cursor: "pointer" });
  }
  // Below the frame too, when that is in its place.
  element.style.margin = "0 0 1rem";
  if (options.readonly) edit.hidden = true;
  buttons.append(run, " ", edit, " ", told);
  if (!shown) {
    shown = make("pre");
    shown.append(make("code", options.code));
    (shown as HTMLElement).style.overflowX = "auto";
  }
  still.append(shown, buttons);
  element.append(still);
  place.append(element);

  let box: Promise<Playground> | undefined;
  const begin = async (): Promise<Playground> => {
    run.disabled = edit.disabled = true;
    told.textContent = words.coming;
    try {
      // Where the block is seen until the frame is as high as what is in it: nothing jumps.
      const playground = await createIn(element, options, "0px");
      const swap = (): void => still.remove();
      const stop = playground.on("resize", () => (swap(), stop()));
      if (options.height !== undefined) swap();
      made(playground);
      return playground;
    } catch (error) {
      run.disabled = edit.disabled = false;
      box = undefined;
      told.setAttribute("role", "alert");
      told.textContent = `Ampoule: ${error instanceof Error ? error.message : String(error)}`;
      throw error;
    }
  };
  const playground = (): Promise<Playground> => (box ??= begin());
  const use = async (andRun: boolean): Promise<void> => {
    try {
      const made = await playground();
      made.frame.focus();
      if (andRun) await made.run();
    } catch (error) {
      console.error("Ampoule:", error);
    }
  };
  run.addEventListener("click", () => void use(true));
  edit.addEventListener("click", () => void use(false));
  if (options.autorun) void use(false);
  return {
    element,
    playground,
    dispose() {
      element.remove();
      box?.then((made) => made.dispose(), () => {});
    },
  };
}
