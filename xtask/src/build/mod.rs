//! `cargo xtask build`: guest bundle, page, engine files, licences, sizes, and at the end the swap of `dist/`.
//!
//! `dist/` is only touched when all of it is ready: a failed build leaves the old one as it was.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::packages;
use crate::process::{self, Run};
use crate::project::{Project, create_dir};
use crate::tools::{self, BuildTools};

pub mod assemble;
pub mod brotli;
mod editor;
mod embedding;
mod engine;
mod gzip;
mod licenses;
mod manifest;
mod offline;
pub mod page;
mod sizes;
mod styles;

pub use engine::{EngineFile, Encoding, sha256_hex};
pub use offline::first_visit;
pub use sizes::kilobytes;

pub struct Options {
    pub out: PathBuf,
    pub release: bool,
    pub packages: packages::Wanted,
}

pub fn build(project: &Project, options: &Options) -> Result<()> {
    // Known at once rather than after minutes.
    assemble::check_replaceable(&options.out)?;
    if options.packages.elsewhere.is_some() {
        assemble::check_replaceable(&packages::folder(&options.out)?)?;
    }
    let tools = tools::for_build(project)?;
    bundle_guest(project)?;
    let (offline, script) = offline::bundle(project)?;
    let mut editor = editor::bundle(project)?;
    editor.push(script);
    let embedding = embedding::bundle(project)?;
    // To pack takes one processor minutes, and so does to compile: side by side.
    let (made, apps) = std::thread::scope(|scope| {
        let made = scope.spawn(|| Made::make(project, options));
        let apps = ENTRIES.iter().map(|entry| Page::build(project, &tools, entry, options.release)).collect::<Result<Vec<_>>>();
        (made.join(), apps)
    });
    let Made { packages, engine, helper } = made.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    let manifest = manifest::Manifest::new(engine.iter().chain(&helper), &packages, options.packages.elsewhere.as_ref());
    let json = manifest.to_json()?;
    let styles = styles::bundle(project, &styles::COMMON)?;
    let shell = std::fs::read_to_string(project.root.join("src/ui/shell.html")).context("src/ui/shell.html cannot be read")?;
    let pages = ENTRIES
        .iter()
        .zip(apps?)
        .map(|(entry, page)| {
            let mut html = page::with_shell(&page.html, &shell)?;
            html = page::with_address(&html, styles::COMMON.element, &styles.path)?;
            let mut own_styles = None;
            if let Some(sheet) = &entry.styles {
                let styles = styles::bundle(project, sheet)?;
                html = page::with_address(&html, sheet.element, &styles.path)?;
                own_styles = Some(styles);
            }
            html = page::with_editor(&html, &editor)?;
            html = page::with_bundle(&html, &json, if entry.runs_at_once { &engine } else { &[] })?;
            Ok(Page { html, styles: own_styles, ..page })
        })
        .collect::<Result<Vec<_>>>()?;
    let notices = licenses::collect(project, &tools, &packages)?;

    let report = {
        let mut dist = assemble::Dist::begin(&options.out)?;
        for page in &pages {
            dist.copy_tree(&page.staging, &["index.html", &page.wasm])?;
            dist.write(&page.packed_name, &page.packed)?;
            dist.write(page.name, page.html.as_bytes())?;
        }
        for styles in pages.iter().filter_map(|page| page.styles.as_ref()).chain([&styles]) {
            dist.write(&styles.path, &styles.css)?;
        }
        let public = project.root.join("public");
        if public.is_dir() {
            dist.copy_tree(&public, &[])?;
        }
        dist.write("bundle.json", json.as_bytes())?;
        dist.write("THIRD-PARTY-LICENSES.txt", notices.third_party.as_bytes())?;
        dist.write("NOTICE", notices.notice.as_bytes())?;
        for (path, content) in &embedding {
            dist.write(path, content)?;
        }
        for file in &editor {
            dist.write(&file.path, &file.shipped)?;
        }
        for file in engine.iter().chain(&helper) {
            dist.write(&file.path, &file.shipped)?;
        }
        let mut apart = options.packages.elsewhere.is_some().then(|| assemble::Dist::begin(&packages::folder(&options.out)?)).transpose()?;
        for archive in &packages {
            apart.as_mut().unwrap_or(&mut dist).write(&archive.file.path, &archive.file.shipped)?;
        }
        // Last: it lists all of them.
        let worker = offline.of(dist.folder())?;
        dist.write(offline::NAME, worker.as_bytes())?;
        let measured: Vec<_> = pages.iter().map(|page| sizes::Page { name: page.name, staging: &page.staging, html: &page.html }).collect();
        let report = sizes::measure(dist.folder(), &measured, &engine, &helper, &editor, &project.work())?;
        println!("{report}{}", packages::Sizes(&packages));
        if options.release {
            report.check()?;
        }
        if let Some(mut apart) = apart {
            // By its list the folder is known for a build of this project.
            apart.write("bundle.json", json.as_bytes())?;
            apart.finish()?;
            println!("to be uploaded to where --packages-at says: {}", packages::folder(&options.out)?.display());
        }
        dist.finish()?;
        report
    };
    println!("built {} ({} files)", options.out.display(), report.files());
    Ok(())
}

