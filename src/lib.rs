//! Ampoule: sealed, single-use Python in the browser.
//!
//! The pure modules decide and know no browser; `js` reaches the browser and decides nothing; `ui` shows.
//! ARCHITECTURE.md is the map.

pub mod protocol;

pub mod limits;
pub mod outcome;
pub mod packages;
pub mod picture;
pub mod session;

pub mod bundle;
pub mod spoken;
pub mod traceback;
pub mod transcript;

pub mod answers;
pub mod clock;
pub mod editing;
pub mod imports;
pub mod indent;
pub mod layout;
pub mod preview;
pub mod repl;
pub mod tabs;
pub mod words;

pub mod workspace;

pub mod examples;
pub mod lesson;
pub mod policy;
pub mod advice;
pub mod embed;
pub mod explained;
pub mod share;

#[cfg(target_arch = "wasm32")]
pub mod js;
#[cfg(target_arch = "wasm32")]
pub mod ui;
