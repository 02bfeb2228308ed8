//! A *route*: which page of the lessons an address means. The address may be anybody's.

use std::fmt;

/// Where an address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/learn`: all courses.
    Courses,
    /// `#/learn/first-steps`: the lessons of one.
    Course(String),
    /// `#/learn/first-steps/01-print`
    Lesson {
        /// Its folder.
        course: String,
        /// Its name there.
        lesson: String,
        /// With `?author` behind: faults are shown.
        author: bool,
    },
    /// To lessons, but to none that could be.
    Nowhere,
}

impl Route {
    /// Of the part of an address from its `#` on; `None` where it does not speak of lessons.
    pub fn parse(fragment: &str) -> Option<Route> {
        let rest = fragment.strip_prefix("#/learn")?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        if !path.is_empty() && !path.starts_with('/') {
            return None;
        }
        let mut names = path.trim_matches('/').split('/');
        Some(match (names.next().unwrap_or_default(), names.next(), names.next()) {
            ("", None, _) => Route::Courses,
            (course, None, _) if is_name(course) => Route::Course(course.to_owned()),
            (course, Some(lesson), None) if is_name(course) && is_name(lesson) => {
                Route::Lesson { course: course.to_owned(), lesson: lesson.to_owned(), author: query.split('&').any(|word| word == "author") }
            }
            _ => Route::Nowhere,
        })
    }
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Route::Courses | Route::Nowhere => formatter.write_str("#/learn"),
            Route::Course(course) => write!(formatter, "#/learn/{course}"),
            Route::Lesson { course, lesson, author } => write!(formatter, "#/learn/{course}/{lesson}{}", if *author { "?author" } else { "" }),
        }
    }
}

/// Whether a course, a lesson or a cell can be called so.
pub(super) fn is_name(name: &str) -> bool {
    let is_usual = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    is_usual && (1..=64).contains(&name.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_lead_to_pages() {
        let lesson = |author| Route::Lesson { course: "first-steps".into(), lesson: "01-print".into(), author };
        let cases = [
            ("#/learn", Route::Courses),
            ("#/learn/", Route::Courses),
            ("#/learn?author", Route::Courses),
            ("#/learn/first-steps", Route::Course("first-steps".into())),
            ("#/learn/first-steps/01-print", lesson(false)),
            ("#/learn/first-steps/01-print/", lesson(false)),
            ("#/learn/first-steps/01-print?author", lesson(true)),
            ("#/learn/first-steps/01-print?x=1&author", lesson(true)),
            ("#/learn/../x", Route::Nowhere),
            ("#/learn//x", Route::Course("x".into())),
            ("#/learn/a//b", Route::Nowhere),
            ("#/learn/a/b/c", Route::Nowhere),
            ("#/learn/A", Route::Nowhere),
            ("#/learn/a%2fb", Route::Nowhere),
        ];
        for (address, route) in cases {
            assert_eq!(Route::parse(address), Some(route), "{address}");
        }
        for other in ["", "#", "#code=x", "#/learned", "/learn", "#learn"] {
            assert_eq!(Route::parse(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn any_address_leads_somewhere_and_back(text in "#/learn.*|[#/a-z?]*") {
            if let Some(route) = Route::parse(&text).filter(|route| *route != Route::Nowhere) {
                prop_assert_eq!(Route::parse(&route.to_string()), Some(route));
            }
        }
    }
}
