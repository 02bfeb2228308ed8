//! Values by name and subject, and the table of their medians.

use anyhow::Result;
use serde_json::{Value, json};
use std::{collections::BTreeMap, fmt};

/// What is measured; the order is the table's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    ColdStart,
    ColdStartSlowLink,
    ColdStartPackingHost,
    FirstVisitBytes,
    FirstVisitRequests,
    WarmStart,
    RunWithSpare,
    RunAtOnce,
    RunAfter300,
    RunAfter1000,
    FreshInterpreter,
    StopToOutput,
    StopInFlood,
    StopInC,
    TightLoop,
    FloodGap,
    FloodTotal,
    LongLineGap,
    EndlessGap,
    EditorKey,
    BringNumpy,
    ImportNumpy,
    ImportNumpyEarly,
    BringMatplotlib,
    ImportMatplotlib,
    ImportMatplotlibEarly,
    BringPandas,
    ImportPandas,
    ImportPandasEarly,
    FirstPlot,
    FirstPlotEarly,
    Memory,
    LessonPaint,
    LessonMemory,
    WidgetsReady,
    WidgetsMemory,
    RunnerCold,
    RunnerRun,
}

/// What ours is held against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bar {
    /// A part of plain Pyodide's.
    Ratio(f64),
    /// In the figure's own unit.
    Most(f64),
}

impl Bar {
    fn words(self, unit: &str) -> String {
        match self {
            Bar::Ratio(ratio) => format!("{ratio:.2}"),
            Bar::Most(most) => format!("{most:.0} {unit}"),
        }
    }

    fn to_json(self) -> Value {
        match self {
            Bar::Ratio(ratio) => json!({ "ratio": ratio }),
            Bar::Most(most) => json!({ "most": most }),
        }
    }
}

