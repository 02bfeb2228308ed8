//! The bundle: the files of one release with their sizes and sha256, as `cargo xtask build` writes them into the page.
//!
//! The page is the root of trust: what it pins is what may be used (promise P7). This module reads the list and checks
//! bytes against it; fetching them is the vault's work.

use crate::packages::Package;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;


/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// The sandbox frame's page.
    Frame,
    /// The guard's script.
    Guard,
    /// The wasm that unpacks what is packed with brotli.
    Unpacker,
    /// The run worker's script, with Pyodide's loader in it.
    Worker,
    /// CPython itself.
    Wasm,
    /// Its standard library.
    Stdlib,
    /// The worker of the editor in which Ruff formats and checks.
    Ruff,
    /// Ruff itself.
    RuffWasm,
    /// The archive of a Python package.
    Package,
}

impl Role {
    /// What a sandbox needs; fetched when the page opens. A bundle names each once.
    pub const ENGINE: [Role; 6] = [Role::Frame, Role::Guard, Role::Unpacker, Role::Worker, Role::Wasm, Role::Stdlib];
    /// Fetched when the learner wants it. A bundle names each once.
    pub const HELPER: [Role; 2] = [Role::Ruff, Role::RuffWasm];
}

/// How a file is shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Encoding {
    /// As it is.
    Identity,
    /// Compressed with gzip, because a plain static host may compress nothing.
    Gzip,
    /// Compressed with brotli, which packs better and which no browser unpacks for a page: the guard has it done.
    Brotli,
}

/// One file of the release.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// What it is for.
    pub role: Role,
    /// Its address, relative to the page; of a package it may be on another host.
    pub path: String,
    /// How it is shipped.
    pub encoding: Encoding,
    /// Its size as shipped.
    pub bytes: u64,
    /// The sha256 of the shipped bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Its size when unpacked.
    pub unpacked_bytes: u64,
}

impl Entry {
    /// Whether it lies on another host than the page.
    pub fn is_elsewhere(&self) -> bool {
        self.path.contains("://")
    }
}

/// The list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
    /// The version of this format: 1.
    pub format: u32,
    /// The release.
    pub version: String,
    /// The version of Pyodide in it.
    pub pyodide: String,
    /// Its files.
    pub files: Vec<Entry>,
    /// Its Python packages; a site may have none.
    #[serde(default)]
    pub packages: Vec<Package>,
}

/// Why a bundle or one of its files cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BundleError {
    /// The page holds no readable list.
    #[error("the list of engine files in this page cannot be read ({0}); the site was not built completely")]
    Unreadable(String),
    /// A role is missing or named twice.
    #[error("the list of engine files in this page does not name the {0:?} file exactly once")]
    Incomplete(Role),
    /// A file's size is not the pinned one.
    #[error("{path} is damaged: it has {got} bytes instead of {want}")]
    Size {
        /// The file.
        path: String,
        /// How many bytes came.
        got: u64,
        /// How many should have.
        want: u64,
    },
    /// A file's hash is not the pinned one.
    #[error("{path} is damaged: its sha256 is {got} instead of {want}")]
    Hash {
        /// The file.
        path: String,
        /// The hash of what came.
        got: String,
        /// The pinned one.
        want: String,
    },
}

impl Bundle {
    /// Reads the list; every role is there exactly once afterwards.
    pub fn parse(text: &str) -> Result<Bundle, BundleError> {
        let bundle: Bundle = serde_json::from_str(text).map_err(|error| BundleError::Unreadable(error.to_string()))?;
        if bundle.format != 1 {
            return Err(BundleError::Unreadable(format!("its format is {}, not 1", bundle.format)));
        }
        for role in Role::ENGINE.into_iter().chain(Role::HELPER) {
            if bundle.files.iter().filter(|entry| entry.role == role).count() != 1 {
                return Err(BundleError::Incomplete(role));
            }
        }
        Ok(bundle)
    }

    /// A package by its name.
    pub fn package(&self, name: &str) -> Option<&Package> {
        self.packages.iter().find(|package| package.name == name)
    }

    /// Names the engine by the hashes of everything that goes into a snapshot of it: a snapshot of another engine is never
    /// used.
    pub fn engine_key(&self) -> String {
        let parts = [Role::Worker, Role::Wasm, Role::Stdlib];
        let hash_of = |role| self.files.iter().find(|entry| entry.role == role).map_or("", |entry| &entry.sha256);
        parts.map(hash_of).join(" ")
    }

    /// The files of these roles.
    pub fn files_for<'a>(&'a self, roles: &'a [Role]) -> impl Iterator<Item = &'a Entry> {
        self.files.iter().filter(move |entry| roles.contains(&entry.role))
    }

    /// How many bytes a first visit fetches for these roles.
    pub fn total_bytes(&self, roles: &[Role]) -> u64 {
        self.files_for(roles).map(|entry| entry.bytes).sum()
    }
}

