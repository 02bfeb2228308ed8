//! The Python packages of a release: which module is whose, and what has to be there before a package is imported. A *package*
//! is shipped as one archive, which is fetched when a program needs it.

use crate::{bundle::Entry, imports};
use serde::Deserialize;

/// What a package is called, as the list has it.
pub type Name = String;

/// One package.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Package {
    /// As it is called on the Python Package Index.
    pub name: String,
    /// The modules that it brings, without those inside of others.
    pub imports: Vec<String>,
    /// The names of the packages that it cannot do without.
    pub depends: Vec<String>,
    /// Its archive.
    pub file: Entry,
}

/// All packages of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index(Vec<Package>);

impl Index {
    /// Of these.
    pub fn of(packages: Vec<Package>) -> Index {
        Index(packages)
    }

    /// All modules that they bring.
    pub fn modules(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|package| package.imports.iter().map(String::as_str))
    }

    /// The modules that a program can have while it runs. Which of them it asks for is up to the program: only the site's own host may see that.
    pub fn obtainable(&self) -> impl Iterator<Item = &str> {
        let near = self.0.iter().filter(|package| !package.file.is_elsewhere());
        near.flat_map(|package| package.imports.iter().map(String::as_str))
    }

    /// What is imported of the package of this name, which people know by other names than its modules.
    pub fn module_of(&self, package: &str) -> Option<&str> {
        let plain = package.to_ascii_lowercase().replace('_', "-");
        self.0.iter().find(|known| known.name == plain)?.imports.first().map(String::as_str)
    }

    /// What has to be there for a program that imports these modules, by their dotted names: the packages that bring them and all that those
    /// need, each once and in the order of the list. Modules that no package brings are passed over.
    pub fn needed(&self, modules: &[String]) -> Vec<Name> {
        let brings = |package: &&Package| modules.iter().any(|module| package.imports.iter().any(|brought| brought == imports::first(module)));
        let mut needed: Vec<&Package> = self.0.iter().filter(brings).collect();
        let mut seen = 0;
        // Shorter than there are packages: none is there twice.
        while let Some(package) = needed.get(seen) {
            seen += 1;
            for name in &package.depends {
                let other = self.0.iter().find(|other| other.name == *name);
                needed.extend(other.filter(|other| !needed.iter().any(|known| known.name == other.name)));
            }
        }
        let is_needed = |package: &&Package| needed.iter().any(|known| known.name == package.name);
        self.0.iter().filter(is_needed).map(|package| package.name.clone()).collect()
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::bundle::{Encoding, Role};

    /// One that is nowhere.
    pub fn package(name: &str, imports: &[&str], depends: &[&str]) -> Package {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Package {
            name: name.to_owned(),
            imports: owned(imports),
            depends: owned(depends),
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
            package("about", &["about"], &["round"]),
            package("gap", &["gap"], &["nowhere"]),
            package("round", &["round"], &["about"]),
        ]
    }

    fn names(modules: &[&str]) -> Vec<Name> {
        Index::of(some()).needed(&modules.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn a_module_brings_its_package_with_all_that_it_needs_and_each_once() {
        assert_eq!(names(&["mpl_toolkits.mplot3d", "pandas", "numpy"]), ["matplotlib", "numpy", "pandas", "pillow"]);
    }

    #[test]
    fn modules_are_told_apart_by_case_and_strange_ones_are_passed_over() {
        assert_eq!(names(&["PIL.Image", "pil", "Numpy", "", "os"]), ["pillow"]);
    }

    #[test]
    fn what_lies_on_another_host_comes_for_a_programs_text_only() {
        let mut far = package("far", &["far"], &[]);
        far.file.path = "https://files.example/packages/far.bin".into();
        let index = Index::of(vec![far, package("near", &["near"], &[])]);
        assert_eq!(index.obtainable().collect::<Vec<_>>(), ["near"]);
        assert_eq!(index.modules().count(), 2);
    }

    #[test]
    fn packages_that_need_each_other_come_once_and_a_gap_is_passed_over() {
        assert_eq!(names(&["round", "about"]), ["about", "round"]);
        assert_eq!(names(&["gap"]), ["gap"]);
    }
}
