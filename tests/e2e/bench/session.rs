//! One round of one subject: a fresh browser, and all figures that it gives.

use super::figures::{Figure, Figures};
use crate::{
    browser::{Engine, session::Session},
    dist::Dist,
    page::Page,
    server::{Link, Site},
};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::{path::PathBuf, time::Duration};

const MEASURE: &str = include_str!("measure.js");
const RUNS: usize = 7;
/// JavaScript: a run of the object `it`; from its beginning to the first output.
const RUN: &str = "const text = fresh(); const { first } = await it.run(`print('${text}')`, text); return first;";
/// Milliseconds in which a spare has imported what the text imports, also on a busy machine: that is what is measured.
const EARLY: u32 = 8000;
const MEMORY_SECONDS: usize = 16;
/// 10 Mbit/s.
const SLOW: Link = Link { bytes_per_second: 1_250_000, delay: Duration::from_millis(40) };

const LOOP: &str = "import time\nstart = time.perf_counter()\nfor i in range(3_000_000):\n    pass\nprint('loop', time.perf_counter() - start, 'end')\n";
const FLOOD: &str = "for i in range(100_000):\n    print(i)\n";
/// Two bytes a line, so that the limit of all output is half a minute away.
const SLOW_TO_THE_LIMIT: &str = "print('go')\nwhile True:\n    print(1)\n";
const LOOP_IN_C: &str = "print('go')\nsum(range(10**12))\n";
const LONG_LINE: &str = "print('x' * 50_000_000)\n";
const ENDLESS: &str = "while True:\n    print('x' * 80)\n";

/// Packages by module, with the figures of their first import, of a plain one and of an early one.
const IMPORTS: [(&str, &str, [Figure; 3]); 3] = [
    ("numpy", "numpy", [Figure::BringNumpy, Figure::ImportNumpy, Figure::ImportNumpyEarly]),
    ("matplotlib", "matplotlib.pyplot", [Figure::BringMatplotlib, Figure::ImportMatplotlib, Figure::ImportMatplotlibEarly]),
    ("pandas", "pandas", [Figure::BringPandas, Figure::ImportPandas, Figure::ImportPandasEarly]),
];
const PLOT: &str = "import matplotlib.pyplot as plt\nplt.plot([1, 4, 9])\nplt.title('Squares')\nSHOW\n";
/// Plain Pyodide has nowhere to show it: what is measured is the picture.
const SHOW_PLAINLY: &str = "import io\nplt.savefig(io.BytesIO(), format='png', dpi=200)";

/// What is measured.
pub enum Subject {
    /// The folder of plain Pyodide's page.
    Plain(PathBuf),
    Ampoule,
}

impl Subject {
    pub fn name(&self) -> &'static str {
        match self {
            Subject::Plain(_) => "plain Pyodide",
            Subject::Ampoule => "Ampoule",
        }
    }

    fn is_plain(&self) -> bool {
        matches!(self, Subject::Plain(_))
    }

    fn site(&self) -> Result<Site> {
        Ok(match self {
            Subject::Plain(folder) => Site::of(folder),
            Subject::Ampoule => Site::of(Dist::built()?.folder()),
        })
    }

    /// The object of `measure.js`.
    fn object(&self) -> &'static str {
        match self {
            Subject::Plain(_) => "baseline",
            Subject::Ampoule => "ampoule",
        }
    }
}

/// Of the page's processes, at its least: browsers clean up seconds later, Firefox after ten.
pub fn memory(page: &Page) -> Option<u64> {
    (0..MEMORY_SECONDS)
        .filter_map(|_| {
            std::thread::sleep(Duration::from_secs(1));
            page.memory()
        })
        .min()
}

pub fn measure(engine: Engine, subject: &Subject, figures: &mut Figures) -> Result<()> {
    let mut one = One { page: Page::new(Session::start(engine)?), subject, figures };
    one.starts()?;
    one.memory();
    one.runs()?;
    one.work()?;
    one.stop()?;
    if !one.subject.is_plain() {
        one.stops_in_the_middle()?;
        one.gaps()?;
        one.keys()?;
    }
    one.imports()?;
    drop(one);
    let site = subject.site()?.over(SLOW);
    let slow = cold_start(engine, subject, site.clone(), figures)?;
    figures.add(Figure::ColdStartSlowLink, subject.is_plain(), slow);
    // Ours are packed already and need no such host.
    let packed = if subject.is_plain() { cold_start(engine, subject, site.packed(), figures)? } else { slow };
    figures.add(Figure::ColdStartPackingHost, subject.is_plain(), packed);
    Ok(())
}

fn cold_start(engine: Engine, subject: &Subject, site: Site, figures: &mut Figures) -> Result<f64> {
    let mut one = One { page: Page::new(Session::start(engine)?), subject, figures };
    one.page.serve(site)?;
    one.start()
}

