//! `cargo xtask test`: every test runner in turn, each with its own summary. A part that fails does not stop the others.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::packages;
use crate::portable;
use crate::process::{self, Run};
use crate::project::Project;
use crate::tools;

/// What can be asked for alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Rust tests that need no browser, and the rules of the code
    Native,
    /// TypeScript check and tests of pyodide-loader/, editor/, embedding/ and offline/
    Guest,
    /// A release build and tests in real browsers
    E2e,
}

/// One with shared libraries, the largest without, and the one that our own Python uses.
const TESTED_PACKAGES: [&str; 3] = ["friendly-traceback", "numpy", "sympy"];

const ALL: [Part; 3] = [Part::Native, Part::Guest, Part::E2e];

/// What is to be tested, and how.
pub struct Order {
    pub only: Option<Part>,
    /// Every browser case in every browser.
    pub everywhere: bool,
    /// For the part's own test runner.
    pub args: Vec<String>,
}

pub fn run(project: &Project, order: &Order) -> Result<()> {
    let Order { only, everywhere, args } = order;
    let mut failed = Vec::new();
    for part in ALL.into_iter().filter(|part| only.is_none_or(|only| only == *part)) {
        let begun = Instant::now();
        println!("\n=== {}", part.title());
        let result = match part {
            Part::Native => native(project, args),
            Part::Guest => guest(project, args),
            Part::E2e => e2e(project, *everywhere, args),
        };
        let seconds = begun.elapsed().as_secs();
        match result {
            Ok(()) => println!("=== {}: passed ({seconds} s)", part.title()),
            Err(error) => {
                println!("=== {}: FAILED ({seconds} s)\n{error:#}", part.title());
                failed.push(part.title());
            }
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    println!("\nall parts passed");
    Ok(())
}

impl Part {
    fn title(self) -> &'static str {
        match self {
            Self::Native => "native tests (cargo test --workspace)",
            Self::Guest => "guest, editor, embedding and offline tests (npm run check, npm test in each)",
            Self::E2e => "browser tests (cargo test --test e2e)",
        }
    }
}

fn native(project: &Project, args: &[String]) -> Result<()> {
    let mut command = process::command("cargo");
    command.args(["test", "--workspace"]).current_dir(&project.root);
    // Not only the first crate that fails.
    command.arg("--no-fail-fast");
    command.args(pass_through(args));
    Ok(Run::new("cargo test", command, "read which test failed above").shown()?)
}

fn guest(project: &Project, args: &[String]) -> Result<()> {
    tools::for_guest(project)?;
    let archives = archives(project)?;
    let results = project.npm_packages().map(|folder| {
        let checked = npm(&folder, &["run", "check"], &[], None).context("TypeScript found errors");
        let tested =
            npm(&folder, &["test"], args, archives.as_deref()).with_context(|| format!("tests of {} failed", folder.display()));
        checked.and(tested)
    });
    results.into_iter().collect()
}

/// The folder with archives of packages that the guest's tests import from. To fetch them takes a minute once, so that a
/// developer's machine does it only when asked to (`cargo xtask packages fetch`), CI always.
fn archives(project: &Project) -> Result<Option<PathBuf>> {
    let wanted = packages::Wanted::named(&TESTED_PACKAGES);
    if std::env::var_os("CI").is_none() && !packages::are_here(project, &wanted)? {
        println!(
            "{} are not in the cache: no test imports them\n  what to do, if you want it: cargo xtask packages fetch {}",
            TESTED_PACKAGES.join(" and "),
            TESTED_PACKAGES.join(",")
        );
        return Ok(None);
    }
    let folder = project.work().join("test-packages");
    packages::write_unpacked(project, &wanted, &folder)?;
    Ok(Some(folder))
}

fn npm(folder: &Path, script: &[&str], args: &[String], archives: Option<&Path>) -> Result<()> {
    let mut command = process::command("npm");
    if let Some(archives) = archives {
        command.env("AMPOULE_PACKAGES", archives);
    }
    command.args(script).args(pass_through(args)).current_dir(folder);
    Ok(Run::new("npm", command, "read what it says above").shown()?)
}

fn e2e(project: &Project, everywhere: bool, args: &[String]) -> Result<()> {
    let browsers = tools::for_e2e(project)?;
    let dist: PathBuf = project.default_dist();
    build::build(project, &build::Options { out: dist.clone(), release: true, packages: packages::Wanted::everything() })?;
    let mut command = process::command("cargo");
    command.args(["test", "--test", "e2e"]).args(pass_through(args)).current_dir(&project.root);
    let portable = project.work().join("portable");
    portable::carry(project, &dist, &portable)?;
    command.env("AMPOULE_DIST", &dist).env("AMPOULE_PORTABLE", &portable);
    if everywhere {
        command.env("AMPOULE_EVERYWHERE", "1");
    }
    for (variable, path) in browsers.env() {
        command.env(variable, path);
    }
    Ok(Run::new("the browser tests", command, "read which test failed above; `cargo xtask test --only e2e -- NAME` runs one").shown()?)
}

fn pass_through(args: &[String]) -> Vec<&str> {
    let dashes = (!args.is_empty()).then_some("--");
    dashes.into_iter().chain(args.iter().map(String::as_str)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_follow_two_dashes() {
        assert!(pass_through(&[]).is_empty());
        assert_eq!(pass_through(&["name".to_owned()]), ["--", "name"]);
    }
}
