//! *Examples*: programs that show what Python can do here. The *catalogue* lists them; each lies in a folder of its name beside it.
//!
//! Both are fetched, so they are checked like anything that comes from elsewhere.

use crate::{
    words::language::{Language, Translated},
    workspace::{Content, Workspace, WorkspaceError, name::FileName},
};
use serde::Deserialize;

/// Where the catalogue is, below the page.
pub const CATALOGUE: &str = "examples/index.json";
/// No catalogue and no file of an example is larger.
pub const MOST_BYTES: usize = 64 * 1024;
const MOST_FILES: usize = 10;
const MOST_LETTERS: usize = 200;

/// An example as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Example {
    /// Of its folder.
    pub id: String,
    /// Examples of one kind stand together.
    pub kind: Translated,
    /// A few words.
    pub title: Translated,
    /// What it shows, in one line.
    pub shows: Translated,
    /// Names of its files.
    pub files: Vec<String>,
}

/// Why something fetched is no catalogue or no example.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExampleError {
    /// It has another form.
    #[error("the list of examples cannot be read")]
    List,
    /// What the list says of this one cannot be.
    #[error("the list says something of the example {0:?} that cannot be")]
    Entry(String),
    /// A file that cannot be in a workspace.
    #[error("{0}")]
    File(#[from] WorkspaceError),
}

/// The examples of a catalogue, in its order.
pub fn catalogue(text: &[u8]) -> Result<Vec<Example>, ExampleError> {
    let examples: Vec<Example> = serde_json::from_slice(text).map_err(|_| ExampleError::List)?;
    match examples.iter().find(|example| !is_sound(example)) {
        Some(example) => Err(ExampleError::Entry(example.id.chars().take(MOST_LETTERS).collect())),
        None => Ok(examples),
    }
}

fn is_sound(Example { id, kind, title, shows, files }: &Example) -> bool {
    let is_id = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let texts = [kind, title, shows].into_iter().flat_map(|text| Language::ALL.map(|language| text.of(language)));
    let is_short = texts.chain([id.as_str()]).all(|text| !text.is_empty() && text.len() <= MOST_LETTERS);
    let is_named = files.iter().all(|name| FileName::parse(name).is_ok_and(|parsed| parsed.as_str() == name));
    is_id && is_short && is_named && files.len() <= MOST_FILES && files.first().is_some_and(|name| name == "main.py")
}

/// Where a file of an example is, below the page.
pub fn address(example: &Example, file: &str) -> String {
    format!("examples/{}/{file}", example.id)
}

/// The workspace of an example's files, in its order.
pub fn workspace(example: &Example, contents: Vec<Vec<u8>>) -> Result<Workspace, ExampleError> {
    let mut workspace = Workspace::new("");
    for (name, bytes) in example.files.iter().zip(contents) {
        workspace.put(FileName::parse(name).map_err(WorkspaceError::from)?, Content::of(bytes))?;
    }
    Ok(workspace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{collections::BTreeSet, fs, path::Path};

    fn folder() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("public/examples")
    }

    fn entry(change: impl FnOnce(&mut serde_json::Value)) -> Result<Vec<Example>, ExampleError> {
        let text = serde_json::json!({ "en": "a", "es": "b" });
        let mut entry = serde_json::json!({ "id": "a-1", "kind": text, "title": text, "shows": text, "files": ["main.py", "b.csv"] });
        change(&mut entry);
        catalogue(serde_json::json!([entry]).to_string().as_bytes())
    }

    #[test]
    fn a_list_that_leads_elsewhere_or_has_no_program_is_refused() {
        assert_eq!(entry(|_| ()).unwrap()[0].files, ["main.py", "b.csv"]);
        for id in ["", "../x", "A", "a/b", "a%2e"] {
            assert_eq!(entry(|entry| entry["id"] = id.into()), Err(ExampleError::Entry(id.into())));
        }
        for files in [vec![], vec!["b.csv"], vec!["main.py", "../b"], vec!["main.py", "https://x"]] {
            assert!(entry(|entry| entry["files"] = files.into()).is_err());
        }
        assert!(entry(|entry| entry["title"]["es"] = "x".repeat(201).into()).is_err());
        assert!(entry(|entry| entry["shows"]["en"] = "".into()).is_err());
        assert_eq!(entry(|entry| entry["title"] = "only one".into()), Err(ExampleError::List));
        assert_eq!(catalogue(b"<html>"), Err(ExampleError::List));
    }

    #[test]
    fn there_are_fifteen_or_more_and_each_is_where_the_list_says() {
        let list = catalogue(&fs::read(folder().join("index.json")).unwrap()).unwrap();
        assert!(list.len() >= 15);
        let listed: BTreeSet<_> = list.iter().flat_map(|example| example.files.iter().map(|file| address(example, file))).collect();
        let mut there = BTreeSet::new();
        for example in &list {
            for file in fs::read_dir(folder().join(&example.id)).unwrap() {
                there.insert(format!("examples/{}/{}", example.id, file.unwrap().file_name().to_string_lossy()));
            }
        }
        assert_eq!(listed, there);
        for language in Language::ALL {
            let titles: BTreeSet<_> = list.iter().map(|example| example.title.of(language)).collect();
            assert_eq!(titles.len(), list.len(), "{language:?}");
        }
    }

    #[test]
    fn examples_of_one_kind_stand_together() {
        let list = catalogue(&fs::read(folder().join("index.json")).unwrap()).unwrap();
        let mut kinds: Vec<_> = list.into_iter().map(|example| example.kind).collect();
        kinds.dedup();
        assert_eq!(kinds.iter().collect::<BTreeSet<_>>().len(), kinds.len(), "{kinds:?}");
        // A kind that is translated in two ways would be two.
        for language in Language::ALL {
            assert_eq!(kinds.iter().map(|kind| kind.of(language)).collect::<BTreeSet<_>>().len(), kinds.len(), "{language:?}");
        }
    }

    #[test]
    fn programs_are_short_enough_to_be_read() {
        for example in catalogue(&fs::read(folder().join("index.json")).unwrap()).unwrap() {
            let program = fs::read_to_string(folder().join(&example.id).join("main.py")).unwrap();
            assert!((15..=90).contains(&program.lines().count()), "{}: {} lines", example.id, program.lines().count());
            assert!(program.lines().all(|line| line.chars().count() <= 88), "{}", example.id);
        }
    }
}
