/**
 * The frame that a value is shown in. No script runs there, whatever is in it, and nothing is loaded. It has the page's origin only so that
 * the page can see how high it has to be: without scripts an origin is of no use to what is inside.
 */
/** What is higher scrolls in itself. */
const MOST_HEIGHT_REM = 40;
/** An empty page from the page itself. */
const LONGEST_LOAD_MILLIS = 5000;

const STYLE = `
html { color-scheme: light dark; background: transparent; }
body { margin: 0; }
main { overflow-x: auto; padding: 0.125rem; overflow-wrap: break-word; }
main > :first-child { margin-top: 0; }
main > :last-child { margin-bottom: 0; }
table { border-collapse: collapse; font-size: 0.9375em; font-variant-numeric: tabular-nums; }
table, th, td { border: 0 solid color-mix(in srgb, currentColor 25%, transparent); }
th, td { padding: 0.25em 0.75em; text-align: end; border-bottom-width: 1px; }
thead th { border-bottom: 2px solid color-mix(in srgb, currentColor 60%, transparent); }
tbody th { text-align: start; font-weight: 600; }
tbody tr:hover { background: color-mix(in srgb, currentColor 7%, transparent); }
caption { padding-bottom: 0.25em; font-weight: 600; text-align: start; }
img, svg { max-width: 100%; height: auto; }
img.drawn { display: block; background: #fff; }
pre, code { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; }
pre { overflow-x: auto; }
blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 3px solid color-mix(in srgb, currentColor 25%, transparent); }
math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", math; font-size: 1.125em; }
main > math { padding-block: 0.25em; font-size: 1.25em; }
`;

const PAGE = `<!doctype html><html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>${STYLE}</style></head><body><main></main></body></html>`;

/** Those on the page, as far as it is known, by what fits them to it. */
const shown = new Map<HTMLIFrameElement, () => void>();
/** Only their sizes are seen otherwise, not the page's colours. One listener for all: a frame that is gone is not held by it. */
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  forgetGone();
  for (const fit of shown.values()) fit();
});

function forgetGone(): void {
  for (const frame of shown.keys()) if (!frame.isConnected) shown.delete(frame);
}

/** Puts a frame with this content into `place`; `name` says what it is. Settles when it is laid out, or `place` is gone from the page. */
export async function showFramed(place: HTMLElement, content: DocumentFragment, name: string): Promise<void> {
  const frame = document.createElement("iframe");
  frame.title = name;
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.srcdoc = PAGE;
  const loaded = new Promise<void>((resolve) => frame.addEventListener("load", () => resolve(), { once: true }));
  place.append(frame);
  // One that is taken off the page meanwhile never comes.
  await Promise.race([loaded, pause(LONGEST_LOAD_MILLIS)]);
  fill(place, frame, content);
}

/** Settles after this time. */
export function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

function fill(place: HTMLElement, frame: HTMLIFrameElement, content: DocumentFragment): void {
  const inside = frame.contentDocument;
  const main = inside?.querySelector("main");
  if (!inside || !main) return;
  main.append(content);
  const fit = (): void => {
    const { color, fontFamily } = getComputedStyle(place);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    Object.assign(inside.documentElement.style, { color, fontFamily, fontSize: `${rem}px` });
    // Whoever has no mouse scrolls by keys.
    if (main.scrollWidth > main.clientWidth) main.tabIndex = 0;
    frame.style.height = `${Math.ceil(Math.min(main.getBoundingClientRect().height, MOST_HEIGHT_REM * rem))}px`;
  };
  fit();
  forgetGone();
  shown.set(frame, fit);
  // Its width and the page's letters; pictures that are decoded.
  const observer = new ResizeObserver(fit);
  observer.observe(place);
  observer.observe(main);
}
