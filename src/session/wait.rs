//! A *wait* for something that has to come by a point in time, and the judgement whether it is overdue.
//!
//! Whoever judges is woken by a timer of a page whose own thread may have been held up, or whose tab was hidden: what is waited
//! for may lie in the page's queue behind that very wake-up. So it is looked at again a moment later, and a look that comes late
//! itself proves nothing. Time is an argument.

use super::event::Timestamp;
use std::time::Duration;

/// Long enough for what was queued to be heard.
const SECOND_LOOK: Duration = Duration::from_millis(150);
/// A wake-up so much later than asked for says that this side was held up.
const LATE: Duration = Duration::from_millis(100);
/// In a hidden tab every wake-up is late.
const MAX_LOOKS: u8 = 20;

/// What is waited for, and how often it was missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wait {
    until: Timestamp,
    looks: u8,
}

impl Wait {
    pub(super) fn until(until: Timestamp) -> Wait {
        Wait { until, looks: 0 }
    }

    /// When a wake-up is needed.
    pub(super) fn wake_at(self) -> Timestamp {
        self.until
    }

    /// At a wake-up: whether what is waited for is overdue and nothing else explains that.
    pub(super) fn is_over(&mut self, now: Timestamp) -> bool {
        if now < self.until {
            return false;
        }
        let late = now >= self.until + LATE;
        if self.looks == 0 || (late && self.looks < MAX_LOOKS) {
            *self = Wait { until: now + SECOND_LOOK, looks: self.looks + 1 };
            return false;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> Timestamp {
        Timestamp(Duration::from_millis(millis))
    }

    #[test]
    fn what_does_not_come_is_overdue_at_the_second_look() {
        let mut wait = Wait::until(at(1000));
        assert!(!wait.is_over(at(999)) && !wait.is_over(at(1000)) && !wait.is_over(at(1149)) && wait.is_over(at(1150)));
    }

    #[test]
    fn a_late_look_proves_nothing_but_not_for_ever() {
        let mut wait = Wait::until(at(1000));
        let mut now = 1000;
        for _ in 0..MAX_LOOKS {
            now += 60_000;
            assert!(!wait.is_over(at(now)));
        }
        assert!(wait.is_over(at(now + 60_000)));
    }
}
