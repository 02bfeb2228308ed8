//! The list of keys.

use super::{say::Text, texts::keys};

/// Keys and what they do.
pub const KEYS: &[(Text, Text)] = &[
    (keys::RUN, keys::RUN_DOES),
    (keys::HELP, keys::HELP_DOES),
    (keys::INDENT, keys::INDENT_DOES),
    (keys::UNINDENT, keys::UNINDENT_DOES),
    (keys::LEAVE, keys::LEAVE_DOES),
    (keys::SUGGEST, keys::SUGGEST_DOES),
    (keys::COMMENT, keys::COMMENT_DOES),
    (keys::MOVE_LINES, keys::MOVE_LINES_DOES),
    (keys::UNDO, keys::UNDO_DOES),
    (keys::FIND, keys::FIND_DOES),
    (keys::SAME_WORD, keys::SAME_WORD_DOES),
    (keys::END_INPUT, keys::END_INPUT_DOES),
    (keys::ARROWS, keys::ARROWS_DOES),
    (keys::ENDS, keys::ENDS_DOES),
    (keys::ESCAPE, keys::ESCAPE_DOES),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::language::Language;

    #[test]
    fn every_key_says_what_it_does() {
        for language in Language::ALL {
            assert!(KEYS.iter().all(|(keys, what)| !keys.say(language).is_empty() && what.say(language).len() > 5));
        }
        assert!(KEYS.iter().any(|(keys, _)| keys.say(Language::English) == "Ctrl + Enter"));
        assert!(KEYS.iter().any(|(keys, _)| keys.say(Language::Spanish) == "Ctrl + Intro"));
    }
}
