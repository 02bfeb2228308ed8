/** Tab: spaces up to the next step of indentation, or all selected lines one step further in. Shift+Tab: one step out. */
import { indentLess, indentMore } from "@codemirror/commands";
import { getIndentUnit } from "@codemirror/language";
import { EditorSelection, type StateCommand, countColumn } from "@codemirror/state";
import type { KeyBinding } from "@codemirror/view";

export const indentOrFill: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  if (state.selection.ranges.some((range) => !range.empty)) return indentMore({ state, dispatch });
  const step = getIndentUnit(state);
  const changes = state.changeByRange((range) => {
    const line = state.doc.lineAt(range.head);
    const column = countColumn(line.text.slice(0, range.head - line.from), state.tabSize);
    const insert = " ".repeat(step - (column % step));
    return { changes: { from: range.head, insert }, range: EditorSelection.cursor(range.head + insert.length) };
  });
  dispatch(state.update(changes, { scrollIntoView: true, userEvent: "input.indent" }));
  return true;
};

export const tabKey: KeyBinding = { key: "Tab", run: indentOrFill, shift: indentLess };
