/**
 * Suggestions while typing. Enter is a line end for whoever only types on: it takes a suggestion only after an arrow key
 * chose one. Tab takes the first.
 */
import {
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
import { Prec } from "@codemirror/state";
import { type EditorView, keymap } from "@codemirror/view";

function takeFirst(view: EditorView): boolean {
  if (completionStatus(view.state) !== "active") return false;
  if (selectedCompletionIndex(view.state) === null) view.dispatch({ effects: setSelectedCompletion(0) });
  return acceptCompletion(view);
}

export const completion = [
  autocompletion({ icons: false, selectOnOpen: false, defaultKeymap: false, override: [localCompletionSource] }),
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
