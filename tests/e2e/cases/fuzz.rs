//! What a worker in the hands of a program can say over its port: it changes its own run and nothing else. The worker of
//! the site under test is edited, so that it sends a few thousand generated messages when a run begins (`fuzz.js`).
//!
//! Many more are tried without a browser: `pyodide-loader/tests/fuzz.test.ts`, `src/session/fuzz`.

use super::hostile::variant;
use crate::{
    case::Case,
    cases,
    dist::{Dist, DistVariant},
    page::{Page, RunResult},
    server::Site,
};
use anyhow::{Context, Result, ensure};
use std::time::{Duration, SystemTime};

pub fn cases() -> Vec<Case> {
    cases![
        forged_messages_of_a_worker_change_nothing,
        a_message_that_is_none_ends_the_run_and_nothing_else,
        more_messages_than_allowed_end_the_run_and_nothing_else,
        without_the_meter_more_messages_than_allowed_end_nothing,
    ]
}

/// An expression.
const BABBLE: &str = include_str!("fuzz.js");
/// Where the worker says that a run begins, in whatever names the bundler left around it.
const BEGINS: &str = "this.tell({type:\"started\"";
const ENGINE_START: Duration = Duration::from_secs(90);

/// A worker that babbles when a run begins.
fn with_babble(variant: &DistVariant) -> Result<()> {
    variant.edit("worker", |text| match text.matches(BEGINS).count() {
        1 => text.replace(BEGINS, &format!("({BABBLE})(this.tell,arguments),{BEGINS}")),
        _ => text,
    })
}

/// Runs a program whose worker babbles first, on a page of its own; the page then goes back to the built site.
fn babbles(page: &mut Page, kind: &str, judge: impl FnOnce(&RunResult) -> Result<()>) -> Result<()> {
    let seed = SystemTime::UNIX_EPOCH.elapsed()?.subsec_nanos();
    let variant = DistVariant::of_built()?;
    with_babble(&variant)?;
    page.serve(Site::of(variant.dist().folder()))?;
    page.open_app()?;
    let result = page.run_program(&format!("# {kind} {seed}\nprint('ran')\n"))?;
    judge(&result).with_context(|| format!("with the seed {seed}: {result:?}"))?;
    // The same page, the next worker: one that does not babble.
    page.wait_status("ready", ENGINE_START)?;
    page.next_run_works().with_context(|| format!("after the seed {seed}"))?;
    page.serve(Site::of(Dist::built()?.folder()))?;
    page.open_app()?;
    page.next_run_works()
}

fn forged_messages_of_a_worker_change_nothing(page: &mut Page) -> Result<()> {
    babbles(page, "forged", |result| {
        ensure!((result.outcome.as_str(), result.stdout.as_str()) == ("completed", "ran\n"));
        ensure!(result.stderr.is_empty() && result.text.contains("Finished"));
        Ok(())
    })
}

fn ended_by_the_guard(result: &RunResult) -> Result<()> {
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "messages"));
    ensure!(result.stdout.is_empty(), "the program ran");
    Ok(())
}

fn a_message_that_is_none_ends_the_run_and_nothing_else(page: &mut Page) -> Result<()> {
    babbles(page, "broken", ended_by_the_guard)
}

fn more_messages_than_allowed_end_the_run_and_nothing_else(page: &mut Page) -> Result<()> {
    babbles(page, "flood", ended_by_the_guard)
}

fn without_the_meter_more_messages_than_allowed_end_nothing(page: &mut Page) -> Result<()> {
    let site = variant::without(&["meter"])?;
    with_babble(&site)?;
    variant::serve(page, &site)?;
    page.open_app()?;
    let result = page.run_program("# flood 1\nprint('ran')\n")?;
    ensure!((result.outcome.as_str(), result.stdout.as_str()) == ("completed", "ran\n"), "{result:?}");
    Ok(())
}
