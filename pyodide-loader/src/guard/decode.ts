/**
 * From a worker's message to a `FromWorker`, or nothing. A worker may be in the hands of learner code: every field is
 * looked at, nothing is taken over that was not looked at, and a text is measured before it is parsed.
 */
import type { FileHead, FromWorker, PythonError, Reply, Seal, Skipped, Verdict, Violation, WorkerEnding } from "../protocol.gen";

/** No honest message is longer: output comes in batches of at most 64 Ki characters and tracebacks are shortened. */
export const MAX_MESSAGE_CHARS = 1024 * 1024;

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null ? (value as Fields) : undefined;
}

function whole(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
}

/** As much as 32 bits address. */
function isMemorySize(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 32;
}

/** Half a character can stand in JavaScript's strings; in the host's it cannot, and it would take such a message for none. */
function words(value: unknown): string | undefined {
  return typeof value === "string" ? value.toWellFormed() : undefined;
}

function position(value: unknown): number | null | undefined {
  if (value === null || value === undefined) return null;
  return whole(value) && value > 0 ? value : undefined;
}

function decodeSeal(value: unknown): Seal | undefined {
  const seal = fields(value);
  if (!seal) return undefined;
  const { originOpaque, fetchRefused, evalRefused, importRefused } = seal;
  const known = [originOpaque, fetchRefused, evalRefused, importRefused].every((part) => typeof part === "boolean");
  return known
    ? {
        originOpaque: originOpaque === true,
        fetchRefused: fetchRefused === true,
        evalRefused: evalRefused === true,
        importRefused: importRefused === true,
      }
    : undefined;
}

function decodeError(value: unknown): PythonError | undefined {
  const error = fields(value);
  if (!error) return undefined;
  const type = words(error["type"]);
  const message = words(error["message"]);
  const traceback = words(error["traceback"]);
  const line = position(error["line"]);
  const column = position(error["column"]);
  if (type === undefined || message === undefined || traceback === undefined) return undefined;
  if (line === undefined || column === undefined) return undefined;
  return { type, message, line, column, traceback };
}

function decodeEnding(value: unknown): WorkerEnding | undefined {
  const ending = fields(value);
  if (ending?.["kind"] === "completed") {
    const exitCode = ending["exitCode"];
    return whole(exitCode) ? { kind: "completed", exitCode } : undefined;
  }
  if (ending?.["kind"] === "raised") {
    const error = decodeError(ending["error"]);
    return error ? { kind: "raised", error } : undefined;
  }
  return undefined;
}

function decodeSkipped(value: unknown): Skipped | undefined {
  const skipped = fields(value);
  if (!skipped) return undefined;
  const { bytes, lines } = skipped;
  return whole(bytes) && bytes >= 0 && whole(lines) && lines >= 0 ? { bytes, lines } : undefined;
}

/** More than any limit allows, and a message of so many stays below the host's longest. */
const MAX_FILES = 1000;
/** In UTF-16 units; a longer name could not be kept anyway. */
const MAX_PATH_CHARS = 1000;

function decodeFiles(value: unknown): FileHead[] | undefined {
  if (!Array.isArray(value) || value.length > MAX_FILES) return undefined;
  const files: FileHead[] = [];
  for (const part of value) {
    const { path, bytes } = fields(part) ?? {};
    const name = words(path);
    if (name === undefined || name.length > MAX_PATH_CHARS || !whole(bytes) || bytes < 0) return undefined;
    files.push({ path: name, bytes });
  }
  return files;
}

/** As many names as a list shows, and no longer than one does. */
const MAX_NAMES = 200;
const MAX_NAME_CHARS = 500;

function decodeReply(value: unknown): Reply | undefined {
  const reply = fields(value);
  switch (reply?.["kind"]) {
    case "incomplete":
      return { kind: "incomplete" };
    case "left":
      return { kind: "left" };
    case "names": {
      const { end, names } = reply;
      const all: unknown[] = Array.isArray(names) && names.length <= MAX_NAMES ? [end, ...names] : [];
      const texts = all.map(words).filter((text) => text !== undefined && text.length <= MAX_NAME_CHARS) as string[];
      const [first, ...rest] = texts;
      return first !== undefined && texts.length === all.length ? { kind: "names", end: first, names: rest } : undefined;
    }
    default:
      return undefined;
  }
}

/** As much as somebody reads. */
const MAX_PARAGRAPHS = 5;
const MAX_PARAGRAPH_CHARS = 4000;

function decodeParagraphs(value: unknown): string[] | undefined {
  const all: unknown[] = Array.isArray(value) && value.length <= MAX_PARAGRAPHS ? value : [undefined];
  const texts = all.map(words).filter((text) => text !== undefined && text.length <= MAX_PARAGRAPH_CHARS) as string[];
  return texts.length === all.length ? texts : undefined;
}

/** As much as a learner reads of a check, or of a rule; so many violations as can be marked. */
const MAX_SAID_CHARS = 5000;
const MAX_VIOLATIONS = 100;

function said(value: unknown): string | undefined {
  const text = words(value);
  return text !== undefined && text.length <= MAX_SAID_CHARS ? text : undefined;
}

