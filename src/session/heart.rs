//! The *heart* of a sandbox: its guard answers when it is asked, or it is jammed or gone.
//!
//! Silence is noticed within a second and then told; only silence that goes on costs the sandbox and the run in it. On a
//! machine with more to do than it can, a guard's thread was seen to wait more than 750 ms for its turn. Time is an argument.

use super::{event::Timestamp, wait::Wait};
use std::time::Duration;

/// An answer takes a millisecond; on a machine with more to do than it can, the guard's thread has to wait its turn.
const PATIENCE: Duration = Duration::from_millis(600);
/// How long a silence that was noticed may go on.
const SILENCE: Duration = Duration::from_millis(2_000);

/// Whether the guard is listened to, and what is awaited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Heart {
    last_beat: u32,
    rhythm: Rhythm,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Rhythm {
    /// There is no guard to listen to.
    #[default]
    Still,
    /// It answered; asked again at a point.
    Resting { ask_at: Timestamp },
    /// It was asked and has not answered.
    Asked { answer: Wait },
    /// The answer is overdue; until this point it may still come.
    Silent { answer: Wait },
}

impl Heart {
    /// Between an answer and the next question while somebody waits for the guard: with the patience, about a second.
    pub(super) const BUSY_PAUSE: Duration = Duration::from_millis(250);
    /// While nobody does.
    pub(super) const IDLE_PAUSE: Duration = Duration::from_secs(15);

    /// After every event: goes on listening with this pause, or stops to. Gives the beat to ask for if it is time.
    pub(super) fn pace(&mut self, now: Timestamp, pause: Option<Duration>) -> Option<u32> {
        let Some(pause) = pause else {
            self.rhythm = Rhythm::Still;
            return None;
        };
        match self.rhythm {
            Rhythm::Still => self.rhythm = Rhythm::Resting { ask_at: now + pause },
            Rhythm::Resting { ask_at } if ask_at <= now => {
                self.last_beat = self.last_beat.wrapping_add(1);
                self.rhythm = Rhythm::Asked { answer: Wait::until(now + PATIENCE) };
                return Some(self.last_beat);
            }
            // A pause that was long may have become short.
            Rhythm::Resting { ask_at } => self.rhythm = Rhythm::Resting { ask_at: ask_at.min(now + pause) },
            Rhythm::Asked { .. } | Rhythm::Silent { .. } => {}
        }
        None
    }

    /// The guard answered to a beat. The next question's pause is set by `pace`.
    pub(super) fn answered(&mut self, now: Timestamp, beat: u32) {
        if beat == self.last_beat && matches!(self.rhythm, Rhythm::Asked { .. } | Rhythm::Silent { .. }) {
            self.rhythm = Rhythm::Resting { ask_at: now + Self::IDLE_PAUSE };
        }
    }

    /// The guard said something else: its answer may stand in a long row behind that.
    pub(super) fn heard(&mut self, now: Timestamp) {
        if let Rhythm::Asked { .. } | Rhythm::Silent { .. } = self.rhythm {
            self.rhythm = Rhythm::Asked { answer: Wait::until(now + PATIENCE) };
        }
    }

    /// Whether the answer is overdue.
    pub(super) fn is_silent(&self) -> bool {
        matches!(self.rhythm, Rhythm::Silent { .. })
    }

    /// At a wake-up: whether the silence has gone on for too long and nothing else explains that.
    pub(super) fn has_stopped(&mut self, now: Timestamp) -> bool {
        match &mut self.rhythm {
            Rhythm::Asked { answer } => {
                if answer.is_over(now) {
                    self.rhythm = Rhythm::Silent { answer: Wait::until(now + SILENCE) };
                }
                false
            }
            Rhythm::Silent { answer } => answer.is_over(now),
            Rhythm::Still | Rhythm::Resting { .. } => false,
        }
    }

    /// When a wake-up is needed.
    pub(super) fn wake_at(&self) -> Option<Timestamp> {
        match self.rhythm {
            Rhythm::Still => None,
            Rhythm::Resting { ask_at } => Some(ask_at),
            Rhythm::Asked { answer } | Rhythm::Silent { answer } => Some(answer.wake_at()),
        }
    }
}
