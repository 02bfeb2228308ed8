//! Installing Debian and Ubuntu packages: only as root, otherwise the person gets the exact command.

use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

use super::announce;
use crate::process::{self, Run};
use crate::project::Project;

/// Installs `packages` in one call. `why` follows "installing …:" in what is printed.
pub fn install(project: &Project, packages: &[String], why: &str) -> Result<()> {
    match method(which::which("apt-get").is_ok(), is_root()) {
        Method::Install => {}
        Method::Ask => bail!("{} missing: {why}\n  what to do: {}", packages.join(", "), typed_command(packages)),
        Method::OtherSystem => bail!(
            "{} missing: {why}\n  what to do: install what your system calls these Debian packages, then try again",
            packages.join(", ")
        ),
    }
    update_once(project)?;
    let log = project.log("apt-install")?;
    announce(&packages.join(" "), why, &format!("apt-get; log: {}", log.display()));
    let mut command = apt_get();
    command.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    Run::new("apt-get install", command, "run the command yourself and read what it says").logged(&log)?;
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
enum Method {
    Install,
    Ask,
    OtherSystem,
}

fn method(has_apt: bool, root: bool) -> Method {
    match (has_apt, root) {
        (true, true) => Method::Install,
        (true, false) => Method::Ask,
        (false, _) => Method::OtherSystem,
    }
}

fn typed_command(packages: &[String]) -> String {
    format!("sudo apt-get update && sudo apt-get install --no-install-recommends {}", packages.join(" "))
}

/// Whether installing needs nobody's help.
pub fn can_install() -> bool {
    method(which::which("apt-get").is_ok(), is_root()) == Method::Install
}

fn is_root() -> bool {
    let mut command = process::command("id");
    command.arg("-u");
    Run::new("id", command, "").output().is_ok_and(|id| id.trim() == "0")
}

/// The package lists of a fresh machine are empty or old.
fn update_once(project: &Project) -> Result<()> {
    static UPDATED: OnceLock<()> = OnceLock::new();
    if UPDATED.get().is_some() {
        return Ok(());
    }
    let mut command = apt_get();
    command.arg("update");
    Run::new("apt-get update", command, "check the package sources of this machine")
        .logged(&project.log("apt-update")?)
        .context("the package lists could not be updated")?;
    UPDATED.get_or_init(|| ());
    Ok(())
}

fn apt_get() -> std::process::Command {
    let mut command = process::command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    // Another apt run on the same machine (an automatic upgrade) holds the lock for a while.
    command.args(["-o", "DPkg::Lock::Timeout=120"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_root_on_a_system_with_apt_installs() {
        assert_eq!(method(true, true), Method::Install);
        assert_eq!(method(true, false), Method::Ask);
        assert_eq!(method(false, true), Method::OtherSystem);
        assert_eq!(method(false, false), Method::OtherSystem);
    }

    #[test]
    fn the_typed_command_names_every_package() {
        let text = typed_command(&["chromium".into(), "xvfb".into()]);
        assert!(text.starts_with("sudo apt-get update && ") && text.ends_with(" chromium xvfb"), "{text}");
    }
}
