//! `bundle.json`: every file of the engine with its size and hash. A *bundle* is the files of one release.
//!
//! The page carries the same text inside itself, so index.html is the root of trust and this file is for other readers.

use anyhow::{Context, Result};
use serde::Serialize;

use super::engine::{EngineFile, Encoding};
use crate::versions;

const FORMAT: u32 = 1;

#[derive(Serialize)]
pub struct Manifest {
    format: u32,
    /// Of this project.
    version: &'static str,
    pyodide: &'static str,
    files: Vec<Entry>,
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

impl Manifest {
    pub fn new<'a>(files: impl IntoIterator<Item = &'a EngineFile>) -> Self {
        let files = files
            .into_iter()
            .map(|file| Entry {
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
            })
            .collect();
        // xtask has the version of the workspace.
        Self { format: FORMAT, version: env!("CARGO_PKG_VERSION"), pyodide: versions::PYODIDE, files }
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

    #[test]
    fn the_manifest_says_what_is_shipped() {
        let file = EngineFile::sample("engine/wasm-00.bin");
        let json = Manifest::new(&[file]).to_json().unwrap();
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
    fn the_json_cannot_end_its_script_element() {
        let file = EngineFile::sample("</script>");
        assert!(!Manifest::new(&[file]).to_json().unwrap().contains('<'));
    }
}
