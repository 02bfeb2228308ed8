//! What the page says about output and around it.

use std::time::Duration;

/// Above the words that explain an error.
pub const EXPLAINED: &str = "What that means";
/// Where nothing has been printed yet.
pub const HINT: &str = "Press Run to see what your program prints.";
/// The button that takes the output along.
pub const COPY: &str = "Copy";
/// The button that takes the output off the page.
pub const CLEAR: &str = "Clear";
/// After `COPY`.
pub const COPIED: &str = "Copied.";
/// After `COPY`, where the browser refused.
pub const NOT_COPIED: &str = "The browser did not allow copying. Select the text with the mouse, then press Ctrl+C.";
/// After `COPY`, where there is no text.
pub const NOTHING_TO_COPY: &str = "There is no output to copy yet.";
/// After `CLEAR`.
pub const CLEARED: &str = "Output cleared.";

/// The button that runs the program once more.
pub fn again_with(wall: Duration) -> String {
    format!("Run again with {}", super::seconds(wall))
}

/// What a link to a line does.
pub fn go_to(file: &str, line: u32) -> String {
    format!("Go to {} of {file}", line_name(line))
}

/// A line of the program, as the sentence about a run's end names it.
pub fn line_name(line: u32) -> String {
    format!("line {line}")
}

/// The sentence about a run's end before and after the name of a line in it.
pub fn split_at_line(sentence: &str, line: u32) -> Option<(String, u32, String)> {
    let name = line_name(line);
    let at = sentence.match_indices(&name).map(|(at, _)| at).find(|at| {
        let after = sentence[at + name.len()..].chars().next();
        !after.is_some_and(|letter| letter.is_alphanumeric())
    })?;
    Some((sentence[..at].to_owned(), line, sentence[at + name.len()..].to_owned()))
}

/// What a screen reader says at a run's end. `unsaid` lines of output were not read out.
pub fn spoken_end(sentence: &str, unsaid: usize) -> String {
    match unsaid {
        0 => sentence.to_owned(),
        1 => format!("{sentence} One more line is in the output."),
        _ => format!("{sentence} {unsaid} more lines are in the output."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        outcome::{Outcome, Report},
        protocol::{ending::{PythonError, StopReason}, from_worker::Skipped},
        words,
    };

    #[test]
    fn the_line_is_found_in_every_sentence_that_names_one() {
        let error = PythonError { kind: "ValueError".into(), message: String::new(), line: Some(3), column: None, traceback: String::new() };
        let raised = Outcome::Raised(error.clone());
        let stopped = Outcome::Stopped { reason: StopReason::Deadline, error: Some(error) };
        for outcome in [raised, stopped] {
            let report = Report { outcome, duration: Duration::from_secs(1), skipped: Skipped::default(), memory: None };
            let sentence = words::ending(&report, Duration::from_secs(5));
            let (before, line, after) = split_at_line(&sentence, 3).unwrap();
            assert_eq!((line, format!("{before}line 3{after}")), (3, sentence));
        }
    }

    #[test]
    fn another_line_is_not_taken_for_it() {
        assert_eq!(split_at_line("Error in line 30, after 1 s.", 3), None);
        assert_eq!(split_at_line("line 30 in line 3.", 3), Some(("line 30 in ".into(), 3, ".".into())));
        assert_eq!(split_at_line("Finished.", 3), None);
    }
}
