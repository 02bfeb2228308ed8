/** Values as they present themselves. A script of its own, fetched when a program shows one; the page calls it from `src/js/value.rs`. */
import { type Bundle, parse } from "./value/bundle";
import { clean } from "./value/clean";
import { latex, markdown } from "./value/formula";
import { pause, showFramed } from "./value/frame";

/** After a value the page has so many times as long for a person, and for whatever else it does. */
const REST = 2;

/** Values are shown one after another. */
let before = Promise.resolve();

/** Shows `value`, JSON of a program, in `place`; `name` says what is there. */
function show(place: HTMLElement, value: string, name: string): void {
  before = before.then(() => showNext(place, value, name));
}

async function showNext(place: HTMLElement, value: string, name: string): Promise<void> {
  // It was taken off the page before its turn.
  if (!place.isConnected) return;
  const began = performance.now();
  let plain = "";
  try {
    const bundle = parse(value);
    if (!bundle) throw new Error("it has no text that can be shown");
    plain = bundle.plain;
    await showFramed(place, contentOf(bundle), name);
  } catch (error) {
    console.error(`Ampoule: a value cannot be shown as it presents itself (${String(error)})`);
    place.textContent = plain || name;
  }
  await pause(REST * (performance.now() - began));
}

function contentOf({ kind, text, plain }: Bundle): DocumentFragment {
  switch (kind) {
    case "html":
      return clean(text);
    case "markdown":
      return clean(markdown(text));
    case "latex":
      return clean(latex(text));
    case "svg":
      return drawn(text, plain);
  }
}

/** In HTML it need not be said, and is often not. */
const NAMELESS = /<svg(?![^>]*\sxmlns=)/;

/** In `<img>` nothing of it runs, and nothing is fetched for it. */
function drawn(svg: string, plain: string): DocumentFragment {
  const image = new Image();
  image.className = "drawn";
  image.alt = plain;
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.replace(NAMELESS, '<svg xmlns="http://www.w3.org/2000/svg"'))}`;
  const fragment = new DocumentFragment();
  fragment.append(image);
  return fragment;
}

Object.defineProperty(globalThis, "AmpouleValue", { configurable: true, value: Object.freeze({ show }) });
