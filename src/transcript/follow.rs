//! Whether the page *follows* the output to its end, or leaves a reader where he is.
//!
//! A browser tells of a scroll later than it happened: a word of the page's own last scroll to the end may come after a reader
//! has pressed a key to leave. It must not take him back.

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Follow {
    /// At the end, and new output is brought into sight.
    #[default]
    Following,
    /// He has asked to go up, and was not seen there yet.
    Leaving,
    /// Somewhere above.
    Reading,
}

impl Follow {
    /// The reader does something that may lead up.
    pub fn up(self) -> Follow {
        match self {
            Follow::Following | Follow::Leaving => Follow::Leaving,
            Follow::Reading => Follow::Reading,
        }
    }

    /// The reader does something that leads down.
    pub fn down(self) -> Follow {
        match self {
            Follow::Leaving | Follow::Reading => Follow::Reading,
            Follow::Following => Follow::Following,
        }
    }

    /// The browser tells of a scroll; whether the end is in sight now.
    pub fn scrolled(self, at_end: bool) -> Follow {
        match (self, at_end) {
            (Follow::Reading, true) => Follow::Following,
            (Follow::Leaving | Follow::Reading, false) => Follow::Reading,
            (Follow::Leaving, true) => Follow::Leaving,
            (Follow::Following, _) => Follow::Following,
        }
    }
}

/// Where a key leads a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the very beginning.
    Beginning,
    /// A page up, all but a line or two of it.
    PageUp,
    /// Some lines up.
    Up,
    /// Some lines down.
    Down,
    /// A page down.
    PageDown,
    /// To the very end.
    End,
}

impl Step {
    /// As browsers scroll with an arrow key, in CSS pixels.
    const ARROW: i32 = 40;

    /// By the key's name, as keyboard events have it.
    pub fn of_key(key: &str) -> Option<Step> {
        Some(match key {
            "Home" => Step::Beginning,
            "PageUp" => Step::PageUp,
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "PageDown" => Step::PageDown,
            "End" => Step::End,
            _ => return None,
        })
    }

    /// Whether it leads away from the end.
    pub fn leads_up(self) -> bool {
        matches!(self, Step::Beginning | Step::PageUp | Step::Up)
    }

    /// The next scroll position; `height` is of what is in sight, `all` of everything.
    pub fn from(self, top: i32, height: i32, all: i32) -> i32 {
        let page = height - height / 10;
        match self {
            Step::Beginning => 0,
            Step::PageUp => top - page,
            Step::Up => top - Step::ARROW,
            Step::Down => top + Step::ARROW,
            Step::PageDown => top + page,
            Step::End => all,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_where_a_reader_expects() {
        let from = |key: &str| Step::of_key(key).map(|step| (step.leads_up(), step.from(500, 200, 9000)));
        assert_eq!(from("Home"), Some((true, 0)));
        assert_eq!(from("PageUp"), Some((true, 320)));
        assert_eq!(from("ArrowUp"), Some((true, 460)));
        assert_eq!(from("ArrowDown"), Some((false, 540)));
        assert_eq!(from("PageDown"), Some((false, 680)));
        assert_eq!(from("End"), Some((false, 9000)));
        assert_eq!(from("a"), None);
    }

    #[test]
    fn a_late_word_of_the_pages_own_scroll_does_not_take_a_reader_back() {
        let reader = Follow::default().scrolled(true).up().scrolled(true);
        assert_eq!(reader, Follow::Leaving);
        assert_eq!(reader.scrolled(false), Follow::Reading);
    }

    #[test]
    fn who_comes_to_the_end_again_is_followed_again() {
        assert_eq!(Follow::Reading.scrolled(false).scrolled(true), Follow::Following);
        assert_eq!(Follow::Leaving.down().scrolled(true), Follow::Following);
    }

    #[test]
    fn growing_output_is_no_leaving() {
        assert_eq!(Follow::Following.scrolled(false).down(), Follow::Following);
    }
}
