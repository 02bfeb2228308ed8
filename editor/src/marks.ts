/**
 * Marks in the text: what the last run said about a line, and what Ruff says while typing. A mark goes when its line is
 * edited: what it said may not be so any more.
 */
import { type Diagnostic, forEachDiagnostic, setDiagnostics } from "@codemirror/lint";
import { type EditorState, type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Mark } from "./api";
import { placeIn, placeOf } from "./tracking";

/** Who says it: kept in a diagnostic's `source`. */
type Speaker = "run" | "ruff";

const failingLine = Decoration.line({ class: "cm-failing-line" });
const setFailing = StateEffect.define<DecorationSet>();

/** The whole line, behind the text: an underline alone is not seen from the back of a room. */
const failing = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    for (const effect of transaction.effects) if (effect.is(setFailing)) return effect.value;
    return transaction.docChanged ? lines.map(transaction.changes) : lines;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** What CodeMirror shows for marks of the text as it is now. */
export function lintDiagnosticsOf(state: EditorState, marks: readonly Mark[]): Diagnostic[] {
  return marks.flatMap(({ line, column, endLine, endColumn, severity, message }) => {
    const place = placeIn(state.doc, line, column, endLine, endColumn);
    return place ? [{ from: place.from, to: place.to, severity, message, source: "ruff" }] : [];
  });
}

/** What CodeMirror shows for these marks of the last run, as far as their lines are still there and as they were. */
export function diagnosticsOf(state: EditorState, marks: readonly Mark[]): Diagnostic[] {
  return marks.flatMap((mark) => {
    const place = placeOf(state, mark.line, mark.column, mark.endLine, mark.endColumn);
    if (!place?.untouched) return [];
    return [{ from: place.from, to: Math.max(place.from, place.to), severity: mark.severity, message: mark.message, source: "run" }];
  });
}

/** The marks as they stand now. */
export function shownBy(state: EditorState, speaker: Speaker): Diagnostic[] {
  const found: Diagnostic[] = [];
  forEachDiagnostic(state, (diagnostic, from, to) => {
    if (diagnostic.source === speaker) found.push({ ...diagnostic, from, to });
  });
  return found;
}

/** Replaces what one speaker said; what the other said stays. */
export function show(view: EditorView, speaker: Speaker, diagnostics: readonly Diagnostic[]): void {
  const other = shownBy(view.state, speaker === "run" ? "ruff" : "run");
  const spec = setDiagnostics(view.state, [...other, ...diagnostics]);
  const effects = Array.isArray(spec.effects) ? [...spec.effects] : spec.effects ? [spec.effects as StateEffect<unknown>] : [];
  if (speaker === "run") effects.push(setFailing.of(linesOf(view.state, diagnostics)));
  view.dispatch({ effects });
}

function linesOf(state: EditorState, diagnostics: readonly Diagnostic[]): DecorationSet {
  const lines = diagnostics.map((diagnostic): Range<Decoration> => failingLine.range(state.doc.lineAt(diagnostic.from).from));
  return Decoration.set(lines, true);
}

/** Takes the run's marks away whose line was edited. */
const forgetEdited = EditorView.updateListener.of((update) => {
  if (!update.docChanged) return;
  const before = shownBy(update.startState, "run");
  if (before.length === 0) return;
  const edited = before.filter((mark) => {
    const [first, last] = [update.startState.doc.lineAt(mark.from), update.startState.doc.lineAt(mark.to)];
    return update.changes.touchesRange(first.from, last.to) !== false;
  });
  if (edited.length === 0) return;
  const gone = new Set(edited.map((mark) => update.changes.mapPos(mark.from, 1)));
  show(update.view, "run", shownBy(update.state, "run").filter((mark) => !gone.has(mark.from)));
});

export const marks = [failing, forgetEdited];
