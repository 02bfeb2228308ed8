//! What a key does in the REPL's field. Everything else is the browser's.

use super::text::split;

/// A key, and what it meets.
#[derive(Clone, Copy, Debug)]
pub struct Press<'a> {
    /// Its name, as keyboard events have it.
    pub key: &'a str,
    /// Held with it.
    pub ctrl: bool,
    /// Held with it.
    pub shift: bool,
    /// Alt or the system's key is held.
    pub other: bool,
    /// The field's text.
    pub text: &'a str,
    /// What is selected, or twice where the caret is; in UTF-16 units.
    pub selection: (u32, u32),
    /// Whether a program waits for a line.
    pub asked: bool,
    /// Whether names are listed.
    pub listed: bool,
    /// Whether Escape was pressed before: Tab leaves the field then.
    pub leaving: bool,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Enter the text, or another line where it is none yet.
    Enter,
    /// Add a line in any case.
    NewLine,
    /// Show what was entered before.
    Older,
    /// And after that.
    Newer,
    /// Ask for names.
    Names,
    /// Type one step of indentation.
    Indent,
    /// Another of the listed names: the next, or the one before.
    Next,
    /// See `Next`.
    Previous,
    /// Take the name.
    Take,
    /// Take the list away.
    Unlist,
    /// Let the next Tab leave.
    Leave,
    /// Clear the output.
    Wipe,
    /// Stop what runs, or throw the text away.
    Cancel,
    /// The program's input ends.
    EndInput,
}

impl Press<'_> {
    /// `None`: the browser's own.
    pub fn act(&self) -> Option<Act> {
        if self.other {
            return None;
        }
        if self.ctrl {
            return self.with_ctrl();
        }
        let plain = !self.shift;
        match self.key {
            "ArrowDown" if self.listed && plain => Some(Act::Next),
            "ArrowUp" if self.listed && plain => Some(Act::Previous),
            "Enter" | "Tab" if self.listed && plain => Some(Act::Take),
            "Escape" if self.listed => Some(Act::Unlist),
            "Escape" => Some(Act::Leave),
            "Enter" if self.asked => Some(Act::Enter),
            "Enter" if plain && self.is_on_last_line() => Some(Act::Enter),
            "Enter" => Some(Act::NewLine),
            "ArrowUp" if plain && !self.asked && self.is_on_first_line() => Some(Act::Older),
            "ArrowDown" if plain && !self.asked && self.is_on_last_line() => Some(Act::Newer),
            "Tab" if plain && !self.asked && !self.leaving => self.tab(),
            _ => None,
        }
    }

    fn with_ctrl(&self) -> Option<Act> {
        match self.key {
            "c" if !self.shift && self.selection.0 == self.selection.1 => Some(Act::Cancel),
            "l" if !self.shift => Some(Act::Wipe),
            "d" if !self.shift && self.asked => Some(Act::EndInput),
            _ => None,
        }
    }

    /// Where nothing can be completed, Tab leads on through the page.
    fn tab(&self) -> Option<Act> {
        let (before, _) = split(self.text, self.selection.0);
        if before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.') {
            return Some(Act::Names);
        }
        let line = before.rsplit_once('\n')?.1;
        line.trim().is_empty().then_some(Act::Indent)
    }

    fn is_on_first_line(&self) -> bool {
        !split(self.text, self.selection.0).0.contains('\n')
    }

    fn is_on_last_line(&self) -> bool {
        !split(self.text, self.selection.1).1.contains('\n')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRESS: Press = Press { key: "", ctrl: false, shift: false, other: false, text: "", selection: (0, 0), asked: false, listed: false, leaving: false };

    fn at(text: &str, place: u32, key: &str) -> Option<Act> {
        Press { key, text, selection: (place, place), ..PRESS }.act()
    }

    #[test]
    fn enter_enters_on_the_last_line_and_adds_one_elsewhere() {
        assert_eq!(at("x", 0, "Enter"), Some(Act::Enter));
        assert_eq!(at("if x:\n    y", 3, "Enter"), Some(Act::NewLine));
        assert_eq!(at("if x:\n    y", 11, "Enter"), Some(Act::Enter));
        assert_eq!(Press { shift: true, text: "x", key: "Enter", ..PRESS }.act(), Some(Act::NewLine));
        assert_eq!(Press { ctrl: true, text: "x", key: "Enter", ..PRESS }.act(), None);
    }

    #[test]
    fn arrows_walk_through_the_history_at_the_edges_of_the_text_only() {
        assert_eq!(at("a\nb", 1, "ArrowUp"), Some(Act::Older));
        assert_eq!(at("a\nb", 2, "ArrowUp"), None);
        assert_eq!(at("a\nb", 2, "ArrowDown"), Some(Act::Newer));
        assert_eq!(at("a\nb", 0, "ArrowDown"), None);
        assert_eq!(Press { key: "ArrowUp", asked: true, ..PRESS }.act(), None);
    }

    #[test]
    fn tab_completes_names_indents_lines_and_is_no_trap() {
        assert_eq!(at("print(ma", 8, "Tab"), Some(Act::Names));
        assert_eq!(at("é.", 2, "Tab"), Some(Act::Names));
        assert_eq!(at("if x:\n", 6, "Tab"), Some(Act::Indent));
        assert_eq!(at("", 0, "Tab"), None);
        assert_eq!(at("f(", 2, "Tab"), None);
        assert_eq!(Press { key: "Tab", text: "ma", selection: (2, 2), leaving: true, ..PRESS }.act(), None);
        assert_eq!(Press { key: "Tab", text: "ma", selection: (2, 2), shift: true, ..PRESS }.act(), None);
        assert_eq!(at("ma", 2, "Escape"), Some(Act::Leave));
    }

    #[test]
    fn a_list_takes_the_keys_that_lead_through_it() {
        let listed = |key| Press { key, text: "ma", selection: (2, 2), listed: true, ..PRESS }.act();
        assert_eq!(["ArrowDown", "ArrowUp", "Enter", "Tab", "Escape"].map(listed), [Act::Next, Act::Previous, Act::Take, Act::Take, Act::Unlist].map(Some));
        assert_eq!(listed("x"), None);
    }

    #[test]
    fn ctrl_c_copies_what_is_selected_and_cancels_otherwise() {
        let press = |selection| Press { key: "c", ctrl: true, text: "abc", selection, ..PRESS }.act();
        assert_eq!([press((1, 1)), press((0, 2))], [Some(Act::Cancel), None]);
        assert_eq!(Press { key: "l", ctrl: true, ..PRESS }.act(), Some(Act::Wipe));
        assert_eq!(Press { key: "d", ctrl: true, ..PRESS }.act(), None);
        assert_eq!(Press { key: "d", ctrl: true, asked: true, ..PRESS }.act(), Some(Act::EndInput));
    }
}
