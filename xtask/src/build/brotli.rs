//! Brotli, by Node.js, which the build needs anyway: a brotli compiled without optimisation, as xtask
//! is, takes minutes.

use std::path::Path;

use anyhow::{Context, Result};

use super::engine::sha256_hex;
use crate::process::{self, Run};

/// How hard to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As small as it gets.
    Most,
    /// Larger, but for tens of megabytes it does not take minutes.
    Quick,
}

impl Effort {
    fn quality(self) -> &'static str {
        match self {
            Self::Most => "11",
            Self::Quick => "9",
        }
    }
}

/// Writes the packed bytes of the file in the first argument to the file in the second, then unpacks them to be sure. The
/// third is the quality.
const SCRIPT: &str = "const { brotliCompressSync, brotliDecompressSync, constants: c } = require('node:zlib'); \
    const { readFileSync, writeFileSync } = require('node:fs'); \
    const raw = readFileSync(process.argv[1]); \
    const params = { [c.BROTLI_PARAM_QUALITY]: Number(process.argv[3]), [c.BROTLI_PARAM_LGWIN]: 24, [c.BROTLI_PARAM_SIZE_HINT]: raw.length }; \
    const packed = brotliCompressSync(raw, { params }); \
    if (!brotliDecompressSync(packed).equals(raw)) throw new Error('brotli gives other bytes back'); \
    writeFileSync(process.argv[2], packed);";

/// `file`, whose content is `raw`, packed. It takes seconds for a large file and most builds change only one, so results are
/// kept in `folder`; the same bytes in give the same bytes out.
pub fn packed(file: &Path, raw: &[u8], folder: &Path, effort: Effort) -> Result<Vec<u8>> {
    let kept = folder.join(format!("{}.{}.br", sha256_hex(raw), effort.quality()));
    if !kept.is_file() {
        // Under its own name only when it is whole.
        let unfinished = folder.join(format!("unfinished-{}.br", std::process::id()));
        let mut command = process::command("node");
        command.args(["--eval", SCRIPT]).arg(file).arg(&unfinished).arg(effort.quality());
        Run::new("packing with brotli", command, "check that `node` works and the disk has room").output()?;
        std::fs::rename(&unfinished, &kept).with_context(|| format!("cannot write {}", kept.display()))?;
    }
    std::fs::read(&kept).with_context(|| format!("cannot read {}", kept.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_packed_and_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("app.js");
        let raw = b"let x = 1;\n".repeat(1000);
        std::fs::write(&file, &raw).unwrap();
        let first = packed(&file, &raw, folder.path(), Effort::Most).unwrap();
        assert!(first.len() > 5 && first.len() < 200, "{}", first.len());
        std::fs::remove_file(&file).unwrap();
        assert_eq!(packed(&file, &raw, folder.path(), Effort::Most).unwrap(), first);
    }
}
