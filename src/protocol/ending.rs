//! How a run ended, as the guard tells the host and the worker tells the guard.

use serde::{Deserialize, Serialize};

/// A Python exception that ended a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PythonError {
    /// The exception's class name, for example `ZeroDivisionError`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What `str(exception)` gave.
    pub message: String,
    /// The deepest line of the learner's own file in the traceback, from 1.
    pub line: Option<u32>,
    /// For a syntax error the column, from 1.
    pub column: Option<u32>,
    /// The traceback as CPython prints it, with the learner's own frames only.
    pub traceback: String,
}

/// The worker's own account; the guard believes it only as far as its own clock agrees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum WorkerEnding {
    /// The program ran to its end, or called `sys.exit`.
    Completed {
        /// The argument of `sys.exit`, or 0.
        exit_code: i32,
    },
    /// An exception reached the top.
    Raised {
        /// The exception.
        error: PythonError,
    },
}

/// Why a run was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum StopReason {
    /// A person pressed Stop, or the embedder called `stop()`.
    User,
    /// The wall time was used up.
    Deadline,
    /// Nobody answered the program for too long.
    Unanswered,
    /// More output than allowed.
    Output,
    /// More or larger messages than allowed.
    Messages,
    /// More or larger pictures than allowed.
    Display,
}

/// The guard's verdict on a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(tag = "kind"))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Ending {
    /// The program ran to its end, or called `sys.exit`.
    Completed {
        /// The argument of `sys.exit`, or 0.
        exit_code: i32,
    },
    /// An exception reached the top.
    Raised {
        /// The exception.
        error: PythonError,
    },
    /// The run was ended from outside.
    Stopped {
        /// Why.
        reason: StopReason,
        /// Where the program was, if it answered the interrupt within the grace.
        error: Option<PythonError>,
    },
    /// The engine or its worker died.
    Crashed {
        /// What the engine or the browser said.
        message: String,
    },
}
