/**
 * Ruff, in a worker of the page: it reads text and gives text back, and the page goes on meanwhile. Its WebAssembly is
 * handed in, checked by the page.
 */
import { PositionEncoding, Workspace, initSync } from "@astral-sh/ruff-wasm-web";
import { presentableDiff } from "@codemirror/merge";
import type { Answer, Change, Finding, Request } from "./ruff-messages";

/** What is wrong in any program, and what beginners trip over; no matters of taste. */
const SETTINGS = {
  "target-version": "py314",
  "line-length": 88,
  "indent-width": 4,
  lint: {
    select: ["E9", "F", "E711", "E712", "E713", "E714", "E721", "E722", "B002", "B006", "B015", "B018", "PLE", "W605"],
  },
};

let workspace: Workspace | undefined;

function answer(request: Request): Answer {
  if (request.kind === "start") {
    initSync({ module: new WebAssembly.Module(request.wasm) });
    workspace = new Workspace(SETTINGS, PositionEncoding.Utf16);
    return { kind: "started" };
  }
  if (!workspace) throw new Error("Ruff was not started");
  if (request.kind === "format") return { kind: "formatted", changes: changes(request.text, workspace.format(request.text)) };
  return { kind: "checked", findings: workspace.check(request.text) as Finding[] };
}

/** Only what differs is replaced: caret, marks and folds stay where they are. */
function changes(before: string, after: string): Change[] {
  return presentableDiff(before, after).map(({ fromA, toA, fromB, toB }) => ({ from: fromA, to: toA, insert: after.slice(fromB, toB) }));
}

// One question at a time: the page sends the next when this one is answered.
addEventListener("message", ({ data }: MessageEvent<Request>) => {
  let said: Answer;
  try {
    said = answer(data);
  } catch (error) {
    said = { kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
  postMessage(said);
});