/// What is packed.
struct Made {
    packages: Vec<packages::Archive>,
    engine: Vec<EngineFile>,
    helper: Vec<EngineFile>,
}

impl Made {
    fn make(project: &Project, options: &Options) -> Result<Made> {
        let packages = packages::archives(project, &options.packages)?;
        Ok(Made { packages, engine: engine::ship(project)?, helper: engine::ship_helper(project)? })
    }
}

/// `pyodide-loader/dist/`: the frame, the guard and the worker.
fn bundle_guest(project: &Project) -> Result<()> {
    let mut command = process::command("npm");
    command.args(["run", "--silent", "build"]).current_dir(project.guest());
    Run::new("npm run build", command, "the guest side in pyodide-loader/ does not build; read what it says above").shown()?;
    Ok(())
}

/// The app's script, which wasm-bindgen writes for readers. Trunk's own minifier leaves it as it is and takes the page apart.
fn minify(project: &Project, script: &Path) -> Result<()> {
    let mut command = process::command(project.esbuild());
    command.args(["--minify", "--format=esm", "--log-level=warning", "--allow-overwrite"]);
    command.arg(format!("--outfile={}", script.display())).arg(script);
    Run::new("esbuild", command, "the app's script cannot be read; read what it says above").shown()?;
    Ok(())
}

/// A page of the site, and the app in it.
struct Entry {
    /// Its source, and its name in `dist/`.
    html: &'static str,
    /// Below the folder of work: where Trunk writes it.
    staging: &'static str,
    /// Beside those of every page.
    styles: Option<styles::Sheet>,
    /// The engine is wanted before anybody does anything. Lessons are read first, and of thirty frames on a page few are used.
    runs_at_once: bool,
    /// It says itself when its app is to come.
    is_lazy: bool,
}

const ENTRIES: [Entry; 3] = [
    Entry { html: "index.html", staging: "page", styles: None, runs_at_once: true, is_lazy: false },
    Entry { html: "learn.html", staging: "learn", styles: Some(styles::LESSONS), runs_at_once: false, is_lazy: false },
    Entry { html: "embed.html", staging: "embed", styles: Some(styles::EMBED), runs_at_once: false, is_lazy: true },
];

/// A page whose app is built.
struct Page {
    name: &'static str,
    staging: PathBuf,
    html: String,
    /// Trunk's file, which is not shipped.
    wasm: String,
    packed_name: String,
    packed: Vec<u8>,
    styles: Option<styles::Styles>,
}

impl Page {
    fn build(project: &Project, tools: &BuildTools, entry: &Entry, release: bool) -> Result<Page> {
        let staging = run_trunk(project, tools, entry, release)?;
        // By this name, whatever the source is called.
        let index = staging.join("index.html");
        let html = std::fs::read_to_string(&index).with_context(|| format!("Trunk wrote no {}", index.display()))?;
        let app = page::with_packed_app(&html, entry.is_lazy)?;
        minify(project, &staging.join(&app.script))?;
        let wasm = std::fs::read(staging.join(&app.wasm)).with_context(|| format!("Trunk wrote no {}", app.wasm))?;
        let packed = gzip::packed(&wasm, &project.work().join("packed"))?;
        Ok(Page { name: entry.html, staging, html: app.html, wasm: app.wasm, packed_name: app.packed, packed, styles: None })
    }
}

/// Returns the folder that Trunk wrote.
fn run_trunk(project: &Project, tools: &BuildTools, entry: &Entry, release: bool) -> Result<PathBuf> {
    let staging = project.work().join(entry.staging);
    create_dir(&staging)?;
    let mut command = process::command(&tools.trunk);
    command.args(["build", entry.html, "--public-url", "./", "--offline=true", "--dist"]).arg(&staging);
    command.arg(format!("--release={release}")).current_dir(&project.root);
    command.env("PATH", process::path_with(&tools.first_on_path));
    // A target folder of its own: an editor's or a test's cargo does not wait for this one, nor this for them.
    command.env("CARGO_TARGET_DIR", project.work().join("cargo"));
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk 0.21 takes only `true` and `false` for it and refuses the usual `1`.
    command.env_remove("NO_COLOR");
    tools.wasm.apply(&mut command);
    Run::new("trunk build", command, "an app does not build for WebAssembly; read what it says above").shown()?;
    Ok(staging)
}
