// <ampoule-playground>: a playground as an element of the page, with the options as attributes.

import { type Block, block } from "./block";
import { AmpouleError, type Playground, type PlaygroundEvents, type PlaygroundOptions } from "./types";

const TEXTS = ["code", "theme", "lang", "ui", "height", "host", "engine", "whenbusy"] as const;
const FLAGS = ["autorun", "readonly"] as const;
const DATA = ["limits", "policy"] as const;
const TOLD: (keyof PlaygroundEvents)[] = ["outcome", "output", "code", "ready", "started", "resize"];
/** As the Raspberry Pi Foundation's `<editor-wc>` calls them, for pages that listen to it. */
const ALIASES: Partial<Record<keyof PlaygroundEvents, string>> = { started: "editor-runStarted", outcome: "editor-runCompleted", code: "editor-codeChanged" };

/** The options that an element's attributes say; the program may be its text. */
export function optionsOf(element: Element): PlaygroundOptions {
  const options: Record<string, unknown> = {};
  for (const name of TEXTS) {
    const value = element.getAttribute(name);
    if (value !== null) options[name === "whenbusy" ? "whenBusy" : name] = value;
  }
  for (const name of FLAGS) {
    if (element.hasAttribute(name)) options[name] = element.getAttribute(name) !== "false";
  }
  for (const name of DATA) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    try {
      options[name] = JSON.parse(value);
    } catch {
      throw new AmpouleError("option", `the attribute ${name} is no JSON: ${value.slice(0, 60)}`, name);
    }
  }
  const packages = element.getAttribute("packages");
  if (packages !== null) options["packages"] = packages.split(/[\s,]+/).filter(Boolean);
  const engines = element.getAttribute("engines");
  if (engines !== null) options["engines"] = Number(engines);
  const text = element.textContent?.replace(/^\n|\s+$/g, "");
  if (options["code"] === undefined && text) options["code"] = text;
  return options;
}

/** Makes the element known, once, where there are elements. */
export function defineElement(): void {
  if (typeof HTMLElement === "undefined" || customElements.get("ampoule-playground")) return;
  customElements.define(
    "ampoule-playground",
    class extends HTMLElement {
      #made: Promise<Block> | undefined;

      connectedCallback(): void {
        // Moved within the page, it begins anew: a frame that is moved is loaded again by the browser.
        this.#block().catch((error: unknown) => console.error("Ampoule:", error));
      }

      disconnectedCallback(): void {
        this.#made?.then((made) => made.dispose(), () => {});
        this.#made = undefined;
      }

      /** The playground in it; it is made now, if nobody has used the element yet. */
      get playground(): Promise<Playground> {
        return this.#block().then((made) => made.playground());
      }

      #block(): Promise<Block> {
        return (this.#made ??= this.#make());
      }

      async #make(): Promise<Block> {
        // While the page is parsed, what is in the element has not come yet.
        if (document.readyState === "loading") await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
        this.style.display ||= "block";
        const inside = this.shadowRoot ?? this.attachShadow({ mode: "open" });
        try {
          return block(inside, optionsOf(this), (box) => {
            for (const name of TOLD) {
              box.on(name, (detail) => {
                this.dispatchEvent(new CustomEvent(name, { detail }));
                const alias = ALIASES[name];
                if (alias) this.dispatchEvent(new CustomEvent(alias, { bubbles: true, composed: true, detail }));
              });
            }
          });
        } catch (error) {
          // Where the author looks.
          const told = document.createElement("p");
          told.setAttribute("role", "alert");
          told.textContent = `Ampoule: ${error instanceof Error ? error.message : String(error)}`;
          inside.append(told);
          throw error;
        }
      }
    },
  );
}
