//! A page around the app: at one origin, with the app's site at another.

use super::Page;
use crate::{
    dist::Dist,
    server::{Headers, Server, Site},
};
use anyhow::Result;
use tempfile::TempDir;

/// Both sites and what is between them; they live as long as this.
pub struct Around {
    _folder: TempDir,
    host: Server,
    between: Vec<(TempDir, Server)>,
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
        self.open_around_as(html, files, headers, Headers::Plain)
    }

    /// The same of a page that is served with `around`.
    pub fn open_around_as(&mut self, html: &str, files: &[(&str, &str)], headers: Headers, around: Headers) -> Result<Around> {
        let host = self.serve_beside(Site::of(Dist::built()?.folder()).with_headers(headers))?;
        let folder = folder(html, files, &host)?;
        self.serve(Site::of(folder.path()).with_headers(around))?;
        self.open("")?;
        Ok(Around { _folder: folder, host, between: vec![] })
    }

    /// A page of a third origin, to be a frame between both; gives its address.
    pub fn serve_between(&mut self, around: &mut Around, html: &str, files: &[(&str, &str)]) -> Result<String> {
        let folder = folder(html, files, &around.host)?;
        let server = self.serve_beside(Site::of(folder.path()))?;
        let address = server.url_at("localhost");
        around.between.push((folder, server));
        Ok(address)
    }
}

fn folder(html: &str, files: &[(&str, &str)], host: &Server) -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("index.html"), html.replace("HOST/", &host.url_at("localhost")))?;
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text)?;
    }
    Ok(folder)
}
