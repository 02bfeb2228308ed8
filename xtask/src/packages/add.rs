//! Writes the lock: takes packages from Pyodide's catalogue or from the Python Package Index, and reads in their wheels what
//! they bring and need.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use anyhow::{Context, Result, bail};

use super::catalogue::Catalogue;
use super::fetch::{self, Miss, Source, Store};
use super::lock::{self, Lock, Ours, Origin, Package, Tool, canonical};
use super::requirements::{self, Requirement};
use super::wheel::{self, Wheel};
use super::{files, layout, sources};
use crate::build::sha256_hex;
use crate::project::Project;
use crate::versions;

/// What a wheel tells about its package.
pub struct Told {
    pub version: String,
    pub licence: Option<String>,
    pub imports: Vec<String>,
    pub requirements: Vec<Requirement>,
}

/// Reads the wheel of `package`, whose requirements are compared with `lock`.
pub fn told(package: &Package, bytes: &[u8], lock: &Lock) -> Result<Told> {
    let read = || -> Result<Told> {
        let wheel = Wheel::read(bytes)?;
        let metadata = wheel.metadata()?;
        if canonical(&metadata.name) != canonical(&package.name) {
            bail!("it is the wheel of {}", metadata.name);
        }
        let requirements = requirements::read(&metadata.requires, lock)?;
        let imports = wheel::imports(layout::site_packages(wheel).keys().map(String::as_str));
        Ok(Told { version: metadata.version, licence: metadata.licence, imports, requirements })
    };
    read().with_context(|| format!("the wheel {} of {}", package.file_name, package.title()))
}

pub fn add(project: &Project, names: &[String], licence: Option<&str>, given: &[String]) -> Result<()> {
    let catalogue = Catalogue::read(project)?;
    let before = match Lock::read(&project.root) {
        Ok(lock) => lock,
        Err(_) if !project.root.join(lock::FILE).exists() => empty(&catalogue),
        Err(error) => return Err(error),
    };
    let mut adding = Adding::new(project, catalogue, before.clone(), licence, given);
    adding.run(names.iter().map(String::as_str))?;
    finish(project, &before, &adding.lock)
}

pub fn update(project: &Project, given: &[String]) -> Result<()> {
    let before = Lock::read(&project.root)?;
    let catalogue = Catalogue::read(project)?;
    let mut adding = Adding::new(project, catalogue, before.clone(), None, given);
    adding.run(before.packages.keys().map(String::as_str))?;
    finish(project, &before, &adding.lock)
}

fn empty(catalogue: &Catalogue) -> Lock {
    Lock { info: catalogue.info.clone(), packages: BTreeMap::new() }
}

fn finish(project: &Project, before: &Lock, after: &Lock) -> Result<()> {
    after.write(&project.root)?;
    let mut changes = 0;
    for (name, package) in &after.packages {
        match before.packages.get(name) {
            None => println!("  added {}", package.title()),
            Some(old) if old == package => continue,
            Some(old) => println!("  {name}: {} becomes {}", old.version, package.version),
        }
        changes += 1;
    }
    println!("{changes} changes in {}", lock::FILE);
    Ok(())
}

struct Adding<'a> {
    project: &'a Project,
    catalogue: Catalogue,
    lock: Lock,
    /// Of packages that do not say theirs.
    licence: Option<&'a str>,
    store: Store,
    sources: Vec<Box<dyn Source>>,
    /// With what each package taken in this run needs.
    taken: BTreeMap<String, Vec<String>>,
}

impl<'a> Adding<'a> {
    fn new(project: &'a Project, catalogue: Catalogue, lock: Lock, licence: Option<&'a str>, given: &[String]) -> Self {
        let (store, sources) = (Store::of(project), sources::all(project, given));
        Self { project, catalogue, lock, licence, store, sources, taken: BTreeMap::new() }
    }

