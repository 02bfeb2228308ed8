//! The learner's files: given to the program, taken back from it, kept, and never lost by an accident.

use crate::{
    case::Case,
    cases,
    page::{Page, key},
};
use anyhow::{Context, Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    cases![
        files_of_a_program_are_found_and_imported,
        files_that_a_run_wrote_appear_and_can_be_kept,
        files_that_are_not_text_are_shown,
        files_that_were_edited_during_a_run_stay,
        files_that_are_too_large_are_told,
        files_of_many_megabytes_reach_the_program,
        files_each_have_their_own_undo,
        files_that_were_deleted_come_back,
        files_are_renamed_and_wrong_names_are_refused_with_a_reason,
        files_are_uploaded_and_dropped,
        files_are_downloaded_one_by_one_and_all_together,
        files_are_handed_in_with_what_the_run_printed,
        files_lead_from_a_traceback_to_their_lines,
    ]
}

pub const SOON: Duration = Duration::from_secs(10);
pub const RUN: Duration = Duration::from_secs(90);

/// The tabs above the editor, the chosen one last.
fn tabs(page: &Page) -> Result<Vec<String>> {
    let js = "const tabs = [...mustFind('tablist', 'Open files').querySelectorAll('[role=tab]')];
              const chosen = tabs.filter((tab) => tab.getAttribute('aria-selected') === 'true');
              return [...tabs, ...chosen].map((tab) => tab.textContent);";
    Ok(serde_json::from_value(page.script(js, Vec::new())?)?)
}

pub fn has_tabs(page: &mut Page, expected: &[&str]) -> Result<()> {
    let is = page.wait_until("the tabs", SOON, |page| Ok(tabs(page)? == expected));
    is.with_context(|| format!("the tabs are {:?} instead of {expected:?}", tabs(page).unwrap_or_default()))
}

pub fn choose(page: &mut Page, tab: &str) -> Result<()> {
    page.wait_until("the tab", SOON, |page| {
        let js = "const tab = find('tab', arguments[0]); tab?.click(); return tab?.getAttribute('aria-selected') === 'true';";
        Ok(page.script(js, vec![json!(tab)])? == json!(true))
    })
}

/// What the page says of files.
fn told(page: &Page) -> Result<String> {
    let js = "return mustFind('status', 'Files').textContent;";
    Ok(page.script(js, Vec::new())?.as_str().unwrap_or_default().to_owned())
}

pub fn is_told(page: &mut Page, part: &str) -> Result<()> {
    let is = page.wait_until("the news of files", SOON, |page| Ok(told(page)?.contains(part)));
    is.with_context(|| format!("the page says {:?}, without {part:?}", told(page).unwrap_or_default()))
}

pub fn add(page: &mut Page, name: &str, text: &str) -> Result<()> {
    page.press("New file")?;
    page.wait_until("the field for the name", SOON, |page| {
        Ok(page.script("return document.activeElement?.getAttribute('aria-label') === 'Name of the file';", Vec::new())? == json!(true))
    })?;
    page.press_keys(&format!("{name}{}", key(Key::Enter)))?;
    page.wait_until("the new file's tab", SOON, |page| Ok(tabs(page)?.last().is_some_and(|tab| tab == name)))?;
    page.set_code(text)
}

pub fn open(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.wait_full_editor()
}

/// Drops files on the page, or chooses them, as a person would: `[[name, bytes], …]`, or how many bytes where it should be many.
pub fn give(page: &Page, how: &str, files: Value) -> Result<()> {
    let js = "const [how, files] = arguments;
              const transfer = new DataTransfer();
              const content = (bytes) => (Array.isArray(bytes) ? new Uint8Array(bytes) : new Uint8Array(bytes).map((_, at) => at % 251));
              for (const [name, bytes] of files) transfer.items.add(new File([content(bytes)], name));
              if (how === 'drop') {
                const place = document.querySelector('.cm-content');
                for (const kind of ['dragover', 'drop'])
                  place.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
              } else {
                const field = document.querySelector('input[type=file]');
                field.files = transfer.files;
                field.dispatchEvent(new Event('change', { bubbles: true }));
              }";
    page.script(js, vec![json!(how), files]).map(drop)
}

