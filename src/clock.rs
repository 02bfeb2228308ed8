//! The *clock* of a run as the page shows it: it stands while the program waits for somebody. Time is an argument.

use crate::session::event::Timestamp;
use std::time::Duration;

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Nothing runs.
    Still,
    /// A program runs, since then if nobody had been waited for.
    Ticks {
        /// A point in time.
        since: Timestamp,
    },
    /// A program waits, and ran for so long before.
    Stands {
        /// Without the time that it waited.
        after: Duration,
    },
}

impl Clock {
    /// A program starts.
    pub fn start(now: Timestamp) -> Clock {
        Clock::Ticks { since: now }
    }

    /// The program waits.
    pub fn stand(self, now: Timestamp) -> Clock {
        match self {
            Clock::Ticks { since } => Clock::Stands { after: now.0.saturating_sub(since.0) },
            Clock::Still | Clock::Stands { .. } => self,
        }
    }

    /// It runs again.
    pub fn go_on(self, now: Timestamp) -> Clock {
        match self {
            Clock::Stands { after } => Clock::Ticks { since: Timestamp(now.0.saturating_sub(after)) },
            Clock::Still | Clock::Ticks { .. } => self,
        }
    }

    /// What it shows, if a program is there.
    pub fn shows(self, now: Timestamp) -> Option<Duration> {
        match self {
            Clock::Still => None,
            Clock::Ticks { since } => Some(now.0.saturating_sub(since.0)),
            Clock::Stands { after } => Some(after),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> Timestamp {
        Timestamp(Duration::from_millis(millis))
    }

    #[test]
    fn waiting_is_not_shown_as_running() {
        let clock = Clock::start(at(1000)).stand(at(1300));
        assert_eq!(clock.shows(at(60_000)), Some(Duration::from_millis(300)));
        let clock = clock.go_on(at(60_000));
        assert_eq!(clock.shows(at(60_200)), Some(Duration::from_millis(500)));
        assert_eq!(clock.stand(at(60_200)).go_on(at(90_000)).shows(at(90_100)), Some(Duration::from_millis(600)));
    }

    #[test]
    fn a_clock_that_is_still_stays_still() {
        assert_eq!(Clock::Still.stand(at(5)).go_on(at(9)).shows(at(10)), None);
    }
}
