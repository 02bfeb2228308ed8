//! Links and files that hold all files: they come back as they went, nothing runs, one's own files stay, hostile ones do no harm.

use super::files::{RUN, SOON, add, choose, give, has_tabs, is_told};
use crate::{case::Case, cases, page::Page};
use ampoule::share;
use anyhow::{Context, Result, ensure};
use flate2::{Compression, write::DeflateEncoder};
use serde_json::json;
use std::io::Write;

pub fn cases() -> Vec<Case> {
    cases![
        links_bring_several_files_and_run_nothing,
        links_that_are_kept_take_the_place_of_files_and_can_be_undone,
        links_leave_changes_to_ones_own_files_alone,
        links_that_follow_each_other_are_opened_in_the_same_page,
        links_that_are_damaged_or_new_or_bombs_are_told,
        links_stand_beside_other_options,
        links_are_copied_with_and_without_a_clipboard,
        links_that_would_be_too_long_are_files,
        links_and_runs_do_not_mix_their_files,
    ]
}

const MINE: &str = "print('mine')\n";

/// As the page makes it, or as a stranger does.
fn text_of(body: &[u8]) -> Result<String> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body)?;
    Ok(share::seal(body, &encoder.finish()?))
}

fn text(files: &[(&str, &[u8])]) -> Result<String> {
    let heads: Vec<_> = files.iter().map(|(name, bytes)| json!({ "path": name, "bytes": bytes.len() })).collect();
    let mut body = serde_json::to_vec(&heads)?;
    body.push(b'\n');
    body.extend(files.iter().flat_map(|(_, bytes)| bytes.iter()));
    text_of(&body)
}

/// The page with a program of one's own.
pub fn open(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.wait_full_editor()?;
    // Before, a browser puts the next address into the place of this one: there would be no way back.
    page.wait_until("the page to be loaded", SOON, |page| {
        Ok(page.script("return performance.getEntriesByType('navigation')[0].loadEventEnd > 0;", Vec::new())? == json!(true))
    })?;
    page.set_code(MINE)
}

/// Goes where a link of this text leads, in the same page.
fn follow(page: &Page, text: &str) -> Result<()> {
    page.script("location.hash = 'code=' + arguments[0];", vec![json!(text)]).map(drop)
}

fn fragment(page: &Page) -> Result<String> {
    Ok(page.script("return location.hash;", Vec::new())?.as_str().unwrap_or_default().to_owned())
}

fn banner(page: &Page) -> Result<String> {
    let js = "return find('status', 'Where these files come from')?.textContent ?? '';";
    Ok(page.script(js, Vec::new())?.as_str().unwrap_or_default().to_owned())
}

pub fn is_visit(page: &mut Page, is: bool) -> Result<()> {
    page.wait_until("the banner", SOON, |page| Ok(banner(page)?.contains("These files came from") == is))
}

/// The link that the page makes of its files.
fn shared(page: &mut Page) -> Result<String> {
    page.press("Share")?;
    page.wait_for("the link", SOON, |page| {
        let link = page.script("return find('textbox', 'Link')?.value ?? null;", Vec::new())?;
        Ok(link.as_str().map(str::to_owned))
    })
}

pub fn close(page: &mut Page) -> Result<()> {
    page.press("Close")?;
    page.wait_until("the sheet to close", SOON, |page| {
        Ok(page.script("return document.querySelector('dialog').open;", Vec::new())? == json!(false))
    })
}

pub fn links_bring_several_files_and_run_nothing(page: &mut Page) -> Result<()> {
    open(page)?;
    page.set_code("print(open('b.bin', 'rb').read(), open('data/ä.txt').read())\n")?;
    add(page, "data/ä.txt", "größe ✓\n")?;
    give(page, "drop", json!([["b.bin", [0, 255, 13]]]))?;
    has_tabs(page, &["main.py", "b.bin", "data/ä.txt", "b.bin"])?;
    let link = shared(page)?;
    close(page)?;
    ensure!(link.len() < 600 && link.contains("/#code=1"), "{link}");
    // A page of its own, with nothing kept: somebody else's.
    page.script_async("await new Promise((done) => { indexedDB.deleteDatabase('ampoule-files').onsuccess = done; });", Vec::new())?;
    page.go("about:blank")?;
    page.go(&link)?;
    page.wait_for_app()?;
    is_visit(page, true)?;
    has_tabs(page, &["main.py", "b.bin", "data/ä.txt", "main.py"])?;
    page.wait_status("ready", RUN)?;
    ensure!(page.output()?.run == 0 && page.output()?.stdout.is_empty(), "something ran: {:?}", page.output()?);
    let result = page.run_editor(RUN)?;
    ensure!(result.stdout == "b'\\x00\\xff\\r' größe ✓\n\n", "{result:?}");
    ensure!(!page.requests().iter().any(|seen| format!("{seen:?}").contains("code=")), "the server saw the program");
    Ok(())
}

