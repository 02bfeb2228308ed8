//! Lessons: Markdown files that anybody may write, read into what the page shows. `docs/lessons.md` is the format.

mod model;

pub use model::*;
