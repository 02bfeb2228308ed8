//! Brings wheels to this machine. Sources are asked in their order, and whatever one gives is compared with the lock before
//! it gets its name in the cache: so it does not matter whether a source is honest.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::files;
use super::lock::Package;
use crate::build::sha256_hex;
use crate::project::Project;

/// One place to get wheels from.
pub trait Source {
    /// As messages call it.
    fn name(&self) -> String;

    /// Whether it may have this wheel at all.
    fn may_have(&self, package: &Package) -> bool;

    /// Writes what it has under the wheel's name to `to`.
    fn get(&mut self, package: &Package, to: &Path) -> Result<(), Miss>;
}

/// Why a source gave nothing.
#[derive(Debug, PartialEq, Eq)]
pub enum Miss {
    /// It answers, but has no such file.
    Absent(String),
    /// It does not answer; there is no use in asking it again.
    Unreachable(String),
}

/// The cache of verified wheels, which all checkouts of a user share. It is flat, so that it can be copied to another machine
/// and serve there as a local folder.
pub struct Store {
    folder: PathBuf,
}

impl Store {
    pub fn of(project: &Project) -> Self {
        Self { folder: project.cache.join("packages") }
    }

    #[cfg(test)]
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_path_buf() }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn path(&self, package: &Package) -> PathBuf {
        self.folder.join(&package.file_name)
    }

    /// The wheel's bytes, if they are here and are the pinned ones. Looked at every time: the folder is open to all.
    pub fn read(&self, package: &Package) -> Option<Vec<u8>> {
        let bytes = std::fs::read(self.path(package)).ok()?;
        compare(package, &bytes).is_ok().then_some(bytes)
    }
}

/// Sees to it that all of `wanted` are in the store.
pub fn fetch(store: &Store, sources: &mut [Box<dyn Source>], wanted: &[&Package]) -> Result<()> {
    let mut missing: Vec<(&Package, Vec<String>)> =
        wanted.iter().filter(|package| store.read(package).is_none()).map(|package| (*package, Vec::new())).collect();
    for source in sources {
        let mut silent = None;
        let mut still = Vec::new();
        for (package, mut tried) in missing {
            if !source.may_have(package) {
                still.push((package, tried));
                continue;
            }
            let failed = match silent.take() {
                Some(why) => Failed::Miss(Miss::Unreachable(why)),
                None => match attempt(store, source.as_mut(), package) {
                    Ok(()) => {
                        println!("  {}: {} from {}", package.title(), package.file_name, source.name());
                        continue;
                    }
                    Err(failed) => failed,
                },
            };
            let why = match failed {
                Failed::Miss(Miss::Absent(why)) => why,
                Failed::Different(why) => {
                    // Told even if another source has the right ones: somebody should look at this one.
                    println!("  {}: {} is not used: {why}", package.title(), source.name());
                    why
                }
                Failed::Miss(Miss::Unreachable(why)) => {
                    silent = Some(why.clone());
                    why
                }
                Failed::Machine(error) => return Err(error.context(format!("{} could not be kept", package.title()))),
            };
            tried.push(format!("{}: {why}", source.name()));
            still.push((package, tried));
        }
        missing = still;
    }
    if missing.is_empty() { Ok(()) } else { bail!(told(&missing)) }
}

/// Why an attempt came to nothing.
enum Failed {
    Miss(Miss),
    /// The source has other bytes under this name.
    Different(String),
    /// Our own disk.
    Machine(anyhow::Error),
}

fn attempt(store: &Store, source: &mut dyn Source, package: &Package) -> Result<(), Failed> {
    let target = store.path(package);
    let unfinished = files::unfinished(&target).map_err(Failed::Machine)?;
    source.get(package, &unfinished.0).map_err(Failed::Miss)?;
    let bytes = std::fs::read(&unfinished.0).context("what came cannot be read").map_err(Failed::Machine)?;
    compare(package, &bytes).map_err(Failed::Different)?;
    unfinished.becomes(&target).map_err(Failed::Machine)
}

fn compare(package: &Package, bytes: &[u8]) -> Result<(), String> {
    let found = sha256_hex(bytes);
    if found == package.sha256 {
        return Ok(());
    }
    Err(format!("it gave other bytes\n      sha256 in the lock: {}\n      sha256 found:       {found}", package.sha256))
}

