//! Debian's and Ubuntu's own Rust as a compiler for wasm32. It ships the standard library as source only, so cargo
//! builds that along with the app (`-Z build-std`).

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::apt;
use crate::process::{self, Run};
use crate::project::{Project, create_dir};
use crate::versions::{self, parse_version};

/// The newest Rust that Debian keeps for its browsers, with its standard library's source.
pub const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";
const LINKER: &str = "/usr/bin/rust-lld";
const STD_LOCK: &str = "/usr/lib/rustlib/src/rust/library/Cargo.lock";

/// What keeps the distribution's Rust from being used, in words; empty when it is ready.
pub fn missing() -> Vec<String> {
    let mut missing: Vec<String> = [CARGO, LINKER, STD_LOCK]
        .iter()
        .filter(|path| !Path::new(path).exists())
        .map(|path| (*path).to_owned())
        .collect();
    if !new_enough() {
        let wanted = versions::RUST;
        missing.push(format!("{RUSTC} of version {}.{} or newer", wanted.major, wanted.minor));
    }
    missing
}

fn new_enough() -> bool {
    // rustup's proxy would start another compiler than the distribution's.
    if std::fs::canonicalize(RUSTC).is_ok_and(|path| path.ends_with("rustup")) {
        return false;
    }
    let mut command = process::command(RUSTC);
    command.arg("--version");
    let printed = Run::new("rustc", command, "").output().unwrap_or_default();
    parse_version(&printed).is_some_and(|found| found >= versions::RUST)
}

pub fn install(project: &Project) -> Result<()> {
    const WHY: &str = "the distribution's Rust, which compiles the app to WebAssembly";
    if missing().iter().any(|thing| thing != LINKER) || std::fs::symlink_metadata(LINKER).is_err() {
        apt::install(project, &PACKAGES.map(str::to_owned), WHY)?;
    }
    // The packages only recommend the linker, and its package carries a number in its name.
    if !Path::new(LINKER).exists()
        && let Ok(target) = std::fs::read_link(LINKER)
        && let Some(package) = lld_package(&target)
    {
        apt::install(project, &[package], "the linker of the distribution's Rust")?;
    }
    Ok(())
}

/// `/usr/bin/rust-lld` points to `lld-22`, or to `../lib/llvm-22/bin/lld`, of the package `lld-22`.
fn lld_package(target: &Path) -> Option<String> {
    let named = |prefix: &str, part: &str| {
        let number = part.strip_prefix(prefix)?;
        number.bytes().all(|b| b.is_ascii_digit()).then(|| format!("lld-{number}"))
    };
    target.components().rev().find_map(|part| {
        let part = part.as_os_str().to_str()?;
        named("lld-", part).or_else(|| named("llvm-", part))
    })
}

/// A folder with only `cargo` and `rustc`, to be put first on `PATH`: the rest of `/usr/bin` must not come first with them.
pub fn bin_folder(project: &Project) -> Result<PathBuf> {
    let folder = project.cache.join("distribution-rust/bin");
    create_dir(&folder)?;
    for program in [CARGO, RUSTC] {
        let program = Path::new(program);
        let link = folder.join(program.file_name().context("a program has a name")?);
        if std::fs::read_link(&link).is_ok_and(|target| target == program) {
            continue;
        }
        let _ = std::fs::remove_file(&link);
        link_to(program, &link).with_context(|| format!("cannot link {}", link.display()))?;
    }
    Ok(folder)
}

#[cfg(unix)]
fn link_to(program: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(program, link)
}

#[cfg(not(unix))]
fn link_to(_program: &Path, _link: &Path) -> std::io::Result<()> {
    Err(std::io::Error::new(std::io::ErrorKind::Unsupported, "Debian's Rust exists on Linux only"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_linker_package_is_read_from_where_rust_lld_points() {
        assert_eq!(lld_package(Path::new("lld-22")).as_deref(), Some("lld-22"));
        assert_eq!(lld_package(Path::new("../lib/llvm-19/bin/lld")).as_deref(), Some("lld-19"));
        assert_eq!(lld_package(Path::new("/usr/bin/wasm-ld")), None);
    }
}
