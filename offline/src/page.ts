// What the page shows of itself without its server, in the places that the app leaves for it (src/ui/offline.rs).

import { forget, keepAll, type Seen, started, update, watch } from "./keeper";
import { megabytes, sentence, type Words, wordsOf } from "./words";

const spoken = (): Words => wordsOf(document.documentElement.lang);
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string, more: Partial<HTMLElementTagNameMap[Name]> = {}): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), { textContent: text }, more);
}

function button(text: string, press: () => void, name = "small"): HTMLButtonElement {
  return make("button", text, { type: "button", className: name, onclick: press });
}

function progress(text: string, value: number, max: number): Element[] {
  return [make("progress", "", { value: value / max, ariaLabel: text }), make("span", text)];
}

/** The line that tells whether the page opens without its server, fetches the rest of the site, and offers a newer version. */
function showLine(place: Element): () => void {
  let seen: Seen | undefined;
  let trouble = "";
  // What a screen reader says; it is not said again with every megabyte.
  const told = make("span", "");
  told.setAttribute("role", "status");
  const draw = (): void => {
    if (!seen) return;
    const words = spoken();
    const { standing, here, all, keeps } = seen;
    const text = sentence(words, seen, !navigator.onLine);
    if (told.textContent !== text) told.textContent = text;
    const parts: Element[] = [];
    if (standing === "newer") parts.push(button(words.update, update));
    if (standing === "here" && here < all && navigator.onLine) {
      parts.push(...(keeps ? progress(words.keeping(megabytes(here), megabytes(all)), here, all) : [button(words.keepAll(megabytes(all - here)), () => void begin())]));
    }
    if (trouble) parts.push(make("span", words.notKept(trouble), { className: "failure", role: "alert" }));
    place.replaceChildren(told, ...parts);
    place.toggleAttribute("hidden", !text);
  };
  const begin = async (): Promise<void> => {
    trouble = "";
    try {
      await keepAll();
    } catch (error) {
      trouble = messageOf(error);
      draw();
    }
  };
  for (const event of ["online", "offline"]) addEventListener(event, draw);
  watch((now) => {
    seen = now;
    draw();
  });
  return draw;
}

/** What is kept on the device, and how it is removed: asked twice, as nothing brings it back. */
function showDevice(place: Element): () => void {
  let isAsked = false;
  let trouble = "";
  const draw = (): void => {
    const words = spoken();
    const ask = (asked: boolean) => (): void => {
      isAsked = asked;
      draw();
      place.querySelector("button")?.focus();
    };
    const now = async (): Promise<void> => {
      try {
        await forget();
      } catch (error) {
        trouble = messageOf(error);
        draw();
      }
    };
    const parts: Element[] = [make("h3", words.device), make("p", words.what)];
    if (isAsked) parts.push(make("p", words.sure), button(words.no, ask(false), ""), button(words.yes, () => void now(), "danger"));
    else parts.push(button(words.forget, ask(true), ""));
    if (trouble) parts.push(make("p", words.notForgotten(trouble), { className: "failure", role: "alert" }));
    place.replaceChildren(...parts);
  };
  draw();
  return draw;
}

const places: [string, (place: Element) => () => void][] = [
  ["offline-line", showLine],
  ["this-device", showDevice],
];
const draws = places.map(([id, show]) => {
  const place = document.getElementById(id);
  return place ? show(place) : (): void => {};
});
// The page's language may be changed while it is there.
new MutationObserver(() => draws.forEach((draw) => draw())).observe(document.documentElement, { attributeFilter: ["lang"] });
started();
