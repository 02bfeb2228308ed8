//! Waiting on the page: asking again until the answer is the wanted one, never a fixed time.

use super::Page;
use anyhow::{Result, bail};
use serde_json::Value;
use std::time::{Duration, Instant};

/// Between two questions, the longer the longer it takes: a question costs the browser time that the test waits for.
const PAUSES: [Duration; 2] = [Duration::from_millis(15), Duration::from_millis(60)];
/// Of what was waited so far.
const PAUSE_PART: u32 = 20;

impl Page {
    /// Asks until there is something; `what` completes "waited for …".
    pub fn wait_for<T>(
        &mut self,
        what: &str,
        limit: Duration,
        mut ask: impl FnMut(&mut Page) -> Result<Option<T>>,
    ) -> Result<T> {
        let begun = Instant::now();
        loop {
            if let Some(found) = ask(self)? {
                return Ok(found);
            }
            let waited = begun.elapsed();
            if waited >= limit {
                bail!("waited {:.1} s for {what}", limit.as_secs_f64());
            }
            let [shortest, longest] = PAUSES;
            std::thread::sleep((waited / PAUSE_PART).clamp(shortest, longest));
        }
    }

    pub fn wait_until(
        &mut self,
        what: &str,
        limit: Duration,
        mut is_so: impl FnMut(&mut Page) -> Result<bool>,
    ) -> Result<()> {
        self.wait_for(what, limit, |page| Ok(is_so(page)?.then_some(())))
    }

    /// Until `js` gives `true`, also while one page goes and another comes, when there is none to ask.
    pub fn wait_across(&mut self, what: &str, limit: Duration, js: &str) -> Result<()> {
        self.wait_until(what, limit, |page| Ok(page.script(js, vec![]).is_ok_and(|answer| answer == Value::Bool(true))))
    }

    /// Until the engine's status contains `word`: `ready`, `starting`, `running`, `stopped`.
    pub fn wait_status(&mut self, word: &str, limit: Duration) -> Result<()> {
        self.wait_until(&format!("the engine's status to say {word}"), limit, |page| {
            Ok(page.engine_status()?.contains(word))
        })
    }
}
