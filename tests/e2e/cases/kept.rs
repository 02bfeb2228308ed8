//! Keeping the learner's files in the browser, and what happens where that cannot be done.

use super::files::{SOON, add, choose, give, has_tabs, open};
use crate::{case::Case, cases, dist::DistVariant, page::Page, server::Site};
use anyhow::{Result, ensure};
use serde_json::json;

pub fn cases() -> Vec<Case> {
    cases![
        files_are_there_after_a_reload,
        files_that_cannot_be_kept_are_told,
        files_without_a_store_the_page_works,
        files_and_a_snapshot_that_no_store_gives_keep_nobody_waiting,
    ]
}

pub fn files_are_there_after_a_reload(page: &mut Page) -> Result<()> {
    open(page)?;
    page.set_code("print('kept')\n")?;
    add(page, "a.txt", "one\n")?;
    give(page, "drop", json!([["b.bin", [0, 255, 13]]]))?;
    has_tabs(page, &["main.py", "a.txt", "b.bin", "b.bin"])?;
    choose(page, "a.txt")?;
    page.set_code("two\n")?;
    page.reload()?;
    page.wait_for_app()?;
    has_tabs(page, &["main.py", "a.txt", "b.bin", "main.py"])?;
    page.holds("print('kept')\n")?;
    page.wait_full_editor()?;
    choose(page, "a.txt")?;
    page.holds("two\n")?;
    choose(page, "main.py")?;
    let result = page.run_program("print(open('b.bin', 'rb').read(), open('a.txt').read())\n")?;
    ensure!(result.stdout == "b'\\x00\\xff\\r' two\n\n", "{result:?}");
    Ok(())
}

fn files_that_cannot_be_kept_are_told(page: &mut Page) -> Result<()> {
    open(page)?;
    page.script(
        "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        Vec::new(),
    )?;
    page.set_code("x = 1\n")?;
    warns(page)?;
    page.holds("x = 1\n")
}

fn warns(page: &mut Page) -> Result<()> {
    page.wait_until("the warning", SOON, |page| {
        let said = page.script("return [...document.querySelectorAll('[role=alert]')].map((alert) => alert.textContent).join();", Vec::new())?;
        Ok(said.as_str().is_some_and(|said| said.contains("could not keep your last changes") && said.contains("Download your files")))
    })
}

fn files_without_a_store_the_page_works(page: &mut Page) -> Result<()> {
    let variant = DistVariant::of_built()?;
    let forbidden = "<script>Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });</script>";
    variant.edit_page(|page| Ok(page.replacen("<head>", &format!("<head>{forbidden}"), 1)))?;
    page.serve(Site::of(variant.dist().folder()))?;
    open(page)?;
    let result = page.run_program("print('works')\n")?;
    ensure!(result.stdout == "works\n", "{result:?}");
    // What was typed last is kept all the same.
    page.reload()?;
    page.wait_for_app()?;
    page.holds("print('works')\n")
}

fn files_and_a_snapshot_that_no_store_gives_keep_nobody_waiting(page: &mut Page) -> Result<()> {
    page.open_plain()?;
    // Whoever deletes a database that is open keeps everybody else waiting.
    page.script_async(
        "window.held = [];
         for (const name of ['ampoule', 'ampoule-files']) {
           const asked = indexedDB.open(name, 1);
           await new Promise((done) => { asked.onsuccess = done; });
           window.held.push(asked.result);
           indexedDB.deleteDatabase(name);
         }",
        Vec::new(),
    )?;
    page.frame_app(1200, 800)?;
    page.wait_full_editor()?;
    let result = page.run_program("print('works')\n")?;
    ensure!(result.stdout == "works\n", "{result:?}");
    // Nothing is written over what could not be read.
    warns(page)?;
    // What the page asked for is answered now, and what it opened late it closes, so that others can delete it.
    page.script_async(
        "for (const database of top.held) database.close();
         for (const name of ['ampoule', 'ampoule-files']) {
           await new Promise((done) => { indexedDB.deleteDatabase(name).onsuccess = done; });
         }",
        Vec::new(),
    )
    .map(drop)
}
