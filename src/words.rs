//! What the page says to a person, in one place: states of the engine and ends of runs.

pub mod editor;
pub mod examples;
pub mod files;
pub mod input;
pub mod look;
pub mod output;
pub mod panels;
pub mod share;
pub mod repl;

use crate::{
    outcome::{Outcome, Report},
    protocol::{ending::StopReason, from_worker::Skipped},
    session::machine::Status,
};
use std::time::Duration;

/// A length of time as people write it: `0.02 s`, `12 s`, `5 min`.
pub fn seconds(length: Duration) -> String {
    let secs = length.as_secs_f64();
    match secs {
        _ if secs >= 120.0 && length.as_secs() % 60 == 0 => format!("{} min", length.as_secs() / 60),
        _ if secs >= 10.0 || length.subsec_millis() == 0 => format!("{secs:.0} s"),
        _ if secs >= 1.0 => format!("{secs:.1} s"),
        _ => format!("{secs:.2} s"),
    }
}

/// Bytes as people write them: `812 kB`, `6.4 MB`.
pub fn size(bytes: u64) -> String {
    if bytes < 1_000_000 { format!("{} kB", bytes.div_ceil(1000)) } else { format!("{:.1} MB", bytes as f64 / 1e6) }
}

/// The size of a file as lists show it: `0 bytes`, `17 bytes`, `1 kB`.
pub fn bytes(bytes: u64) -> String {
    match bytes {
        1 => "1 byte".to_owned(),
        0..1000 => format!("{bytes} bytes"),
        _ => size(bytes),
    }
}

/// The engine's state in a few words. `received` and `total` are bytes, for the time of fetching.
pub fn status(status: &Status, received: u64, total: u64) -> String {
    let waits = |run_waits: bool| if run_waits { " — your program runs as soon as it is ready" } else { "" };
    match status {
        Status::Fetching { run_waits } if total == 0 => format!("Python is starting{}", waits(*run_waits)),
        Status::Fetching { run_waits } => {
            format!("Python is starting: loading {} of {}{}", size(received), size(total), waits(*run_waits))
        }
        Status::Starting { run_waits } => format!("Python is starting in a new sandbox{}", waits(*run_waits)),
        Status::Supplying if total == 0 => "Packages that your program imports are being made ready".to_owned(),
        Status::Supplying => format!("Loading packages that your program imports: {} of {} — it runs as soon as they are here", size(received), size(total)),
        Status::Ready => "Python is ready".to_owned(),
        Status::Running => "Your program is running".to_owned(),
        Status::Waiting => "Your program is running and waits for you to type something".to_owned(),
        Status::Silent => "Your program is running, but its sandbox does not answer at the moment — if that goes on, you get a new one".to_owned(),
        Status::Stopping => "Stopping — your program is still running".to_owned(),
        Status::Failed(_) => "Python has stopped".to_owned(),
    }
}

/// How a run ended. `wall` is the time limit it had.
pub fn ending(report: &Report, wall: Duration) -> String {
    format!("{}{}", outcome(report, wall), not_kept(report.skipped))
}

/// What a run took of Python's memory, the interpreter's own in it.
pub fn memory(bytes: u32) -> String {
    format!("Memory: up to {}.", size(bytes.into()))
}

/// What of the output is not on the page.
fn not_kept(Skipped { bytes, lines }: Skipped) -> String {
    match (bytes, lines) {
        (0, _) => String::new(),
        (_, 0 | 1) => format!(" {} more of its output were not kept.", size(bytes.into())),
        _ => format!(" {lines} more lines of its output ({}) were not kept.", size(bytes.into())),
    }
}

fn outcome(report: &Report, wall: Duration) -> String {
    let took = seconds(report.duration);
    match &report.outcome {
        Outcome::Completed { exit_code: 0 } => format!("Finished in {took}."),
        Outcome::Completed { exit_code } => format!("Finished in {took} with exit code {exit_code}."),
        Outcome::Raised(error) => match error.line {
            Some(line) => format!("{} in line {line}, after {took}.", error.kind),
            None => format!("{}, after {took}.", error.kind),
        },
        Outcome::Stopped { reason, error } => {
            let place = match error.as_ref().and_then(|error| error.line) {
                Some(line) => format!(" It was in line {line}."),
                None => String::new(),
            };
            match reason {
                StopReason::User => format!("Stopped by you.{place}"),
                StopReason::Deadline => format!(
                    "Stopped at the deadline: the time limit of {} was reached.{place} Look for a loop that never ends, or choose a longer time limit.",
                    seconds(wall)
                ),
                StopReason::Unanswered => format!(
                    "Stopped: the program waited for input for too long, and nobody typed anything.{place} Press Run to start it again."
                ),
                StopReason::Output => "Stopped: the program wrote more output than the limit allows. Print less, or look for a loop that never ends.".to_owned(),
                StopReason::Messages => "Stopped: the program sent messages faster than any honest program does.".to_owned(),
            }
        }
        Outcome::Failed(failure) => failure.message.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::ending::PythonError;

    fn report(outcome: Outcome) -> Report {
        Report { outcome, duration: Duration::from_millis(1234), skipped: Skipped::default(), memory: None }
    }

    #[test]
    fn lengths_and_sizes_read_as_people_write_them() {
        let lengths = [20, 999, 1500, 10_000, 12_345, 300_000].map(|millis| seconds(Duration::from_millis(millis)));
        assert_eq!(lengths, ["0.02 s", "1.00 s", "1.5 s", "10 s", "12 s", "5 min"]);
        assert_eq!([size(1), size(812_000), size(6_400_000)], ["1 kB", "812 kB", "6.4 MB"]);
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
        assert_eq!(status(&fetching, 1_000_000, 6_000_000), "Python is starting: loading 1.0 MB of 6.0 MB — your program runs as soon as it is ready");
        assert!(status(&Status::Ready, 0, 0).contains("ready"));
        assert!(status(&Status::Starting { run_waits: false }, 0, 0).contains("starting"));
        assert!(status(&Status::Running, 0, 0).contains("running"));
        assert!(status(&Status::Waiting, 0, 0).contains("running"));
        assert!(status(&Status::Silent, 0, 0).contains("running"));
    }
}
