//! From cases to results: gives each case a browser, judges it, and reports a failure with what the page showed.

use crate::{
    browser::{Engine, pool::Pool},
    case::Case,
    cases,
    page::Page,
    times::Times,
};
use anyhow::{Result, anyhow, ensure};
use libtest_mimic::{Failed, Trial};
use std::{
    any::Any,
    fmt::Write as _,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

/// Engine after engine, so that few browsers are started. Unless `everywhere`, they run where they are due.
pub fn trials(pool: &Arc<Pool>, times: &Arc<Times>, everywhere: bool) -> Vec<Trial> {
    let mut trials = Vec::new();
    let turns = Arc::new(Turns::default());
    for engine in Engine::ALL {
        for case in cases::all().into_iter().filter(|case| if everywhere { case.runs_on(engine) } else { case.is_due_on(engine) }) {
            let (pool, times, turns) = (pool.clone(), times.clone(), turns.clone());
            trials.push(Trial::test(format!("{engine}::{}", case.name), move || {
                let begun = Instant::now();
                let result = run(&case, engine, &pool, &turns, &times);
                times.note(engine, case.name, begun.elapsed());
                result
            }));
        }
    }
    trials
}

/// How many cases of a suite may have a second try: beyond that it is not the machine.
const SECOND_TRIES: usize = 8;

/// Cases run beside each other, but for a second try, which has the machine for itself.
#[derive(Default)]
struct Turns {
    machine: RwLock<()>,
    second_tries: AtomicUsize,
}

/// Once more, alone, where it failed beside others: many bounds are in milliseconds, machines are shared, and browsers die of their own
/// faults. What passes only then is named at the end, with why it failed at first.
fn run(case: &Case, engine: Engine, pool: &Pool, turns: &Turns, times: &Times) -> Result<(), Failed> {
    // A poisoned lock holds nothing that could be half done.
    let beside = turns.machine.read().unwrap_or_else(PoisonError::into_inner);
    let first = attempt(case, engine, pool);
    drop(beside);
    let Err(failure) = first else { return Ok(()) };
    if turns.second_tries.fetch_add(1, Ordering::Relaxed) >= SECOND_TRIES {
        return Err(Failed::from(failure));
    }
    let _alone = turns.machine.write().unwrap_or_else(PoisonError::into_inner);
    eprintln!("{engine}::{}: once more, alone", case.name);
    attempt(case, engine, pool).map_err(|again| Failed::from(format!("{again}\n=== and before, beside others:\n{failure}")))?;
    times.note_second_try(engine, case.name, &failure);
    Ok(())
}

/// The error is a whole report.
fn attempt(case: &Case, engine: Engine, pool: &Pool) -> Result<(), String> {
    let session = pool.take(engine).map_err(|error| format!("{error:#}"))?;
    let mut page = Page::new(session);
    let result = catch_unwind(AssertUnwindSafe(|| (case.run)(&mut page)))
        .unwrap_or_else(|panic| Err(anyhow!("panicked: {}", message(&*panic))))
        .and_then(|()| check_network(&page));
    let failure = result.err().map(|error| {
        // At once too: the reports come after the last case, and there may be no time for that.
        eprintln!("{engine}::{}: {error:#}", case.name);
        report(&page, case, &error)
    });
    let used_up = page.spoils_browser;
    let session = page.into_session();
    if failure.is_none() && !used_up && session.clear().is_ok() {
        pool.give_back(session);
    } else {
        pool.throw_away(session);
    }
    failure.map_or(Ok(()), Err)
}

/// Holds for every test, whatever it is about.
fn check_network(page: &Page) -> Result<()> {
    let foreign = page.foreign_requests();
    ensure!(foreign.is_empty(), "the browser asked others than the test's server: {}", list(&foreign));
    ensure!(page.all_came_through_the_proxy(), "requests reached the server past the proxy: its record is worth nothing");
    Ok(())
}

fn list(items: &[impl ToString]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The error and what a person would look at next. Each part may itself fail, when the browser is gone.
fn report(page: &Page, case: &Case, error: &anyhow::Error) -> String {
    const REQUESTS: usize = 30;
    let mut text = format!("{error:#}\n");
    let mut part = |title: &str, content: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "--- {title}\n{content}");
    };
    part("engine status", page.engine_status().unwrap_or_else(|error| format!("{error:#}")));
    part("output", page.output().map_or_else(|error| format!("{error:#}"), |output| format!("{output:#?}")));
    part("console", page.console().join("\n"));
    let requests = page.requests();
    let last = requests.iter().skip(requests.len().saturating_sub(REQUESTS));
    let lines = last.map(|seen| {
        let query = seen.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
        format!("{:>7.3} s {} {} {}{query}", seen.at.as_secs_f64(), seen.status, seen.method, seen.path)
    });
    part("last requests", lines.collect::<Vec<_>>().join("\n"));
    part("fetched, by the page's own word", page.fetched().unwrap_or_else(|error| format!("{error:#}")));
    part("foreign requests", list(&page.foreign_requests()));
    let picture = folder().join(format!("{}-{}.png", page.engine(), case.name));
    part("screenshot", match page.screenshot(&picture) {
        Ok(()) => picture.display().to_string(),
        Err(error) => format!("{error:#}"),
    });
    text
}

/// `target/e2e`, for pictures and figures: cargo's folder for tests' files is `target/tmp`.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("e2e")
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("with a value that is no text").to_owned()
}
