//! Set-up: finds each tool or installs it, says in one line what is installed and why, and is quick when nothing is missing.
//!
//! A *tool* is a program the project needs and does not build from this checkout.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process::{self, Run};
use crate::project::Project;
use crate::versions;

mod apt;
mod browsers;
mod debian;
mod from_source;
mod node;
mod wasm_target;

pub use browsers::Browsers;
pub use wasm_target::{TARGET as WASM_TARGET, WasmToolchain};

/// What a build of `dist/` needs.
pub struct BuildTools {
    pub trunk: PathBuf,
    pub wasm: WasmToolchain,
    /// Folders that must come first on `PATH`, so that Trunk finds exactly these tools.
    pub first_on_path: Vec<PathBuf>,
}

pub fn for_build(project: &Project) -> Result<BuildTools> {
    for_guest(project)?;
    let wasm = wasm_target::find_or_install(project)?;
    let trunk = from_source::find_or_install(
        project,
        &from_source::Tool {
            name: "trunk",
            program: "trunk",
            version: versions::TRUNK.to_owned(),
            locked: true,
            // They are for what it may not do here: asking for a newer version, fetching tools.
            default_features: false,
            why: "it builds the page from index.html",
        },
    )?;
    let wasm_bindgen = from_source::find_or_install(
        project,
        &from_source::Tool {
            name: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: versions::locked_version(&project.root, "wasm-bindgen")?,
            // Its own lock file names crate versions that newer compilers refuse.
            locked: false,
            default_features: true,
            why: "it must have the version of the wasm-bindgen library in Cargo.lock",
        },
    )?;
    let mut first_on_path = wasm.first_on_path();
    first_on_path.extend(wasm_bindgen.parent().map(PathBuf::from));
    // wasm-opt, from the npm package binaryen.
    first_on_path.push(project.guest().join("node_modules/.bin"));
    let tools = BuildTools { trunk, wasm, first_on_path };
    fetch_crates(project, &tools)?;
    Ok(tools)
}

/// What the guest side's own checks need: Node.js and its npm packages.
pub fn for_guest(project: &Project) -> Result<()> {
    node::find()?;
    node::install_packages(project)
}

/// What the tests in real browsers need, beside a built `dist/`.
pub fn for_e2e(project: &Project) -> Result<Browsers> {
    node::find()?;
    // axe-core, which the tests ask about the page.
    node::install(project, &project.axe())?;
    browsers::find_or_install(project)
}

/// Trunk builds offline so that nothing is downloaded behind our back; so the crates must be there before.
fn fetch_crates(project: &Project, tools: &BuildTools) -> Result<()> {
    let mut command = process::command("cargo");
    command.args(["fetch", "--quiet", "--target", wasm_target::TARGET]).current_dir(&project.root);
    command.env("PATH", process::path_with(&tools.first_on_path));
    tools.wasm.apply(&mut command);
    Run::new("cargo fetch", command, "check that the crate registry can be reached, then try again")
        .logged(&project.log("cargo-fetch")?)
        .context("the app's crates could not be fetched")
}

/// One line that says what is about to be installed and why.
fn announce(what: &str, why: &str, how: &str) {
    println!("installing {what}: {why} ({how})");
}

/// Web servers, as (program, Debian package); those that are missing are installed.
pub fn for_servers(project: &Project, servers: &[(&str, &str)]) -> Result<()> {
    let missing: Vec<String> = servers.iter().filter(|(program, _)| which::which(program).is_err()).map(|(_, package)| (*package).to_owned()).collect();
    if missing.is_empty() { Ok(()) } else { apt::install(project, &missing, "the servers of docs/classroom.md are measured") }
}
