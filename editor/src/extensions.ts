/** What the editor can do, put together from CodeMirror's parts. Colours are in the page's style sheet. */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import {
  LanguageSupport,
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  drawSelection,
  dropCursor,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import type { Options, Words } from "./api";
import { completion } from "./complete";
import { tabKey } from "./indent";
import { escapeThenTab } from "./leaving";
import { marks } from "./marks";
import { taken } from "./tracking";

const BLINK_MILLIS = 1200;

/** Ctrl+Enter runs the program: that is the page's. */
const ours = (binding: { key?: string }) => binding.key !== "Mod-Enter";

/** What only a program needs. */
function python(options: Options): Extension {
  return [new LanguageSupport(pythonLanguage), closeBrackets(), completion(options.names)];
}

/** Lines of the text that the author wants looked at; they stay with their lines. */
function noted(lines: string): Extension {
  const place = (state: EditorState): DecorationSet => {
    const numbers = lines.split(",").flatMap((part) => {
      const [first = 0, last = 0] = part.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
    const there = [...new Set(numbers)].sort((a, b) => a - b).filter((number) => number >= 1 && number <= state.doc.lines);
    return Decoration.set(there.map((number) => Decoration.line({ class: "cm-noted" }).range(state.doc.line(number).from)));
  };
  return StateField.define<DecorationSet>({
    create: place,
    update: (shown, change) => shown.map(change.changes),
    provide: (field) => EditorView.decorations.from(field),
  });
}

export const isPython = (file: string) => file.endsWith(".py");

/** What says something; made anew when the page's language changes. The gutter is in it because it keeps the titles of its signs. */
export function speaking({ label, leaving, phrases }: Words): Extension {
  return [
    foldGutter({ openText: "▾", closedText: "▸" }),
    EditorState.phrases.of(phrases),
    EditorView.contentAttributes.of({ "aria-label": label }),
    escapeThenTab(leaving),
  ];
}

/** `worded` is what `speaking` gave, in a compartment. */
export function extensions(options: Options, file: string, worded: Extension): Extension {
  return [
    lineNumbers(),
    codeFolding({ placeholderText: "…" }),
    worded,
    lintGutter(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSelectionMatches(),
    history(),
    drawSelection({ cursorBlinkRate: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : BLINK_MILLIS }),
    dropCursor(),
    rectangularSelection(),
    EditorState.allowMultipleSelections.of(true),
    EditorState.tabSize.of(4),
    indentUnit.of("    "),
    indentOnInput(),
    isPython(file) ? python(options) : [],
    syntaxHighlighting(classHighlighter),
    bracketMatching(),
    search({ top: true }),
    EditorState.readOnly.of(options.readonly),
    options.noted ? noted(options.noted) : [],
    taken,
    marks,
    keymap.of([
      ...closeBracketsKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...lintKeymap,
      ...defaultKeymap.filter(ours),
      tabKey,
    ]),
    EditorView.cspNonce.of(document.querySelector<HTMLElement>("script[nonce]")?.nonce ?? ""),
    EditorView.contentAttributes.of({
      "aria-describedby": options.describedBy,
      autocapitalize: "off",
      autocorrect: "off",
      spellcheck: "false",
    }),
  ];
}
