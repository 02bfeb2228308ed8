//! What the page says about the REPL.

use super::{ending, not_kept, status as engine};
use crate::{
    outcome::{Outcome, Report},
    session::machine::Status,
};
use std::time::Duration;

/// The log's name.
pub const OUTPUT: &str = "REPL output";
/// The field's.
pub const INPUT: &str = "REPL input";
/// What describes the field.
pub const HELP: &str =
    "Enter runs a statement, Shift+Enter adds a line, ↑ and ↓ bring back what was entered, Tab completes names (Escape, then Tab leaves), Ctrl+C stops, Ctrl+L clears.";
/// The button that makes the session fresh.
pub const RESTART: &str = "Restart";
/// The button that runs the learner's program in it.
pub const RUN_FILE: &str = "Run main.py here";
/// The button that ends what runs.
pub const STOP: &str = "Stop REPL";
/// The state's name.
pub const STATUS: &str = "REPL state";
/// The list of names.
pub const NAMES: &str = "Names";
/// Where no name begins so.
pub const NO_NAMES: &str = "No name begins like this.";
/// Where an object does not tell them.
pub const NAMES_SLOW: &str = "Looking for names took too long and was given up.";
/// After `RESTART`.
pub const RESTARTED: &str = "A fresh Python: the names of before are gone.";
/// After the session has ended otherwise.
pub const GONE: &str = "That Python is gone, and its names with it. A fresh one takes its place.";
/// After `exit()`.
pub const LEFT: &str = "You have left that Python.";
/// Before a program's output.
pub const FILE: &str = "main.py in a fresh Python:";
/// After so much output that the page would become slow.
pub const EARLIER: &str = "Earlier output was taken off the page: there was too much of it.";
/// In the field while a program asks.
pub const ASKED: &str = "Type the answer here, then press Enter";
/// The same where it stays hidden.
pub const ASKED_SECRET: &str = "Hidden while you type, then Enter";

/// Where the session stands.
pub fn status(status: &Status) -> String {
    match status {
        Status::Ready => "Python waits for you".to_owned(),
        Status::Running => "Running".to_owned(),
        Status::Waiting => "Running, and waits for you to type something".to_owned(),
        Status::Failed(failure) => failure.message.clone(),
        Status::Fetching { .. } | Status::Starting { .. } | Status::Supplying | Status::Silent | Status::Stopping => engine(status, 0, 0),
    }
}

/// What is said at the end of what was entered, besides its traceback; mostly nothing.
pub fn end(report: &Report, wall: Duration) -> Option<String> {
    let said = match &report.outcome {
        Outcome::Completed { .. } | Outcome::Raised(_) => not_kept(report.skipped).trim_start().to_owned(),
        Outcome::Stopped { .. } | Outcome::Failed(_) => ending(report, wall),
    };
    (!said.is_empty()).then_some(said)
}

/// What a screen reader says of a list.
pub fn listed(names: &[String]) -> String {
    const MOST: usize = 5;
    let first = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len() {
        count @ 0..=MOST => format!("{count} names: {first}"),
        count => format!("{count} names: {first} and more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{ending::StopReason, from_worker::Skipped};

    fn said(outcome: Outcome, bytes: u32) -> Option<String> {
        end(&Report { outcome, duration: Duration::ZERO, skipped: Skipped { bytes, lines: 9 }, memory: None }, Duration::from_secs(10))
    }

    #[test]
    fn a_statement_that_ends_well_is_not_talked_about() {
        assert_eq!(said(Outcome::Completed { exit_code: 0 }, 0), None);
        assert_eq!(said(Outcome::Completed { exit_code: 0 }, 2000), Some("9 more lines of its output (2 kB) were not kept.".into()));
        let stopped = said(Outcome::Stopped { reason: StopReason::Deadline, error: None }, 0).unwrap();
        assert!(stopped.contains("10 s"), "{stopped}");
    }

    #[test]
    fn a_long_list_is_not_read_out() {
        let names: Vec<String> = (0..9).map(|number| format!("n{number}")).collect();
        assert_eq!(listed(&names), "9 names: n0, n1, n2, n3, n4 and more");
        assert_eq!(listed(&names[..2]), "2 names: n0, n1");
    }
}
