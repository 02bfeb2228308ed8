//! What the page says of files.

use super::{errors, language::Language, say::Text, texts::files as said};
use crate::workspace::{WorkspaceError, Written, name::FileName};

/// Of a name's own words in a text.
impl From<&FileName> for Text {
    fn from(name: &FileName) -> Text {
        Text::Verbatim(name.to_string())
    }
}

/// A run, as whoever gets the files is told of it.
pub struct LastRun<'a> {
    /// Its end, as the page says it.
    pub sentence: Text,
    pub printed: &'a str,
    pub traceback: &'a str,
    /// Whether the files are no longer those that ran.
    pub is_older: bool,
}

/// What goes along with files that are handed in.
pub fn report(when: String, run: Option<&LastRun>, language: Language) -> String {
    let mut lines = vec![said::handed_in(when).say(language)];
    match run {
        None => lines.push(said::NOT_RUN.say(language)),
        Some(run) => {
            lines.push(said::last_run(run.sentence.clone()).say(language));
            if run.is_older {
                lines.push(said::CHANGED.say(language));
            }
            lines.extend([String::new(), said::PRINTED.say(language), String::new(), format!("{}{}", run.printed, run.traceback.trim_end())]);
        }
    }
    lines.join("\n") + "\n"
}

/// Files came from the learner's device.
pub fn uploaded(count: usize) -> Text {
    match count {
        1 => said::UPLOADED_ONE,
        _ => said::uploaded(count),
    }
}

/// Why something was not done.
pub fn refused(error: &WorkspaceError) -> Text {
    said::refused(errors::workspace(error))
}

/// A text has grown beyond what is kept.
pub fn not_kept(error: &WorkspaceError) -> Text {
    said::not_kept(errors::workspace(error))
}

const MOST_NAMED: usize = 3;

fn named(names: &[&FileName]) -> Text {
    let first: Vec<_> = names.iter().take(MOST_NAMED).map(|name| name.as_str()).collect();
    let more = names.len() - first.len();
    let first = first.join(", ");
    if more > 0 { said::and_more(first, more) } else { first.into() }
}

/// What a run wrote, if it wrote anything.
pub fn written(names: &[&FileName], left_out: u32) -> Option<Text> {
    let mut sentences = Vec::new();
    if !names.is_empty() {
        sentences.push(said::wrote(named(names)));
    }
    match left_out {
        0 => {}
        1 => sentences.push(said::LEFT_OUT_ONE),
        _ => sentences.push(said::left_out(left_out)),
    }
    (!sentences.is_empty()).then_some(Text::Row(sentences))
}

/// What became of files that were to be kept.
pub fn kept(written: &Written) -> Option<Text> {
    let Written { changed, renamed, refused } = written;
    let mut sentences = Vec::new();
    if !changed.is_empty() {
        sentences.push(said::kept(named(&changed.iter().collect::<Vec<_>>())));
    }
    sentences.extend(renamed.iter().take(MOST_NAMED).map(|(wrote, kept_as)| said::kept_as(wrote, kept_as)));
    sentences.extend(refused.iter().take(MOST_NAMED).map(|error| said::keep_failed(errors::workspace(error))));
    (!sentences.is_empty()).then_some(Text::Row(sentences))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::language::Language::English;

    fn name(text: &str) -> FileName {
        FileName::parse(text).unwrap()
    }

    #[test]
    fn what_a_run_wrote_is_named_and_a_long_list_is_counted() {
        let names = ["a", "b", "c", "d", "e"].map(name);
        assert_eq!(written(&names.each_ref(), 0).map(|text| text.say(English)).as_deref(), Some("Your program wrote a, b, c and 2 more."));
        assert_eq!(written(&[], 0), None);
        assert!(written(&[], 2).is_some_and(|said| said.say(English).starts_with("2 files")));
    }

    #[test]
    fn what_was_not_kept_is_said() {
        let said = kept(&Written { refused: vec![WorkspaceError::Many], ..Written::default() }).unwrap().say(English);
        assert!(said.contains("at most 200 files"), "{said}");
    }

    #[test]
    fn a_file_that_was_edited_meanwhile_is_told_with_both_names() {
        let said = kept(&Written { changed: vec![name("b")], renamed: vec![(name("a"), name("a (2)"))], ..Written::default() }).unwrap().say(English);
        assert_eq!(said, "Kept b. You have another a: what your program wrote is in a (2).");
    }
}
