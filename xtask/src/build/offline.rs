//! The service worker, which keeps the site for times without its server, and the list of what it keeps.

use super::{assemble, editor::{self, Script}, engine::sha256_hex};
use crate::{
    process::{self, Run},
    project::Project,
};
use anyhow::{Context, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, path::Path};

/// At the top of the site: it serves what lies below it.
pub const NAME: &str = "service-worker.js";
/// By this name the script has a place for the list.
const PLACE: &str = "AMPOULE_SITE";
/// What is kept when it is wanted.
const LATER: [&str; 3] = ["packages/", "engine/ruff", LESSONS];
const LESSONS: &str = "lessons/";
/// What is for people, registries and other programs.
const NOT_KEPT: [&str; 5] = ["npm/", "bundle.json", "THIRD-PARTY-LICENSES.txt", "NOTICE", "ampoule.d.ts"];

/// The service worker, whose list is still to be made.
pub struct Worker(String);

/// The service worker, and the script of the pages.
pub fn bundle(project: &Project) -> Result<(Worker, Script)> {
    let folder = project.offline();
    let mut command = process::command("npm");
    command.args(["run", "--silent", "build"]).current_dir(&folder);
    Run::new("npm run build", command, "offline/ does not build; read what it says above").shown()?;
    let dist = folder.join("dist");
    let worker = std::fs::read_to_string(dist.join(NAME)).with_context(|| format!("the build of offline/ wrote no {NAME}"))?;
    ensure!(worker.matches(PLACE).count() == 1, "the service worker names {PLACE} {} times\n  what to do: name it once", worker.matches(PLACE).count());
    Ok((Worker(worker), editor::later(project, "ampoule-offline", "offline", dist.join("page.js"))?))
}

/// What a first visit takes of the site in `folder`: the page, and all that its service worker keeps at once.
pub fn first_visit(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = kept(folder)?;
    files.retain(|name, _| !is_later(name));
    Ok(files)
}

/// What the service worker ever keeps.
fn kept(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = assemble::contents(folder)?;
    files.retain(|name, _| name != NAME && !NOT_KEPT.iter().any(|beginning| name.starts_with(beginning)));
    Ok(files)
}

fn is_later(name: &str) -> bool {
    LATER.iter().any(|beginning| name.starts_with(beginning))
}

impl Worker {
    /// The one of the site that lies in `folder`, whole but for this.
    pub fn of(&self, folder: &Path) -> Result<String> {
        let (mut files, mut later) = (Vec::new(), Vec::new());
        for (name, content) in kept(folder)? {
            let integrity = format!("sha256-{}", STANDARD.encode(Sha256::digest(&content)));
            if is_later(&name) {
                // A site's owner may change lessons without a build.
                let pinned = (!name.starts_with(LESSONS)).then_some(integrity);
                later.push(json!({ "url": name, "bytes": content.len(), "integrity": pinned }));
                continue;
            }
            let revision = (!has_hash(&name)).then(|| sha256_hex(&content)[..16].to_owned());
            files.push(json!({ "url": name, "revision": revision, "integrity": integrity }));
        }
        let version = &sha256_hex(serde_json::to_string(&(&files, &later))?.as_bytes())[..16];
        Ok(self.0.replacen(PLACE, &json!({ "version": version, "files": files, "later": later }).to_string(), 1))
    }
}

/// Whether a name tells the content, as `editor-0123456789abcdef.js.bin` does.
fn has_hash(name: &str) -> bool {
    let stem = name.rsplit('/').next().unwrap_or(name).split('.').next().unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_whether_they_change() {
        for name in ["editor-ce6361c996351357.js.bin", "ampoule-e922f34cebfea21b_bg.wasm.bin", "engine/wasm-ac3cffdb7f89001f.bin", "styles-095e91b0e1f69765.css"] {
            assert!(has_hash(name), "{name}");
        }
        for name in ["index.html", "icon.svg", "ampoule.classic.js", "examples/code-breaker/main.py"] {
            assert!(!has_hash(name), "{name}");
        }
    }

    #[test]
    fn a_site_is_listed_with_hashes_and_its_version_follows_its_content() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("index.html"), "one").unwrap();
        std::fs::create_dir(folder.path().join("packages")).unwrap();
        std::fs::write(folder.path().join("packages/numpy-0123456789abcdef.bin"), "x").unwrap();
        let worker = Worker("const{version:a,files:b}=AMPOULE_SITE;".to_owned());
        let first = worker.of(folder.path()).unwrap();
        assert!(first.contains("\"url\":\"index.html\"") && first.contains("sha256-dpLDrTVAu4A8Ags67mbNiIcSMjTqDG5xQ8Ct1z/0Me0=") && first.contains("\"bytes\":1"), "{first}");
        std::fs::write(folder.path().join("index.html"), "two").unwrap();
        assert_ne!(worker.of(folder.path()).unwrap(), first);
    }
}
