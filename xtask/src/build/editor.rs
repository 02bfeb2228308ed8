//! The page's code editor: scripts of the page's own, bundled from `editor/` and named by their hash.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{engine::sha256_hex, gzip};
use crate::process::{self, Run};
use crate::project::{Project, create_dir};

/// One script, ready to be written into `dist/`.
pub struct Script {
    /// Of the element in index.html that names it.
    pub element: &'static str,
    /// Relative to `dist/`. The name carries the hash: a server may let browsers keep it for ever.
    pub path: String,
    /// Where esbuild wrote it.
    pub source: PathBuf,
    /// As it is shipped.
    pub shipped: Vec<u8>,
    /// Not fetched by a page in which nobody types.
    pub is_later: bool,
}

/// How a script comes to the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The page unpacks it: `src/js/script.rs`. A plain static host may compress nothing.
    Packed,
    /// The editor's own script asks for it, and it has its own packing inside.
    Plain,
}

/// A script of another folder, that comes later.
pub fn later(project: &Project, element: &'static str, name: &str, source: PathBuf) -> Result<Script> {
    let packed = project.work().join("packed");
    create_dir(&packed)?;
    let script = std::fs::read(&source).with_context(|| format!("there is no {}", source.display()))?;
    let shipped = gzip::packed(&script, &packed)?;
    Ok(Script { element, path: path_of(name, Way::Packed, &shipped), source, shipped, is_later: true })
}

/// What `editor/build.mjs` makes, the element that names it, and whether it comes later.
const SCRIPTS: [(&str, &str, Way, bool); 5] = [
    ("editor", "ampoule-editor", Way::Packed, false),
    ("names", "ampoule-names", Way::Plain, true),
    ("archive", "ampoule-archive", Way::Packed, true),
    ("drawing", "ampoule-drawing", Way::Packed, true),
    ("value", "ampoule-value", Way::Packed, true),
];

pub fn bundle(project: &Project) -> Result<Vec<Script>> {
    let mut command = process::command("npm");
    command.args(["run", "--silent", "build"]).current_dir(project.editor());
    Run::new("npm run build", command, "the code editor in editor/ does not build; read what it says above").shown()?;
    let packed = project.work().join("packed");
    create_dir(&packed)?;
    SCRIPTS
        .iter()
        .map(|&(name, element, way, is_later)| {
            let source = project.editor().join("dist").join(format!("{name}.js"));
            let script = std::fs::read(&source).with_context(|| format!("the build of editor/ wrote no {}", source.display()))?;
            let shipped = match way {
                Way::Packed => gzip::packed(&script, &packed)?,
                Way::Plain => script,
            };
            Ok(Script { element, path: path_of(name, way, &shipped), source, shipped, is_later })
        })
        .collect()
}

fn path_of(name: &str, way: Way, shipped: &[u8]) -> String {
    let ending = if way == Way::Packed { "js.bin" } else { "js" };
    format!("{name}-{}.{ending}", &sha256_hex(shipped)[..16])
}

#[cfg(test)]
impl Script {
    pub fn sample(element: &'static str) -> Self {
        let shipped = b"abc".to_vec();
        Script { element, path: path_of("editor", Way::Packed, &shipped), source: PathBuf::new(), shipped, is_later: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_hash_of_the_script() {
        assert_eq!(Script::sample("x").path, "editor-ba7816bf8f01cfea.js.bin");
        assert_eq!(path_of("names", Way::Plain, b"abc"), "names-ba7816bf8f01cfea.js");
    }
}
