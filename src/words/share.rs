//! What the page says of links: made here, and opened here.

use crate::share::{EASY_LINK_LETTERS, FILE, MOST_LINK_LETTERS, ShareError, Way};

/// The button that makes a link.
pub const SHARE: &str = "Share";
/// The field that holds it.
pub const LINK: &str = "Link";
/// The button that puts it into the clipboard.
pub const COPY: &str = "Copy link";
/// It is there.
pub const COPIED: &str = "Copied.";
/// It is not.
pub const NOT_COPIED: &str = "The browser did not let the page copy. Select the link and copy it yourself.";
/// The button that gives a file instead of a link.
pub const SAVE: &str = "Save as a file";
/// Closes what lies over the page.
pub const CLOSE: &str = "Close";
/// Who can read what is shared.
pub const WHO: &str = "The link holds all of your files as they are now. Whoever has it can read them; no server gets to see or keep them. Opening it runs nothing.";
/// Names what says where files come from.
pub const BANNER: &str = "Where these files come from";
/// The button that makes shown files one's own.
pub const KEEP: &str = "Keep these files";
/// The button that leads back to one's own.
pub const BACK: &str = "Back to my files";
/// After the first.
pub const KEPT: &str = "These files are yours now, in the place of those you had.";
/// After the second.
pub const WENT_BACK: &str = "Your own files are here again.";
/// A second link was opened while files of another were shown.
pub const ANOTHER: &str = "Other files took the place of those that were shown.";
/// Where shown files come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The page's address.
    Link,
    /// A file of this name.
    File(String),
}

/// Files that are only shown.
pub fn visit(origin: &Origin) -> String {
    let origin = match origin {
        Origin::Link => "a link".to_owned(),
        Origin::File(name) => format!("the file {name}"),
    };
    format!(
        "These files came from {origin}: somebody else may have written them, so read them before you press Run. They and your changes \
         to them are not kept unless you say so. Your own files are untouched."
    )
}

/// How long a link is and where it can go.
pub fn way(way: Way, letters: usize) -> String {
    match way {
        Way::Link => format!("It has {letters} characters and fits nearly everywhere."),
        Way::LongLink => format!(
            "It has {letters} characters. Some chats cut off what is longer than {EASY_LINK_LETTERS}: a cut link says so when it is opened. A file is safer there."
        ),
        Way::FileOfLocalPage => "This page lies on your device, so a link to it would work nowhere else. Save your files as one file and pass that on.".to_owned(),
        Way::File => format!(
            "Your files are too much for a link: it would have {letters} characters, and beyond {MOST_LINK_LETTERS} links are cut off or refused on their way. \
             Save them as one file, {FILE}: whoever drops it on this page sees them as from a link."
        ),
        Way::None => "Your files are too large to be shared this way. Use \"Download all (zip)\" in Files, or delete what is not needed.".to_owned(),
    }
}

/// A link or a file that cannot be opened.
pub fn not_opened(origin: &Origin, error: &ShareError) -> String {
    let (what, again) = match origin {
        Origin::Link => ("The link to this page".to_owned(), "Ask whoever gave it to you for the whole link, or for a file"),
        Origin::File(name) => (format!("The file {name}"), "Ask whoever gave it to you to save it again"),
    };
    let next = match error {
        ShareError::Empty | ShareError::Damaged | ShareError::File(_) => again,
        ShareError::Version => "Reload the page to get its newest version, or open it where it was made",
        ShareError::Large => "It was not made by this page: do not trust it",
        ShareError::Browser(_) => "Use a current Chrome, Edge, Firefox or Safari",
    };
    format!("{what} cannot be opened: {error}. {next}. Your own files are untouched.")
}

/// Files cannot be made one text.
pub fn not_packed(why: &str) -> String {
    format!("Your files could not be packed for sharing ({why}). Use \"Download all (zip)\" in Files instead.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_cannot_be_opened_says_why_and_what_to_do() {
        let said = not_opened(&Origin::Link, &ShareError::Damaged);
        assert!(said.contains("damaged") && said.contains("Ask whoever") && said.contains("untouched"), "{said}");
        let said = not_opened(&Origin::File("a.ampoule".into()), &ShareError::Version);
        assert!(said.contains("file a.ampoule") && said.contains("another version") && said.contains("Reload"), "{said}");
    }

    #[test]
    fn a_long_link_is_told_with_its_length() {
        assert!(way(Way::File, 12_345).contains("12345 characters"));
    }
}
