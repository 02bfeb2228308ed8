//! Chromium's DevTools protocol, for what WebDriver has no word for: the system's theme, the size of a screen, small pictures.

use super::session::Session;
use anyhow::{Context, Result};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use fantoccini::wd::WebDriverCompatibleCommand;
use hyper::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

impl Session {
    /// Like a system that is dark, or light, with a screen of this size.
    pub fn emulate(&self, theme: &str, width: u32, height: u32) -> Result<()> {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.devtools("Emulation.setDeviceMetricsOverride", screen)?;
        let features = json!([{ "name": "prefers-color-scheme", "value": theme }, { "name": "prefers-reduced-motion", "value": "reduce" }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).map(drop)
    }

    /// What is in sight, as WebP.
    pub fn picture(&self) -> Result<Vec<u8>> {
        let answer = self.devtools("Page.captureScreenshot", json!({ "format": "webp", "quality": 85 }))?;
        let data = answer["data"].as_str().context("the browser gave no picture")?;
        BASE64_STANDARD.decode(data).context("the picture is no base64")
    }

    fn devtools(&self, command: &'static str, parameters: Value) -> Result<Value> {
        self.ask(command, |client| async move { client.issue_cmd(DevTools { command, parameters }).await })
    }
}

/// ChromeDriver's own command.
#[derive(Debug)]
struct DevTools {
    command: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(json!({ "cmd": self.command, "params": self.parameters }).to_string()))
    }
}
