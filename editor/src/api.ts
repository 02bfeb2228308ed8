/** What the page (`src/js/editor.rs`) and the editor say to each other. Lines and columns count from 1, as Python's do. */

export type Severity = "error" | "warning" | "info";

/** Something to be shown at a place of the text. */
export interface Mark {
  line: number;
  /** In UTF-16 units; without it the whole line is meant. */
  column?: number;
  endLine?: number;
  endColumn?: number;
  severity: Severity;
  /** Plain text. */
  message: string;
}

/** What the editor says, in the page's language. */
export interface Words {
  /** The field's accessible name. */
  label: string;
  /** Said to a screen reader when Escape was pressed: the next Tab leaves. */
  leaving: string;
  /** CodeMirror's own English words and what stands in their place. */
  phrases: Record<string, string>;
}

export interface Options {
  words: Words;
  /** The id of the element that describes the field. */
  describedBy: string;
  wrap: boolean;
  /** The name of the file that the field holds. */
  file: string;
  /** Nobody types here. */
  readonly: boolean;
  /** Lines to look at, as `2-2,4-7`. */
  noted: string;
  /** Where the script with Python's own names is. */
  names: string;
}

/** How formatting went. */
export type Formatted =
  | { kind: "formatted" | "unchanged" }
  /** The text is no Python; the first place where. */
  | { kind: "syntax"; line: number; message: string }
  | { kind: "failed"; message: string };

export interface Editor {
  /** Of the file that is shown. */
  text(): string;
  /** Shows a file. If it was shown before, its undo, caret and scroll position are as they were; a text that differs from what it
   * had then is put in as one change. */
  show(file: string, text: string): void;
  /** A file is called otherwise now; its undo stays. */
  rename(from: string, to: string): void;
  /** A file is gone, and what could be undone in it. */
  forget(file: string): void;
  /** A run has the files as they are now: lines told about it are found again even when a text changes meanwhile. */
  takeForRun(): void;
  /** Moves the caret to this place of the text that the last run had of the file that is shown, and takes the focus. */
  showLine(line: number, column: number): void;
  /** What the last run has to say of a file, in place of what an earlier one said. JSON of `Mark[]`. */
  setMarks(file: string, marks: string): void;
  /** The page speaks another language: JSON of `Words`. Text, undo and focus stay. */
  setWords(words: string): void;
  setWrap(wrap: boolean): void;
  /** Opens the search field, or takes the focus there. */
  search(): void;
  /** The size of the letters has changed. */
  measure(): void;
  /** Starts Ruff of these checked bytes. */
  startHelper(script: ArrayBuffer, wasm: ArrayBuffer): Promise<void>;
  /** Once Ruff is started. JSON of `Formatted`. */
  format(): Promise<string>;
  /** Whether Ruff marks what is wrong while typing. */
  setChecking(on: boolean): void;
}
