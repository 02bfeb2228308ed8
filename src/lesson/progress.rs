//! What a learner has done of a course: kept on the device, saved as a file, the same in all languages.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const FORMAT: u32 = 1;
/// More of it than any course has is not read.
pub const MOST_BYTES: usize = 4 << 20;
const MOST_RECORDS: usize = 10_000;

/// Of one course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    format: u32,
    course: String,
    /// By the ids of exercises, puzzles and questions.
    records: BTreeMap<String, Record>,
}

/// Of one exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// It was passed once; nothing takes that back.
    pub passed: bool,
    /// How often it was checked.
    pub attempts: u32,
    /// How many hints were shown.
    pub hints: u32,
    /// What the learner has written, by language of the lesson, where that is not the start.
    pub code: BTreeMap<String, String>,
}

/// Why a text is no progress of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it holds no progress of this course")]
pub struct NotProgress;

impl Progress {
    /// Nothing done yet.
    pub fn new(course: &str) -> Progress {
        Progress { format: FORMAT, course: course.to_owned(), records: BTreeMap::new() }
    }

    /// Nothing done yet, of the same course.
    pub fn emptied(&self) -> Progress {
        Progress::new(&self.course)
    }

    /// Reads what [`Progress::to_text`] gave; it comes from a device or a file that anybody may have written.
    pub fn parse(course: &str, text: &str) -> Result<Progress, NotProgress> {
        if text.len() > MOST_BYTES {
            return Err(NotProgress);
        }
        let read: Progress = serde_json::from_str(text).map_err(|_| NotProgress)?;
        let is_right = read.format == FORMAT && read.course == course && read.records.len() <= MOST_RECORDS;
        if is_right { Ok(read) } else { Err(NotProgress) }
    }

    /// For the device or a file.
    pub fn to_text(&self) -> String {
        // Strings, numbers and maps by strings: there is nothing that JSON cannot hold.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What is known of an exercise.
    pub fn of(&self, id: &str) -> Option<&Record> {
        self.records.get(id)
    }

    /// Whether it was passed.
    pub fn has_passed(&self, id: &str) -> bool {
        self.of(id).is_some_and(|record| record.passed)
    }

    /// Changes what is known of an exercise. Of one without an id, which is a fault of the lesson, nothing is.
    pub fn change(&mut self, id: &str, change: impl FnOnce(&mut Record)) {
        if !id.is_empty() {
            change(self.records.entry(id.to_owned()).or_default());
        }
    }

    /// An answer was checked.
    pub fn judged(&mut self, id: &str, passed: bool) {
        self.change(id, |record| {
            record.passed |= passed;
            record.attempts = record.attempts.saturating_add(1);
        });
    }

    /// How many of these were passed.
    pub fn count<'a>(&self, ids: impl IntoIterator<Item = &'a String>) -> usize {
        ids.into_iter().filter(|id| self.has_passed(id)).count()
    }

    /// Adds what another device knows: nothing that was passed here is lost, and what was written here stays.
    pub fn take(&mut self, other: Progress) {
        for (id, theirs) in other.records {
            self.change(&id, |ours| {
                ours.passed |= theirs.passed;
                ours.attempts = ours.attempts.max(theirs.attempts);
                ours.hints = ours.hints.max(theirs.hints);
                for (language, code) in theirs.code {
                    ours.code.entry(language).or_insert(code);
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_again_and_other_texts_are_not() {
        let mut progress = Progress::new("first-steps");
        progress.judged("greet", false);
        progress.judged("greet", true);
        progress.judged("greet", false);
        progress.change("greet", |record| drop(record.code.insert("en".into(), "print(\"ñ\")".into())));
        let text = progress.to_text();
        assert_eq!(Progress::parse("first-steps", &text), Ok(progress.clone()));
        assert_eq!(progress.of("greet").map(|record| (record.passed, record.attempts)), Some((true, 3)));
        for (course, text) in [
            ("another", text.clone()),
            ("first-steps", text.replace("\"format\":1", "\"format\":2")),
            ("first-steps", text.replace("true", "1")),
            ("first-steps", String::new()),
            ("first-steps", "[".repeat(10_000)),
            ("first-steps", text + &" ".repeat(MOST_BYTES)),
        ] {
            assert_eq!(Progress::parse(course, &text), Err(NotProgress), "{course} {:.60}", text);
        }
    }

    #[test]
    fn of_two_devices_nothing_is_lost() {
        let mut here = Progress::new("c");
        here.judged("a", true);
        here.change("a", |record| drop(record.code.insert("en".into(), "mine".into())));
        let mut there = Progress::new("c");
        there.judged("a", false);
        there.judged("b", true);
        there.change("a", |record| record.code.extend([("en".into(), "theirs".into()), ("es".into(), "suyo".into())]));
        here.take(there);
        assert!(here.has_passed("a") && here.has_passed("b"));
        let codes: Vec<_> = here.of("a").unwrap().code.values().map(String::as_str).collect();
        assert_eq!(codes, ["mine", "suyo"]);
        assert_eq!(here.count(&["a".to_owned(), "b".to_owned(), "c".to_owned()]), 2);
    }
}
