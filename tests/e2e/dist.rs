//! The built app: where it is, and copies of it with one engine file changed and pinned again, which is how a control
//! without a defence is built.

use brotli_decompressor::Decompressor;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use anyhow::{Context, Result, bail, ensure};
use flate2::read::GzDecoder;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// A folder as `cargo xtask build` makes it.
pub struct Dist {
    folder: PathBuf,
}

impl Dist {
    /// The one under test: `AMPOULE_DIST`, else `dist`.
    pub fn built() -> Result<Dist> {
        Self::at(Path::new(&std::env::var_os("AMPOULE_DIST").unwrap_or_else(|| "dist".into())))
    }

    /// The portable folder made of it: `AMPOULE_PORTABLE`, else `portable`.
    pub fn portable() -> Result<Dist> {
        Self::at(&std::path::absolute(std::env::var_os("AMPOULE_PORTABLE").unwrap_or_else(|| "portable".into()))?)
    }

    pub fn at(folder: &Path) -> Result<Dist> {
        if !folder.join("index.html").is_file() {
            bail!("{} holds no built app: run `cargo xtask test`, which builds it", folder.display());
        }
        Ok(Dist { folder: folder.to_owned() })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the engine file with this role is, below the folder: `engine/….bin`.
    pub fn engine_file(&self, role: &str) -> Result<String> {
        let bundle: Value = serde_json::from_str(&fs::read_to_string(self.folder.join("bundle.json"))?)?;
        Ok(text(entry(&bundle, role)?, "path")?.to_owned())
    }

    /// Where the archive of this package is.
    pub fn package_file(&self, name: &str) -> Result<String> {
        let bundle: Value = serde_json::from_str(&fs::read_to_string(self.folder.join("bundle.json"))?)?;
        let mut packages = bundle["packages"].as_array().into_iter().flatten();
        let package = packages.find(|package| package["name"] == name).with_context(|| format!("the built app has no package {name}"))?;
        Ok(text(&package["file"], "path")?.to_owned())
    }
}

/// A copy of the built app that a test may change.
pub struct DistVariant {
    folder: TempDir,
    dist: Dist,
}

impl DistVariant {
    pub fn of_built() -> Result<DistVariant> {
        Self::of(&Dist::built()?)
    }

    pub fn of(original: &Dist) -> Result<DistVariant> {
        let folder = tempfile::Builder::new().prefix("ampoule-dist-").tempdir()?;
        copy(&original.folder, folder.path())?;
        let dist = Dist::at(folder.path())?;
        Ok(DistVariant { folder, dist })
    }

    /// Puts a course of one lesson there, the only course of the site.
    pub fn put_lesson(&self, course: &str, lesson: &str, text: &str) -> Result<()> {
        let lessons = self.dist.folder().join("lessons");
        fs::create_dir_all(lessons.join(course))?;
        fs::write(lessons.join("index.json"), json!({ "format": 1, "courses": [course] }).to_string())?;
        let list = json!({ "format": 1, "languages": ["en"], "title": { "en": "Mine" }, "about": { "en": "A course." }, "lessons": [lesson] });
        fs::write(lessons.join(course).join("course.json"), list.to_string())?;
        Ok(fs::write(lessons.join(course).join(format!("{lesson}.en.md")), text)?)
    }

    /// Serve this; it lives as long as the variant.
    pub fn dist(&self) -> &Dist {
        &self.dist
    }

    /// Changes the text of the engine file `role` (`frame`, `guard`, `worker`) and pins it again, so that the page takes it
    /// for its own. It is an error when `change` changes nothing: the control would prove nothing.
    pub fn edit(&self, role: &str, change: impl FnOnce(String) -> String) -> Result<()> {
        self.edit_bytes(role, |bytes| {
            let before = String::from_utf8(bytes).with_context(|| format!("the {role} file is no text"))?;
            Ok(change(before).into_bytes())
        })
    }

    /// Puts another file in the place of the engine file `role`, for example one that was bundled with a defence taken out.
    /// It may be the same: not every control changes every file.
    pub fn replace(&self, role: &str, with: Vec<u8>) -> Result<()> {
        if self.unpacked(role)? == with { Ok(()) } else { self.put(role, with) }
    }

    pub fn edit_bytes(&self, role: &str, change: impl FnOnce(Vec<u8>) -> Result<Vec<u8>>) -> Result<()> {
        let before = self.unpacked(role)?;
        let after = change(before.clone())?;
        ensure!(before != after, "the change of the {role} file changed nothing");
        self.put(role, after)
    }

    fn unpacked(&self, role: &str) -> Result<Vec<u8>> {
        let bundle = self.bundle()?;
        let entry = entry(&bundle, role)?;
        unpack(text(entry, "encoding")?, fs::read(self.folder.path().join(text(entry, "path")?))?)
    }

