//! Files that are there whole or not at all.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::create_dir;

/// Writes `bytes` to a file beside `path`, which then takes its place.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let unfinished = unfinished(path)?;
    let written = std::fs::File::create(&unfinished.0).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.with_context(|| format!("cannot write {}", unfinished.0.display()))?;
    unfinished.becomes(path)
}

/// A file in the making; dropped before [`Unfinished::becomes`], it is removed.
pub struct Unfinished(pub PathBuf);

/// A name beside `path`, on the same disk, so that the swap is a rename.
pub fn unfinished(path: &Path) -> Result<Unfinished> {
    let name = path.file_name().with_context(|| format!("{} is no file name", path.display()))?;
    if let Some(parent) = path.parent() {
        create_dir(parent)?;
    }
    Ok(Unfinished(path.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id()))))
}

impl Unfinished {
    pub fn becomes(self, path: &Path) -> Result<()> {
        std::fs::rename(&self.0, path).with_context(|| format!("cannot write {}", path.display()))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // It is not there when it became what it was to be.
        let _ = std::fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_finished_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let half = unfinished(&path).unwrap();
        std::fs::write(&half.0, "half").unwrap();
        drop(half);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        write_whole(&path, b"whole").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"whole");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
