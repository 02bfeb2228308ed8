//! Promise P3: a run ends by its deadline, whatever the code does, and the next run works.

use crate::{
    browser::Engine,
    case::Case,
    cases,
    page::{Page, RunResult},
};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::time::{Duration, Instant};

pub fn cases() -> Vec<Case> {
    cases![
        an_endless_loop_ends_at_its_deadline_with_the_learners_line,
        a_loop_in_c_ends_at_its_deadline,
        a_program_that_catches_everything_ends_at_its_deadline,
        a_long_sleep_ends_at_its_deadline,
        an_endless_asyncio_loop_ends_at_its_deadline,
        an_asyncio_program_that_waits_for_nothing_ends_at_its_deadline,
        output_before_a_loop_in_c_is_shown,
        stop_ends_a_loop_in_c_at_once,
        stop_ends_a_sleep_at_once,
        a_run_pressed_early_waits_and_its_clock_starts_with_the_program,
    ]
}

const WALL_MILLIS: u64 = 1000;
/// The promise: at most so much after the deadline, by the guard's clock.
const LATE_MILLIS: u64 = 700;
/// From a press to what is seen through WebDriver, on a machine that other tests load too.
const WEBDRIVER: Duration = Duration::from_secs(3);
const ENGINE_START: Duration = Duration::from_secs(90);

/// WebKitGTK ends a terminated worker for the page at once, but its thread goes on in a loop that WebAssembly never leaves
/// (measured: one core, for as long as the process lives; SECURITY.md says so). The next tests get a new browser.
fn forget_the_browser_after_this(page: &mut Page) {
    page.spoils_browser = page.engine() == Engine::WebKit;
}

pub fn choose_wall_seconds(page: &Page, seconds: u64) -> Result<()> {
    let js = "const list = [...document.querySelectorAll('label')].find((label) => label.textContent.includes('Time limit')).querySelector('select');
         list.value = arguments[0];
         list.dispatchEvent(new Event('change', { bubbles: true }));
         return list.value;";
    let value = json!((seconds * 1000).to_string());
    let chosen = page.script(js, vec![value.clone()])?;
    ensure!(chosen == value, "the time limit of {seconds} s cannot be chosen");
    Ok(())
}

pub fn millis(page: &Page) -> Result<u64> {
    let text = page.script("return mustFind('log', 'Output').dataset.millis;", Vec::new())?;
    text.as_str().and_then(|text| text.parse().ok()).with_context(|| format!("data-millis is {text}"))
}

/// Runs `code` with a wall time of one second; gives what came of it after proving that it ended in time.
fn ends_at_the_deadline(page: &mut Page, code: &str) -> Result<RunResult> {
    forget_the_browser_after_this(page);
    page.open_app()?;
    choose_wall_seconds(page, WALL_MILLIS / 1000)?;
    page.wait_status("ready", ENGINE_START)?;
    let result = page.run_program(code)?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "deadline"), "{result:?}");
    ensure!(result.text.contains("deadline") && result.text.contains("1 s"), "the page does not name the deadline: {}", result.text);
    let millis = millis(page)?;
    ensure!((WALL_MILLIS..=WALL_MILLIS + LATE_MILLIS).contains(&millis), "it ended after {millis} ms");
    ensure!(result.duration <= Duration::from_millis(WALL_MILLIS + LATE_MILLIS) + WEBDRIVER, "the page showed it after {:?}", result.duration);
    page.next_run_works()?;
    Ok(result)
}

pub fn an_endless_loop_ends_at_its_deadline_with_the_learners_line(page: &mut Page) -> Result<()> {
    let result = ends_at_the_deadline(page, "x = 1\n\nwhile True:\n    pass\n")?;
    ensure!(result.text.contains("line 3") || result.text.contains("line 4"), "the line is not named: {}", result.text);
    ensure!(result.error.contains("KeyboardInterrupt"), "no traceback: {result:?}");
    ensure!(!result.error.contains("runner.py"), "the traceback shows frames that are not the learner's: {}", result.error);
    Ok(())
}

fn a_loop_in_c_ends_at_its_deadline(page: &mut Page) -> Result<()> {
    ends_at_the_deadline(page, "sum(range(10**12))\n").map(drop)
}

fn a_program_that_catches_everything_ends_at_its_deadline(page: &mut Page) -> Result<()> {
    let code = "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n";
    ends_at_the_deadline(page, code).map(drop)
}

fn a_long_sleep_ends_at_its_deadline(page: &mut Page) -> Result<()> {
    let result = ends_at_the_deadline(page, "import time\ntime.sleep(10**6)\n")?;
    ensure!(result.text.contains("line 2"), "the line is not named: {}", result.text);
    Ok(())
}

fn an_endless_asyncio_loop_ends_at_its_deadline(page: &mut Page) -> Result<()> {
    let code = "import asyncio\n\nasync def tick():\n    while True:\n        await asyncio.sleep(0.01)\n\nasyncio.run(tick())\n";
    ends_at_the_deadline(page, code).map(drop)
}

fn an_asyncio_program_that_waits_for_nothing_ends_at_its_deadline(page: &mut Page) -> Result<()> {
    let code = "import asyncio\n\nasync def wait():\n    await asyncio.get_running_loop().create_future()\n\nasyncio.run(wait())\n";
    ends_at_the_deadline(page, code).map(drop)
}

fn output_before_a_loop_in_c_is_shown(page: &mut Page) -> Result<()> {
    let result = ends_at_the_deadline(page, "for n in range(5):\n    print(n)\nsum(range(10**12))\n")?;
    ensure!(result.stdout == "0\n1\n2\n3\n4\n", "{result:?}");
    Ok(())
}

fn stops_at_once(page: &mut Page, code: &str) -> Result<()> {
    forget_the_browser_after_this(page);
    page.open_app()?;
    choose_wall_seconds(page, 300)?;
    page.wait_status("ready", ENGINE_START)?;
    page.set_code(code)?;
    let before = page.output()?.run;
    page.press("Run")?;
    page.wait_until("the program to print", ENGINE_START, |page| Ok(page.output()?.stdout == "go\n"))?;
    let pressed = Instant::now();
    page.press("Stop")?;
    let result = page.wait_run(before, pressed, ENGINE_START)?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "user"), "{result:?}");
    ensure!(result.duration < WEBDRIVER, "Stop took {:?}", result.duration);
    ensure!(result.stdout == "go\n", "output from before Stop is lost: {result:?}");
    page.next_run_works()?;
    Ok(())
}

pub fn stop_ends_a_loop_in_c_at_once(page: &mut Page) -> Result<()> {
    stops_at_once(page, "print('go')\nsum(range(10**12))\n")
}

fn stop_ends_a_sleep_at_once(page: &mut Page) -> Result<()> {
    stops_at_once(page, "import time\nprint('go')\ntime.sleep(10**6)\n")
}

fn a_run_pressed_early_waits_and_its_clock_starts_with_the_program(page: &mut Page) -> Result<()> {
    page.open_app()?;
    choose_wall_seconds(page, 1)?;
    let result = page.run_program("import time\ntime.sleep(0.5)\nprint('done')\n")?;
    ensure!(result.stdout == "done\n" && result.outcome == "completed", "{result:?}");
    let millis = millis(page)?;
    ensure!((500..1000).contains(&millis), "the program ran for {millis} ms");
    Ok(())
}
