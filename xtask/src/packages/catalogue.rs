//! The catalogue of a release of Pyodide: all packages that its makers have built, each with the hash of its wheel.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::files;
use super::lock::{Info, Ours, Origin, Package, Tool, canonical};
use crate::build::sha256_hex;
use crate::process::{self, Run};
use crate::project::Project;
use crate::versions;

/// Of a wheel whose size nobody has told yet.
const MOST_BYTES: u64 = 1 << 30;

#[derive(Deserialize)]
pub struct Catalogue {
    pub info: Info,
    packages: BTreeMap<String, Listed>,
}

#[derive(Deserialize)]
struct Listed {
    name: String,
    version: String,
    file_name: String,
    install_dir: String,
    sha256: String,
    package_type: String,
    unvendored_tests: bool,
}

impl Catalogue {
    pub fn read(project: &Project) -> Result<Self> {
        let path = fetched(project)?;
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("Pyodide's catalogue {} cannot be read", path.display()))
    }

    /// The package of this name, without what only its wheel tells.
    pub fn package(&self, name: &str) -> Option<Package> {
        let listed = self.packages.values().find(|listed| canonical(&listed.name) == name && listed.package_type == "package")?;
        Some(Package {
            name: canonical(&listed.name),
            version: listed.version.clone(),
            file_name: listed.file_name.clone(),
            install_dir: listed.install_dir.clone(),
            sha256: listed.sha256.clone(),
            imports: Vec::new(),
            depends: Vec::new(),
            package_type: listed.package_type.clone(),
            unvendored_tests: listed.unvendored_tests,
            tool: Tool {
                ampoule: Ours {
                    size: MOST_BYTES,
                    licence: String::new(),
                    sources: vec![Origin::Pyodide { release: versions::PACKAGES_PYODIDE.to_owned() }],
                },
            },
        })
    }
}

/// The catalogue's file; its npm package is installed for it if it is not in the cache.
fn fetched(project: &Project) -> Result<PathBuf> {
    let release = versions::PACKAGES_PYODIDE;
    let kept = project.cache.join("packages").join(format!("pyodide-{release}-lock.json"));
    let is_pinned = |bytes: &[u8]| sha256_hex(bytes) == versions::PACKAGES_CATALOGUE;
    if std::fs::read(&kept).is_ok_and(|bytes| is_pinned(&bytes)) {
        return Ok(kept);
    }
    println!("  fetching the catalogue of Pyodide {release}");
    let folder = tempfile::tempdir().context("no temporary folder")?;
    let mut command = process::command("npm");
    command.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix"]).arg(folder.path());
    command.arg(format!("pyodide@{release}"));
    Run::new("npm install", command, "check that the npm registry can be reached").logged(&project.log("npm-catalogue")?)?;
    let bytes = std::fs::read(folder.path().join("node_modules/pyodide/pyodide-lock.json")).context("the npm package has no catalogue")?;
    if !is_pinned(&bytes) {
        bail!(
            "the catalogue of Pyodide {release} is not the pinned one\n  pinned sha256: {}\n  found sha256:  {}\n  what to do: if you \
             are moving to another release, change xtask/src/versions.rs",
            versions::PACKAGES_CATALOGUE,
            sha256_hex(&bytes)
        );
    }
    files::write_whole(&kept, &bytes)?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{
        "info": { "abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.2" },
        "packages": {
            "pillow": { "name": "Pillow", "version": "12.0", "file_name": "pillow.whl", "install_dir": "site", "sha256": "00",
                "imports": ["PIL"], "depends": [], "package_type": "package", "unvendored_tests": true },
            "libx": { "name": "libx", "version": "1.0", "file_name": "libx.zip", "install_dir": "dynlib", "sha256": "00",
                "imports": [], "depends": [], "package_type": "shared_library", "unvendored_tests": false }
        }
    }"#;

    #[test]
    fn a_package_is_found_by_its_plain_name() {
        let catalogue: Catalogue = serde_json::from_str(TEXT).unwrap();
        let package = catalogue.package("pillow").unwrap();
        assert_eq!((package.name.as_str(), package.version.as_str(), package.unvendored_tests), ("pillow", "12.0", true));
        assert_eq!(package.sources()[0].to_string(), format!("pyodide@{}", versions::PACKAGES_PYODIDE));
    }

    #[test]
    fn what_is_no_python_package_is_not_found() {
        let catalogue: Catalogue = serde_json::from_str(TEXT).unwrap();
        assert!(catalogue.package("libx").is_none() && catalogue.package("absent").is_none());
    }
}
