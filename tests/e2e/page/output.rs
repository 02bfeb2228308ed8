//! What the log `Output` shows, and the way from a program to it.

use super::Page;
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::time::{Duration, Instant};

/// Includes the engine's first start on a busy machine.
const RUN: Duration = Duration::from_secs(90);

/// The log as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Output {
    pub stdout: String,
    pub stderr: String,
    /// The traceback, as it is shown.
    pub error: String,
    /// All of the log, with what the page itself says in it.
    pub text: String,
    /// How many runs have ended on this page.
    pub run: u64,
    /// Of the last run: `completed`, `raised`, `stopped`, `failed`; empty before the first.
    pub outcome: String,
    /// `deadline`, `user`, …; empty where there is none.
    pub reason: String,
}

/// One run from the press of the button to its outcome.
#[derive(Clone, Debug)]
pub struct RunResult {
    pub stdout: String,
    pub stderr: String,
    pub error: String,
    pub text: String,
    pub outcome: String,
    pub reason: String,
    /// From the press to the outcome on the page, an engine's start included.
    pub duration: Duration,
}

impl Page {
    pub fn output(&self) -> Result<Output> {
        let js = "const log = mustFind('log', 'Output');
             return {
               stdout: textOf(log, '.stdout'), stderr: textOf(log, '.stderr'), error: textOf(log, '.error'), 
               text: log.textContent.toWellFormed(),
               run: Number(log.dataset.run ?? 0), outcome: log.dataset.outcome ?? '', reason: log.dataset.reason ?? '',
             };";
        serde_json::from_value(self.script(js, Vec::new())?).context("the log Output is not as expected")
    }

    /// Runs `code` to its end.
    pub fn run_program(&mut self, code: &str) -> Result<RunResult> {
        self.run_program_within(code, RUN)
    }

    pub fn run_program_within(&mut self, code: &str, limit: Duration) -> Result<RunResult> {
        self.set_code(code)?;
        self.run_editor(limit)
    }

    /// Runs what is in the editor.
    pub fn run_editor(&mut self, limit: Duration) -> Result<RunResult> {
        self.wait_built("log", "Output")?;
        let before = self.run_number()?;
        let pressed = Instant::now();
        self.press("Run")?;
        self.wait_run(before, pressed, limit)
    }

    /// Whatever was before: the next run prints and ends well.
    pub fn next_run_works(&mut self) -> Result<()> {
        let next = self.run_program("print('next')\n")?;
        ensure!(next.stdout == "next\n" && next.outcome == "completed", "the next run does not work: {next:?}");
        Ok(())
    }

    /// Until a run after the run number `before` has ended; `pressed` is when it was asked for.
    pub fn wait_run(&mut self, before: u64, pressed: Instant, limit: Duration) -> Result<RunResult> {
        let (output, duration) = self.wait_for("the run to end", limit, |page| {
            let ended = page.run_number()? > before;
            // The time is taken before the output is read, which takes a while when there is much of it.
            let duration = pressed.elapsed();
            Ok(if ended { Some((page.output()?, duration)) } else { None })
        })?;
        let Output { stdout, stderr, error, text, run: _, outcome, reason } = output;
        Ok(RunResult { stdout, stderr, error, text, outcome, reason, duration })
    }

    fn run_number(&self) -> Result<u64> {
        let number = self.script("return Number(mustFind('log', 'Output').dataset.run ?? 0);", Vec::new())?;
        number.as_u64().with_context(|| format!("data-run is {number}"))
    }
}
