//! `packages.lock.json`: which Python packages a build may carry, each fixed to one wheel by its sha256. A *wheel* is the
//! file in which a package is published.
//!
//! The format is Pyodide's `pyodide-lock`, so its tools read the file. What that format has no field for stands in each
//! package's `tool.ampoule`, the place it leaves to others.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use super::files;

/// The file in the root of the checkout.
pub const FILE: &str = "packages.lock.json";

/// The whole lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// What the wheels were built for.
    pub info: Info,
    /// By their names as [`canonical`] writes them.
    pub packages: BTreeMap<String, Package>,
}

/// What the wheels were built for. A catalogue of Pyodide says the same of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Info {
    pub abi_version: String,
    pub arch: String,
    pub platform: String,
    pub python: String,
}

/// One package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// As [`canonical`] writes it.
    pub name: String,
    pub version: String,
    /// The wheel's.
    pub file_name: String,
    pub install_dir: String,
    /// Of the wheel, in lower-case hexadecimal.
    pub sha256: String,
    /// The modules that it brings, as they are imported.
    pub imports: Vec<String>,
    /// The packages that it cannot do without.
    pub depends: Vec<String>,
    pub package_type: String,
    /// Whether Pyodide published its tests as another file.
    pub unvendored_tests: bool,
    pub tool: Tool,
}

/// Whose fields stand beside Pyodide's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    pub ampoule: Ours,
}

/// What this project knows of a package besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ours {
    /// Of the wheel, in bytes.
    pub size: u64,
    /// An SPDX expression.
    pub licence: String,
    /// Who publishes exactly this wheel.
    pub sources: Vec<Origin>,
}

/// Who publishes a wheel: a release of Pyodide, or the Python Package Index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Origin {
    Pyodide { release: String },
    Pypi,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pyodide { release } => write!(f, "pyodide@{release}"),
            Self::Pypi => f.write_str("pypi"),
        }
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.to_string()
    }
}

impl TryFrom<String> for Origin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.strip_prefix("pyodide@") {
            Some(release) => Ok(Self::Pyodide { release: release.to_owned() }),
            None if text == "pypi" => Ok(Self::Pypi),
            None => Err(format!("{text:?} is no source of packages; there are \"pypi\" and \"pyodide@RELEASE\"")),
        }
    }
}

impl Package {
    pub fn size(&self) -> u64 {
        self.tool.ampoule.size
    }

    pub fn licence(&self) -> &str {
        &self.tool.ampoule.licence
    }

    pub fn sources(&self) -> &[Origin] {
        &self.tool.ampoule.sources
    }

    /// As errors and tables call it.
    pub fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }
}

impl Lock {
    /// The lock of the checkout at `root`.
    pub fn read(root: &Path) -> Result<Self> {
        let path = path(root);
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&text).with_context(|| format!("{FILE} cannot be used"))
    }

    pub fn parse(text: &str) -> Result<Self> {
        let lock: Self = serde_json::from_str(text)?;
        for (key, package) in &lock.packages {
            lock.check(key, package).with_context(|| format!("package {}", package.title()))?;
        }
        Ok(lock)
    }

    /// The old file is there until the new one is whole.
    pub fn write(&self, root: &Path) -> Result<()> {
        let mut text = serde_json::to_string_pretty(self).context("the lock cannot be written as JSON")?;
        text.push('\n');
        Self::parse(&text).with_context(|| format!("what would be written to {FILE} is not in order"))?;
        files::write_whole(&path(root), text.as_bytes())
    }

    fn check(&self, key: &str, package: &Package) -> Result<()> {
        if package.name != key || canonical(key) != key {
            bail!("it stands under {key:?}, not under {:?}", canonical(&package.name));
        }
        let is_hash = package.sha256.len() == 64 && package.sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_hash {
            bail!("{:?} is no sha256 in lower-case hexadecimal", package.sha256);
        }
        // The name becomes a file's name in the cache.
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-+".contains(c);
        if !package.file_name.ends_with(".whl") || !package.file_name.chars().all(is_plain) {
            bail!("{:?} is no file name of a wheel", package.file_name);
        }
        if package.licence().is_empty() {
            bail!("it has no licence\n  what to do: read its licence and write its SPDX name into tool.ampoule.licence");
        }
        if let Some(missing) = package.depends.iter().find(|name| !self.packages.contains_key(*name)) {
            bail!("it depends on {missing}, which is not in the lock\n  what to do: cargo xtask packages add {missing}");
        }
        Ok(())
    }
}

