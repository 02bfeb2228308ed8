//! `cargo xtask portable`: the site for places without a server. A folder whose `index.html` opens by double-click, and in it `ampoule.html`,
//! one file that needs no other.
//!
//! From `file://` no page may fetch and no module is loaded: the files lie in classic scripts, which may be loaded from there, and the app's own
//! script is made a classic one. All else is as in the build: the app, what it checks, the sandbox.

mod page;
mod single;

use crate::{
    build::{self, assemble::{Dist, contents}},
    packages,
    process::{self, Run},
    project::Project,
};
use anyhow::{Context, Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use page::Page;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// What `cargo xtask portable` wants.
pub struct Options {
    /// The folder to write.
    pub out: PathBuf,
    /// Which packages are in it.
    pub packages: packages::Wanted,
}

pub fn run(project: &Project, options: &Options) -> Result<()> {
    let site = project.work().join("portable-site");
    build::build(project, &build::Options { out: site.clone(), release: true, packages: options.packages.clone() })?;
    let bytes = carry(project, &site, &options.out)?;
    println!("{}: {}, opens by double-click on index.html", options.out.display(), build::kilobytes(bytes));
    Ok(())
}

/// Makes the folder `out` of a built site; gives how many bytes it has.
pub fn carry(project: &Project, site: &Path, out: &Path) -> Result<u64> {
    let files = contents(site)?;
    let mut dist = Dist::begin(out)?;
    let mut bytes = 0;
    let mut write = |path: &str, content: &[u8]| {
        bytes += content.len() as u64;
        dist.write(path, content)
    };
    let mut pages = BTreeMap::new();
    for (name, content) in files.iter().filter(|(name, _)| is_page(name)) {
        let html = std::str::from_utf8(content).with_context(|| format!("{name} is no text"))?;
        let page = Page::read(html).with_context(|| format!("of {name}"))?;
        let start = format!("carried/{}", page.script);
        let script = classic(project, &site.join(&page.script))?;
        write(name, page.beside(&start).as_bytes())?;
        write(&start, script.as_bytes())?;
        pages.insert(name.as_str(), (page, script));
    }
    for (name, content) in &files {
        match Kind::of(name) {
            _ if is_page(name) || pages.values().any(|(page, _)| page.script == *name) => {}
            Kind::Carried => write(&format!("carried/{name}.js"), carried(name, content)?.as_bytes())?,
            Kind::Beside => write(name, content)?,
            Kind::ForServers => {}
        }
    }
    let page = |name: &str| pages.get(name).with_context(|| format!("the site has no {name}"));
    let ((playground, script), (lessons, other)) = (page("index.html")?, page("learn.html")?);
    let single = single::page(playground, lessons, [script, other], &files)?;
    if single.len() > single::BUDGET_BYTES {
        bail!("ampoule.html has {} bytes, over the {} that it may have\n  what to do: see what grew in its files", single.len(), single::BUDGET_BYTES);
    }
    write("ampoule.html", single.as_bytes())?;
    dist.finish()?;
    Ok(bytes)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The app asks for it: in a script.
    Carried,
    /// An element of the page loads it, or a person reads it.
    Beside,
    /// Nobody can use it without a server.
    ForServers,
}

impl Kind {
    fn of(name: &str) -> Kind {
        // A module, and a folder for a registry.
        if ["ampoule.js", "service-worker.js"].contains(&name) || name == "ampoule.d.ts" || name.starts_with("npm/") {
            return Kind::ForServers;
        }
        let (_, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        match ending {
            "css" | "svg" | "png" | "jpg" | "webp" | "ico" | "js" | "webmanifest" | "" => Kind::Beside,
            // What is at the top and no part of the app is for people: licences, and the list by which a folder is known for a build.
            "txt" | "json" if !name.contains('/') => Kind::Beside,
            _ => Kind::Carried,
        }
    }
}

fn is_page(name: &str) -> bool {
    !name.contains('/') && name.ends_with(".html")
}

/// A script that hands over the file.
fn carried(name: &str, content: &[u8]) -> Result<String> {
    Ok(format!("ampouleCarried({}, \"{}\");\n", serde_json::to_string(name)?, STANDARD.encode(content)))
}

/// The app's own script, which wasm-bindgen writes as a module, as a classic one.
fn classic(project: &Project, script: &Path) -> Result<String> {
    let mut command = process::command(project.esbuild());
    command.arg(script);
    // Where the wasm lies is told it; it never asks where it lies itself.
    command.args(["--bundle", "--format=iife", "--define:import.meta.url=\"\"", "--log-level=warning"]).arg(format!("--global-name={}", page::NAME));
    Ok(Run::new("esbuild", command, "the app's script cannot be made a classic one; read what it says").output()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_app_asks_for_is_carried() {
        for name in ["engine/wasm-1.bin", "editor-1.js.bin", "lessons/index.json", "lessons/first-steps/01-print.en.md", "lessons/first-steps/cities.csv", "examples/a.py", "packages/numpy-1.bin"] {
            assert_eq!(Kind::of(name), Kind::Carried, "{name}");
        }
        for name in ["styles-1.css", "icon.svg", "names-1.js", "ampoule.classic.js", "bundle.json", "THIRD-PARTY-LICENSES.txt", "NOTICE", "lessons/x/turtle.png"] {
            assert_eq!(Kind::of(name), Kind::Beside, "{name}");
        }
        assert_eq!(Kind::of("npm/package.json"), Kind::ForServers);
    }

    #[test]
    fn a_script_hands_over_bytes() {
        assert_eq!(carried("a\"b.bin", &[0, 255]).unwrap(), "ampouleCarried(\"a\\\"b.bin\", \"AP8=\");\n");
    }
}