fn files_of_a_program_are_found_and_imported(page: &mut Page) -> Result<()> {
    open(page)?;
    add(page, "helper.py", "def double(x):\n    return 2 * x\n")?;
    add(page, "data/numbers.csv", "1;2\n3;4\n")?;
    has_tabs(page, &["main.py", "data/numbers.csv", "helper.py", "data/numbers.csv"])?;
    choose(page, "main.py")?;
    let program = "from helper import double\nfor line in open('data/numbers.csv'):\n    print(*(double(int(x)) for x in line.split(';')))\nimport os\nprint(sorted(os.listdir()))\n";
    page.set_code(program)?;
    let result = page.run_editor(RUN)?;
    ensure!(result.stdout == "2 4\n6 8\n['data', 'helper.py', 'main.py']\n", "{result:?}");
    // What is compiled on the way is nobody's file.
    has_tabs(page, &["main.py", "data/numbers.csv", "helper.py", "main.py"])?;
    // Each run has the files as they are now, and Run starts the program whatever is shown.
    choose(page, "helper.py")?;
    page.set_code("def double(x):\n    return 20 * x\n")?;
    let result = page.run_editor(RUN)?;
    ensure!(result.stdout.starts_with("20 40\n60 80\n"), "{result:?}");
    Ok(())
}

const WRITES: &str = "import os
os.makedirs('out')
with open('out/table.csv', 'w') as file:
    file.write('a;b\\n')
with open('raw.bin', 'wb') as file:
    file.write(bytes(range(20)))
dot = '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fccf50cf0000048101801fd5b1a90000000049454e44ae426082'
with open('dot.png', 'wb') as file:
    file.write(bytes.fromhex(dot))
";

/// What is shown of a file that a run wrote, after a press on its name.
fn look_into(page: &mut Page, name: &str) -> Result<String> {
    let button = format!("Look into {name}");
    page.press(&button)?;
    let js = "const row = mustFind('button', arguments[0]).closest('li');
              const picture = row.querySelector('img');
              return picture ? `picture ${picture.naturalWidth}` : row.querySelector('pre')?.textContent ?? '';";
    page.wait_for("what is in it", SOON, |page| {
        let shown = page.script(js, vec![json!(button)])?.as_str().unwrap_or_default().to_owned();
        Ok((!shown.is_empty() && shown != "picture 0").then_some(shown))
    })
}

fn files_that_a_run_wrote_appear_and_can_be_kept(page: &mut Page) -> Result<()> {
    open(page)?;
    let result = page.run_program(WRITES)?;
    ensure!(result.outcome == "completed", "{result:?}");
    is_told(page, "Your program wrote")?;
    choose(page, "Files")?;
    ensure!(look_into(page, "out/table.csv")? == "a;b\n");
    let bytes = look_into(page, "raw.bin")?;
    ensure!(bytes.starts_with("00000000  00 01 02") && bytes.contains("00000010  10 11 12 13"), "{bytes}");
    ensure!(look_into(page, "dot.png")? == "picture 1");
    // The next run starts afresh, and what nobody kept is gone.
    page.press("Keep out/table.csv")?;
    has_tabs(page, &["main.py", "out/table.csv", "main.py"])?;
    choose(page, "Output")?;
    let result = page.run_program("import os\nprint(open('out/table.csv').read(), os.listdir())\nopen('out/table.csv', 'a').write('1;2\\n')\n")?;
    ensure!(result.stdout == "a;b\n ['out', 'main.py']\n" || result.stdout == "a;b\n ['main.py', 'out']\n", "{result:?}");
    is_told(page, "Your program wrote out/table.csv.")?;
    choose(page, "out/table.csv")?;
    page.holds("a;b\n")?;
    // A file that was not edited meanwhile is replaced, and that can be undone in it.
    page.press("Keep")?;
    page.holds("a;b\n1;2\n")?;
    page.script("mustFind('textbox', 'Code editor').focus();", Vec::new())?;
    page.press_keys(&(Key::Control + "z"))?;
    page.holds("a;b\n")?;
    let gone = page.script("return find('button', 'Look into raw.bin') === null;", Vec::new())?;
    ensure!(gone == json!(true), "what the run before wrote is still there");
    Ok(())
}

