// The public types. docs/api.md says what each of them means; all sizes are bytes and all times milliseconds.

import type { Policy } from "./policy.gen";

export type { Policy } from "./policy.gen";

/** How much a run may use. What is left out is the default of `docs/api.md`; over a maximum nothing is made and an error says so. */
export interface Limits {
  wallMillis?: number;
  answerMillis?: number;
  waitingMillis?: number;
  memoryBytes?: number;
  filesBytes?: number;
  fileCount?: number;
  outputBytes?: number;
  outputLines?: number;
  outputTotalBytes?: number;
  recursionDepth?: number;
}

/** A policy as it is given: what is left out is allowed. */
export type PolicyOption = { [Name in keyof Policy]?: Policy[Name] extends object ? Partial<Policy[Name]> : Policy[Name] };

/** What runners and playgrounds have in common. */
export interface CommonOptions {
  limits?: Limits;
  /** Fetched before a program asks for them. */
  packages?: string[];
  /** A teaching rule, never the wall. */
  policy?: PolicyOption;
  engine?: "cpython";
  /** What a run meets that is asked for while another one goes on. */
  whenBusy?: "queue" | "refuse";
  /** Where `embed.html` lies, if not beside this script. */
  host?: string;
}

export interface RunnerOptions extends CommonOptions {}

export interface PlaygroundOptions extends CommonOptions {
  code?: string;
  theme?: Theme;
  lang?: "en" | "es";
  autorun?: boolean;
  readonly?: boolean;
  ui?: "full" | "editor" | "output";
  /** At most so many frames of one site have an engine at once. */
  engines?: number;
  /** A length of CSS; without it the frame is as high as what is in it. */
  height?: string;
}

export type Theme = "system" | "light" | "dark";

export interface RunOptions {
  /** Lines, without their ends, or one text. */
  stdin?: string[] | string;
  /** What lies beside the program. */
  files?: Record<string, string | Uint8Array | ArrayBuffer>;
  /** Ends the run. */
  signal?: AbortSignal;
  onOutput?: (output: Output) => void;
  /** Answers what the program asks when `stdin` is used up; `null` ends its input. */
  onInput?: (prompt: string, details: { secret: boolean }) => string | null | Promise<string | null>;
}

export interface Output {
  stream: "stdout" | "stderr";
  text: string;
}

/** A Python exception. Lines and columns count from 1. */
export interface PythonError {
  type: string;
  message: string;
  line?: number | undefined;
  column?: number | undefined;
  traceback: string;
}

/** Something a program showed: bytes of an image, or a text of a format that `docs/api.md` names. */
export interface Shown {
  mime: string;
  data: Uint8Array | string;
  title?: string;
}

/** What the policy does not allow; nothing was run. */
export interface Violation {
  line: number;
  column: number;
  rule: string;
  message: string;
}

/** How a run ended, and all that it left. */
export interface Outcome {
  kind: "completed" | "raised" | "stopped" | "failed";
  reason?: "user" | "deadline" | "output" | "messages" | "display" | "integrity" | "network" | "boot" | "package" | "crashed" | "unsupported" | "sandbox";
  message?: string;
  error?: PythonError;
  exitCode?: number;
  stdout: string;
  stderr: string;
  display: Shown[];
  files: Record<string, Uint8Array>;
  filesLeftOut: number;
  skippedBytes: number;
  violations: Violation[];
  durationMillis: number;
  freshMillis: number;
}

/** Runs programs, each in a fresh Python, and shows nothing. */
export interface Runner {
  run(source: string, options?: RunOptions): Promise<Outcome>;
  /** Ends the run that goes on and forgets those that wait. */
  stop(): void;
  /** Gives everything back. What goes on or waits is an error of kind `disposed`. */
  dispose(): void;
}

/** What a playground tells. */
export interface PlaygroundEvents {
  outcome: Outcome;
  output: Output;
  code: string;
  ready: undefined;
  started: undefined;
  resize: number;
}

/** An editor with its output, in a frame. */
export interface Playground {
  readonly frame: HTMLIFrameElement;
  run(): Promise<Outcome>;
  stop(): void;
  setCode(code: string): Promise<void>;
  getCode(): Promise<string>;
  setFiles(files: Record<string, string | Uint8Array | ArrayBuffer>): Promise<void>;
  getFiles(): Promise<Record<string, Uint8Array>>;
  setTheme(theme: Theme): Promise<void>;
  /** Gives what ends it. */
  on<Name extends keyof PlaygroundEvents>(name: Name, tell: (detail: PlaygroundEvents[Name]) => void): () => void;
  dispose(): void;
}

/** The kinds of errors. */
export type ErrorCode = "option" | "message" | "busy" | "state" | "frame" | "disposed";

/** What went wrong on this side of a run: an option, the frame, an order that does not fit. Ends of programs are outcomes. */
export class AmpouleError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** The option that is meant, as `limits.wallMillis`. */
    readonly option?: string,
  ) {
    super(message);
    this.name = "AmpouleError";
  }
}
