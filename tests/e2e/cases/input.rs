//! `input()` in the page: a field in the output where the program asks, in both ways in which an engine can wait.
//!
//! Every case runs as the browser does it, and once more in a site whose engine is told that it cannot be suspended, so that the
//! run is begun again with each answer.

mod hostile;
mod person;

use super::hostile::variant;
use crate::{case::Case, cases, page::Page};
use anyhow::{Result, ensure};
use person::{ENGINE_START, Person};
use std::time::{Duration, Instant};

pub fn cases() -> Vec<Case> {
    let mut all = cases![
        a_program_asks_and_is_answered_in_the_output,
        a_program_asks_and_is_answered_where_it_is_begun_again,
        everything_that_reads_standard_input_asks,
        everything_that_reads_standard_input_asks_where_it_is_begun_again,
        stop_while_a_program_waits_tells_its_line,
        stop_while_a_program_waits_tells_its_line_where_it_is_begun_again,
        waiting_is_not_running_and_running_after_it_is,
        waiting_is_not_running_and_running_after_it_is_where_it_is_begun_again,
        nobody_answers_and_the_run_ends,
        nobody_answers_and_the_run_ends_where_it_is_begun_again,
        a_repetition_that_differs_is_told,
        prepared_lines_come_first_and_then_somebody_is_asked,
        the_field_takes_the_focus_only_from_the_runs_own_places,
        a_sandbox_lost_while_a_program_waits_is_told_and_the_next_run_works,
    ];
    all.extend(hostile::cases());
    all
}

/// The site as it is built.
fn as_built(page: &mut Page) -> Result<Person<'_>> {
    page.open_app()?;
    Person::at(page)
}

/// The site where nothing can be suspended.
fn begun_again(page: &mut Page) -> Result<Person<'_>> {
    let site = variant::without(&["suspend"])?;
    variant::serve(page, &site)?;
    page.open_app()?;
    // Its files are all in memory by then.
    page.wait_status("ready", ENGINE_START)?;
    Person::at(page)
}

pub fn a_program_asks_and_is_answered_in_the_output(page: &mut Page) -> Result<()> {
    asks_and_is_answered(as_built(page)?)
}

fn a_program_asks_and_is_answered_where_it_is_begun_again(page: &mut Page) -> Result<()> {
    asks_and_is_answered(begun_again(page)?)
}

fn asks_and_is_answered(mut person: Person<'_>) -> Result<()> {
    let code = "import random\nprint(random.random())\nname = input('Name? ')\nage = int(input('Age? '))\nprint(name, age + 1)\nprint(random.random())\n";
    person.run(code)?;
    person.answer("Ada")?;
    person.answer("36")?;
    let result = person.ends()?;
    let lines: Vec<_> = result.stdout.lines().collect();
    ensure!(result.outcome == "completed" && lines.len() == 5, "{result:?}");
    ensure!(lines[1..4] == ["Name? Ada", "Age? 36", "Ada 37"] && lines[0] != lines[4], "{result:?}");
    ensure!(!person.differed()?, "a repetition draws other numbers: {result:?}");
    person.page.next_run_works()
}

fn everything_that_reads_standard_input_asks(page: &mut Page) -> Result<()> {
    everything_asks(as_built(page)?)
}

fn everything_that_reads_standard_input_asks_where_it_is_begun_again(page: &mut Page) -> Result<()> {
    everything_asks(begun_again(page)?)
}

const EVERYTHING: &str = r#"
import asyncio, atexit, getpass, os, sys

def numbers():
    yield input()

class Named:
    name = input("class ")

async def main():
    await asyncio.sleep(0.01)
    answer = input("async ")
    await asyncio.sleep(0.01)
    return answer

print([input(f"{n} ") for n in range(2)], *numbers(), Named.name)
print(list(map(lambda n: n + input("map "), "x")), sorted("ba", key=lambda c: input("sort ")))
print(asyncio.run(main()), len(getpass.getpass("Key: ")))
print(repr(sys.stdin.readline()), os.read(0, 100), [line.strip() for line in sys.stdin])
try:
    input("end ")
except EOFError:
    print("EOFError", repr(sys.stdin.read()))
atexit.register(lambda: print(input("exit ")))
"#;

fn everything_asks(mut person: Person<'_>) -> Result<()> {
    person.run(EVERYTHING)?;
    for answer in ["C", "1", "2", "3", "M", "2", "1", "A"] {
        person.answer(answer)?;
    }
    ensure!(person.is_secret()?, "what is typed for getpass is seen");
    for answer in ["secret", "line", "device", "i", "j"] {
        person.answer(answer)?;
    }
    person.end_input()?;
    person.end_input()?;
    person.answer("whole")?;
    person.end_input()?;
    person.answer("bye")?;
    let result = person.ends()?;
    let said = result.stdout.replace('\n', "|");
    let expected = "class C|0 1|1 2|3|['1', '2'] 3 C|map M|sort 2|sort 1|['xM'] ['a', 'b']|async A|Key: |A 6|line|device|i|j||'line\\n' b'device\\n' ['i', 'j']|end |whole||EOFError 'whole\\n'|exit bye|bye|";
    ensure!(said == expected && result.outcome == "completed", "{said}\ninstead of\n{expected}\n{result:?}");
    Ok(())
}

fn stop_while_a_program_waits_tells_its_line(page: &mut Page) -> Result<()> {
    stop_tells_the_line(as_built(page)?)
}

fn stop_while_a_program_waits_tells_its_line_where_it_is_begun_again(page: &mut Page) -> Result<()> {
    stop_tells_the_line(begun_again(page)?)
}

