//! Host to guard.

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
    /// Standard output and error together, in UTF-8.
    pub output_bytes: u32,
}

/// What an engine is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum EnginePart {
    /// The run worker's script.
    Worker,
    /// CPython.
    Wasm,
    /// Its standard library.
    Stdlib,
    /// The memory of an engine made of these, after its start.
    Snapshot,
}

/// What the host asks of the guard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ToGuard {
    /// Take the engine, whose parts follow one by one as they are ready.
    Load {
        /// Whether a snapshot is among them; if not, the guard has it made.
        snapshot: bool,
        /// How long an engine may take to start for a snapshot.
        boot_millis: u32,
    },
    /// A part of the engine; its bytes are beside the message.
    Part {
        /// Which.
        part: EnginePart,
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
    /// Run a program in an open session.
    Run {
        /// In which session.
        session: SessionId,
        /// The new run's name.
        run: RunId,
        /// What to run.
        program: Program,
        /// Its limits.
        limits: RunLimits,
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
