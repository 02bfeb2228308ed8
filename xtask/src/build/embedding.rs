//! What other pages load: `ampoule.js` in its two forms with its types, and the same as a package for npm.

use anyhow::{Context, Result, bail};

use super::{brotli::{self, Effort}, sizes::kilobytes};
use crate::process::{self, Run};
use crate::project::{Project, create_dir};

/// More of it no page around should have to load, after brotli.
const BUDGET_BYTES: usize = 12_000;

/// Relative to `dist/`, with their contents.
pub fn bundle(project: &Project) -> Result<Vec<(String, Vec<u8>)>> {
    let folder = project.embedding();
    let mut command = process::command("npm");
    command.args(["run", "--silent", "build"]).current_dir(&folder);
    Run::new("npm run build", command, "embedding/ does not build; read what it says above").shown()?;
    let read = |name: &str| {
        let path = folder.join("dist").join(name);
        std::fs::read(&path).with_context(|| format!("the build of embedding/ wrote no {}", path.display()))
    };
    let cache = project.work().join("packed");
    create_dir(&cache)?;
    let mut files = Vec::new();
    for name in ["ampoule.js", "ampoule.classic.js"] {
        let script = read(name)?;
        let packed = brotli::packed(&folder.join("dist").join(name), &script, &cache, Effort::Most)?.len();
        println!("embedding: {name} {} bytes, {} after brotli", script.len(), kilobytes(packed as u64));
        if packed > BUDGET_BYTES {
            bail!("{name} is {} after brotli, over the {} that it may be\n  what to do: make embedding/ smaller", kilobytes(packed as u64), kilobytes(BUDGET_BYTES as u64));
        }
        files.push((name.to_owned(), script));
    }
    files.push(("ampoule.d.ts".to_owned(), read("ampoule.d.ts")?));
    let for_npm: Vec<_> = files.iter().map(|(name, content)| (format!("npm/{name}"), content.clone())).collect();
    files.extend(for_npm);
    files.push(("npm/package.json".to_owned(), package(env!("CARGO_PKG_VERSION"))?));
    files.push(("npm/README.md".to_owned(), std::fs::read(folder.join("README.md")).context("embedding/README.md cannot be read")?));
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let text = std::fs::read(project.root.join(name)).with_context(|| format!("{name} cannot be read"))?;
        files.push((format!("npm/{name}"), text));
    }
    Ok(files)
}

fn package(version: &str) -> Result<Vec<u8>> {
    let package = serde_json::json!({
        "name": "ampoule",
        "version": version,
        "description": "Sealed, single-use Python in the browser, for other pages",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "types": "./ampoule.d.ts",
        "exports": {
            ".": { "types": "./ampoule.d.ts", "default": "./ampoule.js" },
            "./classic": "./ampoule.classic.js",
        },
        "files": ["ampoule.js", "ampoule.classic.js", "ampoule.d.ts"],
        "sideEffects": true,
    });
    Ok(serde_json::to_vec_pretty(&package)?)
}
