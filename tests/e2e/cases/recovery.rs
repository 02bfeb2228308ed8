//! Promise P9: what dies is noticed, explained and repaired without a reload, and the learner's text stays.

use super::deadline::choose_wall_seconds;
use crate::{
    case::Case,
    cases,
    dist::DistVariant,
    page::{Page, RunResult},
    server::Site,
};
use anyhow::{Result, ensure};
use serde_json::json;
use std::time::{Duration, Instant};

pub fn cases() -> Vec<Case> {
    cases![
        a_sandbox_that_is_lost_during_a_run_is_noticed_and_replaced,
        a_sandbox_that_is_lost_between_runs_is_noticed_at_the_next,
        a_guard_that_is_jammed_is_noticed_and_replaced,
        an_engine_that_never_starts_is_given_up_with_a_message,
    ]
}

const ENGINE_START: Duration = Duration::from_secs(90);
/// The heart's pause and patience, and WebDriver on a machine with more to do.
const NOTICED: Duration = Duration::from_secs(8);
/// A silence that was noticed may go on for two seconds.
const REPLACED: Duration = Duration::from_secs(10);
const WAITS: &str = "import time\nprint('go')\ntime.sleep(60)\n";

fn remove_frame(page: &Page) -> Result<()> {
    let removed = page.script("const frame = document.querySelector('iframe.sandbox'); frame.remove(); return true;", Vec::new())?;
    ensure!(removed == json!(true));
    Ok(())
}

fn is_noticed(page: &mut Page) -> Result<()> {
    page.wait_status("does not answer", NOTICED)
}

fn is_explained(page: &Page, result: &RunResult) -> Result<()> {
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("failed", "crashed"), "{result:?}");
    ensure!(result.text.contains("Your text is unchanged"), "{result:?}");
    ensure!(page.code()? == WAITS, "the text changed to {}", page.code()?);
    Ok(())
}

fn starts_waiting(page: &mut Page) -> Result<u64> {
    choose_wall_seconds(page, 300)?;
    page.wait_status("ready", ENGINE_START)?;
    page.set_code(WAITS)?;
    let before = page.output()?.run;
    page.press("Run")?;
    Ok(before)
}

fn a_sandbox_that_is_lost_during_a_run_is_noticed_and_replaced(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let before = starts_waiting(page)?;
    page.wait_until("the program to print", ENGINE_START, |page| Ok(page.output()?.stdout == "go\n"))?;
    remove_frame(page)?;
    let lost = Instant::now();
    is_noticed(page)?;
    let result = page.wait_run(before, lost, REPLACED)?;
    is_explained(page, &result)?;
    page.next_run_works()
}

fn a_sandbox_that_is_lost_between_runs_is_noticed_at_the_next(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.wait_status("ready", ENGINE_START)?;
    remove_frame(page)?;
    let before = starts_waiting(page)?;
    let started = Instant::now();
    is_noticed(page)?;
    let result = page.wait_run(before, started, REPLACED)?;
    is_explained(page, &result)?;
    page.next_run_works()
}

fn with_guard(page: &mut Page, from: &str, to: &str) -> Result<()> {
    let variant = DistVariant::of_built()?;
    variant.edit("guard", |text| text.replace(from, to))?;
    page.serve(Site::of(variant.dist().folder()))?;
    page.open_app()
}

fn a_guard_that_is_jammed_is_noticed_and_replaced(page: &mut Page) -> Result<()> {
    with_guard(page, "case\"run\":", "case\"run\":for(;;);")?;
    let before = starts_waiting(page)?;
    let started = Instant::now();
    is_noticed(page)?;
    let result = page.wait_run(before, started, REPLACED)?;
    is_explained(page, &result)?;
    page.wait_status("ready", ENGINE_START)
}

fn an_engine_that_never_starts_is_given_up_with_a_message(page: &mut Page) -> Result<()> {
    with_guard(page, "new Worker(", "new Nothing(")?;
    page.wait_status("stopped", ENGINE_START)?;
    let said = page.script("return document.querySelector('[role=alert]')?.textContent ?? '';", Vec::new())?;
    ensure!(said.as_str().is_some_and(|said| said.contains("could not be started after 3 tries") && said.contains("Nothing")), "the page says {said}");
    Ok(())
}
