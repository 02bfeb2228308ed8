//! *Front matter*: what is said of the whole lesson, between two lines of `---` at its beginning.

use super::{
    fault::What,
    model::{Cells, Lesson, Solutions},
    page::{Page, short},
    rules,
};

/// Of a rule, any of `rules` stands behind the dot.
const NAMES: [&str; 5] = ["title", "cells", "solution", "wall", "policy.…"];

/// It ends before.
const MOST_LINES: usize = 50;

/// Reads it into the lesson; gives what comes behind it, and the number of its first line.
pub(super) fn read<'a>(text: &'a str, lesson: &mut Lesson, page: &mut Page) -> (&'a str, u32) {
    let Some(mut rest) = behind_mark(text) else {
        page.fault(1, What::NoFrontMatter);
        return (text, 1);
    };
    // Where the end is forgotten, the prose to the next `---` or to the lesson's end would be read as front matter.
    let is_closed = rest.lines().take(MOST_LINES).any(|line| line.trim_end() == "---");
    let mut said: Vec<&str> = Vec::new();
    let mut line = 2;
    loop {
        if let Some(body) = behind_mark(rest) {
            rest = body;
            line += 1;
            break;
        }
        let (text, behind) = rest.split_once('\n').unwrap_or((rest, ""));
        let pair = rules::pair(text);
        if rest.is_empty() || (pair.is_none() && !is_closed) {
            page.fault(1, What::OpenFrontMatter);
            break;
        }
        match pair {
            None if text.trim().is_empty() => {}
            None => page.fault(line, What::NotPair(short(text))),
            Some((name, _)) if said.contains(&name) => page.fault(line, What::Twice(short(name))),
            Some((name, value)) => {
                // There are not so many names: more are unknown ones.
                if said.len() < 20 {
                    said.push(name);
                }
                set(lesson, name, value, line, page);
            }
        }
        rest = behind;
        line += 1;
    }
    if lesson.title.is_empty() {
        page.fault(1, What::NoTitle);
    }
    (rest, line)
}

fn set(lesson: &mut Lesson, name: &str, value: &str, line: u32, page: &mut Page) {
    let instead = match (name, value) {
        ("title", _) => {
            lesson.title = value.to_owned();
            return;
        }
        ("cells", "fresh") => return lesson.cells = Cells::Fresh,
        ("cells", "shared") => return lesson.cells = Cells::Shared,
        ("cells", _) => "fresh or shared",
        ("solution", "after-attempt") => return lesson.solutions = Solutions::AfterAttempt,
        ("solution", "always") => return lesson.solutions = Solutions::Always,
        ("solution", "never") => return lesson.solutions = Solutions::Never,
        ("solution", _) => "after-attempt, always or never",
        ("wall", _) => match value.parse() {
            Ok(seconds @ 1..=60) => return lesson.wall_seconds = Some(seconds),
            _ => "whole seconds from 1 to 60",
        },
        _ => match name.strip_prefix("policy.") {
            Some(rule) => return rules::set(&mut lesson.policy, rule, value, line, page),
            None => return page.fault(line, What::UnknownName(short(name), &NAMES)),
        },
    };
    page.fault(line, What::BadValue(short(value), instead));
}

/// What comes behind a first line of `---`.
fn behind_mark(text: &str) -> Option<&str> {
    let (line, behind) = text.split_once('\n').unwrap_or((text, ""));
    (line.trim_end() == "---").then_some(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> (Lesson, String, u32, usize) {
        let (mut lesson, mut page) = (Lesson::default(), Page::default());
        let (body, line) = read(text, &mut lesson, &mut page);
        (lesson, body.to_owned(), line, page.faults.len())
    }

    #[test]
    fn names_have_values_and_the_rest_is_the_lesson() {
        let (lesson, body, line, faults) =
            read_all("---\ntitle: Saying: hello\ncells: shared\n\nsolution: never\nwall: 30\npolicy.imports.deny: os\n---  \n\nText\n---\n");
        assert_eq!((lesson.title.as_str(), lesson.cells, lesson.solutions, lesson.wall_seconds), ("Saying: hello", Cells::Shared, Solutions::Never, Some(30)));
        assert_eq!(lesson.policy.imports.deny, ["os"]);
        assert_eq!((body.as_str(), line, faults), ("\nText\n---\n", 9, 0));
    }

    #[test]
    fn without_an_end_the_prose_is_kept() {
        assert_eq!(read_all("---\ntitle: A\nProse here\nmore"), (Lesson { title: "A".into(), ..Lesson::default() }, "Prose here\nmore".into(), 3, 1));
        assert_eq!(read_all("---\ntitle: A").3, 1);
        assert_eq!(read_all("---").3, 2);
        assert_eq!(read_all(""), (Lesson::default(), String::new(), 1, 1));
        assert_eq!(read_all("---\n---").3, 1);
    }
}
