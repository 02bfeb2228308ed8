//! What of a program's output is *spoken*: said by a screen reader without being asked.
//!
//! A few lines are read as they come. A flood is not: a screen reader would read for minutes what nobody can listen to, and
//! hide how the run ended behind it. So there is an allowance that grows with time, and the rest is counted.

use crate::session::event::Timestamp;

/// What may be said at once.
const MOST_CHARS: usize = 600;
/// About as fast as a quick voice reads.
const CHARS_A_SECOND: f64 = 25.0;

/// The allowance of one run.
#[derive(Debug)]
pub struct Spoken {
    allowance: f64,
    since: Timestamp,
    unsaid_lines: usize,
}

impl Spoken {
    /// At the beginning of a run.
    pub fn new(now: Timestamp) -> Spoken {
        Spoken { allowance: MOST_CHARS as f64, since: now, unsaid_lines: 0 }
    }

    /// What is said of new output; `None` where it is too much.
    pub fn say(&mut self, now: Timestamp, text: &str) -> Option<String> {
        let waited = now.0.saturating_sub(self.since.0).as_secs_f64();
        self.since = now;
        self.allowance = (self.allowance + waited * CHARS_A_SECOND).min(MOST_CHARS as f64);
        let chars = text.chars().count() as f64;
        if chars > self.allowance {
            self.unsaid_lines += text.matches('\n').count().max(1);
            return None;
        }
        self.allowance -= chars;
        Some(text.to_owned()).filter(|text| !text.trim().is_empty())
    }

    /// How many lines were not said.
    pub fn unsaid_lines(&self) -> usize {
        self.unsaid_lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn at(millis: u64) -> Timestamp {
        Timestamp(Duration::from_millis(millis))
    }

    #[test]
    fn a_few_lines_are_said_as_they_come() {
        let mut spoken = Spoken::new(at(0));
        assert_eq!(spoken.say(at(0), "Hello\n").as_deref(), Some("Hello\n"));
        assert_eq!(spoken.say(at(1), "\n"), None);
        assert_eq!(spoken.unsaid_lines(), 0);
    }

    #[test]
    fn a_flood_is_counted_instead() {
        let mut spoken = Spoken::new(at(0));
        let said = (0..1000).filter(|tick| spoken.say(at(tick * 10), "a line of output\n").is_some()).count();
        assert!((35..70).contains(&said), "{said}");
        assert_eq!(said + spoken.unsaid_lines(), 1000);
        assert_eq!(spoken.say(at(10_000), &"x".repeat(100_000)), None);
        // After some quiet there is something to say again.
        assert!(spoken.say(at(40_000), "What is your name?").is_some());
    }
}
