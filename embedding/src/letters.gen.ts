// Generated from src/embed and src/policy by `AMPOULE_UPDATE=1 cargo test embed::export`. Do not edit.

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

export type Stream = "stdout" | "stderr";

export type FileHead = { 
/**
 * Below the learner's folder, with `/` between folders.
 */
path: string, 
/**
 * Its size.
 */
bytes: number, };

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

export type FaultCode = "option" | "message" | "busy" | "state";

export type Fault = { 
/**
 * Which kind.
 */
code: FaultCode, 
/**
 * What happened, to which thing, and what to do.
 */
message: string, 
/**
 * The option that is meant, as `limits.wallMillis`.
 */
option: string | null, };

export type Display = { 
/**
 * `image/png`, or one of ours: `docs/api.md` lists them.
 */
mime: string, 
/**
 * Of an image: what it shows.
 */
title: string | null, 
/**
 * Where it is a text.
 */
text: string | null, 
/**
 * Where it is bytes: how many of those beside the letter, after those of what comes before.
 */
bytes: number | null, };

export type PublicOutcome = { 
/**
 * `completed`, `raised`, `stopped` or `failed`.
 */
kind: string, 
/**
 * Of `stopped` and `failed`.
 */
reason: string | null, 
/**
 * Of `failed`: what happened, to which thing.
 */
message: string | null, 
/**
 * Of `raised`, and of `stopped` where the program told where it was.
 */
error: PythonError | null, 
/**
 * Of `completed`: the argument of `sys.exit`, or 0.
 */
exitCode: number | null, 
/**
 * What was written to `sys.stdout`, as far as it is kept.
 */
stdout: string, 
/**
 * What was written to `sys.stderr`.
 */
stderr: string, 
/**
 * What was shown beside the text, in order.
 */
display: Array<Display>, 
/**
 * Files that were made or changed. Their bytes are beside the letter.
 */
files: Array<FileHead>, 
/**
 * More of them, which are over the limits.
 */
filesLeftOut: number, 
/**
 * Bytes of output that were only counted.
 */
skippedBytes: number, 
/**
 * What the rules do not allow; nothing was run.
 */
violations: Array<Violation>, 
/**
 * How long the program ran.
 */
durationMillis: number, 
/**
 * How long it waited for a fresh Python before that.
 */
freshMillis: number, };

export type Standing = "starting" | "ready" | "running" | "resting" | "failed";

export type Order = { "type": "configure", 
/**
 * An object.
 */
options: object, } | { "type": "run", 
/**
 * The program.
 */
source: string | null, 
/**
 * What it reads: lines with their ends.
 */
stdin: string, 
/**
 * Whether the embedder answers what it asks after that.
 */
interactive: boolean, 
/**
 * What lies beside `main.py`. The bytes are beside the letter, one file after another.
 */
files: Array<FileHead>, } | { "type": "stop", 
/**
 * The id of its order.
 */
run: number | null, } | { "type": "answer", 
/**
 * Its number.
 */
question: number, 
/**
 * A line without its end; nothing ends the input.
 */
text: string | null, } | { "type": "setCode", 
/**
 * Its text.
 */
code: string, } | { "type": "getCode", } | { "type": "setTheme", 
/**
 * Which.
 */
theme: string, } | { "type": "setFiles", 
/**
 * All of them.
 */
files: Array<FileHead>, } | { "type": "getFiles", };

export type Word = { "type": "hello", 
/**
 * Of the engine's files, so that two of one site can be told apart.
 */
version: string, } | { "type": "done", } | { "type": "error", 
/**
 * Why.
 */
error: Fault, } | { "type": "output", 
/**
 * Where to.
 */
stream: Stream, 
/**
 * Some of it, in order.
 */
text: string, } | { "type": "asked", 
/**
 * To be repeated in the answer.
 */
question: number, 
/**
 * The last line of its output.
 */
prompt: string, 
/**
 * Whether what is typed must not be seen.
 */
secret: boolean, } | { "type": "outcome", 
/**
 * How.
 */
outcome: PublicOutcome, } | { "type": "code", 
/**
 * Its text.
 */
code: string, } | { "type": "files", 
/**
 * All but the program.
 */
files: Array<FileHead>, } | { "type": "status", 
/**
 * `starting`, `ready`, `running`, `resting`, `failed`.
 */
status: Standing, } | { "type": "resize", 
/**
 * How high.
 */
height: number, };
