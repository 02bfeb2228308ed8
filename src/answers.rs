//! *Type-ahead*: lines that somebody pasted and the program has not asked for yet.
//!
//! As in a terminal, several lines answer several questions, and what stands behind the last line's end is not an answer yet.

use std::collections::VecDeque;

/// Lines in waiting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeAhead {
    lines: VecDeque<String>,
}

impl TypeAhead {
    /// Takes what was typed or pasted; gives what stands behind its last line's end.
    pub fn type_in(&mut self, text: &str) -> String {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut lines = text.split('\n').map(str::to_owned);
        let rest = lines.next_back().unwrap_or_default();
        self.lines.extend(lines);
        rest
    }

    /// The answer to the next question, if there is one.
    pub fn next_line(&mut self) -> Option<String> {
        self.lines.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn several_lines_answer_several_questions_and_the_rest_stays() {
        let mut ahead = TypeAhead::default();
        assert_eq!(ahead.type_in("Ada\r\n36\rLondon\n\nun"), "un");
        let lines: Vec<_> = std::iter::from_fn(|| ahead.next_line()).collect();
        assert_eq!(lines, ["Ada", "36", "London", ""]);
        assert_eq!(ahead.type_in("no line's end"), "no line's end");
        assert_eq!(ahead.next_line(), None);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(texts in prop::collection::vec("[a-é🐍\n]{0,20}", 0..5)) {
            let mut ahead = TypeAhead::default();
            let mut rest = String::new();
            for text in &texts {
                rest = ahead.type_in(&format!("{rest}{text}"));
            }
            let lines: String = std::iter::from_fn(|| ahead.next_line()).map(|line| line + "\n").collect();
            prop_assert_eq!(lines + &rest, texts.concat());
        }
    }
}
