//! The session: from an empty page to a running program and back, as a pure state machine.
//!
//! `handle(now, Event) -> Vec<Effect>`: no clock, no browser, no views. A *session* is one worker's life. It has one run
//! and is thrown away, or is *lasting* where somebody chose that and then takes several runs in one interpreter. The
//! machine opens the next session as soon as one is over, so that the page always works towards being ready.

pub mod event;
pub mod machine;

mod heart;
mod supplies;
mod wait;

#[cfg(test)]
mod stories;
#[cfg(test)]
mod fuzz;
