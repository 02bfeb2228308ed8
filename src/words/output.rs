//! What the page says about output and around it.

use super::{say::Text, texts::ending as said};

/// A line of the program, as the sentence about a run's end names it.
pub fn line_name(line: u32) -> Text {
    said::line(line)
}

/// What a link to a line does.
pub fn go_to(file: &str, line: u32) -> Text {
    said::go_to(line_name(line), file)
}

/// A sentence about a run's end before and after the name of a line in it.
pub fn split_at<'a>(sentence: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let at = sentence.match_indices(name).map(|(at, _)| at).find(|at| {
        let after = sentence[at + name.len()..].chars().next();
        !after.is_some_and(|letter| letter.is_alphanumeric())
    })?;
    Some((&sentence[..at], &sentence[at + name.len()..]))
}

/// What a screen reader says at a run's end. `unsaid` lines of output were not read out.
pub fn spoken_end(sentence: Text, unsaid: usize) -> Text {
    match unsaid {
        0 => sentence,
        1 => Text::Row(vec![sentence, said::UNSAID_ONE]),
        _ => Text::Row(vec![sentence, said::unsaid(unsaid)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        outcome::{Outcome, Report},
        protocol::{ending::{PythonError, StopReason}, from_worker::Skipped},
        words::{self, language::Language},
    };
    use std::time::Duration;

    #[test]
    fn the_line_is_found_in_every_sentence_that_names_one() {
        let error = PythonError { kind: "ValueError".into(), message: String::new(), line: Some(3), column: None, traceback: String::new() };
        let raised = Outcome::Raised(error.clone());
        let stopped = [StopReason::User, StopReason::Deadline, StopReason::Unanswered].map(|reason| Outcome::Stopped { reason, error: Some(error.clone()) });
        for outcome in [raised].into_iter().chain(stopped) {
            let report = Report { outcome, duration: Duration::from_secs(1), skipped: Skipped::default(), memory: None, advice: None };
            for language in Language::ALL {
                let sentence = words::ending(&report, Duration::from_secs(5)).say(language);
                let name = line_name(3).say(language);
                let (before, after) = split_at(&sentence, &name).unwrap();
                assert_eq!(format!("{before}{name}{after}"), sentence);
            }
        }
    }

    #[test]
    fn another_line_is_not_taken_for_it() {
        assert_eq!(split_at("Error in line 30, after 1 s.", "line 3"), None);
        assert_eq!(split_at("line 30 in line 3.", "line 3"), Some(("line 30 in ", ".")));
        assert_eq!(split_at("Finished.", "line 3"), None);
    }
}
