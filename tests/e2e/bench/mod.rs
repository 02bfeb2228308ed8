//! `cargo xtask bench`: the built app beside plain Pyodide in one long-lived worker, in the same browser and the same round.
//!
//! A *round* is a fresh browser for each of the two, one after the other, so that both meet the same noise. Printed are
//! medians with the smallest and the largest value, and the ratio of the medians; all values go into a JSON file.

mod figures;
mod session;

use crate::browser::Engine;
use anyhow::{Context, Result};
use figures::Figures;
use session::Subject;
use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// What `cargo xtask bench` wants.
pub struct Order {
    rounds: usize,
    plain: PathBuf,
    json: PathBuf,
}

impl Order {
    /// `None` when this is a call for tests.
    pub fn from_environment() -> Option<Result<Order>> {
        let plain = PathBuf::from(env::var_os("AMPOULE_PLAIN")?);
        let text = |name: &str| env::var(name).with_context(|| format!("{name} is not set: run `cargo xtask bench`"));
        let rounds = text("AMPOULE_BENCH_ROUNDS").and_then(|text| text.parse().context("AMPOULE_BENCH_ROUNDS is no number"));
        let order = rounds.and_then(|rounds| Ok(Order { rounds, plain, json: text("AMPOULE_BENCH_JSON")?.into() }));
        Some(order)
    }

    pub fn carry_out(&self) -> Result<()> {
        let mut all = Vec::new();
        for engine in [Engine::Chromium, Engine::Firefox] {
            let figures = self.measure(engine)?;
            println!("\n{engine}, {} rounds\n{figures}", self.rounds);
            all.push((engine.to_string(), figures));
        }
        let json = Path::new(&self.json);
        fs::write(json, figures::to_json(&all)?).with_context(|| format!("{} cannot be written", json.display()))?;
        println!("all values: {}", json.display());
        Ok(())
    }

    fn measure(&self, engine: Engine) -> Result<Figures> {
        let mut figures = Figures::default();
        for round in 1..=self.rounds {
            for subject in [Subject::Plain(self.plain.clone()), Subject::Ampoule] {
                eprintln!("{engine}, round {round} of {}: {}", self.rounds, subject.name());
                session::measure(engine, &subject, &mut figures).with_context(|| format!("{engine}, {}", subject.name()))?;
            }
        }
        Ok(figures)
    }
}
