//! What stands in a wheel: a zip file of a package's files, with what its makers say about it in a folder `….dist-info`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use anyhow::{Context, Result, bail};
use zip::ZipArchive;

/// A wheel, unpacked in memory.
#[derive(Debug)]
pub struct Wheel {
    /// By their names in it.
    pub members: BTreeMap<String, Vec<u8>>,
}

/// What its makers say.
#[derive(Debug, PartialEq, Eq)]
pub struct Metadata {
    pub name: String,
    pub version: String,
    /// An SPDX expression, where they say one.
    pub licence: Option<String>,
    /// What it depends on, each as PEP 508 writes it.
    pub requires: Vec<String>,
}

/// Old ways to say a licence, where they are not ambiguous; "BSD License" is.
const LICENCES: [(&str, &str); 10] = [
    ("MIT License", "MIT"),
    ("MIT", "MIT"),
    ("BSD-3-Clause", "BSD-3-Clause"),
    ("BSD 3-Clause License", "BSD-3-Clause"),
    ("BSD-2-Clause", "BSD-2-Clause"),
    ("Apache-2.0", "Apache-2.0"),
    ("Apache 2.0", "Apache-2.0"),
    ("Apache Software License", "Apache-2.0"),
    ("PSF-2.0", "PSF-2.0"),
    ("Python Software Foundation License", "PSF-2.0"),
];

/// Beginnings of the names under which licences lie in `….dist-info`.
const LICENCE_FILES: [&str; 5] = ["licen", "copying", "notice", "copyright", "authors"];

impl Wheel {
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).context("it is no zip file")?;
        let mut members = BTreeMap::new();
        for index in 0..archive.len() {
            let mut member = archive.by_index(index)?;
            let name = member.name()?.into_owned();
            if member.is_dir() {
                continue;
            }
            if name.split('/').any(|part| part.is_empty() || part == "." || part == "..") || name.contains(['\\', '\0']) {
                bail!("it has a file of the name {name:?}");
            }
            let mut content = Vec::new();
            member.read_to_end(&mut content).with_context(|| format!("its file {name} cannot be unpacked"))?;
            if members.insert(name.clone(), content).is_some() {
                bail!("it has the file {name} twice");
            }
        }
        Ok(Self { members })
    }

    pub fn metadata(&self) -> Result<Metadata> {
        let text = self.members.iter().find(|(name, _)| is_info(name, "METADATA")).context("it has no METADATA")?.1;
        let text = String::from_utf8_lossy(text);
        let fields = fields(&text);
        let first = |key: &str| fields.iter().find(|(name, _)| *name == key).map(|(_, value)| value.trim());
        let all = |key: &'static str| fields.iter().filter(move |(name, _)| *name == key).map(|(_, value)| value.trim());
        let known = |said: &str| LICENCES.iter().find(|(name, _)| *name == said).map(|(_, spdx)| (*spdx).to_owned());
        let classified: Vec<&str> = all("Classifier").filter_map(|said| said.strip_prefix("License ::")?.rsplit(" :: ").next()).collect();
        let licence = first("License-Expression").map(str::to_owned).or_else(|| first("License").and_then(known));
        let licence = licence.or_else(|| match classified.as_slice() {
            [only] => known(only.trim()),
            // Whether all or any of them holds is not said.
            _ => None,
        });
        Ok(Metadata {
            name: first("Name").context("its METADATA has no name")?.to_owned(),
            version: first("Version").context("its METADATA has no version")?.to_owned(),
            licence,
            requires: all("Requires-Dist").map(str::to_owned).collect(),
        })
    }

    /// The texts of its licences.
    pub fn licence_texts(&self) -> Vec<String> {
        let is_licence = |name: &str| {
            let (folder, file) = name.rsplit_once('/').unwrap_or_default();
            let file = file.to_lowercase();
            folder.contains(".dist-info") && LICENCE_FILES.iter().any(|start| file.starts_with(start))
        };
        let found = self.members.iter().filter(|(name, _)| is_licence(name));
        found.map(|(_, text)| String::from_utf8_lossy(text).into_owned()).collect()
    }
}

