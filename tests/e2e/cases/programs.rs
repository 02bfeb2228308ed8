//! The corpus of `tests/programs`: what a real CPython printed is what the page shows, read as a terminal reads it.
//!
//! One page runs a quarter of the corpus, each program in an interpreter of its own.

use crate::{case::Case, cases, page::Page};
use ampoule::{
    protocol::from_worker::Stream,
    transcript::{Transcript, span::Change},
};
use anyhow::{Context, Result, ensure};
use std::{fs, path::Path};

pub fn cases() -> Vec<Case> {
    cases![
        programs_print_what_cpython_prints_part_1,
        programs_print_what_cpython_prints_part_2,
        programs_print_what_cpython_prints_part_3,
        programs_print_what_cpython_prints_part_4,
    ]
}

const PARTS: usize = 4;

/// Programs that the engine cannot run today, with the error that says so. When one starts to work, the case fails and
/// its line here goes.
const CANNOT: [(&str, &str); 2] = [
    ("password_pbkdf2", "module 'hashlib' has no attribute 'pbkdf2_hmac'"),
    ("shelve_games", "No module named 'dbm'"),
];

fn programs_print_what_cpython_prints_part_1(page: &mut Page) -> Result<()> {
    run_part(page, 0)
}

fn programs_print_what_cpython_prints_part_2(page: &mut Page) -> Result<()> {
    run_part(page, 1)
}

fn programs_print_what_cpython_prints_part_3(page: &mut Page) -> Result<()> {
    run_part(page, 2)
}

fn programs_print_what_cpython_prints_part_4(page: &mut Page) -> Result<()> {
    run_part(page, 3)
}

fn run_part(page: &mut Page, part: usize) -> Result<()> {
    let names = names()?;
    ensure!(names.len() >= 40, "the corpus has only {} programs", names.len());
    page.open_app()?;
    // What they print is asked here, not how fast: WebKitGTK compiles large imports slowly.
    super::deadline::choose_wall_seconds(page, 60)?;
    let mut wrong = Vec::new();
    for name in names.iter().skip(part).step_by(PARTS) {
        if let Err(difference) = run_one(page, name) {
            wrong.push(format!("{name}: {difference:#}"));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn run_one(page: &mut Page, name: &str) -> Result<()> {
    let folder = folder();
    let program = fs::read_to_string(folder.join(format!("{name}.py"))).context("the program is missing")?;
    let expected = fs::read(folder.join(format!("{name}.out")))?;
    let expected = String::from_utf8(expected).context("the recorded output is not UTF-8")?;
    let result = page.run_program(&program)?;
    if let Some((_, error)) = CANNOT.iter().find(|(cannot, _)| cannot == &name) {
        ensure!(result.error.contains(error), "this is listed as failing with {error:?}, but: {result:?}");
        return Ok(());
    }
    ensure!(result.outcome == "completed", "ended as {} {}: {}", result.outcome, result.reason, result.error);
    let expected = as_shown(expected);
    ensure!(result.stdout == expected, "printed\n{}\ninstead of\n{expected}", result.stdout);
    Ok(())
}

/// What is left to see when the program has overwritten its own lines: `src/transcript/tests.rs` says what that is.
fn as_shown(printed: String) -> String {
    let mut transcript = Transcript::default();
    transcript.write(Stream::Stdout, printed);
    let changes = transcript.take(usize::MAX).changes.into_iter();
    let begun = changes.filter_map(|change| if let Change::Begin(spans) = change { Some(spans) } else { None });
    begun.flatten().map(|span| span.text).collect()
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/programs"))
}

fn names() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for file in fs::read_dir(folder())? {
        let name = file?.file_name().to_string_lossy().into_owned();
        names.extend(name.strip_suffix(".out").map(str::to_owned));
    }
    names.sort();
    Ok(names)
}
