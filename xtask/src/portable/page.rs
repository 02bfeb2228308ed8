//! A page of the build, made into one that needs no server.

use anyhow::{Context, Result, anyhow};

/// What the scripts of the files, and the pages, call.
pub const CARRIED: &str = include_str!("carried.js");
const MODULE: &str = "<script type=\"module\"";
const CLOSE: &str = "</script>";

/// A built page in parts.
pub struct Page {
    before: String,
    after: String,
    /// The script between the app and JavaScript, as the page names it.
    pub script: String,
    /// The app, packed.
    pub wasm: String,
}

impl Page {
    /// Takes a page of the build apart. It asks a server for its app in one module, and for what comes next in preloads.
    pub fn read(html: &str) -> Result<Page> {
        let unknown = || anyhow!("the page is not as expected\n  what to do: compare xtask/src/build/page.rs with xtask/src/portable/page.rs");
        let (before, rest) = html.split_once(MODULE).ok_or_else(unknown)?;
        // The element's own words for a module that does not come are not quoted names of files.
        let (module, after) = rest.split_once('>').and_then(|(_, rest)| rest.split_once(CLOSE)).ok_or_else(unknown)?;
        let quoted = |ending: &str| module.split('"').find(|part| part.ends_with(ending)).map(|part| part.trim_start_matches("./").to_owned());
        let (script, wasm) = quoted(".js").zip(quoted("_bg.wasm.bin")).ok_or_else(unknown)?;
        // Nothing is installed from a disk, and browsers complain of a manifest there.
        let before = without_links(before, &["manifest", "apple-touch-icon"])?;
        Ok(Page { before: without_preloads(&before)?, after: without_preloads(after)?, script, wasm })
    }

    /// The page that finds its files in scripts beside it; `start` is the script of the app, a classic one.
    pub fn beside(&self, start: &str) -> String {
        let wasm = &self.wasm;
        self.whole(&format!("<script>\n{CARRIED}{CLOSE}<script src=\"{start}\">{CLOSE}<script>ampouleStart({NAME}.default, \"{wasm}\");{CLOSE}"))
    }

    /// The page with `start` in the place of what starts the app.
    pub fn whole(&self, start: &str) -> String {
        format!("{}{start}{}", self.before, self.after)
    }
}

/// By which the script of the app is called where it is a classic one.
pub const NAME: &str = "ampouleApp";
/// The same of two in one page, the playground's first.
pub const NAMES: [&str; 2] = ["ampoulePlayground", "ampouleLessons"];

/// A script that may stand in an element: nothing in it ends that, or begins a comment. Only strings and patterns have such.
pub fn inline(script: &str) -> String {
    script.replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// Without the links of these kinds.
fn without_links(html: &str, kinds: &[&str]) -> Result<String> {
    kinds.iter().try_fold(html.to_owned(), |html, kind| {
        let Some((before, after)) = html.split_once(&format!("<link rel=\"{kind}\"")) else { return Ok(html) };
        let (_, after) = after.split_once('>').context("a link of the page has no end")?;
        Ok(format!("{before}{after}"))
    })
}

/// What a page fetches ahead comes from a server. Elements that have an id are read by the app and stay.
fn without_preloads(html: &str) -> Result<String> {
    const PRELOAD: &str = "<link rel=\"preload\" as=\"fetch\"";
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(PRELOAD) {
        let (attributes, after) = after.split_once('>').context("a link of the page has no end")?;
        kept += before;
        if attributes.contains(" id=") {
            kept += "<link rel=\"x-later\"";
            kept += attributes;
            kept.push('>');
        }
        rest = after;
    }
    kept += rest;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = r#"<head><link rel="icon" href="icon.svg"><link rel="manifest" href="m.webmanifest" /><script type="module" onerror="ampouleFailed('it')">
import init from "./a-1.js";
  const { body } = await fetch("./a-1_bg.wasm.bin");
</script><link rel="preload" as="fetch" crossorigin="anonymous" href="./a-1_bg.wasm.bin"><link rel="preload" as="fetch" crossorigin="anonymous" id="ampoule-editor" href="editor-2.js.bin" /></head><body></body>"#;

    #[test]
    fn nothing_is_asked_of_a_server() {
        let page = Page::read(BUILT).unwrap();
        assert_eq!((page.script.as_str(), page.wasm.as_str()), ("a-1.js", "a-1_bg.wasm.bin"));
        let html = page.beside("carried/a-1.js");
        assert!(!html.contains("module\"") && !html.contains("preload") && !html.contains("import init"), "{html}");
        assert!(html.contains(r#"<link rel="x-later" crossorigin="anonymous" id="ampoule-editor" href="editor-2.js.bin" />"#), "{html}");
        assert!(html.contains(r#"<script src="carried/a-1.js"></script><script>ampouleStart(ampouleApp.default, "a-1_bg.wasm.bin");</script>"#), "{html}");
    }

    #[test]
    fn another_page_is_told() {
        assert!(Page::read("<head></head>").is_err());
        assert!(Page::read("<script type=\"module\">1</script>").is_err());
    }
}
