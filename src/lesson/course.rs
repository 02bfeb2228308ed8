//! Lists of courses and of lessons, and what an address means.

use super::prose::is_name;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// The list of courses, below the page.
pub const CATALOGUE: &str = "lessons/index.json";
const FORMAT: u32 = 1;
/// Of either list.
const MOST_ENTRIES: usize = 500;

/// Why a list cannot be used.
#[derive(Debug, Error)]
pub enum CourseError {
    /// It is no JSON, or not this.
    #[error("it cannot be read ({0})")]
    Unreadable(#[from] serde_json::Error),
    /// Of another format.
    #[error("its format is {0}, and this page knows {FORMAT}")]
    Format(u32),
    /// A name with other characters.
    #[error("{0:?} is no name: use the letters a to z, digits and -")]
    Name(String),
    /// A name that stands there already.
    #[error("{0} stands there twice")]
    Twice(String),
    /// A language without a title.
    #[error("it has no {0} in {1:?}")]
    Untold(&'static str, String),
    /// A list of nothing, or of too much.
    #[error("it lists {0} {1}; there must be 1 to {MOST_ENTRIES}")]
    Count(usize, &'static str),
}

/// Which courses a site has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Catalogue {
    format: u32,
    /// Names of their folders.
    pub courses: Vec<String>,
}

impl Catalogue {
    /// Reads `lessons/index.json`.
    pub fn parse(bytes: &[u8]) -> Result<Catalogue, CourseError> {
        let read: Catalogue = serde_json::from_slice(bytes)?;
        check(read.format, &read.courses, "courses")?;
        Ok(read)
    }
}

/// Which lessons a course has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Course {
    format: u32,
    /// Tags; the first stands in for others.
    pub languages: Vec<String>,
    title: BTreeMap<String, String>,
    #[serde(default)]
    about: BTreeMap<String, String>,
    /// In order.
    pub lessons: Vec<String>,
}

/// A lesson's file, below the course's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonFile {
    /// Its name.
    pub path: String,
    /// It is in another language than was wanted.
    pub stands_in: bool,
}

impl Course {
    /// Reads `course.json`.
    pub fn parse(bytes: &[u8]) -> Result<Course, CourseError> {
        let read: Course = serde_json::from_slice(bytes)?;
        check(read.format, &read.lessons, "lessons")?;
        check(read.format, &read.languages, "languages")?;
        for language in &read.languages {
            if read.title.get(language).is_none_or(|title| title.trim().is_empty()) {
                return Err(CourseError::Untold("title", language.clone()));
            }
        }
        Ok(read)
    }

    fn of<'a>(&'a self, texts: &'a BTreeMap<String, String>, language: &str) -> &'a str {
        let first = self.languages.first().map_or("", String::as_str);
        texts.get(language).or_else(|| texts.get(first)).map_or("", String::as_str)
    }

    /// Its name for people.
    pub fn title(&self, language: &str) -> &str {
        self.of(&self.title, language)
    }

    /// A sentence about it.
    pub fn about(&self, language: &str) -> &str {
        self.of(&self.about, language)
    }

    /// Where a lesson is; none where the course has no such lesson.
    pub fn file(&self, lesson: &str, language: &str) -> Option<LessonFile> {
        let stands_in = !self.languages.iter().any(|known| known == language);
        let first = self.first_file(lesson)?;
        Some(LessonFile { path: if stands_in { first } else { format!("{lesson}.{language}.md") }, stands_in })
    }

    /// Where it is in the first language.
    pub fn first_file(&self, lesson: &str) -> Option<String> {
        let language = self.languages.first()?;
        self.lessons.iter().any(|known| known == lesson).then(|| format!("{lesson}.{language}.md"))
    }

    /// The lessons before and after.
    pub fn around(&self, lesson: &str) -> (Option<&str>, Option<&str>) {
        let Some(place) = self.lessons.iter().position(|known| known == lesson) else { return (None, None) };
        let at = |place: Option<usize>| place.and_then(|place| self.lessons.get(place)).map(String::as_str);
        (at(place.checked_sub(1)), at(place.checked_add(1)))
    }
}

