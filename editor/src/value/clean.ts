/**
 * HTML of a program without all that could act or ask for something: scripts, forms, frames, links, addresses. DOMPurify does it.
 *
 * It is the first of three walls: what it overlooks is in a frame in which no script runs, and which may load nothing (`frame.ts`).
 */
import DOMPurify, { type Config } from "dompurify";

const CONFIG: Config = {
  USE_PROFILES: { html: true, mathMl: true, svg: true },
  FORBID_TAGS: ["form", "input", "button", "select", "textarea", "datalist", "audio", "video", "source", "track", "picture", "map", "area", "dialog"],
  FORBID_ATTR: ["srcset", "ping", "target", "background", "poster", "action", "autofocus", "tabindex", "accesskey", "contenteditable", "popover"],
  ALLOW_DATA_ATTR: false,
};
/** Pictures that are in the text itself. */
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i;
const SVG = "http://www.w3.org/2000/svg";

const purify = DOMPurify(window);
purify.addHook("afterSanitizeAttributes", (element) => {
  const source = element.getAttribute("src");
  if (source !== null && !(element.localName === "img" && PICTURE.test(source))) element.removeAttribute("src");
  for (const name of ["href", "xlink:href"]) {
    const address = element.getAttribute(name);
    // Within a drawing, parts of it. A link is dropped, also one to a place here: a click would be a request.
    const isPart = element.namespaceURI === SVG && element.localName !== "a" && address?.startsWith("#");
    if (address !== null && !isPart) element.removeAttribute(name);
  }
});

/** A large table has some thousand. A browser takes seconds for more, and lays out what is nested deeply in the square of its time. */
const MOST_ELEMENTS = 12_000;
/** Parsing is done in pieces of so many characters, because HTML makes more elements than it has tags where they are nested wrongly. */
const PIECE_CHARS = 1024;
const MOST_MILLIS = 400;

/** Throws where the HTML is more than a page should be held up by. */
export function clean(html: string): DocumentFragment {
  return purify.sanitize(parsed(html), { ...CONFIG, RETURN_DOM_FRAGMENT: true });
}

/** In a document that is in no window: nothing in it runs or is loaded. */
function parsed(html: string): HTMLElement {
  const inert = document.implementation.createHTMLDocument("");
  const elements = inert.getElementsByTagName("*");
  const last = performance.now() + MOST_MILLIS;
  inert.open();
  inert.write("<!doctype html><body>");
  for (let at = 0; at < html.length; at += PIECE_CHARS) {
    inert.write(html.slice(at, at + PIECE_CHARS));
    if (elements.length > MOST_ELEMENTS || performance.now() > last) throw new Error("it is too large to be shown so");
  }
  inert.close();
  return inert.body;
}