fn links_that_are_kept_take_the_place_of_files_and_can_be_undone(page: &mut Page) -> Result<()> {
    open(page)?;
    follow(page, &text(&[("main.py", b"print('theirs')\n"), ("x.txt", b"1\n")])?)?;
    is_visit(page, true)?;
    page.set_code("print('theirs, changed')\n")?;
    page.press("Keep these files")?;
    is_visit(page, false)?;
    is_told(page, "yours now")?;
    ensure!(fragment(page)?.is_empty(), "the address still has the link");
    page.reload()?;
    page.wait_for_app()?;
    page.holds("print('theirs, changed')\n")?;
    has_tabs(page, &["main.py", "x.txt", "main.py"])?;
    follow(page, &text(&[("main.py", b"print('third')\n")])?)?;
    is_visit(page, true)?;
    page.press("Keep these files")?;
    is_visit(page, false)?;
    page.press("Undo")?;
    is_visit(page, true)?;
    page.press("Back to my files")?;
    has_tabs(page, &["main.py", "x.txt", "main.py"])?;
    page.holds("print('theirs, changed')\n")
}

fn links_leave_changes_to_ones_own_files_alone(page: &mut Page) -> Result<()> {
    open(page)?;
    add(page, "own.txt", "own\n")?;
    let link = text(&[("main.py", b"open('own.txt', 'w').write('theirs')\n"), ("own.txt", b"x")])?;
    follow(page, &link)?;
    is_visit(page, true)?;
    let result = page.run_editor(RUN)?;
    ensure!(result.outcome == "completed", "{result:?}");
    is_told(page, "Your program wrote own.txt")?;
    page.set_code("# changed\n")?;
    // Left without a word: what was only shown is gone, one's own files are not.
    page.script("history.replaceState(null, '', location.pathname);", Vec::new())?;
    page.reload()?;
    page.wait_for_app()?;
    is_visit(page, false)?;
    page.holds(MINE)?;
    page.wait_full_editor()?;
    choose(page, "own.txt")?;
    page.holds("own\n")?;
    // Or with the button, and back again.
    follow(page, &link)?;
    is_visit(page, true)?;
    page.set_code("# changed\n")?;
    page.press("Back to my files")?;
    is_visit(page, false)?;
    page.holds(MINE)?;
    ensure!(fragment(page)?.is_empty(), "the address still has the link");
    page.press("Undo")?;
    is_visit(page, true)?;
    page.holds("# changed\n")
}

fn links_that_follow_each_other_are_opened_in_the_same_page(page: &mut Page) -> Result<()> {
    open(page)?;
    follow(page, &text(&[("main.py", b"# one\n")])?)?;
    page.holds("# one\n")?;
    page.set_code("# one, changed\n")?;
    follow(page, &text(&[("main.py", b"# two\n")])?)?;
    page.holds("# two\n")?;
    is_visit(page, true)?;
    page.press("Undo")?;
    page.holds("# one, changed\n")?;
    page.script("history.go(-2);", Vec::new())?;
    is_visit(page, false)?;
    page.holds(MINE)
}

fn links_that_are_damaged_or_new_or_bombs_are_told(page: &mut Page) -> Result<()> {
    open(page)?;
    let good = text(&[("main.py", b"print('theirs')\n"), ("x.py", b"y = 1\n")])?;
    let bomb = text(&[("main.py", &vec![b' '; 40 * 1024 * 1024])])?;
    ensure!(bomb.len() < 100_000, "it is no bomb");
    // Far longer than it says.
    let tail = text_of(&[b"[]\n".as_slice(), &vec![b'x'; 20 * 1024 * 1024]].concat())?;
    let texts = [
        ("", "there is no program in it"),
        (&good[..good.len() - 5], "damaged"),
        (&good.replacen(&good[8..12], "abcd", 1), "damaged"),
        (&good[..1], "damaged"),
        ("2abc", "another version"),
        ("<img src=x onerror=alert(1)>", "damaged"),
        ("%00%ff", "damaged"),
        (&bomb, "unpacks to more than"),
        (&tail, "damaged"),
        (&text(&[("main.py", b""), ("../../x", b"")])?, "cannot be a part"),
        (&text(&[("main.py", b""), ("a\u{202E}b", b"")])?, "cannot be in a name"),
        (&text(&[("x.py", b"print(1)")])?, "there is no program in it"),
    ];
    for (text, why) in texts {
        page.script("history.replaceState(null, '', location.pathname + '#');", Vec::new())?;
        follow(page, text)?;
        is_told(page, why).with_context(|| format!("of {:?}", text.chars().take(60).collect::<String>()))?;
        is_told(page, "Your own files are untouched")?;
        is_visit(page, false)?;
        page.holds(MINE)?;
    }
    // At the start of a page too.
    page.reload()?;
    page.wait_for_app()?;
    is_told(page, "there is no program in it")?;
    page.holds(MINE)
}

