//! *Embedding*: what the page around a frame of ours may ask of it, and what it is told.
//!
//! The frame is `embed.html`; the page around it may be anybody's. Every message is hostile until it has been read here, totally.
//! `docs/embedding.md` and `docs/api.md` say what all of it means.

#[cfg(test)]
mod export;

pub mod clerk;
pub mod crowd;
pub mod fault;
pub mod letter;
pub mod options;
pub mod outcome;

/// Of the messages and of what they mean. A page that speaks another one is told so.
pub const VERSION: u32 = 1;
