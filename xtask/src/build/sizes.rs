//! What a visitor downloads: a table, and the budget that the page itself must keep.

use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

use super::{brotli, editor::Script, engine::EngineFile};
use crate::project::create_dir;

/// A page's own wasm, js and css after brotli, the code editor with them: without the engine, the guest scripts and fonts.
const PAGE_BUDGET_BYTES: u64 = 450_000;

/// What has to come before anything is seen: the page itself and its styles, after brotli.
const FIRST_PAINT_BUDGET_BYTES: u64 = 150_000;

pub struct Report {
    pages: Vec<PageReport>,
    later: Vec<Row>,
    engine: Vec<Row>,
    files: usize,
    total_bytes: u64,
}

/// What one page loads before it is used.
struct PageReport {
    name: &'static str,
    rows: Vec<Row>,
    /// Of the page itself, packed.
    html_bytes: u64,
}

/// A page as it was built.
pub struct Page<'a> {
    /// Relative to `dist/`.
    pub name: &'static str,
    /// What Trunk wrote for it.
    pub staging: &'a Path,
    pub html: &'a str,
}

#[derive(Clone)]
struct Row {
    name: String,
    raw_bytes: u64,
    shipped_bytes: u64,
    /// What the budget counts: what is shipped packed with gzip, for hosts that pack nothing, counts as brotli packs it.
    brotli_bytes: u64,
}

impl Report {
    pub fn files(&self) -> usize {
        self.files
    }

    /// An error when a page is over its budgets.
    pub fn check(&self) -> Result<()> {
        self.pages.iter().try_for_each(PageReport::check)
    }
}

impl PageReport {
    fn bytes(&self) -> u64 {
        self.rows.iter().map(|row| row.brotli_bytes).sum()
    }

    fn first_paint_bytes(&self) -> u64 {
        let styles = self.rows.iter().filter(|row| row.name.ends_with(".css"));
        self.html_bytes + styles.map(|row| row.shipped_bytes).sum::<u64>()
    }

    fn check(&self) -> Result<()> {
        let Self { name, .. } = self;
        let first = self.first_paint_bytes();
        if first > FIRST_PAINT_BUDGET_BYTES {
            bail!(
                "{name} and its styles are {} after brotli, over the {} that may come before anything is seen\n  what to do: \
                 make {name} or the style sheets smaller",
                kilobytes(first),
                kilobytes(FIRST_PAINT_BUDGET_BYTES)
            );
        }
        let bytes = self.bytes();
        if bytes > PAGE_BUDGET_BYTES {
            bail!(
                "the wasm, js and css of {name} are {} after brotli, over the budget of {}\n  what to do: find what grew (the \
                 table above; `twiggy top` shows what is in the wasm) and make it smaller",
                kilobytes(bytes),
                kilobytes(PAGE_BUDGET_BYTES)
            );
        }
        Ok(())
    }
}

/// `dist` is the folder to count, `cache` keeps measured sizes.
pub fn measure(dist: &Path, pages: &[Page], engine: &[EngineFile], helper: &[EngineFile], editor: &[Script], cache: &Path) -> Result<Report> {
    let packed = cache.join("packed");
    create_dir(&packed)?;
    let empty = |page: &Page| PageReport { name: page.name, rows: Vec::new(), html_bytes: 0 };
    let mut report = Report { pages: pages.iter().map(empty).collect(), later: Vec::new(), engine: Vec::new(), files: 0, total_bytes: 0 };
    for entry in WalkDir::new(dist).sort_by_file_name() {
        let entry = entry.context("cannot list the build")?;
        if !entry.file_type().is_file() {
            continue;
        }
        let name = entry.path().strip_prefix(dist).context("walkdir stays in its folder")?;
        report.files += 1;
        report.total_bytes += entry.metadata()?.len();
        let name = name.to_string_lossy().replace('\\', "/");
        if let Some(page) = report.pages.iter_mut().find(|page| page.name == name) {
            page.html_bytes = packed_bytes(entry.path(), &std::fs::read(entry.path())?, &packed)?;
        }
        let is_of = |page: &Page| is_page_file(&name, page.staging.join(&name).is_file(), page.html);
        let Some(first) = pages.iter().find(|page| is_of(page)) else { continue };
        let raw = std::fs::read(entry.path())?;
        let (shipped_bytes, brotli_bytes) = match name.strip_suffix(".bin") {
            // What is packed already travels as it is.
            Some(unpacked) => {
                let script = editor.iter().find(|script| script.path == name);
                let inside = script.map_or_else(|| first.staging.join(unpacked), |script| script.source.clone());
                (raw.len() as u64, packed_bytes(&inside, &std::fs::read(&inside)?, &packed)?)
            }
            None => {
                let bytes = packed_bytes(entry.path(), &raw, &packed)?;
                (bytes, bytes)
            }
        };
        let row = Row { name: name.clone(), raw_bytes: raw.len() as u64, shipped_bytes, brotli_bytes };
        if editor.iter().any(|script| script.is_later && script.path == name) {
            report.later.push(row);
        } else {
            let waits_for = |page: &Page| is_of(page) && !comes_later(&name, page.html);
            for (page, counted) in pages.iter().zip(&mut report.pages).filter(|(page, _)| waits_for(page)) {
                debug_assert_eq!(page.name, counted.name);
                counted.rows.push(row.clone());
            }
        }
    }
    let row = |file: &EngineFile| Row {
        name: file.path.clone(),
        raw_bytes: file.unpacked_bytes,
        shipped_bytes: file.shipped.len() as u64,
        brotli_bytes: file.shipped.len() as u64,
    };
    report.engine.extend(engine.iter().map(row));
    report.later.extend(helper.iter().map(row));
    Ok(report)
}

