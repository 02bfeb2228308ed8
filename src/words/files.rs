//! What the page says of files.

use crate::workspace::{WorkspaceError, Written, name::FileName};

/// The row of tabs above the editor.
pub const TABS: &str = "Open files";
/// What is below the tabs.
pub const SHOWN: &str = "File";
/// The button that makes a file.
pub const NEW: &str = "New file";
/// The button that takes files in.
pub const UPLOAD: &str = "Upload";
/// The button that gives all files as one archive.
pub const DOWNLOAD_ALL: &str = "Download all (zip)";
/// The button that takes back what was done last.
pub const UNDO: &str = "Undo";
/// The field for a new file's name.
pub const NAME: &str = "Name of the file";
/// What stands in it.
pub const NAME_EXAMPLE: &str = "helper.py";
/// Makes the file, or gives it its name.
pub const OK: &str = "OK";
/// Leaves everything as it is.
pub const CANCEL: &str = "Cancel";
/// What the panel is for.
pub const HELP: &str = "Your program finds these files beside it: open(\"notes.txt\"), import helper. Drop files anywhere on the page to add them.";
/// Above what the last run wrote.
pub const WRITTEN: &str = "Written by the last run";
/// What will become of it.
pub const WRITTEN_HELP: &str = "Every run starts afresh, so the next one does not find these files, unless you keep them.";
/// The button that keeps all of it.
pub const KEEP: &str = "Keep";
/// After the first letters of a long text.
pub const SHORTENED: &str = "… (download the file to see all of it)";
/// Where files came back that do not belong together.
pub const DAMAGED: &str = "The files that your program wrote arrived damaged and were not taken over. Run it again.";
/// Where the browser refuses to keep files.
pub const NOT_KEPT: &str = "This browser could not keep your last changes: its storage for this page is full or switched off. Download your files before you leave.";
/// What says how it went.
pub const NEWS: &str = "Files";
/// Above a file that is no text.
pub const BINARY: &str = "This file is not text, so it is not edited here. Your program can read it.";
/// Above the beginning of such a file.
pub const FIRST_BYTES: &str = "Its first bytes:";

/// The name of the button that shows a file.
pub fn open(name: &FileName) -> String {
    format!("Open {name}")
}

/// The name of the button that gives a file another name.
pub fn rename(name: &FileName) -> String {
    format!("Rename {name}")
}

/// The name of the button that gives a file to the learner.
pub fn download(name: &FileName) -> String {
    format!("Download {name}")
}

/// The name of the button that takes a file away.
pub fn delete(name: &FileName) -> String {
    format!("Delete {name}")
}

/// The name of the button that keeps one file.
pub fn keep(name: &FileName) -> String {
    format!("Keep {name}")
}

/// The name of the button that shows what is in a file.
pub fn look_into(name: &FileName) -> String {
    format!("Look into {name}")
}

/// A file is gone.
pub fn removed(name: &FileName) -> String {
    format!("{name} was deleted.")
}

/// Files came from the learner's device.
pub fn uploaded(count: usize) -> String {
    match count {
        1 => "One file was added.".to_owned(),
        _ => format!("{count} files were added."),
    }
}

/// All files could not be given as one.
pub fn not_packed(why: &str) -> String {
    format!("The files could not be packed into one archive ({why}). Look at your connection and try again, or download them one by one.")
}

/// A file of the learner's device that was not taken in.
pub fn not_read(name: &str, why: &str) -> String {
    format!("{name} was not added: {why}.")
}

/// Why something was not done.
pub fn refused(error: &WorkspaceError) -> String {
    format!("That did not work: {error}. Nothing was changed.")
}

/// A text has grown beyond what is kept.
pub fn not_kept(error: &WorkspaceError) -> String {
    format!("Your last changes are on the page but not kept: {error}. Delete a file or shorten this one.")
}

const MOST_NAMED: usize = 3;

fn named(names: &[&FileName]) -> String {
    let first: Vec<_> = names.iter().take(MOST_NAMED).map(|name| name.as_str()).collect();
    let more = names.len() - first.len();
    if more > 0 { format!("{} and {more} more", first.join(", ")) } else { first.join(", ") }
}

/// What a run wrote, if it wrote anything.
pub fn written(names: &[&FileName], left_out: u32) -> Option<String> {
    let mut sentences = Vec::new();
    if !names.is_empty() {
        sentences.push(format!("Your program wrote {}.", named(names)));
    }
    if left_out > 0 {
        let files = if left_out == 1 { "One file".to_owned() } else { format!("{left_out} files") };
        sentences.push(format!("{files} that your program wrote cannot be shown: too large, or too many."));
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// What became of files that were to be kept.
pub fn kept(written: &Written) -> Option<String> {
    let Written { changed, renamed, refused } = written;
    let mut sentences = Vec::new();
    if !changed.is_empty() {
        sentences.push(format!("Kept {}.", named(&changed.iter().collect::<Vec<_>>())));
    }
    for (wrote, kept_as) in renamed.iter().take(MOST_NAMED) {
        sentences.push(format!("You have another {wrote}: what your program wrote is in {kept_as}."));
    }
    sentences.extend(refused.iter().take(MOST_NAMED).map(|error| format!("A file could not be kept: {error}.")));
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> FileName {
        FileName::parse(text).unwrap()
    }

    #[test]
    fn what_a_run_wrote_is_named_and_a_long_list_is_counted() {
        let names = ["a", "b", "c", "d", "e"].map(name);
        assert_eq!(written(&names.each_ref(), 0).as_deref(), Some("Your program wrote a, b, c and 2 more."));
        assert_eq!(written(&[], 0), None);
        assert!(written(&[], 2).is_some_and(|said| said.starts_with("2 files")));
    }

    #[test]
    fn what_was_not_kept_is_said() {
        let said = kept(&Written { refused: vec![WorkspaceError::Many], ..Written::default() }).unwrap();
        assert!(said.contains("at most 200 files"), "{said}");
    }

    #[test]
    fn a_file_that_was_edited_meanwhile_is_told_with_both_names() {
        let said = kept(&Written { changed: vec![name("b")], renamed: vec![(name("a"), name("a (2)"))], ..Written::default() }).unwrap();
        assert_eq!(said, "Kept b. You have another a: what your program wrote is in a (2).");
    }
}
