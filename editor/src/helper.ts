/** The page's side of Ruff: formatting, and marks while typing. It is started when somebody wants it. */
import type { Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Formatted, Mark, Severity } from "./api";
import { lintDiagnosticsOf, show } from "./marks";
import type { Answer, Finding, Request } from "./ruff-messages";

/** After the last key: a check in the middle of a word would blame what is not finished. */
const PAUSE_MILLIS = 700;
/** Who types on while the formatter works gets it formatted again. */
const TRIES = 3;

/** Rules that tell of a certain error at run time, if that line is reached. */
const WARNINGS = /^(?:F82|F63|F70|PLE)/;

export function severityOf(code: string | null): Severity {
  if (code === null || code === "invalid-syntax" || code.startsWith("E9")) return "error";
  return WARNINGS.test(code) ? "warning" : "info";
}

export const markOf = ({ code, message, start_location: from, end_location: to }: Finding): Mark => ({
  line: from.row,
  column: from.column,
  endLine: to.row,
  endColumn: to.column,
  severity: severityOf(code),
  message: message.replaceAll("`", "'"),
});

export class Helper {
  private queue: Promise<unknown> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isChecking = false;
  private isPython = true;
  /** Counts files shown. */
  private files = 0;
  private checked: Text | undefined;

  private constructor(
    private readonly view: EditorView,
    private readonly worker: Worker,
  ) {}

  static async start(view: EditorView, script: ArrayBuffer, wasm: ArrayBuffer): Promise<Helper> {
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const helper = new Helper(view, new Worker(address));
    try {
      const said = await helper.ask({ kind: "start", wasm }, [wasm]);
      if (said.kind !== "started") throw new Error(said.kind === "failed" ? said.message : "Ruff did not start");
    } catch (error) {
      helper.worker.terminate();
      throw error;
    } finally {
      URL.revokeObjectURL(address);
    }
    return helper;
  }

  /** One question after the other. */
  private ask(request: Request, transfer: Transferable[] = []): Promise<Answer> {
    const next = this.queue.then(
      () =>
        new Promise<Answer>((resolve, reject) => {
          this.worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
          this.worker.onerror = (event) => reject(new Error(event.message || "Ruff's worker does not start"));
          this.worker.postMessage(request, transfer);
        }),
    );
    this.queue = next.catch(() => undefined);
    return next;
  }

  async format(): Promise<Formatted> {
    const { files } = this;
    for (let tries = 0; tries < TRIES && files === this.files; tries += 1) {
      const before = this.view.state.doc;
      const text = before.toString();
      const said = await this.ask({ kind: "format", text });
      if (said.kind === "failed") return this.whyNot(text, said.message);
      if (said.kind !== "formatted") break;
      if (this.view.state.doc !== before) continue;
      if (said.changes.length === 0) return { kind: "unchanged" };
      this.view.dispatch({ changes: said.changes, userEvent: "format" });
      return { kind: "formatted" };
    }
    return { kind: "failed", message: "the text changed all the time" };
  }

  /** The first syntax error of a text that cannot be formatted; without one it is Ruff's own failure. */
  private async whyNot(text: string, message: string): Promise<Formatted> {
    const said = await this.ask({ kind: "check", text });
    const wrong = said.kind === "checked" ? said.findings.map(markOf).filter(({ severity }) => severity === "error") : [];
    if (wrong[0] === undefined) return { kind: "failed", message };
    if (this.view.state.doc.toString() === text) show(this.view, "ruff", lintDiagnosticsOf(this.view.state, wrong));
    return { kind: "syntax", line: wrong[0].line, message: wrong[0].message };
  }

  /** Whether marks are shown while typing. */
  setChecking(on: boolean): void {
    if (this.isChecking === on) return;
    this.isChecking = on;
    this.checkAnew();
  }

  /** The text was edited. */
  handleChange(): void {
    if (!this.isChecking) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), PAUSE_MILLIS);
  }

  /** Another file is shown. */
  handleFile(isPython: boolean): void {
    this.isPython = isPython;
    this.files += 1;
    this.checkAnew();
  }

  private checkAnew(): void {
    clearTimeout(this.timer);
    this.checked = undefined;
    if (this.isChecking) void this.check();
    else show(this.view, "ruff", []);
  }

  private async check(): Promise<void> {
    const doc = this.view.state.doc;
    if (doc === this.checked || !this.isPython) return;
    const said = await this.ask({ kind: "check", text: doc.toString() }).catch((error: unknown) => {
      console.warn("checking:", error);
    });
    // Who has typed on meanwhile is told at the next pause.
    if (said?.kind !== "checked" || !this.isChecking || this.view.state.doc !== doc) return;
    this.checked = doc;
    show(this.view, "ruff", lintDiagnosticsOf(this.view.state, said.findings.map(markOf)));
  }
}
