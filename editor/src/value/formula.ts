/** Markdown and LaTeX as HTML, with formulas as MathML. What comes out is as hostile as what went in: `clean.ts` comes after it. */
import { Marked, type TokenizerAndRendererExtension, type Tokens } from "marked";
import temml from "temml";

/** A program may define macros that grow without end. */
const MOST_MACROS = 1000;
const MOST_EMS: [number, number] = [100, 100];
/** Readers of both take the square of a text's length, where somebody wants that: half a second for this, two minutes for what a message holds. */
const MOST_CHARS = 20_000;

/** Between dollar signs, or brackets behind a backslash. The first and the third stand on a line of their own. */
const FORMULA = /\$\$([^]+?)\$\$|\$((?:\\[^]|[^$\\])+?)\$|\\\[([^]+?)\\\]|\\\(([^]+?)\\\)/;

function formula(tex: string, displayMode: boolean): string {
  return temml.renderToString(tex, { displayMode, throwOnError: false, trust: false, maxExpand: MOST_MACROS, maxSize: MOST_EMS });
}

function requireShort(text: string): void {
  if (text.length > MOST_CHARS) throw new Error("it is too long to be shown so");
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Text with formulas in it; text without dollar signs is a formula. */
export function latex(text: string): string {
  requireShort(text);
  const parts = text.trim().split(FORMULA);
  if (parts.length === 1) return formula(text, true);
  // Of each match there are the four groups, of which one is there, and then the text up to the next.
  return parts.map((part, at) => (at % 5 === 0 ? escaped(part ?? "") : part === undefined ? "" : formula(part, at % 2 === 1))).join("");
}

/** `start` is where one may begin. */
function maths(level: "inline" | "block", start: RegExp, pattern: RegExp): TokenizerAndRendererExtension {
  return {
    name: `${level}Maths`,
    level,
    start: (source) => source.search(start),
    tokenizer(source): Tokens.Generic | undefined {
      const found = pattern.exec(source);
      const tex = found?.slice(1).find((group) => group !== undefined);
      if (!found || tex === undefined) return undefined;
      return { type: `${level}Maths`, raw: found[0], tex, displayed: /^(\$\$|\\\[)/.test(found[0]) };
    },
    renderer: ({ tex, displayed }) => formula(String(tex), Boolean(displayed)),
  };
}

/** A dollar sign before a space or digit and without its like is money. */
const INLINE = /^(?:\$\$([^]+?)\$\$|\$(?!\s)((?:\\[^]|[^$\\\n])+?)(?<!\s)\$(?!\d)|\\\[([^]+?)\\\]|\\\((.+?)\\\))/;
const BLOCK = /^(?:\$\$([^$]+)\$\$|\\\[([^]+?)\\\])[^\S\n]*(?:\n|$)/;
const marked = new Marked({ async: false, gfm: true }, { extensions: [maths("block", /^(?:\$\$|\\\[)/m, BLOCK), maths("inline", /\$|\\[[(]/, INLINE)] });

export function markdown(text: string): string {
  requireShort(text);
  return marked.parse(text, { async: false });
}