fn path(root: &Path) -> PathBuf {
    root.join(FILE)
}

/// A name as the Python Package Index compares them: `Ruamel.YAML_x` is `ruamel-yaml-x`.
pub fn canonical(name: &str) -> String {
    let parts = name.split(['-', '_', '.']).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_lowercase()
}

#[cfg(test)]
pub mod samples {
    use super::*;

    /// A package with the hash of nothing.
    pub fn package(name: &str, depends: &[&str]) -> Package {
        Package {
            name: name.to_owned(),
            version: "1.0".to_owned(),
            file_name: format!("{name}-1.0-py3-none-any.whl"),
            install_dir: "site".to_owned(),
            sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".to_owned(),
            imports: vec![name.to_owned()],
            depends: depends.iter().map(|name| (*name).to_owned()).collect(),
            package_type: "package".to_owned(),
            unvendored_tests: false,
            tool: Tool { ampoule: Ours { size: 0, licence: "MIT".to_owned(), sources: vec![Origin::Pypi] } },
        }
    }

    pub fn lock(packages: &[(&str, &[&str])]) -> Lock {
        let info = Info {
            abi_version: "2026_0".to_owned(),
            arch: "wasm32".to_owned(),
            platform: "emscripten_5_0_3".to_owned(),
            python: "3.14.2".to_owned(),
        };
        let packages = packages.iter().map(|(name, depends)| ((*name).to_owned(), package(name, depends))).collect();
        Lock { info, packages }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(edit: impl Fn(&mut Package)) -> String {
        let mut lock = samples::lock(&[("a", &[])]);
        lock.packages.values_mut().for_each(edit);
        serde_json::to_string(&lock).unwrap()
    }

    #[test]
    fn a_lock_is_read_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut lock = samples::lock(&[("a", &["b"]), ("b", &[])]);
        let origin = Origin::Pyodide { release: "314.0.3".to_owned() };
        lock.packages.get_mut("a").unwrap().tool.ampoule.sources = vec![origin, Origin::Pypi];
        lock.write(folder.path()).unwrap();
        assert_eq!(Lock::read(folder.path()).unwrap(), lock);
        assert!(std::fs::read_to_string(folder.path().join(FILE)).unwrap().contains("pyodide@314.0.3"));
    }

    #[test]
    fn the_checkouts_own_lock_is_in_order() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        assert!(Lock::read(root).unwrap().packages.contains_key("numpy"));
    }

    #[test]
    fn what_is_not_in_order_is_refused_with_the_packages_name() {
        let cases: [(String, &str); 6] = [
            (edited(|package| package.sha256 = "ABC".to_owned()), "no sha256"),
            (edited(|package| package.file_name = "../a.whl".to_owned()), "no file name"),
            (edited(|package| package.tool.ampoule.licence.clear()), "no licence"),
            (edited(|package| package.depends = vec!["zlib".to_owned()]), "packages add zlib"),
            (edited(|package| package.name = "other".to_owned()), "not under"),
            (edited(|_| ()).replace("pypi", "a friend"), "no source of packages"),
        ];
        for (text, part) in cases {
            let error = format!("{:#}", Lock::parse(&text).unwrap_err());
            assert!(error.contains(part), "{part:?} is missing in: {error}");
        }
    }

    #[test]
    fn a_lock_that_would_not_be_read_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let lock = samples::lock(&[("a", &["absent"])]);
        assert!(lock.write(folder.path()).is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn names_are_compared_as_the_index_compares_them() {
        for (name, plain) in [("RestrictedPython", "restrictedpython"), ("markdown_it.py", "markdown-it-py"), ("a__b", "a-b")] {
            assert_eq!(canonical(name), plain);
        }
    }
}
