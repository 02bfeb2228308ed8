//! An *info string*: what stands behind the three backticks of a fence. Words, `name=value` and `name="value with blanks"`.

use super::{
    fault::What,
    page::{Page, short},
};

/// The words of a fence.
#[derive(Default)]
pub(super) struct Info {
    /// What the fence is: its first word.
    pub kind: String,
    words: Vec<String>,
    values: Vec<(String, String)>,
}

impl Info {
    /// Reads what it can. In values, `\n` is a new line and `\"` a quotation mark.
    pub fn read(text: &str, line: u32, page: &mut Page) -> Info {
        let mut info = Info { kind: kind(text).to_owned(), ..Info::default() };
        let mut rest = text.trim_start()[info.kind.len()..].trim_start();
        while !rest.is_empty() {
            let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            let Some(behind) = behind.strip_prefix('=') else {
                info.words.push(word.to_owned());
                rest = behind.trim_start();
                continue;
            };
            let (value, behind) = match behind.strip_prefix('"') {
                Some(behind) => quoted(behind).unwrap_or_else(|| {
                    page.fault(line, What::OpenQuote);
                    (behind, "")
                }),
                None => behind.split_at(behind.find(char::is_whitespace).unwrap_or(behind.len())),
            };
            if info.values.iter().any(|(name, _)| name == word) {
                page.fault(line, What::Twice(short(word)));
            } else {
                info.values.push((word.to_owned(), unescaped(value)));
            }
            rest = behind.trim_start();
        }
        info
    }

    /// Whether the word is there; it counts as understood.
    pub fn word(&mut self, word: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|other| other != word);
        self.words.len() < before
    }

    /// The value of a name; it counts as understood.
    pub fn value(&mut self, name: &str) -> Option<String> {
        let at = self.values.iter().position(|(other, _)| other == name)?;
        Some(self.values.remove(at).1)
    }

    /// Everything that nobody understood is a fault.
    pub fn end(self, known: &'static [&'static str], line: u32, page: &mut Page) {
        let names = self.values.into_iter().map(|(name, _)| name + "=");
        for word in self.words.into_iter().chain(names) {
            page.fault(line, What::UnknownWord(short(&word), known));
        }
    }
}

/// The first word of an info string.
pub(super) fn kind(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

/// What is before the closing quotation mark, and what is behind it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((&text[..at], &text[at + 1..])),
            _ => {}
        }
    }
    None
}

fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match (letter, letters.clone().next()) {
            ('\\', Some('n')) => text.push('\n'),
            ('\\', Some(next @ ('"' | '\\'))) => text.push(next),
            _ => {
                text.push(letter);
                continue;
            }
        }
        letters.next();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Info, usize) {
        let mut page = Page::default();
        let info = Info::read(text, 1, &mut page);
        (info, page.faults.len())
    }

    #[test]
    fn words_and_values_stand_in_any_order() {
        let (mut info, faults) = read(r#"  python id=a exercise stdin="Ada \"L\"\n12\\" x="#);
        assert_eq!((info.kind.as_str(), faults), ("python", 0));
        assert!(info.word("exercise") && !info.word("exercise") && !info.word("id"));
        assert_eq!(info.value("id").as_deref(), Some("a"));
        assert_eq!(info.value("stdin").as_deref(), Some("Ada \"L\"\n12\\"));
        assert_eq!(info.value("x").as_deref(), Some(""));
        assert_eq!(info.value("x"), None);
    }

    #[test]
    fn what_is_twice_or_not_closed_is_a_fault() {
        assert_eq!(read("python id=a id=b").1, 1);
        let (mut info, faults) = read("python stdin=\"Ada exercise");
        assert_eq!((info.value("stdin").as_deref(), faults), (Some("Ada exercise"), 1));
    }
}
