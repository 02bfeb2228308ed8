//! A page around the app: at one origin, with the app's site at another.

use super::Page;
use crate::{
    dist::Dist,
    server::{Headers, Server, Site},
};
use anyhow::Result;
use tempfile::TempDir;

/// Both sites; they live as long as this.
pub struct Around {
    _folder: TempDir,
    host: Server,
}

impl Around {
    /// Where the app's files are, with a slash at the end.
    pub fn host(&self) -> String {
        self.host.url_at("localhost")
    }
}

impl Page {
    /// Opens a page of `http://127.0.0.1:…` with these files beside it. In it, `HOST/` becomes the address of the app's site, which is
    /// served with `headers` at `http://localhost:…`.
    pub fn open_around(&mut self, html: &str, files: &[(&str, &str)], headers: Headers) -> Result<Around> {
        let host = self.serve_beside(Site::of(Dist::built()?.folder()).with_headers(headers))?;
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("index.html"), html.replace("HOST/", &host.url_at("localhost")))?;
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text)?;
        }
        self.serve(Site::of(folder.path()))?;
        self.open("")?;
        Ok(Around { _folder: folder, host })
    }
}
