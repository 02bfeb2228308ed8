//! What is said of a program by its author's check and rules. It is made beside the program, which can say it as well.

use serde::{Deserialize, Serialize};

/// Whether a program is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Verdict {
    /// It is.
    Passed,
    /// It is not.
    Failed {
        /// Why, for the learner.
        message: String,
        /// What should have been, where two values were compared.
        expected: Option<String>,
        /// What was.
        got: Option<String>,
    },
    /// Nobody can tell.
    Unsure {
        /// Why.
        message: String,
    },
}

/// What the rules for a program do not allow, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// As `imports.deny`.
    pub rule: String,
    /// What it is and what to do.
    pub message: String,
}

/// What is said of a program that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Remark {
    /// By its check.
    Verdict(Verdict),
    /// By its rules; nothing of it is run.
    Violations(Vec<Violation>),
}

impl Remark {
    /// Of what a program said; nothing where that is none.
    pub fn parse(text: &str) -> Option<Remark> {
        serde_json::from_str(text).ok()
    }
}
