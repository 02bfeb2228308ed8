//! How a run ended, as the learner, the embedder and the tests see it.

use crate::{
    advice::Advice,
    protocol::{
        ending::{Ending, PythonError, StopReason},
        from_worker::Skipped,
    },
    words::{say::Text, texts::failure},
};
use std::time::Duration;

/// The end of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The program ran to its end, or called `sys.exit`.
    Completed {
        /// The argument of `sys.exit`, or 0.
        exit_code: i32,
    },
    /// A Python exception reached the top.
    Raised(PythonError),
    /// The run was ended from outside.
    Stopped {
        /// Why.
        reason: StopReason,
        /// Where the program was, if it answered the interrupt.
        error: Option<PythonError>,
    },
    /// It is not the program's fault.
    Failed(Failure),
}

/// Something of ours, of the network or of the browser went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What kind of thing.
    pub reason: FailReason,
    /// What happened, to which thing, in words for a person.
    pub message: Text,
}

/// The kinds of failure of the public surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailReason {
    /// A file is not what was pinned.
    Integrity,
    /// A file did not arrive.
    Network,
    /// The engine did not start.
    Boot,
    /// The worker or the engine died.
    Crashed,
    /// The browser lacks something, or the program is larger than can be taken.
    Unsupported,
    /// The sandbox is not in force.
    Sandbox,
    /// A package that the program imports did not arrive, or cannot be used.
    Package,
}

impl FailReason {
    /// The public name.
    pub fn name(self) -> &'static str {
        match self {
            FailReason::Integrity => "integrity",
            FailReason::Network => "network",
            FailReason::Boot => "boot",
            FailReason::Crashed => "crashed",
            FailReason::Unsupported => "unsupported",
            FailReason::Sandbox => "sandbox",
            FailReason::Package => "package",
        }
    }
}

/// A run's outcome and how long its program ran.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How it ended.
    pub outcome: Outcome,
    /// From the start of the program, by the guard's clock; zero where nothing ran.
    pub duration: Duration,
    /// Output over what is kept.
    pub skipped: Skipped,
    /// Python's memory at its largest in bytes, the interpreter's own in it, where that is known. The worker's word.
    pub memory: Option<u32>,
    /// What this page knows of the error that Python does not.
    pub advice: Option<Advice>,
}

impl Outcome {
    /// The public names of kind and reason.
    pub fn names(&self) -> (&'static str, Option<&'static str>) {
        match self {
            Outcome::Completed { .. } => ("completed", None),
            Outcome::Raised(_) => ("raised", None),
            Outcome::Stopped { reason, .. } => ("stopped", Some(stop_reason_name(*reason))),
            Outcome::Failed(failure) => ("failed", Some(failure.reason.name())),
        }
    }

    /// The exception to show, if there is one.
    pub fn error(&self) -> Option<&PythonError> {
        match self {
            Outcome::Raised(error) => Some(error),
            Outcome::Stopped { error, .. } => error.as_ref(),
            Outcome::Completed { .. } | Outcome::Failed(_) => None,
        }
    }
}

impl From<Ending> for Outcome {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Completed { exit_code } => Outcome::Completed { exit_code },
            Ending::Raised { error } => Outcome::Raised(error),
            Ending::Stopped { reason, error } => Outcome::Stopped { reason, error },
            Ending::Crashed { message } => {
                Outcome::Failed(Failure { reason: FailReason::Crashed, message: failure::crashed(message) })
            }
        }
    }
}

fn stop_reason_name(reason: StopReason) -> &'static str {
    match reason {
        StopReason::User => "user",
        StopReason::Deadline | StopReason::Unanswered => "deadline",
        StopReason::Output => "output",
        StopReason::Messages => "messages",
        StopReason::Display => "display",
    }
}
