// Generated from src/protocol by `AMPOULE_UPDATE=1 cargo test protocol`. Do not edit.
// tidy: long because it holds every message.

export type SessionId = number;

export type RunId = number;

export type Place = "frame" | "guard" | "worker";

export type Seal = { 
/**
 * The origin is opaque (serialised as `null`).
 */
originOpaque: boolean, 
/**
 * `fetch('data:,x')` was refused, so the content security policy's `connect-src` is in force.
 */
fetchRefused: boolean, 
/**
 * `eval` was refused, so `script-src` has no `'unsafe-eval'`.
 */
evalRefused: boolean, 
/**
 * Loading a script from a blob was refused, so `script-src` has no `blob:`.
 */
importRefused: boolean, };

export type PythonError = { 
/**
 * The exception's class name, for example `ZeroDivisionError`.
 */
type: string, 
/**
 * What `str(exception)` gave.
 */
message: string, 
/**
 * The deepest line of the learner's own file in the traceback, from 1.
 */
line: number | null, 
/**
 * For a syntax error the column, from 1.
 */
column: number | null, 
/**
 * The traceback as CPython prints it, with the learner's own frames only.
 */
traceback: string, };

export type WorkerEnding = { "kind": "completed", 
/**
 * The argument of `sys.exit`, or 0.
 */
exitCode: number, } | { "kind": "raised", 
/**
 * The exception.
 */
error: PythonError, };

export type StopReason = "user" | "deadline" | "unanswered" | "output" | "messages" | "display";

export type Ending = { "kind": "completed", 
/**
 * The argument of `sys.exit`, or 0.
 */
exitCode: number, } | { "kind": "raised", 
/**
 * The exception.
 */
error: PythonError, } | { "kind": "stopped", 
/**
 * Why.
 */
reason: StopReason, 
/**
 * Where the program was, if it answered the interrupt within the grace.
 */
error: PythonError | null, } | { "kind": "crashed", 
/**
 * What the engine or the browser said.
 */
message: string, };

export type Stream = "stdout" | "stderr";

export type Skipped = { 
/**
 * In UTF-8.
 */
bytes: number, 
/**
 * Line ends in it.
 */
lines: number, };

export type FileHead = { 
/**
 * Below the learner's folder, with `/` between folders.
 */
path: string, 
/**
 * Its size.
 */
bytes: number, };

export type Mode = "script" | "explored" | "typed" | "cell" | "names";

export type Reply = { "kind": "incomplete" } | { "kind": "left" } | { "kind": "names", 
/**
 * The end of the text, which each of them takes the place of.
 */
end: string, 
/**
 * In order, shortened.
 */
names: Array<string>, };

export type Imports = { 
/**
 * Only these, where it is given.
 */
allow: Array<string> | null, 
/**
 * Not these.
 */
deny: Array<string>, };

export type Denied = { 
/**
 * By name.
 */
deny: Array<string>, };

export type Dunder = "allow" | "deny";

export type Syntax = { 
/**
 * Each of them at least once.
 */
require: Array<string>, 
/**
 * None of them.
 */
forbid: Array<string>, 
/**
 * Lines that hold code, without comments.
 */
maxLines: number | null, };

export type Policy = { 
/**
 * Which modules may be imported.
 */
imports: Imports, 
/**
 * Builtins that are not there.
 */
builtins: Denied, 
/**
 * Names and attributes that may not stand in the text.
 */
names: Denied, 
/**
 * Whether names of the kind `__class__` may stand in it.
 */
dunder: Dunder, 
/**
 * Constructs that must or must not be used.
 */
syntax: Syntax, 
/**
 * Compiled by RestrictedPython and run with its guards.
 */
restricted: boolean, 
/**
 * Why, in the author's words; shown with each violation.
 */
reason: string, };

export type Exam = { 
/**
 * Python with the names of `docs/lessons.md`.
 */
check: string, 
/**
 * What `random` starts from in it.
 */
seed: number, 
/**
 * Of what is said where the check says nothing, as `es`.
 */
language: string, };