fn files_that_are_not_text_are_shown(page: &mut Page) -> Result<()> {
    open(page)?;
    page.run_program(WRITES)?;
    page.press("Keep")?;
    has_tabs(page, &["main.py", "dot.png", "out/table.csv", "raw.bin", "main.py"])?;
    choose(page, "raw.bin")?;
    page.wait_until("the first bytes", SOON, |page| {
        let shown = page.script("return document.querySelector('.binary pre')?.textContent ?? '';", Vec::new())?;
        Ok(shown.as_str().is_some_and(|shown| shown.starts_with("00000000  00 01 02")))
    })?;
    choose(page, "dot.png")?;
    page.wait_until("the picture", SOON, |page| {
        Ok(page.script("return document.querySelector('.binary img')?.naturalWidth === 1;", Vec::new())? == json!(true))
    })?;
    choose(page, "main.py")?;
    page.holds(WRITES)
}

fn files_that_were_edited_during_a_run_stay(page: &mut Page) -> Result<()> {
    open(page)?;
    add(page, "notes.txt", "before\n")?;
    choose(page, "main.py")?;
    let program = "input('now? ')\nopen('notes.txt', 'a').write('from the run\\n')\nopen('main.py', 'w').write('# overwritten\\n')\n";
    page.set_code(program)?;
    let before = page.output()?.run;
    page.press("Run")?;
    page.wait_until("the question", RUN, |page| Ok(page.script("return find('textbox', 'Program input') !== null;", Vec::new())? == json!(true)))?;
    choose(page, "notes.txt")?;
    page.set_code("edited meanwhile\n")?;
    page.script("mustFind('textbox', 'Program input').focus();", Vec::new())?;
    page.press_keys(&key(Key::Enter))?;
    page.wait_run(before, std::time::Instant::now(), RUN)?;
    page.press("Keep")?;
    is_told(page, "what your program wrote is in notes (2).txt")?;
    has_tabs(page, &["main.py", "main (2).py", "notes (2).txt", "notes.txt", "notes.txt"])?;
    page.holds("edited meanwhile\n")?;
    choose(page, "notes (2).txt")?;
    page.holds("before\nfrom the run\n")?;
    choose(page, "main (2).py")?;
    page.holds("# overwritten\n")?;
    choose(page, "main.py")?;
    page.holds(program)
}

fn files_that_are_too_large_are_told(page: &mut Page) -> Result<()> {
    open(page)?;
    let result = page.run_program("open('large', 'wb').write(bytes(40 * 2**20))\nopen('small', 'w').write('x')\n")?;
    ensure!(result.outcome == "completed", "{result:?}");
    is_told(page, "wrote small. One file that your program wrote cannot be shown")?;
    page.press("Keep")?;
    has_tabs(page, &["main.py", "small", "main.py"])
}

/// Through a port Firefox does not bring every `Blob` of so many bytes (`guard/link.ts`).
fn files_of_many_megabytes_reach_the_program(page: &mut Page) -> Result<()> {
    open(page)?;
    give(page, "choose", json!([["large.bin", 24 * 2_u32.pow(20)]]))?;
    has_tabs(page, &["main.py", "large.bin", "large.bin"])?;
    let program = "data = open('large.bin', 'rb').read()\nwhole = bytes(range(251)) * (len(data) // 251 + 1)\nprint(len(data), data == whole[:len(data)])\n";
    choose(page, "main.py")?;
    for _ in 0..2 {
        let result = page.run_program(program)?;
        ensure!(result.stdout == "25165824 True\n", "{result:?}");
    }
    Ok(())
}

