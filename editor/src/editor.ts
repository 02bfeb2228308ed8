/**
 * The page's code editor, CodeMirror 6 set up for Python. It takes the place of the plain text field that is there at
 * first, with its text, its caret and its focus. The one global is `AmpouleEditor`; the page calls it from `src/js/editor.rs`.
 */
import { openSearchPanel } from "@codemirror/search";
import { Compartment, EditorSelection, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Editor, Mark, Options } from "./api";
import { extensions } from "./extensions";
import { Helper } from "./helper";
import { diagnosticsOf, show } from "./marks";
import { takeNames } from "./names";
import { placeOf, takeText } from "./tracking";

/** The text is not copied at each key: the page hears of a change when the typing pauses. */
const PAUSE_MILLIS = 400;

/** Calls back some time after the last change, and at once when the page may be about to go. */
function tellChanges(onChange: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    onChange();
  };
  addEventListener("pagehide", tell);
  document.addEventListener("visibilitychange", tell);
  return EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE_MILLIS);
  });
}

/** As if it were pasted over everything. */
function replaceAll(view: EditorView, text: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "input.paste" });
}

/** Whoever scripts the page finds `value` where the text field had it. */
function answerToValue(view: EditorView): void {
  Object.defineProperty(view.contentDOM, "value", {
    get: () => view.state.doc.toString(),
    set: (text) => replaceAll(view, String(text)),
  });
}

/** `field` is where the learner types until now; `parent` is where the editor comes to stand. */
function open(field: HTMLTextAreaElement, parent: HTMLElement, options: string, onChange: () => void): Editor {
  const settings = JSON.parse(options) as Options;
  const wrapping = new Compartment();
  const wrapped = (wrap: boolean) => (wrap ? EditorView.lineWrapping : []);
  const doc = EditorState.create({ doc: field.value }).doc;
  const within = (at: number) => Math.min(at, doc.length);
  const state = EditorState.create({
    doc,
    selection: EditorSelection.single(within(field.selectionStart), within(field.selectionEnd)),
    extensions: [extensions(settings), wrapping.of(wrapped(settings.wrap)), tellChanges(onChange)],
  });
  const hadFocus = document.activeElement === field;
  const { scrollTop, scrollLeft } = field;
  const view = new EditorView({ state, parent });
  answerToValue(view);
  let helper: Helper | undefined;
  // Two fields of one name would be two editors to a screen reader.
  field.hidden = true;
  if (hadFocus) view.focus();
  view.scrollDOM.scrollTo(scrollLeft, scrollTop);
  return {
    text: () => view.state.doc.toString(),
    setText: (text) => replaceAll(view, text),
    takeForRun() {
      view.dispatch({ effects: takeText() });
      return view.state.doc.toString();
    },
    showLine(line, column) {
      const place = placeOf(view.state, line, column > 0 ? column : undefined);
      const at = place ? place.from : view.state.doc.length;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }), userEvent: "select" });
      view.focus();
    },
    setMarks: (marks) => show(view, "run", diagnosticsOf(view.state, JSON.parse(marks) as Mark[])),
    setWrap: (wrap) => view.dispatch({ effects: wrapping.reconfigure(wrapped(wrap)) }),
    search: () => void openSearchPanel(view),
    measure: () => view.requestMeasure(),
    async startHelper(script, wasm) {
      helper ??= await Helper.start(view, script, wasm);
    },
    async format() {
      if (!helper) throw new Error("Ruff was not started");
      return JSON.stringify(await helper.format());
    },
    setChecking: (on) => helper?.setChecking(on),
  };
}

Object.defineProperty(globalThis, "AmpouleEditor", { value: Object.freeze({ open, names: takeNames }) });
