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

export interface Options {
  /** The field's accessible name. */
  label: string;
  /** The id of the element that describes the field. */
  describedBy: string;
  wrap: boolean;
  /** Where the script with Python's own names is. */
  names: string;
  /** Said to a screen reader when Escape was pressed: the next Tab leaves. */
  leaving: string;
  /** CodeMirror's own English words and what stands in their place. */
  phrases: Record<string, string>;
}

/** How formatting went. */
export type Formatted =
  | { kind: "formatted" | "unchanged" }
  /** The text is no Python; the first place where. */
  | { kind: "syntax"; line: number; message: string }
  | { kind: "failed"; message: string };

export interface Editor {
  text(): string;
  /** In place of all that is there; undo brings that back. */
  setText(text: string): void;
  /** The text, for a run: lines told about that run are found again even when the text changes meanwhile. */
  takeForRun(): string;
  /** Moves the caret to this place of the text that the last run had, shows it and takes the focus. */
  showLine(line: number, column: number): void;
  /** What the last run has to say, in place of what an earlier one said. JSON of `Mark[]`. */
  setMarks(marks: string): void;
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
