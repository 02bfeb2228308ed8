//! How the page looks and is used: by everybody, at every size, with a keyboard alone, in light and dark.

use crate::{case::Case, cases, dist::Dist, page::{Page, key}, server::fault::Fault};
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

pub fn cases() -> Vec<Case> {
    cases![
        look_axe_finds_nothing_serious_in_any_state_in_light_and_dark,
        look_axe_finds_nothing_serious_when_the_engine_failed,
        look_nothing_is_cut_or_covered_at_any_size,
        look_the_split_is_moved_by_keys_and_pointer_and_kept,
        look_presentation_size_makes_everything_large_and_is_kept,
        look_everything_is_reached_by_the_keyboard_in_order,
        look_the_keys_are_listed_and_the_focus_comes_back,
    ]
}

const SOON: Duration = Duration::from_secs(10);
const RUN: Duration = Duration::from_secs(90);
/// From a phone at 200 % to a projector.
const SIZES: [(u32, u32); 6] = [(320, 640), (360, 740), (720, 450), (768, 1024), (1440, 900), (1920, 1080)];
const PRESENT: &str = "Large: presentation size";
const LONG_NAME: &str = "a_name_that_is_longer_than_any_tab_is_wide_but_still_a_name.txt";

fn is_true(page: &Page, js: &str) -> Result<bool> {
    Ok(page.script(js, Vec::new())? == json!(true))
}

fn choose(page: &mut Page, tab: &str) -> Result<()> {
    let js = "const tab = find('tab', arguments[0]); tab?.click(); return tab?.getAttribute('aria-selected') === 'true';";
    page.wait_until("the tab", SOON, |page| Ok(page.script(js, vec![json!(tab)])? == json!(true)))
}

/// A file with a long name and one that is no text, which is shown.
fn upload(page: &mut Page) -> Result<()> {
    choose(page, "Files")?;
    let js = "const transfer = new DataTransfer();
              transfer.items.add(new File(['text'], arguments[0]));
              transfer.items.add(new File([new Uint8Array([0, 255, 1, 254])], 'data.bin'));
              const field = document.querySelector('input[type=file]');
              field.files = transfer.files;
              field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.script(js, vec![json!(LONG_NAME)])?;
    choose(page, "data.bin")
}

/// The name of each state the page can be in, and the way to it from the one before.
type Step = (&'static str, fn(&mut Page) -> Result<()>);

const STATES: [Step; 9] = [
    ("idle", |page| page.wait_status("ready", RUN)),
    ("running", |page| {
        page.set_code("while True:\n    pass\n")?;
        page.press("Run")?;
        page.wait_status("running", RUN)
    }),
    ("at the deadline", |page| {
        page.wait_until("the deadline", RUN, |page| Ok(page.output()?.reason == "deadline"))?;
        page.wait_status("ready", RUN)
    }),
    ("asking", |page| {
        page.set_code("name = input('What is your name? ')\nprint('Hello', name)\n")?;
        page.press("Run")?;
        page.wait_until("the question", RUN, |page| is_true(page, "return find('textbox', 'Program input') !== null;"))
    }),
    ("ended well", |page| {
        let before = page.output()?.run;
        // WebKit's driver does not find in a frame what has the focus there.
        let js = "const field = mustFind('textbox', 'Program input');
                  field.value = 'Ada';
                  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));";
        page.script(js, Vec::new())?;
        page.wait_run(before, Instant::now(), RUN).map(drop)
    }),
    ("ended with a traceback and colours", |page| {
        let code = "import sys\nfor n in range(300):\n    print(f'\\x1b[3{n % 8}mline {n}', 'x' * (n % 90))\nprint('oh', file=sys.stderr)\nprint(1 / 0)\n";
        page.run_program(code).map(drop)
    }),
    ("a binary file and the panel of files", upload),
    ("a file is named", |page| page.press("New file")),
    ("the keys are listed", |page| page.press("Help")),
];

fn look_axe_finds_nothing_serious_in_any_state_in_light_and_dark(page: &mut Page) -> Result<()> {
    for is_dark in [false, true] {
        page.open_app_sized(1280, 800)?;
        if is_dark {
            page.darken()?;
        }
        for (state, go) in STATES {
            go(page).with_context(|| format!("on the way to the state: {state}"))?;
            let found = page.axe()?;
            ensure!(found.is_empty(), "{state}, {}: {found:#?}", if is_dark { "dark" } else { "light" });
        }
    }
    Ok(())
}

