//! The page's code editor: scripts of the page's own, bundled from `editor/` and named by their hash.

use anyhow::{Context, Result};

use super::engine::sha256_hex;
use crate::process::{self, Run};
use crate::project::Project;

/// One script, ready to be written into `dist/`.
pub struct Script {
    /// Of the element in index.html that names it.
    pub element: &'static str,
    /// Relative to `dist/`. The name carries the hash: a server may let browsers keep it for ever.
    pub path: String,
    pub script: Vec<u8>,
    /// Not fetched by a page in which nobody types.
    pub is_later: bool,
}

/// What `editor/build.mjs` makes, the element that names it, and whether it comes later.
const SCRIPTS: [(&str, &str, bool); 3] =
    [("editor", "ampoule-editor", false), ("names", "ampoule-names", true), ("archive", "ampoule-archive", true)];

pub fn bundle(project: &Project) -> Result<Vec<Script>> {
    let mut command = process::command("npm");
    command.args(["run", "--silent", "build"]).current_dir(project.editor());
    Run::new("npm run build", command, "the code editor in editor/ does not build; read what it says above").shown()?;
    SCRIPTS
        .iter()
        .map(|(name, element, is_later)| {
            let path = project.editor().join("dist").join(format!("{name}.js"));
            let script = std::fs::read(&path).with_context(|| format!("the build of editor/ wrote no {}", path.display()))?;
            Ok(named(name, element, *is_later, script))
        })
        .collect()
}

fn named(name: &str, element: &'static str, is_later: bool, script: Vec<u8>) -> Script {
    let path = format!("{name}-{}.js", &sha256_hex(&script)[..16]);
    Script { element, path, script, is_later }
}

#[cfg(test)]
impl Script {
    pub fn sample(element: &'static str) -> Self {
        named("editor", element, false, b"abc".to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_hash_of_the_script() {
        assert_eq!(Script::sample("x").path, "editor-ba7816bf8f01cfea.js");
    }
}
