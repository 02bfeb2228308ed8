//! Somebody at the page who answers what a program asks.

use crate::page::{Page, RunResult};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

pub const ENGINE_START: Duration = Duration::from_secs(90);

pub struct Person<'p> {
    pub page: &'p mut Page,
    before: u64,
}

/// A password's field has no role: it is found by its name.
const FIELD: &str = "const field = document.querySelector('input[aria-label=\"Program input\"]') ?? find('textbox', 'Program input');";

impl<'p> Person<'p> {
    pub fn at(page: &'p mut Page) -> Result<Person<'p>> {
        page.wait_status("ready", ENGINE_START)?;
        Ok(Person { page, before: 0 })
    }

    pub fn run(&mut self, code: &str) -> Result<()> {
        self.page.set_code(code)?;
        self.before = self.page.output()?.run;
        self.page.press("Run")
    }

    fn with_field(&mut self, js: &str, arguments: Vec<Value>) -> Result<Value> {
        self.page.script(&format!("{FIELD} {js}"), arguments)
    }

    pub fn has_field(&mut self) -> Result<bool> {
        Ok(self.with_field("return field !== null;", Vec::new())? == json!(true))
    }

    pub fn is_asked(&mut self) -> Result<()> {
        let js = format!("{FIELD} return field !== null;");
        self.page.wait_until("the field Program input", ENGINE_START, |page| {
            let output = page.output()?;
            ensure!(output.outcome.is_empty(), "the run is over: {output:?}");
            Ok(page.script(&js, Vec::new())? == json!(true))
        })
    }

    pub fn is_secret(&mut self) -> Result<bool> {
        self.is_asked()?;
        Ok(self.with_field("return field.type === 'password';", Vec::new())? == json!(true))
    }

    pub fn has_focus(&mut self) -> Result<bool> {
        let limit = Duration::from_secs(1);
        let js = format!("{FIELD} return document.activeElement === field;");
        Ok(self.page.wait_until("the focus", limit, |page| Ok(page.script(&js, Vec::new())? == json!(true))).is_ok())
    }

    /// Types one line and sends it. The field is another one for the next question.
    pub fn answer(&mut self, line: &str) -> Result<()> {
        self.is_asked()?;
        let js = "field.value = arguments[0];
             field.dispatchEvent(new InputEvent('input', { bubbles: true }));
             const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
             field.dispatchEvent(enter);
             return enter.defaultPrevented;";
        ensure!(self.with_field(js, vec![json!(line)])? == json!(true), "Enter does nothing");
        Ok(())
    }

    /// As somebody does it who has the focus in the field.
    pub fn type_and_enter(&mut self, line: &str) -> Result<()> {
        self.page.press_keys(&format!("{line}{}", char::from(Key::Enter)))
    }

    pub fn paste(&mut self, text: &str) -> Result<()> {
        self.is_asked()?;
        let js = "field.value = arguments[0]; field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
        self.with_field(js, vec![json!(text)]).map(drop)
    }

    pub fn end_input(&mut self) -> Result<()> {
        self.is_asked()?;
        let js = "const key = new KeyboardEvent('keydown', { key: 'd', ctrlKey: true, bubbles: true, cancelable: true });
             field.dispatchEvent(key);
             return key.defaultPrevented;";
        ensure!(self.with_field(js, Vec::new())? == json!(true), "Ctrl+D does nothing");
        Ok(())
    }

    /// Fills the panel of prepared lines; `then` is `ask` or `end`.
    pub fn prepare(&mut self, text: &str, then: &str) -> Result<()> {
        let js = "const field = mustFind('textbox', 'Prepared input');
             field.closest('details').open = true;
             field.value = arguments[0];
             field.dispatchEvent(new InputEvent('input', { bubbles: true }));
             const list = field.closest('details').querySelector('select');
             list.value = arguments[1];
             list.dispatchEvent(new Event('change', { bubbles: true }));";
        self.page.script(js, vec![json!(text), json!(then)]).map(drop)
    }

    pub fn focus_elsewhere(&mut self) -> Result<()> {
        let js = "const field = mustFind('textbox', 'Prepared input'); field.closest('details').open = true; field.focus();";
        self.page.script(js, Vec::new()).map(drop)
    }

    pub fn differed(&mut self) -> Result<bool> {
        let js = "return document.querySelector('[role=\"log\"] .differed')?.textContent.includes('run it again') ?? false;";
        Ok(self.page.script(js, Vec::new())? == json!(true))
    }

    pub fn ends(&mut self) -> Result<RunResult> {
        self.page.wait_run(self.before, Instant::now(), ENGINE_START)
    }
}