fn look_axe_finds_nothing_serious_when_the_engine_failed(page: &mut Page) -> Result<()> {
    let file = Dist::built()?.engine_file("wasm")?;
    page.server()?.set_fault(&file, Fault::Missing);
    page.open_app()?;
    page.wait_status("stopped", RUN)?;
    let light = page.axe()?;
    page.darken()?;
    let dark = page.axe()?;
    ensure!(light.is_empty() && dark.is_empty(), "{light:#?} {dark:#?}");
    ensure!(page.wrong_layout()?.is_empty(), "{:#?}", page.wrong_layout()?);
    Ok(())
}

fn look_nothing_is_cut_or_covered_at_any_size(page: &mut Page) -> Result<()> {
    page.open_app_sized(1280, 800)?;
    for (state, go) in STATES {
        go(page).with_context(|| format!("on the way to the state: {state}"))?;
        if state == "running" {
            // Its time may be over before all sizes are seen.
            continue;
        }
        for (width, height) in SIZES {
            page.resize_frame(width, height)?;
            let wrong = page.wrong_layout()?;
            ensure!(wrong.is_empty(), "{state}, {width} x {height}: {wrong:#?}");
        }
        page.resize_frame(1280, 800)?;
    }
    Ok(())
}

const SPLIT: &str = "document.querySelector('[role=separator]')";

/// Where the split is said to be and where it is, in per cent.
fn split(page: &Page) -> Result<(f64, f64)> {
    let js = format!(
        "const bar = {SPLIT}, around = bar.parentElement.getBoundingClientRect(), box = bar.getBoundingClientRect();
         return [Number(bar.getAttribute('aria-valuenow')), 100 * ((box.left + box.right) / 2 - around.left) / around.width];"
    );
    Ok(serde_json::from_value(page.script(&js, Vec::new())?)?)
}

fn split_is_at(page: &mut Page, percent: f64) -> Result<()> {
    let is = page.wait_until("the split", SOON, |page| {
        let (said, seen) = split(page)?;
        Ok(said == percent && (seen - percent).abs() < 1.0)
    });
    is.with_context(|| format!("the split is at {:?} instead of {percent}", split(page).ok()))
}

fn look_the_split_is_moved_by_keys_and_pointer_and_kept(page: &mut Page) -> Result<()> {
    page.resize(1400, 800)?;
    page.open_app()?;
    split_is_at(page, 50.0)?;
    page.script(&format!("{SPLIT}.focus();"), Vec::new())?;
    for (key_name, percent) in [(Key::Right, 52.0), (Key::Left, 50.0), (Key::End, 80.0), (Key::Home, 20.0), (Key::PageDown, 30.0)] {
        page.press_keys(&key(key_name))?;
        split_is_at(page, percent)?;
    }
    page.reload()?;
    page.wait_for_app()?;
    split_is_at(page, 30.0)?;
    let middle = page.script(&format!("const box = {SPLIT}.getBoundingClientRect(); return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];"), Vec::new())?;
    let [x, y]: [f64; 2] = serde_json::from_value(middle)?;
    let width = page.script(&format!("return {SPLIT}.parentElement.clientWidth;"), Vec::new())?.as_f64().unwrap_or_default();
    page.drag((x, y), (x + 0.3 * width, y + 30.0))?;
    split_is_at(page, 60.0)?;
    page.script(&format!("{SPLIT}.dispatchEvent(new MouseEvent('dblclick', {{ bubbles: true }}));"), Vec::new())?;
    split_is_at(page, 50.0)
}

fn letters(page: &Page) -> Result<f64> {
    let size = page.script("return parseFloat(getComputedStyle(mustFind('button', 'Run')).fontSize);", Vec::new())?;
    size.as_f64().context("a size is a number")
}

fn look_presentation_size_makes_everything_large_and_is_kept(page: &mut Page) -> Result<()> {
    // No larger than the window: what is out of its sight is not pressed in every browser.
    page.open_app_sized(1200, 700)?;
    let usual = letters(page)?;
    page.press(PRESENT)?;
    page.wait_until("large letters", SOON, |page| Ok(letters(page)? >= 1.4 * usual))?;
    for (width, height) in SIZES {
        page.resize_frame(width, height)?;
        let wrong = page.wrong_layout()?;
        ensure!(wrong.is_empty(), "{width} x {height}: {wrong:#?}");
    }
    page.open_app_sized(1200, 700)?;
    ensure!(letters(page)? >= 1.4 * usual, "it is not kept");
    // Not by the mouse: a press by WebKit's driver does not arrive here, in a frame whose page was loaded large.
    page.script("mustFind('button', arguments[0]).click();", vec![json!(PRESENT)])?;
    page.wait_until("the usual letters", SOON, |page| Ok(letters(page)? == usual))
}

