//! Lessons: Markdown files that anybody may write, read into what the page shows. `docs/lessons.md` is the format.

mod course;
mod fault;
mod front;
mod info;
mod model;
pub mod progress;
mod prose;
pub mod puzzle;
mod read;

pub use course::*;
pub use fault::{Fault, Wrong as WrongWith};
pub use model::*;
pub use read::{MOST_BYTES, read};
