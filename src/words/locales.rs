//! The texts of `locales/`, as `build.rs` puts them into the page: a table for each folder and language, one text a line.

use super::{language::Language, say::Key};
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The number of the first text that only pages with lessons say.
const FIRST_OF_LESSONS: u16 = 10_000;

static LESSONS: OnceLock<fn(Language) -> &'static str> = OnceLock::new();

/// Brings the texts that only pages with lessons say. A page that never calls it does not carry them.
pub fn bring_lessons() {
    LESSONS.get_or_init(|| |language| match language {
        Language::English => LESSONS_EN,
        Language::Spanish => LESSONS_ES,
    });
}

/// A text in this language; its gaps are control characters.
pub(super) fn template(language: Language, Key(place): Key) -> &'static str {
    let (table, place) = match place.checked_sub(FIRST_OF_LESSONS) {
        Some(place) => (LESSONS.get().map_or("", |table| table(language)), place),
        None => (
            match language {
                Language::English => EN,
                Language::Spanish => ES,
            },
            place,
        ),
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
        bring_lessons();
        for (key, place) in KEYS {
            let texts = Language::ALL.map(|language| template(language, Key(*place)));
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
        for (key, _) in KEYS {
            let name = key.rsplit('.').next().unwrap();
            assert!(names.contains(name) || names.contains(name.to_uppercase().as_str()), "{key} is never said");
        }
    }

    #[test]
    fn spanish_has_its_own_signs_and_no_english_left() {
        bring_lessons();
        for (key, place) in KEYS {
            let [english, spanish] = Language::ALL.map(|language| template(language, Key(*place)));
            assert!(!spanish.contains(" the ") && !spanish.contains(" your "), "{key}: {spanish}");
            assert!(!spanish.contains('"') || english.contains("open("), "{key} quotes as English does: {spanish}");
            // A `?` by itself is a key.
            let asks = spanish.split(' ').any(|word| word.len() > 1 && word.ends_with('?'));
            assert_eq!(spanish.contains('¿'), asks, "{key}: {spanish}");
        }
    }
}