fn links_stand_beside_other_options(page: &mut Page) -> Result<()> {
    let text = text(&[("main.py", b"while True: pass\n")])?;
    page.open(&format!("#wall=700&code={text}&memory=134217728"))?;
    page.wait_for_app()?;
    is_visit(page, true)?;
    ensure!(page.script("return document.querySelector('[role=alert]') === null;", Vec::new())? == json!(true), "the address is called wrong");
    let result = page.run_editor(RUN)?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "deadline") && result.text.contains("0.70 s"), "{result:?}");
    page.press("Back to my files")?;
    is_visit(page, false)?;
    ensure!(fragment(page)? == "#wall=700&memory=134217728", "{}", fragment(page)?);
    Ok(())
}

pub fn links_are_copied_with_and_without_a_clipboard(page: &mut Page) -> Result<()> {
    open(page)?;
    let spy = "window.copied = null;
               Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => { window.copied = text; } } });";
    page.script(spy, Vec::new())?;
    let link = shared(page)?;
    page.press("Copy link")?;
    page.wait_until("the copy", SOON, |page| Ok(page.script("return window.copied;", Vec::new())? == json!(link)))?;
    close(page)?;
    let none = "window.copied = null;
                Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
                document.addEventListener('copy', () => { window.copied = document.activeElement.value; });";
    page.script(none, Vec::new())?;
    shared(page)?;
    page.press("Copy link")?;
    page.wait_until("the copy the old way", SOON, |page| Ok(page.script("return window.copied;", Vec::new())? == json!(link)))?;
    let said = page.script("return document.querySelector('dialog').textContent;", Vec::new())?;
    let said = said.as_str().unwrap_or_default();
    ensure!(said.contains("Whoever has it can read") && said.contains(&format!("{} characters", link.len())), "{said}");
    close(page)
}

/// Shares what there is as a file, because a link is not to be had; gives its name and what is in it.
pub fn saved(page: &mut Page) -> Result<(String, Vec<u8>)> {
    page.script("window.given = null; HTMLAnchorElement.prototype.click = function () { window.given = [this.download, this.href]; };", Vec::new())?;
    page.press("Share")?;
    page.press("Save as a file")?;
    let has_link = page.script("return find('textbox', 'Link') !== null;", Vec::new())?;
    ensure!(has_link == json!(false), "there is a link all the same");
    page.wait_until("the file", SOON, |page| Ok(page.script("return window.given !== null;", Vec::new())? == json!(true)))?;
    let js = "const [name, url] = window.given; return [name, [...new Uint8Array(await (await fetch(url)).arrayBuffer())]];";
    Ok(serde_json::from_value(page.script_async(js, Vec::new())?)?)
}

fn links_that_would_be_too_long_are_files(page: &mut Page) -> Result<()> {
    open(page)?;
    // What cannot be packed.
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| { state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223); (state >> 24) as u8 }).take(20_000).collect();
    give(page, "drop", json!([["noise.bin", noise]]))?;
    has_tabs(page, &["main.py", "noise.bin", "noise.bin"])?;
    let (name, bytes) = saved(page)?;
    ensure!(name == share::FILE);
    close(page)?;
    choose(page, "Files")?;
    page.press("Delete noise.bin")?;
    has_tabs(page, &["main.py", "main.py"])?;
    for how in ["drop", "choose"] {
        give(page, how, json!([[name, bytes]]))?;
        is_visit(page, true)?;
        ensure!(banner(page)?.contains("the file program.ampoule"), "{}", banner(page)?);
        has_tabs(page, &["main.py", "noise.bin", "main.py"])?;
        page.press("Back to my files")?;
        has_tabs(page, &["main.py", "main.py"])?;
    }
    give(page, "drop", json!([["cut.ampoule", bytes[..900]]]))?;
    is_told(page, "The file cut.ampoule cannot be opened: it is damaged")?;
    is_visit(page, false)
}

fn links_and_runs_do_not_mix_their_files(page: &mut Page) -> Result<()> {
    open(page)?;
    page.set_code("input('now? ')\nopen('late.txt', 'w').write('x')\n")?;
    let before = page.output()?.run;
    page.press("Run")?;
    page.wait_until("the question", RUN, |page| Ok(page.script("return find('textbox', 'Program input') !== null;", Vec::new())? == json!(true)))?;
    follow(page, &text(&[("main.py", b"# theirs\n")])?)?;
    is_visit(page, true)?;
    page.script("mustFind('textbox', 'Program input').focus();", Vec::new())?;
    page.press_keys(&char::from(fantoccini::key::Key::Enter).to_string())?;
    page.wait_run(before, std::time::Instant::now(), RUN)?;
    is_told(page, "Your program wrote late.txt")?;
    has_tabs(page, &["main.py", "main.py"])?;
    page.holds("# theirs\n")?;
    // What is kept of it is as little stored as what it is kept beside.
    page.press("Keep")?;
    has_tabs(page, &["main.py", "late.txt", "main.py"])?;
    page.press("Back to my files")?;
    has_tabs(page, &["main.py", "main.py"])?;
    page.press("Undo")?;
    has_tabs(page, &["main.py", "late.txt", "main.py"])
}
