//! What an earlier visit left: files in a store that is slow to write, and one text beside it that was not stored yet when the
//! page went.

use super::{Content, Workspace, name::FileName};
use serde::{Deserialize, Serialize};

/// The text that was typed last.
#[derive(Debug, Serialize, Deserialize)]
pub struct Unstored {
    name: String,
    text: String,
}

impl Unstored {
    /// As it is kept.
    pub fn to_text(name: &FileName, text: &str) -> String {
        let unstored = Unstored { name: name.as_str().to_owned(), text: text.to_owned() };
        serde_json::to_string(&unstored).unwrap_or_default()
    }
}

/// The workspace of the stored files and what was not stored yet; `first` is the program of somebody who comes for the first time.
pub fn restore(first: &str, stored: Vec<(String, Content)>, unstored: Option<&str>) -> Workspace {
    let mut workspace = Workspace::of_files(first, stored);
    let unstored = unstored.and_then(|text| serde_json::from_str::<Unstored>(text).ok());
    if let Some(Unstored { name, text }) = unstored
        && let Ok(name) = FileName::parse(&name)
    {
        // It was within the bounds when it was typed.
        let _ = workspace.put(name, Content::Text(text));
    }
    workspace
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Content {
        Content::Text(text.to_owned())
    }

    #[test]
    fn who_comes_for_the_first_time_gets_the_first_program() {
        assert_eq!(restore("first", vec![], None), Workspace::new("first"));
        assert_eq!(restore("first", vec![], Some("{broken")), Workspace::new("first"));
    }

    #[test]
    fn files_come_back_and_what_was_typed_last_with_them() {
        let stored = vec![("main.py".to_owned(), text("old")), ("a.txt".to_owned(), text("1"))];
        let unstored = Unstored::to_text(&FileName::main(), "new\n\"é\"");
        let workspace = restore("first", stored, Some(&unstored));
        assert_eq!((workspace.main(), workspace.files().len()), ("new\n\"é\"", 2));
    }

    #[test]
    fn a_name_that_is_none_gets_a_near_one() {
        let stored = vec![("../x".to_owned(), text("1")), ("x".to_owned(), text("2"))];
        let names: Vec<_> = restore("", stored, None).files().iter().map(|file| file.name.to_string()).collect();
        assert_eq!(names, ["main.py", "x", "x (2)"]);
    }
}
