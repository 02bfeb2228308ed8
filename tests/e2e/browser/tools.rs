//! Where the browsers and their drivers are: told by `cargo xtask test`, else on `PATH`, else where Debian puts them.

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

pub struct Tool {
    /// Names the program's path and wins over everything else.
    variable: &'static str,
    names: &'static [&'static str],
    /// Folders that are not on `PATH`; a `*` stands for one folder's name.
    places: &'static [&'static str],
    package: &'static str,
}

pub const CHROMIUM: Tool = Tool {
    variable: "AMPOULE_CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"],
    places: &["/usr/bin"],
    package: "Debian's package chromium",
};
pub const CHROMEDRIVER: Tool = Tool {
    variable: "AMPOULE_CHROMEDRIVER",
    names: &["chromedriver"],
    places: &["/usr/bin", "/usr/lib/chromium"],
    package: "Debian's package chromium-driver",
};
pub const FIREFOX: Tool = Tool {
    variable: "AMPOULE_FIREFOX",
    names: &["firefox-esr", "firefox"],
    places: &["/usr/bin"],
    package: "Debian's package firefox-esr",
};
pub const GECKODRIVER: Tool = Tool {
    variable: "AMPOULE_GECKODRIVER",
    names: &["geckodriver"],
    places: &["/usr/bin"],
    package: "`cargo install geckodriver --locked`",
};
pub const WEBKIT_DRIVER: Tool = Tool {
    variable: "AMPOULE_WEBKITDRIVER",
    names: &["WebKitWebDriver"],
    places: &["/usr/bin"],
    package: "Debian's package webkit2gtk-driver",
};
pub const MINIBROWSER: Tool = Tool {
    variable: "AMPOULE_MINIBROWSER",
    names: &["MiniBrowser"],
    places: &["/usr/lib/*/webkit2gtk-4.1", "/usr/libexec/webkit2gtk-4.1"],
    package: "Debian's package webkit2gtk-driver",
};
/// Not `xvfb-run`: it looks for a free display number and takes it later, so that two of them started together collide.
/// `Xvfb -displayfd` takes one and says which.
pub const XVFB: Tool = Tool {
    variable: "AMPOULE_XVFB",
    names: &["Xvfb"],
    places: &["/usr/bin"],
    package: "Debian's package xvfb",
};

impl Tool {
    pub fn find(&self) -> Result<PathBuf> {
        if let Some(path) = std::env::var_os(self.variable).map(PathBuf::from) {
            if !path.is_file() {
                bail!("{} names {}, which is not there", self.variable, path.display());
            }
            return Ok(path);
        }
        let on_path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::env::split_paths(&on_path).chain(self.places.iter().flat_map(|place| folders(place)));
        let candidates = folders.flat_map(|folder| self.names.iter().map(move |name| folder.join(name)));
        match { candidates }.find(|path| path.is_file()) {
            Some(path) => Ok(path),
            None => bail!(
                "{} is missing: run `cargo xtask test`, which sets it up, or install {}, or set {}",
                self.names[0],
                self.package,
                self.variable
            ),
        }
    }
}

fn folders(place: &str) -> Vec<PathBuf> {
    let Some((before, after)) = place.split_once("/*/") else { return vec![PathBuf::from(place)] };
    let entries = Path::new(before).read_dir().into_iter().flatten().flatten();
    entries.map(|entry| entry.path().join(after)).collect()
}
