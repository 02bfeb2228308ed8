//! How long cases took: the suite has to fit into CI's time, and this says where that goes, and which of them a busy machine was too much for.

use crate::browser::Engine;
use std::{
    fmt, fs, io,
    path::Path,
    sync::{Mutex, PoisonError},
    time::Duration,
};

const SLOWEST: usize = 10;

#[derive(Default)]
pub struct Times {
    all: Mutex<Vec<(Engine, &'static str, Duration)>>,
    second_tries: Mutex<Vec<String>>,
}

impl Times {
    /// Also said at once: where the suite does not come to its end, what it has told so far is all there is.
    pub fn note(&self, engine: Engine, case: &'static str, took: Duration) {
        eprintln!("{:6.1} s {engine}::{case}", took.as_secs_f64());
        self.all.lock().unwrap_or_else(PoisonError::into_inner).push((engine, case, took));
    }

    /// A case passed alone that had failed beside others.
    pub fn note_second_try(&self, engine: Engine, case: &'static str, failure: &str) {
        let line = format!("{engine}::{case} passed only alone; beside others: {failure}");
        self.second_tries.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    }

    /// Every case, the slowest first, to `file`: seconds, engine and name between tabs.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let lines = self.slowest_first().into_iter().map(|(engine, case, took)| format!("{:.1}\t{engine}\t{case}\n", took.as_secs_f64()));
        fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
        fs::write(file, lines.collect::<String>())
    }

    fn slowest_first(&self) -> Vec<(Engine, &'static str, Duration)> {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner).clone();
        all.sort_by_key(|(.., took)| std::cmp::Reverse(*took));
        all
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = self.slowest_first();
        for engine in Engine::ALL {
            let of_engine: Vec<Duration> = all.iter().filter(|(other, ..)| *other == engine).map(|(.., took)| *took).collect();
            if !of_engine.is_empty() {
                writeln!(f, "{engine}: {} cases, {:.0} s of a browser", of_engine.len(), of_engine.iter().sum::<Duration>().as_secs_f64())?;
            }
        }
        for (engine, case, took) in all.iter().take(SLOWEST) {
            writeln!(f, "{:6.1} s {engine}::{case}", took.as_secs_f64())?;
        }
        for line in self.second_tries.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            writeln!(f, "{line}")?;
        }
        Ok(())
    }
}