/// Checks a file while it arrives.
#[derive(Default)]
pub struct Check {
    digest: Sha256,
    bytes: u64,
}

impl Check {
    /// The next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.digest.update(piece);
        self.bytes += piece.len() as u64;
    }

    /// Whether all pieces together are the pinned file.
    pub fn finish(self, entry: &Entry) -> Result<(), BundleError> {
        if self.bytes != entry.bytes {
            return Err(BundleError::Size { path: entry.path.clone(), got: self.bytes, want: entry.bytes });
        }
        let got = hex(&self.digest.finalize());
        if got != entry.sha256 {
            return Err(BundleError::Hash { path: entry.path.clone(), got, want: entry.sha256.clone() });
        }
        Ok(())
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// sha256 of "abc", from FIPS 180-2, appendix B.1.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    const ROLES: [&str; 8] = ["frame", "guard", "unpacker", "worker", "wasm", "stdlib", "ruff", "ruffWasm"];

    fn entry(role: &str) -> String {
        format!(r#"{{"role":"{role}","path":"engine/{role}.bin","encoding":"gzip","bytes":3,"sha256":"{ABC}","unpackedBytes":9}}"#)
    }

    fn bundle(roles: &[&str]) -> String {
        let files: Vec<_> = roles.iter().map(|role| entry(role)).collect();
        format!(r#"{{"format":1,"version":"0","pyodide":"314.0.7","files":[{}]}}"#, files.join(","))
    }

    fn checked(bytes: &[u8]) -> Result<(), BundleError> {
        let bundle = Bundle::parse(&bundle(&ROLES)).unwrap();
        let mut check = Check::default();
        bytes.chunks(2).for_each(|piece| check.update(piece));
        check.finish(&bundle.files[4])
    }

    #[test]
    fn the_pinned_bytes_pass_in_pieces() {
        assert_eq!(checked(b"abc"), Ok(()));
    }

    #[test]
    fn a_truncated_file_is_refused_by_name() {
        let error = checked(b"ab").unwrap_err();
        assert_eq!(error.to_string(), "engine/wasm.bin is damaged: it has 2 bytes instead of 3");
    }

    #[test]
    fn one_flipped_bit_is_refused_by_name() {
        assert!(matches!(checked(b"abb"), Err(BundleError::Hash { path, .. }) if path == "engine/wasm.bin"));
    }

    #[test]
    fn the_engine_key_changes_with_the_engine_and_not_with_the_guard() {
        let key_with = |changed: &str| {
            let mut bundle = Bundle::parse(&bundle(&ROLES)).unwrap();
            let entry = bundle.files.iter_mut().find(|entry| format!("{:?}", entry.role).to_lowercase() == changed.to_lowercase());
            entry.unwrap().sha256 = "0".repeat(64);
            bundle.engine_key()
        };
        let key = Bundle::parse(&bundle(&ROLES)).unwrap().engine_key();
        assert_eq!(ROLES.map(|role| key_with(role) == key), [true, true, true, false, false, false, true, true]);
    }

    #[test]
    fn a_list_without_a_role_or_with_one_twice_is_refused() {
        let missing = Bundle::parse(&bundle(&ROLES[..5]));
        assert_eq!(missing.unwrap_err(), BundleError::Incomplete(Role::Stdlib));
        let without_helper = Bundle::parse(&bundle(&ROLES[..6]));
        assert_eq!(without_helper.unwrap_err(), BundleError::Incomplete(Role::Ruff));
        let twice = Bundle::parse(&bundle(&[ROLES.as_slice(), &["guard"]].concat()));
        assert_eq!(twice.unwrap_err(), BundleError::Incomplete(Role::Guard));
    }

    #[test]
    fn a_first_visit_fetches_the_engine_without_the_helper() {
        let bundle = Bundle::parse(&bundle(&ROLES)).unwrap();
        assert_eq!((bundle.total_bytes(&Role::ENGINE), bundle.total_bytes(&Role::HELPER)), (18, 6));
    }

    #[test]
    fn packages_are_there_by_name_and_are_not_fetched_at_first() {
        let text = bundle(&ROLES);
        assert!(Bundle::parse(&text).unwrap().packages.is_empty());
        let package = format!(r#""packages":[{{"name":"a","version":"1","imports":["a"],"depends":[],"file":{}}}],"files""#, entry("package"));
        let bundle = Bundle::parse(&text.replacen("\"files\"", &package, 1)).unwrap();
        assert_eq!((bundle.package("a").map(|package| package.file.bytes), bundle.package("b")), (Some(3), None));
        assert_eq!(bundle.total_bytes(&Role::ENGINE), 18);
    }

    #[test]
    fn an_empty_or_foreign_list_is_refused() {
        for text in ["", "{}", r#"{"format":2,"version":"0","pyodide":"0","files":[]}"#] {
            assert!(matches!(Bundle::parse(text), Err(BundleError::Unreadable(_))), "{text}");
        }
    }
}