/// The header of a METADATA file; its lines that go on are not wanted here.
fn fields(text: &str) -> Vec<(&str, &str)> {
    text.lines().take_while(|line| !line.is_empty()).filter_map(|line| line.split_once(':')).collect()
}

fn is_info(name: &str, file: &str) -> bool {
    name.split_once(".dist-info/").is_some_and(|(folder, rest)| !folder.contains('/') && rest == file)
}

/// The modules at the top of `files`, as they lie in `site-packages`: what can be imported.
pub fn imports<'a>(files: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut found = BTreeSet::new();
    for file in files.filter(|file| is_module(file)) {
        let top = file.split('/').next().unwrap_or(file);
        let name = top.split('.').next().unwrap_or(top);
        let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_') && !name.starts_with(|c: char| c.is_ascii_digit());
        // Of `a.dist-info` the part before the dot is no module.
        if is_name && (top == name || top == file) {
            found.insert(name.to_owned());
        }
    }
    found.into_iter().collect()
}

fn is_module(file: &str) -> bool {
    file.ends_with(".py") || is_shared_library(file)
}

pub fn is_shared_library(file: &str) -> bool {
    file.ends_with(".so")
}

#[cfg(test)]
pub mod samples {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    pub fn wheel_bytes(members: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in members {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const METADATA: &str = "Metadata-Version: 2.4\nName: Demo_Pack\nVersion: 1.2\nRequires-Dist: six>=1\nRequires-Dist: x; extra == 'y'\n";

    fn metadata(more: &str) -> Metadata {
        let text = format!("{METADATA}{more}\n\nName: not this\n");
        Wheel::read(&samples::wheel_bytes(&[("demo-1.2.dist-info/METADATA", &text)])).unwrap().metadata().unwrap()
    }

    #[test]
    fn a_wheel_says_what_it_is() {
        let said = metadata("License-Expression: MIT OR 0BSD");
        assert_eq!((said.name.as_str(), said.version.as_str(), said.requires.len()), ("Demo_Pack", "1.2", 2));
        assert_eq!(said.licence.as_deref(), Some("MIT OR 0BSD"));
    }

    #[test]
    fn old_ways_to_say_a_licence_are_read_where_they_are_clear() {
        assert_eq!(metadata("Classifier: License :: OSI Approved :: MIT License").licence.as_deref(), Some("MIT"));
        assert_eq!(metadata("License: BSD 3-Clause License").licence.as_deref(), Some("BSD-3-Clause"));
        assert_eq!(metadata("Classifier: License :: OSI Approved :: BSD License").licence, None);
        let two = "Classifier: License :: OSI Approved :: MIT License\nClassifier: License :: OSI Approved :: Apache Software License";
        assert_eq!(metadata(two).licence, None);
    }

    #[test]
    fn a_name_that_leads_out_of_the_folder_is_refused() {
        for name in ["../a.py", "/a.py", "a\\b.py", "a/./b.py"] {
            assert!(Wheel::read(&samples::wheel_bytes(&[(name, "")])).is_err(), "{name}");
        }
        assert!(Wheel::read(b"no zip").is_err());
    }

    #[test]
    fn imports_are_the_modules_at_the_top() {
        let files = ["a/__init__.py", "a/b.py", "six.py", "_c.cpython-314-wasm32-emscripten.so", "a-1.dist-info/METADATA", "data/x.txt"];
        assert_eq!(imports(files.into_iter()), ["_c", "a", "six"]);
    }

    #[test]
    fn licences_are_found_wherever_they_lie() {
        let members = [("a-1.dist-info/LICENSE", "1"), ("a-1.dist-info/licenses/COPYING.txt", "2"), ("a/license.py", "3")];
        assert_eq!(Wheel::read(&samples::wheel_bytes(&members)).unwrap().licence_texts(), ["1", "2"]);
    }
}
