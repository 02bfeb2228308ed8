//! Packages on another host than the page: where a site's own has no room for them.

use std::str::FromStr;

use anyhow::{Result, bail};

/// The address of the folder in which they will lie, with a slash at its end. The page fetches them from there and compares them with the hashes
/// that it carries, so that the other host can withhold a package but not change it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere(String);

impl FromStr for Elsewhere {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.strip_prefix("https://") {
            Some(rest) if !rest.starts_with('/') && rest.chars().all(|char| char.is_ascii_graphic() && !"\"'<>\\?#@".contains(char)) && !rest.is_empty() => {
                Ok(Self(format!("{}/", text.trim_end_matches('/'))))
            }
            _ => Err("write the address of a folder, as in https://files.example/ampoule/".to_owned()),
        }
    }
}

impl Elsewhere {
    /// Where a file is that would be `path` below the page.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

/// The folder beside `out` that is to be uploaded there.
pub fn folder(out: &std::path::Path) -> Result<std::path::PathBuf> {
    let Some(name) = out.file_name() else { bail!("{} has no name\n  what to do: name a folder with --out", out.display()) };
    let mut name = name.to_os_string();
    name.push("-packages");
    Ok(out.with_file_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_folder_that_is_reached_by_https() {
        for text in ["https://files.example/a", "https://files.example/a/"] {
            assert_eq!(text.parse::<Elsewhere>().unwrap().address("packages/x.bin"), "https://files.example/a/packages/x.bin");
        }
        for text in ["", "https://", "https:///a", "http://files.example/", "//files.example", "files", "https://a.example/?x", "https://me@a.example/", "https://a.example/\"", "https://a.example/ x"] {
            assert!(text.parse::<Elsewhere>().is_err(), "{text}");
        }
    }

    #[test]
    fn their_folder_stands_beside_the_site() {
        assert_eq!(folder(std::path::Path::new("a/dist")).unwrap(), std::path::Path::new("a/dist-packages"));
        assert!(folder(std::path::Path::new("/")).is_err());
    }
}
