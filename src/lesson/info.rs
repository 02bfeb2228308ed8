//! The line that opens a fence: a first word, more words, and `name=value`.

/// Read, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// What stands first.
    pub first: String,
    /// Words behind it.
    pub words: Vec<String>,
    /// Names with values.
    pub values: Vec<(String, String)>,
}

impl Info {
    /// Reads it; whatever stands there is something.
    pub fn parse(text: &str) -> Info {
        let mut info = Info::default();
        let mut letters = text.trim().chars().peekable();
        let mut is_first = true;
        while letters.peek().is_some() {
            while letters.next_if(|letter| letter.is_whitespace()).is_some() {}
            let mut word = String::new();
            while let Some(letter) = letters.next_if(|letter| !letter.is_whitespace() && *letter != '=') {
                word.push(letter);
            }
            if letters.next_if_eq(&'=').is_some() {
                info.values.push((word, value(&mut letters)));
            } else if is_first {
                info.first = word;
            } else if !word.is_empty() {
                info.words.push(word);
            }
            is_first = false;
        }
        info
    }

    /// Takes a word out.
    pub fn take(&mut self, word: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|other| other != word);
        self.words.len() < before
    }

    /// Takes a value out, the last of this name.
    pub fn take_value(&mut self, name: &str) -> Option<String> {
        let place = self.values.iter().rposition(|(other, _)| other == name)?;
        Some(self.values.remove(place).1)
    }
}

/// Up to a blank, or between quotes with `\n`, `\"` and `\\` in it.
fn value(letters: &mut std::iter::Peekable<std::str::Chars>) -> String {
    let mut value = String::new();
    if letters.next_if_eq(&'"').is_none() {
        while let Some(letter) = letters.next_if(|letter| !letter.is_whitespace()) {
            value.push(letter);
        }
        return value;
    }
    while let Some(letter) = letters.next() {
        match letter {
            '"' => break,
            '\\' => match letters.next() {
                Some('n') => value.push('\n'),
                Some(other) => value.push(other),
                None => {}
            },
            _ => value.push(letter),
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_values_are_told_apart() {
        let info = Info::parse(r#"python  exercise id=greet stdin="Ada\n1 \"2\"" x="#);
        assert_eq!((info.first.as_str(), info.words.as_slice()), ("python", &["exercise".to_owned()][..]));
        let values: Vec<_> = info.values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(values, [("id", "greet"), ("stdin", "Ada\n1 \"2\""), ("x", "")]);
        assert_eq!(Info::parse(""), Info::default());
        assert_eq!(Info::parse("x=1").first, "");
    }
}
