//! What the code editor is told: how it looks, and which places of the text it marks. The editor itself is in `editor/`,
//! reached through `src/js/editor.rs`.

use crate::{
    outcome::{Outcome, Report},
    protocol::verdict::Violation,
    words::{language::Language, texts},
};
use serde::{Deserialize, Serialize};

/// How the learner wants to see code. Kept on the device as JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// The size of letters, in per cent of the usual one; one of [`Look::SIZES_PERCENT`].
    pub size_percent: u16,
    /// Whether long lines go on in the next line of the screen.
    pub wrap: bool,
    /// Whether the text is checked while typing, which costs a fetch at the first visit that wants it.
    pub check: bool,
}

impl Default for Look {
    fn default() -> Self {
        Look { size_percent: 100, wrap: false, check: false }
    }
}

impl Look {
    /// From a small window to the last row of a classroom.
    pub const SIZES_PERCENT: [u16; 8] = [80, 90, 100, 115, 130, 150, 180, 220];

    /// Of what an earlier visit kept; what is unreadable or was never offered is the usual look.
    pub fn parse(kept: &str) -> Look {
        let look: Look = serde_json::from_str(kept).unwrap_or_default();
        if Self::SIZES_PERCENT.contains(&look.size_percent) { look } else { Look { size_percent: 100, ..look } }
    }

    /// To be kept for the next visit.
    pub fn to_text(self) -> String {
        serde_json::to_string(&self).unwrap_or_default()
    }

    /// With the next larger letters; `None` when these are the largest.
    pub fn larger(self) -> Option<Look> {
        let size_percent = Self::SIZES_PERCENT.into_iter().find(|size| *size > self.size_percent)?;
        Some(Look { size_percent, ..self })
    }

    /// With the next smaller letters; `None` when these are the smallest.
    pub fn smaller(self) -> Option<Look> {
        let size_percent = Self::SIZES_PERCENT.into_iter().rev().find(|size| *size < self.size_percent)?;
        Some(Look { size_percent, ..self })
    }
}

/// How formatting went. `editor/src/api.ts` is the other side.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Formatted {
    /// The text is another now.
    Formatted,
    /// It was in order.
    Unchanged,
    /// It is no Python.
    Syntax {
        /// The first wrong line, from 1.
        line: u32,
        /// What is wrong there.
        message: String,
    },
    /// It is not the text's fault.
    Failed {
        /// Why, for the console.
        message: String,
    },
}

impl Formatted {
    /// Of the editor's answer; what is unreadable is a failure.
    pub fn parse(said: &str) -> Formatted {
        serde_json::from_str(said).unwrap_or_else(|error| Formatted::Failed { message: error.to_string() })
    }
}

/// The editor's helper: Ruff, which formats and checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Helper {
    /// Nobody wanted it yet.
    Absent,
    /// On its way.
    Coming {
        /// Bytes so far.
        received: u64,
        /// Of how many; 0 while that is not known.
        total: u64,
    },
    /// It works.
    Ready,
    /// It did not come, or does not work here.
    Failed(crate::outcome::FailReason),
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The program ended by it.
    Error,
    /// The program was there when it was stopped.
    Warning,
}

/// Something to be shown at a place of the text that the run had. `editor/src/api.ts` is the other side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// From 1.
    pub line: u32,
    /// From 1, in characters; the whole line without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// How bad it is.
    pub severity: Severity,
    /// Text of the program: it is shown as text only.
    pub message: String,
}

/// Longer messages are cut: a mark is read beside the code, the whole message is in the output.
const MESSAGE_CHARS: usize = 300;

/// What the end of a run has to say at a line of the program; what the page says itself is in this language.
pub fn marks(report: &Report, language: Language) -> Vec<Mark> {
    let severity = match report.outcome {
        Outcome::Raised(_) => Severity::Error,
        Outcome::Stopped { .. } => Severity::Warning,
        Outcome::Completed { .. } | Outcome::Failed(_) => return Vec::new(),
    };
    let Some((error, line)) = report.outcome.error().and_then(|error| Some((error, error.line?))) else { return Vec::new() };
    let said = match (severity, error.message.is_empty()) {
        (Severity::Warning, _) => texts::editor::STOPPED_HERE.say(language),
        (Severity::Error, true) => error.kind.clone(),
        (Severity::Error, false) => format!("{}: {}", error.kind, error.message),
    };
    let message = match said.char_indices().nth(MESSAGE_CHARS) {
        Some((end, _)) => format!("{}…", said.get(..end).unwrap_or_default()),
        None => said,
    };
    vec![Mark { line, column: error.column, severity, message }]
}

