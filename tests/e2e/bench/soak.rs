//! A *soak*: many runs in one page, a fifth of them terminated, and the memory of the browser's pages before and after.
//!
//! Every run has a worker, an interpreter and an output of its own, and the page keeps none of them: what grows is a leak.

use crate::{
    browser::{Engine, session::Session},
    page::Page,
};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::{
    fmt,
    time::{Duration, Instant},
};

const MEASURE: &str = include_str!("measure.js");
/// What the page needs for its work is there after so many runs.
const WARM: usize = 20;
/// So that one script stays far below the time that WebDriver gives it.
const AT_ONCE: usize = 5;
/// Memory is looked at so often between the beginning and the end.
const LOOKS: usize = 5;
/// The least of these counts: what is only garbage, or a worker on its way out, is gone in one of them.
const SAMPLES: usize = 12;
const BETWEEN_SAMPLES: Duration = Duration::from_millis(750);
const BAR: f64 = 1.15;

/// Programs in turn, with what has to come of each: the outcome, or Stop is pressed. Short, and each leaves something else.
const PROGRAMS: [[&str; 2]; 10] = [
    ["for n in range(200):\n    print(n, 'bottles')\n", "completed"],
    ["blocks = [bytes(2**20) for _ in range(30)]\nprint(len(blocks))\n", "completed"],
    // Nothing but its worker's end ends this one.
    ["while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass\n", "stopped"],
    ["with open('file', 'wb') as file:\n    file.write(bytes(5 * 2**20))\nprint('written')\n", "completed"],
    ["def f(n):\n    return 1 / n if n == 0 else f(n - 1)\n\nf(100)\n", "raised"],
    ["print('x' * 300_000)\n", "completed"],
    ["import json, sqlite3\nprint(json.dumps(list(range(1000))), sqlite3.sqlite_version)\n", "completed"],
    ["print('go')\nsum(range(10**12))\n", "stop"],
    ["import asyncio\nasync def main():\n    await asyncio.sleep(0.01)\nasyncio.run(main())\nprint('slept')\n", "completed"],
    ["for n in range(20_000):\n    print(n)\n", "completed"],
];

const LOOKED_AT: [&str; 2] = ["print('looked at')\n", "completed"];

/// `arguments`: the programs of this turn. Gives what came of each.
const RUN_ALL: &str = "
    const outcomes = [];
    for (const [code, expected] of arguments[0]) {
        await ampoule.ready();
        // What has to end by itself may take its time on a busy machine.
        ampoule.limit(expected === 'stopped' ? 200 : 60_000);
        if (expected === 'stop') {
            const before = ampoule.runs();
            await ampoule.begin(code);
            await shown(ampoule.log, 'go');
            await ampoule.stop();
            await ampoule.ended(before);
        } else {
            await ampoule.run(code);
        }
        outcomes.push(ampoule.log.dataset.outcome);
    }
    await ampoule.ready();
    return outcomes;
";

/// What was seen.
pub struct Soaked {
    runs: usize,
    terminated: usize,
    took: Duration,
    /// After how many runs, and how many bytes.
    memory: Vec<(usize, u64)>,
}

pub fn soak(engine: Engine, runs: usize) -> Result<Soaked> {
    ensure!(runs >= 2 * WARM, "a soak takes at least {} runs", 2 * WARM);
    let begin = Instant::now();
    let mut page = Page::new(Session::start(engine)?);
    // This adds the time limit to those that the page offers.
    page.open("#wall=200")?;
    page.wait_for_app()?;
    let mut soaked = Soaked { runs, terminated: 0, took: Duration::ZERO, memory: Vec::new() };
    let mut next_look = WARM;
    let mut done = 0;
    while done < runs {
        let until = (done + AT_ONCE).min(next_look);
        let programs: Vec<[&str; 2]> = (done..until).filter_map(|run| PROGRAMS.get(run % PROGRAMS.len()).copied()).collect();
        soaked.terminated += run_all(&page, &programs).with_context(|| format!("after {done} runs"))?;
        done = until;
        if done == next_look {
            // What the page shows is the same at every look.
            run_all(&page, &[LOOKED_AT])?;
            let bytes = settled_memory(&page).context("this system does not tell the memory of the browser's processes")?;
            eprintln!("{engine}: {done} of {runs} runs, {} MB", bytes / 1_000_000);
            soaked.memory.push((done, bytes));
            next_look = (done + (runs - WARM).div_ceil(LOOKS)).min(runs);
        }
    }
    soaked.took = begin.elapsed();
    Ok(soaked)
}

/// How many of them were terminated. It is an error when something else came of one than should: then less was soaked.
fn run_all(page: &Page, programs: &[[&str; 2]]) -> Result<usize> {
    let outcomes = page.script_async(&format!("{MEASURE}\n{RUN_ALL}"), vec![json!(programs)])?;
    let outcomes: Vec<String> = serde_json::from_value(outcomes)?;
    ensure!(outcomes.len() == programs.len(), "{} of {} runs ended", outcomes.len(), programs.len());
    for (outcome, [code, expected]) in outcomes.iter().zip(programs) {
        ensure!(outcome.starts_with(expected), "{outcome} instead of {expected}: {code}");
    }
    Ok(outcomes.iter().filter(|outcome| *outcome == "stopped").count())
}

fn settled_memory(page: &Page) -> Option<u64> {
    let samples = (0..SAMPLES).map(|_| {
        std::thread::sleep(BETWEEN_SAMPLES);
        page.memory()
    });
    samples.flatten().min()
}

impl Soaked {
    fn ratio(&self) -> f64 {
        match self.memory.as_slice() {
            [(_, first), .., (_, last)] => *last as f64 / *first as f64,
            [] | [_] => f64::NAN,
        }
    }

    pub fn to_json(&self) -> Value {
        let memory: Vec<Value> = self.memory.iter().map(|(runs, bytes)| json!({ "runs": runs, "bytes": bytes })).collect();
        json!({ "runs": self.runs, "terminated": self.terminated, "seconds": self.took.as_secs(), "memory": memory, "ratio": self.ratio(), "bar": BAR })
    }
}

impl fmt::Display for Soaked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Soaked { runs, terminated, took, memory } = self;
        writeln!(f, "{runs} runs in one page, {terminated} of them terminated, in {} s", took.as_secs())?;
        for (runs, bytes) in memory {
            writeln!(f, "memory of the page's processes after {runs:>5} runs {:>8.1} MB", *bytes as f64 / 1e6)?;
        }
        writeln!(f, "the last against the first: {:.2}, bar {BAR:.2}", self.ratio())
    }
}
