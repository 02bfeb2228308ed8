//! The shortest way through the whole app: open, wait, run, read.

use crate::{case::Case, cases, page::Page};
use anyhow::{Result, ensure};
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    cases![the_engine_becomes_ready, hello_world_prints, a_second_run_works]
}

const ENGINE_START: Duration = Duration::from_secs(60);

fn the_engine_becomes_ready(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.wait_status("ready", ENGINE_START)
}

pub fn hello_world_prints(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let result = page.run_program("print('Hello, world')\n")?;
    ensure!(result.outcome == "completed", "the run did not complete: {result:?}");
    ensure!(result.stdout == "Hello, world\n", "stdout is {:?}", result.stdout);
    ensure!(result.stderr.is_empty() && result.error.is_empty(), "more than stdout was written: {result:?}");
    Ok(())
}

pub fn a_second_run_works(page: &mut Page) -> Result<()> {
    page.open_app()?;
    for word in ["first", "second"] {
        let result = page.run_program(&format!("import sys\nprint('{word}', file=sys.stderr)\n"))?;
        ensure!(result.outcome == "completed" && result.stderr == format!("{word}\n"), "the {word} run: {result:?}");
    }
    Ok(())
}
