/**
 * The page's code editor, CodeMirror 6 set up for Python. It takes the place of the plain text field that is there at
 * first, with its text, its caret and its focus. The one global is `AmpouleEditor`; the page calls it from `src/js/editor.rs`.
 */
import { closeSearchPanel, openSearchPanel, searchPanelOpen } from "@codemirror/search";
import { Compartment, EditorSelection, EditorState, type Extension, type Text } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import type { Editor, Mark, Options, Words } from "./api";
import { extensions, isPython, speaking } from "./extensions";
import { Files } from "./files";
import { Helper } from "./helper";
import { takeNames } from "./names";
import { placeOf } from "./tracking";

/** The text is not copied at each key: the page hears of a change when the typing pauses. */
const PAUSE_MILLIS = 400;

/** Calls back some time after the last change, and at once when the page may be about to go. */
function tellChanges(onChange: () => void): { listener: Extension; tell: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    onChange();
  };
  addEventListener("pagehide", tell);
  document.addEventListener("visibilitychange", tell);
  const listener = EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE_MILLIS);
  });
  return { listener, tell };
}

/** Whoever scripts the page finds `value` where the text field had it. */
function answerToValue(view: EditorView, files: Files): void {
  Object.defineProperty(view.contentDOM, "value", {
    get: () => view.state.doc.toString(),
    set: (text) => files.replace(String(text)),
  });
}

/** `field` is where the learner types until now; `parent` is where the editor comes to stand. */
function open(field: HTMLTextAreaElement, parent: HTMLElement, options: string, onChange: () => void): Editor {
  const settings = JSON.parse(options) as Options;
  const wrapping = new Compartment();
  const wrapped = (wrap: boolean) => (wrap ? EditorView.lineWrapping : []);
  const wording = new Compartment();
  let { wrap, words } = settings;
  let helper: Helper | undefined;
  const changes = tellChanges(onChange);
  const edited = EditorView.updateListener.of((update) => {
    if (update.docChanged) helper?.handleChange();
  });
  const stateOf = (file: string, text: string | Text, selection?: EditorSelection) =>
    EditorState.create({
      doc: text,
      ...(selection ? { selection } : {}),
      extensions: [extensions(settings, file, wording.of(speaking(words))), wrapping.of(wrapped(wrap)), changes.listener, edited],
    });
  const { doc } = EditorState.create({ doc: field.value });
  const within = (at: number) => Math.min(at, doc.length);
  const selection = EditorSelection.single(within(field.selectionStart), within(field.selectionEnd));
  const hadFocus = document.activeElement === field;
  const { scrollTop, scrollLeft } = field;
  const view = new EditorView({ state: stateOf(settings.file, doc, selection), parent });
  const files = new Files(view, settings.file, stateOf, () => [wrapping.reconfigure(wrapped(wrap)), wording.reconfigure(speaking(words))]);
  answerToValue(view, files);
  // Two fields of one name would be two editors to a screen reader.
  field.hidden = true;
  if (hadFocus) view.focus();
  view.scrollDOM.scrollTo(scrollLeft, scrollTop);
  return {
    text: () => view.state.doc.toString(),
    show(file, text) {
      // What is not told yet is of the file that goes.
      changes.tell();
      files.show(file, text);
      helper?.handleFile(isPython(file));
    },
    rename: (from, to) => files.rename(from, to),
    forget: (file) => files.forget(file),
    takeForRun: () => files.takeForRun(),
    showLine(line, column) {
      const place = placeOf(view.state, line, column > 0 ? column : undefined);
      const at = place ? place.from : view.state.doc.length;
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }), userEvent: "select" });
      view.focus();
    },
    setMarks: (file, marks) => files.mark(file, JSON.parse(marks) as Mark[]),
    setWords(said) {
      words = JSON.parse(said) as Words;
      // The search field keeps the words that it was opened with.
      const isSearching = searchPanelOpen(view.state);
      const focused = document.activeElement;
      if (isSearching) closeSearchPanel(view);
      view.dispatch({ effects: wording.reconfigure(speaking(words)) });
      if (!isSearching) return;
      openSearchPanel(view);
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
    },
    setWrap(on) {
      wrap = on;
      view.dispatch({ effects: wrapping.reconfigure(wrapped(wrap)) });
    },
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
