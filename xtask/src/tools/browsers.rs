//! The browsers and drivers that the e2e tests need. What is there is used; what is not is installed in one call.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{apt, from_source};
use crate::project::Project;
use crate::versions;

/// Paths of every program that `tests/e2e` starts.
pub struct Browsers {
    found: Vec<(&'static str, PathBuf)>,
}

impl Browsers {
    /// Environment variables for the e2e tests.
    pub fn env(&self) -> &[(&'static str, PathBuf)] {
        &self.found
    }
}

/// One program: how the tests are told about it, what it may be called, which Debian package has it.
struct Wanted {
    variable: &'static str,
    names: &'static [&'static str],
    package: &'static str,
}

const WANTED: [Wanted; 7] = [
    Wanted {
        variable: "AMPOULE_CHROMIUM",
        names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
        package: "chromium",
    },
    Wanted { variable: "AMPOULE_CHROMEDRIVER", names: &["chromedriver"], package: "chromium-driver" },
    Wanted { variable: "AMPOULE_FIREFOX", names: &["firefox", "firefox-esr"], package: "firefox-esr" },
    Wanted { variable: "AMPOULE_WEBKITDRIVER", names: &["WebKitWebDriver"], package: "webkit2gtk-driver" },
    Wanted { variable: "AMPOULE_MINIBROWSER", names: &["MiniBrowser"], package: "webkit2gtk-driver" },
    Wanted { variable: "AMPOULE_XVFB_RUN", names: &["xvfb-run"], package: "xvfb" },
    // xvfb-run calls it; the tests do not.
    Wanted { variable: "AMPOULE_XAUTH", names: &["xauth"], package: "xauth" },
];

pub fn find_or_install(project: &Project) -> Result<Browsers> {
    let packages = packages_for(&missing());
    if !packages.is_empty() {
        apt::install(project, &packages, "the tests run in real browsers")?;
    }
    if let Some(wanted) = missing().first() {
        bail!(
            "{} is not there, although its package {} is\n  what to do: set {} to its path",
            wanted.names.join(" or "),
            wanted.package,
            wanted.variable
        );
    }
    let mut found: Vec<_> =
        WANTED.iter().filter_map(|wanted| Some((wanted.variable, find(wanted)?))).collect();
    let geckodriver = match set_by_person("AMPOULE_GECKODRIVER") {
        Some(path) => path,
        None => from_source::find_or_install(
            project,
            &from_source::Tool {
                name: "geckodriver",
                program: "geckodriver",
                version: versions::GECKODRIVER.to_owned(),
                locked: true,
                default_features: true,
                why: "the tests drive Firefox with it",
            },
        )?,
    };
    found.push(("AMPOULE_GECKODRIVER", geckodriver));
    Ok(Browsers { found })
}

fn missing() -> Vec<&'static Wanted> {
    WANTED.iter().filter(|wanted| find(wanted).is_none()).collect()
}

/// Each package once, in order.
fn packages_for(missing: &[&Wanted]) -> Vec<String> {
    let mut packages: Vec<String> = Vec::new();
    for wanted in missing {
        if !packages.iter().any(|package| package == wanted.package) {
            packages.push(wanted.package.to_owned());
        }
    }
    packages
}

fn find(wanted: &Wanted) -> Option<PathBuf> {
    set_by_person(wanted.variable)
        .or_else(|| wanted.names.iter().find_map(|name| which::which(name).ok()))
        .or_else(|| wanted.names.iter().find_map(|name| beside_webkit(name)))
}

/// A person's own choice of browser wins.
fn set_by_person(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

/// WebKitGTK keeps MiniBrowser in its library folder: `/usr/lib/<triple>/webkit2gtk-4.1/MiniBrowser` and the like.
fn beside_webkit(name: &str) -> Option<PathBuf> {
    let folders = |parent: &Path| {
        std::fs::read_dir(parent).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path.is_dir())
    };
    ["/usr/lib", "/usr/libexec"]
        .iter()
        .flat_map(|parent| folders(Path::new(parent)).chain([PathBuf::from(parent)]))
        .flat_map(|parent| folders(&parent).collect::<Vec<_>>())
        .filter(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit")))
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_that_has_two_missing_programs_is_installed_once() {
        let missing: Vec<&Wanted> = WANTED.iter().filter(|w| w.package == "webkit2gtk-driver" || w.package == "xvfb").collect();
        assert_eq!(missing.len(), 3);
        assert_eq!(packages_for(&missing), ["webkit2gtk-driver", "xvfb"]);
    }
}
