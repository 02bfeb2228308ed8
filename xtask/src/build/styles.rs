//! The page's styles: all sheets of `src/ui/` as one file, which is one request, and shorter packed than many.

use anyhow::{Context, Result};

use super::engine::sha256_hex;
use crate::process::{self, Run};
use crate::project::Project;

/// Of the element in index.html that names the file.
pub const ELEMENT: &str = "ampoule-styles";

/// Ready to be written into `dist/`.
pub struct Styles {
    /// Relative to `dist/`. The name carries the hash: a server may let browsers keep it for ever.
    pub path: String,
    pub css: Vec<u8>,
}

pub fn bundle(project: &Project) -> Result<Styles> {
    let out = project.work().join("styles.css");
    let mut command = process::command(project.esbuild());
    // What lies in `public/` is beside it.
    command.args(["src/ui/page.css", "--bundle", "--external:*.svg", "--minify", "--log-level=warning"]).current_dir(&project.root);
    command.arg(format!("--outfile={}", out.display()));
    Run::new("esbuild", command, "a style sheet in src/ui/ cannot be read; read what it says above").shown()?;
    let css = std::fs::read(&out).with_context(|| format!("esbuild wrote no {}", out.display()))?;
    Ok(Styles { path: format!("styles-{}.css", &sha256_hex(&css)[..16]), css })
}
