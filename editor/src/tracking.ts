/**
 * Where the lines of the text that a run had are now. The text may change while the program runs, and a traceback stays
 * on the page long after.
 */
import { type ChangeDesc, ChangeSet, type EditorState, StateEffect, StateField, type Text } from "@codemirror/state";

interface Taken {
  text: Text;
  /** Since then. */
  changes: ChangeDesc;
}

const take = StateEffect.define<null>();

export const taken = StateField.define<Taken | null>({
  create: () => null,
  update(value, transaction) {
    let now = value;
    if (now && transaction.docChanged) now = { text: now.text, changes: now.changes.composeDesc(transaction.changes.desc) };
    if (transaction.effects.some((effect) => effect.is(take))) {
      now = { text: transaction.newDoc, changes: ChangeSet.empty(transaction.newDoc.length).desc };
    }
    return now;
  },
});

/** The effect that says: a run takes the text as it is now. */
export const takeText = () => take.of(null);

export interface Place {
  from: number;
  to: number;
  /** Nothing in its line was changed since the run. */
  untouched: boolean;
}

/**
 * The place in today's text of a line and column of the run's text: to the end of the line without a column. `null` when
 * the run's text had no such line.
 */
export function placeOf(state: EditorState, line: number, column?: number, endLine = line, endColumn?: number): Place | null {
  const since = state.field(taken);
  const changes = since?.changes ?? ChangeSet.empty(state.doc.length).desc;
  const there = placeIn(since?.text ?? state.doc, line, column, endLine, endColumn);
  return (
    there && {
      from: changes.mapPos(there.from, 1),
      to: changes.mapPos(there.to, -1),
      untouched: changes.touchesRange(there.lineFrom, there.lineTo) === false,
    }
  );
}

/** The same within one text, and the ends of the lines it is in. */
export function placeIn(text: Text, line: number, column?: number, endLine = line, endColumn?: number) {
  if (!Number.isInteger(line) || line < 1 || line > text.lines) return null;
  const first = text.line(line);
  const last = text.line(Math.min(Math.max(endLine, line), text.lines));
  const clamp = (at: number, within: { from: number; to: number }) => Math.min(Math.max(at, within.from), within.to);
  const indentation = first.text.length - first.text.trimStart().length;
  const from = column === undefined ? first.from + indentation : clamp(first.from + column - 1, first);
  const to = endColumn === undefined ? last.to : clamp(last.from + endColumn - 1, last);
  return { from, to: Math.max(from, to), lineFrom: first.from, lineTo: last.to };
}
