//! `cargo xtask pictures`: the pictures of README and docs, from the release build in a real browser.

use anyhow::Result;

use crate::build;
use crate::process::{self, Run};
use crate::project::Project;
use crate::tools;

pub fn run(project: &Project) -> Result<()> {
    let browsers = tools::for_e2e(project)?;
    let dist = project.default_dist();
    build::build(project, &build::Options { out: dist.clone(), release: true, packages: crate::packages::Wanted::everything() })?;
    let mut command = process::command("cargo");
    command.args(["test", "--quiet", "--test", "e2e"]).current_dir(&project.root);
    command.env("AMPOULE_DIST", &dist).env("AMPOULE_PICTURES", project.root.join("docs/pictures"));
    for (variable, path) in browsers.env() {
        command.env(variable, path);
    }
    Ok(Run::new("taking the pictures", command, "read what it says above").shown()?)
}
