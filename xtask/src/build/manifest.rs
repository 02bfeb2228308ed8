//! `bundle.json`: every file of the engine with its size and hash. A *bundle* is the files of one release.
//!
//! The page carries the same text inside itself, so index.html is the root of trust and this file is for other readers.

use anyhow::{Context, Result};
use serde::Serialize;

use super::engine::{EngineFile, Encoding};
use crate::packages::{Archive, Elsewhere};
use crate::versions;

const FORMAT: u32 = 1;

#[derive(Serialize)]
pub struct Manifest {
    format: u32,
    /// Of this project.
    version: &'static str,
    pyodide: &'static str,
    files: Vec<Entry>,
    /// Python packages, fetched when a program imports them. A build without any says nothing of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    packages: Vec<Package>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Package {
    name: String,
    version: String,
    imports: Vec<String>,
    depends: Vec<String>,
    /// Paths in the archive.
    file: Entry,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    role: &'static str,
    path: String,
    encoding: &'static str,
    bytes: u64,
    sha256: String,
    unpacked_bytes: u64,
}

impl Entry {
    fn of(file: &EngineFile) -> Self {
        Self {
            role: file.role,
            path: file.path.clone(),
            encoding: match file.encoding {
                Encoding::Brotli => "brotli",
                Encoding::Gzip => "gzip",
                Encoding::Identity => "identity",
            },
            bytes: file.shipped.len() as u64,
            sha256: file.sha256.clone(),
            unpacked_bytes: file.unpacked_bytes,
        }
    }
}

impl Package {
    fn of(archive: &Archive, elsewhere: Option<&Elsewhere>) -> Self {
        let mut file = Entry::of(&archive.file);
        if let Some(elsewhere) = elsewhere {
            file.path = elsewhere.address(&file.path);
        }
        Self {
            name: archive.package.name.clone(),
            version: archive.package.version.clone(),
            imports: archive.package.imports.clone(),
            depends: archive.package.depends.clone(),
            file,
        }
    }
}

impl Manifest {
    /// The packages are beside the page, unless they are `elsewhere`.
    pub fn new<'a>(files: impl IntoIterator<Item = &'a EngineFile>, packages: &[Archive], elsewhere: Option<&Elsewhere>) -> Self {
        let files = files.into_iter().map(Entry::of).collect();
        let packages = packages.iter().map(|archive| Package::of(archive, elsewhere)).collect();
        // xtask has the version of the workspace.
        Self { format: FORMAT, version: env!("CARGO_PKG_VERSION"), pyodide: versions::PYODIDE, files, packages }
    }

    /// Safe to stand inside a `<script>` element: it contains no `<`.
    pub fn to_json(&self) -> Result<String> {
        let json = serde_json::to_string(self).context("the bundle cannot be written as JSON")?;
        Ok(json.replace('<', "\\u003c"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::archive;

    #[test]
    fn the_manifest_says_what_is_shipped() {
        let file = EngineFile::sample("engine/wasm-00.bin");
        let json = Manifest::new(&[file], &[], None).to_json().unwrap();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(
            value,
            serde_json::json!({
                "format": 1, "version": env!("CARGO_PKG_VERSION"), "pyodide": versions::PYODIDE,
                "files": [{ "role": "wasm", "path": "engine/wasm-00.bin", "encoding": "gzip", "bytes": 3, "sha256": "00", "unpackedBytes": 9 }]
            })
        );
    }

    #[test]
    fn packages_stand_beside_the_files() {
        let json = Manifest::new(&[], &[archive::samples::archive("numpy", &["six"])], None).to_json().unwrap();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(
            value["packages"],
            serde_json::json!([{
                "name": "numpy", "version": "1.0", "imports": ["numpy"], "depends": ["six"],
                "file": {
                    "role": "package", "path": "packages/numpy-1.0-039058c6f2c0cb49.bin", "encoding": "brotli", "bytes": 3,
                    "sha256": "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", "unpackedBytes": 9
                }
            }])
        );
    }

    #[test]
    fn packages_may_be_elsewhere() {
        let elsewhere = "https://files.example/a/".parse().unwrap();
        let json = Manifest::new(&[], &[archive::samples::archive("numpy", &[])], Some(&elsewhere)).to_json().unwrap();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value["packages"][0]["file"]["path"], "https://files.example/a/packages/numpy-1.0-039058c6f2c0cb49.bin");
    }

    #[test]
    fn the_json_cannot_end_its_script_element() {
        let file = EngineFile::sample("</script>");
        assert!(!Manifest::new(&[file], &[], None).to_json().unwrap().contains('<'));
    }
}