/// What a runner in another page is measured beside: the playground's cold start, and its runs.
pub fn playground(engine: Engine, figures: &mut Figures) -> Result<()> {
    let mut one = One { page: Page::new(Session::start(engine)?), subject: &Subject::Ampoule, figures };
    one.page.serve(one.subject.site()?)?;
    let cold = one.start()?;
    one.figures.add(Figure::RunnerCold, true, cold);
    for _ in 0..RUNS {
        let first = one.run_with_spare()?;
        one.figures.add(Figure::RunnerRun, true, first);
    }
    Ok(())
}

struct One<'a> {
    page: Page,
    subject: &'a Subject,
    figures: &'a mut Figures,
}

impl One<'_> {
    fn add(&mut self, figure: Figure, value: f64) {
        self.figures.add(figure, self.subject.is_plain(), value);
    }

    fn add_if(&mut self, figure: Option<Figure>, value: f64) {
        if let Some(figure) = figure {
            self.add(figure, value);
        }
    }

    fn js(&self, js: &str) -> Result<Value> {
        self.page.script_async(&format!("{MEASURE}\nconst it = {};\n{js}", self.subject.object()), vec![json!(LOOP), json!(FLOOD)])
    }

    fn number(&self, js: &str) -> Result<f64> {
        let value = self.js(js)?;
        value.as_f64().with_context(|| format!("{js} gave {value}"))
    }

    /// Opens the page and runs a program; milliseconds from the navigation to its output.
    fn start(&mut self) -> Result<f64> {
        self.page.open("")?;
        self.number("await it.there(); const text = fresh(); const t = await it.run(`print('${text}')`, text); return performance.now() - t.end + t.first;")
    }

    fn starts(&mut self) -> Result<()> {
        self.page.serve(self.subject.site()?)?;
        let cold = self.start()?;
        self.add(Figure::ColdStart, cold);
        let requests = self.page.requests();
        self.add(Figure::FirstVisitRequests, requests.len() as f64);
        self.add(Figure::FirstVisitBytes, requests.iter().map(|seen| seen.body_bytes).sum::<u64>() as f64 / 1e3);
        for _ in 0..2 {
            // What the first visit keeps for later ones is kept after its first output.
            std::thread::sleep(Duration::from_secs(2));
            let warm = self.start()?;
            self.add(Figure::WarmStart, warm);
        }
        if self.subject.is_plain() {
            let load = self.number("return (await plain.ready).loadMillis;")?;
            self.add(Figure::FreshInterpreter, load);
        }
        Ok(())
    }

    fn memory(&mut self) {
        if let Some(bytes) = memory(&self.page) {
            self.add(Figure::Memory, bytes as f64 / 1e6);
        }
    }

    /// From Run to the first output.
    fn run_with_spare(&self) -> Result<f64> {
        self.number(&format!("if (it.ready) {{ await it.ready?.(); await pause(1000); }} {RUN}"))
    }

    fn runs(&mut self) -> Result<()> {
        for _ in 0..RUNS {
            let first = self.run_with_spare()?;
            self.add(Figure::RunWithSpare, first);
        }
        if self.subject.is_plain() {
            return Ok(());
        }
        for (figure, wait) in [(Figure::RunAtOnce, 0), (Figure::RunAfter300, 300), (Figure::RunAfter1000, 1000)] {
            for _ in 0..3 {
                let first = self.number(&format!("await it.ready(); await pause(1000); await it.run('print(1)'); await pause({wait}); {RUN}"))?;
                self.add(figure, first);
            }
        }
        for _ in 0..3 {
            // The spare is opened when a run is on its way: from the outcome of a short run to the next status `ready`.
            let fresh = self.number("await it.ready(); await pause(1000); await it.run('pass'); const end = performance.now(); await it.ready(); return performance.now() - end;")?;
            self.add(Figure::FreshInterpreter, fresh);
        }
        Ok(())
    }

    fn work(&mut self) -> Result<()> {
        let element = if self.subject.is_plain() { "document.getElementById('output')" } else { "ampoule.log" };
        for _ in 0..3 {
            let seconds = self.number(&format!(
                "if (!plain_) {{ await it.ready(); await pause(800); }} await it.run(arguments[0], 'end'); return Number(/loop ([0-9.e-]+) end/.exec({element}.textContent)[1]);"
            ).replace("plain_", if self.subject.is_plain() { "true" } else { "false" }))?;
            self.add(Figure::TightLoop, seconds * 1e3);
        }
        let flood = self.js(&format!(
            "if (it.ready && !{}) {{ await it.ready(); await pause(800); }} let total; const gap = await longestGap(async () => {{ total = (await it.run(arguments[1])).end; }}); return [gap, total];",
            self.subject.is_plain()
        ))?;
        let [gap, total]: [f64; 2] = serde_json::from_value(flood)?;
        self.add(Figure::FloodGap, gap);
        self.add(Figure::FloodTotal, total);
        Ok(())
    }

    fn stop(&mut self) -> Result<()> {
        let js = match self.subject {
            Subject::Plain(_) => "plain.run('while True: pass'); await pause(500); const start = performance.now(); plain.restart(); await plain.ready; const text = fresh(); const t = await it.run(`print('${text}')`, text); return performance.now() - start - t.end + t.first;",
            Subject::Ampoule => "await it.ready(); it.type('while True: pass'); await pause(0); it.button('Run').click(); await pause(500); const before = it.runs(); const text = fresh(); const start = performance.now(); it.button('Stop').click(); await it.ended(before); const t = await it.run(`print('${text}')`, text); return performance.now() - start - t.end + t.first;",
        };
        let millis = self.number(js)?;
        self.add(Figure::StopToOutput, millis);
        Ok(())
    }

    /// Plain Pyodide has no Stop but the worker's end, and no limit that would end such output: only ours is measured.
    fn stops_in_the_middle(&mut self) -> Result<()> {
        for (figure, code) in [(Figure::StopInFlood, SLOW_TO_THE_LIMIT), (Figure::StopInC, LOOP_IN_C)] {
            for _ in 0..3 {
                // Half a second after the first output, in the middle of what it does.
                let js = format!(
                    "await it.ready(); await pause(800); const text = fresh(); await it.begin({}.replace('go', text)); await shown(it.log, text); await pause(500); return it.stop();",
                    json!(code)
                );
                let millis = self.number(&js)?;
                self.add(figure, millis);
            }
        }
        Ok(())
    }

    /// Plain Pyodide has no editor.
    fn keys(&mut self) -> Result<()> {
        let js = "await it.ready(); await pause(800); return it.keys(40);";
        let millis: Vec<f64> = serde_json::from_value(self.js(js)?)?;
        millis.into_iter().for_each(|millis| self.add(Figure::EditorKey, millis));
        Ok(())
    }

    fn gaps(&mut self) -> Result<()> {
        for (figure, code) in [(Figure::LongLineGap, LONG_LINE), (Figure::EndlessGap, ENDLESS)] {
            let gap = self.number(&format!("await it.ready(); await pause(800); return longestGap(() => it.run({}));", json!(code)))?;
            self.add(figure, gap);
        }
        Ok(())
    }

    /// From Run to the first output after the import. But for the first time, what is imported was fetched and unpacked before: plain Pyodide's
    /// wheels are installed, and here the first run brings the packages.
    fn imports(&mut self) -> Result<()> {
        for (package, module, figures) in IMPORTS {
            self.import(package, &format!("import {module}\n"), figures.map(Some))?;
        }
        let plot = PLOT.replace("SHOW", if self.subject.is_plain() { SHOW_PLAINLY } else { "plt.show()" });
        self.import("matplotlib", &plot, [None, Some(Figure::FirstPlot), Some(Figure::FirstPlotEarly)])
    }

    /// To the output behind `code`, which imports something of `package`: for the first time, plainly, and early.
    fn import(&mut self, package: &str, code: &str, [first, plainly, early]: [Option<Figure>; 3]) -> Result<()> {
        for round in 0..2 {
            let program = format!("const text = fresh(); const program = `{code}print('${{text}}')`;");
            if self.subject.is_plain() {
                let js = format!(
                    "plain.restart(); await plain.ready; const wheels = (await (await fetch('wheels.json')).json())['{package}'];
                     const start = performance.now(); await plain.load(wheels); const loaded = performance.now() - start;
                     {program} const {{ first }} = await it.run(program, text); return [loaded + first, first];"
                );
                let [whole, run]: [f64; 2] = serde_json::from_value(self.js(&js)?)?;
                for (figure, millis) in [(first, whole), (plainly, run), (early, run)] {
                    self.add_if(figure, millis);
                }
                continue;
            }
            let millis = self.number(&format!("await it.ready(); await pause(1000); {program} return (await it.run(program, text)).first;"))?;
            if round == 0 {
                self.add_if(first, millis);
            }
            // The spare that comes after it imports what the editor's text imports.
            let millis = self.number(&format!("await pause(1000); await it.ready(); await pause({EARLY}); {program} return (await it.run(program, text)).first;"))?;
            self.add_if(early, millis);
            self.number("await it.ready(); await pause(1000); return (await it.run('print(1)')).end;")?;
            let millis = self.number(&format!("await pause(1000); await it.ready(); await pause(1000); {program} return (await it.run(program, text)).first;"))?;
            self.add_if(plainly, millis);
        }
        Ok(())
    }
}
