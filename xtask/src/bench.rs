//! `cargo xtask bench`: the release build beside plain Pyodide, in real browsers; `bench soak`: many runs in one page.

mod servers;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::build;
use crate::packages;
use crate::process::{self, Run};
use crate::project::{Project, create_dir};
use crate::tools;

/// The page of plain Pyodide, as its documentation shows it.
const PLAIN: [(&str, &str); 2] = [("index.html", include_str!("bench/plain/index.html")), ("worker.mjs", include_str!("bench/plain/worker.mjs"))];
/// What that page loads, from the npm package.
const PYODIDE: [&str; 5] = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];

/// Something to measure besides the usual.
#[derive(clap::Subcommand)]
pub enum Special {
    /// Lessons with many cells and pages of others alone, beside the playground
    Pages {
        /// How often each is measured
        #[arg(long, default_value_t = 3)]
        rounds: usize,
    },
    /// Thirty first visits at once to each of the servers that docs/classroom.md names
    Servers,
    /// Many runs in one page, a fifth of them terminated: does its memory grow?
    Soak {
        /// How many in each browser
        #[arg(long, default_value_t = 500)]
        runs: usize,
    },
}

pub fn run(project: &Project, rounds: usize, special: Option<Special>) -> Result<()> {
    let dist = project.default_dist();
    let build = || build::build(project, &build::Options { out: dist.clone(), release: true, packages: packages::Wanted::everything() });
    if let Some(Special::Servers) = special {
        build()?;
        return servers::run(project, &dist);
    }
    let browsers = tools::for_e2e(project)?;
    build()?;
    let mut command = process::command("cargo");
    command.args(["test", "--quiet", "--test", "e2e"]).current_dir(&project.root);
    command.env("AMPOULE_DIST", &dist);
    match special {
        Some(Special::Pages { rounds }) => {
            command.env("AMPOULE_BENCH_PAGES", rounds.to_string()).env("AMPOULE_BENCH_JSON", project.work().join("pages.json"));
        }
        Some(Special::Soak { runs }) => {
            command.env("AMPOULE_BENCH_SOAK", runs.to_string()).env("AMPOULE_BENCH_JSON", project.work().join("soak.json"));
        }
        Some(Special::Servers) | None => {
            command.env("AMPOULE_PLAIN", plain_page(project)?).env("AMPOULE_BENCH_ROUNDS", rounds.to_string());
            command.env("AMPOULE_BENCH_JSON", project.work().join("bench.json"));
        }
    }
    for (variable, path) in browsers.env() {
        command.env(variable, path);
    }
    Ok(Run::new("the benchmark", command, "read what it says above; other work on this machine disturbs it").shown()?)
}

/// What is imported there and here, each with the packages that it needs.
const IMPORTED: [&str; 3] = ["numpy", "matplotlib", "pandas"];

/// The wheels of `package` and of all that it needs, in a folder of the page; their addresses as the page's worker asks for them.
fn put_wheels(project: &Project, folder: &Path, package: &str) -> Result<Vec<String>> {
    let mut addresses = Vec::new();
    for (name, wheel) in packages::wheels(project, &packages::Wanted::named(&[package]))? {
        std::fs::write(folder.join("wheels").join(&name), wheel).with_context(|| format!("cannot write {name}"))?;
        addresses.push(format!("./wheels/{name}"));
    }
    Ok(addresses)
}

fn plain_page(project: &Project) -> Result<PathBuf> {
    let folder = project.work().join("plain");
    create_dir(&folder.join("pyodide"))?;
    create_dir(&folder.join("wheels"))?;
    let mut wheels = BTreeMap::new();
    for package in IMPORTED {
        wheels.insert(package, put_wheels(project, &folder, package)?);
    }
    let list = folder.join("wheels.json");
    std::fs::write(&list, serde_json::to_string(&wheels)?).with_context(|| format!("cannot write {}", list.display()))?;
    let packed = project.work().join("packed");
    create_dir(&packed)?;
    for (name, text) in PLAIN {
        std::fs::write(folder.join(name), text).with_context(|| format!("cannot write {name}"))?;
    }
    for name in PYODIDE {
        let (from, to) = (project.guest().join("node_modules/pyodide").join(name), folder.join("pyodide").join(name));
        std::fs::copy(&from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
        // For the host that packs what it sends.
        let raw = std::fs::read(&to).with_context(|| format!("cannot read {}", to.display()))?;
        std::fs::write(to.with_added_extension("br"), build::brotli::packed(&to, &raw, &packed, build::brotli::Effort::Most)?)?;
    }
    Ok(folder)
}
