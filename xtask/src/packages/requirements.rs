//! What a package needs beside itself in the engine. Markers and version specifiers are read by `packaging`, the library in
//! which Python's rules for them live; pip brings it along.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::lock::{Lock, Package};
use super::sources;
use crate::process::{self, Run};

const SCRIPT: &str = include_str!("requirements.py");

/// One requirement that counts in the engine.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub struct Requirement {
    /// As [`super::lock::canonical`] writes it.
    pub name: String,
    /// Such as `>=1.2,<2`, or nothing.
    pub specifier: String,
    /// Whether the lock's version is right; also when the lock has none.
    pub satisfied: bool,
}

/// Those of `requires` that count.
pub fn read(requires: &[String], lock: &Lock) -> Result<Vec<Requirement>> {
    if requires.is_empty() {
        return Ok(Vec::new());
    }
    let versions: BTreeMap<&str, &str> =
        lock.packages.iter().map(|(name, package)| (name.as_str(), package.version.as_str())).collect();
    let given = serde_json::json!({ "requires": requires, "python": lock.info.python, "versions": versions });
    let python = sources::python().context("there is no python3 with pip on this machine\n  what to do: install Python 3 with pip")?;
    let mut command = process::command(python);
    command.args(["-c", SCRIPT]).arg(given.to_string());
    let printed = Run::new("reading requirements", command, "check that python3 has pip").output()?;
    serde_json::from_str(&printed).context("the requirements cannot be read")
}

/// An error that names every requirement of `package` that the lock does not satisfy.
pub fn check(package: &Package, requirements: &[Requirement], lock: &Lock) -> Result<()> {
    let mut wrong = Vec::new();
    for Requirement { name, specifier, satisfied } in requirements {
        match lock.packages.get(name) {
            None => wrong.push(format!("{name}{specifier}, and the lock has no {name}")),
            Some(found) if !satisfied => wrong.push(format!("{name}{specifier}, and the lock has {name} {}", found.version)),
            Some(_) => {}
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    bail!(
        "{} wants {}\n  what to do: add a version that fits with cargo xtask packages add NAME==VERSION",
        package.title(),
        wrong.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::lock::samples;

    fn found(requires: &[&str]) -> Vec<Requirement> {
        let lock = samples::lock(&[("six", &[])]);
        read(&requires.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>(), &lock).unwrap()
    }

    #[test]
    fn only_what_counts_in_the_engine_is_required() {
        let lines = ["Six (>=1.0)", "tzdata; sys_platform == 'emscripten'", "colorama; sys_platform == 'win32'", "x; extra == 'y'", "tomli; python_version < '3.11'"];
        let names: Vec<String> = found(&lines).into_iter().map(|requirement| requirement.name).collect();
        assert_eq!(names, ["six", "tzdata"]);
    }

    #[test]
    fn a_requirement_that_cannot_be_satisfied_names_both_versions() {
        let lock = samples::lock(&[("six", &[])]);
        let error = check(&samples::package("a", &[]), &found(&["six>=2"]), &lock).unwrap_err().to_string();
        assert!(error.contains("a 1.0 wants six>=2") && error.contains("six 1.0") && error.contains("what to do"), "{error}");
        assert!(check(&samples::package("a", &[]), &found(&["zlib"]), &lock).unwrap_err().to_string().contains("no zlib"));
        check(&samples::package("a", &[]), &found(&["six<2"]), &lock).unwrap();
    }
}
