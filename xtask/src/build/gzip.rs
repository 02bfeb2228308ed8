//! Gzip by zopfli, a twentieth smaller than by anything else, for what browsers unpack themselves.

use std::io::Read as _;
use std::num::NonZeroU64;
use std::path::Path;

use anyhow::{Context, Result};
use zopfli::{Format, Options};

use super::engine::sha256_hex;

/// More of them take minutes and gain less than a thousandth.
const ITERATIONS: NonZeroU64 = NonZeroU64::new(5).unwrap();

/// `raw` packed. It takes half a minute for the engine and most builds do not change it, so results are kept in `folder`; the
/// same bytes in give the same bytes out, without a time or a name inside.
pub fn packed(raw: &[u8], folder: &Path) -> Result<Vec<u8>> {
    let kept = folder.join(format!("{}.zopfli-{ITERATIONS}.gz", sha256_hex(raw)));
    if let Ok(bytes) = std::fs::read(&kept)
        && unpacks_to(&bytes, raw)
    {
        return Ok(bytes);
    }
    let options = Options { iteration_count: ITERATIONS, ..Options::default() };
    let mut bytes = Vec::new();
    zopfli::compress(options, Format::Gzip, raw, &mut bytes)?;
    std::fs::write(&kept, &bytes).with_context(|| format!("cannot write {}", kept.display()))?;
    Ok(bytes)
}

fn unpacks_to(packed: &[u8], raw: &[u8]) -> bool {
    let mut unpacked = Vec::with_capacity(raw.len());
    flate2::read::GzDecoder::new(packed).read_to_end(&mut unpacked).is_ok() && unpacked == raw
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_every_time_and_comes_back() {
        let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let raw = b"print('hello')\n".repeat(100);
        let packed_once = packed(&raw, first.path()).unwrap();
        assert_eq!(packed_once, packed(&raw, second.path()).unwrap());
        assert_eq!(packed_once, packed(&raw, first.path()).unwrap());
        assert!(packed_once.len() < raw.len() && unpacks_to(&packed_once, &raw));
    }

    #[test]
    fn a_kept_result_that_was_spoiled_is_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let good = packed(b"engine", folder.path()).unwrap();
        std::fs::write(folder.path().join(format!("{}.zopfli-{ITERATIONS}.gz", sha256_hex(b"engine"))), b"spoiled").unwrap();
        assert_eq!(packed(b"engine", folder.path()).unwrap(), good);
    }
}
