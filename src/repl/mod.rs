//! The *REPL*: a lasting session that a person talks with, a statement at a time. Here is what a key does, what was typed before,
//! how input is shown again, and where the conversation stands. Whether a text is a whole statement decides Python itself.
//!
//! This module knows no browser and no session's machine.

pub mod desk;
pub mod history;
pub mod keys;
pub mod text;
