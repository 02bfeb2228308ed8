//! Runs programs of the corpus on one page and judges them by what they say and by what can be seen from outside.

use super::corpus::{self, Expected, Program};
use crate::page::{Page, RunResult};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::time::Duration;

const ENGINE_START: Duration = Duration::from_secs(90);
/// For a request that was on its way when the program ended. Only who waits for one in vain waits that long.
const REQUEST: Duration = Duration::from_secs(30);
/// A busy browser may not come to what a program asked for before its worker is gone; undefended it reaches it another time.
const TRIES: usize = 3;

/// Puts things of the page where an attack would look for them, and notes what the page looks like.
const PLANT: &str = "
document.cookie = 'canary=here';
// A page from a disk has no cookies in some browsers.
window.hostileCookie = document.cookie;
localStorage.setItem('canary', 'here');
window.hostileHeard = [];
window.hostileChannel = new BroadcastChannel('hostile');
window.hostileChannel.onmessage = (event) => window.hostileHeard.push(String(event.data));
return null;";

/// What there is on the page that no honest run leaves there.
const LOOK: &str = "
const strange = [...window.hostileHeard.map((text) => 'heard ' + text)];
if (window.hostileMarkup) strange.push('markup ran: ' + window.hostileMarkup);
if (document.cookie !== window.hostileCookie) strange.push('cookie ' + document.cookie);
if (localStorage.getItem('canary') !== 'here') strange.push('local storage changed');
strange.push(...Object.keys(localStorage).filter((key) => key.includes('hostile')));
strange.push(...(await indexedDB.databases()).map(({ name }) => name).filter((name) => name.includes('hostile')));
if (window.caches) strange.push(...(await caches.keys()).filter((name) => name.includes('hostile')));
const elements = mustFind('log', 'Output').querySelectorAll('img, svg, script, iframe, a, style, object, embed, form, video, math');
strange.push(...[...elements].map((element) => element.tagName));
if (document.title.includes('hostile') || location.href.includes('hostile')) strange.push('the page was changed');
return strange;";

/// The page of a group: open, ready, watched.
pub struct Group<'a> {
    pub page: &'a mut Page,
    prelude: String,
    requests_before: usize,
    wrong: Vec<String>,
}

