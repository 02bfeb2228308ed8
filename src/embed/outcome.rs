//! How a run ended, as the embedder sees it.

use crate::{
    limits::millis,
    outcome::{Outcome, Report},
    protocol::{
        ending::PythonError,
        to_worker::FileHead,
        verdict::Violation,
    },
    words::language::Language,
};
use serde::Serialize;
use std::time::Duration;

/// The end of a run and all that it left.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize, ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PublicOutcome {
    /// `completed`, `raised`, `stopped` or `failed`.
    pub kind: String,
    /// Of `stopped` and `failed`.
    pub reason: Option<String>,
    /// Of `failed`: what happened, to which thing.
    pub message: Option<String>,
    /// Of `raised`, and of `stopped` where the program told where it was.
    pub error: Option<PythonError>,
    /// Of `completed`: the argument of `sys.exit`, or 0.
    pub exit_code: Option<i32>,
    /// What was written to `sys.stdout`, as far as it is kept.
    pub stdout: String,
    /// What was written to `sys.stderr`.
    pub stderr: String,
    /// What was shown beside the text, in order.
    pub display: Vec<Display>,
    /// Files that were made or changed. Their bytes are beside the letter.
    pub files: Vec<FileHead>,
    /// More of them, which are over the limits.
    pub files_left_out: u32,
    /// Bytes of output that were only counted.
    pub skipped_bytes: u32,
    /// What the rules do not allow; nothing was run.
    pub violations: Vec<Violation>,
    /// How long the program ran.
    pub duration_millis: u32,
    /// How long it waited for a fresh Python before that.
    pub fresh_millis: u32,
}

/// Something that is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize, ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Display {
    /// `image/png`, or one of ours: `docs/api.md` lists them.
    pub mime: String,
    /// Of an image: what it shows.
    pub title: Option<String>,
    /// Where it is a text.
    pub text: Option<String>,
    /// Where it is bytes: how many of those beside the letter, after those of what comes before.
    pub bytes: Option<u32>,
}

impl PublicOutcome {
    /// With how the run ended, and how long it had waited for a fresh Python; what it left is in it.
    pub fn ended(self, report: &Report, fresh: Duration) -> PublicOutcome {
        let (kind, reason) = report.outcome.names();
        let (exit_code, message) = match &report.outcome {
            Outcome::Completed { exit_code } => (Some(*exit_code), None),
            Outcome::Failed(failure) => (None, Some(failure.message.say(Language::English))),
            Outcome::Raised(_) | Outcome::Stopped { .. } => (None, None),
        };
        PublicOutcome {
            kind: kind.to_owned(),
            reason: reason.map(str::to_owned),
            message,
            error: report.outcome.error().cloned(),
            exit_code,
            skipped_bytes: report.skipped.bytes,
            duration_millis: millis(report.duration),
            fresh_millis: millis(fresh),
            ..self
        }
    }

    /// Of a run that was stopped before it began.
    pub fn forgotten() -> PublicOutcome {
        PublicOutcome { kind: "stopped".to_owned(), reason: Some("user".to_owned()), ..PublicOutcome::default() }
    }
}
