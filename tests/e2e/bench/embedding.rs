//! Other pages: thirty widgets beside thirty code blocks, and a runner of another origin beside the playground.

use super::{figures::{Figure, Figures}, session::{self, memory}};
use crate::{
    browser::{Engine, session::Session},
    page::{Page, around::Around},
    server::Headers,
};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;

const BLOCKS: usize = 30;
const RUNS: usize = 7;
/// Milliseconds: a few values say little.
const RELOADS: usize = 8;
const RUN: Duration = Duration::from_secs(60);

fn around(engine: Engine, body: &str) -> Result<(Page, Around)> {
    let mut page = Page::new(Session::start(engine)?);
    let html = format!("<!doctype html><meta charset=utf-8><title>Around</title><body>{body}");
    let around = page.open_around(&html, &[], Headers::Shared)?;
    Ok((page, around))
}

fn blocks() -> String {
    (0..BLOCKS).map(|number| format!("<p>Some words before it.</p><pre><code class=language-python>print({number})\n</code></pre>")).collect()
}

pub fn measure(engine: Engine, figures: &mut Figures) -> Result<()> {
    let script = "<script src=HOST/ampoule.classic.js data-upgrade='pre code.language-python' defer></script>";
    for (script, is_base) in [("", true), (script, false)] {
        let (mut page, _around) = around(engine, &format!("{script}{}", blocks()))?;
        for _ in 0..RELOADS {
            page.reload()?;
            let buttons = if is_base { 0 } else { BLOCKS * 2 };
            page.wait_until("the blocks", RUN, |page| Ok(page.script("return document.querySelectorAll('button').length;", vec![])? == json!(buttons)))?;
            // When the page's own scripts were through: what is in view can be used then; the rest follows in the page's idle time.
            let ready = page.script("const [navigation] = performance.getEntriesByType('navigation'); return navigation.domComplete;", vec![])?;
            figures.add(Figure::WidgetsReady, is_base, ready.as_f64().context("the browser does not tell when the page was there")?);
        }
        if let Some(bytes) = memory(&page) {
            figures.add(Figure::WidgetsMemory, is_base, bytes as f64 / 1e6);
        }
        if !is_base {
            tenth_answers(&mut page)?;
        }
    }
    runner(engine, figures)
}

/// Ten of them are used, one after another; each answers.
fn tenth_answers(page: &mut Page) -> Result<()> {
    let js = "const printed = [];
              addEventListener('message', ({ data }) => data?.type === 'outcome' && printed.push(data.outcome.stdout));
              for (let count = 0; count < 10; count += 1) {
                [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Run').click();
                while (printed.length === count) await new Promise((done) => setTimeout(done, 50));
              }
              return printed;";
    let printed = page.script_async(js, vec![])?;
    let wanted: Vec<String> = (0..10).map(|number| format!("{number}\n")).collect();
    ensure!(printed == json!(wanted), "ten widgets printed {printed}");
    Ok(())
}

/// From the call to the first output, in a page of another origin; and the same from Run in the playground.
fn runner(engine: Engine, figures: &mut Figures) -> Result<()> {
    session::playground(engine, figures)?;
    let (page, around) = around(engine, "")?;
    let js = "const start = performance.now();
              const { createRunner } = await import(`${arguments[0]}ampoule.js`);
              const runner = await createRunner();
              const once = async () => { const start = performance.now(); let first; await runner.run('print(1)', { onOutput: () => (first ??= performance.now() - start) }); return first; };
              await once();
              const cold = performance.now() - start;
              const runs = [];
              for (let count = 0; count < arguments[1]; count += 1) { await new Promise((done) => setTimeout(done, 2500)); runs.push(await once()); }
              return { cold, runs };";
    let seen = page.script_async(js, vec![json!(around.host()), json!(RUNS)])?;
    figures.add(Figure::RunnerCold, false, seen["cold"].as_f64().context("no first output")?);
    add_all(figures, Figure::RunnerRun, false, &seen["runs"]);
    Ok(())
}

fn add_all(figures: &mut Figures, figure: Figure, is_base: bool, values: &Value) {
    for value in values.as_array().into_iter().flatten().filter_map(Value::as_f64) {
        figures.add(figure, is_base, value);
    }
}
