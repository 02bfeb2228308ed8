//! The *language* that the page speaks, and which one it is for this person. What Python itself says stays as it is.

use serde::Deserialize;

/// The name of the switch: whoever needs it may understand no other language.
pub const SWITCH: &str = "Language / Idioma";

/// One that the page speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// In the order in which they are offered.
    pub const ALL: [Language; 2] = [Language::English, Language::Spanish];

    /// Its tag (BCP 47), which is also the name of its file in `locales/`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Spanish => "Español",
        }
    }

    /// What stands between whole numbers and tenths.
    pub fn decimal_mark(self) -> char {
        match self {
            Language::English => '.',
            Language::Spanish => ',',
        }
    }

    /// Of a tag like `es`, `es-MX` or `ES_419`; `None` where the page does not speak it.
    pub fn of_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// What the person chose at an earlier visit, else the first of the browser's languages that the page speaks, else English.
    pub fn choose(kept: Option<&str>, preferred: &[String]) -> Language {
        let preferred = preferred.iter().map(String::as_str);
        kept.into_iter().chain(preferred).find_map(Language::of_tag).unwrap_or(Language::English)
    }
}

/// A text that comes with its translations, from a file beside the page: one field for each language, named by its tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Translated {
    en: String,
    es: String,
}

impl Translated {
    /// In this language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Spanish => &self.es,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_comes_before_the_browsers_languages_and_english_is_last() {
        let chosen = |kept, preferred: &[&str]| {
            let preferred: Vec<_> = preferred.iter().map(|tag| (*tag).to_owned()).collect();
            Language::choose(kept, &preferred)
        };
        assert_eq!(chosen(None, &["es-MX", "en"]), Language::Spanish);
        assert_eq!(chosen(None, &["de", "fr-CA", "es", "en"]), Language::Spanish);
        assert_eq!(chosen(None, &["en-US", "es"]), Language::English);
        assert_eq!(chosen(Some("en"), &["es"]), Language::English);
        assert_eq!(chosen(Some("es"), &["en"]), Language::Spanish);
        for (kept, preferred) in [(None, &[][..]), (Some("xx"), &["de"]), (None, &["est", "", "-", "esperanto"])] {
            assert_eq!(chosen(kept, preferred), Language::English, "{kept:?} {preferred:?}");
        }
    }
}
