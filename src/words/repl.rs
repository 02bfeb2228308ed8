//! What the page says about the REPL.

use super::{advice, ending, not_kept, say::Text, status as engine, texts::repl as said};
use crate::{
    outcome::{Outcome, Report},
    session::machine::Status,
};
use std::time::Duration;

/// Where the session stands.
pub fn status(status: &Status) -> Text {
    match status {
        Status::Ready => said::READY,
        Status::Running => said::RUNNING,
        Status::Waiting => said::WAITING,
        Status::Failed(failure) => failure.message.clone(),
        Status::Fetching { .. } | Status::Starting { .. } | Status::Supplying | Status::Wanting | Status::Silent | Status::Stopping => engine(status, 0, 0),
    }
}

/// What is said at the end of what was entered, besides its traceback; mostly nothing.
pub fn end(report: &Report, wall: Duration) -> Option<Text> {
    match &report.outcome {
        Outcome::Completed { .. } | Outcome::Raised(_) => report.advice.as_ref().map(advice).or_else(|| not_kept(report.skipped)),
        Outcome::Stopped { .. } | Outcome::Failed(_) => Some(ending(report, wall)),
    }
}

/// What a screen reader says of a list.
pub fn listed(names: &[String]) -> Text {
    const MOST: usize = 5;
    let first = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len() {
        count @ 0..=MOST => said::listed(count, first),
        count => said::listed_more(count, first),
    }
}

/// What stands in the empty field while a program asks.
pub fn asked(is_secret: bool) -> Text {
    if is_secret { said::ASKED_SECRET } else { said::ASKED }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::language::Language::English;
    use crate::protocol::{ending::StopReason, from_worker::Skipped};

    fn said(outcome: Outcome, bytes: u32) -> Option<String> {
        end(&Report { outcome, duration: Duration::ZERO, skipped: Skipped { bytes, lines: 9 }, memory: None, advice: None }, Duration::from_secs(10)).map(|text| text.say(English))
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
        assert_eq!(listed(&names).say(English), "9 names: n0, n1, n2, n3, n4 and more");
        assert_eq!(listed(&names[..2]).say(English), "2 names: n0, n1");
    }
}
