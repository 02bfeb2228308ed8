//! What was entered before, for the arrow keys. It lives as long as the page.

/// Nobody goes further back.
const MOST: usize = 500;

/// The entries, and where in them a person is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    entries: Vec<String>,
    /// The entry that is shown, and what was being typed before.
    shown: Option<(usize, String)>,
}

impl History {
    /// Remembers what was entered. The same twice in a row is one entry.
    pub fn add(&mut self, text: &str) {
        self.shown = None;
        if text.trim().is_empty() || self.entries.last().is_some_and(|last| last == text) {
            return;
        }
        if self.entries.len() == MOST {
            self.entries.remove(0);
        }
        self.entries.push(text.to_owned());
    }

    /// The entry before the one that is shown; `typed` comes back after the newest.
    pub fn older(&mut self, typed: &str) -> Option<String> {
        let (at, draft) = match &self.shown {
            Some((at, draft)) => (at.checked_sub(1)?, draft.clone()),
            None => (self.entries.len().checked_sub(1)?, typed.to_owned()),
        };
        self.shown = Some((at, draft));
        self.entries.get(at).cloned()
    }

    /// The entry after it, or what was being typed.
    pub fn newer(&mut self) -> Option<String> {
        let (at, draft) = self.shown.take()?;
        match self.entries.get(at + 1) {
            Some(entry) => {
                let entry = entry.clone();
                self.shown = Some((at + 1, draft));
                Some(entry)
            }
            None => Some(draft),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(entries: &[&str]) -> History {
        let mut history = History::default();
        for entry in entries {
            history.add(entry);
        }
        history
    }

    #[test]
    fn it_leads_back_to_the_first_and_forth_to_what_was_being_typed() {
        let mut history = of(&["a", "b", "b", "  \n"]);
        assert_eq!(history.older("dra"), Some("b".into()));
        assert_eq!(history.older("b"), Some("a".into()));
        assert_eq!(history.older("a"), None);
        assert_eq!(history.newer(), Some("b".into()));
        assert_eq!(history.newer(), Some("dra".into()));
        assert_eq!(history.newer(), None);
    }

    #[test]
    fn whoever_enters_something_is_at_the_end_again() {
        let mut history = of(&["a", "b"]);
        history.older("");
        history.older("b");
        history.add("c");
        assert_eq!((history.newer(), history.older("")), (None, Some("c".into())));
    }

    #[test]
    fn it_does_not_grow_for_ever() {
        let mut history = History::default();
        for number in 0..2 * MOST {
            history.add(&number.to_string());
        }
        assert_eq!(history.entries.len(), MOST);
        assert_eq!(history.older(""), Some((2 * MOST - 1).to_string()));
    }
}
