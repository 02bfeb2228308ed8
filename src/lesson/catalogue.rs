//! The *catalogue*: which courses a site has (`index.json`), and which lessons a course has, in which languages (`course.json`).

use super::{page::short, route::is_name};
use serde::Deserialize;
use std::collections::BTreeMap;

/// No catalogue is larger.
pub const MOST_CATALOGUE_BYTES: usize = 64 * 1024;
const FORMAT: u32 = 1;
const MOST_NAMES: usize = 200;
const MOST_LETTERS: usize = 400;

/// What a site has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// Checked before; known here so that nothing unknown is let through.
    #[serde(rename = "format")]
    _format: u32,
    /// Names of folders, in order.
    pub courses: Vec<String>,
}

/// A course.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    #[serde(rename = "format")]
    _format: u32,
    /// Tags; the first stands in for the others.
    pub languages: Vec<String>,
    title: BTreeMap<String, String>,
    about: BTreeMap<String, String>,
    /// Names, in order.
    pub lessons: Vec<String>,
}

/// Where a lesson can be found in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its name in the course's folder.
    pub file: String,
    /// Its language's tag.
    pub language: String,
    /// It is not in the language that was wanted.
    pub stands_in: bool,
}

/// Why a file is no catalogue.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// Too large.
    #[error("it is larger than 64 kB")]
    Large,
    /// Not JSON, or with other fields.
    #[error("it has another form: {0}")]
    Form(String),
    /// Of another time.
    #[error("its \"format\" is {0}: this page knows format 1")]
    Format(u32),
    /// No folder or lesson can be called so.
    #[error("{0:?} is no name: names are made of a to z, 0 to 9 and -")]
    Name(String),
    /// Nothing to choose from, or far too much.
    #[error("{0:?} has to have between 1 and 200 entries")]
    Number(&'static str),
    /// One that is listed again.
    #[error("{0:?} is listed twice")]
    Twice(String),
    /// No tag of a language.
    #[error("{0:?} is no language: write two small letters, like en")]
    Language(String),
    /// It is missing, empty or too long in a language.
    #[error("{name:?} needs a text of at most 400 letters for {language:?}")]
    Text {
        /// The field.
        name: &'static str,
        /// The tag.
        language: String,
    },
    /// In a language that the course does not have.
    #[error("{name:?} has a text for {language:?}, which is not in \"languages\"")]
    Stray {
        /// The field.
        name: &'static str,
        /// The tag.
        language: String,
    },
}

impl Catalogue {
    /// Reads `index.json`.
    pub fn read(text: &[u8]) -> Result<Catalogue, CatalogueError> {
        let catalogue: Catalogue = parse(text)?;
        check_list("courses", &catalogue.courses, is_name, CatalogueError::Name)?;
        Ok(catalogue)
    }
}

impl Course {
    /// Reads `course.json`.
    pub fn read(text: &[u8]) -> Result<Course, CatalogueError> {
        let course: Course = parse(text)?;
        let is_tag = |tag: &str| tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_lowercase());
        check_list("languages", &course.languages, is_tag, CatalogueError::Language)?;
        check_list("lessons", &course.lessons, is_name, CatalogueError::Name)?;
        for (name, texts) in [("title", &course.title), ("about", &course.about)] {
            let is_text = |text: &String| !text.trim().is_empty() && text.chars().count() <= MOST_LETTERS;
            if let Some(language) = course.languages.iter().find(|language| !texts.get(*language).is_some_and(is_text)) {
                return Err(CatalogueError::Text { name, language: language.clone() });
            }
            if let Some(language) = texts.keys().find(|language| !course.languages.contains(language)) {
                return Err(CatalogueError::Stray { name, language: short(language) });
            }
        }
        Ok(course)
    }

    /// Its name for people, in this language or in its first.
    pub fn title(&self, language: &str) -> &str {
        self.in_language(&self.title, language)
    }

    /// What it is about.
    pub fn about(&self, language: &str) -> &str {
        self.in_language(&self.about, language)
    }

    fn in_language<'a>(&'a self, texts: &'a BTreeMap<String, String>, language: &str) -> &'a str {
        let first = || texts.get(self.languages.first()?);
        texts.get(language).or_else(first).map(String::as_str).unwrap_or_default()
    }

    /// The files that a lesson may be in for who wants this language: the first of them that is there. Nothing for a lesson that the
    /// course does not have.
    pub fn versions(&self, lesson: &str, wanted: &str) -> Vec<Version> {
        if !self.lessons.iter().any(|name| name == lesson) {
            return Vec::new();
        }
        let own = self.languages.iter().find(|language| *language == wanted);
        let first = self.languages.first().filter(|language| *language != wanted);
        let version = |language: &String| Version { file: format!("{lesson}.{language}.md"), language: language.clone(), stands_in: language != wanted };
        own.into_iter().chain(first).map(version).collect()
    }

    /// The lesson before this one.
    pub fn previous(&self, lesson: &str) -> Option<&str> {
        self.lessons.get(self.place(lesson)?.checked_sub(1)?).map(String::as_str)
    }

    /// The lesson after this one.
    pub fn next(&self, lesson: &str) -> Option<&str> {
        self.lessons.get(self.place(lesson)? + 1).map(String::as_str)
    }

    fn place(&self, lesson: &str) -> Option<usize> {
        self.lessons.iter().position(|name| name == lesson)
    }
}

