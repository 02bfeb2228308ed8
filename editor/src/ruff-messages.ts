/** Between the page and the worker in which Ruff runs. Rows and columns count from 1, columns in UTF-16 units. */

export type Request =
  | { kind: "start"; wasm: ArrayBuffer }
  | { kind: "format" | "check"; text: string };

export interface Finding {
  /** Ruff's name of the rule; `invalid-syntax` for what is no Python. */
  code: string | null;
  message: string;
  start_location: { row: number; column: number };
  end_location: { row: number; column: number };
}

/** A part of the text and what takes its place. Of several, all count in the text as it was. */
export interface Change {
  from: number;
  to: number;
  insert: string;
}

export type Answer =
  | { kind: "started" }
  | { kind: "formatted"; changes: Change[] }
  | { kind: "checked"; findings: Finding[] }
  | { kind: "failed"; message: string };
