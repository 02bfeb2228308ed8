//! `cargo xtask bench`: the built app beside plain Pyodide in one long-lived worker, in the same browser and the same round.
//!
//! A *round* is a fresh browser for each of the two, one after the other, so that both meet the same noise. Printed are
//! medians with the smallest and the largest value, and the ratio of the medians; all values go into a JSON file.
//! `cargo xtask bench pages` measures lessons and other pages alone. `cargo xtask bench soak` measures something else: what many runs leave behind in one page (`soak.rs`).

mod embedding;
mod figures;
mod lessons;
mod session;
mod soak;

use crate::browser::Engine;
use anyhow::{Context, Result, bail};
use figures::Figures;
use serde_json::Value;
use session::Subject;
use std::{
    env, fs,
    path::{Path, PathBuf},
    str::FromStr,
};

/// Where speed and memory are measured; WebKitGTK's figures say nothing about Safari's.
const ENGINES: [Engine; 2] = [Engine::Chromium, Engine::Firefox];

/// What `cargo xtask bench` wants.
pub struct Order {
    wanted: Wanted,
    json: PathBuf,
}

enum Wanted {
    Rounds { rounds: usize, plain: PathBuf },
    Pages { rounds: usize },
    Soak { runs: usize },
}

impl Order {
    /// `None` when this is a call for tests.
    pub fn from_environment() -> Option<Result<Order>> {
        let json = PathBuf::from(env::var_os("AMPOULE_BENCH_JSON")?);
        Some(Wanted::from_environment().map(|wanted| Order { wanted, json }))
    }

    pub fn carry_out(&self) -> Result<()> {
        let text = match &self.wanted {
            Wanted::Rounds { rounds, plain } => rounds_of_all(*rounds, plain)?,
            Wanted::Pages { rounds } => pages_of_all(*rounds)?,
            Wanted::Soak { runs } => soak_all(*runs)?,
        };
        fs::write(&self.json, text).with_context(|| format!("{} cannot be written", self.json.display()))?;
        println!("all values: {}", self.json.display());
        Ok(())
    }
}

impl Wanted {
    fn from_environment() -> Result<Wanted> {
        if let Some(runs) = number("AMPOULE_BENCH_SOAK")? {
            return Ok(Wanted::Soak { runs });
        }
        if let Some(rounds) = number("AMPOULE_BENCH_PAGES")? {
            return Ok(Wanted::Pages { rounds });
        }
        match (number("AMPOULE_BENCH_ROUNDS")?, env::var_os("AMPOULE_PLAIN")) {
            (Some(rounds), Some(plain)) => Ok(Wanted::Rounds { rounds, plain: plain.into() }),
            (None, _) | (_, None) => bail!("it is not said what to measure: run `cargo xtask bench`"),
        }
    }
}

fn number<N: FromStr>(variable: &str) -> Result<Option<N>> {
    let Ok(text) = env::var(variable) else { return Ok(None) };
    text.parse().map(Some).ok().with_context(|| format!("{variable} is {text:?} and no number"))
}

fn rounds_of_all(rounds: usize, plain: &Path) -> Result<String> {
    of_all(rounds, |engine, round, figures| {
        for subject in [Subject::Plain(plain.to_owned()), Subject::Ampoule] {
            eprintln!("{engine}, {round}: {}", subject.name());
            session::measure(engine, &subject, figures).with_context(|| format!("{engine}, {}", subject.name()))?;
        }
        pages(engine, figures)
    })
}

fn pages_of_all(rounds: usize) -> Result<String> {
    of_all(rounds, |engine, round, figures| {
        eprintln!("{engine}, {round}: lessons and other pages");
        pages(engine, figures)
    })
}

/// The figures of all engines; `measure` adds those of a round, of which it learns the words.
fn of_all(rounds: usize, measure: impl Fn(Engine, &str, &mut Figures) -> Result<()>) -> Result<String> {
    let mut all = Vec::new();
    for engine in ENGINES {
        let mut figures = Figures::default();
        for round in 1..=rounds {
            measure(engine, &format!("round {round} of {rounds}"), &mut figures)?;
        }
        println!("\n{engine}, {rounds} rounds\n{figures}");
        all.push((engine.to_string(), figures));
    }
    figures::to_json(&all)
}

fn pages(engine: Engine, figures: &mut Figures) -> Result<()> {
    embedding::measure(engine, figures).with_context(|| format!("{engine}, other pages"))?;
    lessons::measure(engine, figures).with_context(|| format!("{engine}, lessons"))
}

fn soak_all(runs: usize) -> Result<String> {
    let mut all = serde_json::Map::new();
    for engine in ENGINES {
        let soaked = soak::soak(engine, runs).with_context(|| format!("{engine}, a page with {runs} runs"))?;
        println!("\n{engine}\n{soaked}");
        all.insert(engine.to_string(), soaked.to_json());
    }
    Ok(serde_json::to_string_pretty(&Value::Object(all))?)
}