fn told(missing: &[(&Package, Vec<String>)]) -> String {
    let mut text = String::from("these packages could not be had:");
    for (package, tried) in missing {
        let _ = write!(text, "\n  {} ({}, sha256 {})", package.title(), package.file_name, package.sha256);
        if tried.is_empty() {
            text.push_str("\n    no source knows it");
        }
        for line in tried {
            let _ = write!(text, "\n    {line}");
        }
    }
    text.push_str("\n  what to do: name a folder or a mirror that has them with --source, see docs/packages.md");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::lock::samples;
    use std::cell::RefCell;
    use std::rc::Rc;

    type Log = Rc<RefCell<Vec<String>>>;
    type Gives = Result<&'static [u8], fn() -> Miss>;

    struct Fake {
        name: &'static str,
        gives: Gives,
        log: Log,
    }

    impl Source for Fake {
        fn name(&self) -> String {
            self.name.to_owned()
        }

        fn may_have(&self, package: &Package) -> bool {
            package.name != "elsewhere"
        }

        fn get(&mut self, package: &Package, to: &Path) -> Result<(), Miss> {
            self.log.borrow_mut().push(format!("{} {}", self.name, package.name));
            std::fs::write(to, self.gives.map_err(|miss| miss())?).unwrap();
            Ok(())
        }
    }

    /// What the samples' hash is of.
    const RIGHT: Gives = Ok(b"");
    const WRONG: Gives = Ok(b"evil");
    const ABSENT: Gives = Err(|| Miss::Absent("not there".to_owned()));
    const SILENT: Gives = Err(|| Miss::Unreachable("no answer".to_owned()));

    /// Fetches; returns the result, who was asked for what, and the files that there are then.
    fn fetched(names: &[&str], gives: &[Gives]) -> (Result<()>, Vec<String>, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::default();
        let mut sources: Vec<Box<dyn Source>> = Vec::new();
        for (gives, name) in gives.iter().zip(["first", "second", "third"]) {
            sources.push(Box::new(Fake { name, gives: *gives, log: Rc::clone(&log) }));
        }
        let packages: Vec<Package> = names.iter().map(|name| samples::package(name, &[])).collect();
        let wanted: Vec<&Package> = packages.iter().collect();
        let result = fetch(&Store::at(folder.path()), &mut sources, &wanted);
        let mut files: Vec<String> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let log = log.borrow().clone();
        (result, log, files)
    }

    #[test]
    fn sources_are_asked_in_their_order_and_not_after_one_gave_it() {
        let (result, asked, files) = fetched(&["a"], &[ABSENT, RIGHT, RIGHT]);
        result.unwrap();
        assert_eq!(asked, ["first a", "second a"]);
        assert_eq!(files, ["a-1.0-py3-none-any.whl"]);
    }

    #[test]
    fn a_source_that_does_not_answer_is_asked_once() {
        let (result, asked, _) = fetched(&["a", "b", "c"], &[SILENT, RIGHT]);
        result.unwrap();
        assert_eq!(asked, ["first a", "second a", "second b", "second c"]);
    }

    #[test]
    fn other_bytes_are_not_kept_and_the_next_source_is_asked() {
        let (result, asked, files) = fetched(&["a"], &[WRONG, RIGHT]);
        result.unwrap();
        assert_eq!((asked.len(), files.len()), (2, 1));
    }

    #[test]
    fn what_nobody_has_is_told_with_package_sources_and_hashes_and_nothing_is_left() {
        let (result, _, files) = fetched(&["a", "elsewhere"], &[WRONG, ABSENT, SILENT]);
        let error = result.unwrap_err().to_string();
        let found = sha256_hex(b"evil");
        for part in ["a 1.0", "first: it gave", "e3b0c442", &found, "second: not there", "third: no answer", "no source knows it", "what to do"] {
            assert!(error.contains(part), "{part:?} is missing in: {error}");
        }
        assert!(files.is_empty(), "{files:?}");
    }

    #[test]
    fn what_is_in_the_store_is_not_fetched_unless_it_was_spoiled() {
        let folder = tempfile::tempdir().unwrap();
        let (store, package) = (Store::at(folder.path()), samples::package("a", &[]));
        std::fs::write(store.path(&package), b"").unwrap();
        fetch(&store, &mut [], &[&package]).unwrap();
        std::fs::write(store.path(&package), b"spoiled").unwrap();
        assert!(fetch(&store, &mut [], &[&package]).is_err());
    }
}
