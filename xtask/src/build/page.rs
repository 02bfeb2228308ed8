//! Puts the bundle into a page with the order to fetch its files at once, and has the app itself loaded packed.

use std::fmt::Write as _;

use anyhow::{Result, anyhow, bail};

use super::{editor::Script, engine::EngineFile};

const OPEN: &str = r#"<script type="application/json" id="ampoule-bundle">"#;
const CLOSE: &str = "</script>";
/// Says what `ampouleFailed` is.
const FAILED: &str = include_str!("failed.js");

/// Replaces the empty placeholder element by one that holds `json`, after preloads of `files`. There must be exactly one.
///
/// Without the preloads the browser would learn of the engine only when the app's own wasm has come and runs.
pub fn with_bundle(html: &str, json: &str, files: &[EngineFile]) -> Result<String> {
    let empty = format!("{OPEN}{CLOSE}");
    let mut filled = String::new();
    for file in files {
        // Fetched in the same mode as the app fetches, or the browser would not use it and fetch twice.
        write!(filled, r#"<link rel="preload" as="fetch" crossorigin="anonymous" href="{}">"#, file.path)?;
    }
    write!(filled, "{OPEN}{json}{CLOSE}")?;
    match html.matches(&empty).count() {
        1 => Ok(html.replacen(&empty, &filled, 1)),
        0 => bail!("a page has no place for the bundle\n  what to do: put {empty} into its head"),
        n => bail!("a page has {n} places for the bundle\n  what to do: keep only one of the {empty}"),
    }
}

/// Puts in what is seen until the app has come.
pub fn with_shell(html: &str, shell: &str) -> Result<String> {
    const PLACE: &str = r#"<div id="ampoule-shell"></div>"#;
    match html.matches(PLACE).count() {
        1 => Ok(html.replacen(PLACE, shell.trim(), 1)),
        n => bail!("a page has {n} places for src/ui/shell.html\n  what to do: keep exactly one {PLACE} in it"),
    }
}

/// Fills in the address of a file where an element names it, exactly one.
pub fn with_address(html: &str, element: &str, path: &str) -> Result<String> {
    let place = format!("id=\"{element}\" href=\"");
    match html.matches(&place).count() {
        1 => Ok(html.replacen(&place, &format!("{place}{path}"), 1)),
        n => bail!("a page has {n} places for {path}\n  what to do: keep exactly one <link {place}\">"),
    }
}

/// Fills in the addresses of the editor's scripts.
pub fn with_editor(html: &str, scripts: &[Script]) -> Result<String> {
    scripts.iter().try_fold(html.to_owned(), |html, script| with_address(&html, script.element, &script.path))
}

/// The app's own wasm, as Trunk named it, and the page that loads it packed.
pub struct PackedApp {
    pub html: String,
    /// The script between it and JavaScript, as wasm-bindgen wrote it.
    pub script: String,
    /// Trunk's file, which is not shipped.
    pub wasm: String,
    /// What is shipped in its place.
    pub packed: String,
}

/// Replaces Trunk's start of the app by one that unpacks its wasm: a plain static host may compress nothing. A browser that
/// is too old for it says so.
///
/// `is_lazy`: the page itself says when its app is to come, by `ampouleWaits`, and nothing of it is fetched before.
pub fn with_packed_app(html: &str, is_lazy: bool) -> Result<PackedApp> {
    let unknown = || anyhow!("Trunk's page is not as expected\n  what to do: compare the index.html below target/web with xtask/src/build/page.rs");
    let (before, rest) = html.split_once("<script type=\"module\">").ok_or_else(unknown)?;
    let (start, after) = rest.split_once(CLOSE).ok_or_else(unknown)?;
    let quoted = |ending: &str| start.split('\'').find(|part| part.ends_with(ending));
    let (script, wasm) = quoted(".js").zip(quoted("_bg.wasm")).ok_or_else(unknown)?;
    let packed = format!("{wasm}.bin");
    let (wait, preload_packed) = if is_lazy {
        ("await globalThis.ampouleWaits;\n", String::new())
    } else {
        ("", format!(r#"<link rel="preload" as="fetch" crossorigin="anonymous" href="{packed}">"#))
    };
    let html = format!(
        r#"{before}<script>
{FAILED}{CLOSE}<script type="module" onerror="ampouleFailed('a part of it did not come')">
import init from "{script}";
{wait}try {{
  const {{ body }} = await fetch("{packed}");
  const headers = {{ "content-type": "application/wasm" }};
  await init({{ module_or_path: new Response(body.pipeThrough(new DecompressionStream("gzip")), {{ headers }}) }});
}} catch (error) {{
  ampouleFailed(error);
}}
{CLOSE}{after}"#
    );
    let html = with_element(&html, &format!("<link rel=\"preload\" href=\"{wasm}\""), &preload_packed).ok_or_else(unknown)?;
    // The module above it has asked for the script already, and where this asked at the same time Firefox now and then never ran it.
    let html = with_element(&html, &format!("<link rel=\"modulepreload\" href=\"{script}\""), "").ok_or_else(unknown)?;
    let name = |path: &str| path.trim_start_matches("./").to_owned();
    Ok(PackedApp { html, script: name(script), wasm: name(wasm), packed: name(&packed) })
}

/// Replaces the element that begins so.
pub fn with_element(html: &str, beginning: &str, replacement: &str) -> Option<String> {
    let at = html.find(beginning)?;
    let length = html[at..].find('>')? + 1;
    Some(format!("{}{replacement}{}", &html[..at], &html[at + length..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNKS: &str = r#"<head><script type="module">
import init, * as bindings from './a-1.js';
const wasm = await init({ module_or_path: './a-1_bg.wasm' });
</script><link rel="modulepreload" href="./a-1.js" crossorigin="anonymous"><link rel="preload" href="./a-1_bg.wasm" as="fetch"></head>"#;

    #[test]
    fn the_app_is_asked_for_packed() {
        let app = with_packed_app(TRUNKS, false).unwrap();
        assert_eq!((app.script.as_str(), app.wasm.as_str(), app.packed.as_str()), ("a-1.js", "a-1_bg.wasm", "a-1_bg.wasm.bin"));
        assert!(!app.html.contains("a-1_bg.wasm\"") && !app.html.contains("a-1_bg.wasm'"), "{}", app.html);
        assert_eq!(app.html.matches("./a-1_bg.wasm.bin").count(), 2);
        assert!(app.html.ends_with("</head>") && !app.html.contains("modulepreload"));
    }

    #[test]
    fn a_page_that_waits_fetches_nothing_of_its_app_before() {
        let app = with_packed_app(TRUNKS, true).unwrap();
        assert_eq!(app.html.matches("a-1_bg.wasm.bin").count(), 1);
        assert!(app.html.find("await globalThis.ampouleWaits").unwrap() < app.html.find("fetch(").unwrap(), "{}", app.html);
    }

    #[test]
    fn a_page_of_another_trunk_is_an_error_that_says_what_to_do() {
        let error = with_packed_app("<head></head>", false).err().unwrap().to_string();
        assert!(error.contains("what to do"), "{error}");
    }

    #[test]
    fn a_page_has_one_place_for_what_is_seen_first() {
        let place = r#"<div id="ampoule-shell"></div>"#;
        assert_eq!(with_shell(&format!("<body>{place}</body>"), " <p>$1</p>\n").unwrap(), "<body><p>$1</p></body>");
        for html in [String::new(), place.repeat(2)] {
            assert!(with_shell(&html, "").unwrap_err().to_string().contains("what to do"));
        }
    }

    const PLACE: &str = r#"<script type="application/json" id="ampoule-bundle"></script>"#;

    #[test]
    fn the_placeholder_is_replaced() {
        let html = format!("<head>{PLACE}</head>");
        let done = with_bundle(&html, r#"{"a":"$1"}"#, &[]).unwrap();
        assert_eq!(done, r#"<head><script type="application/json" id="ampoule-bundle">{"a":"$1"}</script></head>"#);
    }

    #[test]
    fn every_file_of_the_engine_is_asked_for_before_the_app_runs() {
        let file = EngineFile::sample("engine/wasm-00.bin");
        let done = with_bundle(&format!("<head>{PLACE}</head>"), "{}", &[file]).unwrap();
        assert!(done.starts_with(r#"<head><link rel="preload" as="fetch" crossorigin="anonymous" href="engine/wasm-00.bin">"#), "{done}");
    }

    #[test]
    fn the_editor_is_named_where_the_page_has_its_place() {
        let script = Script::sample("ampoule-editor");
        let link = r#"<link rel="preload" id="ampoule-editor" href="">"#;
        let done = with_editor(link, &[Script::sample("ampoule-editor")]).unwrap();
        assert_eq!(done, format!(r#"<link rel="preload" id="ampoule-editor" href="{}">"#, script.path));
        for html in [String::new(), link.repeat(2)] {
            assert!(with_editor(&html, &[Script::sample("ampoule-editor")]).unwrap_err().to_string().contains("what to do"));
        }
    }

    #[test]
    fn a_page_without_or_with_two_placeholders_is_an_error_that_says_what_to_do() {
        for html in ["<head></head>".to_owned(), format!("{PLACE}{PLACE}")] {
            let error = with_bundle(&html, "{}", &[]).unwrap_err().to_string();
            assert!(error.contains("what to do") && error.contains("ampoule-bundle"), "{error}");
        }
    }
}