    /// Takes all of `names`, then whatever they need and the lock does not have.
    fn run<'n>(&mut self, names: impl Iterator<Item = &'n str>) -> Result<()> {
        let mut waiting: VecDeque<(String, bool)> = names.map(|name| (name.to_owned(), true)).collect();
        let mut seen = BTreeSet::new();
        while let Some((wish, asked_for)) = waiting.pop_front() {
            let (name, version) = match wish.split_once("==") {
                Some((name, version)) => (canonical(name), Some(version)),
                None => (canonical(&wish), None),
            };
            if !seen.insert(name.clone()) || (!asked_for && self.lock.packages.contains_key(&name)) {
                continue;
            }
            let needs = self.take(&name, version)?;
            waiting.extend(needs.into_iter().map(|need| (need, false)));
        }
        // Only now is it known which versions all of them have.
        for name in self.lock.packages.keys() {
            self.check(name)?;
        }
        Ok(())
    }

    /// Puts one package into the lock; returns the names of what it needs.
    fn take(&mut self, name: &str, version: Option<&str>) -> Result<Vec<String>> {
        let (mut package, bytes) = match self.listed(name, version) {
            Some(found) => found,
            None => self.published(name, version)?,
        };
        let told = told(&package, &bytes, &self.lock)?;
        let before = self.lock.packages.get(name).map(|package| package.licence().to_owned());
        let licence = told.licence.or(before).or_else(|| self.licence.map(str::to_owned)).with_context(|| {
            format!("{} does not say its licence\n  what to do: read it and add the package with --licence SPDX-NAME", package.title())
        })?;
        package.version = told.version;
        package.imports = told.imports;
        package.depends = told.requirements.iter().map(|requirement| requirement.name.clone()).collect();
        package.depends.sort();
        package.depends.dedup();
        package.tool.ampoule.size = bytes.len() as u64;
        package.tool.ampoule.licence = licence;
        let depends = package.depends.clone();
        self.lock.packages.insert(name.to_owned(), package);
        self.taken.insert(name.to_owned(), depends.clone());
        Ok(depends)
    }

    /// From Pyodide's catalogue, if its wheel can be had.
    fn listed(&mut self, name: &str, version: Option<&str>) -> Option<(Package, Vec<u8>)> {
        let package = self.catalogue.package(name).filter(|package| version.is_none_or(|version| version == package.version))?;
        if fetch::fetch(&self.store, &mut self.sources, &[&package]).is_err() {
            println!("  {}: no source has the wheel of Pyodide's catalogue, so PyPI is asked for one of its own", package.title());
            return None;
        }
        let bytes = self.store.read(&package)?;
        Some((package, bytes))
    }

    /// From the Python Package Index.
    fn published(&self, name: &str, version: Option<&str>) -> Result<(Package, Vec<u8>)> {
        let wish = version.map_or_else(|| name.to_owned(), |version| format!("{name}=={version}"));
        let folder = tempfile::tempdir().context("no temporary folder")?;
        if let Err(Miss::Absent(why) | Miss::Unreachable(why)) =
            sources::download(self.project, &wish, folder.path(), sources::Target::Engine)
        {
            bail!(
                "{wish} is not in the catalogue of Pyodide {}, and PyPI has no wheel of it that runs in the browser: {why}\n  what to do: \
                 choose another package or version; only pure wheels and such for {} can be taken",
                versions::PACKAGES_PYODIDE,
                versions::WHEEL_PLATFORM
            );
        }
        let entry = std::fs::read_dir(folder.path())?.next().context("pip downloaded nothing")??;
        let bytes = std::fs::read(entry.path()).context("what pip downloaded cannot be read")?;
        let file_name = entry.file_name().to_string_lossy().into_owned();
        let said = Wheel::read(&bytes).and_then(|wheel| wheel.metadata()).with_context(|| format!("the wheel {file_name}"))?;
        let package = Package {
            name: canonical(&said.name),
            version: said.version,
            file_name,
            install_dir: "site".to_owned(),
            sha256: sha256_hex(&bytes),
            imports: Vec::new(),
            depends: Vec::new(),
            package_type: "package".to_owned(),
            unvendored_tests: false,
            tool: Tool { ampoule: Ours { size: bytes.len() as u64, licence: String::new(), sources: vec![Origin::Pypi] } },
        };
        println!("  {}: {} from PyPI", package.title(), package.file_name);
        files::write_whole(&self.store.path(&package), &bytes)?;
        Ok((package, bytes))
    }

    /// Whether all that the package needs is in the lock in a version that fits. Packages that neither changed nor need one
    /// that changed were right before.
    fn check(&self, name: &str) -> Result<()> {
        let Some(package) = self.lock.packages.get(name) else { return Ok(()) };
        let changed = |name: &String| self.taken.contains_key(name);
        if !self.taken.contains_key(name) && !package.depends.iter().any(changed) {
            return Ok(());
        }
        let Some(bytes) = self.store.read(package) else { return Ok(()) };
        requirements::check(package, &told(package, &bytes, &self.lock)?.requirements, &self.lock)
    }
}
