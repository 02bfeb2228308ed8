//! The Rust crates that the page's WebAssembly is built from, as `cargo metadata` tells them.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::Component;
use crate::process::{self, Run};
use crate::project::Project;
use crate::tools::{BuildTools, WASM_TARGET};

const APP: &str = "ampoule";

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    license_file: Option<PathBuf>,
    manifest_path: PathBuf,
    /// `None` for a crate of this workspace.
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dep>,
}

#[derive(Deserialize)]
struct Dep {
    pkg: String,
    dep_kinds: Vec<DepKind>,
}

#[derive(Deserialize)]
struct DepKind {
    /// `None` for a normal dependency; "dev" and "build" ones are not in the page.
    kind: Option<String>,
}

pub fn of_the_page(project: &Project, tools: &BuildTools) -> Result<Vec<Component>> {
    let mut command = process::command("cargo");
    command.args(["metadata", "--format-version", "1", "--offline", "--filter-platform", WASM_TARGET]);
    command.current_dir(&project.root).env("PATH", process::path_with(&tools.first_on_path));
    let json = Run::new("cargo metadata", command, "run the command yourself and read what it says").output()?;
    let metadata: Metadata = serde_json::from_str(&json).context("cargo metadata printed something unknown")?;

    let shipped = reachable(&metadata)?;
    let mut packages: Vec<&Package> =
        metadata.packages.iter().filter(|p| p.source.is_some() && shipped.contains(p.id.as_str())).collect();
    packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    packages.into_iter().map(component).collect()
}

/// The ids of the app and of everything it is built from through normal dependencies.
fn reachable(metadata: &Metadata) -> Result<BTreeSet<&str>> {
    let nodes: HashMap<&str, &Node> = metadata.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let app = metadata
        .packages
        .iter()
        .find(|package| package.name == APP && package.source.is_none())
        .with_context(|| format!("cargo metadata does not name the crate {APP}"))?;
    let mut seen = BTreeSet::new();
    let mut open = vec![app.id.as_str()];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let deps = nodes.get(id).map(|node| node.deps.as_slice()).unwrap_or_default();
        open.extend(deps.iter().filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind.is_none())).map(|dep| dep.pkg.as_str()));
    }
    Ok(seen)
}

fn component(package: &Package) -> Result<Component> {
    let folder = package.manifest_path.parent().context("a manifest stands in a folder")?;
    let mut files = license_files(folder)?;
    if let Some(file) = &package.license_file {
        files.insert(folder.join(file));
    }
    let name = format!("{} {}", package.name, package.version);
    let license = match (&package.license, files.is_empty()) {
        (Some(license), _) => license.clone(),
        (None, false) => "see its licence file".to_owned(),
        (None, true) => bail!(
            "the crate {name} has no licence\n  what to do: `cargo tree --invert {}` shows what needs it; replace that",
            package.name
        ),
    };
    let texts = files
        .iter()
        .map(|file| {
            let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        })
        .collect::<Result<_>>()?;
    Ok(Component { name, license, texts })
}

fn license_files(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    Ok(entries
        .flatten()
        .filter(|entry| is_license_name(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect())
}

fn is_license_name(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"].iter().any(|start| name.starts_with(start))
        && !name.ends_with(".RS")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_files_are_known_by_their_names() {
        for name in ["LICENSE", "LICENSE-MIT", "license.md", "COPYING", "UNLICENSE", "NOTICE"] {
            assert!(is_license_name(name), "{name}");
        }
        for name in ["README.md", "Cargo.toml", "license.rs", "src"] {
            assert!(!is_license_name(name), "{name}");
        }
    }

    #[test]
    fn only_normal_dependencies_of_the_app_are_shipped() {
        let metadata: Metadata = serde_json::from_value(serde_json::json!({
            "packages": [package("app", "ampoule", false), package("a", "a", true), package("b", "b", true), package("c", "c", true)],
            "resolve": { "nodes": [
                { "id": "app", "deps": [dep("a", &[None]), dep("b", &[Some("dev"), Some("build")])] },
                { "id": "a", "deps": [dep("c", &[Some("build"), None])] },
                { "id": "b", "deps": [] },
                { "id": "c", "deps": [] }
            ] }
        }))
        .unwrap();
        assert_eq!(reachable(&metadata).unwrap(), BTreeSet::from(["app", "a", "c"]));
    }

    #[test]
    fn a_crate_without_any_licence_is_an_error_that_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut package: Package = serde_json::from_value(package("x", "nameless", true)).unwrap();
        package.manifest_path = folder.path().join("Cargo.toml");
        package.license = None;
        assert!(component(&package).unwrap_err().to_string().contains("nameless 1.0.0"));
    }

    fn package(id: &str, name: &str, foreign: bool) -> serde_json::Value {
        serde_json::json!({
            "id": id, "name": name, "version": "1.0.0", "license": "MIT", "license_file": null,
            "manifest_path": "Cargo.toml", "source": foreign.then_some("registry")
        })
    }

    fn dep(id: &str, kinds: &[Option<&str>]) -> serde_json::Value {
        let kinds: Vec<_> = kinds.iter().map(|kind| serde_json::json!({ "kind": kind })).collect();
        serde_json::json!({ "pkg": id, "dep_kinds": kinds })
    }
}
