//! A Rust that can compile for wasm32: the person's own toolchain, or else the distribution's.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{announce, apt, debian};
use crate::process::{self, Run};
use crate::project::Project;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// rustup has no time limit of its own: where its server cannot be reached it hangs.
const RUSTUP_LIMIT: Duration = Duration::from_secs(60);

/// Which Rust compiles the app.
#[derive(Clone, Debug)]
pub enum WasmToolchain {
    /// The one that `cargo` means in this checkout; it has the target's standard library.
    Default,
    /// The distribution's: it builds the standard library from its source along with the app.
    Distribution {
        /// A folder with nothing but its `cargo` and `rustc`.
        bin: PathBuf,
    },
}

impl WasmToolchain {
    pub fn first_on_path(&self) -> Vec<PathBuf> {
        match self {
            Self::Default => Vec::new(),
            Self::Distribution { bin } => vec![bin.clone()],
        }
    }

    /// Sets what cargo needs to know, beside `PATH`.
    pub fn apply(&self, command: &mut Command) {
        match self {
            Self::Default => {}
            Self::Distribution { bin } => {
                command.env("RUSTC", bin.join("rustc"));
                // Building the standard library is not yet stable in cargo; the distribution's compiler is a stable one.
                command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
            }
        }
    }
}

pub fn find_or_install(project: &Project) -> Result<WasmToolchain> {
    let mut tried_rustup = false;
    let mut installed = false;
    loop {
        let facts = Facts {
            target_present: has_target(project),
            distribution_ready: debian::missing().is_empty(),
            has_rustup: which::which("rustup").is_ok(),
            tried_rustup,
            installed,
        };
        match next_step(&facts) {
            Step::UseDefault => return Ok(WasmToolchain::Default),
            Step::UseDistribution => return Ok(WasmToolchain::Distribution { bin: debian::bin_folder(project)? }),
            Step::AskRustup => {
                tried_rustup = true;
                ask_rustup(project)?;
            }
            Step::InstallDistribution => {
                installed = true;
                debian::install(project).with_context(|| no_target_advice(tried_rustup))?;
            }
            Step::GiveUp => anyhow::bail!(
                "the packages were installed, yet still missing: {}\n  {}",
                debian::missing().join(", "),
                no_target_advice(tried_rustup)
            ),
        }
    }
}

/// What the choice depends on.
#[derive(Clone, Copy, Debug)]
struct Facts {
    target_present: bool,
    distribution_ready: bool,
    has_rustup: bool,
    tried_rustup: bool,
    installed: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Step {
    UseDefault,
    UseDistribution,
    AskRustup,
    InstallDistribution,
    GiveUp,
}

/// What is there already is used before anything is waited for.
fn next_step(facts: &Facts) -> Step {
    if facts.target_present {
        Step::UseDefault
    } else if facts.distribution_ready {
        Step::UseDistribution
    } else if facts.has_rustup && !facts.tried_rustup {
        Step::AskRustup
    } else if !facts.installed {
        Step::InstallDistribution
    } else {
        Step::GiveUp
    }
}

fn has_target(project: &Project) -> bool {
    let mut command = process::command("rustc");
    command.args(["--print", "target-libdir", "--target", TARGET]).current_dir(&project.root);
    Run::new("rustc", command, "").output().is_ok_and(|printed| contains_core(Path::new(printed.trim())))
}

fn contains_core(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
    })
}

/// A failure is no error while the distribution's toolchain can still be installed.
fn ask_rustup(project: &Project) -> Result<()> {
    announce(
        &format!("the Rust target {TARGET}"),
        "the app is compiled to WebAssembly",
        &format!("rustup target add, at most {} s", RUSTUP_LIMIT.as_secs()),
    );
    let mut command = process::command("rustup");
    command.args(["target", "add", TARGET]).current_dir(&project.root);
    let run = Run::new("rustup", command, "check that rustup's server can be reached, then try again");
    match run.logged_within(&project.log("rustup-target")?, RUSTUP_LIMIT) {
        Ok(()) => Ok(()),
        Err(error) if apt::can_install() => {
            println!("rustup could not do it, the distribution's Rust is tried next\n  {error}");
            Ok(())
        }
        Err(error) => Err(error).context(no_target_advice(true)),
    }
}

fn no_target_advice(tried_rustup: bool) -> String {
    let rustup = if tried_rustup { "" } else { "install rustup and run " };
    format!(
        "no Rust that compiles for {TARGET}\n  what to do: {rustup}`rustup target add {TARGET}`; where rustup's server cannot \
         be reached, on Debian or Ubuntu: `sudo apt-get update && sudo apt-get install --no-install-recommends {}` and then the \
         `lld-N` that /usr/bin/rust-lld points to",
        debian::PACKAGES.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const BARE: Facts =
        Facts { target_present: false, distribution_ready: false, has_rustup: true, tried_rustup: false, installed: false };

    #[test]
    fn a_target_that_is_there_is_used() {
        assert_eq!(next_step(&Facts { target_present: true, distribution_ready: true, ..BARE }), Step::UseDefault);
    }

    #[test]
    fn a_distribution_toolchain_that_is_there_does_not_wait_for_rustup() {
        assert_eq!(next_step(&Facts { distribution_ready: true, ..BARE }), Step::UseDistribution);
    }

    #[test]
    fn a_bare_machine_asks_rustup_then_installs_then_gives_up() {
        assert_eq!(next_step(&BARE), Step::AskRustup);
        assert_eq!(next_step(&Facts { tried_rustup: true, ..BARE }), Step::InstallDistribution);
        assert_eq!(next_step(&Facts { tried_rustup: true, installed: true, ..BARE }), Step::GiveUp);
    }

    #[test]
    fn without_rustup_the_distribution_is_next() {
        assert_eq!(next_step(&Facts { has_rustup: false, ..BARE }), Step::InstallDistribution);
    }
}
