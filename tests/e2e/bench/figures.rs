//! Values by name and subject, and the table of their medians.

use anyhow::Result;
use serde_json::{Value, json};
use std::{collections::BTreeMap, fmt};

/// What is measured; the order is the table's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    ColdStart,
    ColdStartSlowLink,
    FirstVisitBytes,
    FirstVisitRequests,
    WarmStart,
    RunWithSpare,
    RunAtOnce,
    RunAfter300,
    RunAfter1000,
    FreshInterpreter,
    StopToOutput,
    TightLoop,
    FloodGap,
    FloodTotal,
    Memory,
}

impl Figure {
    /// What it says, its unit, and the bar for ours against plain Pyodide's, with what of plain's it is held against.
    fn words(self) -> (&'static str, &'static str, Option<f64>) {
        match self {
            Figure::ColdStart => ("cold start to first output, loopback", "ms", Some(1.0)),
            Figure::ColdStartSlowLink => ("cold start, 10 Mbit/s and 40 ms, nothing compressed", "ms", Some(0.6)),
            Figure::FirstVisitBytes => ("bytes of a first visit, nothing compressed", "kB", Some(0.5)),
            Figure::FirstVisitRequests => ("requests of a first visit", "", None),
            Figure::WarmStart => ("warm start to first output", "ms", Some(0.4)),
            Figure::RunWithSpare => ("Run to first output, spare ready (plain: used interpreter)", "ms", Some(5.0)),
            Figure::RunAtOnce => ("the same, 0 ms after the last outcome", "ms", None),
            Figure::RunAfter300 => ("the same, 300 ms after it", "ms", None),
            Figure::RunAfter1000 => ("the same, 1,000 ms after it", "ms", None),
            Figure::FreshInterpreter => ("a fresh interpreter without a spare (plain: loadPyodide)", "ms", Some(0.15)),
            Figure::StopToOutput => ("endless loop stopped to next output", "ms", Some(0.05)),
            Figure::TightLoop => ("tight loop", "ms", Some(1.03)),
            Figure::FloodGap => ("100,000 lines: longest gap between frames", "ms", Some(0.15)),
            Figure::FloodTotal => ("100,000 lines: total", "ms", Some(1.0)),
            Figure::Memory => ("memory of the ready page's processes", "MB", Some(1.4)),
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
            let bar = bar.map(|bar| format!("{bar:.2}")).unwrap_or_default();
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
                json!({ "figure": words, "unit": unit, "bar": bar, "plain": values.plain, "ampoule": values.ours })
            });
            (engine.clone(), figures.collect())
        })
        .collect();
    Ok(serde_json::to_string_pretty(&engines)?)
}
