//! What the code editor says.

use crate::{
    editing::{Formatted, Helper},
    outcome::FailReason,
};

/// At the line where a program was when it was stopped.
pub const STOPPED_HERE: &str = "Your program was here when it was stopped.";

/// The field's accessible name, which tests and assistive tools rely on.
pub const LABEL: &str = "Code editor";

/// Said after Escape, to a screen reader.
pub const LEAVING: &str = "Tab leaves the editor now.";

/// When the editor's script did not come.
pub const PLAIN: &str = "The full editor could not be loaded, so this is a plain one: everything else works. Reload the page to try again.";

/// How the helper that formats and checks is doing; nothing to say where it works or nobody wanted it.
pub fn helper(helper: &Helper) -> Option<String> {
    match helper {
        Helper::Absent | Helper::Ready => None,
        Helper::Coming { total: 0, .. } => Some("Loading what formats and checks…".to_owned()),
        Helper::Coming { received, total } => {
            Some(format!("Loading what formats and checks: {} of {}", super::size(*received), super::size(*total)))
        }
        Helper::Failed(FailReason::Network) => {
            Some("What formats and checks could not be loaded. Look at your connection, then press Format again. Your text is unchanged.".to_owned())
        }
        Helper::Failed(FailReason::Integrity) => {
            Some("What formats and checks arrived damaged, so it is not used. Press Format to load it again. Your text is unchanged.".to_owned())
        }
        Helper::Failed(FailReason::Boot | FailReason::Crashed | FailReason::Unsupported | FailReason::Sandbox | FailReason::Package) => {
            Some("Format and Check do not work in this browser. Your text is unchanged; everything else works.".to_owned())
        }
    }
}

/// How formatting went.
pub fn formatted(formatted: &Formatted) -> String {
    match formatted {
        Formatted::Formatted => "Formatted. Undo brings the old text back.".to_owned(),
        Formatted::Unchanged => "Your program was in good form already.".to_owned(),
        Formatted::Syntax { line, message } => {
            format!("Line {line} is not Python yet ({message}). Correct it, then press Format again. Your text is unchanged.")
        }
        Formatted::Failed { .. } => "Format did not work this time. Your text is unchanged.".to_owned(),
    }
}

/// Names of the controls, and what is shown on those that have no room for their name.
pub mod controls {
    /// Of the row.
    pub const ROW: &str = "Editor controls";
    /// Puts the program into the usual form.
    pub const FORMAT: &str = "Format";
    /// Marks what is wrong while typing.
    pub const CHECK: &str = "Check while typing";
    /// The same, shown.
    pub const CHECK_SHORT: &str = "Check";
    /// Opens the search field.
    pub const FIND: &str = "Find";
    /// Smaller letters in editor and output.
    pub const SMALLER: &str = "Smaller letters";
    /// Larger letters in editor and output.
    pub const LARGER: &str = "Larger letters";
    /// Long lines go on in the next line of the screen.
    pub const WRAP: &str = "Wrap long lines";
    /// The same, shown.
    pub const WRAP_SHORT: &str = "Wrap";
}

/// The editor's own English words and what the page says in their place.
pub const PHRASES: &[(&str, &str)] = &[
    ("Control character", "Invisible character"),
    ("Go to line", "Go to line"),
    ("go", "Go"),
    ("Find", "Find"),
    ("Replace", "Replace with"),
    ("next", "Next"),
    ("previous", "Previous"),
    ("all", "All"),
    ("match case", "Match case"),
    ("by word", "Whole words"),
    ("regexp", "Pattern"),
    ("replace", "Replace"),
    ("replace all", "Replace all"),
    ("close", "Close"),
    ("current match", "current match"),
    ("replaced match on line $", "replaced on line $"),
    ("replaced $ matches", "$ replaced"),
    ("on line", "on line"),
    ("Completions", "Suggestions"),
    ("Diagnostics", "Problems"),
    ("No diagnostics", "No problems"),
    ("Fold line", "Fold this block"),
    ("Unfold line", "Unfold this block"),
    ("folded code", "folded code"),
    ("unfold", "unfold"),
    ("Folded lines", "Folded lines"),
    ("Unfolded lines", "Unfolded lines"),
    ("to", "to"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_cannot_be_formatted_is_told_where_and_what_to_do() {
        let words = formatted(&Formatted::Syntax { line: 7, message: "expected ':'".into() });
        assert!(["Line 7", "expected ':'", "press Format again", "unchanged"].iter().all(|part| words.contains(part)), "{words}");
    }

    #[test]
    fn a_helper_that_does_not_come_says_what_to_do() {
        assert_eq!(helper(&Helper::Ready), None);
        let coming = helper(&Helper::Coming { received: 1_000_000, total: 2_500_000 });
        assert_eq!(coming.as_deref(), Some("Loading what formats and checks: 1.0 MB of 2.5 MB"));
        let words = helper(&Helper::Failed(FailReason::Network)).unwrap_or_default();
        assert!(words.contains("connection") && words.contains("press Format again"), "{words}");
    }

    #[test]
    fn every_phrase_is_given_once_and_says_something() {
        for (number, (from, to)) in PHRASES.iter().enumerate() {
            assert!(!to.is_empty(), "{from}");
            assert!(PHRASES.iter().skip(number + 1).all(|(other, _)| other != from), "{from} is there twice");
        }
    }
}
