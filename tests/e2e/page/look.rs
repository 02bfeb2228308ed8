//! How the page looks at a size and in a theme, and what axe-core says of it.

use super::Page;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::{fs, path::Path};

const LOOK: &str = include_str!("look.js");
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/axe/node_modules/axe-core/axe.min.js");

impl Page {
    /// Opens the main page in a frame of this size: a window cannot be made as small as a phone in every browser. What is done
    /// with the page from now on is done in the frame.
    pub fn open_app_sized(&mut self, width: u32, height: u32) -> Result<()> {
        self.open_plain()?;
        self.frame_app(width, height)
    }

    /// A page of the app's origin without the app in it.
    pub fn open_plain(&mut self) -> Result<()> {
        self.open_of_app("THIRD-PARTY-LICENSES.txt")
    }

    /// In a plain page.
    pub fn frame_app(&mut self, width: u32, height: u32) -> Result<()> {
        self.frame("./", "", width, height)?;
        self.wait_for_app()?;
        self.wait_full_editor()
    }

    /// A file of the site in a plain page, in a frame of this size.
    pub fn frame(&mut self, file: &str, fragment: &str, width: u32, height: u32) -> Result<()> {
        let js = "const frame = document.createElement('iframe');
                  frame.style.cssText = `border: 0; width: ${arguments[0]}px; height: ${arguments[1]}px`;
                  frame.src = arguments[2];
                  document.body.replaceChildren(frame);";
        self.script(js, vec![json!(width), json!(height), json!(format!("{file}{fragment}"))])?;
        self.enter_frame()
    }

    /// Gives the frame another size.
    pub fn resize_frame(&self, width: u32, height: u32) -> Result<()> {
        let js = "frameElement.style.width = `${arguments[0]}px`;
                  frameElement.style.height = `${arguments[1]}px`;
                  return await new Promise((done) => setTimeout(() => done(innerWidth), 100));";
        let is = self.script_async(js, vec![json!(width), json!(height)])?;
        ensure!(is == json!(width), "the frame is {is} wide instead of {width}");
        Ok(())
    }

    /// The page as it is where the system is dark, until it is loaded again.
    pub fn darken(&self) -> Result<()> {
        let js = format!(
            "{LOOK}
             for (const sheet of document.styleSheets) darken(sheet.cssRules);
             document.documentElement.style.colorScheme = 'dark';
             return getComputedStyle(document.body).backgroundColor;"
        );
        let paper = self.script(&js, Vec::new())?;
        ensure!(paper == json!("rgb(20, 24, 28)"), "the page is not dark but {paper}");
        Ok(())
    }

    /// In Chromium: like a system that is dark, or light, with a screen of this size.
    pub fn emulate(&self, theme: &str, width: u32, height: u32) -> Result<()> {
        self.session.emulate(theme, width, height)
    }

    /// In Chromium: what is in sight, as WebP.
    pub fn picture(&self) -> Result<Vec<u8>> {
        self.session.picture()
    }

    /// What is cut, lies over something else or makes the page scroll sideways.
    pub fn wrong_layout(&self) -> Result<Vec<String>> {
        let wrong = self.script(&format!("{LOOK}\nreturn wrongLayout();"), Vec::new())?;
        Ok(serde_json::from_value(wrong)?)
    }

    /// What axe-core finds serious or critical.
    pub fn axe(&self) -> Result<Vec<String>> {
        let axe = fs::read_to_string(Path::new(AXE)).context("axe-core is not there: `cargo xtask test --only e2e` installs it")?;
        self.script(&format!("if (!window.axe) {{ {axe} }}"), Vec::new())?;
        let js = "const found = await axe.run(document, { resultTypes: ['violations'], iframes: false });
                  return found.violations
                    .filter((violation) => ['serious', 'critical'].includes(violation.impact))
                    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join(' | ')}`);";
        Ok(serde_json::from_value(self.script_async(js, Vec::new())?)?)
    }
}
