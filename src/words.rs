//! What the page says to a person, in one place: states of the engine and ends of runs. What it says in which language stands in
//! `locales/`; here is decided which of it is said.

pub mod language;
pub mod say;

/// The texts of `locales/`, made by `build.rs`: constants, and functions where something is to be put in.
// The views, which say most of it, are compiled for the page only; there a text that nobody says is an error.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
#[cfg_attr(target_arch = "wasm32", deny(dead_code))]
pub(crate) mod texts {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

pub mod editor;
pub mod errors;
pub mod examples;
pub mod files;
pub mod keys;
pub mod output;
pub mod policy;
pub mod repl;
pub mod share;

mod locales;

pub use locales::bring_lessons;

use crate::{
    advice::Advice,
    outcome::{Outcome, Report},
    protocol::{ending::StopReason, from_worker::Skipped},
    session::machine::Status,
};
use say::Text;
use std::time::Duration;
use texts::{advice as hint, ending as said, status as state};

/// The engine's state in a few words. `received` and `total` are bytes, for the time of fetching.
pub fn status(status: &Status, received: u64, total: u64) -> Text {
    let waits = |run_waits: bool| if run_waits { state::WAITS } else { Text::NONE };
    match status {
        Status::Fetching { run_waits } if total == 0 => state::starting(waits(*run_waits)),
        Status::Fetching { run_waits } => state::fetching(Text::Size(received), Text::Size(total), waits(*run_waits)),
        Status::Starting { run_waits } => state::new_sandbox(waits(*run_waits)),
        Status::Supplying if total == 0 => state::PREPARING,
        Status::Wanting if total > 0 => state::wanting(Text::Size(received), Text::Size(total)),
        Status::Supplying => state::supplying(Text::Size(received), Text::Size(total)),
        Status::Ready => state::READY,
        Status::Running | Status::Wanting => state::RUNNING,
        Status::Waiting => state::WAITING,
        Status::Silent => state::SILENT,
        Status::Stopping => state::STOPPING,
        Status::Failed(_) => state::FAILED,
    }
}

/// How a run ended. `wall` is the time limit it had.
pub fn ending(report: &Report, wall: Duration) -> Text {
    let mut sentences = outcome(report, wall);
    sentences.extend(not_kept(report.skipped));
    Text::Row(sentences)
}

/// What can be done about an error, with names between backticks.
pub fn advice(advice: &Advice) -> Text {
    match advice {
        Advice::ImportPlainly(module) => hint::import_plainly(module.as_str()),
        Advice::Meant(module, meant) => hint::meant(module.as_str(), meant.as_str()),
        Advice::NoNetwork(module) => hint::no_network(module.as_str()),
        Advice::NoWindows(module) => hint::no_windows(module.as_str()),
        Advice::Absent(module) => hint::absent(module.as_str()),
        Advice::NothingToInstall => hint::NOTHING_TO_INSTALL,
        Advice::NoNotebook => hint::NO_NOTEBOOK,
        Advice::ImportDisplay => hint::IMPORT_DISPLAY,
    }
}

/// What a run took of Python's memory, the interpreter's own in it.
pub fn memory(bytes: u32) -> Text {
    said::memory(Text::Size(bytes.into()))
}

/// What of the output is not on the page.
fn not_kept(Skipped { bytes, lines }: Skipped) -> Option<Text> {
    let size = Text::Size(bytes.into());
    match (bytes, lines) {
        (0, _) => None,
        (_, 0 | 1) => Some(said::lost(size)),
        _ => Some(said::lost_lines(lines, size)),
    }
}

fn outcome(report: &Report, wall: Duration) -> Vec<Text> {
    let took = report.duration;
    match &report.outcome {
        Outcome::Completed { exit_code: 0 } => vec![said::finished(took)],
        Outcome::Completed { exit_code } => vec![said::exit_code(took, exit_code.to_string())],
        Outcome::Raised(error) => vec![match error.line {
            Some(line) => said::raised_at(error.kind.as_str(), said::line(line), took),
            None => said::raised(error.kind.as_str(), took),
        }],
        Outcome::Stopped { reason, error } => {
            let place = error.as_ref().and_then(|error| error.line).map(|line| said::was_at(said::line(line)));
            match reason {
                StopReason::User => [said::BY_YOU].into_iter().chain(place).collect(),
                StopReason::Deadline => [said::deadline(wall)].into_iter().chain(place).chain([said::DEADLINE_NEXT]).collect(),
                StopReason::Unanswered => [said::UNANSWERED].into_iter().chain(place).chain([said::UNANSWERED_NEXT]).collect(),
                StopReason::Output => vec![said::OUTPUT],
                StopReason::Messages => vec![said::MESSAGES],
                StopReason::Display => vec![said::DISPLAY],
            }
        }
        Outcome::Failed(failure) => vec![failure.message.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::{*, language::Language};
    use crate::protocol::ending::PythonError;

    fn report(outcome: Outcome) -> Report {
        Report { outcome, duration: Duration::from_millis(1234), skipped: Skipped::default(), memory: None, advice: None }
    }

    fn ending(report: &Report, wall: Duration) -> String {
        super::ending(report, wall).say(Language::English)
    }

    #[test]
    fn the_deadline_is_named_with_the_limit_and_the_line() {
        let error = PythonError { kind: "KeyboardInterrupt".into(), message: String::new(), line: Some(3), column: None, traceback: String::new() };
        let stopped = Outcome::Stopped { reason: StopReason::Deadline, error: Some(error) };
        let words = ending(&report(stopped), Duration::from_secs(5));
        assert!(words.contains("deadline") && words.contains("5 s") && words.contains("line 3"), "{words}");
    }

    #[test]
    fn output_that_was_not_kept_is_counted() {
        let words = |bytes, lines| {
            let skipped = Skipped { bytes, lines };
            ending(&Report { skipped, ..report(Outcome::Completed { exit_code: 0 }) }, Duration::from_secs(5))
        };
        assert_eq!(words(49_000_000, 1), "Finished in 1.2 s. 49.0 MB more of its output were not kept.");
        assert_eq!(words(2_000, 300), "Finished in 1.2 s. 300 more lines of its output (2 kB) were not kept.");
    }

    #[test]
    fn an_exit_code_is_named_unless_it_is_zero() {
        let words = |exit_code| ending(&report(Outcome::Completed { exit_code }), Duration::from_secs(5));
        assert_eq!(words(0), "Finished in 1.2 s.");
        assert_eq!(words(3), "Finished in 1.2 s with exit code 3.");
    }

    #[test]
    fn every_state_of_the_engine_has_its_public_word() {
        let fetching = Status::Fetching { run_waits: true };
        let status = |status: &Status, received, total| super::status(status, received, total).say(Language::English);
        assert_eq!(status(&fetching, 1_000_000, 6_000_000), "Python is starting: loading 1.0 MB of 6.0 MB — your program runs as soon as it is ready");
        assert!(status(&Status::Ready, 0, 0).contains("ready"));
        assert!(status(&Status::Starting { run_waits: false }, 0, 0).contains("starting"));
        assert!(status(&Status::Running, 0, 0).contains("running"));
        assert!(status(&Status::Waiting, 0, 0).contains("running"));
        assert!(status(&Status::Silent, 0, 0).contains("running"));
    }

    #[test]
    fn an_end_is_told_in_spanish_with_its_numbers() {
        let error = PythonError { kind: "ValueError".into(), message: String::new(), line: Some(3), column: None, traceback: String::new() };
        let said = |outcome| super::ending(&report(outcome), Duration::from_millis(2500)).say(Language::Spanish);
        assert_eq!(said(Outcome::Raised(error.clone())), "ValueError en la línea 3, a los 1,2 s.");
        let stopped = said(Outcome::Stopped { reason: StopReason::Deadline, error: Some(error) });
        assert!(stopped.starts_with("Parado por tiempo: se alcanzó el límite de 2,5 s. Estaba en la línea 3. "), "{stopped}");
    }
}
