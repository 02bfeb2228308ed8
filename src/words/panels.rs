//! The panels beside the editor, by the names that tests and assistive tools rely on.

/// The row of their tabs.
pub const ROW: &str = "Panels";
/// What the program writes.
pub const OUTPUT: &str = "Output";
/// The learner's files.
pub const FILES: &str = "Files";
/// Python, a statement at a time.
pub const REPL: &str = "REPL";
