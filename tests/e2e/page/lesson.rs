//! The page with lessons, and the cells on it.

use super::Page;
use anyhow::Result;
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;

const LESSON: &str = include_str!("lesson.js");
const BUILT: Duration = Duration::from_secs(30);

/// How a cell's run ended, and what its check said.
#[derive(Clone, Debug, Deserialize)]
pub struct Found {
    pub outcome: String,
    pub text: String,
    pub error: String,
    /// `good`, `bad`, `stopped`, or nothing.
    pub is: String,
    pub says: String,
}

impl Page {
    /// Opens a lesson in a language of the page, at an origin of the test's own: it keeps things there.
    pub fn open_lesson(&mut self, course: &str, lesson: &str, language: &str) -> Result<()> {
        self.open("THIRD-PARTY-LICENSES.txt")?;
        self.script("localStorage.setItem('ampoule.language', arguments[0]);", vec![json!(language)])?;
        self.open(&format!("learn.html#/learn/{course}/{lesson}"))?;
        self.wait_for_lesson()
    }

    /// Until the lesson is there.
    pub fn wait_for_lesson(&mut self) -> Result<()> {
        self.wait_until("the lesson", BUILT, |page| Ok(page.script("return document.querySelector('.lesson h1') !== null;", vec![])? == json!(true)))
    }

    /// A script that knows cells.
    pub fn lesson_script(&self, js: &str, arguments: Vec<Value>) -> Result<Value> {
        self.script_async(&format!("{LESSON}\n{js}"), arguments)
    }

    /// Puts an answer into an exercise and presses its button of this name.
    pub fn answer(&self, id: &str, answer: &str, button: &str, limit: Duration) -> Result<Found> {
        let js = "const card = cardOf(arguments[0]);
                  if (!card) throw new Error(`no exercise ${arguments[0]}`);
                  await putInto(card, arguments[1]);
                  const ended = await runIn(card, arguments[2], arguments[3]);
                  return { ...ended, ...foundIn(card) };";
        let found = self.lesson_script(js, vec![json!(id), json!(answer), json!(button), json!(limit.as_millis() as u64)])?;
        Ok(serde_json::from_value(found)?)
    }
}
