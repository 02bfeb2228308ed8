//! The portable folder, opened from a disk: no server, no service of one, the same promises.

use super::{deadline, files, hostile, input, kept, lessons, plots, share, smoke};
use crate::{browser::Engine, case::{Case, only}, cases, dist::Dist, page::Page};
use ampoule::bundle::Bundle;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::{fs, time::Duration};

pub fn cases() -> Vec<Case> {
    let mut all = cases![local_programs_run_ask_and_end, local_lessons_check_and_lead_back];
    let some = cases![
        local_plots_come_from_the_disk,
        local_files_are_kept,
        local_files_are_shared,
        local_pages_trust_no_snapshot_that_lies_there,
        local_one_file_is_enough,
        local_hostile_programs_reach_nothing,
        local_hostile_programs_reach_nothing_from_one_file,
    ];
    all.extend(only(some, &[Engine::Chromium, Engine::Firefox], "it is long, and WebKitGTK passed it once; two cases of it are enough there"));
    all
}

const ENGINE_START: Duration = Duration::from_secs(90);

const FOLDER: &str = "index.html";
const ONE_FILE: &str = "ampoule.html";

fn open(page: &mut Page, file: &str) -> Result<()> {
    page.open_from_disk(&Dist::portable()?.folder().join(file));
    Ok(())
}

/// Cases of the site with a server, in a page without one.
fn all(page: &mut Page, file: &str, cases: &[fn(&mut Page) -> Result<()>]) -> Result<()> {
    open(page, file)?;
    each(page, cases)
}

pub fn each(page: &mut Page, cases: &[fn(&mut Page) -> Result<()>]) -> Result<()> {
    for (number, case) in cases.iter().enumerate() {
        case(page).with_context(|| format!("number {} of the cases", number + 1))?;
    }
    Ok(())
}

/// What everybody does.
pub const USUAL: &[fn(&mut Page) -> Result<()>] = &[
    smoke::hello_world_prints,
    smoke::a_second_run_works,
    input::a_program_asks_and_is_answered_in_the_output,
    deadline::an_endless_loop_ends_at_its_deadline_with_the_learners_line,
    deadline::stop_ends_a_loop_in_c_at_once,
];

fn local_programs_run_ask_and_end(page: &mut Page) -> Result<()> {
    all(page, FOLDER, USUAL)
}

fn local_plots_come_from_the_disk(page: &mut Page) -> Result<()> {
    all(page, FOLDER, &[plots::plots_are_shown_when_the_program_says_so_and_at_its_end])
}

fn local_files_are_kept(page: &mut Page) -> Result<()> {
    all(page, FOLDER, &[kept::files_are_there_after_a_reload])
}

/// A link to a page on this disk is none for others: a file is, and it is opened here.
fn local_files_are_shared(page: &mut Page) -> Result<()> {
    open(page, FOLDER)?;
    share::open(page)?;
    let (name, bytes) = share::saved(page)?;
    share::close(page)?;
    page.set_code("# something else\n")?;
    files::give(page, "drop", json!([[name, bytes]]))?;
    share::is_visit(page, true)?;
    page.holds("print('mine')\n")
}

fn local_lessons_check_and_lead_back(page: &mut Page) -> Result<()> {
    open(page, FOLDER)?;
    lesson_and_back(page)
}

pub fn lesson_and_back(page: &mut Page) -> Result<()> {
    page.open("#/learn/first-steps/01-print")?;
    page.wait_for_lesson()?;
    let lesson = lessons::read("first-steps", "01-print", "en")?;
    let exercise = lessons::exercises(&lesson).next().context("the lesson has no exercise")?;
    lessons::judge(page, exercise, "Check")?;
    page.script("document.querySelector('a[href=\"index.html\"]').click();", vec![])?;
    // Lessons have editors as well.
    page.wait_across("the lesson to go", ENGINE_START, "return document.querySelector('.lesson') === null;")?;
    page.wait_for_app()
}

fn local_one_file_is_enough(page: &mut Page) -> Result<()> {
    // Alone: nothing beside it is found.
    let alone = tempfile::tempdir()?;
    let file = alone.path().join("my programs.html");
    fs::copy(Dist::portable()?.folder().join(ONE_FILE), &file)?;
    page.open_from_disk(&file);
    each(page, USUAL)?;
    lesson_and_back(page)
}

fn local_hostile_programs_reach_nothing_from_one_file(page: &mut Page) -> Result<()> {
    all(page, ONE_FILE, &[hostile::hostile_programs_reach_nothing_of_the_page])
}

fn local_hostile_programs_reach_nothing(page: &mut Page) -> Result<()> {
    all(page, FOLDER, &[hostile::hostile_programs_reach_nothing_of_the_page, hostile::hostile_programs_reach_no_network])
}

/// Chromium gives all local pages one storage: what another page puts there as a snapshot of Python is not run.
fn local_pages_trust_no_snapshot_that_lies_there(page: &mut Page) -> Result<()> {
    let engine = Bundle::parse(&fs::read_to_string(Dist::portable()?.folder().join("bundle.json"))?)?.engine_key();
    open(page, FOLDER)?;
    page.open_app()?;
    page.wait_status("ready", ENGINE_START)?;
    page.next_run_works()?;
    let js = "const open = indexedDB.open('ampoule', 1);
              open.onupgradeneeded = () => open.result.createObjectStore('snapshots');
              const database = await new Promise((done, failed) => { open.onsuccess = () => done(open.result); open.onerror = () => failed(open.error); });
              const store = database.transaction('snapshots', arguments[0]).objectStore('snapshots');
              const request = arguments[0] === 'readonly' ? store.getAllKeys() : store.put([arguments[1], 'theirs', new ArrayBuffer(8)], 'newest');
              const result = await new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
              database.close();
              return result;";
    let kept = page.script_async(js, vec![json!("readonly"), json!(engine)])?;
    ensure!(kept == json!([]), "a snapshot was kept: {kept}");
    page.script_async(js, vec![json!("readwrite"), json!(engine)])?;
    page.reload()?;
    page.wait_for_app()?;
    page.wait_status("ready", ENGINE_START)?;
    page.next_run_works()?;
    // Read, it would have been found damaged.
    ensure!(!page.console().join("\n").contains("snapshot"), "{:?}", page.console());
    Ok(())
}
