//! Tools that cargo builds from source, once per user and version, into `<cache>/tools/<name>-<version>/`.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::announce;
use crate::process::{self, Run};
use crate::project::{Project, create_dir};
use crate::versions::parse_version;

pub struct Tool {
    /// The crate.
    pub name: &'static str,
    /// The program in it.
    pub program: &'static str,
    pub version: String,
    /// Whether to build with the crate's own `Cargo.lock`.
    pub locked: bool,
    /// Whether to build it with the crate's default features.
    pub default_features: bool,
    pub why: &'static str,
}

/// They are to be here soon, and what they do in this project takes them seconds whatever they are built with. Measured: Trunk is built
/// in 100 s instead of 360, wasm-bindgen in 40 instead of 105, and a build of the page takes as long as before.
const BUILT_QUICKLY: [(&str, &str); 4] = [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "false")];

/// Returns the path of the program.
pub fn find_or_install(project: &Project, tool: &Tool) -> Result<PathBuf> {
    let folder = project.cache.join("tools").join(format!("{}-{}", tool.name, tool.version));
    let program = folder.join("bin").join(tool.program).with_extension(std::env::consts::EXE_EXTENSION);
    if program.is_file() {
        return Ok(program);
    }
    if let Some(found) = on_path(tool) {
        return Ok(found);
    }
    install(project, tool, &folder)?;
    if !program.is_file() {
        bail!("cargo installed {} but {} is not there", tool.name, program.display());
    }
    Ok(program)
}

/// A program on `PATH` counts when it has exactly the wanted version.
fn on_path(tool: &Tool) -> Option<PathBuf> {
    let wanted = parse_version(&tool.version)?;
    which::which_all(tool.program).ok()?.find(|found| {
        let mut command = process::command(found);
        command.arg("--version");
        let printed = Run::new(tool.name, command, "").output().unwrap_or_default();
        parse_version(&printed) == Some(wanted)
    })
}

fn install(project: &Project, tool: &Tool, folder: &Path) -> Result<()> {
    let what = format!("{} {}", tool.name, tool.version);
    let log = project.log(&format!("install-{}", tool.name))?;
    // Not the checkout's target folder: another clone may build at the same time. Kept after a failure, so that a
    // second try goes on where the first one stopped.
    let scratch = project.cache.join("build").join(format!("{}-{}", tool.name, tool.version));
    create_dir(&scratch)?;
    let mut command = process::command("cargo");
    command.args(["install", tool.name, "--version", &tool.version, "--root"]).arg(folder);
    if tool.locked {
        command.arg("--locked");
    }
    if !tool.default_features {
        command.arg("--no-default-features");
    }
    for (setting, value) in BUILT_QUICKLY {
        command.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
    }
    command.current_dir(&project.root).env("CARGO_TARGET_DIR", &scratch);
    announce(&what, tool.why, &format!("built from source, takes minutes; log: {}", log.display()));
    Run::new(&what, command, "read the log; run the command yourself; it needs a C compiler and the crate registry")
        .logged(&log)?;
    // Only disk space is at stake.
    let _ = std::fs::remove_dir_all(&scratch);
    Ok(())
}
