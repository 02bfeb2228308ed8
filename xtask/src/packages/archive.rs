//! Packages as they are shipped. An *archive* is one package as a zip file whose members are not compressed, laid out as in
//! `site-packages`, with bytecode beside each source. It is compressed as a whole; unpacked it can be used where it lies: a
//! member is a range of its bytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::files;
use super::lock::Package;
use super::wheel::Wheel;
use super::layout;
use crate::build::{Encoding, EngineFile, brotli, sha256_hex};
use crate::process::{self, Run};
use crate::project::{Project, create_dir};
use crate::versions;

/// One package, ready to be written into `dist/`.
pub struct Archive {
    pub package: Package,
    pub file: EngineFile,
    pub licence_texts: Vec<String>,
}

/// A local file's header before its name.
const HEADER_BYTES: u64 = 30;

/// Makes the archives of packages from their wheels.
pub fn make(project: &Project, wheels: &[(&Package, Vec<u8>)]) -> Result<Vec<Archive>> {
    let packed = project.work().join("packed");
    create_dir(&packed)?;
    let mut archives = Vec::new();
    for ((package, path), (_, wheel)) in unpacked(project, wheels)?.into_iter().zip(wheels) {
        let raw = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        members(&raw).with_context(|| format!("the archive of {}", package.title()))?;
        let shipped = brotli::packed(&path, &raw, &packed, brotli::Effort::Quick)?;
        archives.push(Archive {
            package: package.clone(),
            file: named(package, shipped, raw.len() as u64),
            licence_texts: Wheel::read(wheel)?.licence_texts(),
        });
    }
    Ok(archives)
}

/// The files of the archives before they are compressed.
pub fn unpacked<'a>(project: &Project, wheels: &[(&'a Package, Vec<u8>)]) -> Result<Vec<(&'a Package, PathBuf)>> {
    let folder = project.work().join("packages");
    create_dir(&folder)?;
    let mut zips = Vec::new();
    for (package, wheel) in wheels {
        let zip = Wheel::read(wheel).and_then(|wheel| stored(&layout::site_packages(wheel)));
        zips.push(zip.with_context(|| format!("the wheel of {} cannot be used", package.title()))?);
    }
    let compiled = with_bytecode(project, &folder, &zips)?;
    Ok(wheels.iter().map(|(package, _)| *package).zip(compiled).collect())
}

fn named(package: &Package, shipped: Vec<u8>, unpacked_bytes: u64) -> EngineFile {
    let sha256 = sha256_hex(&shipped);
    let path = format!("packages/{}-{}-{}.bin", package.name, package.version, &sha256[..16]);
    EngineFile { role: "package", path, encoding: Encoding::Brotli, shipped, sha256, unpacked_bytes }
}

/// A zip file of `files` that are not compressed; the same files give the same bytes.
fn stored(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Has the engine's own Python compile the sources in each of `zips`. It takes seconds for each, so results are kept.
fn with_bytecode(project: &Project, folder: &Path, zips: &[Vec<u8>]) -> Result<Vec<PathBuf>> {
    let scripts = project.guest().join("packages");
    let script = std::fs::read(scripts.join("compile.py")).context("cannot read pyodide-loader/packages/compile.py")?;
    let mut kept = Vec::new();
    let mut missing = Vec::new();
    for zip in zips {
        let key = sha256_hex(&[zip.as_slice(), script.as_slice(), versions::PYODIDE.as_bytes()].concat());
        let path = folder.join(format!("{key}.zip"));
        if !path.is_file() {
            let (plain, compiled) = (files::unfinished(&folder.join(format!("{key}.plain")))?, files::unfinished(&path)?);
            std::fs::write(&plain.0, zip).with_context(|| format!("cannot write {}", plain.0.display()))?;
            missing.push((plain, compiled, path.clone()));
        }
        kept.push(path);
    }
    if !missing.is_empty() {
        let mut command = process::command("node");
        command.arg(scripts.join("compile.mjs"));
        for (plain, compiled, _) in &missing {
            command.arg(&plain.0).arg(&compiled.0);
        }
        Run::new("compiling packages", command, "read what Python says about the package").output()?;
        for (_, compiled, path) in missing {
            compiled.becomes(&path)?;
        }
    }
    Ok(kept)
}

/// The names in an archive. Whoever uses it where it lies must find each member by the list at its end alone.
fn members(raw: &[u8]) -> Result<Vec<String>> {
    let mut archive = ZipArchive::new(Cursor::new(raw))?;
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let member = archive.by_index_raw(index)?;
        let name = member.name()?.into_owned();
        let starts = member.header_start() + HEADER_BYTES + member.name_raw().len() as u64;
        if member.compression() != CompressionMethod::Stored || member.data_start() != Some(starts) {
            bail!("its member {name} does not lie as it is beside its name");
        }
        names.push(name);
    }
    Ok(names)
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::packages::lock;

    pub fn archive(name: &str, depends: &[&str]) -> Archive {
        let package = lock::samples::package(name, depends);
        let file = named(&package, vec![1, 2, 3], 9);
        let licence_texts = vec!["Permission is granted".to_owned()];
        Archive { package, file, licence_texts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::lock;

    fn some_files() -> BTreeMap<String, Vec<u8>> {
        [("a/__init__.py", "x = 1"), ("a/_b.so", "\0asm"), ("a-1.dist-info/METADATA", "Name: a")]
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .into()
    }

    #[test]
    fn members_lie_in_an_archive_as_they_are() {
        let raw = stored(&some_files()).unwrap();
        assert_eq!(members(&raw).unwrap(), ["a-1.dist-info/METADATA", "a/__init__.py", "a/_b.so"]);
        assert!(raw.windows(5).any(|bytes| bytes == b"x = 1"));
        assert_eq!(raw, stored(&some_files()).unwrap());
    }

    #[test]
    fn an_archive_with_compressed_members_is_refused() {
        let raw = crate::packages::wheel::samples::wheel_bytes(&[("a.py", &"x = 1\n".repeat(100))]);
        assert!(members(&raw).unwrap_err().to_string().contains("a.py"));
    }

    #[test]
    fn a_name_carries_package_version_and_the_hash_of_the_shipped_bytes() {
        let file = named(&lock::samples::package("demo", &[]), b"abc".to_vec(), 7);
        assert_eq!((file.path.as_str(), file.role), ("packages/demo-1.0-ba7816bf8f01cfea.bin", "package"));
    }
}
