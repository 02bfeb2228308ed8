//! Texts of the REPL's field: the parts around a caret, the prompts they are shown with, the line that Enter adds.
//!
//! Places are in UTF-16 units, as browsers count them.

use crate::indent;

/// What is before and after a place. Half a character goes to the part after it.
pub fn split(text: &str, place: u32) -> (&str, &str) {
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        units += letter.len_utf16();
        if units > place as usize {
            return text.split_at(at);
        }
    }
    (text, "")
}

/// How long it is.
pub fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// What was entered, as a terminal shows it.
pub fn echo(text: &str) -> String {
    let mut shown = String::new();
    for (number, line) in text.trim_end_matches([' ', '\t']).split('\n').enumerate() {
        shown.push_str(if number == 0 { ">>> " } else { "... " });
        shown.push_str(line);
        shown.push('\n');
    }
    shown
}

/// `now` is in the field, and what was entered of it, `entered`, goes on in another line: the new text, and where the caret is.
pub fn another_line(entered: &str, now: &str) -> (String, u32) {
    // Whoever types fast has typed on meanwhile.
    let (begin, rest) = match now.strip_prefix(entered) {
        Some(rest) => (entered, rest),
        None => (now, ""),
    };
    let text = format!("{begin}{}{rest}", indent::after_enter(begin, units(begin)));
    let caret = units(&text);
    (text, caret)
}

/// What is left in the field after `entered` was taken out of it.
pub fn left_of(entered: &str, now: &str) -> String {
    now.strip_prefix(entered).unwrap_or(now).to_owned()
}

/// What was entered while Python was busy: Enter was a line's end then, and what is behind the last one is still being typed.
pub fn entered_ahead(now: &str) -> &str {
    now.rfind('\n').map_or(now, |end| &now[..=end])
}

/// As much as all of them begin with.
pub fn common_start(names: &[String]) -> &str {
    let Some((first, others)) = names.split_first() else { return "" };
    let mut end = first.len();
    for other in others {
        let same = first.char_indices().zip(other.chars()).find(|((_, one), other)| one != other);
        end = end.min(same.map_or(first.len().min(other.len()), |((at, _), _)| at));
    }
    &first[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_still_being_typed_is_not_entered() {
        assert_eq!(["q = 2\np + q\n", "q = 2\np +", "q", ""].map(entered_ahead), ["q = 2\np + q\n", "q = 2\n", "q", ""]);
    }

    #[test]
    fn parts_are_counted_as_browsers_do() {
        assert_eq!(split("a🐍b", 3), ("a🐍", "b"));
        assert_eq!(split("a🐍b", 2), ("a", "🐍b"));
        assert_eq!(split("ab", 9), ("ab", ""));
        assert_eq!(units("a🐍"), 3);
    }

    #[test]
    fn input_is_shown_with_its_prompts() {
        assert_eq!(echo("x"), ">>> x\n");
        assert_eq!(echo("if x:\n    y\n    "), ">>> if x:\n...     y\n... \n");
    }

    #[test]
    fn another_line_is_indented_and_comes_before_what_was_typed_meanwhile() {
        assert_eq!(another_line("if x:", "if x:"), ("if x:\n    ".into(), 10));
        assert_eq!(another_line("if x:", "if x:y"), ("if x:\n    y".into(), 11));
        assert_eq!(another_line("f(", "something else"), ("something else\n".into(), 15));
    }

    #[test]
    fn what_was_typed_meanwhile_stays() {
        assert_eq!(left_of("a", "ab"), "b");
        assert_eq!(left_of("a", "c"), "c");
    }

    #[test]
    fn names_begin_alike() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(common_start(&names(&["print(", "property("])), "pr");
        assert_eq!(common_start(&names(&["ab", "abc"])), "ab");
        assert_eq!(common_start(&names(&["äb", "äc"])), "ä");
        assert_eq!(common_start(&[]), "");
    }
}