fn files_each_have_their_own_undo(page: &mut Page) -> Result<()> {
    open(page)?;
    page.set_code("first")?;
    add(page, "b.py", "second")?;
    choose(page, "main.py")?;
    page.script("mustFind('textbox', 'Code editor').focus();", Vec::new())?;
    page.press_keys(&(Key::Control + "z"))?;
    page.wait_until("the undo", SOON, |page| Ok(page.code()? != "first"))?;
    choose(page, "b.py")?;
    page.holds("second")?;
    page.script("mustFind('textbox', 'Code editor').focus();", Vec::new())?;
    page.press_keys(&(Key::Control + "z"))?;
    page.holds("")?;
    page.press_keys(&(Key::Control + "y"))?;
    page.holds("second")
}

fn files_that_were_deleted_come_back(page: &mut Page) -> Result<()> {
    open(page)?;
    add(page, "a.txt", "important\n")?;
    choose(page, "Files")?;
    page.press("Delete a.txt")?;
    has_tabs(page, &["main.py", "main.py"])?;
    is_told(page, "a.txt was deleted")?;
    page.press("Undo")?;
    has_tabs(page, &["main.py", "a.txt", "a.txt"])?;
    page.holds("important\n")?;
    let has_delete = page.script("return find('button', 'Delete main.py') !== null;", Vec::new())?;
    ensure!(has_delete == json!(false), "the program can be deleted");
    Ok(())
}

fn rename(page: &mut Page, from: &str, to: &str) -> Result<()> {
    page.press(&format!("Rename {from}"))?;
    page.wait_until("the field for the name", SOON, |page| {
        Ok(page.script("return document.activeElement?.getAttribute('aria-label') === 'Name of the file';", Vec::new())? == json!(true))
    })?;
    page.press_keys(&(Key::Control + "a"))?;
    page.press_keys(&format!("{to}{}", key(Key::Enter)))
}

fn files_are_renamed_and_wrong_names_are_refused_with_a_reason(page: &mut Page) -> Result<()> {
    open(page)?;
    add(page, "a.txt", "1\n")?;
    add(page, "b.txt", "2\n")?;
    choose(page, "Files")?;
    rename(page, "a.txt", "c.py")?;
    has_tabs(page, &["main.py", "b.txt", "c.py", "b.txt"])?;
    for (wrong, why) in [("b.txt", "already"), ("../x", "cannot be a part"), ("main.py", "keeps its name"), ("b.txt/x", "folder at once")] {
        rename(page, "c.py", wrong)?;
        is_told(page, why)?;
        page.press("Cancel")?;
        has_tabs(page, &["main.py", "b.txt", "c.py", "b.txt"])?;
    }
    choose(page, "c.py")?;
    page.holds("1\n")
}

fn files_are_uploaded_and_dropped(page: &mut Page) -> Result<()> {
    open(page)?;
    page.set_code("print(open('a.txt').read(), open('a (2).txt').read())\n")?;
    give(page, "choose", json!([["a.txt", [49]]]))?;
    has_tabs(page, &["main.py", "a.txt", "a.txt"])?;
    give(page, "drop", json!([["a.txt", [50]], ["C:\\temp\\b.txt", [51]]]))?;
    is_told(page, "2 files were added")?;
    choose(page, "main.py")?;
    // The editor would have taken what is dropped for text.
    page.holds("print(open('a.txt').read(), open('a (2).txt').read())\n")?;
    let result = page.run_editor(RUN)?;
    ensure!(result.stdout == "1 2\n", "{result:?}");
    Ok(())
}

/// What the page would have given to the browser for keeping: name and bytes.
fn downloaded(page: &mut Page, button: &str) -> Result<(String, Vec<u8>)> {
    page.script("window.given = null; HTMLAnchorElement.prototype.click = function () { window.given = [this.download, this.href]; };", Vec::new())?;
    page.press(button)?;
    page.wait_until("the download", SOON, |page| Ok(page.script("return window.given !== null;", Vec::new())? == json!(true)))?;
    let js = "const [name, url] = window.given; return [name, [...new Uint8Array(await (await fetch(url)).arrayBuffer())]];";
    Ok(serde_json::from_value(page.script_async(js, Vec::new())?)?)
}

