//! Where things are: the checkout, its build folders and the user's cache folder.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use etcetera::BaseStrategy;

/// Paths of one checkout and of the cache that all checkouts of a user share.
#[derive(Clone, Debug)]
pub struct Project {
    /// The checkout, where the workspace's `Cargo.toml` is.
    pub root: PathBuf,
    /// `<cache>/ampoule`: tools built from source, logs. Outside the checkout, so that a second clone finds them.
    pub cache: PathBuf,
}

impl Project {
    pub fn locate() -> Result<Self> {
        // `cargo run` sets it at run time; the value compiled in would be wrong after the checkout was moved.
        let manifest_dir = std::env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .context("CARGO_MANIFEST_DIR is not set; start this program as `cargo xtask …`")?;
        let root = manifest_dir.parent().context("xtask has no parent folder")?.to_path_buf();
        let cache = etcetera::choose_base_strategy().context("no home folder for the cache")?.cache_dir().join("ampoule");
        Ok(Self { root, cache })
    }

    /// The guest side: an npm package of its own.
    pub fn guest(&self) -> PathBuf {
        self.root.join("pyodide-loader")
    }

    /// What bundles and minifies scripts and styles; it is there once the guest side's packages are.
    pub fn esbuild(&self) -> PathBuf {
        self.guest().join("node_modules/.bin/esbuild")
    }

    /// The page's code editor: an npm package of its own.
    pub fn editor(&self) -> PathBuf {
        self.root.join("editor")
    }

    /// What other pages load: an npm package of its own.
    pub fn embedding(&self) -> PathBuf {
        self.root.join("embedding")
    }

    /// What keeps the site for times without its server: an npm package of its own.
    pub fn offline(&self) -> PathBuf {
        self.root.join("offline")
    }

    /// The npm packages whose own code is checked and tested.
    pub fn npm_packages(&self) -> [PathBuf; 4] {
        [self.guest(), self.editor(), self.embedding(), self.offline()]
    }

    /// What the tests in browsers take from npm: a package of its own.
    pub fn axe(&self) -> PathBuf {
        self.root.join("tests/axe")
    }

    /// What the build makes on the way to `dist/`.
    pub fn work(&self) -> PathBuf {
        self.root.join("target/web")
    }

    pub fn default_dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A log file for the long output of one command.
    pub fn log(&self, name: &str) -> Result<PathBuf> {
        let folder = self.cache.join("logs");
        create_dir(&folder)?;
        Ok(folder.join(format!("{name}.log")))
    }
}

pub fn create_dir(path: &Path) -> Result<()> {
    std::fs::create_dir_all(path).with_context(|| format!("cannot create the folder {}", path.display()))
}
