//! `ampoule.html`: playground, lessons and engine in one file, to be sent or copied. Its files lie in elements of the page.
//!
//! It is without the packages, and without Ruff, which would make it half as large again.

use super::page::{self, Page, inline};
use crate::build::page::with_element;
use anyhow::{Context, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fmt::Write as _};

/// What it should not be larger than.
pub const BUDGET_BYTES: usize = 12_000_000;
/// Which of the apps is started, and what becomes of links to the page of the other.
const BOTH: &str = include_str!("both.js");
/// Below which all is carried but what [`is_inside`] leaves out.
const CARRIED: [&str; 3] = ["engine/", "lessons/", "examples/"];

/// The whole page. `files` are those of the site; `scripts` are the apps' own, the playground's first, as classic scripts.
pub fn page(playground: &Page, lessons: &Page, scripts: [&str; 2], files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
    let read = |name: &str| files.get(name).with_context(|| format!("the site has no {name}"));
    let mut html = without_packages(&playground.whole(""))?;
    html = without_route(&html)?;
    let icon = format!("data:image/svg+xml;base64,{}", STANDARD.encode(read("icon.svg")?));
    let mut styles = "<style>.by-ruff { display: none; }</style>".to_owned();
    for (id, href) in stylesheets(&lessons.whole("")) {
        let sheet = std::str::from_utf8(read(&href)?).with_context(|| format!("{href} is no text"))?.replace("icon.svg", &icon);
        let element = format!("<style id=\"{id}\">{sheet}</style>");
        match with_element(&html, &format!("<link rel=\"stylesheet\" id=\"{id}\""), &element) {
            Some(with) => html = with,
            None => styles += &element,
        }
    }
    ensure!(!html.contains("rel=\"stylesheet\""), "the playground has a sheet of styles that the lessons have not\n  what to do: teach xtask/src/portable/single.rs about it");
    html = with_element(&html, "<link rel=\"icon\"", &format!("<link rel=\"icon\" href=\"{icon}\">")).context("the page has no icon")?;
    // The editor has it loaded by a script element.
    let names = files.keys().find(|name| name.starts_with("names-")).context("the site has no names for the editor")?;
    html = html.replacen(&format!("href=\"{names}\""), &format!("href=\"data:text/javascript;base64,{}\"", STANDARD.encode(read(names)?)), 1);

    html = html.replacen("</head>", &format!("{styles}</head>"), 1);
    // At the page's end: what says that it is loading is seen before, and an app that starts finds its files whole.
    let mut end = String::new();
    for (name, content) in files.iter().filter(|(name, _)| is_inside(name)) {
        writeln!(end, "<script type=\"text/plain\" id=\"carried:{name}\">{}</script>", STANDARD.encode(content))?;
    }
    write!(end, "<script>\n{}</script>", page::CARRIED)?;
    for (name, script) in page::NAMES.iter().zip(scripts) {
        write!(end, "<script>{}globalThis.{name} = ampouleApp;</script>", inline(script))?;
    }
    let wasms = json!([playground.wasm, lessons.wasm]);
    write!(end, "<script>\n{BOTH}ampouleBoth([{}], {wasms});</script>", page::NAMES.join(", "))?;
    let at = html.rfind("</body>").context("the page has no end")?;
    html.insert_str(at, &end);
    Ok(html)
}

fn is_inside(name: &str) -> bool {
    let is_part = CARRIED.iter().any(|folder| name.starts_with(folder)) || !name.contains('/') && name.ends_with(".bin");
    // The widget's app; it is for pages around it.
    is_part && !name.starts_with("engine/ruff") && !name.starts_with("ampoule-embed-")
}

/// Of the page's sheets: ids and addresses.
fn stylesheets(html: &str) -> Vec<(String, String)> {
    let attribute = |element: &str, name: &str| element.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"')).map(|(value, _)| value.to_owned());
    let elements = html.split("<link rel=\"stylesheet\"").skip(1).filter_map(|rest| rest.split_once('>')).map(|(element, _)| element);
    elements.filter_map(|element| attribute(element, "id").zip(attribute(element, "href"))).collect()
}

/// The page without the script that leads to the page of the lessons: that is in this one.
fn without_route(html: &str) -> Result<String> {
    let (before, rest) = html.split_once("<script>").context("the page has no script")?;
    let (script, after) = rest.split_once("</script>").context("a script of the page has no end")?;
    ensure!(script.contains("learn.html"), "the page's first script is not the one that leads to the lessons\n  what to do: compare index.html with xtask/src/portable/single.rs");
    Ok(format!("{before}{after}"))
}

/// The page whose list of files has no packages.
fn without_packages(html: &str) -> Result<String> {
    const OPEN: &str = r#"id="ampoule-bundle">"#;
    let (before, rest) = html.split_once(OPEN).context("the page has no list of files")?;
    let (list, after) = rest.split_once("</script>").context("the page's list of files has no end")?;
    let mut list: Value = serde_json::from_str(list).context("the page's list of files is no JSON")?;
    list["packages"] = json!([]);
    Ok(format!("{before}{OPEN}{}</script>{after}", list.to_string().replace("</", "<\\/")))
}
