//! What the page says of examples.

/// The button that shows them.
pub const EXAMPLES: &str = "Examples";
/// Above the list.
pub const HELP: &str = "Each takes the place of your files; Undo brings them back. Nothing runs until you press Run.";

/// An example is there.
pub fn opened(title: &str) -> String {
    format!("The example \"{title}\" took the place of your files.")
}

/// An example, or the list of them (`None`), is not there.
pub fn not_opened(title: Option<&str>, why: &str) -> String {
    let what = title.map_or_else(|| "The list of examples".to_owned(), |title| format!("The example \"{title}\""));
    format!("{what} could not be opened: {why}. Look at your connection and try again. Your files are untouched.")
}
