// Generated from src/protocol by `AMPOULE_UPDATE=1 cargo test protocol`. Do not edit.

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

export type StopReason = "user" | "deadline" | "output" | "messages";

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

export type Program = { 
/**
 * The text of `main.py`.
 */
source: string, 
/**
 * All of standard input, known before the start.
 */
stdin: string, };

export type ToWorker = { "type": "boot" } | { "type": "makeSnapshot" } | { "type": "stdlib" } | { "type": "run", 
/**
 * The run's name, repeated in every answer.
 */
run: RunId, 
/**
 * What to run.
 */
program: Program, 
/**
 * When to raise `KeyboardInterrupt`, counted from the start of the program; the guard's own clock decides.
 */
wallMillis: number, };

export type FromWorker = { "type": "sealed", 
/**
 * What was refused.
 */
seal: Seal, } | { "type": "booted" } | { "type": "snapshot" } | { "type": "broken", 
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
text: string, } | { "type": "ended", 
/**
 * Of which run.
 */
run: RunId, 
/**
 * How, by the worker's own account.
 */
ending: WorkerEnding, };

export type SessionKind = "singleUse" | "lasting";

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
 * Standard output and error together, in UTF-8.
 */
outputBytes: number, };

export type EnginePart = "worker" | "wasm" | "stdlib" | "snapshot";

export type ToGuard = { "type": "load", 
/**
 * Whether a snapshot is among them; if not, the guard has it made.
 */
snapshot: boolean, 
/**
 * How long an engine may take to start for a snapshot.
 */
bootMillis: number, } | { "type": "part", 
/**
 * Which.
 */
part: EnginePart, } | { "type": "open", 
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
bootMillis: number, } | { "type": "run", 
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
limits: RunLimits, } | { "type": "stop", 
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
message: string, } | { "type": "opened", 
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
message: string, } | { "type": "started", 
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
text: string, } | { "type": "ended", 
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
 * Whether the session can take another run.
 */
sessionAlive: boolean, };
