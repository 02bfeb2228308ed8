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
  // Styles that come first are kept.
  FORCE_BODY: true,
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

export function clean(html: string): DocumentFragment {
  return purify.sanitize(html, { ...CONFIG, RETURN_DOM_FRAGMENT: true });
}