impl Figure {
    /// What it says, with what of plain Pyodide's it is held against; its unit; the bar for ours.
    fn words(self) -> (&'static str, &'static str, Option<Bar>) {
        use Bar::{Most, Ratio};
        match self {
            Figure::ColdStart => ("cold start to first output, loopback", "ms", Some(Ratio(1.0))),
            Figure::ColdStartSlowLink => ("cold start, 10 Mbit/s and 40 ms, nothing compressed", "ms", Some(Ratio(0.6))),
            Figure::ColdStartPackingHost => ("the same (plain: from a host that packs with brotli)", "ms", Some(Ratio(1.15))),
            Figure::FirstVisitBytes => ("bytes of a first visit, nothing compressed", "kB", Some(Ratio(0.5))),
            Figure::FirstVisitRequests => ("requests of a first visit", "", None),
            Figure::WarmStart => ("warm start to first output", "ms", Some(Ratio(0.4))),
            Figure::RunWithSpare => ("Run to first output, spare ready (plain: used interpreter)", "ms", Some(Ratio(5.0))),
            Figure::RunAtOnce => ("the same, 0 ms after the last outcome", "ms", None),
            Figure::RunAfter300 => ("the same, 300 ms after it", "ms", None),
            Figure::RunAfter1000 => ("the same, 1,000 ms after it", "ms", None),
            Figure::FreshInterpreter => ("a fresh interpreter without a spare (plain: loadPyodide)", "ms", Some(Ratio(0.15))),
            Figure::StopToOutput => ("endless loop stopped to next output", "ms", Some(Ratio(0.05))),
            Figure::StopInFlood => ("Stop to the guard's word, during an endless print", "ms", Some(Most(200.0))),
            Figure::StopInC => ("Stop to the guard's word, during a loop in C", "ms", Some(Most(200.0))),
            Figure::TightLoop => ("tight loop", "ms", Some(Ratio(1.03))),
            Figure::FloodGap => ("100,000 lines: longest gap between frames", "ms", Some(Ratio(0.15))),
            Figure::FloodTotal => ("100,000 lines: total", "ms", Some(Ratio(1.0))),
            Figure::LongLineGap => ("one line of 50 MB: longest gap between frames", "ms", Some(Most(50.0))),
            Figure::EndlessGap => ("an endless print, to its limit: longest gap between frames", "ms", Some(Most(50.0))),
            Figure::EditorKey => ("a key in a file of 2,000 lines: the page's work", "ms", Some(Most(16.0))),
            Figure::BringNumpy => ("numpy for the first time: fetched, unpacked and imported", "ms", None),
            Figure::BringMatplotlib => ("matplotlib.pyplot for the first time", "ms", None),
            Figure::BringPandas => ("pandas for the first time", "ms", None),
            Figure::FirstPlot => ("a plot in a fresh run, import and PNG in it", "ms", None),
            Figure::FirstPlotEarly => ("the same, imported early by the spare", "ms", None),
            Figure::ImportNumpy => ("import numpy in a fresh run (plain: in a fresh interpreter)", "ms", None),
            Figure::ImportNumpyEarly => ("the same, imported early by the spare", "ms", None),
            Figure::ImportMatplotlib => ("import matplotlib.pyplot in a fresh run", "ms", None),
            Figure::ImportMatplotlibEarly => ("the same, imported early by the spare", "ms", Some(Ratio(0.05))),
            Figure::ImportPandas => ("import pandas in a fresh run", "ms", None),
            Figure::ImportPandasEarly => ("the same, imported early by the spare", "ms", None),
            Figure::Memory => ("memory of the ready page's processes", "MB", Some(Ratio(1.4))),
            Figure::LessonPaint => ("a lesson of 40 cells is painted (left: one of 4)", "ms", Some(Ratio(1.3))),
            Figure::WidgetsReady => ("a page of 30 widgets is there (left: of 30 code blocks)", "ms", Some(Ratio(1.2))),
            // And 10 MB beside.
            Figure::WidgetsMemory => ("its memory before one is used (left: of 30 code blocks)", "MB", Some(Ratio(1.2))),
            Figure::RunnerCold => ("a runner of another origin, cold start (left: the playground)", "ms", Some(Ratio(1.1))),
            Figure::RunnerRun => ("its run to first output, spare ready (left: the playground)", "ms", Some(Ratio(1.1))),
            Figure::LessonMemory => ("memory of a lesson of 40 cells in use (left: of 1)", "MB", Some(Ratio(1.2))),
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Values {
    plain: Vec<f64>,
    ours: Vec<f64>,
}

#[derive(Clone, Debug, Default)]
pub struct Figures(BTreeMap<Figure, Values>);

impl Figures {
    pub fn add(&mut self, figure: Figure, is_plain: bool, value: f64) {
        let values = self.0.entry(figure).or_default();
        if is_plain { &mut values.plain } else { &mut values.ours }.push(value);
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<60} {:>26} {:>26} {:>7} {:>7}", "median (smallest to largest)", "plain Pyodide", "Ampoule", "ratio", "bar")?;
        for (figure, Values { plain, ours }) in &self.0 {
            let (words, unit, bar) = figure.words();
            let ratio = median(ours) / median(plain);
            let ratio = if ratio.is_finite() { format!("{ratio:.2}") } else { String::new() };
            let bar = bar.map(|bar| bar.words(unit)).unwrap_or_default();
            writeln!(f, "{words:<60} {:>26} {:>26} {ratio:>7} {bar:>7}", spread(plain, unit), spread(ours, unit))?;
        }
        Ok(())
    }
}

fn spread(values: &[f64], unit: &str) -> String {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    match (sorted.first(), sorted.last()) {
        (Some(least), Some(most)) => format!("{} {unit} ({} to {})", short(median(values)), short(*least), short(*most)),
        _ => String::new(),
    }
}

fn short(value: f64) -> String {
    if value < 100.0 { format!("{value:.1}") } else { format!("{value:.0}") }
}

/// Not a number when there are none.
fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => sorted[middle],
        _ => (sorted[middle - 1] + sorted[middle]) / 2.0,
    }
}

pub fn to_json(all: &[(String, Figures)]) -> Result<String> {
    let engines: serde_json::Map<String, Value> = all
        .iter()
        .map(|(engine, figures)| {
            let figures = figures.0.iter().map(|(figure, values)| {
                let (words, unit, bar) = figure.words();
                json!({ "figure": words, "unit": unit, "bar": bar.map(Bar::to_json), "plain": values.plain, "ampoule": values.ours })
            });
            (engine.clone(), figures.collect())
        })
        .collect();
    Ok(serde_json::to_string_pretty(&engines)?)
}
