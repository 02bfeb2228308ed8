//! Names of files: relative paths that mean the same to Python, to a zip archive and on every system.

use std::fmt;

/// In bytes of UTF-8; longer ones cannot be unpacked everywhere.
pub(crate) const MAX_BYTES: usize = 200;
/// Folders above a file.
pub(crate) const MAX_FOLDERS: usize = 8;

/// A checked name, like `main.py` or `data/cities.csv`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName(String);

/// Why a text is no name for a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing is there.
    #[error("a file needs a name")]
    Empty,
    /// It is too long.
    #[error("the name is too long: at most {MAX_BYTES} bytes")]
    Long,
    /// Too many folders.
    #[error("it lies too deep: at most {MAX_FOLDERS} folders above one another")]
    Deep,
    /// `/etc`, `../a`, `a//b`.
    #[error("{0:?} cannot be a part of a name: a name is like notes.txt or data/notes.txt")]
    Part(String),
    /// A letter that some system does not take, or that shows a name other than it is.
    #[error("the character {0:?} cannot be in a name")]
    Letter(char),
}

impl FileName {
    /// The program that Run starts.
    pub fn main() -> FileName {
        FileName("main.py".to_owned())
    }

    /// Checks a name. Spaces around it are left out.
    pub fn parse(text: &str) -> Result<FileName, NameError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NameError::Empty);
        }
        if text.len() > MAX_BYTES {
            return Err(NameError::Long);
        }
        if let Some(letter) = text.chars().find(|letter| is_refused(*letter)) {
            return Err(NameError::Letter(letter));
        }
        if let Some(part) = text.split('/').find(|part| is_no_part(part)) {
            return Err(NameError::Part(part.to_owned()));
        }
        if text.matches('/').count() > MAX_FOLDERS {
            return Err(NameError::Deep);
        }
        Ok(FileName(text.to_owned()))
    }

    /// A name for something that comes from outside, as near to its own as can be.
    pub fn nearest(text: &str) -> FileName {
        let parts = text.split(['/', '\\']).map(|part| {
            let part: String = part.chars().filter(|letter| !is_refused(*letter)).collect();
            part.trim().trim_end_matches('.').to_owned()
        });
        let whole = parts.filter(|part| !is_no_part(part)).collect::<Vec<_>>().join("/");
        FileName::parse(&whole).unwrap_or_else(|_| {
            let last = whole.rsplit('/').next().unwrap_or_default();
            let short: String = last.chars().take(40).collect();
            FileName::parse(&short).unwrap_or_else(|_| FileName("file".to_owned()))
        })
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the program that Run starts.
    pub fn is_main(&self) -> bool {
        self.0 == "main.py"
    }

    /// Whether Python can import it or run it.
    pub fn is_python(&self) -> bool {
        self.extension() == Some("py")
    }

    /// What is behind the last dot of a name that has something before it.
    pub fn extension(&self) -> Option<&str> {
        let last = self.0.rsplit('/').next()?;
        last.rsplit_once('.').filter(|(before, _)| !before.is_empty()).map(|(_, extension)| extension)
    }

    /// `notes.txt`, `notes (2).txt`, `notes (3).txt`…
    pub(super) fn numbered(&self, number: usize) -> FileName {
        let (stem, extension) = match self.extension() {
            Some(extension) => (&self.0[..self.0.len() - extension.len() - 1], format!(".{extension}")),
            None => (&self.0[..], String::new()),
        };
        FileName(format!("{stem} ({number}){extension}"))
    }

    /// Whether one name is a folder of the other.
    pub(super) fn is_folder_of(&self, other: &FileName) -> bool {
        other.0.strip_prefix(&self.0).is_some_and(|rest| rest.starts_with('/'))
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn is_refused(letter: char) -> bool {
    // The last ranges turn the direction of writing or are not seen at all.
    matches!(letter, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
        || letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn is_no_part(part: &str) -> bool {
    part.is_empty() || part.trim() != part || part.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_are_names() {
        for name in ["main.py", "a", ".env", "data/cities.csv", "Mañana 1.txt", "数据/表.csv", "a.b.c"] {
            assert_eq!(FileName::parse(name).map(|name| name.0), Ok(name.to_owned()));
        }
        assert_eq!(FileName::parse("  x.py "), Ok(FileName("x.py".into())));
    }

    #[test]
    fn what_leads_elsewhere_or_deceives_is_none() {
        let names = ["", " ", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a\\b", "C:x", "a\nb", "a\0", "x\u{202E}yp.exe", "a /b", "a."];
        for name in names {
            assert!(FileName::parse(name).is_err(), "{name:?}");
        }
        assert_eq!(FileName::parse(&"x".repeat(201)), Err(NameError::Long));
        assert_eq!(FileName::parse("a/b/c/d/e/f/g/h/i/j"), Err(NameError::Deep));
    }

    #[test]
    fn anything_gets_a_name_near_its_own() {
        let near = ["C:\\photos\\cat.png", "../../etc/passwd", "a:b?.txt", "...", "\u{202E}", "a//b.txt"].map(|text| FileName::nearest(text).0);
        assert_eq!(near, ["C/photos/cat.png", "etc/passwd", "ab.txt", "file", "file", "a/b.txt"]);
        assert!(FileName::nearest(&"ä/".repeat(500)).0.len() <= MAX_BYTES);
    }

    #[test]
    fn a_number_stands_before_the_extension() {
        let numbered = ["a.txt", "a", ".env", "b.d/a"].map(|name| FileName(name.into()).numbered(2).0);
        assert_eq!(numbered, ["a (2).txt", "a (2)", ".env (2)", "b.d/a (2)"]);
    }
}
