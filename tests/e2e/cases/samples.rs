//! The sample pages of `docs/examples/`, opened as they are but for the address of the site.

use crate::{case::Case, cases, dist::Dist, page::Page, server::{Headers, Server, Site}};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::{path::Path, process::Command, time::Duration};
use walkdir::WalkDir;

pub fn cases() -> Vec<Case> {
    cases![sample_plain_html_runs, sample_iframe_runs, sample_chat_runs, sample_moodle_runs, sample_react_runs]
}

const LIMIT: Duration = Duration::from_secs(120);
const ADDRESS: &str = "https://example.org/ampoule/";

/// The samples at `http://127.0.0.1:…`, the site that they name at `http://localhost:…`.
struct Samples {
    folder: tempfile::TempDir,
    _host: Server,
}

fn samples(page: &mut Page) -> Result<Samples> {
    let host = page.serve_beside(Site::of(Dist::built()?.folder()).with_headers(Headers::Shared))?;
    let folder = tempfile::tempdir()?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples");
    for entry in WalkDir::new(&root) {
        let entry = entry?;
        let to = folder.path().join(entry.path().strip_prefix(&root)?);
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&to)?;
        } else {
            let text = std::fs::read_to_string(entry.path())?;
            std::fs::write(&to, text.replace(ADDRESS, &host.url_at("localhost")))?;
        }
    }
    page.serve(Site::of(folder.path()))?;
    Ok(Samples { folder, _host: host })
}

/// Presses Run of the first code block.
fn use_first_block(page: &mut Page) -> Result<()> {
    page.wait_until("the blocks", LIMIT, |page| Ok(page.script("const button = document.querySelector('button'); button?.click(); return button !== null;", vec![])? == json!(true)))
}

fn wait_for_frame(page: &mut Page) -> Result<()> {
    page.wait_until("a frame", LIMIT, |page| Ok(page.script("return document.querySelector('iframe') !== null;", vec![])? == json!(true)))
}

/// Presses Run in the first frame of the page and gives what the program printed.
fn run_first_frame(page: &mut Page) -> Result<String> {
    wait_for_frame(page)?;
    page.enter_frame()?;
    page.press("Run")?;
    output_here(page)
}

/// What the program in this frame prints.
fn output_here(page: &mut Page) -> Result<String> {
    page.wait_until("the end of the run", LIMIT, |page| Ok(page.script("return document.querySelector('.log')?.dataset.outcome ?? '';", vec![])? == json!("completed")))?;
    let text = page.script("return document.querySelector('#output-paper').textContent;", vec![])?;
    Ok(text.as_str().context("the output is no text")?.to_owned())
}

fn sample_plain_html_runs(page: &mut Page) -> Result<()> {
    let _samples = samples(page)?;
    page.open("plain.html")?;
    use_first_block(page)?;
    page.wait_until("its frame", LIMIT, |page| Ok(page.script("return document.querySelectorAll('iframe').length === 1 && document.querySelectorAll('pre').length === 1;", vec![])? == json!(true)))?;
    page.enter_frame()?;
    let output = output_here(page)?;
    ensure!(output == "1 squared is 1\n2 squared is 4\n3 squared is 9\n", "{output:?}");
    Ok(())
}

fn sample_iframe_runs(page: &mut Page) -> Result<()> {
    let _samples = samples(page)?;
    page.open("iframe.html")?;
    let output = run_first_frame(page)?;
    ensure!(output == "in a frame\n", "{output:?}");
    Ok(())
}

fn sample_chat_runs(page: &mut Page) -> Result<()> {
    let _samples = samples(page)?;
    page.open("chat.html")?;
    // The form is heard once the runner is made.
    wait_for_frame(page)?;
    page.wait_until("the answer", LIMIT, |page| {
        let js = "const chat = document.getElementById('chat').textContent;
                  if (!chat) document.querySelector('button').click();
                  return chat.includes('It is 338350.');";
        Ok(page.script(js, vec![])? == json!(true))
    })
}

fn sample_moodle_runs(page: &mut Page) -> Result<()> {
    let _samples = samples(page)?;
    page.open("moodle.html")?;
    use_first_block(page)?;
    wait_for_frame(page)?;
    page.enter_frame()?;
    let output = output_here(page)?;
    ensure!(output == "1\n2\n3\n4\n5\n", "{output:?}");
    Ok(())
}

fn sample_react_runs(page: &mut Page) -> Result<()> {
    let samples = samples(page)?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = samples.folder.path().join("react");
    let built = Command::new(root.join("pyodide-loader/node_modules/.bin/esbuild"))
        .args(["app.jsx", "--bundle", "--format=esm", "--jsx=automatic", "--outfile=app.js", "--log-level=warning"])
        .arg(format!("--alias:ampoule={}", Dist::built()?.folder().canonicalize()?.join("npm/ampoule.js").display()))
        .env("NODE_PATH", root.join("tests/axe/node_modules"))
        .current_dir(&folder)
        .output()
        .context("esbuild does not start")?;
    ensure!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    page.open("react/")?;
    let told = |page: &Page| page.script("return document.querySelector('output')?.textContent ?? '';", vec![]);
    wait_for_frame(page)?;
    page.press("Compute")?;
    page.wait_until("what was computed", LIMIT, |page| Ok(told(page)? == json!("42\n")))?;
    page.press("Other theme")?;
    let output = run_first_frame(page)?;
    ensure!(output == "from the editor\n", "{output:?}");
    Ok(())
}
