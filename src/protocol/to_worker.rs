//! Guard to worker.

use super::{ids::RunId, to_guard::RunLimits};
use crate::policy::Policy;
use serde::{Deserialize, Serialize};

/// What the guard asks of a worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ToWorker {
    /// Start the engine. Beside it: the compiled `WebAssembly.Module`, and the snapshot if there is one, as a `Blob`.
    Boot,
    /// Start the engine only to make a snapshot of it. Beside it: the module.
    MakeSnapshot,
    /// The standard library, for which either start waits. Beside it: a `Blob`.
    Stdlib,
    /// What `Mount` or `Run` has announced or will announce, in the same order, as a `Blob` beside it. It comes by the worker's own
    /// channel, where large parts go; what announces it has its place among the other messages.
    Part,
    /// A package, to be put where Python finds it before anything that is asked later: a zip file whose members are stored. It comes
    /// as a `Part`.
    Mount,
    /// Import modules before a program comes.
    Prepare {
        /// Their dotted names. They are read from a learner's text, and nothing else of it is here.
        modules: Vec<String>,
    },
    /// Run one program.
    Run {
        /// The run's name, repeated in every answer.
        run: RunId,
        /// What to run.
        program: Program,
        /// Whether the bytes of its files come as a `Part`, one file after another; else they have none.
        part: bool,
        /// What it is asked to hold itself to. The guard's own clock and counts decide.
        limits: RunLimits,
        /// What `random` starts from, so that a repetition draws the same numbers.
        seed: String,
        /// What was answered before this repetition of the run, in order; `None` ended the input.
        answers: Vec<Option<String>>,
        /// Whether the run may be begun again where the engine cannot wait for an answer.
        repeatable: bool,
        /// Modules that it can have brought while it goes on, where the engine can wait for them.
        obtainable: Vec<String>,
    },
    /// What the program wanted is mounted by now, or cannot be had.
    Supplied,
    /// The answer to the question that is open.
    Answer {
        /// A line without its end; `None` ends the input.
        text: Option<String>,
    },
    /// Answer with `Pong`, to show that no learner code is running.
    Ping {
        /// Which; repeated in the answer.
        beat: u32,
    },
}

/// What is done with a program's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Mode {
    /// It is `main.py`, run in a fresh `__main__` that ends with it.
    Script,
    /// The same, but its `__main__` stays for what is typed afterwards.
    Explored,
    /// It was typed: run in the session's lasting `__main__` if it is whole, and answered with `Reply::Incomplete` if it is not.
    Typed,
    /// It is a cell of a page whose cells share a session: run in the lasting `__main__` as if it was typed, but as a whole and with its lines told.
    Cell,
    /// It stands before a caret: nothing of it is run but the objects before its last dot, and it is answered with `Reply::Names`.
    Names,
}

/// What is told of a text besides how it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(tag = "kind"))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Reply {
    /// It goes on in another line. Nothing was run.
    Incomplete,
    /// It asked to leave the session (`exit()`): this interpreter is not to be used any more.
    Left,
    /// What its end can become.
    Names {
        /// The end of the text, which each of them takes the place of.
        end: String,
        /// In order, shortened.
        names: Vec<String>,
    },
}

/// A program and what it is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Program {
    /// Its text.
    pub source: String,
    /// What is done with it.
    pub mode: Mode,
    /// Standard input as far as it is known before the start.
    pub stdin: String,
    /// Whether a person is asked when that is used up; else the input ends there.
    pub interactive: bool,
    /// The language in which an error that ends it is explained afterwards, as `es`, if that is wanted. Only of a single-use session.
    pub explain: Option<String>,
    /// What an author puts around it: JSON of `Authored`, a text because pages without authors need not know what is in it.
    pub author: Option<String>,
    /// What lies beside `main.py`; with it, where that is not the text itself.
    pub files: Vec<FileHead>,
}

/// What an author puts around a program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Authored {
    /// What is allowed of Python; with violations nothing of the program is run.
    pub policy: Option<Policy>,
    /// Python that runs before it in the same `__main__`, unseen.
    pub setup: Option<String>,
    /// What decides whether it is right.
    pub exam: Option<Exam>,
}

/// What runs after a program and decides whether it is right (`FromWorker::Judged`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Exam {
    /// Python with the names of `docs/lessons.md`.
    pub check: String,
    /// What `random` starts from in it.
    pub seed: u32,
    /// Of what is said where the check says nothing, as `es`.
    pub language: String,
}

/// A file whose bytes are beside the message, after those of the files before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FileHead {
    /// Below the learner's folder, with `/` between folders.
    pub path: String,
    /// Its size.
    pub bytes: u32,
}
