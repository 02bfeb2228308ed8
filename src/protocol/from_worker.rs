//! Worker to guard. Everything here may be forged by learner code.

use super::{ending::{PythonError, WorkerEnding}, ids::RunId, seal::Seal, to_worker::{FileHead, Reply}, verdict::{Verdict, Violation}};
use serde::{Deserialize, Serialize};

/// Which of Python's two text outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Stream {
    /// `sys.stdout`.
    Stdout,
    /// `sys.stderr`.
    Stderr,
}

/// Output that was only counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Skipped {
    /// In UTF-8.
    pub bytes: u32,
    /// Line ends in it.
    pub lines: u32,
}

/// What a worker says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FromWorker {
    /// The attempts to break out, made before the engine is loaded.
    Sealed {
        /// What was refused.
        seal: Seal,
    },
    /// The engine is up and waits for a program.
    Booted,
    /// The modules that were asked for are imported, as far as they can be.
    Prepared,
    /// The snapshot that was asked for; its bytes are beside it.
    Snapshot,
    /// The engine could not start, or died.
    Broken {
        /// What it said.
        message: String,
    },
    /// Learner code starts now.
    Started {
        /// Of which run.
        run: RunId,
    },
    /// Text written by the program.
    Output {
        /// Of which run.
        run: RunId,
        /// Where to.
        stream: Stream,
        /// Some of it, in order.
        text: String,
    },
    /// The program wants a line that is not there.
    Asks {
        /// Of which run.
        run: RunId,
        /// Whether what is typed must not be seen.
        secret: bool,
        /// Whether the engine waits for `ToWorker::Answer`. Where it cannot, the run has to be begun again with the answer.
        suspended: bool,
        /// Where the program is, as the interrupt that would end it there.
        place: PythonError,
    },
    /// The program imports a module that is missing, and waits for `ToWorker::Supplied`.
    Wants {
        /// Of which run.
        run: RunId,
        /// The module, without what lies in it.
        module: String,
        /// Where the program is, as the interrupt that would end it there.
        place: PythonError,
    },
    /// The answer to `Ping`.
    Pong {
        /// Which.
        beat: u32,
    },
    /// A repetition has taken its last answer: what it does from here on is new.
    CaughtUp {
        /// Of which run.
        run: RunId,
    },
    /// The program wrote more than is kept.
    Skipped {
        /// Of which run.
        run: RunId,
        /// How much more since the last such message.
        skipped: Skipped,
    },
    /// What the program made of its files, before its end. Beside it: their bytes, one after another in an `ArrayBuffer`.
    Files {
        /// Of which run.
        run: RunId,
        /// New ones, and those that are not as they were given.
        files: Vec<FileHead>,
        /// More of them, which are over the limits.
        left_out: u32,
    },
    /// A picture to be shown below the output, a PNG. Beside it: its bytes, as an `ArrayBuffer`.
    Display {
        /// Of which run.
        run: RunId,
        /// What it shows, for whoever cannot see it.
        title: String,
        /// Its dots for each of the page's.
        density: u32,
    },
    /// A value to be shown below the output as it presents itself: a JSON object of texts by their media type, as `editor/src/value/bundle.ts`
    /// reads it. The guard reads none of it.
    Shows {
        /// Of which run.
        run: RunId,
        /// What it has to say of itself.
        value: String,
    },
    /// More of the program's drawing: commands as `editor/src/drawing/commands.ts` knows them, a JSON list. The guard reads none of it.
    Draws {
        /// Of which run.
        run: RunId,
        /// As they are carried out.
        commands: String,
    },
    /// Something else is known of the text, before its end.
    Replied {
        /// Of which run.
        run: RunId,
        /// What.
        reply: Reply,
    },
    /// The program does not keep to its author's rules, and nothing of it is run; once, before its end.
    Violates {
        /// Of which run.
        run: RunId,
        /// Some at least.
        violations: Vec<Violation>,
    },
    /// Its check has run, or will not; once, before its end.
    Judged {
        /// Of which run.
        run: RunId,
        /// What came of it.
        verdict: Verdict,
    },
    /// The program ended.
    Ended {
        /// Of which run.
        run: RunId,
        /// How, by the worker's own account.
        ending: WorkerEnding,
        /// Python's memory as large as it has become, the interpreter's own in it; it never shrinks.
        memory_bytes: u32,
    },
    /// The error that ended a program in plain words, after its end.
    Explained {
        /// Of which run.
        run: RunId,
        /// As it is read.
        paragraphs: Vec<String>,
    },
}
