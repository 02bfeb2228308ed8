import assert from "node:assert/strict";
import { test } from "node:test";
import { indentUnit } from "@codemirror/language";
import { EditorSelection, EditorState, type Transaction } from "@codemirror/state";
import { indentOrFill } from "../src/indent";
import { diagnosticsOf } from "../src/marks";
import { placeOf, takeText, taken } from "../src/tracking";

const RUN = "a = 1\nb = 2\n    c = 3\n";

/** A run has taken `RUN`; then these changes were made. */
function after(...changes: { from: number; to?: number; insert?: string }[]): EditorState {
  let state = EditorState.create({ doc: RUN, extensions: [taken, EditorState.allowMultipleSelections.of(true)] });
  state = state.update({ effects: takeText() }).state;
  for (const change of changes) state = state.update({ changes: change }).state;
  return state;
}

const textAt = (state: EditorState, line: number, column?: number) => {
  const place = placeOf(state, line, column);
  return place && state.sliceDoc(place.from, place.to);
};

test("a line of the run's text is found where it is now, without its indentation", () => {
  assert.equal(textAt(after(), 3), "c = 3");
  assert.equal(textAt(after(), 2, 5), "2");
  assert.equal(textAt(after({ from: 0, insert: "# new\n# lines\n" }), 3), "c = 3");
  assert.equal(textAt(after({ from: 0, to: 6 }, { from: 0, insert: "x" }), 3), "c = 3");
});

test("a line that the run's text did not have is nowhere", () => {
  for (const line of [0, -1, 5, 1.5, Number.NaN]) assert.equal(placeOf(after(), line), null);
});

test("a column or an end beyond the line stays within it", () => {
  assert.equal(textAt(after(), 1, 99), "");
  const state = after();
  const place = placeOf(state, 1, 1, 99, 99);
  assert.equal(place?.to, state.doc.length);
});

test("nothing is said about a line that was edited since, and all is said about the others", () => {
  const marks = [1, 2, 3].map((line) => ({ line, severity: "error" as const, message: `line ${line}` }));
  const said = (state: EditorState) => diagnosticsOf(state, marks).map(({ message }) => message);
  assert.deepEqual(said(after()), ["line 1", "line 2", "line 3"]);
  assert.deepEqual(said(after({ from: 8, insert: "x" })), ["line 1", "line 3"]);
  assert.deepEqual(said(after({ from: 0, to: RUN.length, insert: "another" })), []);
});

test("Tab fills up to the next step at every caret, and shifts whole lines that are selected", () => {
  const typed = (doc: string, selection: EditorSelection) => {
    const state = EditorState.create({ doc, selection, extensions: [EditorState.allowMultipleSelections.of(true), indentUnit.of("    ")] });
    let done: Transaction | undefined;
    indentOrFill({ state: state.update({}).state, dispatch: (transaction) => void (done = transaction) });
    return done?.newDoc.toString();
  };
  const carets = (...at: number[]) => EditorSelection.create(at.map((pos) => EditorSelection.cursor(pos)));
  assert.equal(typed("x", carets(1)), "x   ");
  assert.equal(typed("ab\ncde", carets(2, 6)), "ab  \ncde ");
  assert.equal(typed("ab\ncd", EditorSelection.single(0, 5)), "    ab\n    cd");
});
