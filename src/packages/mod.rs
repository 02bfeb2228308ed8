//! Packages: which of them a program needs, told from what it imports.
//!
//! The page's list names what is there ([`crate::bundle`]); nothing of a package is fetched before somebody's text imports it.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a package is called, in the form that the list has.
pub type Name = String;

/// What the list says of a package beside its file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Package {
    /// Its name.
    pub name: Name,
    /// Its version.
    pub version: String,
    /// The modules that it brings, without what is below them.
    pub imports: Vec<String>,
    /// Packages that it needs.
    pub depends: Vec<Name>,
}

/// All packages of this page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    packages: BTreeMap<Name, Package>,
    /// Which package brings a module.
    bringers: BTreeMap<String, Name>,
}

impl Index {
    /// Of these.
    pub fn of(packages: impl IntoIterator<Item = Package>) -> Index {
        let packages: BTreeMap<Name, Package> = packages.into_iter().map(|package| (package.name.clone(), package)).collect();
        let bringers = packages.values().flat_map(|package| package.imports.iter().map(|module| (module.clone(), package.name.clone()))).collect();
        Index { packages, bringers }
    }

    /// The packages that a program needs which imports these modules, given by their dotted names; and what those need.
    pub fn needed(&self, modules: &[String]) -> BTreeSet<Name> {
        let mut needed = BTreeSet::new();
        let mut pending: Vec<&Name> = modules.iter().filter_map(|module| self.bringer(module)).collect();
        while let Some(name) = pending.pop() {
            let Some(package) = self.packages.get(name) else { continue };
            if needed.insert(name.clone()) {
                pending.extend(&package.depends);
            }
        }
        needed
    }

    /// The package that brings this module, given by its dotted name.
    pub fn bringer(&self, module: &str) -> Option<&Name> {
        self.bringers.get(module.split('.').next().unwrap_or_default())
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.packages.is_empty()
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Some that need each other.
    pub fn index() -> Index {
        let package = |name: &str, imports: &[&str], depends: &[&str]| Package {
            name: name.to_owned(),
            version: "1".to_owned(),
            imports: imports.iter().map(ToString::to_string).collect(),
            depends: depends.iter().map(ToString::to_string).collect(),
        };
        Index::of([
            package("numpy", &["numpy"], &[]),
            package("pandas", &["pandas"], &["numpy", "python-dateutil"]),
            package("python-dateutil", &["dateutil"], &["six"]),
            package("six", &["six"], &[]),
            package("pillow", &["PIL"], &["gone"]),
            package("round", &["round_one", "round_two"], &["trip"]),
            package("trip", &["trip"], &["round"]),
        ])
    }

    fn needed(modules: &[&str]) -> Vec<Name> {
        index().needed(&modules.iter().map(ToString::to_string).collect::<Vec<_>>()).into_iter().collect()
    }

    #[test]
    fn what_is_imported_brings_what_it_needs() {
        assert_eq!(needed(&["pandas"]), ["numpy", "pandas", "python-dateutil", "six"]);
        assert_eq!(needed(&["numpy.linalg", "os.path", "PIL"]), ["numpy", "pillow"]);
        assert_eq!(needed(&["math", "pillow", "python-dateutil", ""]), [""; 0]);
    }

    #[test]
    fn packages_that_need_each_other_are_each_there_once() {
        assert_eq!(needed(&["round_two", "trip", "round_one"]), ["round", "trip"]);
    }

    #[test]
    fn a_module_is_found_by_its_first_name() {
        assert_eq!(index().bringer("dateutil.parser").map(String::as_str), Some("python-dateutil"));
        assert_eq!(index().bringer("Numpy"), None);
        assert!(Index::default().is_empty() && !index().is_empty());
    }
}
