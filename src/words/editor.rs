//! What the code editor says.

/// At the line where a program was when it was stopped.
pub const STOPPED_HERE: &str = "Your program was here when it was stopped.";

/// The field's accessible name, which tests and assistive tools rely on.
pub const LABEL: &str = "Code editor";

/// Said after Escape, to a screen reader.
pub const LEAVING: &str = "Tab leaves the editor now.";

/// When the editor's script did not come.
pub const PLAIN: &str = "The full editor could not be loaded, so this is a plain one: everything else works. Reload the page to try again.";

/// Where the browser refuses to keep text.
pub const NOT_KEPT: &str = "This browser does not keep your text: copy it before you leave.";

/// Names of the controls, and what is shown on those that have no room for their name.
pub mod controls {
    /// Of the row.
    pub const ROW: &str = "Editor controls";
    /// Opens the search field.
    pub const FIND: &str = "Find";
    /// Smaller letters in editor and output.
    pub const SMALLER: &str = "Smaller letters";
    /// Larger letters in editor and output.
    pub const LARGER: &str = "Larger letters";
    /// Long lines go on in the next line of the screen.
    pub const WRAP: &str = "Wrap long lines";
    /// The same, shown.
    pub const WRAP_SHORT: &str = "Wrap";
}

/// The editor's own English words and what the page says in their place.
pub const PHRASES: &[(&str, &str)] = &[
    ("Control character", "Invisible character"),
    ("Go to line", "Go to line"),
    ("go", "Go"),
    ("Find", "Find"),
    ("Replace", "Replace with"),
    ("next", "Next"),
    ("previous", "Previous"),
    ("all", "All"),
    ("match case", "Match case"),
    ("by word", "Whole words"),
    ("regexp", "Pattern"),
    ("replace", "Replace"),
    ("replace all", "Replace all"),
    ("close", "Close"),
    ("current match", "current match"),
    ("replaced match on line $", "replaced on line $"),
    ("replaced $ matches", "$ replaced"),
    ("on line", "on line"),
    ("Completions", "Suggestions"),
    ("Diagnostics", "Problems"),
    ("No diagnostics", "No problems"),
    ("Fold line", "Fold this block"),
    ("Unfold line", "Unfold this block"),
    ("folded code", "folded code"),
    ("unfold", "unfold"),
    ("Folded lines", "Folded lines"),
    ("Unfolded lines", "Unfolded lines"),
    ("to", "to"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_given_once_and_says_something() {
        for (number, (from, to)) in PHRASES.iter().enumerate() {
            assert!(!to.is_empty(), "{from}");
            assert!(PHRASES.iter().skip(number + 1).all(|(other, _)| other != from), "{from} is there twice");
        }
    }
}