export type Authored = { 
/**
 * What is allowed of Python; with violations nothing of the program is run.
 */
policy: Policy | null, 
/**
 * Python that runs before it in the same `__main__`, unseen.
 */
setup: string | null, 
/**
 * What decides whether it is right.
 */
exam: Exam | null, };

export type Verdict = { "kind": "passed" } | { "kind": "failed", 
/**
 * Why, for the learner.
 */
message: string, 
/**
 * What should have been, where two values were compared.
 */
expected: string | null, 
/**
 * What was.
 */
got: string | null, } | { "kind": "unsure", 
/**
 * Why.
 */
message: string, };

export type Violation = { 
/**
 * From 1.
 */
line: number, 
/**
 * From 1, in characters.
 */
column: number, 
/**
 * As `imports.deny`.
 */
rule: string, 
/**
 * What it is and what to do.
 */
message: string, };

export type Remark = { "verdict": Verdict } | { "violations": Array<Violation> };

export type Program = { 
/**
 * Its text.
 */
source: string, 
/**
 * What is done with it.
 */
mode: Mode, 
/**
 * Standard input as far as it is known before the start.
 */
stdin: string, 
/**
 * Whether a person is asked when that is used up; else the input ends there.
 */
interactive: boolean, 
/**
 * The language in which an error that ends it is explained afterwards, as `es`, if that is wanted. Only of a single-use session.
 */
explain: string | null, 
/**
 * What an author puts around it: JSON of `Authored`, a text because pages without authors need not know what is in it.
 */
author: string | null, 
/**
 * What lies beside `main.py`; with it, where that is not the text itself.
 */
files: Array<FileHead>, };

export type ToWorker = { "type": "boot" } | { "type": "makeSnapshot" } | { "type": "stdlib" } | { "type": "part" } | { "type": "mount" } | { "type": "prepare", 
/**
 * Their dotted names. They are read from a learner's text, and nothing else of it is here.
 */
modules: Array<string>, } | { "type": "run", 
/**
 * The run's name, repeated in every answer.
 */
run: RunId, 
/**
 * What to run.
 */
program: Program, 
/**
 * Whether the bytes of its files come as a `Part`, one file after another; else they have none.
 */
part: boolean, 
/**
 * What it is asked to hold itself to. The guard's own clock and counts decide.
 */
limits: RunLimits, 
/**
 * What `random` starts from, so that a repetition draws the same numbers.
 */
seed: string, 
/**
 * What was answered before this repetition of the run, in order; `None` ended the input.
 */
answers: Array<string | null>, 
/**
 * Whether the run may be begun again where the engine cannot wait for an answer.
 */
repeatable: boolean, 
/**
 * Modules that it can have brought while it goes on, where the engine can wait for them.
 */
obtainable: Array<string>, } | { "type": "supplied" } | { "type": "answer", 
/**
 * A line without its end; `None` ends the input.
 */
text: string | null, } | { "type": "ping", 
/**
 * Which; repeated in the answer.
 */
beat: number, };

