//! The one place for versions and hashes of what is not built here. To bump one: change it here (and, for an npm package,
//! in `pyodide-loader/package.json`), run `cargo xtask test`.
//!
//! wasm-bindgen is not listed: its command-line tool must equal the library in `Cargo.lock`, so it is read from there.

use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

pub const TRUNK: &str = "0.21.14";
pub const GECKODRIVER: &str = "0.37.1";
/// The oldest Node.js whose test runner and `zlib` the guest side is tested with.
pub const NODE_MAJOR: u32 = 20;
/// The oldest Rust that can build the app; a distribution's older one is not used.
pub const RUST: Version = Version { major: 1, minor: 95, patch: 0 };

pub const PYODIDE: &str = "314.0.7";

/// sha256 of the files of the npm package `pyodide` that this project ships, as published in version [`PYODIDE`].
/// The build refuses a file that differs, wherever it came from.
pub const PYODIDE_FILES: [(&str, &str); 4] = [
    ("pyodide.asm.wasm", "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6"),
    ("python_stdlib.zip", "fa1957e5777068fc4f7437f96d860ae2fbe9c19732ba06c84e004ec16dd7dd7a"),
    ("pyodide.asm.mjs", "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635"),
    ("pyodide.mjs", "6f1d60f7bf529beb300f0f47983c921d3982363640ba20af0e38efdddbc66109"),
];

/// The release of Pyodide whose packages are taken. It has the ABI of [`PYODIDE`], and [`CARRIER`] has its wheels inside.
pub const PACKAGES_PYODIDE: &str = "314.0.3";
/// sha256 of the catalogue of its packages, `pyodide-lock.json` in the npm package `pyodide` of that version.
pub const PACKAGES_CATALOGUE: &str = "c963d22858f6bcb8f41586a2142f03905ab370c88ea22a86a2736e95fac2a8f3";
/// A package of the Python Package Index with the wheels of [`PACKAGES_PYODIDE`] in a folder of it.
pub const CARRIER: &str = "open-webui==0.12.4";
pub const CARRIER_FOLDER: &str = "open_webui/frontend/pyodide";
/// What the engine's Python is, as names of wheels say it.
pub const PYTHON: &str = "3.14";
pub const PYTHON_ABI: &str = "cp314";
pub const WHEEL_PLATFORM: &str = "pyemscripten_2026_0_wasm32";

/// Three numbers; a suffix such as `-beta.1` is ignored, because no tool here is wanted in a beta.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    pub major: u32,
    pub minor: u32,
    pub patch: u32,
}

/// Finds the first thing that looks like a version in what `tool --version` printed.
pub fn parse_version(printed: &str) -> Option<Version> {
    printed.split_whitespace().find_map(|word| {
        let digits = word.trim_start_matches('v');
        let mut parts = digits.splitn(3, '.').map(|part| {
            let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            part[..end].parse().ok()
        });
        Some(Version { major: parts.next()??, minor: parts.next()??, patch: parts.next().flatten().unwrap_or(0) })
    })
}

/// The version of `package` that `Cargo.lock` fixes.
pub fn locked_version(root: &Path, package: &str) -> Result<String> {
    let path = root.join("Cargo.lock");
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    version_in_lock(&text, package)
}

fn version_in_lock(lock: &str, package: &str) -> Result<String> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Entry>,
    }
    #[derive(Deserialize)]
    struct Entry {
        name: String,
        version: String,
    }
    let lock: Lock = toml::from_str(lock).context("Cargo.lock is not valid")?;
    lock.package
        .into_iter()
        .find(|entry| entry.name == package)
        .map(|entry| entry.version)
        .with_context(|| format!("Cargo.lock does not name {package}; is it still a dependency in Cargo.toml?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(major: u32, minor: u32, patch: u32) -> Option<Version> {
        Some(Version { major, minor, patch })
    }

    #[test]
    fn versions_are_found_in_what_tools_print() {
        assert_eq!(parse_version("trunk 0.21.14"), version(0, 21, 14));
        assert_eq!(parse_version("v20.20.2\n"), version(20, 20, 2));
        assert_eq!(parse_version("geckodriver 0.37.1 (abc 2026-01-01)\n\nThe source"), version(0, 37, 1));
        assert_eq!(parse_version("rustc 1.96.0-nightly (ac68faa20 2026-05-25)"), version(1, 96, 0));
        assert_eq!(parse_version("tool 3.1"), version(3, 1, 0));
        assert_eq!(parse_version("no version here"), None);
        assert_eq!(parse_version(""), None);
    }

    #[test]
    fn the_lock_file_tells_a_package_version() {
        let lock = "version = 4\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").unwrap(), "0.2.130");
        let error = version_in_lock(lock, "absent").unwrap_err();
        assert!(error.to_string().contains("absent"), "{error}");
    }
}
