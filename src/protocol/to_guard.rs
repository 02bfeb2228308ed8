//! Host to guard.

use crate::{
    bundle::{Encoding, Role},
    packages::Name,
};
use super::{
    ids::{RunId, SessionId},
    to_worker::Program,
};
use serde::{Deserialize, Serialize};

/// How long a worker lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SessionKind {
    /// One run, then the worker is thrown away. The default.
    SingleUse,
    /// Several runs in one interpreter, where a person or an author chose it; ends as a whole.
    Lasting,
}

/// The limits the guard holds a run to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RunLimits {
    /// From the start of the program to the interrupt.
    pub wall_millis: u32,
    /// From the interrupt to terminating the worker.
    pub grace_millis: u32,
    /// How much of standard output and error together is kept, in UTF-8; the rest is counted.
    pub output_bytes: u32,
    /// How many lines of it are kept.
    pub output_lines: u32,
    /// After so much of it, kept or not, the run is stopped.
    pub output_total_bytes: u32,
    /// How long one question of the program waits for its answer.
    pub answer_millis: u32,
    /// How long all questions of a run together.
    pub waiting_millis: u32,
    /// More messages a second are a flood.
    pub messages_per_second: u32,
    /// Of the program's files; the worker holds itself to it.
    pub files: FileLimits,
    /// Python's recursion limit at the start; the program may change it.
    pub recursion: u32,
    /// Of its files, what is told after the run.
    pub returned: ReturnLimits,
    /// Of the pictures that it shows; over it the run is stopped.
    pub display: DisplayLimits,
}

/// What a run's pictures may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DisplayLimits {
    /// All together.
    pub bytes: u32,
    /// So many of them.
    pub count: u32,
}

/// How much of the files that a run made or changed is told after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReturnLimits {
    /// All together.
    pub bytes: u32,
    /// So many files.
    pub count: u32,
}

/// What a program's files may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FileLimits {
    /// All together.
    pub bytes: u32,
    /// Files and folders.
    pub count: u32,
    /// Folders above one another.
    pub path_depth: u32,
}

/// What an engine is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum EnginePart {
    /// What unpacks the others that are packed with brotli.
    Unpacker,
    /// The run worker's script.
    Worker,
    /// CPython.
    Wasm,
    /// Its standard library.
    Stdlib,
    /// The memory of an engine made of these, after its start. Empty where none is kept: the guard has it made.
    Snapshot,
}

impl EnginePart {
    /// Every part, in the order in which they are needed.
    pub const ALL: [EnginePart; 5] = [EnginePart::Unpacker, EnginePart::Worker, EnginePart::Wasm, EnginePart::Stdlib, EnginePart::Snapshot];

    /// The file that it is; a snapshot is none.
    pub fn role(self) -> Option<Role> {
        Role::ENGINE.into_iter().find(|role| EnginePart::of(*role) == Some(self))
    }

    /// What a file is for the guard; the sandbox's own, the editor's and packages are no part of the engine.
    pub fn of(role: Role) -> Option<EnginePart> {
        match role {
            Role::Frame | Role::Guard | Role::Ruff | Role::RuffWasm | Role::Package => None,
            Role::Unpacker => Some(EnginePart::Unpacker),
            Role::Worker => Some(EnginePart::Worker),
            Role::Wasm => Some(EnginePart::Wasm),
            Role::Stdlib => Some(EnginePart::Stdlib),
        }
    }
}

/// What the host asks of the guard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ToGuard {
    /// Take the engine, whose parts follow one by one as they are ready.
    Load {
        /// What Python's memory may grow to.
        memory_bytes: u32,
        /// How long an engine may take to start for a snapshot.
        boot_millis: u32,
    },
    /// A part of the engine as it is shipped, checked by the host; it is beside the message as a `Blob`.
    Part {
        /// Which.
        part: EnginePart,
        /// How it is packed; the guard unpacks it.
        encoding: Encoding,
        /// Its size when unpacked.
        unpacked_bytes: u32,
    },
    /// A package as it is shipped, checked by the host; it is beside the message as a `Blob`. Answered with `Held` or `Unheld`.
    Package {
        /// Its name.
        package: Name,
        /// How it is packed; the guard unpacks it.
        encoding: Encoding,
        /// Its size when unpacked.
        unpacked_bytes: u32,
    },
    /// Start a worker and its engine.
    Open {
        /// The new session's name.
        session: SessionId,
        /// How long it lives.
        kind: SessionKind,
        /// How long its engine may take to start.
        boot_millis: u32,
    },
    /// Have packages put in place and modules imported in an open session before it gets a program; answered with `Prepared`.
    Prepare {
        /// In which session.
        session: SessionId,
        /// Packages that the guard holds. Those that the session has already stay as they are.
        packages: Vec<Name>,
        /// Their dotted names.
        modules: Vec<String>,
        /// How long that may take.
        millis: u32,
    },
    /// Run a program in an open session. Beside it: the bytes of its files, if they have any, one after another in a `Blob`.
    Run {
        /// In which session.
        session: SessionId,
        /// The new run's name.
        run: RunId,
        /// What to run.
        program: Program,
        /// Its limits.
        limits: RunLimits,
        /// Modules that it can have brought while it goes on (`FromGuard::Wants`).
        obtainable: Vec<String>,
    },
    /// What the program waits for is here, or cannot be had.
    Supply {
        /// Of which run.
        run: RunId,
        /// Packages that the guard holds, all that are needed; none where it cannot be had.
        packages: Vec<Name>,
    },
    /// What a person answers to a question of the program.
    Answer {
        /// Of which run.
        run: RunId,
        /// Which question of it.
        question: u32,
        /// A line without its end; `None` ends the input.
        text: Option<String>,
    },
    /// So much of a run's output is on the page: as much more may come.
    Shown {
        /// Of which run.
        run: RunId,
        /// In UTF-16 units.
        chars: u32,
    },
    /// Answer with `Pong`, to show that the guard is there and not jammed.
    Ping {
        /// Which; repeated in the answer.
        beat: u32,
    },
    /// End a run at once.
    Stop {
        /// Which run.
        run: RunId,
    },
    /// Throw a session's worker away.
    Close {
        /// Which session.
        session: SessionId,
    },
}
