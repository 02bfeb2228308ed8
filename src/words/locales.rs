//! The texts of `locales/`, as `build.rs` puts them into the page: a table for each language, one text a line.

use super::{language::Language, say::Key};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// A text in this language; its gaps are control characters.
pub(super) fn template(language: Language, Key(place): Key) -> &'static str {
    let table = match language {
        Language::English => EN,
        Language::Spanish => ES,
    };
    table.split('\n').nth(usize::from(place)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::texts::KEYS;
    use std::{fs, path::Path};

    fn sources(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, all);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                all.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }

    #[test]
    fn every_language_says_the_same_things_with_the_same_gaps() {
        let gaps = |text: &str| {
            let mut gaps: Vec<char> = text.chars().filter(|letter| letter.is_control()).collect();
            gaps.sort_unstable();
            gaps.dedup();
            gaps
        };
        for (place, key) in KEYS.iter().enumerate() {
            let texts = Language::ALL.map(|language| template(language, Key(place as u16)));
            for text in texts {
                assert!(!text.is_empty() && !text.contains("%{"), "{key}: {text}");
                assert_eq!(gaps(text), gaps(texts[0]), "{key}: {text}");
                assert_eq!(text.trim_end(), text, "{key} ends with a space");
            }
        }
    }

    /// The compiler says it exactly, but only where it compiles the page.
    #[test]
    fn every_text_is_used() {
        let mut all = String::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
        let names: std::collections::HashSet<_> = all.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
        for key in KEYS {
            let name = key.rsplit('.').next().unwrap();
            assert!(names.contains(name) || names.contains(name.to_uppercase().as_str()), "{key} is never said");
        }
    }

    #[test]
    fn spanish_has_its_own_signs_and_no_english_left() {
        for (place, key) in KEYS.iter().enumerate() {
            let [english, spanish] = Language::ALL.map(|language| template(language, Key(place as u16)));
            assert!(!spanish.contains(" the ") && !spanish.contains(" your "), "{key}: {spanish}");
            assert!(!spanish.contains('"') || english.contains("open("), "{key} quotes as English does: {spanish}");
            // A `?` by itself is a key.
            let asks = spanish.split(' ').any(|word| word.len() > 1 && word.ends_with('?'));
            assert_eq!(spanish.contains('¿'), asks, "{key}: {spanish}");
        }
    }
}
