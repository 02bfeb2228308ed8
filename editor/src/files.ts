/** The files that were shown: each keeps its undo, its caret and its folds while another one is in the editor. */
import { EditorState, type StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Mark } from "./api";
import { diagnosticsOf, show } from "./marks";
import { takeText } from "./tracking";

interface Hidden {
  state: EditorState;
  top: number;
  left: number;
}

export class Files {
  private readonly hidden = new Map<string, Hidden>();
  /** Of files that are not shown. */
  private readonly marks = new Map<string, readonly Mark[]>();

  constructor(
    private readonly view: EditorView,
    private shown: string,
    private readonly stateOf: (file: string, text: string) => EditorState,
    /** What every state has to hear that was away while it changed. */
    private readonly caughtUp: () => StateEffect<unknown>[],
  ) {}

  show(file: string, text: string): void {
    const { view } = this;
    if (file !== this.shown) {
      const { scrollTop: top, scrollLeft: left } = view.scrollDOM;
      this.hidden.set(this.shown, { state: view.state, top, left });
      const before = this.hidden.get(file);
      this.hidden.delete(file);
      this.shown = file;
      view.setState(before?.state ?? this.stateOf(file, text));
      view.dispatch({ effects: this.caughtUp() });
      view.requestMeasure({ read: () => undefined, write: () => view.scrollDOM.scrollTo(before?.left ?? 0, before?.top ?? 0) });
    }
    this.replace(text);
    const marks = this.marks.get(file);
    this.marks.delete(file);
    if (marks) this.mark(file, marks);
  }

  rename(from: string, to: string): void {
    if (from === this.shown) this.shown = to;
    const state = this.hidden.get(from);
    this.hidden.delete(from);
    if (state) this.hidden.set(to, state);
  }

  forget(file: string): void {
    this.hidden.delete(file);
    this.marks.delete(file);
  }

  takeForRun(): void {
    const effects = takeText();
    this.marks.clear();
    this.view.dispatch({ effects });
    for (const hidden of this.hidden.values()) hidden.state = hidden.state.update({ effects }).state;
  }

  mark(file: string, marks: readonly Mark[]): void {
    if (file === this.shown) show(this.view, "run", diagnosticsOf(this.view.state, marks));
    else this.marks.set(file, marks);
  }

  /** As if it were pasted over everything. Windows' line ends are the same text here. */
  replace(text: string): void {
    const { state } = this.view;
    const insert = state.toText(text);
    if (!insert.eq(state.doc)) this.view.dispatch({ changes: { from: 0, to: state.doc.length, insert }, userEvent: "input.paste" });
  }
}
