//! From a laptop in the room: plain http on a name, which browsers give less than they give to https. The same list as for a page from a disk.

use super::{hostile, kept, local, plots, share};
use crate::{browser::Engine, case::{Case, only}, cases, page::Page};
use anyhow::{Result, ensure};
use serde_json::json;

pub fn cases() -> Vec<Case> {
    let all = cases![
        classroom_programs_run_ask_end_and_are_shared,
        classroom_files_are_kept_lessons_check_and_plots_are_shown,
        classroom_hostile_programs_reach_nothing,
    ];
    only(all, &[Engine::Chromium, Engine::Firefox], "WebKitGTK runs the same from a disk")
}

fn open(page: &mut Page) -> Result<()> {
    page.open_by_name("classroom.test")?;
    page.open_app()?;
    ensure!(page.script("return isSecureContext;", vec![])? == json!(false), "this should not be a secure context");
    Ok(())
}

fn classroom_programs_run_ask_end_and_are_shared(page: &mut Page) -> Result<()> {
    open(page)?;
    local::each(page, local::USUAL)?;
    local::each(page, &[share::links_bring_several_files_and_run_nothing, share::links_are_copied_with_and_without_a_clipboard])
}

fn classroom_files_are_kept_lessons_check_and_plots_are_shown(page: &mut Page) -> Result<()> {
    open(page)?;
    local::each(page, &[kept::files_are_there_after_a_reload, local::lesson_and_back, plots::plots_are_shown_when_the_program_says_so_and_at_its_end])
}

fn classroom_hostile_programs_reach_nothing(page: &mut Page) -> Result<()> {
    open(page)?;
    local::each(page, &[hostile::hostile_programs_reach_nothing_of_the_page, hostile::hostile_programs_reach_no_network])
}
