//! Promise P4: memory, files and output are capped. Over the cap there is a Python error or a clear notice, and the page lives.

use super::{
    deadline::{choose_wall_seconds, millis},
    hostile::variant,
};
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
        memory_over_the_limit_is_a_memory_error_and_python_lives,
        files_over_their_limits_are_an_os_error_and_python_lives,
        output_over_what_is_kept_is_counted_and_said,
        endless_output_is_stopped_and_said,
        stop_ends_a_flood_of_output,
        the_deadline_holds_while_the_page_is_held_up,
        an_address_lowers_limits,
        an_address_that_asks_for_too_much_is_told_so,
        without_the_memory_limit_there_is_more,
        without_the_quota_there_is_room_for_more,
        without_the_guards_clock_only_the_host_is_left,
    ]
}

const ENGINE_START: Duration = Duration::from_secs(90);
const MIB: usize = 1024 * 1024;

fn ends(result: &RunResult, outcome: &str, reason: &str) -> Result<()> {
    ensure!((result.outcome.as_str(), result.reason.as_str()) == (outcome, reason), "{} {}: {}", result.outcome, result.reason, result.error);
    Ok(())
}

fn memory_over_the_limit_is_a_memory_error_and_python_lives(page: &mut Page) -> Result<()> {
    page.open_app()?;
    choose_wall_seconds(page, 60)?;
    let caught = page.run_program(
        "blocks = []\ntry:\n    while True:\n        blocks.append(bytes(8 * 2**20))\nexcept MemoryError:\n    size = 8 * len(blocks)\n    del blocks\n    print('MemoryError', 300 < size < 512)\nprint(sum(bytearray(100 * 2**20)))\n",
    )?;
    ensure!(caught.stdout == "MemoryError True\n0\n", "{caught:?}");
    let raised = page.run_program("x = bytearray(2**30)\n")?;
    ends(&raised, "raised", "")?;
    ensure!(raised.text.contains("MemoryError in line 1"), "{raised:?}");
    page.next_run_works()
}

fn files_over_their_limits_are_an_os_error_and_python_lives(page: &mut Page) -> Result<()> {
    page.open_app()?;
    choose_wall_seconds(page, 60)?;
    let code = "
import errno, os
def full(attempt):
    try:
        attempt()
        return 'no error'
    except OSError as error:
        return error.errno == errno.ENOSPC
def one_large():
    with open('large', 'wb') as file:
        for _ in range(70):
            file.write(bytes(2**20))
print(full(one_large), 60 * 2**20 < os.path.getsize('large') <= 64 * 2**20)
def truncate():
    open('large', 'r+b').truncate(2**30)
print(full(truncate))
os.remove('large')
def many():
    for n in range(5000):
        open(f'f{n}', 'w').close()
print(full(many))
for name in os.listdir():
    os.remove(name)
def deep():
    path = 'd'
    for _ in range(40):
        os.mkdir(path)
        path += '/d'
print(full(deep))
for n in range(200):
    with open('new', 'wb') as file:
        file.write(bytes(2**20))
    os.replace('new', 'old')
print(os.listdir() == ['d', 'old'] or sorted(os.listdir()))
open('small', 'w').write('still works')
print(open('small').read())
";
    let result = page.run_program(code)?;
    ensure!(result.stdout == "True True\nTrue\nTrue\nTrue\nTrue\nstill works\n", "{result:?}");
    page.next_run_works()
}

fn output_over_what_is_kept_is_counted_and_said(page: &mut Page) -> Result<()> {
    page.open_app()?;
    choose_wall_seconds(page, 60)?;
    let line = page.run_program("print('x' * 50_000_000)\nprint('end')\n")?;
    ends(&line, "completed", "")?;
    ensure!(line.stdout.len() == MIB && line.stdout.bytes().all(|byte| byte == b'x'), "{} bytes are kept", line.stdout.len());
    // 50,000,000 + "\nend\n" - 1 MiB.
    ensure!(line.text.contains("2 more lines of its output (49.0 MB) were not kept"), "{}", &line.text[line.text.len() - 200..]);
    let lines = page.run_program("for n in range(300_000):\n    print(n % 10)\n")?;
    ends(&lines, "completed", "").with_context(|| lines.text[lines.text.len() - 300..].to_owned())?;
    ensure!(lines.stdout.len() == 400_000, "{} bytes are kept", lines.stdout.len());
    ensure!(lines.text.contains("100000 more lines of its output (200 kB) were not kept"), "{}", &lines.text[lines.text.len() - 200..]);
    page.next_run_works()
}

fn endless_output_is_stopped_and_said(page: &mut Page) -> Result<()> {
    page.open_app()?;
    choose_wall_seconds(page, 60)?;
    let result = page.run_program("line = 'x' * 999\nwhile True:\n    print(line)\n")?;
    ends(&result, "stopped", "output")?;
    ensure!(result.stdout.len() == MIB, "{} bytes are kept", result.stdout.len());
    ensure!(result.text.contains("wrote more output") && result.text.contains("more lines of its output"), "{}", &result.text[MIB..]);
    page.next_run_works()
}

