//! The pages' styles: all sheets of `src/ui/` as one file, and those of lessons as another, which is one request, and shorter packed than many.

use anyhow::{Context, Result};

use super::engine::sha256_hex;
use crate::process::{self, Run};
use crate::project::Project;

/// A sheet of `src/ui/` with what it takes in, and the element of a page that names the file.
pub struct Sheet {
    source: &'static str,
    pub element: &'static str,
    /// What the file's name begins with.
    name: &'static str,
}

/// Of every page.
pub const COMMON: Sheet = Sheet { source: "src/ui/page.css", element: "ampoule-styles", name: "styles" };
/// Of pages with lessons, beside that.
pub const LESSONS: Sheet = Sheet { source: "src/ui/learn/lessons.css", element: "ampoule-lesson-styles", name: "lessons" };

/// Of the page that others put into a frame, beside that.
pub const EMBED: Sheet = Sheet { source: "src/ui/embed/embed.css", element: "ampoule-embed-styles", name: "embed" };

/// Ready to be written into `dist/`.
pub struct Styles {
    /// Relative to `dist/`. The name carries the hash: a server may let browsers keep it for ever.
    pub path: String,
    pub css: Vec<u8>,
}

pub fn bundle(project: &Project, sheet: &Sheet) -> Result<Styles> {
    let out = project.work().join(format!("{}.css", sheet.name));
    let mut command = process::command(project.esbuild());
    // What lies in `public/` is beside it.
    command.args([sheet.source, "--bundle", "--external:*.svg", "--minify", "--log-level=warning"]).current_dir(&project.root);
    command.arg(format!("--outfile={}", out.display()));
    Run::new("esbuild", command, "a style sheet in src/ui/ cannot be read; read what it says above").shown()?;
    let css = std::fs::read(&out).with_context(|| format!("esbuild wrote no {}", out.display()))?;
    Ok(Styles { path: format!("{}-{}.css", sheet.name, &sha256_hex(&css)[..16]), css })
}
