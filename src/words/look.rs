//! What the page says about its own look and its keys.

/// Of the line between program and result that can be moved.
pub const SPLIT: &str = "Width of the program";
/// What else can be done with it.
pub const SPLIT_HINT: &str = "Drag to share the width; double click for halves";
/// Of the buttons for the page as a whole.
pub const ROW: &str = "Page";
/// Makes everything large.
pub const PRESENT: &str = "Large: presentation size";
/// The same, shown.
pub const PRESENT_SHORT: &str = "Large";
/// Opens the list of keys.
pub const HELP: &str = "Help";
/// Its title.
pub const SHORTCUTS: &str = "Keyboard shortcuts";
/// Below it.
pub const ON_A_MAC: &str = "On a Mac: ⌘ in place of Ctrl, ⌥ in place of Alt.";
/// Closes it.
pub const CLOSE: &str = "Back to the page";

/// Keys and what they do.
pub const KEYS: &[(&str, &str)] = &[
    ("Ctrl + Enter", "Run the program"),
    ("F1", "Show these keys; outside of text also ?"),
    ("Tab", "Indent in the editor; take a suggestion that is shown"),
    ("Shift + Tab", "Take one step of indentation back"),
    ("Esc, then Tab", "Leave the editor"),
    ("Ctrl + Space", "Suggest names"),
    ("Ctrl + /", "Make lines comments, or take that back"),
    ("Alt + ↑ or ↓", "Move lines"),
    ("Ctrl + Z", "Undo; with Shift redo"),
    ("Ctrl + F", "Find and replace"),
    ("Ctrl + D", "In the editor: select the next same word"),
    ("Ctrl + D", "Where a program asks: end its input"),
    ("← or →", "In a row of tabs: the next one; on the line between program and result: move it"),
    ("Home or End", "The first or last tab; the least or most width; begin or end of the output"),
    ("Esc", "Close what is open"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_says_what_it_does() {
        assert!(KEYS.iter().all(|(keys, what)| !keys.is_empty() && what.len() > 5));
        assert!(KEYS.iter().any(|(keys, _)| *keys == "Ctrl + Enter"));
    }
}