fn stop_ends_a_flood_of_output(page: &mut Page) -> Result<()> {
    page.open_app()?;
    choose_wall_seconds(page, 300)?;
    page.wait_status("ready", ENGINE_START)?;
    // Slow enough to go on until Stop, and still more than a page can show.
    page.set_code("import time\nwhile True:\n    for n in range(200):\n        print(n)\n    time.sleep(0.002)\n")?;
    let before = page.output()?.run;
    page.press("Run")?;
    page.wait_until("output", ENGINE_START, |page| Ok(!page.output()?.stdout.is_empty()))?;
    let pressed = Instant::now();
    page.press("Stop")?;
    let result = page.wait_run(before, pressed, ENGINE_START)?;
    ends(&result, "stopped", "user")?;
    page.next_run_works()
}

fn the_deadline_holds_while_the_page_is_held_up(page: &mut Page) -> Result<()> {
    page.spoils_browser = page.engine() == Engine::WebKit;
    page.open("#wall=4000")?;
    page.wait_for_app()?;
    page.wait_status("ready", ENGINE_START)?;
    page.set_code("sum(range(10**12))\n")?;
    let before = page.output()?.run;
    page.press("Run")?;
    page.wait_until("the program to run", ENGINE_START, |page| Ok(page.engine_status()?.contains("running")))?;
    // Not while the guard makes the next worker, for which Firefox has it wait for the page's thread.
    std::thread::sleep(Duration::from_millis(1500));
    page.script("const end = performance.now() + arguments[0]; while (performance.now() < end);", vec![json!(6000)])?;
    let result = page.wait_run(before, Instant::now(), ENGINE_START)?;
    ends(&result, "stopped", "deadline")?;
    let took = millis(page)?;
    // Long before the page could say anything. How exactly, others ask of a page that is not held up (`deadline.rs`).
    ensure!((4000..=5500).contains(&took), "by the guard's clock it ended after {took} ms");
    page.next_run_works()
}

fn an_address_lowers_limits(page: &mut Page) -> Result<()> {
    page.open("#wall=1000&memory=134217728&output=2000&recursion=100&files=1000")?;
    page.wait_for_app()?;
    let code = "import sys\nprint(sys.getrecursionlimit())\ntry:\n    bytearray(128 * 2**20)\nexcept MemoryError:\n    print('MemoryError')\ntry:\n    with open('f', 'w') as file:\n        file.write('x' * 1001)\nexcept OSError as error:\n    print(error.strerror)\nprint('x' * 5000)\n";
    let result = page.run_program(code)?;
    ends(&result, "completed", "")?;
    ensure!(result.stdout.starts_with("100\nMemoryError\nNo space left on device\nxxx") && result.stdout.len() == 2000, "{result:?}");
    let slept = page.run_program("import time\ntime.sleep(60)\n")?;
    ends(&slept, "stopped", "deadline")
}

fn an_address_that_asks_for_too_much_is_told_so(page: &mut Page) -> Result<()> {
    page.open("#wall=600001")?;
    page.wait_for_app()?;
    let said = page.script("return document.querySelector('[role=alert]')?.textContent ?? '';", Vec::new())?;
    let said = said.as_str().unwrap_or_default();
    ensure!(said.contains("the option wall is 600001, but it must lie between 50 and 600000"), "the page says {said:?}");
    page.next_run_works()
}

/// The built site without one of its limits.
fn open_without(page: &mut Page, limit: &str) -> Result<()> {
    let site = variant::without(&[limit])?;
    variant::serve(page, &site)?;
    page.open_app()?;
    page.wait_status("ready", ENGINE_START)
}

fn without_the_memory_limit_there_is_more(page: &mut Page) -> Result<()> {
    open_without(page, "memory")?;
    choose_wall_seconds(page, 60)?;
    let result = page.run_program("print(len(bytearray(700 * 2**20)))\n")?;
    ensure!(result.stdout == "734003200\n", "{result:?}");
    Ok(())
}

fn without_the_quota_there_is_room_for_more(page: &mut Page) -> Result<()> {
    open_without(page, "quota")?;
    choose_wall_seconds(page, 60)?;
    let result = page.run_program("import os\nwith open('f', 'wb') as file:\n    for _ in range(70):\n        file.write(bytes(2**20))\nprint(os.path.getsize('f') >> 20)\n")?;
    ensure!(result.stdout == "70\n", "{result:?}");
    Ok(())
}

/// The host gives the guard its time, then throws the whole sandbox away and can tell no duration.
fn without_the_guards_clock_only_the_host_is_left(page: &mut Page) -> Result<()> {
    page.spoils_browser = page.engine() == Engine::WebKit;
    open_without(page, "deadline")?;
    choose_wall_seconds(page, 1)?;
    let result = page.run_program("sum(range(10**12))\n")?;
    ends(&result, "stopped", "deadline")?;
    ensure!(millis(page)? == 0, "the guard ended it after {} ms", millis(page)?);
    Ok(())
}
