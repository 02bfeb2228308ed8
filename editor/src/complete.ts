/**
 * Suggestions while typing, and what a name is when the pointer rests on it. Enter is a line end for whoever only types on:
 * it takes a suggestion only after an arrow key chose one. Tab takes the first.
 */
import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  acceptCompletion,
  autocompletion,
  closeCompletion,
  completionStatus,
  moveCompletionSelection,
  selectedCompletionIndex,
  setSelectedCompletion,
  startCompletion,
} from "@codemirror/autocomplete";
import { localCompletionSource } from "@codemirror/lang-python";
import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, Prec } from "@codemirror/state";
import { type EditorView, type Tooltip, hoverTooltip, keymap } from "@codemirror/view";
import type { SyntaxNode } from "@lezer/common";
import { type Name, type Names, loadNames } from "./names";
import { resolve, typeOfThing } from "./resolve";

const WORD = /^\w*$/;
/** Nothing is suggested in these. */
const SILENT = new Set(["String", "Comment", "ContinuedString", "FormatString"]);

function takeFirst(view: EditorView): boolean {
  if (completionStatus(view.state) !== "active") return false;
  if (selectedCompletionIndex(view.state) === null) view.dispatch({ effects: setSelectedCompletion(0) });
  return acceptCompletion(view);
}

const option = (name: Name, boost = 0): Completion => ({
  label: name.name,
  type: name.kind,
  detail: name.signature,
  boost,
  ...(name.sentence === "" ? {} : { info: () => described(name) }),
});

/** Plain text in elements: what a name says of itself is never read as HTML. */
function described({ name, signature, sentence }: Name): HTMLElement {
  const box = document.createElement("div");
  box.className = "cm-about";
  const head = document.createElement("code");
  head.textContent = `${name}${signature}`;
  box.append(head);
  if (sentence !== "") {
    const text = document.createElement("p");
    text.textContent = sentence;
    box.append(text);
  }
  return box;
}

const result = (from: number, options: Completion[]): CompletionResult | null =>
  options.length > 0 ? { from, options, validFor: WORD } : null;

/** What is suggested at the caret, without the names of the program itself. */
export function suggest(state: EditorState, pos: number, explicit: boolean, names: Names): CompletionResult | null {
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  const word = /\w*$/.exec(before)?.[0] ?? "";
  const from = pos - word.length;
  const node = syntaxTree(state).resolveInner(pos, -1);
  if (SILENT.has(node.name)) return null;
  const importing = /^\s*from\s+([\w.]+)\s+import\s+[\w\s,()]*$/.exec(before);
  if (importing) return result(from, names.members(importing[1] as string).map((name) => option(name)));
  if (/^\s*(?:import|from)\s+[\w\s,.]*$/.test(before)) {
    const start = from - (/[\w.]*\.$/.exec(before.slice(0, from - line.from))?.[0].length ?? 0);
    return result(start, names.modules().map((name) => option(name)));
  }
  if (/\.\s*$/.test(before.slice(0, from - line.from))) {
    const owner = ownerBefore(state, from);
    const path = owner && resolve(state, owner, names);
    return path ? result(from, names.members(typeOfThing(path)).map((name) => option(name, name.name.startsWith("_") ? -1 : 0))) : null;
  }
  if (word === "" && !explicit) return null;
  if (/^\d/.test(word)) return null;
  const words = names.keywords().map((label): Completion => ({ label, type: "keyword" }));
  return result(from, [...words, ...names.builtins().map((name) => option(name))]);
}

/** The expression before the dot that stands right before `from`. */
function ownerBefore(state: EditorState, from: number): SyntaxNode | null {
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, -1); node; node = node.parent) {
    if (node.name === "MemberExpression" && node.firstChild) return node.firstChild;
    if (node.prevSibling && node.name === "⚠") return node.prevSibling;
  }
  return null;
}

/** The program's own names; the one that is just being written is none of them yet. */
const ofTheProgram: CompletionSource = async (context) => {
  const found = await localCompletionSource(context);
  if (!found) return null;
  const { text, from: start } = context.state.doc.lineAt(context.pos);
  const end = found.from + (/^\w*/.exec(text.slice(found.from - start))?.[0].length ?? 0);
  const written = context.state.sliceDoc(found.from, end);
  const options = found.options.filter(({ label }) => label !== written);
  return options.length > 0 ? { ...found, options } : null;
};

function ofPython(address: string): CompletionSource {
  return async (context: CompletionContext) => {
    if (!context.explicit && !context.matchBefore(/[\w.]$|(?:import|from)\s+$/)) return null;
    const names = await loadNames(address);
    return names && suggest(context.state, context.pos, context.explicit, names);
  };
}

/** What the name at `pos` is, if Python itself knows it. */
export function explain(state: EditorState, pos: number, names: Names): { from: number; to: number; name: Name } | null {
  let node = syntaxTree(state).resolveInner(pos, 1);
  if (node.name === "PropertyName" && node.parent?.name === "MemberExpression") node = node.parent;
  else if (node.name !== "VariableName") return null;
  const path = resolve(state, node, names);
  const name = path === undefined ? undefined : names.find(path);
  const from = node.name === "MemberExpression" ? (node.lastChild?.from ?? node.from) : node.from;
  return name ? { from, to: node.to, name } : null;
}

function explaining(address: string): Extension {
  return hoverTooltip(async (view, pos): Promise<Tooltip | null> => {
    const names = await loadNames(address);
    const found = names && pos <= view.state.doc.length ? explain(view.state, pos, names) : null;
    return found && { pos: found.from, end: found.to, above: true, create: () => ({ dom: described(found.name) }) };
  });
}

/** `address` is where the names' script is. */
export const completion = (address: string): Extension => [
  autocompletion({
    icons: false,
    selectOnOpen: false,
    defaultKeymap: false,
    maxRenderedOptions: 60,
    override: [ofTheProgram, ofPython(address)],
  }),
  explaining(address),
  Prec.highest(
    keymap.of([
      { key: "Ctrl-Space", run: startCompletion },
      { key: "Escape", run: closeCompletion },
      { key: "ArrowDown", run: moveCompletionSelection(true) },
      { key: "ArrowUp", run: moveCompletionSelection(false) },
      { key: "PageDown", run: moveCompletionSelection(true, "page") },
      { key: "PageUp", run: moveCompletionSelection(false, "page") },
      { key: "Enter", run: acceptCompletion },
      { key: "Tab", run: takeFirst },
    ]),
  ),
];
