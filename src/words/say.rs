//! A *text*: something the page says, in no language yet. Whoever shows it says in which: so what is on the page already can be
//! said again in another one.

use super::{
    language::{Language, Translated},
    locales, texts,
};
use std::{fmt::Write, time::Duration};

/// A text's place in the table of every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub(super) u16);

/// Something to be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// A text of `locales/`, and what stands in its gaps.
    Of(Key, Vec<Text>),
    /// Sentences, one after the other.
    Row(Vec<Text>),
    /// A text that a file beside the page brings.
    Translated(Translated),
    /// What is the same in every language: a name, or words of Python, of a program, of the browser.
    Verbatim(String),
    /// A whole number.
    Count(u64),
    /// A length of time as people write it: `0.02 s`, `12 s`, `5 min`.
    Length(Duration),
    /// Bytes as people write them: `812 kB`, `6.4 MB`.
    Size(u64),
}

impl Text {
    /// Nothing to be said.
    pub const NONE: Text = Text::Verbatim(String::new());

    /// In words of this language.
    pub fn say(&self, language: Language) -> String {
        let mut said = String::new();
        self.add_to(&mut said, language);
        said
    }

    fn add_to(&self, said: &mut String, language: Language) {
        // Into a string nothing is written in vain.
        let _ = match self {
            Text::Of(key, gaps) => {
                for letter in locales::template(language, *key).chars() {
                    match gap(letter).and_then(|place| gaps.get(place)) {
                        Some(text) => text.add_to(said, language),
                        None => said.push(letter),
                    }
                }
                Ok(())
            }
            Text::Row(texts) => {
                for (place, text) in texts.iter().enumerate() {
                    if place > 0 {
                        said.push(' ');
                    }
                    text.add_to(said, language);
                }
                Ok(())
            }
            Text::Translated(text) => said.write_str(text.of(language)),
            Text::Verbatim(text) => said.write_str(text),
            Text::Count(count) => write!(said, "{count}"),
            Text::Length(length) => said.write_str(&seconds(*length, language)),
            Text::Size(bytes) => said.write_str(&size(*bytes, language)),
        };
    }
}

/// Which gap a character of a template stands for; `build.rs` puts them there.
fn gap(letter: char) -> Option<usize> {
    (letter < '\t').then(|| (letter as usize).saturating_sub(1))
}

fn seconds(length: Duration, language: Language) -> String {
    let millis = u64::try_from(length.as_millis()).unwrap_or(u64::MAX);
    match millis {
        120_000.. if millis % 60_000 < 1_000 => format!("{} min", millis / 60_000),
        10_000.. => decimal(millis, 1_000, 0, language) + " s",
        _ if millis % 1_000 == 0 => decimal(millis, 1_000, 0, language) + " s",
        1_000.. => decimal(millis, 1_000, 1, language) + " s",
        _ => decimal(millis, 1_000, 2, language) + " s",
    }
}

fn size(bytes: u64, language: Language) -> String {
    if bytes < 1_000_000 { format!("{} kB", bytes.div_ceil(1_000)) } else { decimal(bytes, 1_000_000, 1, language) + " MB" }
}

/// A number of parts, so many of which are one, rounded to this many digits behind the mark. In whole numbers: what formats fractions is
/// larger than all else here.
fn decimal(parts: u64, one: u64, digits: u32, language: Language) -> String {
    let places = 10_u64.pow(digits);
    let rounded = (parts.saturating_add(one / places / 2)) / (one / places);
    let (whole, rest) = (rounded / places, rounded % places);
    match digits {
        0 => whole.to_string(),
        _ => format!("{whole}{}{rest:0width$}", language.decimal_mark(), width = digits as usize),
    }
}

/// The size of a file as lists show it: `0 bytes`, `17 bytes`, `1 kB`.
pub fn file_size(bytes: usize) -> Text {
    match bytes {
        1 => texts::size::ONE_BYTE,
        0..1000 => texts::size::bytes(bytes),
        _ => Text::Size(bytes as u64),
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::Verbatim(text.to_owned())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text::Verbatim(text)
    }
}

impl From<Duration> for Text {
    fn from(length: Duration) -> Text {
        Text::Length(length)
    }
}

impl From<u32> for Text {
    fn from(count: u32) -> Text {
        Text::Count(count.into())
    }
}

impl From<u64> for Text {
    fn from(count: u64) -> Text {
        Text::Count(count)
    }
}

impl From<usize> for Text {
    fn from(count: usize) -> Text {
        Text::Count(count as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: impl Into<Text>, language: Language) -> String {
        text.into().say(language)
    }

    #[test]
    fn lengths_and_sizes_read_as_people_write_them() {
        let lengths = |language| [20, 999, 1500, 10_000, 12_345, 300_000].map(|millis| said(Duration::from_millis(millis), language));
        assert_eq!(lengths(Language::English), ["0.02 s", "1.00 s", "1.5 s", "10 s", "12 s", "5 min"]);
        assert_eq!(lengths(Language::Spanish), ["0,02 s", "1,00 s", "1,5 s", "10 s", "12 s", "5 min"]);
        let sizes = |language| [1, 812_000, 6_400_000].map(|bytes| Text::Size(bytes).say(language));
        assert_eq!(sizes(Language::English), ["1 kB", "812 kB", "6.4 MB"]);
        assert_eq!(sizes(Language::Spanish), ["1 kB", "812 kB", "6,4 MB"]);
        assert_eq!([0, 1, 17, 1000].map(|bytes| file_size(bytes).say(Language::English)), ["0 bytes", "1 byte", "17 bytes", "1 kB"]);
    }

    #[test]
    fn gaps_are_filled_in_the_order_of_each_languages_sentence() {
        let text = texts::ending::lost_lines(300_u32, Text::Size(2_000));
        assert_eq!(text.say(Language::English), "300 more lines of its output (2 kB) were not kept.");
        assert_eq!(text.say(Language::Spanish), "No se han guardado otras 300 líneas de su salida (2 kB).");
    }

    #[test]
    fn what_stands_in_a_gap_is_not_read_as_a_text_with_gaps() {
        let text = texts::files::removed("%{file}\u{1}\u{2}");
        assert_eq!(text.say(Language::English), "%{file}\u{1}\u{2} was deleted.");
        assert_eq!(Text::Row(vec!["a.".into(), text, Text::Count(7)]).say(Language::English), "a. %{file}\u{1}\u{2} was deleted. 7");
    }
}