    /// Writes the engine file `role`, unpacked, and pins it.
    fn put(&self, role: &str, bytes: Vec<u8>) -> Result<()> {
        let mut bundle = self.bundle()?;
        let entry = entry_mut(&mut bundle, role)?;
        let file = self.folder.path().join(text(entry, "path")?);
        entry["encoding"] = json!("identity");
        entry["bytes"] = json!(bytes.len());
        entry["sha256"] = json!(sha256(&bytes));
        entry["unpackedBytes"] = json!(bytes.len());
        fs::write(&file, bytes)?;
        fs::write(self.list(), serde_json::to_string(&bundle)?)?;
        self.edit_page(|page| put_list(&page, &bundle))
    }

    /// Takes a package away, and lists it with this address of the folder in which the built app has it.
    pub fn list_elsewhere(&self, name: &str, address: &str) -> Result<()> {
        let mut bundle = self.bundle()?;
        let mut packages = bundle["packages"].as_array_mut().into_iter().flatten();
        let package = packages.find(|package| package["name"] == name).with_context(|| format!("the built app has no package {name}"))?;
        let path = text(&package["file"], "path")?.to_owned();
        fs::remove_file(self.folder.path().join(&path))?;
        package["file"]["path"] = json!(format!("{address}{path}"));
        fs::write(self.list(), serde_json::to_string(&bundle)?)?;
        self.edit_page(|page| put_list(&page, &bundle))
    }

    /// Lists the changed pages for the service worker as the build would: another version.
    pub fn list_pages_again(&self) -> Result<()> {
        let original = Dist::built()?;
        let file = self.folder.path().join("service-worker.js");
        let mut worker = fs::read_to_string(&file)?;
        let mut versions = String::new();
        for name in ["index.html", "learn.html", "embed.html"] {
            let [before, after] = [original.folder(), self.folder.path()].map(|folder| fs::read(folder.join(name)));
            let (before, after) = (before?, after?);
            for (old, new) in [(integrity(&before), integrity(&after)), (sha256(&before)[..16].to_owned(), sha256(&after)[..16].to_owned())] {
                ensure!(worker.contains(&old), "the service worker does not list {name}");
                worker = worker.replace(&old, &new);
            }
            versions += &sha256(&after);
        }
        let marker = "\"version\":\"";
        let at = worker.find(marker).context("the service worker names no version")? + marker.len();
        worker.replace_range(at..at + 16, &sha256(versions.as_bytes())[..16]);
        Ok(fs::write(file, worker)?)
    }

    fn bundle(&self) -> Result<Value> {
        Ok(serde_json::from_str(&fs::read_to_string(self.list())?)?)
    }

    fn list(&self) -> PathBuf {
        self.folder.path().join("bundle.json")
    }

    /// Changes `index.html`.
    pub fn edit_page(&self, change: impl FnOnce(String) -> Result<String>) -> Result<()> {
        let file = self.folder.path().join("index.html");
        let before = fs::read_to_string(&file)?;
        let after = change(before.clone())?;
        ensure!(before != after, "the change of the page changed nothing");
        Ok(fs::write(&file, after)?)
    }
}

/// The page with `bundle` in the place of its own list.
fn put_list(page: &str, bundle: &Value) -> Result<String> {
    const MISSING: &str = "index.html has no list of engine files";
    let name = page.find("\"ampoule-bundle\"").or_else(|| page.find("ampoule-bundle")).context(MISSING)?;
    let begin = name + page[name..].find('>').context(MISSING)? + 1;
    let end = begin + page[begin..].find("</script>").context(MISSING)?;
    // In a script element only `</` could end it.
    let list = serde_json::to_string(bundle)?.replace("</", "<\\/");
    Ok(format!("{}{list}{}", &page[..begin], &page[end..]))
}

fn entry<'a>(bundle: &'a Value, role: &str) -> Result<&'a Value> {
    let mut files = bundle["files"].as_array().into_iter().flatten();
    files.find(|file| file["role"] == role).with_context(|| format!("bundle.json names no {role} file"))
}

fn entry_mut<'a>(bundle: &'a mut Value, role: &str) -> Result<&'a mut Value> {
    let mut files = bundle["files"].as_array_mut().into_iter().flatten();
    files.find(|file| file["role"] == role).with_context(|| format!("bundle.json names no {role} file"))
}

fn text<'a>(entry: &'a Value, key: &str) -> Result<&'a str> {
    entry[key].as_str().with_context(|| format!("bundle.json has a file without {key}"))
}

const BROTLI_BUFFER_BYTES: usize = 64 * 1024;

fn unpack(encoding: &str, shipped: Vec<u8>) -> Result<Vec<u8>> {
    match encoding {
        "identity" => Ok(shipped),
        "gzip" => {
            let mut bytes = Vec::new();
            GzDecoder::new(&shipped[..]).read_to_end(&mut bytes)?;
            Ok(bytes)
        }
        "brotli" => {
            let mut bytes = Vec::new();
            Decompressor::new(&shipped[..], BROTLI_BUFFER_BYTES).read_to_end(&mut bytes)?;
            Ok(bytes)
        }
        other => bail!("bundle.json has the unknown encoding {other}"),
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// As the service worker's list has it.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
