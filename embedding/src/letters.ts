// What goes between this page and a frame of embed.html: every letter from the frame is read here, or it is none.
// The letters themselves are declared in src/embed/ and exported to letters.gen.ts.

import type { Display, FileHead, PublicOutcome, Word } from "./letters.gen";
import { AmpouleError, type Outcome, type Shown } from "./types";

export const VERSION = 1;

/** A letter of a frame: what it says, of which order, and the bytes beside it. */
export interface Letter {
  id: number | null;
  word: Word;
  bytes: Uint8Array;
}

const KINDS = new Set<string>(["hello", "done", "error", "output", "asked", "outcome", "code", "files", "status", "resize"] satisfies Word["type"][]);

/** Reads what a frame posted; `undefined` where it is no letter. The frame is ours and still not believed: it may be another version's. */
export function read(data: unknown): Letter | undefined {
  if (!isRecord(data) || data["ampoule"] !== VERSION) return undefined;
  const { id, type, bytes } = data;
  if (typeof type !== "string" || !KINDS.has(type) || !(id === null || isCount(id))) return undefined;
  if (!(bytes === undefined || bytes instanceof ArrayBuffer)) return undefined;
  const isWhole: Record<string, boolean> = {
    hello: typeof data["version"] === "string",
    error: isRecord(data["error"]) && typeof data["error"]["message"] === "string" && typeof data["error"]["code"] === "string",
    output: typeof data["text"] === "string" && (data["stream"] === "stdout" || data["stream"] === "stderr"),
    asked: isCount(data["question"]) && typeof data["prompt"] === "string",
    outcome: isRecord(data["outcome"]) && typeof data["outcome"]["kind"] === "string" && isHeads(data["outcome"]["files"]) && Array.isArray(data["outcome"]["display"]),
    code: typeof data["code"] === "string",
    files: isHeads(data["files"]),
    status: typeof data["status"] === "string",
    resize: isCount(data["height"]),
  };
  if (isWhole[type] === false) return undefined;
  return { id, word: data as unknown as Word, bytes: bytes === undefined ? new Uint8Array() : new Uint8Array(bytes) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isHeads(value: unknown): value is FileHead[] {
  return Array.isArray(value) && value.every((head) => isRecord(head) && typeof head["path"] === "string" && isCount(head["bytes"]));
}

/** Files as a letter carries them: names and sizes in it, the bytes of all beside it. */
export function pack(files: Record<string, string | Uint8Array | ArrayBuffer>): { heads: FileHead[]; bytes: Uint8Array<ArrayBuffer> } {
  const contents = Object.entries(files).map(([path, content]): [string, Uint8Array] => {
    if (typeof content === "string") return [path, new TextEncoder().encode(content)];
    if (content instanceof ArrayBuffer) return [path, new Uint8Array(content)];
    if (ArrayBuffer.isView(content)) return [path, new Uint8Array(content.buffer, content.byteOffset, content.byteLength)];
    throw new AmpouleError("option", `the file ${path} must be a text, a Uint8Array or an ArrayBuffer`, `files.${path}`);
  });
  const bytes = new Uint8Array(contents.reduce((sum, [, content]) => sum + content.length, 0));
  let at = 0;
  for (const [, content] of contents) {
    bytes.set(content, at);
    at += content.length;
  }
  return { heads: contents.map(([path, content]) => ({ path, bytes: content.length })), bytes };
}

/** The files that lie in `bytes` from `at` on, and where they end. */
export function unpack(heads: FileHead[], bytes: Uint8Array, at = 0): [Record<string, Uint8Array>, number] {
  // A file may have any name, `__proto__` among them.
  const files = Object.create(null) as Record<string, Uint8Array>;
  for (const head of heads) {
    files[head.path] = bytes.slice(at, at + head.bytes);
    at += head.bytes;
  }
  return [files, at];
}

/** An outcome as this interface gives it. */
export function outcomeOf(whole: PublicOutcome, bytes: Uint8Array): Outcome {
  const [files, end] = unpack(whole.files, bytes);
  let at = end;
  const display = whole.display.map((shown: Display): Shown => {
    if (shown.bytes === null) return { mime: shown.mime, data: shown.text ?? "" };
    const data = bytes.slice(at, at + shown.bytes);
    at += shown.bytes;
    return { mime: shown.mime, data, ...(shown.title === null ? {} : { title: shown.title }) };
  });
  const { kind, stdout, stderr, filesLeftOut, skippedBytes, violations, durationMillis, freshMillis } = whole;
  const error = whole.error && { ...whole.error, line: whole.error.line ?? undefined, column: whole.error.column ?? undefined };
  return {
    kind: kind as Outcome["kind"],
    ...given("reason", whole.reason as Outcome["reason"] | null),
    ...given("message", whole.message),
    ...given("error", error),
    ...given("exitCode", whole.exitCode),
    stdout,
    stderr,
    display,
    files,
    filesLeftOut,
    skippedBytes,
    violations,
    durationMillis,
    freshMillis,
  };
}

function given<Name extends string, Value>(name: Name, value: Value | null): Partial<Record<Name, Value>> {
  return value === null ? {} : ({ [name]: value } as Record<Name, Value>);
}