function decodeVerdict(value: unknown): Verdict | undefined {
  const verdict = fields(value);
  const message = said(verdict?.["message"]);
  switch (verdict?.["kind"]) {
    case "passed":
      return { kind: "passed" };
    case "failed": {
      const [expected, got] = [verdict["expected"], verdict["got"]].map((part) => (part === null ? null : said(part)));
      return message === undefined || expected === undefined || got === undefined ? undefined : { kind: "failed", message, expected, got };
    }
    case "unsure":
      return message === undefined ? undefined : { kind: "unsure", message };
    default:
      return undefined;
  }
}

function decodeViolations(value: unknown): Violation[] | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_VIOLATIONS) return undefined;
  const violations: Violation[] = [];
  for (const part of value) {
    const found = fields(part);
    const [line, column] = [position(found?.["line"]), position(found?.["column"])];
    const [rule, message] = [words(found?.["rule"]), said(found?.["message"])];
    if (!line || !column || rule === undefined || rule.length > MAX_NAME_CHARS || message === undefined) return undefined;
    violations.push({ line, column, rule, message });
  }
  return violations;
}

/** As much as is read out. */
export const MAX_TITLE_CHARS = 500;
const MAX_DENSITY = 4;

/** The bytes beside a message, if there are any and the message is one of those that have some. */
export function bytesBeside(data: unknown): ArrayBuffer | undefined {
  const beside: unknown = Array.isArray(data) && data.length === 2 ? data[1] : undefined;
  return beside instanceof ArrayBuffer && !beside.resizable ? beside : undefined;
}

function parse(data: unknown): Fields | undefined {
  if (typeof data !== "string" || data.length > MAX_MESSAGE_CHARS) return undefined;
  try {
    return fields(JSON.parse(data));
  } catch {
    return undefined;
  }
}

export function decodeFromWorker(data: unknown): FromWorker | undefined {
  const beside = bytesBeside(data);
  const message = parse(beside ? (data as unknown[])[0] : data);
  // Only these have bytes, and none goes without.
  if (!message || (message["type"] === "files" || message["type"] === "display") !== (beside !== undefined)) return undefined;
  const run = message["run"];
  switch (message["type"]) {
    case "sealed": {
      const seal = decodeSeal(message["seal"]);
      return seal && { type: "sealed", seal };
    }
    case "booted":
      return { type: "booted" };
    case "prepared":
      return { type: "prepared" };
    case "snapshot":
      return { type: "snapshot" };
    case "broken": {
      const text = message["message"];
      return typeof text === "string" ? { type: "broken", message: text.slice(0, 4096).toWellFormed() } : undefined;
    }
    case "started":
      return whole(run) ? { type: "started", run } : undefined;
    case "output": {
      const { stream } = message;
      const text = words(message["text"]);
      if (!whole(run) || text === undefined || (stream !== "stdout" && stream !== "stderr")) return undefined;
      return { type: "output", run, stream, text };
    }
    case "asks": {
      const { secret, suspended } = message;
      const place = decodeError(message["place"]);
      if (!whole(run) || typeof secret !== "boolean" || typeof suspended !== "boolean" || !place) return undefined;
      return { type: "asks", run, secret, suspended, place };
    }
    case "wants": {
      const module = words(message["module"]);
      const place = decodeError(message["place"]);
      if (!whole(run) || module === undefined || module.length > MAX_NAME_CHARS || !place) return undefined;
      return { type: "wants", run, module, place };
    }
    case "pong": {
      const { beat } = message;
      return whole(beat) ? { type: "pong", beat } : undefined;
    }
    case "caughtUp":
      return whole(run) ? { type: "caughtUp", run } : undefined;
    case "skipped": {
      const skipped = decodeSkipped(message["skipped"]);
      return whole(run) && skipped ? { type: "skipped", run, skipped } : undefined;
    }
    case "files": {
      const { leftOut } = message;
      const files = decodeFiles(message["files"]);
      const total = files?.reduce((sum, { bytes }) => sum + bytes, 0);
      if (!whole(run) || !files || total !== beside?.byteLength || !whole(leftOut) || leftOut < 0) return undefined;
      return { type: "files", run, files, leftOut };
    }
    case "display": {
      const { density } = message;
      const title = words(message["title"]);
      if (!whole(run) || !whole(density) || density < 1 || density > MAX_DENSITY) return undefined;
      return title === undefined || title.length > MAX_TITLE_CHARS ? undefined : { type: "display", run, title, density };
    }
    case "shows": {
      const value = words(message["value"]);
      return whole(run) && value !== undefined ? { type: "shows", run, value } : undefined;
    }
    case "draws": {
      const commands = words(message["commands"]);
      return whole(run) && commands !== undefined ? { type: "draws", run, commands } : undefined;
    }
    case "replied": {
      const reply = decodeReply(message["reply"]);
      return whole(run) && reply ? { type: "replied", run, reply } : undefined;
    }
    case "explained": {
      const paragraphs = decodeParagraphs(message["paragraphs"]);
      return whole(run) && paragraphs ? { type: "explained", run, paragraphs } : undefined;
    }
    case "violates": {
      const violations = decodeViolations(message["violations"]);
      return whole(run) && violations ? { type: "violates", run, violations } : undefined;
    }
    case "judged": {
      const verdict = decodeVerdict(message["verdict"]);
      return whole(run) && verdict ? { type: "judged", run, verdict } : undefined;
    }
    case "ended": {
      const ending = decodeEnding(message["ending"]);
      const { memoryBytes } = message;
      if (!whole(run) || !ending || !isMemorySize(memoryBytes)) return undefined;
      return { type: "ended", run, ending, memoryBytes };
    }
    default:
      return undefined;
  }
}