fn stop_tells_the_line(mut person: Person<'_>) -> Result<()> {
    person.run("def ask():\n    return input('Q ')\n\nask()\n")?;
    person.is_asked()?;
    ensure!(person.page.engine_status()?.contains("running"), "the status has lost its public word");
    person.page.press("Stop")?;
    let result = person.ends()?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "user"), "{result:?}");
    ensure!(result.error.contains("line 2, in ask") && result.error.contains("KeyboardInterrupt") && result.text.contains("line 2."), "{result:?}");
    ensure!(result.duration < Duration::from_secs(3), "Stop took {:?}", result.duration);
    person.page.next_run_works()
}

fn waiting_is_not_running_and_running_after_it_is(page: &mut Page) -> Result<()> {
    waiting_is_not_running(as_built(page)?)
}

fn waiting_is_not_running_and_running_after_it_is_where_it_is_begun_again(page: &mut Page) -> Result<()> {
    waiting_is_not_running(begun_again(page)?)
}

fn waiting_is_not_running(mut person: Person<'_>) -> Result<()> {
    super::deadline::choose_wall_seconds(person.page, 1)?;
    person.run("print(input('Think! '))\nwhile True:\n    pass\n")?;
    person.is_asked()?;
    let since = Instant::now();
    person.page.wait_until("three seconds of thinking", Duration::from_secs(10), |page| {
        ensure!(page.output()?.outcome.is_empty(), "the run ended while it waited: {:?}", page.output()?);
        Ok(since.elapsed() > Duration::from_secs(3))
    })?;
    person.answer("thought")?;
    let result = person.ends()?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "deadline") && result.stdout.contains("Think! thought\nthought\n"), "{result:?}");
    ensure!(result.text.contains("line 2") || result.text.contains("line 3"), "the line is not named: {result:?}");
    let millis = super::deadline::millis(person.page)?;
    ensure!((1000..=1700).contains(&millis), "it ended after {millis} ms of running");
    person.page.spoils_browser = true;
    Ok(())
}

fn nobody_answers_and_the_run_ends(page: &mut Page) -> Result<()> {
    page.open("#answer=700")?;
    page.wait_for_app()?;
    nobody_answers(Person::at(page)?)
}

fn nobody_answers_and_the_run_ends_where_it_is_begun_again(page: &mut Page) -> Result<()> {
    let site = variant::without(&["suspend"])?;
    variant::serve(page, &site)?;
    page.open("#answer=700")?;
    page.wait_for_app()?;
    page.wait_status("ready", ENGINE_START)?;
    nobody_answers(Person::at(page)?)
}

fn nobody_answers(mut person: Person<'_>) -> Result<()> {
    person.run("x = 1\ninput('Anybody? ')\n")?;
    let result = person.ends()?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "deadline"), "{result:?}");
    ensure!(result.text.contains("nobody typed anything") && result.text.contains("line 2"), "{result:?}");
    ensure!(!person.has_field()?, "the field is still there");
    person.page.next_run_works()
}

fn a_repetition_that_differs_is_told(page: &mut Page) -> Result<()> {
    let mut person = begun_again(page)?;
    person.run("import uuid\nprint(uuid.uuid4())\nprint('got', input('Q '))\n")?;
    person.answer("a")?;
    let result = person.ends()?;
    ensure!(result.stdout.ends_with("Q a\ngot a\n") && result.stdout.lines().count() == 3, "{result:?}");
    ensure!(person.differed()?, "nothing is said of the other uuid");
    person.page.next_run_works()?;
    ensure!(!person.differed()?, "the next run still has the notice of the last");
    Ok(())
}

fn prepared_lines_come_first_and_then_somebody_is_asked(page: &mut Page) -> Result<()> {
    let mut person = as_built(page)?;
    person.prepare("Ada", "ask")?;
    person.run("print(input('1 '), input('2 '), input('3 '))\n")?;
    person.paste("Bob\nEve\nun")?;
    let result = person.ends()?;
    ensure!(result.stdout == "1 2 Bob\n3 Eve\nAda Bob Eve\n" && result.outcome == "completed", "{result:?}");
    person.prepare("Ada", "end")?;
    let result = person.page.run_program("print(input())\ninput()\n")?;
    ensure!(result.stdout == "Ada\n" && result.error.contains("EOFError"), "{result:?}");
    Ok(())
}

fn the_field_takes_the_focus_only_from_the_runs_own_places(page: &mut Page) -> Result<()> {
    let mut person = as_built(page)?;
    person.run("import time\ntime.sleep(0.3)\ninput('Q ')\ntime.sleep(0.5)\ninput('R ')\n")?;
    person.is_asked()?;
    ensure!(person.has_focus()?, "somebody has to look for the field");
    person.type_and_enter("typed by keys")?;
    person.focus_elsewhere()?;
    person.is_asked()?;
    ensure!(!person.has_focus()?, "the focus was stolen");
    person.answer("r")?;
    ensure!(person.ends()?.stdout == "Q typed by keys\nR r\n");
    Ok(())
}

fn a_sandbox_lost_while_a_program_waits_is_told_and_the_next_run_works(page: &mut Page) -> Result<()> {
    let mut person = as_built(page)?;
    let code = "print('before')\ninput('Q ')\n";
    person.run(code)?;
    person.is_asked()?;
    person.page.script("document.querySelector('iframe.sandbox').remove();", Vec::new())?;
    let result = person.ends()?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("failed", "crashed"), "{result:?}");
    ensure!(result.stdout == "before\nQ " && person.page.code()? == code && !person.has_field()?, "{result:?}");
    person.page.next_run_works()
}