/// What a program has against the rules of its author.
pub fn marks_of_violations(violations: &[Violation]) -> Vec<Mark> {
    let mark = |violation: &Violation| Mark { line: violation.line, column: None, severity: Severity::Error, message: violation.message.clone() };
    violations.iter().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{ending::{PythonError, StopReason}, from_worker::Skipped};
    use std::time::Duration;

    #[test]
    fn letters_grow_and_shrink_within_what_is_offered() {
        let mut look = Look::default();
        let mut seen = vec![look.size_percent];
        while let Some(larger) = look.larger() {
            assert_eq!(larger.smaller(), Some(look));
            look = larger;
            seen.push(look.size_percent);
        }
        assert_eq!(seen, [100, 115, 130, 150, 180, 220]);
        assert_eq!(Look { size_percent: 80, ..Look::default() }.smaller(), None);
    }

    #[test]
    fn a_look_is_kept_and_what_was_never_offered_is_the_usual_one() {
        let look = Look { size_percent: 150, wrap: true, check: true };
        assert_eq!(Look::parse(&look.to_text()), look);
        assert_eq!(Look::parse("{\"size_percent\":9000,\"wrap\":true}"), Look { wrap: true, ..Look::default() });
        for broken in ["", "[]", "{\"size_percent\":\"big\"}"] {
            assert_eq!(Look::parse(broken), Look::default(), "{broken}");
        }
    }

    #[test]
    fn the_editors_answer_is_read_and_anything_else_is_a_failure() {
        assert_eq!(Formatted::parse(r#"{"kind":"formatted"}"#), Formatted::Formatted);
        let syntax = Formatted::Syntax { line: 2, message: "no".into() };
        assert_eq!(Formatted::parse(r#"{"kind":"syntax","line":2,"message":"no"}"#), syntax);
        for odd in ["", "{}", r#"{"kind":"syntax","line":-1,"message":""}"#] {
            assert!(matches!(Formatted::parse(odd), Formatted::Failed { .. }), "{odd}");
        }
    }

    fn error(message: &str, line: Option<u32>) -> PythonError {
        PythonError { kind: "ValueError".into(), message: message.into(), line, column: None, traceback: String::new() }
    }

    fn marks_of(outcome: Outcome) -> Vec<Mark> {
        marks(&Report { outcome, duration: Duration::ZERO, skipped: Skipped::default(), memory: None, advice: None }, Language::English)
    }

    #[test]
    fn the_failing_line_is_marked_with_what_was_raised() {
        let mark = Mark { line: 3, column: None, severity: Severity::Error, message: "ValueError: no".into() };
        assert_eq!(marks_of(Outcome::Raised(error("no", Some(3)))), [mark]);
        assert_eq!(marks_of(Outcome::Raised(error("", Some(3))))[0].message, "ValueError");
        assert_eq!(marks_of(Outcome::Raised(error("no", None))), []);
        assert_eq!(marks_of(Outcome::Completed { exit_code: 1 }), []);
    }

    #[test]
    fn where_a_program_was_stopped_is_a_warning() {
        let stopped = |error| marks_of(Outcome::Stopped { reason: StopReason::Deadline, error });
        assert_eq!(stopped(Some(error("", Some(7))))[0].severity, Severity::Warning);
        assert_eq!(stopped(None), []);
    }

    #[test]
    fn a_message_without_end_is_cut_between_characters() {
        let message = &marks_of(Outcome::Raised(error(&"é".repeat(5_000), Some(1))))[0].message;
        assert_eq!(message.chars().count(), MESSAGE_CHARS + 1);
        assert!(message.ends_with("é…"));
    }
}
