//! `cargo xtask packages`: Python packages that a site may carry. The lock says which they are; they are fetched, compared with
//! it, and made into archives. docs/packages.md is for those who build a site.

use std::fmt;
use std::path::Path;

use anyhow::{Context, Result};

use crate::build::kilobytes;
use crate::project::{Project, create_dir};
use crate::tools;

mod add;
pub mod archive;
mod catalogue;
mod choose;
mod elsewhere;
mod fetch;
mod files;
mod layout;
mod lock;
mod requirements;
mod sources;
mod verify;
mod wheel;

pub use archive::Archive;
pub use choose::Choice;
pub use elsewhere::{Elsewhere, folder};

use fetch::Store;
use lock::{Lock, Package};

/// Which packages a build carries, and where the builder has them.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub choice: Choice,
    pub sources: Vec<String>,
    /// Where the page fetches them, if not from its own host.
    pub elsewhere: Option<Elsewhere>,
}

impl Wanted {
    pub fn everything() -> Self {
        Self { choice: Choice::All, sources: Vec::new(), elsewhere: None }
    }

    pub fn named(names: &[&str]) -> Self {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Self { choice: Choice::Named(names), sources: Vec::new(), elsewhere: None }
    }
}

#[derive(clap::Subcommand)]
pub enum Command {
    /// Show what is in the lock
    List,
    /// Fetch every package and compare it with the lock
    Verify {
        #[command(flatten)]
        place: Place,
    },
    /// Put packages, with all that they depend on, into the lock
    Add {
        /// As they are called on PyPI; NAME==VERSION for one version
        #[arg(required = true)]
        names: Vec<String>,
        /// The SPDX name of the licence of packages that do not say theirs
        #[arg(long)]
        licence: Option<String>,
        #[command(flatten)]
        place: Place,
    },
    /// Move every package in the lock to its newest version
    Update {
        #[command(flatten)]
        place: Place,
    },
    /// Fetch packages, with all that they depend on, into the cache: a later build needs no network for them
    Fetch {
        /// all, or names with commas between them
        packages: Choice,
        #[command(flatten)]
        place: Place,
    },
}

/// Where the builder has packages.
#[derive(clap::Args, Clone, Debug)]
pub struct Place {
    /// A folder or the address of a folder with the files of packages, asked before all others; can be given several times
    #[arg(long = "source", value_name = "FOLDER|URL")]
    pub sources: Vec<String>,
}

pub fn run(project: &Project, command: Command) -> Result<()> {
    match command {
        Command::List => list(project),
        Command::Verify { place } => verify::run(project, &place.sources),
        Command::Add { names, licence, place } => add::add(project, &names, licence.as_deref(), &place.sources),
        Command::Update { place } => add::update(project, &place.sources),
        Command::Fetch { packages, place } => {
            let lock = Lock::read(&project.root)?;
            let packages = choose::chosen(&lock, &packages)?;
            let store = Store::of(project);
            fetch::fetch(&store, &mut sources::all(project, &place.sources), &packages)?;
            println!("{} packages in {}", packages.len(), store.folder().display());
            Ok(())
        }
    }
}

/// The archives that a build ships.
pub fn archives(project: &Project, wanted: &Wanted) -> Result<Vec<Archive>> {
    if wanted.choice == Choice::None {
        return Ok(Vec::new());
    }
    let lock = Lock::read(&project.root)?;
    archive::make(project, &fetched(project, &lock, wanted)?)
}

/// For tests: the archives of what is wanted, as the browser has them unpacked, each as `NAME.zip` in `folder`.
pub fn write_unpacked(project: &Project, wanted: &Wanted, folder: &Path) -> Result<()> {
    let lock = Lock::read(&project.root)?;
    create_dir(folder)?;
    for (package, made) in archive::unpacked(project, &fetched(project, &lock, wanted)?)? {
        let to = folder.join(format!("{}.zip", package.name));
        std::fs::copy(&made, &to).with_context(|| format!("cannot write {}", to.display()))?;
    }
    Ok(())
}

/// The wheels of what is wanted and of all that it needs, by the names of their files.
pub fn wheels(project: &Project, wanted: &Wanted) -> Result<Vec<(String, Vec<u8>)>> {
    let lock = Lock::read(&project.root)?;
    let fetched = fetched(project, &lock, wanted)?;
    Ok(fetched.into_iter().map(|(package, wheel)| (package.file_name.clone(), wheel)).collect())
}

/// Whether all that is wanted can be had without network.
pub fn are_here(project: &Project, wanted: &Wanted) -> Result<bool> {
    let lock = Lock::read(&project.root)?;
    let store = Store::of(project);
    Ok(choose::chosen(&lock, &wanted.choice)?.into_iter().all(|package| store.read(package).is_some()))
}

/// The chosen packages with their wheels.
fn fetched<'a>(project: &Project, lock: &'a Lock, wanted: &Wanted) -> Result<Vec<(&'a Package, Vec<u8>)>> {
    // Their bytecode is made with Node.js.
    tools::for_guest(project)?;
    let packages = choose::chosen(lock, &wanted.choice)?;
    let store = Store::of(project);
    fetch::fetch(&store, &mut sources::all(project, &wanted.sources), &packages)?;
    let with_wheel = |package: &'a Package| Ok((package, store.read(package).context("what was fetched is gone")?));
    packages.into_iter().map(with_wheel).collect()
}

fn list(project: &Project) -> Result<()> {
    let lock = Lock::read(&project.root)?;
    let store = Store::of(project);
    println!("  {:<20} {:<14} {:>10}  {:<8} {:<30} depends on", "package", "version", "wheel", "here", "licence");
    for package in lock.packages.values() {
        let here = if store.read(package).is_some() { "yes" } else { "no" };
        let (size, depends) = (kilobytes(package.size()), package.depends.join(", "));
        println!("  {:<20} {:<14} {size:>10}  {here:<8} {:<30} {depends}", package.name, package.version, package.licence());
    }
    println!("  {} packages", lock.packages.len());
    Ok(())
}

/// What each package costs, as a table.
pub struct Sizes<'a>(pub &'a [Archive]);

impl fmt::Display for Sizes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return Ok(());
        }
        let line = |f: &mut fmt::Formatter<'_>, name: &str, raw, shipped| {
            writeln!(f, "  {name:<44} {:>11} {:>11}", kilobytes(raw), kilobytes(shipped))
        };
        writeln!(f, "\n  {:<44} {:>11} {:>11}", "packages, when a program imports them", "unpacked", "shipped")?;
        for archive in self.0 {
            line(f, &archive.package.title(), archive.file.unpacked_bytes, archive.file.shipped.len() as u64)?;
        }
        let (raw, shipped) = self.0.iter().fold((0, 0), |(raw, shipped), archive| {
            (raw + archive.file.unpacked_bytes, shipped + archive.file.shipped.len() as u64)
        });
        line(f, "= packages", raw, shipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_has_its_row() {
        let archives = [archive::samples::archive("numpy", &[]), archive::samples::archive("sympy", &[])];
        let text = Sizes(&archives).to_string();
        assert!(text.contains("numpy 1.0") && text.contains("sympy 1.0") && text.contains("= packages"), "{text}");
        assert_eq!(Sizes(&[]).to_string(), "");
    }
}