impl<'a> Group<'a> {
    pub fn open(page: &'a mut Page, wall_seconds: u64) -> Result<Group<'a>> {
        page.open_app()?;
        crate::cases::deadline::choose_wall_seconds(page, wall_seconds)?;
        page.wait_status("ready", ENGINE_START)?;
        page.script(PLANT, Vec::new())?;
        let requests_before = page.requests().len();
        Ok(Group { page, prelude: corpus::prelude()?, requests_before, wrong: Vec::new() })
    }

    pub fn choose_wall(&self, seconds: u64) -> Result<()> {
        crate::cases::deadline::choose_wall_seconds(self.page, seconds)
    }

    /// Runs the program, each of its runs; gives what came of the last one.
    pub fn run(&mut self, program: &Program, way: &str) -> Result<RunResult> {
        let mut last = None;
        for run in &program.runs {
            last = Some(self.run_text(run, way)?);
        }
        last.context("the program is empty")
    }

    pub fn run_text(&mut self, text: &str, way: &str) -> Result<RunResult> {
        let library = if text.contains("from reach import") { self.prelude.as_str() } else { "" };
        let way = if way.is_empty() { String::new() } else { format!("WAY = '{way}'\n") };
        let code = format!("{library}{way}{text}");
        self.page.run_program(&code)
    }

    /// Notes it when `check` fails, with the program's name; the others still run.
    pub fn note(&mut self, program: &Program, check: impl FnOnce(&mut Self) -> Result<()>) {
        if let Err(error) = check(self) {
            self.wrong.push(format!("{}: {error:#}", program.name));
        }
    }

    /// The program is held, by what it says and by what the browser was asked.
    pub fn demand_held(&mut self, program: &Program, expected: &[Expected]) -> Result<()> {
        for way in ways(program) {
            let result = self.run(program, way)?;
            ensure!(reached(&result).is_empty(), "{way} it reached: {}", reached(&result).join("; "));
            ensure!(expected.iter().any(|one| fits(&result, one)), "{way} {}", told(&result));
            // Taken, so that the next program is not blamed for it.
            let foreign = self.page.take_foreign_requests();
            ensure!(foreign.is_empty(), "{way} the browser asked others: {foreign:?}");
        }
        Ok(())
    }

    /// The program, undefended, reaches what it is after, in one of its ways at least.
    pub fn demand_reached(&mut self, program: &Program) -> Result<()> {
        let mut failures = Vec::new();
        for _ in 0..TRIES {
            for way in ways(program) {
                match self.demand_reached_by(program, way) {
                    Ok(()) => return Ok(()),
                    Err(error) => failures.push(format!("{way} {error:#}")),
                }
            }
        }
        bail!("{}", failures.join("\n    "))
    }

    fn demand_reached_by(&mut self, program: &Program, way: &str) -> Result<()> {
        self.page.take_foreign_requests();
        let result = self.run(program, way)?;
        if !reached(&result).is_empty() {
            return Ok(());
        }
        if let Some(expected) = &program.undefended {
            ensure!(expected.iter().any(|one| fits(&result, one)), "undefended it should end otherwise: {}", told(&result));
            return Ok(());
        }
        let markers: Vec<String> = program.markers().map(str::to_owned).collect();
        let seen = self.page.wait_until("a request or a trace on the page", REQUEST, |page| {
            let asked = page.foreign_requests().iter().any(|foreign| markers.iter().any(|marker| foreign.target.contains(marker)));
            Ok(asked || !strange(page)?.is_empty())
        });
        seen.with_context(|| format!("undefended it reaches nothing: {}", told(&result)))
    }

    /// Everything that the programs themselves cannot see, once for the whole group.
    pub fn close(mut self) -> Result<()> {
        let strange = strange(self.page)?;
        if !strange.is_empty() {
            self.wrong.push(format!("on the page there is: {}", strange.join(", ")));
        }
        for seen in self.page.requests().into_iter().skip(self.requests_before) {
            let headers = seen.headers.iter().map(|(_, value)| value.as_str());
            if headers.chain([seen.path.as_str(), seen.query.as_deref().unwrap_or("")]).any(|text| text.contains("hostile")) {
                self.wrong.push(format!("the server was asked for {} {:?}", seen.path, seen.query));
            }
        }
        let next = self.page.run_program("print('next')\n")?;
        if next.stdout != "next\n" {
            self.wrong.push(format!("afterwards a run gives {}", told(&next)));
        }
        self.verdict()
    }

    /// For a group without defences: what it did to the page and to others was the point.
    pub fn verdict(self) -> Result<()> {
        self.page.take_foreign_requests();
        if self.wrong.is_empty() {
            return Ok(());
        }
        bail!("{}", self.wrong.join("\n"))
    }
}

pub fn strange(page: &Page) -> Result<Vec<String>> {
    let found = page.script_async(LOOK, Vec::new())?;
    serde_json::from_value(found).context("the look at the page gave no list")
}

/// `text`, taken for markup, runs.
pub fn is_live_markup(page: &mut Page, text: &str) -> Result<()> {
    let js = "window.hostileMarkup = undefined;
         const place = document.body.appendChild(document.createElement('div'));
         place.id = 'hostile-place';
         place.innerHTML = arguments[0];
         return null;";
    page.script(js, vec![json!(text)])?;
    let live = page.wait_until("the markup to run", REQUEST, |page| {
        Ok(page.script("return Boolean(window.hostileMarkup);", Vec::new())? == Value::Bool(true))
    });
    page.script("document.getElementById('hostile-place').remove(); delete window.hostileMarkup; return null;", Vec::new())?;
    live.context("its payload is dead even as markup")
}

/// The ways it names, or the one it has.
fn ways(program: &Program) -> impl Iterator<Item = &str> {
    let only = program.ways.is_empty().then_some("");
    only.into_iter().chain(program.ways.iter().map(String::as_str))
}

fn reached(result: &RunResult) -> Vec<&str> {
    result.stdout.lines().filter(|line| line.starts_with("reached")).collect()
}

fn fits(result: &RunResult, expected: &Expected) -> bool {
    match expected {
        Expected::Held => result.outcome == "completed" && result.stdout.lines().last() == Some("held"),
        Expected::Outcome(outcome, rest) => {
            &result.outcome == outcome && (rest.is_empty() || &result.reason == rest || result.error.contains(rest))
        }
    }
}

/// What came of a run, short enough for a list.
fn told(result: &RunResult) -> String {
    let last = |text: &str| text.lines().rev().take(4).map(|line| line.chars().take(160).collect::<String>()).collect::<Vec<_>>().join(" ← ");
    let words = result.text.lines().last().unwrap_or_default();
    format!(
        "{} {} stdout: {} stderr: {} error: {} page: {words}",
        result.outcome, result.reason, last(&result.stdout), last(&result.stderr), last(&result.error)
    )
}
