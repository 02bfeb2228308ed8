//! What the page says of links: made here, and opened here.

use super::{errors, say::Text, texts::share as said};
use crate::share::{EASY_LINK_LETTERS, FILE, MOST_LINK_LETTERS, ShareError, Way};

/// Where shown files come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The page's address.
    Link,
    /// A file of this name.
    File(String),
}

/// Files that are only shown.
pub fn visit(origin: &Origin) -> Text {
    said::visit(match origin {
        Origin::Link => said::FROM_LINK,
        Origin::File(name) => said::from_file(name.as_str()),
    })
}

/// How long a link is and where it can go.
pub fn way(way: Way, letters: usize) -> Text {
    match way {
        Way::Link => said::short_link(letters),
        Way::LongLink => said::long_link(letters, EASY_LINK_LETTERS),
        Way::FileOfLocalPage => said::LOCAL_PAGE,
        Way::File => said::as_file(letters, MOST_LINK_LETTERS, FILE),
        Way::None => said::TOO_LARGE,
    }
}

/// A link or a file that cannot be opened.
pub fn not_opened(origin: &Origin, error: &ShareError) -> Text {
    let (what, again) = match origin {
        Origin::Link => (said::THIS_LINK, said::ASK_AGAIN),
        Origin::File(name) => (said::this_file(name.as_str()), said::SAVE_AGAIN),
    };
    let next = match error {
        ShareError::Empty | ShareError::Damaged | ShareError::File(_) => again,
        ShareError::Version => said::RELOAD,
        ShareError::Large => said::NO_TRUST,
        ShareError::Browser(_) => said::NEWER_BROWSER,
    };
    said::not_opened(what, errors::share(error), next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::language::Language::English;

    #[test]
    fn a_link_that_cannot_be_opened_says_why_and_what_to_do() {
        let said = not_opened(&Origin::Link, &ShareError::Damaged).say(English);
        assert!(said.contains("damaged") && said.contains("Ask whoever") && said.contains("untouched"), "{said}");
        let said = not_opened(&Origin::File("a.ampoule".into()), &ShareError::Version).say(English);
        assert!(said.contains("file a.ampoule") && said.contains("another version") && said.contains("Reload"), "{said}");
    }

    #[test]
    fn a_long_link_is_told_with_its_length() {
        assert!(way(Way::File, 12_345).say(English).contains("12345 characters"));
    }
}
