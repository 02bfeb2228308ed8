//! Makes `dist/` beside the old one and swaps them at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use crate::project::create_dir;

/// A new `dist/` in the making. Dropped before [`Dist::finish`], it leaves nothing behind.
pub struct Dist {
    out: PathBuf,
    folder: PathBuf,
    written: BTreeSet<PathBuf>,
    finished: bool,
}

impl Dist {
    pub fn begin(out: &Path) -> Result<Self> {
        check_replaceable(out)?;
        // On the same disk as `out`, so that the swap is a rename.
        let folder = beside(out, "new")?;
        create_dir(&folder)?;
        Ok(Self { out: out.to_path_buf(), folder, written: BTreeSet::new(), finished: false })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes one file; two sources of the same file are an error, not an accident that one of them wins.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let target = self.claim(Path::new(path))?;
        std::fs::write(&target, bytes).with_context(|| format!("cannot write {}", target.display()))
    }

    /// Copies all files of `from` but those named in `except`.
    pub fn copy_tree(&mut self, from: &Path, except: &[&str]) -> Result<()> {
        for entry in WalkDir::new(from).sort_by_file_name() {
            let entry = entry.with_context(|| format!("cannot list {}", from.display()))?;
            let path = entry.path().strip_prefix(from).context("walkdir stays in its folder")?;
            // Git keeps an empty folder only through such a file.
            let hidden = entry.file_name().to_string_lossy().starts_with(".git");
            if !entry.file_type().is_file() || hidden || except.iter().any(|name| path == Path::new(name)) {
                continue;
            }
            let target = self.claim(path)?;
            std::fs::copy(entry.path(), &target).with_context(|| format!("cannot copy {}", entry.path().display()))?;
        }
        Ok(())
    }

    /// Puts the new folder in the place of the old one.
    pub fn finish(mut self) -> Result<()> {
        let old = beside(&self.out, "old")?;
        if self.out.exists() {
            std::fs::rename(&self.out, &old).with_context(|| format!("cannot move {} away", self.out.display()))?;
        }
        if let Err(error) = std::fs::rename(&self.folder, &self.out) {
            if old.exists() {
                std::fs::rename(&old, &self.out)
                    .with_context(|| format!("the old build could not be put back; it is in {}", old.display()))?;
            }
            return Err(error).with_context(|| format!("cannot put the new build to {}", self.out.display()));
        }
        self.finished = true;
        if old.exists() {
            std::fs::remove_dir_all(&old).with_context(|| format!("cannot remove {}", old.display()))?;
        }
        Ok(())
    }

    fn claim(&mut self, path: &Path) -> Result<PathBuf> {
        if !self.written.insert(path.to_path_buf()) {
            bail!("two sources give the file {} of the build\n  what to do: rename the one in public/", path.display());
        }
        let target = self.folder.join(path);
        if let Some(parent) = target.parent() {
            create_dir(parent)?;
        }
        Ok(target)
    }
}

/// Every file below a folder: names with `/`, and what is in them.
pub fn contents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(folder).context("walkdir stays in its folder")?.to_string_lossy().replace('\\', "/");
            files.insert(name, std::fs::read(entry.path()).with_context(|| format!("cannot read {}", entry.path().display()))?);
        }
    }
    Ok(files)
}

impl Drop for Dist {
    fn drop(&mut self) {
        if !self.finished {
            // The build failed already; a left-over folder is the smaller trouble.
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// A mistyped `--out` must not cost somebody a folder: only a build, or nothing at all, is replaced.
pub fn check_replaceable(out: &Path) -> Result<()> {
    let is_empty = |folder: &Path| std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    if !out.exists() || out.join("bundle.json").is_file() || is_empty(out) {
        return Ok(());
    }
    bail!(
        "{} is there and is not a build of this project\n  what to do: choose another folder with --out, or remove it",
        out.display()
    )
}

fn beside(out: &Path, what: &str) -> Result<PathBuf> {
    let name = out.file_name().with_context(|| format!("{} is no folder name for a build", out.display()))?;
    let name = format!(".{}.{what}-{}", name.to_string_lossy(), std::process::id());
    Ok(out.with_file_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_finished_build_replaces_the_old_one_whole() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("dist");
        for (file, round) in [("old.js", 1), ("new.js", 2)] {
            let mut dist = Dist::begin(&out).unwrap();
            dist.write("bundle.json", b"{}").unwrap();
            dist.write(file, &[round]).unwrap();
            dist.finish().unwrap();
        }
        assert_eq!(entries(&out), ["bundle.json", "new.js"]);
        assert_eq!(entries(home.path()), ["dist"]);
    }

    #[test]
    fn a_build_that_fails_leaves_the_old_one() {
        let home = tempfile::tempdir().unwrap();
        let out = home.path().join("dist");
        std::fs::create_dir(&out).unwrap();
        std::fs::write(out.join("bundle.json"), "old").unwrap();
        let mut dist = Dist::begin(&out).unwrap();
        dist.write("bundle.json", b"new").unwrap();
        drop(dist);
        assert_eq!(std::fs::read_to_string(out.join("bundle.json")).unwrap(), "old");
        assert_eq!(entries(home.path()), ["dist"]);
    }

    #[test]
    fn a_folder_that_is_no_build_is_not_replaced() {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("letters.txt"), "dear").unwrap();
        assert!(Dist::begin(home.path()).is_err());
        assert_eq!(entries(home.path()), ["letters.txt"]);
    }

    #[test]
    fn two_sources_of_one_file_are_an_error() {
        let home = tempfile::tempdir().unwrap();
        let mut dist = Dist::begin(&home.path().join("dist")).unwrap();
        dist.write("a.js", b"1").unwrap();
        assert!(dist.write("a.js", b"2").is_err());
    }
}
