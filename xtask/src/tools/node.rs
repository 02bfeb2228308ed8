//! Node.js and the npm packages of the guest side (Pyodide, esbuild, TypeScript, wasm-opt) of the editor (CodeMirror), of
//! what other pages load, and of the tests in browsers (axe-core).

use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use super::announce;
use crate::process::{self, Run};
use crate::project::Project;
use crate::versions::{self, parse_version};

const GET_NODE: &str = "install Node.js 20 or newer with npm (your distribution's `nodejs` and `npm`, or nodejs.org), then try again";

pub fn find() -> Result<()> {
    let mut command = process::command("node");
    command.arg("--version");
    let printed = Run::new("Node.js", command, GET_NODE).output()?;
    match parse_version(&printed) {
        Some(found) if found.major >= versions::NODE_MAJOR => Ok(()),
        _ => bail!("Node.js {} is too old, {} or newer is needed\n  what to do: {GET_NODE}", printed.trim(), versions::NODE_MAJOR),
    }
}

/// Installs what each `package-lock.json` lists, unless it is there already.
pub fn install_packages(project: &Project) -> Result<()> {
    project.npm_packages().iter().try_for_each(|folder| install(project, folder))
}

/// Installs what the `package-lock.json` of one folder lists, unless it is there already.
pub fn install(project: &Project, folder: &Path) -> Result<()> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let lock = folder.join("package-lock.json");
    // npm writes this one last, so an interrupted install is not taken for a whole one.
    let stamp = folder.join("node_modules/.package-lock.json");
    let wanted = modified(&lock).with_context(|| format!("{} is missing", lock.display()))?;
    if modified(&stamp).is_some_and(|installed| installed >= wanted) {
        return Ok(());
    }
    let log = project.log(&format!("npm-ci-{name}"))?;
    announce(&format!("the npm packages of {name}/"), "package-lock.json lists them and they are missing or older", "npm ci");
    let mut command = process::command("npm");
    // No package's own script runs on this machine: none of ours needs one.
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
    Run::new("npm ci", command, "check that the npm registry can be reached and that package-lock.json fits package.json")
        .logged(&log)?;
    // The lock file may carry a time in the future (a copied checkout): then the stamp must still count as newer.
    if modified(&stamp).is_some_and(|installed| installed < wanted) {
        std::fs::File::options().append(true).open(&stamp)?.set_modified(wanted)?;
    }
    Ok(())
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}
