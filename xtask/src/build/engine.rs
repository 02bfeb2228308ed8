//! The engine's files as they are shipped: checked against their pins, compressed, and named by their hash. The editor's helper
//! goes the same way, so that the page checks it as it checks the engine.

use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::{brotli, gzip};
use crate::project::Project;
use crate::versions;

/// One file of the engine, ready to be written into `dist/`.
pub struct EngineFile {
    pub role: &'static str,
    /// Relative to `dist/`, with `/`. The name carries the hash: a server may let browsers keep it for ever.
    pub path: String,
    pub encoding: Encoding,
    pub shipped: Vec<u8>,
    /// Lower-case hex, of the shipped bytes.
    pub sha256: String,
    /// Before compression.
    pub unpacked_bytes: u64,
}

/// A plain static host may compress nothing, so the files carry their compression and the host undoes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

struct Source {
    role: &'static str,
    folder: &'static str,
    file: &'static str,
    encoding: Encoding,
}

const BUILT: &str = "dist";
const PYODIDE: &str = "node_modules/pyodide";
const UNPACKER: &str = "node_modules/brotli-dec-wasm/pkg";

/// In the order in which they are listed. Brotli packs a fifth better than gzip; its decoder is what the browser can unpack.
const SOURCES: [Source; 6] = [
    Source { role: "frame", folder: BUILT, file: "frame.html", encoding: Encoding::Identity },
    Source { role: "guard", folder: BUILT, file: "guard.js", encoding: Encoding::Gzip },
    Source { role: "unpacker", folder: UNPACKER, file: "brotli_dec_wasm_bg.wasm", encoding: Encoding::Gzip },
    Source { role: "worker", folder: BUILT, file: "worker.js", encoding: Encoding::Brotli },
    Source { role: "wasm", folder: PYODIDE, file: "pyodide.asm.wasm", encoding: Encoding::Brotli },
    Source { role: "stdlib", folder: BUILT, file: "stdlib.zip", encoding: Encoding::Brotli },
];

/// Ruff, which formats and checks: fetched when somebody wants that. `package-lock.json` pins its package.
const HELPER: [Source; 2] = [
    Source { role: "ruff", folder: BUILT, file: "ruff.js", encoding: Encoding::Gzip },
    Source { role: "ruffWasm", folder: BUILT, file: "ruff.wasm", encoding: Encoding::Gzip },
];

pub fn ship(project: &Project) -> Result<Vec<EngineFile>> {
    check_pins(&project.guest().join(PYODIDE))?;
    ship_from(project, &project.guest(), &SOURCES)
}

/// What is listed and checked like the engine but not fetched with it.
pub fn ship_helper(project: &Project) -> Result<Vec<EngineFile>> {
    ship_from(project, &project.editor(), &HELPER)
}

fn ship_from(project: &Project, home: &Path, sources: &[Source]) -> Result<Vec<EngineFile>> {
    let packed = project.work().join("packed");
    crate::project::create_dir(&packed)?;
    sources
        .iter()
        .map(|source| {
            let path = home.join(source.folder).join(source.file);
            let raw = std::fs::read(&path).with_context(|| format!("the engine's file {} cannot be read", path.display()))?;
            let unpacked_bytes = raw.len() as u64;
            let shipped = match source.encoding {
                Encoding::Identity => raw,
                Encoding::Gzip => gzip::packed(&raw, &packed)?,
                Encoding::Brotli => brotli::packed(&path, &raw, &packed, brotli::Effort::Most)?,
            };
            Ok(named(source.role, source.encoding, shipped, unpacked_bytes))
        })
        .collect()
}

fn named(role: &'static str, encoding: Encoding, shipped: Vec<u8>, unpacked_bytes: u64) -> EngineFile {
    let sha256 = sha256_hex(&shipped);
    // Not `.gz`: some servers would announce that as a content encoding and the browser would undo it unasked.
    let path = format!("engine/{role}-{}.bin", &sha256[..16]);
    EngineFile { role, path, encoding, shipped, sha256, unpacked_bytes }
}

/// Also the files that are bundled into `worker.js`, not only those shipped as they are.
fn check_pins(folder: &Path) -> Result<()> {
    for (file, pinned) in versions::PYODIDE_FILES {
        let path = folder.join(file);
        let bytes = std::fs::read(&path).with_context(|| format!("Pyodide's file {} cannot be read", path.display()))?;
        check_pin(file, pinned, &sha256_hex(&bytes))?;
    }
    Ok(())
}

fn check_pin(file: &str, pinned: &str, found: &str) -> Result<()> {
    if pinned != found {
        bail!(
            "Pyodide's file {file} is not the pinned one of version {}\n  pinned sha256: {pinned}\n  found sha256:  {found}\n  \
             what to do: remove pyodide-loader/node_modules and build again; if you are moving to another Pyodide, change \
             xtask/src/versions.rs",
            versions::PYODIDE
        );
    }
    Ok(())
}

pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
impl EngineFile {
    /// Some file at `path`.
    pub fn sample(path: &str) -> Self {
        let (encoding, shipped, sha256) = (Encoding::Gzip, vec![1, 2, 3], "00".to_owned());
        Self { role: "wasm", path: path.to_owned(), encoding, shipped, sha256, unpacked_bytes: 9 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_hash_of_the_shipped_bytes_and_no_gz() {
        let file = named("guard", Encoding::Gzip, b"abc".to_vec(), 7);
        assert_eq!(file.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(file.path, "engine/guard-ba7816bf8f01cfea.bin");
        assert_eq!(file.unpacked_bytes, 7);
    }

    #[test]
    fn a_changed_file_is_refused_with_its_name_and_both_hashes() {
        assert!(check_pin("a.wasm", "11", "11").is_ok());
        let error = check_pin("a.wasm", "11", "22").unwrap_err().to_string();
        assert!(["a.wasm", "11", "22"].iter().all(|part| error.contains(part)), "{error}");
    }

    #[test]
    fn every_shipped_pyodide_file_is_pinned() {
        for source in SOURCES.iter().filter(|source| source.folder == PYODIDE) {
            assert!(versions::PYODIDE_FILES.iter().any(|(file, _)| *file == source.file), "{}", source.file);
        }
    }
}
