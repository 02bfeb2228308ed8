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

impl Verdict {
    /// Of what a program said; nothing where that is none.
    pub fn parse(text: &str) -> Option<Verdict> {
        serde_json::from_str(text).ok()
    }
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

impl Violation {
    /// Of what a program said; none where that is none.
    pub fn parse_all(text: &str) -> Vec<Violation> {
        serde_json::from_str(text).unwrap_or_default()
    }
}