/// What has the focus, and whether that is seen.
fn focused(page: &Page) -> Result<(String, bool)> {
    let js = "const active = document.activeElement;
              const style = getComputedStyle(active);
              return [nameOf(active), style.outlineStyle !== 'none' || active.closest('.cm-focused') !== null];";
    Ok(serde_json::from_value(page.script(js, Vec::new())?)?)
}

fn look_everything_is_reached_by_the_keyboard_in_order(page: &mut Page) -> Result<()> {
    const ORDER: [&str; 15] = [
        PRESENT, "Help", "Run", "main.py", "New file", "Find", "Smaller letters", "Larger letters", "Wrap long lines",
        "Code editor", "Prepared input", "Width of the program", "Output", "Copy", "Clear",
    ];
    page.resize(1400, 800)?;
    page.open_app()?;
    page.wait_full_editor()?;
    page.wait_status("ready", RUN)?;
    page.script("mustFind('button', 'Help').focus();", Vec::new())?;
    // By a key: a browser may not show what a script gave the focus.
    page.press_keys(&(Key::Shift + &key(Key::Tab)))?;
    let mut reached: Vec<String> = Vec::new();
    while reached.len() < 40 && reached.last().is_none_or(|last| last != "Clear") {
        let name = focused(page)?.0;
        // The editor shows it a moment later.
        page.wait_until(&format!("it to be seen that {name:?} has the focus"), SOON, |page| Ok(focused(page)?.1))?;
        let leave = if name == "Code editor" { key(Key::Escape) } else { String::new() };
        reached.push(name);
        page.press_keys(&format!("{leave}{}", key(Key::Tab)))?;
    }
    let mut rest = reached.iter();
    let missing: Vec<&str> = ORDER.into_iter().filter(|wanted| !rest.any(|name| name == wanted)).collect();
    ensure!(missing.is_empty(), "not reached, or not in this order: {missing:?} of {reached:?}");
    Ok(())
}

const IS_OPEN: &str = "return document.querySelector('#shortcuts').open;";

fn look_the_keys_are_listed_and_the_focus_comes_back(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.wait_full_editor()?;
    page.set_code("x = 1\n")?;
    page.press_keys("?")?;
    ensure!(!is_true(page, IS_OPEN)? && page.code()?.contains('?'), "a question mark in the editor is text");
    page.press_keys(&key(Key::F1))?;
    page.wait_until("the list of keys", SOON, |page| is_true(page, IS_OPEN))?;
    let says = page.script("return document.querySelector('#shortcuts').textContent;", Vec::new())?;
    ensure!(["Keyboard shortcuts", "Ctrl + Enter", "Run the program"].iter().all(|part| says.as_str().is_some_and(|text| text.contains(part))), "{says}");
    page.press_keys(&key(Key::Escape))?;
    let closed = |page: &mut Page| is_true(page, "return !document.querySelector('#shortcuts').open;");
    page.wait_until("the end of the list", SOON, closed)?;
    ensure!(focused(page)?.0 == "Code editor", "the focus is at {:?}", focused(page)?);
    page.script("mustFind('button', 'Run').focus();", Vec::new())?;
    page.press_keys("?")?;
    page.wait_until("the list of keys", SOON, |page| is_true(page, IS_OPEN))?;
    page.press("Back to the page")?;
    page.wait_until("the end of the list", SOON, closed)?;
    ensure!(focused(page)?.0 == "Run", "the focus is at {:?}", focused(page)?);
    // What asks for a name gives the focus back as well.
    page.script("mustFind('button', 'New file').focus();", Vec::new())?;
    page.press_keys(&key(Key::Enter))?;
    page.wait_until("the field for a name", SOON, |page| Ok(focused(page)?.0 == "Name of the file"))?;
    page.press_keys(&key(Key::Escape))?;
    page.wait_until("the focus at the button", SOON, |page| Ok(focused(page)?.0 == "New file"))?;
    let value: Value = page.script("return document.querySelectorAll('.name-field').length;", Vec::new())?;
    ensure!(value == json!(0), "the field is still there");
    Ok(())
}