/// What a host that packs with brotli sends.
fn packed_bytes(file: &Path, raw: &[u8], folder: &Path) -> Result<u64> {
    Ok(brotli::packed(file, raw, folder, brotli::Effort::Most)?.len() as u64)
}

/// Scripts, styles and wasm that Trunk made or that the page names. A service worker or an embedder's script is neither.
fn is_page_file(name: &str, from_trunk: bool, index_html: &str) -> bool {
    let code = [".wasm", ".wasm.bin", ".js", ".js.bin", ".css"].iter().any(|ending| name.ends_with(ending));
    let named = || ["\"", "/", "'", "="].iter().any(|before| index_html.contains(&format!("{before}{name}")));
    code && (from_trunk || named())
}

/// Whether the page names it as something that it fetches when it is used.
fn comes_later(name: &str, html: &str) -> bool {
    html.split('<').any(|element| element.starts_with("link rel=\"x-later\"") && element.contains(&format!("\"{name}\"")))
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |f: &mut fmt::Formatter<'_>, name: &str, raw, shipped| {
            writeln!(f, "  {name:<44} {:>11} {:>11}", kilobytes(raw), kilobytes(shipped))
        };
        for page in &self.pages {
            writeln!(f, "\n  {:<44} {:>11} {:>11}", page.name, "file", "sent")?;
            for row in &page.rows {
                line(f, &row.name, row.raw_bytes, row.shipped_bytes)?;
            }
            let sum = |of: fn(&Row) -> u64| page.rows.iter().map(of).sum();
            line(f, "= page", sum(|row| row.raw_bytes), sum(|row| row.shipped_bytes))?;
            writeln!(f, "  {:<44} {:>11} {:>11}", "  as brotli packs all of it", "", kilobytes(page.bytes()))?;
            writeln!(f, "  {:<44} {:>11} {:>11}", "  budget", "", kilobytes(PAGE_BUDGET_BYTES))?;
            line(f, "  before anything is seen", page.html_bytes, page.first_paint_bytes())?;
        }
        writeln!(f, "\n  {:<44} {:>11} {:>11}", "only when it is used", "file", "sent")?;
        for row in &self.later {
            line(f, &row.name, row.raw_bytes, row.shipped_bytes)?;
        }
        writeln!(f, "\n  {:<44} {:>11} {:>11}", "engine", "raw", "shipped")?;
        for row in &self.engine {
            line(f, &row.name, row.raw_bytes, row.shipped_bytes)?;
        }
        let sum = |of: fn(&Row) -> u64| self.engine.iter().map(of).sum();
        line(f, "= engine", sum(|row| row.raw_bytes), sum(|row| row.shipped_bytes))?;
        writeln!(f, "\n  {:<44} {:>11} {:>11}", format!("all {} files on disk", self.files), "", kilobytes(self.total_bytes))
    }
}

/// 1 kB is 1000 bytes, as in the budget.
pub fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(page_bytes: u64) -> Report {
        let row = Row { name: "app.wasm".into(), raw_bytes: 2 * page_bytes, shipped_bytes: page_bytes, brotli_bytes: page_bytes };
        let page = PageReport { name: "index.html", rows: vec![row], html_bytes: 0 };
        Report { pages: vec![page], later: Vec::new(), engine: Vec::new(), files: 1, total_bytes: page_bytes }
    }

    #[test]
    fn a_page_over_its_budget_is_an_error() {
        assert!(report(PAGE_BUDGET_BYTES).check().is_ok());
        let error = report(PAGE_BUDGET_BYTES + 1).check().unwrap_err().to_string();
        assert!(error.contains("450.0 kB") && error.contains("index.html") && error.contains("what to do"), "{error}");
    }

    #[test]
    fn a_page_that_is_seen_late_is_an_error() {
        let late = |html_bytes, name: &str| {
            let mut report = report(1_000);
            report.pages[0].html_bytes = html_bytes;
            report.pages[0].rows[0].name = name.to_owned();
            report.check()
        };
        assert!(late(FIRST_PAINT_BUDGET_BYTES, "app.wasm").is_ok());
        assert!(late(FIRST_PAINT_BUDGET_BYTES, "app.css").unwrap_err().to_string().contains("before anything is seen"));
    }

    #[test]
    fn only_what_the_page_loads_counts() {
        let html = r#"<link rel="stylesheet" href="./styles/app.css"><script src="boot.js"><link href="./ampoule-0123_bg.wasm.bin">"#;
        for (name, from_trunk, counts) in [
            ("ampoule-0123_bg.wasm.bin", false, true),
            ("styles/app.css", false, true),
            ("boot.js", false, true),
            ("sw.js", false, false),
            ("engine/wasm-00.bin", false, false),
            ("icon.svg", true, false),
        ] {
            assert_eq!(is_page_file(name, from_trunk, html), counts, "{name}");
        }
    }

    #[test]
    fn what_comes_when_it_is_used_counts_for_no_page_that_says_so() {
        let html = r#"<link rel="x-later" id="a" href="editor-1.js.bin"><link rel="preload" id="b" href="app-1.js.bin">"#;
        assert_eq!(["editor-1.js.bin", "app-1.js.bin", "other.js"].map(|name| comes_later(name, html)), [true, false, false]);
    }

    #[test]
    fn the_table_shows_the_budget() {
        let text = report(1_234).to_string();
        assert!(text.contains("1.2 kB") && text.contains("450.0 kB"), "{text}");
    }
}