fn files_are_downloaded_one_by_one_and_all_together(page: &mut Page) -> Result<()> {
    open(page)?;
    page.set_code("import zipfile\nwith zipfile.ZipFile('ampoule-files.zip') as archive:\n    print({name: archive.read(name) for name in archive.namelist()})\n")?;
    add(page, "data/a.txt", "ä\n")?;
    choose(page, "Files")?;
    let (name, bytes) = downloaded(page, "Download data/a.txt")?;
    ensure!((name.as_str(), bytes.as_slice()) == ("a.txt", "ä\n".as_bytes()), "{name} {bytes:?}");
    let (name, bytes) = downloaded(page, "Download all (zip)")?;
    ensure!(name == "ampoule-files.zip");
    // Python itself reads what was made.
    choose(page, "Output")?;
    give(page, "drop", json!([[name, bytes]]))?;
    has_tabs(page, &["main.py", "ampoule-files.zip", "data/a.txt", "ampoule-files.zip"])?;
    let result = page.run_editor(RUN)?;
    ensure!(result.stdout.contains("'data/a.txt': b'\\xc3\\xa4\\n'") && result.stdout.contains("'main.py': b\"import zipfile"), "{result:?}");
    Ok(())
}

fn files_are_handed_in_with_what_the_run_printed(page: &mut Page) -> Result<()> {
    open(page)?;
    page.run_program("print('to the', 'teacher')\n1 / 0\n")?;
    choose(page, "Files")?;
    let (name, bytes) = downloaded(page, "Hand in")?;
    ensure!(name.starts_with("ampoule-20") && name.ends_with(".zip") && name.len() == "ampoule-2026-11-28T02-15.zip".len(), "{name}");
    choose(page, "Output")?;
    give(page, "drop", json!([["work.zip", bytes]]))?;
    choose(page, "main.py")?;
    page.set_code("import zipfile\nwith zipfile.ZipFile('work.zip') as archive:\n    print(archive.namelist())\n    print(archive.read('report.txt').decode())\n")?;
    let result = page.run_editor(RUN)?;
    for part in ["['main.py', 'report.txt']", "Handed in: 20", "Last run: ZeroDivisionError in line 2", "to the teacher\n", "ZeroDivisionError"] {
        ensure!(result.stdout.contains(part), "{part:?}: {result:?}");
    }
    ensure!(!result.stdout.contains("were changed"), "{result:?}");
    // What is not what ran is said to be so.
    page.set_code("print('something else')\n")?;
    choose(page, "Files")?;
    let (name, bytes) = downloaded(page, "Hand in")?;
    choose(page, "Output")?;
    give(page, "drop", json!([[name, bytes]]))?;
    choose(page, "main.py")?;
    page.set_code(&format!("import zipfile\nprint(zipfile.ZipFile({name:?}).read('report.txt').decode())\n"))?;
    let result = page.run_editor(RUN)?;
    ensure!(result.stdout.contains("The files were changed after that run."), "{result:?}");
    Ok(())
}

fn files_lead_from_a_traceback_to_their_lines(page: &mut Page) -> Result<()> {
    open(page)?;
    add(page, "helper.py", "def fail():\n    raise ValueError('in the helper')\n")?;
    choose(page, "main.py")?;
    let result = page.run_program("import helper\nhelper.fail()\n")?;
    ensure!(result.error.contains("File \"helper.py\", line 2, in fail"), "{result:?}");
    page.press("File \"helper.py\", line 2")?;
    has_tabs(page, &["main.py", "helper.py", "helper.py"])?;
    page.wait_until("the line", SOON, |page| {
        let line = page.script("return document.querySelector('.cm-activeLine')?.textContent ?? '';", Vec::new())?;
        Ok(line.as_str().is_some_and(|line| line.contains("raise ValueError")))
    })
}