/// Where a file of a course is, below the page. `index.json` is in `lessons/` itself.
pub fn address(course: &str, file: &str) -> String {
    format!("lessons/{course}/{file}")
}

/// A file of another time may have any other fields: its format is looked at first.
fn parse<'a, T: Deserialize<'a>>(text: &'a [u8]) -> Result<T, CatalogueError> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    if text.len() > MOST_CATALOGUE_BYTES {
        return Err(CatalogueError::Large);
    }
    let form = |error: serde_json::Error| CatalogueError::Form(error.to_string());
    match serde_json::from_slice(text).map_err(form)? {
        Format { format: FORMAT } => serde_json::from_slice(text).map_err(form),
        Format { format } => Err(CatalogueError::Format(format)),
    }
}

fn check_list(field: &'static str, names: &[String], is_sound: impl Fn(&str) -> bool, wrong: fn(String) -> CatalogueError) -> Result<(), CatalogueError> {
    if !(1..=MOST_NAMES).contains(&names.len()) {
        return Err(CatalogueError::Number(field));
    }
    for (at, name) in names.iter().enumerate() {
        if !is_sound(name) {
            return Err(wrong(short(name)));
        }
        if names.iter().take(at).any(|before| before == name) {
            return Err(CatalogueError::Twice(name.clone()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn course(change: impl FnOnce(&mut Value)) -> Result<Course, CatalogueError> {
        let texts = json!({ "en": "a", "es": "b" });
        let mut course = json!({ "format": 1, "languages": ["en", "es"], "title": texts, "about": texts, "lessons": ["01-a", "02-b", "03-c"] });
        change(&mut course);
        Course::read(course.to_string().as_bytes())
    }

    #[test]
    fn a_lesson_has_a_file_for_each_language_and_neighbours() {
        let course = course(|_| ()).unwrap();
        let files = |wanted: &str| course.versions("02-b", wanted).into_iter().map(|version| (version.file, version.stands_in)).collect::<Vec<_>>();
        assert_eq!(files("es"), [("02-b.es.md".into(), false), ("02-b.en.md".into(), true)]);
        assert_eq!(files("en"), [("02-b.en.md".into(), false)]);
        assert_eq!(files("fr"), [("02-b.en.md".into(), true)]);
        assert_eq!(course.versions("../x", "en"), []);
        assert_eq!((course.previous("01-a"), course.next("01-a")), (None, Some("02-b")));
        assert_eq!((course.previous("03-c"), course.next("03-c"), course.next("x")), (Some("02-b"), None, None));
        assert_eq!((course.title("es"), course.about("fr")), ("b", "a"));
    }

    #[test]
    fn errors_name_what_is_wrong() {
        let said = |change: fn(&mut Value)| course(change).unwrap_err().to_string();
        assert_eq!(said(|course| course["format"] = 2.into()), "its \"format\" is 2: this page knows format 1");
        assert!(said(|course| course["title"] = "x".into()).starts_with("it has another form: invalid type"));
        assert!(said(|course| course["titel"] = "x".into()).contains("titel"));
        assert!(said(|course| course["languages"] = json!(["english"])).contains("\"english\" is no language"));
        assert!(said(|course| course["languages"] = json!([])).contains("\"languages\""));
        assert!(said(|course| course["lessons"] = json!(["../x"])).contains("\"../x\" is no name"));
        assert!(said(|course| course["lessons"] = json!(["a", "b", "a"])).contains("\"a\" is listed twice"));
        assert_eq!(said(|course| course["about"]["es"] = " ".into()), "\"about\" needs a text of at most 400 letters for \"es\"");
        assert!(said(|course| course["about"]["fr"] = "c".into()).contains("\"fr\", which is not"));
        assert!(said(|course| course["title"]["en"] = "x".repeat(401).into()).contains("\"title\""));
    }

    #[test]
    fn the_list_of_courses_is_checked_too() {
        assert_eq!(Catalogue::read(br#"{"format": 1, "courses": ["a-1", "b"]}"#).unwrap().courses, ["a-1", "b"]);
        for wrong in [r#"{"format": 1}"#, r#"{"format": 1, "courses": ["A"]}"#, r#"{"format": 9, "new": 1}"#, "<html>", r#"{"format":1,"courses":[]}"#] {
            assert!(Catalogue::read(wrong.as_bytes()).is_err(), "{wrong}");
        }
        assert_eq!(Catalogue::read(&vec![b' '; MOST_CATALOGUE_BYTES + 1]), Err(CatalogueError::Large));
    }
}
