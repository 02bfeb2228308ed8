//! Whether the lock says the truth: every wheel is fetched, compared with its hash, opened and read.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use super::fetch::{self, Store};
use super::lock::{Lock, Package};
use super::wheel::{Wheel, is_shared_library};
use super::{add, requirements, sources};
use crate::project::Project;
use crate::versions;

/// Names of exports by which Emscripten finds JavaScript in a shared library, which it would evaluate as text. The sandbox
/// forbids that.
const EVALUATED: [&str; 2] = ["__em_js__", "__start_em_asm"];

pub fn run(project: &Project, given: &[String]) -> Result<()> {
    let lock = Lock::read(&project.root)?;
    let store = Store::of(project);
    let all: Vec<&Package> = lock.packages.values().collect();
    fetch::fetch(&store, &mut sources::all(project, given), &all)?;
    let mut wrong = Vec::new();
    for package in &all {
        let bytes = store.read(package).context("what was fetched is gone")?;
        match verified(package, &bytes, &lock) {
            Ok(()) => println!("  {}: ok", package.title()),
            Err(error) => wrong.push(format!("{error:#}")),
        }
    }
    wrong.extend(brought_twice(&lock));
    if !wrong.is_empty() {
        bail!("the lock is not in order:\n  {}", wrong.join("\n  "));
    }
    println!("{} packages are what the lock says", all.len());
    Ok(())
}

fn verified(package: &Package, bytes: &[u8], lock: &Lock) -> Result<()> {
    let told = add::told(package, bytes, lock)?;
    requirements::check(package, &told.requirements, lock)?;
    let mut needs: Vec<String> = told.requirements.into_iter().map(|requirement| requirement.name).collect();
    needs.sort();
    needs.dedup();
    differs(package, "version", &package.version, &told.version)?;
    differs(package, "imports", &package.imports, &told.imports)?;
    differs(package, "depends", &package.depends, &needs)?;
    differs(package, "size", &package.size(), &(bytes.len() as u64))?;
    runs_here(package)?;
    for (name, content) in Wheel::read(bytes)?.members.iter().filter(|(name, _)| is_shared_library(name)) {
        if let Some(mark) = evaluates(content) {
            bail!("{}: {name} has JavaScript inside ({mark}…), which the sandbox does not evaluate", package.title());
        }
    }
    Ok(())
}

fn differs<T: PartialEq + std::fmt::Debug>(package: &Package, what: &str, locked: &T, told: &T) -> Result<()> {
    if locked != told {
        bail!("{}: the lock says {what} {locked:?}, the wheel {told:?}\n  what to do: cargo xtask packages add {}", package.title(), package.name);
    }
    Ok(())
}

/// A wheel's name ends with what it runs on.
fn runs_here(package: &Package) -> Result<()> {
    let tags = package.file_name.trim_end_matches(".whl");
    if !tags.ends_with("-none-any") && !tags.ends_with(versions::WHEEL_PLATFORM) {
        bail!("{}: {} is neither pure nor for {}", package.title(), package.file_name, versions::WHEEL_PLATFORM);
    }
    Ok(())
}

fn evaluates(library: &[u8]) -> Option<&'static str> {
    EVALUATED.into_iter().find(|mark| library.windows(mark.len()).any(|bytes| bytes == mark.as_bytes()))
}

/// A page must know from a module's name which package to fetch.
fn brought_twice(lock: &Lock) -> Vec<String> {
    let mut owners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in lock.packages.values() {
        for module in &package.imports {
            owners.entry(module).or_default().push(&package.name);
        }
    }
    let twice = owners.into_iter().filter(|(_, owners)| owners.len() > 1);
    twice.map(|(module, owners)| format!("the module {module} is brought by {}", owners.join(" and "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::{lock::samples, wheel};

    /// A package whose wheel says `metadata` and has the module `a`, and the verdict.
    fn verdict(metadata: &str, edit: impl Fn(&mut Package)) -> String {
        let text = format!("Name: a\nVersion: 1.0\n{metadata}\n");
        let bytes = wheel::samples::wheel_bytes(&[("a.py", "x = 1"), ("a-1.0.dist-info/METADATA", &text)]);
        let mut lock = samples::lock(&[("a", &[])]);
        let package = lock.packages.get_mut("a").unwrap();
        package.tool.ampoule.size = bytes.len() as u64;
        edit(package);
        let package = lock.packages["a"].clone();
        verified(&package, &bytes, &lock).map_or_else(|error| format!("{error:#}"), |()| "ok".to_owned())
    }

    #[test]
    fn a_wheel_that_is_what_the_lock_says_passes() {
        assert_eq!(verdict("", |_| ()), "ok");
    }

    #[test]
    fn a_lock_that_says_something_else_is_told_by_package_and_field() {
        for (found, part) in [
            (verdict("", |package| package.version = "2.0".to_owned()), "version"),
            (verdict("", |package| package.imports = vec!["b".to_owned()]), "imports"),
            (verdict("Requires-Dist: six", |_| ()), "six"),
            (verdict("", |package| package.tool.ampoule.size = 1), "size"),
            (verdict("", |package| package.file_name = "a-1.0-cp314-cp314-linux_x86_64.whl".to_owned()), "neither pure nor"),
        ] {
            assert!(found.contains(part) && found.contains("a "), "{part:?} is missing in: {found}");
        }
    }

    #[test]
    fn libraries_with_javascript_inside_are_known() {
        assert_eq!(evaluates(b"\0asm....__em_js__hiwire_call"), Some("__em_js__"));
        assert_eq!(evaluates(b"\0asm....PyInit_a"), None);
    }

    #[test]
    fn a_module_that_two_packages_bring_is_told() {
        let mut lock = samples::lock(&[("a", &[]), ("b", &[])]);
        assert!(brought_twice(&lock).is_empty());
        lock.packages.get_mut("b").unwrap().imports = vec!["a".to_owned()];
        assert_eq!(brought_twice(&lock), ["the module a is brought by a and b"]);
    }
}
