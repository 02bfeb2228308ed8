//! The Python packages of a release: which module is whose, and what has to be there before a package is imported. A *package*
//! is shipped as one archive, which is fetched when a program needs it.

use crate::bundle::{Entry, Role};
use serde::Deserialize;
use std::collections::{BTreeSet, HashSet};

/// What a package is called, as the list has it.
pub type Name = String;

/// One package.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Package {
    /// As it is called on the Python Package Index.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The modules that it brings, without those inside of others.
    pub imports: Vec<String>,
    /// The names of the packages that it cannot do without.
    pub depends: Vec<String>,
    /// Its shared libraries, by their paths in the archive.
    pub shared_libraries: Vec<String>,
    /// Its archive.
    pub file: Entry,
}

/// What is wrong with a list of packages.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PackagesError {
    /// A package needs one that is not listed.
    #[error("{package} needs {missing}, which is not there")]
    Missing {
        /// Who needs it.
        package: String,
        /// What is needed.
        missing: String,
    },
    /// Two have the same name.
    #[error("{0} is there twice")]
    Twice(String),
    /// Its file is listed as something else.
    #[error("the file of {0} is not listed as a package")]
    Role(String),
}

/// All packages of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index(Vec<Package>);

impl Index {
    /// Of these, which [`check`] has seen.
    pub fn of(packages: Vec<Package>) -> Index {
        Index(packages)
    }

    /// What has to be there for a program that imports these modules.
    pub fn needed(&self, modules: &[String]) -> BTreeSet<Name> {
        let modules: Vec<&str> = modules.iter().map(String::as_str).collect();
        needed(&self.0, &modules).into_iter().map(|package| package.name.clone()).collect()
    }
}

/// Whether each is there once with all that it needs.
pub fn check(packages: &[Package]) -> Result<(), PackagesError> {
    let mut names = HashSet::new();
    for package in packages {
        if package.file.role != Role::Package {
            return Err(PackagesError::Role(package.name.clone()));
        }
        if !names.insert(package.name.as_str()) {
            return Err(PackagesError::Twice(package.name.clone()));
        }
    }
    for package in packages {
        if let Some(missing) = package.depends.iter().find(|name| !names.contains(name.as_str())) {
            return Err(PackagesError::Missing { package: package.name.clone(), missing: missing.clone() });
        }
    }
    Ok(())
}

/// The packages that bring these modules, with all that they need, each once and after what it needs. Modules that no package
/// brings are passed over; of `a.b.c` only `a` counts.
pub fn needed<'a>(packages: &'a [Package], modules: &[&str]) -> Vec<&'a Package> {
    let mut found = Found { packages, seen: HashSet::new(), ordered: Vec::new() };
    for module in modules {
        let top = module.split('.').next().unwrap_or(module);
        if let Some(package) = packages.iter().find(|package| package.imports.iter().any(|name| name == top)) {
            found.add(package);
        }
    }
    found.ordered
}

struct Found<'a> {
    packages: &'a [Package],
    seen: HashSet<&'a str>,
    ordered: Vec<&'a Package>,
}

impl<'a> Found<'a> {
    /// Not deeper than there are packages: none is begun twice.
    fn add(&mut self, package: &'a Package) {
        if !self.seen.insert(&package.name) {
            return;
        }
        for name in &package.depends {
            if let Some(needed) = self.packages.iter().find(|other| other.name == *name) {
                self.add(needed);
            }
        }
        self.ordered.push(package);
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::bundle::Encoding;

    /// One that is nowhere.
    pub fn package(name: &str, imports: &[&str], depends: &[&str]) -> Package {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Package {
            name: name.to_owned(),
            version: "1.0".to_owned(),
            imports: owned(imports),
            depends: owned(depends),
            shared_libraries: Vec::new(),
            file: Entry {
                role: Role::Package,
                path: format!("packages/{name}.bin"),
                encoding: Encoding::Brotli,
                bytes: 3,
                sha256: String::new(),
                unpacked_bytes: 9,
            },
        }
    }

    /// Some that need each other.
    pub fn index() -> Index {
        Index::of(vec![
            package("numpy", &["numpy"], &[]),
            package("pandas", &["pandas"], &["numpy", "python-dateutil"]),
            package("python-dateutil", &["dateutil"], &["six"]),
            package("six", &["six"], &[]),
        ])
    }

    fn some() -> Vec<Package> {
        vec![
            package("matplotlib", &["matplotlib", "mpl_toolkits", "pylab"], &["numpy", "pillow"]),
            package("numpy", &["numpy"], &[]),
            package("pandas", &["pandas"], &["numpy"]),
            package("pillow", &["PIL"], &[]),
            package("round", &["round"], &["about"]),
            package("about", &["about"], &["round"]),
        ]
    }

    fn names(modules: &[&str]) -> Vec<String> {
        needed(&some(), modules).into_iter().map(|package| package.name.clone()).collect()
    }

    #[test]
    fn a_module_brings_its_package_after_all_that_it_needs_and_each_once() {
        assert_eq!(names(&["mpl_toolkits.mplot3d", "pandas", "numpy"]), ["numpy", "pillow", "matplotlib", "pandas"]);
    }

    #[test]
    fn modules_are_told_apart_by_case_and_strange_ones_are_passed_over() {
        assert_eq!(names(&["PIL.Image", "pil", "Numpy", "", "os"]), ["pillow"]);
    }

    #[test]
    fn packages_that_need_each_other_come_once() {
        assert_eq!(names(&["round", "about"]), ["about", "round"]);
    }

    #[test]
    fn a_list_with_a_gap_or_a_name_twice_is_refused_by_name() {
        assert_eq!(check(&some()), Ok(()));
        let gap = [package("a", &[], &["b"])];
        assert_eq!(check(&gap).unwrap_err().to_string(), "a needs b, which is not there");
        assert_eq!(check(&[package("a", &[], &[]), package("a", &[], &[])]), Err(PackagesError::Twice("a".to_owned())));
        let mut other = package("a", &[], &[]);
        other.file.role = Role::Wasm;
        assert_eq!(check(&[other]), Err(PackagesError::Role("a".to_owned())));
    }
}
