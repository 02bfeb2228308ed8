//! The npm packages that are shipped: those in the bundles of the guest side and of the code editor, as their builds tell.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::Component;
use crate::process::{self, Run};
use crate::project::Project;

/// Licences that only want their text to go along, which [`super::rendered`] does.
const ALLOWED: [&str; 6] = ["MIT", "ISC", "BSD-3-Clause", "Apache-2.0", "MIT OR Apache-2.0", "(MPL-2.0 OR Apache-2.0)"];
const FILES: [&str; 3] = ["LICENSE", "LICENSE-MIT.txt", "LICENSE-Apache.txt"];
const MODULES: &str = "node_modules/";

/// All but pyodide, whose package holds no licence file.
pub fn shipped(project: &Project) -> Result<Vec<Component>> {
    let mut components = Vec::new();
    for folder in [project.guest(), project.editor(), project.offline()] {
        let mut command = process::command("node");
        command.args(["build.mjs", "--inputs"]).current_dir(&folder);
        let advice = "run the command in pyodide-loader/, editor/ and offline/ yourself and read what it says";
        let json = Run::new("node build.mjs --inputs", command, advice).output()?;
        let inputs: Vec<String> = serde_json::from_str(&json).context("build.mjs --inputs printed no list of files")?;
        for name in packages(&inputs).into_iter().filter(|name| name != "pyodide") {
            components.push(component(&folder.join(MODULES).join(&name), &name)?);
        }
    }
    Ok(components)
}

/// Of `node_modules/@scope/name/dist/index.js`: `@scope/name`. A package inside a package is named whole.
fn packages(inputs: &[String]) -> BTreeSet<String> {
    inputs
        .iter()
        .filter_map(|input| {
            let (before, inside) = input.rsplit_once(MODULES)?;
            let parts = if inside.starts_with('@') { 2 } else { 1 };
            let name = inside.split('/').take(parts).collect::<Vec<_>>().join("/");
            let outer = before.split_once(MODULES).map(|(_, outer)| format!("{outer}{MODULES}")).unwrap_or_default();
            Some(format!("{outer}{name}"))
        })
        .collect()
}

fn component(folder: &Path, name: &str) -> Result<Component> {
    let path = folder.join("package.json");
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let package: Value = serde_json::from_str(&text).with_context(|| format!("{} is no JSON", path.display()))?;
    let said = |key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let license = said("license");
    let texts: Vec<String> = FILES.iter().filter_map(|file| std::fs::read_to_string(folder.join(file)).ok()).collect();
    if !ALLOWED.contains(&license.as_str()) || texts.is_empty() {
        bail!(
            "the npm package {name} says its licence is {license:?} and has {} licence file\n  what to do: read its licence; \
             one that may be shipped goes into xtask/src/build/licenses/npm.rs",
            if texts.is_empty() { "no" } else { "a" }
        );
    }
    Ok(Component { name: format!("{name} {} (npm)", said("version")), license, texts })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_named_by_the_files_that_go_into_the_bundle() {
        let inputs = [
            "src/editor.ts",
            "node_modules/@codemirror/view/dist/index.js",
            "node_modules/@codemirror/view/dist/other.js",
            "node_modules/crelt/index.js",
            "node_modules/a/node_modules/@b/c/index.js",
        ];
        let found = packages(&inputs.map(str::to_owned));
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["@codemirror/view", "a/node_modules/@b/c", "crelt"]);
    }

    #[test]
    fn a_package_without_a_licence_that_may_be_shipped_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let write = |license: &str| {
            std::fs::write(folder.path().join("package.json"), format!(r#"{{"version":"1.0.0","license":"{license}"}}"#)).unwrap();
        };
        write("MIT");
        let error = component(folder.path(), "x").unwrap_err().to_string();
        assert!(error.contains("no licence file") && error.contains("what to do"), "{error}");
        std::fs::write(folder.path().join("LICENSE"), "Permission is granted").unwrap();
        assert_eq!(component(folder.path(), "x").unwrap().name, "x 1.0.0 (npm)");
        write("GPL-3.0");
        assert!(component(folder.path(), "x").is_err());
    }
}