export type FromWorker = { "type": "sealed", 
/**
 * What was refused.
 */
seal: Seal, } | { "type": "booted" } | { "type": "prepared" } | { "type": "snapshot" } | { "type": "broken", 
/**
 * What it said.
 */
message: string, } | { "type": "started", 
/**
 * Of which run.
 */
run: RunId, } | { "type": "output", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * Where to.
 */
stream: Stream, 
/**
 * Some of it, in order.
 */
text: string, } | { "type": "asks", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * Whether what is typed must not be seen.
 */
secret: boolean, 
/**
 * Whether the engine waits for `ToWorker::Answer`. Where it cannot, the run has to be begun again with the answer.
 */
suspended: boolean, 
/**
 * Where the program is, as the interrupt that would end it there.
 */
place: PythonError, } | { "type": "wants", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * The module, without what lies in it.
 */
module: string, 
/**
 * Where the program is, as the interrupt that would end it there.
 */
place: PythonError, } | { "type": "pong", 
/**
 * Which.
 */
beat: number, } | { "type": "caughtUp", 
/**
 * Of which run.
 */
run: RunId, } | { "type": "skipped", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * How much more since the last such message.
 */
skipped: Skipped, } | { "type": "files", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * New ones, and those that are not as they were given.
 */
files: Array<FileHead>, 
/**
 * More of them, which are over the limits.
 */
leftOut: number, } | { "type": "display", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * What it shows, for whoever cannot see it.
 */
title: string, 
/**
 * Its dots for each of the page's.
 */
density: number, } | { "type": "shows", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * What it has to say of itself.
 */
value: string, } | { "type": "draws", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * As they are carried out.
 */
commands: string, } | { "type": "replied", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * What.
 */
reply: Reply, } | { "type": "violates", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * Some at least.
 */
violations: Array<Violation>, } | { "type": "judged", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * What came of it.
 */
verdict: Verdict, } | { "type": "ended", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * How, by the worker's own account.
 */
ending: WorkerEnding, 
/**
 * Python's memory as large as it has become, the interpreter's own in it; it never shrinks.
 */
memoryBytes: number, } | { "type": "explained", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * As it is read.
 */
paragraphs: Array<string>, };

export type SessionKind = "singleUse" | "lasting";

export type FileLimits = { 
/**
 * All together.
 */
bytes: number, 
/**
 * Files and folders.
 */
count: number, 
/**
 * Folders above one another.
 */
pathDepth: number, };

export type ReturnLimits = { 
/**
 * All together.
 */
bytes: number, 
/**
 * So many files.
 */
count: number, };

export type DisplayLimits = { 
/**
 * All together.
 */
bytes: number, 
/**
 * So many of them.
 */
count: number, };

export type RunLimits = { 
/**
 * From the start of the program to the interrupt.
 */
wallMillis: number, 
/**
 * From the interrupt to terminating the worker.
 */
graceMillis: number, 
/**
 * How much of standard output and error together is kept, in UTF-8; the rest is counted.
 */
outputBytes: number, 
/**
 * How many lines of it are kept.
 */
outputLines: number, 
/**
 * After so much of it, kept or not, the run is stopped.
 */
outputTotalBytes: number, 
/**
 * How long one question of the program waits for its answer.
 */
answerMillis: number, 
/**
 * How long all questions of a run together.
 */
waitingMillis: number, 
/**
 * More messages a second are a flood.
 */
messagesPerSecond: number, 
/**
 * Of the program's files; the worker holds itself to it.
 */
files: FileLimits, 
/**
 * Python's recursion limit at the start; the program may change it.
 */
recursion: number, 
/**
 * Of its files, what is told after the run.
 */
returned: ReturnLimits, 
/**
 * Of the pictures that it shows; over it the run is stopped.
 */
display: DisplayLimits, };

export type Encoding = "identity" | "gzip" | "brotli";

export type EnginePart = "unpacker" | "worker" | "wasm" | "stdlib" | "snapshot";

