//! Programs that claim to wait and do something else.

use super::{
    super::{deadline::choose_wall_seconds, hostile::variant},
    person::{ENGINE_START, Person},
};
use crate::{browser::Engine, case::Case, cases, page::{Page, RunResult}};
use anyhow::{Result, ensure};
use std::time::{Duration, Instant};

pub fn cases() -> Vec<Case> {
    cases![
        a_program_that_computes_while_it_waits_ends_at_its_deadline on [Engine::Chromium, Engine::Firefox] because "WebKitGTK cannot suspend: a worker that asks is gone",
        without_the_pings_a_program_computes_for_nothing on [Engine::Chromium] because "it shows that the case above would notice",
        a_second_question_while_one_is_open_is_no_honest_message,
        a_huge_prompt_and_a_flood_before_it_do_no_harm,
        a_program_that_was_not_to_ask_cannot,
    ]
}

/// Timers go on while Python's stack stands still; each of these turns the processor for most of its time.
const COMPUTES: &str = "import time
from js import setTimeout
from pyodide.ffi import create_proxy

def compute(*_):
    end = time.monotonic() + 0.8
    while time.monotonic() < end:
        pass
    setTimeout(proxy, 1)

proxy = create_proxy(compute)
setTimeout(proxy, 1)
input('I only wait ')
";
const WALL_MILLIS: u64 = 2000;

fn computes(page: &mut Page) -> Result<()> {
    page.wait_status("ready", ENGINE_START)?;
    page.set_code(COMPUTES)
}

fn a_program_that_computes_while_it_waits_ends_at_its_deadline(page: &mut Page) -> Result<()> {
    page.open(&format!("#wall={WALL_MILLIS}"))?;
    page.wait_for_app()?;
    computes(page)?;
    let before = Instant::now();
    let result = page.run_editor(Duration::from_secs(30))?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "deadline"), "{result:?}");
    ensure!(before.elapsed() < Duration::from_secs(8), "it took {:?}", before.elapsed());
    page.next_run_works()
}

fn without_the_pings_a_program_computes_for_nothing(page: &mut Page) -> Result<()> {
    let site = variant::without(&["waiting"])?;
    variant::serve(page, &site)?;
    page.open(&format!("#wall={WALL_MILLIS}"))?;
    page.wait_for_app()?;
    computes(page)?;
    let run = page.output()?.run;
    page.press("Run")?;
    let since = Instant::now();
    page.wait_until("twice the time that the case above may take", Duration::from_secs(30), |page| {
        ensure!(page.output()?.run == run, "it ended all the same: {:?}", page.output()?);
        Ok(since.elapsed() > Duration::from_secs(8))
    })?;
    page.press("Stop")
}

/// What the runner hands to Python is the program's to call.
fn a_second_question_while_one_is_open_is_no_honest_message(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let forge = "import sys\nsuspend = sys.stdin.buffer.raw._suspend\nplace = '{\"type\":\"K\",\"message\":\"\",\"line\":1,\"column\":null,\"traceback\":\"t\"}'\n";
    let result = page.run_program(&format!("{forge}from pyodide.webloop import WebLoop\nfrom asyncio import events\nevents._set_running_loop(WebLoop())\nfor _ in range(10_000):\n    suspend(place, False)\nwhile True:\n    pass\n"))?;
    is_stopped(&result, &["messages"])?;
    page.next_run_works()?;
    // A question that claims to wait, and a program that does not.
    choose_wall_seconds(page, 1)?;
    let result = page.run_program(&format!("{forge}from pyodide.webloop import WebLoop\nfrom asyncio import events\nevents._set_running_loop(WebLoop())\nsuspend(place, False)\nwhile True:\n    pass\n"))?;
    is_stopped(&result, &["deadline"])?;
    ensure!(result.duration < Duration::from_secs(6), "a forged question gave it {:?}", result.duration);
    page.spoils_browser = true;
    page.next_run_works()
}

fn is_stopped(result: &RunResult, reasons: &[&str]) -> Result<()> {
    ensure!(result.outcome == "stopped" && reasons.contains(&result.reason.as_str()), "{result:?}");
    Ok(())
}

fn a_huge_prompt_and_a_flood_before_it_do_no_harm(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let mut person = Person::at(page)?;
    person.run("print(len(input('<b>?' * 100_000)))\nfor n in range(100_000): print(n)\ninput('Q ')\n")?;
    person.answer("four")?;
    person.answer("")?;
    let result = person.ends()?;
    ensure!(result.outcome == "completed" && result.stdout.contains("<b>?four\n4\n0\n1\n") && result.stdout.ends_with("99999\nQ \n"), "{} {}", result.outcome, result.stdout.len());
    Ok(())
}

fn a_program_that_was_not_to_ask_cannot(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let mut person = Person::at(page)?;
    person.prepare("one line", "end")?;
    let forge = "import sys\nplace = '{\"type\":\"K\",\"message\":\"\",\"line\":1,\"column\":null,\"traceback\":\"t\"}'\nsys.stdin.buffer.raw._surrender(place, False)\n";
    is_stopped(&person.page.run_program(forge)?, &["messages"])?;
    person.page.next_run_works()
}
