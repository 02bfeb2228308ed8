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

#[cfg(test)]
mod tests {
    use super::*;

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
