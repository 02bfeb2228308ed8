//! The browser's console, for the report of a failed test. W3C WebDriver has no word for it: each engine tells it its own way.

use super::{Engine, session::Session};
use fantoccini::wd::WebDriverCompatibleCommand;
use hyper::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

impl Session {
    /// Since `mark` in the driver's log. Empty when it cannot be had.
    pub fn console(&self, mark: usize) -> Vec<String> {
        match self.engine {
            Engine::Chromium => self.chromium_console(),
            // It is told to write it to standard output, which is the driver's.
            Engine::Firefox => self.lines(mark, &["console.", "JavaScript error", "JavaScript warning"]),
            // With `--automation` MiniBrowser ignores `--enable-write-console-messages-to-stdout` (measured on 2.50).
            Engine::WebKit => Vec::new(),
        }
    }

    fn lines(&self, mark: usize, beginnings: &[&str]) -> Vec<String> {
        let is_console = |line: &String| beginnings.iter().any(|beginning| line.trim_start().starts_with(beginning));
        self.log().since(mark).into_iter().filter(is_console).collect()
    }

    fn chromium_console(&self) -> Vec<String> {
        let answer = self.ask("reading the console", |client| async move { client.issue_cmd(BrowserLog).await });
        let entries = answer.ok().and_then(|answer| answer.as_array().cloned()).unwrap_or_default();
        let line = |entry: &Value| format!("{} {}", text(&entry["level"]), text(&entry["message"]));
        entries.iter().map(line).collect()
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// ChromeDriver's own command.
#[derive(Debug)]
struct BrowserLog;

impl WebDriverCompatibleCommand for BrowserLog {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}