fn check(format: u32, names: &[String], what: &'static str) -> Result<(), CourseError> {
    if format != FORMAT {
        return Err(CourseError::Format(format));
    }
    if names.is_empty() || names.len() > MOST_ENTRIES {
        return Err(CourseError::Count(names.len(), what));
    }
    let mut seen = BTreeSet::new();
    for name in names {
        if !is_name(name) {
            return Err(CourseError::Name(name.clone()));
        }
        if !seen.insert(name) {
            return Err(CourseError::Twice(name.clone()));
        }
    }
    Ok(())
}

/// What the address of a page with lessons means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// All courses.
    Courses,
    /// One of them.
    Course(String),
    /// A lesson of it.
    Lesson {
        /// The course's name.
        course: String,
        /// The lesson's.
        lesson: String,
        /// With what is wrong with it.
        is_author: bool,
    },
    /// Nothing.
    Nowhere,
}

impl Route {
    /// Of what stands behind `#`.
    pub fn parse(fragment: &str) -> Route {
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut parts = path.trim_end_matches('/').split('/');
        let (empty, learn) = (parts.next(), parts.next());
        let rest: Vec<&str> = parts.collect();
        match (empty, learn, &rest[..]) {
            (Some(""), None, []) | (Some(""), Some("learn"), []) => Route::Courses,
            (Some(""), Some("learn"), [course]) if is_name(course) => Route::Course((*course).to_owned()),
            (Some(""), Some("learn"), [course, lesson]) if is_name(course) && is_name(lesson) => {
                Route::Lesson { course: (*course).to_owned(), lesson: (*lesson).to_owned(), is_author: query == "author" }
            }
            _ => Route::Nowhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_means_one_thing_or_nothing() {
        assert_eq!(Route::parse("/learn"), Route::Courses);
        assert_eq!(Route::parse("/learn/"), Route::Courses);
        assert_eq!(Route::parse(""), Route::Courses);
        assert_eq!(Route::parse("/learn/first-steps"), Route::Course("first-steps".into()));
        let lesson = |is_author| Route::Lesson { course: "c".into(), lesson: "01-x".into(), is_author };
        assert_eq!(Route::parse("/learn/c/01-x"), lesson(false));
        assert_eq!(Route::parse("/learn/c/01-x?author"), lesson(true));
        for nowhere in ["/learn/../x", "/learn/a/../b", "/learn/a/b/c", "/learn/A", "/learn//x", "code=1", "/learn/a%2fb", "/learn/é"] {
            assert_eq!(Route::parse(nowhere), Route::Nowhere, "{nowhere}");
        }
    }

    const COURSE: &str = r#"{"format":1,"languages":["en","es"],"title":{"en":"One","es":"Uno"},"about":{"en":"About."},"lessons":["a","b","c"]}"#;

    #[test]
    fn a_language_without_lessons_gets_those_of_the_first() {
        let course = Course::parse(COURSE.as_bytes()).unwrap();
        assert_eq!(course.file("b", "es"), Some(LessonFile { path: "b.es.md".into(), stands_in: false }));
        assert_eq!(course.file("b", "fr"), Some(LessonFile { path: "b.en.md".into(), stands_in: true }));
        assert_eq!(course.file("x", "en"), None);
        assert_eq!((course.title("es"), course.title("fr"), course.about("es")), ("Uno", "One", "About."));
        assert_eq!([course.around("a"), course.around("c"), course.around("x")], [(None, Some("b")), (Some("b"), None), (None, None)]);
    }

    #[test]
    fn lists_that_are_not_sound_are_refused_in_words() {
        for (from, to, says) in [
            ("\"format\":1", "\"format\":2", "its format is 2"),
            ("\"b\"", "\"../b\"", "is no name"),
            ("\"b\"", "\"a\"", "a stands there twice"),
            (",\"es\":\"Uno\"", "", "no title in \"es\""),
            ("[\"a\",\"b\",\"c\"]", "[]", "0 lessons"),
            ("{", "", "cannot be read"),
        ] {
            let error = Course::parse(COURSE.replacen(from, to, 1).as_bytes()).unwrap_err().to_string();
            assert!(error.contains(says), "{from}: {error}");
        }
    }
}
