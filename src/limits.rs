//! The numbers a run is held to. *Limits* are lengths and sizes; a *deadline* is a point in time.
//!
//! Defaults per use and maxima live here and nowhere else. A limit can be lowered by whoever starts a run and never
//! raised above the maximum.

use crate::protocol::to_guard::RunLimits;
use std::time::Duration;

/// What one session and each of its runs may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From the start of the program until Python is interrupted.
    pub wall: Duration,
    /// From the interrupt until the worker is terminated.
    pub grace: Duration,
    /// How long an engine may take to start.
    pub boot: Duration,
    /// Standard output and error together, in bytes of UTF-8.
    pub output_bytes: u32,
    /// The program's text, in bytes of UTF-8.
    pub source_bytes: usize,
}

/// A limit that was asked for and is not allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the option {option} is {value}, but it must lie between {least} and {most}")]
pub struct LimitError {
    /// The option's public name.
    pub option: &'static str,
    /// What was asked for.
    pub value: u64,
    /// The smallest value.
    pub least: u64,
    /// The largest value.
    pub most: u64,
}

const LEAST_WALL_MILLIS: u64 = 50;

impl Limits {
    /// Nothing may go beyond these.
    pub const MAXIMUM: Limits = Limits {
        wall: Duration::from_secs(600),
        grace: Duration::from_millis(400),
        boot: Duration::from_secs(60),
        output_bytes: 16 * 1024 * 1024,
        source_bytes: 4 * 1024 * 1024,
    };

    /// For the page where one person works.
    pub const PLAYGROUND: Limits = Limits { wall: Duration::from_secs(10), output_bytes: 1024 * 1024, ..Self::MAXIMUM };

    /// These limits with another wall time.
    pub fn with_wall_millis(self, millis: u64) -> Result<Limits, LimitError> {
        let most = Self::MAXIMUM.wall.as_millis() as u64;
        if !(LEAST_WALL_MILLIS..=most).contains(&millis) {
            return Err(LimitError { option: "wallMillis", value: millis, least: LEAST_WALL_MILLIS, most });
        }
        Ok(Limits { wall: Duration::from_millis(millis), ..self })
    }

    /// The part the guard enforces.
    pub fn for_guard(self) -> RunLimits {
        let Limits { wall, grace, boot: _, output_bytes, source_bytes: _ } = self;
        RunLimits { wall_millis: millis(wall), grace_millis: millis(grace), output_bytes }
    }
}

/// Whole milliseconds for a message; far above any limit it saturates.
pub fn millis(length: Duration) -> u32 {
    u32::try_from(length.as_millis()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_time_can_be_lowered_and_never_raised_above_the_maximum() {
        assert_eq!(Limits::PLAYGROUND.with_wall_millis(50).unwrap().wall, Duration::from_millis(50));
        let error = Limits::PLAYGROUND.with_wall_millis(600_001).unwrap_err();
        assert_eq!(error.to_string(), "the option wallMillis is 600001, but it must lie between 50 and 600000");
        assert!(Limits::PLAYGROUND.with_wall_millis(49).is_err());
    }
}
