//! Collects the licences of everything of others that the build ships. What has no licence is not shipped.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result, bail};

use crate::packages::Archive;
use crate::versions;
use crate::project::Project;
use crate::tools::BuildTools;

mod crates;
mod npm;

/// The two texts that stand at the root of `dist/`.
pub struct Notices {
    pub third_party: String,
    pub notice: String,
}

/// Something of others, with what its owners say about it.
#[derive(Debug)]
struct Component {
    name: String,
    /// An SPDX expression.
    license: String,
    texts: Vec<String>,
}

const MPL: &str = include_str!("../../licenses/MPL-2.0.txt");
const PSF: &str = include_str!("../../licenses/PSF-2.0.txt");
const NOTICE: &str = include_str!("../../licenses/NOTICE.txt");

pub fn collect(project: &Project, tools: &BuildTools, packages: &[Archive]) -> Result<Notices> {
    let mut components = vec![pyodide(project)?];
    components.push(Component {
        name: "CPython 3.14 and its standard library, as compiled by Pyodide".to_owned(),
        license: "PSF-2.0".to_owned(),
        texts: vec![PSF.to_owned()],
    });
    components.push(Component {
        name: "Rust standard library".to_owned(),
        license: "MIT OR Apache-2.0".to_owned(),
        texts: Vec::new(),
    });
    components.extend(npm::shipped(project)?);
    components.extend(crates::of_the_page(project, tools)?);
    components.extend(packages.iter().map(python_package));
    Ok(Notices { third_party: rendered(&components), notice: NOTICE.replace("{pyodide}", versions::PYODIDE) })
}

/// Its licence stands in the lock, which is not read without one.
fn python_package(archive: &Archive) -> Component {
    Component {
        name: format!("{} (Python package)", archive.package.title()),
        license: archive.package.licence().to_owned(),
        texts: archive.licence_texts.clone(),
    }
}

/// Its npm package holds no licence file; those of the others do (`npm.rs`).
fn pyodide(project: &Project) -> Result<Component> {
    let path = project.guest().join("node_modules/pyodide/package.json");
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let package: serde_json::Value = serde_json::from_str(&text).with_context(|| format!("{} is no JSON", path.display()))?;
    let said = |key: &str| package.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let (version, license) = (said("version"), said("license"));
    if license != "MPL-2.0" {
        bail!(
            "the npm package pyodide says its licence is {license:?}, not MPL-2.0\n  what to do: read its licence, then change \
             xtask/src/build/licenses.rs and xtask/licenses/"
        );
    }
    Ok(Component { name: format!("pyodide {version} (npm)"), license, texts: vec![MPL.to_owned()] })
}

/// A list of all, then each text once with those it belongs to.
fn rendered(components: &[Component]) -> String {
    let mut out = String::from("Software of others in this build\n================================\n\n");
    // Texts that differ only in line breaks and spaces are one text.
    let mut texts: BTreeMap<String, (&str, Vec<&str>)> = BTreeMap::new();
    for component in components {
        let no_text = if component.texts.is_empty() { "   (ships no licence file; see the texts below)" } else { "" };
        let _ = writeln!(out, "{}: {}{no_text}", component.name, component.license);
        for text in &component.texts {
            let key = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, owners) = texts.entry(key).or_insert_with(|| (text, Vec::new()));
            if !owners.contains(&component.name.as_str()) {
                owners.push(&component.name);
            }
        }
    }
    for (text, owners) in texts.values() {
        let _ = write!(out, "\n\n{}\nApplies to: {}\n\n{}\n", "-".repeat(80), owners.join(", "), text.trim_end());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_several_share_stands_once_and_names_them_all() {
        let component = |name: &str, text: &str| Component {
            name: name.to_owned(),
            license: "MIT".to_owned(),
            texts: vec![text.to_owned()],
        };
        let text = rendered(&[component("one 1.0.0", "Permission is\ngranted"), component("two 2.0.0", "Permission  is granted\n")]);
        assert_eq!(text.matches("granted").count(), 1, "{text}");
        assert!(text.contains("Applies to: one 1.0.0, two 2.0.0"), "{text}");
    }

    #[test]
    fn a_python_package_is_listed_with_its_text() {
        let archive = crate::packages::archive::samples::archive("numpy", &[]);
        let text = rendered(&[python_package(&archive)]);
        assert!(text.contains("numpy 1.0 (Python package): MIT") && text.contains("Permission is granted"), "{text}");
    }

    #[test]
    fn the_notice_names_pyodide_and_cpython_with_their_licences() {
        for part in ["Pyodide {pyodide}", "Mozilla Public License 2.0", "CPython", "Python Software Foundation License"] {
            assert!(NOTICE.contains(part), "{part}");
        }
        assert!(PSF.contains("PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2") && MPL.contains("Mozilla Public License Version 2.0"));
    }
}
