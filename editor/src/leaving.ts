/** Tab indents, so a keyboard needs a way out: Escape, then Tab. There is no hurry between the two. */
import { EditorView } from "@codemirror/view";

const MODIFIERS = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Fn"]);

/** `words` are said to a screen reader after Escape. */
export function escapeThenTab(words: string) {
  return EditorView.domEventObservers({
    keydown(event, view) {
      if (event.key === "Escape") {
        view.setTabFocusMode(true);
        view.dispatch({ effects: EditorView.announce.of(words) });
      } else if (event.key !== "Tab" && !MODIFIERS.has(event.key)) {
        view.setTabFocusMode(false);
      }
    },
    // Later than the browser's own move of the focus, which Tab is just causing.
    blur: (_event, view) => void setTimeout(() => view.setTabFocusMode(false)),
    pointerdown: (_event, view) => view.setTabFocusMode(false),
  });
}
