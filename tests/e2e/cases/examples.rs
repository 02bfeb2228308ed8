//! The examples: chosen from the list, each runs to its end and prints what a real CPython printed (`tests/examples`).

use super::files::{RUN, SOON, has_tabs, is_told};
use crate::{case::Case, cases, dist::DistVariant, page::Page, server::Site};
use ampoule::{
    examples::{self, Example},
    protocol::from_worker::Stream,
    transcript::{Transcript, span::Change},
    words::language::Language,
};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

pub fn cases() -> Vec<Case> {
    cases![
        examples_print_what_cpython_prints_part_1,
        examples_print_what_cpython_prints_part_2,
        examples_take_the_place_of_files_and_give_them_back,
        examples_that_cannot_be_fetched_are_told,
        examples_that_are_not_sound_are_refused,
    ]
}

const PARTS: usize = 2;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn recorded(id: &str, kind: &str) -> PathBuf {
    root().join("tests/examples").join(format!("{id}.{kind}"))
}

fn list() -> Result<Vec<Example>> {
    Ok(examples::catalogue(&fs::read(root().join("public").join(examples::CATALOGUE))?)?)
}

fn examples_print_what_cpython_prints_part_1(page: &mut Page) -> Result<()> {
    run_part(page, 0)
}

fn examples_print_what_cpython_prints_part_2(page: &mut Page) -> Result<()> {
    run_part(page, 1)
}

fn run_part(page: &mut Page, part: usize) -> Result<()> {
    page.open_app()?;
    super::deadline::choose_wall_seconds(page, 60)?;
    let mut wrong = Vec::new();
    for example in list()?.iter().skip(part).step_by(PARTS) {
        if let Err(error) = run_one(page, example) {
            wrong.push(format!("{}: {error:#}", example.id));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn run_one(page: &mut Page, example: &Example) -> Result<()> {
    open(page, example.title.of(Language::English))?;
    let main = fs::read_to_string(root().join("public").join(examples::address(example, "main.py")))?;
    page.holds(&main)?;
    prepare(page, &fs::read_to_string(recorded(&example.id, "in")).unwrap_or_default())?;
    let result = page.run_editor(RUN)?;
    ensure!(result.outcome == "completed", "ended as {} {}: {}", result.outcome, result.reason, result.error);
    let printed = fs::read_to_string(recorded(&example.id, "out")).context("nothing is recorded of it")?;
    let (shown, expected) = (without_clock(example, &result.stdout), without_clock(example, &as_shown(printed)));
    ensure!(shown == expected, "printed\n{shown}\ninstead of\n{expected}");
    ensure!(result.stderr.is_empty(), "{}", result.stderr);
    Ok(())
}

/// One of them measures time, which a busy machine stretches: its order stays.
fn without_clock(example: &Example, text: &str) -> String {
    const CLOCK_LETTERS: usize = "  5 min".len();
    match example.id.as_str() {
        "kitchen" => text.lines().map(|line| line.get(CLOCK_LETTERS..).unwrap_or(line)).collect::<Vec<_>>().join("\n"),
        _ => text.to_owned(),
    }
}

fn as_shown(printed: String) -> String {
    let mut transcript = Transcript::default();
    transcript.write(Stream::Stdout, printed);
    let changes = transcript.take(usize::MAX).changes.into_iter();
    let begun = changes.filter_map(|change| if let Change::Begin(spans) = change { Some(spans) } else { None });
    begun.flatten().map(|span| span.text).collect()
}

fn prepare(page: &Page, lines: &str) -> Result<()> {
    let js = "document.querySelector('details').open = true;
              const field = mustFind('textbox', 'Prepared input');
              field.value = arguments[0];
              field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.script(js, vec![json!(lines)]).map(drop)
}

/// Chooses an example as a person does.
fn open(page: &mut Page, title: &str) -> Result<()> {
    page.press("Examples")?;
    page.press(title)?;
    is_told(page, &format!("The example \"{title}\" took the place"))
}

fn is_open(page: &Page) -> Result<Value> {
    page.script("return document.querySelector('dialog').open;", Vec::new())
}

fn examples_take_the_place_of_files_and_give_them_back(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.wait_full_editor()?;
    page.set_code("print('mine')\n")?;
    let before = page.output()?.run;
    page.press("Examples")?;
    page.wait_until("the list", SOON, |page| Ok(is_open(page)? == json!(true)))?;
    // Closed without a choice nothing has happened.
    page.press("Close")?;
    page.wait_until("the list to close", SOON, |page| Ok(is_open(page)? == json!(false)))?;
    page.holds("print('mine')\n")?;
    open(page, "Cities in a table")?;
    has_tabs(page, &["main.py", "cities.csv", "main.py"])?;
    ensure!(page.output()?.run == before, "an example ran by itself");
    prepare(page, "")?;
    let result = page.run_editor(RUN)?;
    ensure!(result.stdout.contains("8 warm cities"), "{result:?}");
    // What was told meanwhile has not taken the way back away.
    is_told(page, "Your program wrote warm.csv")?;
    page.press("Keep")?;
    is_told(page, "Kept warm.csv")?;
    has_tabs(page, &["main.py", "cities.csv", "warm.csv", "main.py"])?;
    open(page, "Game of Life")?;
    has_tabs(page, &["main.py", "main.py"])?;
    page.press("Undo")?;
    has_tabs(page, &["main.py", "cities.csv", "warm.csv", "main.py"])?;
    page.press("Undo")?;
    has_tabs(page, &["main.py", "main.py"])?;
    page.holds("print('mine')\n")?;
    // They are kept in their place.
    page.reload()?;
    page.wait_for_app()?;
    page.holds("print('mine')\n")
}

fn examples_that_cannot_be_fetched_are_told(page: &mut Page) -> Result<()> {
    let variant = DistVariant::of_built()?;
    fs::remove_file(variant.dist().folder().join("examples/life/main.py"))?;
    page.serve(Site::of(variant.dist().folder()))?;
    page.open_app()?;
    page.set_code("print('mine')\n")?;
    page.press("Examples")?;
    page.press("Game of Life")?;
    is_told(page, "The example \"Game of Life\" could not be opened: the server answered 404")?;
    page.holds("print('mine')\n")
}

fn examples_that_are_not_sound_are_refused(page: &mut Page) -> Result<()> {
    let variant = DistVariant::of_built()?;
    let list = r#"[{ "id": "../x", "kind": { "en": "k", "es": "k" }, "title": { "en": "t", "es": "t" }, "shows": { "en": "s", "es": "s" }, "files": ["main.py"] }]"#;
    fs::write(variant.dist().folder().join(examples::CATALOGUE), list)?;
    page.serve(Site::of(variant.dist().folder()))?;
    page.open_app()?;
    page.press("Examples")?;
    is_told(page, "The list of examples could not be opened")?;
    // Of another second, by which a server and a browser tell whether a file has changed.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    fs::write(variant.dist().folder().join(examples::CATALOGUE), vec![b' '; examples::MOST_BYTES + 1])?;
    page.press("Examples")?;
    is_told(page, "more than 65536 bytes")
}