export type ToGuard = { "type": "load", 
/**
 * What Python's memory may grow to.
 */
memoryBytes: number, 
/**
 * How long an engine may take to start for a snapshot.
 */
bootMillis: number, } | { "type": "part", 
/**
 * Which.
 */
part: EnginePart, 
/**
 * How it is packed; the guard unpacks it.
 */
encoding: Encoding, 
/**
 * Its size when unpacked.
 */
unpackedBytes: number, } | { "type": "package", 
/**
 * Its name.
 */
package: string, 
/**
 * How it is packed; the guard unpacks it.
 */
encoding: Encoding, 
/**
 * Its size when unpacked.
 */
unpackedBytes: number, } | { "type": "open", 
/**
 * The new session's name.
 */
session: SessionId, 
/**
 * How long it lives.
 */
kind: SessionKind, 
/**
 * How long its engine may take to start.
 */
bootMillis: number, } | { "type": "prepare", 
/**
 * In which session.
 */
session: SessionId, 
/**
 * Packages that the guard holds. Those that the session has already stay as they are.
 */
packages: Array<string>, 
/**
 * Their dotted names.
 */
modules: Array<string>, 
/**
 * How long that may take.
 */
millis: number, } | { "type": "run", 
/**
 * In which session.
 */
session: SessionId, 
/**
 * The new run's name.
 */
run: RunId, 
/**
 * What to run.
 */
program: Program, 
/**
 * Its limits.
 */
limits: RunLimits, 
/**
 * Modules that it can have brought while it goes on (`FromGuard::Wants`).
 */
obtainable: Array<string>, } | { "type": "supply", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * Packages that the guard holds, all that are needed; none where it cannot be had.
 */
packages: Array<string>, } | { "type": "answer", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * Which question of it.
 */
question: number, 
/**
 * A line without its end; `None` ends the input.
 */
text: string | null, } | { "type": "shown", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * In UTF-16 units.
 */
chars: number, } | { "type": "ping", 
/**
 * Which; repeated in the answer.
 */
beat: number, } | { "type": "stop", 
/**
 * Which run.
 */
run: RunId, } | { "type": "close", 
/**
 * Which session.
 */
session: SessionId, };

export type FromGuard = { "type": "sealed", 
/**
 * Where.
 */
place: Place, 
/**
 * What was refused.
 */
seal: Seal, } | { "type": "snapshotMade" } | { "type": "loaded" } | { "type": "unloadable", 
/**
 * What the browser said.
 */
message: string, } | { "type": "held", 
/**
 * Which.
 */
package: string, } | { "type": "unheld", 
/**
 * Which.
 */
package: string, 
/**
 * What went wrong.
 */
message: string, } | { "type": "opened", 
/**
 * Which.
 */
session: SessionId, } | { "type": "prepared", 
/**
 * Which.
 */
session: SessionId, } | { "type": "broken", 
/**
 * Which.
 */
session: SessionId, 
/**
 * What it said.
 */
message: string, } | { "type": "pong", 
/**
 * Which.
 */
beat: number, } | { "type": "started", 
/**
 * Which run.
 */
run: RunId, } | { "type": "output", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * Where to.
 */
stream: Stream, 
/**
 * Some of it, in order.
 */
text: string, } | { "type": "asked", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * Repeated in the answer.
 */
question: number, 
/**
 * The last line of the output, shortened: what the question is.
 */
prompt: string, 
/**
 * Whether what is typed must not be seen.
 */
secret: boolean, } | { "type": "wants", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * A module that it brings; the worker's word.
 */
module: string, } | { "type": "differed", 
/**
 * Which run.
 */
run: RunId, } | { "type": "files", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * New ones, and those that are not as they were given. Their paths are the worker's words.
 */
files: Array<FileHead>, 
/**
 * More of them, which are over the limits.
 */
leftOut: number, } | { "type": "display", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * What it shows; the worker's words.
 */
title: string, 
/**
 * Its dots for each of the page's.
 */
density: number, } | { "type": "shows", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * A JSON object by the worker's word.
 */
value: string, } | { "type": "draws", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * A JSON list by the worker's word.
 */
commands: string, } | { "type": "replied", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * What; the worker's words.
 */
reply: Reply, } | { "type": "remarked", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * What: JSON of a `Remark`, a text because pages without authors need not know what is in it.
 */
remark: string, } | { "type": "explained", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * As it is read.
 */
paragraphs: Array<string>, } | { "type": "ended", 
/**
 * Which run.
 */
run: RunId, 
/**
 * How.
 */
ending: Ending, 
/**
 * From the start of the program, by the guard's clock.
 */
durationMillis: number, 
/**
 * Output over what is kept.
 */
skipped: Skipped, 
/**
 * Python's memory at its largest, as the worker says; nobody knows it of one that was ended in the midst.
 */
memoryBytes: number | null, 
/**
 * Whether the session can take another run.
 */
sessionAlive: boolean, };
