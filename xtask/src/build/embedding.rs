//! What other pages load: `ampoule.js` in its two forms with its types, and the same as a package for npm.

use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;

use super::{assemble::contents, brotli::{self, Effort}, sizes::kilobytes};
use crate::process::{self, Run};
use crate::project::{Project, create_dir};

/// More of it no page around should have to load, after brotli.
const BUDGET_BYTES: u64 = 12_000;

/// Relative to `dist/`, with their contents.
pub fn bundle(project: &Project) -> Result<BTreeMap<String, Vec<u8>>> {
    let folder = project.embedding();
    let mut command = process::command("npm");
    command.args(["run", "--silent", "build"]).current_dir(&folder);
    Run::new("npm run build", command, "embedding/ does not build; read what it says above").shown()?;
    let cache = project.work().join("packed");
    create_dir(&cache)?;
    let files = contents(&folder.join("dist"))?;
    for name in ["ampoule.js", "ampoule.classic.js"] {
        let script = files.get(name).with_context(|| format!("the build of embedding/ wrote no {name}"))?;
        let packed = brotli::packed(&folder.join("dist").join(name), script, &cache, Effort::Most)?.len() as u64;
        println!("embedding: {name} {} bytes, {} after brotli", script.len(), kilobytes(packed));
        if packed > BUDGET_BYTES {
            bail!("{name} is {} after brotli, over the {} that it may be\n  what to do: make embedding/ smaller", kilobytes(packed), kilobytes(BUDGET_BYTES));
        }
    }
    Ok(files)
}
