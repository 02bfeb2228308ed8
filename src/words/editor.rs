//! What the code editor says.

use super::{say::Text, texts::{editor as said, phrases}};
use crate::{
    editing::{Formatted, Helper},
    outcome::FailReason,
};

/// How the helper that formats and checks is doing; nothing to say where it works or nobody wanted it.
pub fn helper(helper: &Helper) -> Option<Text> {
    match helper {
        Helper::Absent | Helper::Ready => None,
        Helper::Coming { total: 0, .. } => Some(said::HELPER_COMING),
        Helper::Coming { received, total } => Some(said::helper_coming_of(Text::Size(*received), Text::Size(*total))),
        Helper::Failed(FailReason::Network) => Some(said::HELPER_NETWORK),
        Helper::Failed(FailReason::Integrity) => Some(said::HELPER_DAMAGED),
        Helper::Failed(FailReason::Boot | FailReason::Crashed | FailReason::Unsupported | FailReason::Sandbox | FailReason::Package) => Some(said::HELPER_FAILED),
    }
}

/// How formatting went.
pub fn formatted(formatted: &Formatted) -> Text {
    match formatted {
        Formatted::Formatted => said::FORMATTED,
        Formatted::Unchanged => said::UNCHANGED,
        Formatted::Syntax { line, message } => said::no_python(*line, message.as_str()),
        Formatted::Failed { .. } => said::NOT_FORMATTED,
    }
}

/// A part of a sentence about keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// As it is.
    Words(&'a str),
    /// The name of a key.
    Key(&'a str),
}

/// A sentence whose keys are between backticks.
pub fn parts(sentence: &str) -> Vec<Part<'_>> {
    sentence.split('`').enumerate().map(|(place, part)| if place % 2 == 0 { Part::Words(part) } else { Part::Key(part) }).collect()
}

/// The editor's own English words and what the page says in their place.
pub const PHRASES: &[(&str, Text)] = &[
    ("Control character", phrases::INVISIBLE),
    ("Go to line", phrases::GO_TO_LINE),
    ("go", phrases::GO),
    ("Find", phrases::FIND),
    ("Replace", phrases::REPLACE_WITH),
    ("next", phrases::NEXT),
    ("previous", phrases::PREVIOUS),
    ("all", phrases::ALL),
    ("match case", phrases::MATCH_CASE),
    ("by word", phrases::WHOLE_WORDS),
    ("regexp", phrases::PATTERN),
    ("replace", phrases::REPLACE),
    ("replace all", phrases::REPLACE_ALL),
    ("close", phrases::CLOSE),
    ("current match", phrases::CURRENT_MATCH),
    ("replaced match on line $", phrases::REPLACED_ON_LINE),
    ("replaced $ matches", phrases::REPLACED),
    ("on line", phrases::ON_LINE),
    ("Completions", phrases::SUGGESTIONS),
    ("Diagnostics", phrases::PROBLEMS),
    ("No diagnostics", phrases::NO_PROBLEMS),
    ("Fold line", phrases::FOLD),
    ("Unfold line", phrases::UNFOLD),
    ("folded code", phrases::FOLDED_CODE),
    ("unfold", phrases::UNFOLD_CODE),
    ("Folded lines", phrases::FOLDED_LINES),
    ("Unfolded lines", phrases::UNFOLDED_LINES),
    ("to", phrases::TO),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::language::Language::English;

    #[test]
    fn a_program_that_cannot_be_formatted_is_told_where_and_what_to_do() {
        let words = formatted(&Formatted::Syntax { line: 7, message: "expected ':'".into() }).say(English);
        assert!(["Line 7", "expected ':'", "press Format again", "unchanged"].iter().all(|part| words.contains(part)), "{words}");
    }

    #[test]
    fn a_helper_that_does_not_come_says_what_to_do() {
        assert_eq!(helper(&Helper::Ready), None);
        let coming = helper(&Helper::Coming { received: 1_000_000, total: 2_500_000 }).map(|text| text.say(English));
        assert_eq!(coming.as_deref(), Some("Loading what formats and checks: 1.0 MB of 2.5 MB"));
        let words = helper(&Helper::Failed(FailReason::Network)).unwrap().say(English);
        assert!(words.contains("connection") && words.contains("press Format again"), "{words}");
    }

    #[test]
    fn every_phrase_is_given_once_and_says_something() {
        for (number, (from, to)) in PHRASES.iter().enumerate() {
            assert!(!to.say(English).is_empty(), "{from}");
            assert!(PHRASES.iter().skip(number + 1).all(|(other, _)| other != from), "{from} is there twice");
        }
    }

    #[test]
    fn the_help_line_is_cut_into_keys_and_words() {
        let parts = parts("`Ctrl` + `Enter` runs.");
        let expected = [Part::Words(""), Part::Key("Ctrl"), Part::Words(" + "), Part::Key("Enter"), Part::Words(" runs.")];
        assert_eq!(parts, expected);
    }
}
