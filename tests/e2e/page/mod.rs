//! The *page* under test, as a person meets it. The one place that knows how the app's page is built.
//!
//! Things are found by role and accessible name; nothing here waits for a fixed time, it asks until what it wants is there.

pub mod around;
mod lesson;
mod look;
mod output;
mod wait;

pub use output::RunResult;

use crate::{
    browser::{Engine, session::Session},
    dist::Dist,
    proxy::Foreign,
    server::{Server, Site},
};
use anyhow::{Context, Result, anyhow, bail};
use fantoccini::{
    actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction},
    elements::Element,
    key::Key,
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

const DOM: &str = include_str!("dom.js");
/// For what the app has still to build or to enable.
const USABLE: Duration = Duration::from_secs(30);
/// For what is shown at once.
const SHOWN: Duration = Duration::from_secs(10);

/// No server has it: each browser's proxy takes it to the server of the test that is running.
const SHARED_ORIGIN: &str = "127.0.0.1:4180";

/// What typing a key that writes nothing is in WebDriver.
pub fn key(key: Key) -> String {
    char::from(key).to_string()
}

pub struct Page {
    session: Session,
    server: Option<Server>,
    /// The app was opened at the origin that tests share.
    shares_origin: bool,
    /// The site is opened by this name, which is no secure context.
    name: Option<&'static str>,
    /// The site's main page is this file, and there is no server.
    local: Option<PathBuf>,
    /// Where this test's part of the driver's log begins.
    log_mark: usize,
    /// How large the window was before the test gave it another size.
    window: Option<[u32; 2]>,
    /// The next test needs another browser: a thread is busy in this one, or a service worker asks for its newer version when nobody expects it.
    pub spoils_browser: bool,
}

impl Page {
    pub fn new(session: Session) -> Page {
        session.proxy.reset();
        let log_mark = session.log().mark();
        Page { session, server: None, shares_origin: false, name: None, local: None, log_mark, window: None, spoils_browser: false }
    }

    /// Ends the test: its server is gone and the browser may serve another.
    pub fn into_session(self) -> Session {
        if let Some([width, height]) = self.window {
            // A browser that no longer answers is found out by the next test, which gets another.
            let _ = self.session.ask("the size before", |client| async move { client.set_window_size(width, height).await });
        }
        self.session
    }

    pub fn engine(&self) -> Engine {
        self.session.engine
    }

    /// Serves another site than the built app from now on, at a new origin. Call it before `open`.
    pub fn serve(&mut self, site: Site) -> Result<&Server> {
        self.spoils_browser |= site.keeps;
        let server = Server::start(site)?;
        for host in ["127.0.0.1", "localhost"] {
            self.session.proxy.allow(&format!("{host}:{}", server.address().port()), server.address());
        }
        Ok(self.server.insert(server))
    }

    /// Serves another site beside the test's own, as `http://localhost:port/`, which is another origin.
    pub fn serve_beside(&mut self, site: Site) -> Result<Server> {
        let server = Server::start(site)?;
        self.session.proxy.allow(&format!("localhost:{}", server.address().port()), server.address());
        Ok(server)
    }

    /// The server of this test: of the built app unless `serve` said otherwise.
    pub fn server(&mut self) -> Result<&Server> {
        if self.server.is_none() {
            self.serve(Site::of(Dist::built()?.folder()))?;
        }
        self.server.as_ref().context("the server has just been started")
    }

    /// Opens the site as `http://name:port/` from now on, which is no secure context: as in a classroom's network.
    pub fn open_by_name(&mut self, name: &'static str) -> Result<()> {
        let address = self.server()?.address();
        self.session.proxy.allow(&format!("{name}:{}", address.port()), address);
        self.name = Some(name);
        Ok(())
    }

    /// Opens the site whose main page is this file from now on, by `file://` and without a server.
    pub fn open_from_disk(&mut self, page: &Path) {
        self.local = Some(page.to_owned());
    }

    /// `path` is below the site's address, without a slash at its beginning; empty for the main page.
    pub fn open(&mut self, path: &str) -> Result<()> {
        if let Some(page) = &self.local {
            let file = if path.is_empty() || path.starts_with('#') { format!("{}{path}", page.display()) } else { page.with_file_name(path).display().to_string() };
            return self.go(&format!("file://{file}"));
        }
        let name = self.name;
        let server = self.server()?;
        let url = name.map_or_else(|| server.url(), |name| server.url_at(name));
        self.go(&format!("{url}{path}"))
    }

    /// Opens the main page and waits until the app has built itself, which is after the page's own `load`.
    ///
    /// A test that has not asked for a server gets the origin that it shares with others of its browser, where the engine is
    /// in the cache and its snapshot kept, as for anybody who comes back.
    pub fn open_app(&mut self) -> Result<()> {
        self.open_of_app("")?;
        self.wait_for_app()
    }

    /// Opens a file of the app's site, where the app would be opened.
    fn open_of_app(&mut self, path: &str) -> Result<()> {
        if self.local.is_some() || self.server.is_some() && !self.shares_origin {
            return self.open(path);
        }
        let address = self.server()?.address();
        self.session.proxy.allow(SHARED_ORIGIN, address);
        self.shares_origin = true;
        self.go(&format!("http://{SHARED_ORIGIN}/{path}"))
    }

    pub fn wait_for_app(&mut self) -> Result<()> {
        self.wait_built("textbox", "Code editor")
    }

    #[track_caller]
    pub fn go(&self, url: &str) -> Result<()> {
        let to = url.to_owned();
        self.session.ask(&format!("opening {url}"), |client| async move { client.goto(&to).await })
    }

    #[track_caller]
    pub fn reload(&self) -> Result<()> {
        self.session.ask("reloading", |client| async move { client.refresh().await })
    }

    /// Runs JavaScript on the page; `arguments` are there under that name, and what it returns comes back.
    #[track_caller]
    pub fn script(&self, js: &str, arguments: Vec<Value>) -> Result<Value> {
        let js = format!("{DOM}\n{js}");
        self.session.ask("a script on the page", |client| async move { client.execute(&js, arguments).await })
    }

    /// The same for `js` that awaits.
    #[track_caller]
    pub fn script_async(&self, js: &str, arguments: Vec<Value>) -> Result<Value> {
        let js = format!(
            "{DOM}
             const done = arguments[arguments.length - 1];
             (async function () {{ {js} }}).apply(null, arguments).then(
               (value) => done({{ value: value ?? null }}),
               (error) => done({{ error: String(error) }}),
             );"
        );
        let answer =
            self.session.ask("a script on the page", |client| async move { client.execute_async(&js, arguments).await })?;
        match answer.get("error") {
            Some(error) => bail!("the script on the page failed: {error}"),
            None => Ok(answer["value"].clone()),
        }
    }

    /// Clicks the button of this accessible name, as soon as it is usable.
    pub fn press(&mut self, name: &str) -> Result<()> {
        let id = self.wait_for(&format!("button {name} to be usable"), USABLE, |page| {
            // No driver presses well what a pane shows only an edge of; whoever uses a mouse scrolls there too.
            let js = "const button = find('button', arguments[0]);
                      button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
                      return button && !button.disabled ? button : null;";
            Ok(element_id(&page.script(js, vec![json!(name)])?))
        })?;
        self.session.ask(&format!("pressing {name}"), |client| async move {
            Element::from_element_id(client, id.into()).click().await
        })
    }

    /// Presses keys where the focus is; `keys` may hold WebDriver's codes, for example `Key::Control + "s"`.
    pub fn press_keys(&self, keys: &str) -> Result<()> {
        let keys = keys.to_owned();
        self.session.ask("pressing keys", |client| async move { client.active_element().await?.send_keys(&keys).await })
    }

    pub fn press_ctrl_enter(&self) -> Result<()> {
        self.press_keys(&(Key::Control + &key(Key::Enter)))
    }

    /// Moves the mouse from one place of the window to another with its button held.
    pub fn drag(&self, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        const SLOWLY: Option<Duration> = Some(Duration::from_millis(100));
        let (down, up) = (PointerAction::Down { button: MOUSE_BUTTON_LEFT }, PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: SLOWLY, x: from.0, y: from.1 })
            .then(down)
            .then(PointerAction::MoveTo { duration: SLOWLY, x: to.0, y: to.1 })
            .then(up);
        self.session.ask("dragging", |client| async move { client.perform_actions(mouse).await })
    }

    /// Moves the mouse to a place of the window, by way of another, because only what moves there is heard.
    pub fn point_at(&self, (x, y): (f64, f64)) -> Result<()> {
        const SLOWLY: Option<Duration> = Some(Duration::from_millis(100));
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo { duration: SLOWLY, x: x + 40.0, y: y + 40.0 })
            .then(PointerAction::MoveTo { duration: SLOWLY, x, y });
        self.session.ask("pointing", |client| async move { client.perform_actions(mouse).await })
    }

    /// What is done from now on is done in the page's first frame.
    pub fn enter_frame(&self) -> Result<()> {
        self.session.ask("entering the frame", |client| async move { client.enter_frame(0).await })
    }

    /// Puts `code` into the editor in place of what is there, as if it were pasted.
    pub fn set_code(&mut self, code: &str) -> Result<()> {
        self.set_code_from("return arguments[0];", json!(code))
    }

    /// The same for text that is not Unicode, such as a lone surrogate: UTF-16 code units.
    pub fn set_code_units(&mut self, units: &[u16]) -> Result<()> {
        self.set_code_from("return arguments[0].map((unit) => String.fromCharCode(unit)).join('');", json!(units))
    }

    fn set_code_from(&mut self, to_text: &str, argument: Value) -> Result<()> {
        self.wait_built("textbox", "Code editor")?;
        let js = format!(
            "const text = (function () {{ {to_text} }}).apply(null, arguments);
             const editor = mustFind('textbox', 'Code editor');
             if (!('value' in editor)) throw new Error('the code editor has no value: teach Page::set_code about it');
             editor.focus();
             editor.value = text;
             editor.dispatchEvent(new InputEvent('input', {{ bubbles: true, inputType: 'insertFromPaste' }}));"
        );
        self.script(&js, vec![argument]).map(drop)
    }

    /// Until the app has built this part of its page.
    fn wait_built(&mut self, role: &str, name: &str) -> Result<()> {
        self.wait_until(&format!("a {role} named {name}"), USABLE, |page| {
            let found = page.script("return find(...arguments) !== null;", vec![json!(role), json!(name)])?;
            Ok(found == json!(true))
        })
    }

    /// Until the full editor has taken the plain field's place.
    pub fn wait_full_editor(&mut self) -> Result<()> {
        self.wait_until("the full editor", USABLE, |page| {
            Ok(page.script("return document.querySelector('.cm-content') !== null;", Vec::new())? == json!(true))
        })
    }

    /// What is in the editor now.
    pub fn code(&self) -> Result<String> {
        let code = self.script("return mustFind('textbox', 'Code editor').value.toWellFormed();", Vec::new())?;
        code.as_str().map(str::to_owned).ok_or_else(|| anyhow!("the editor's value is {code}"))
    }

    /// Waits until the editor has exactly this text.
    pub fn holds(&mut self, code: &str) -> Result<()> {
        let is = self.wait_until("the text", SHOWN, |page| Ok(page.code()? == code));
        is.with_context(|| format!("the editor holds {:?} instead of {code:?}", self.code().unwrap_or_default()))
    }

    /// The text of the status `Engine`, or nothing when the page has none (yet).
    pub fn engine_status(&self) -> Result<String> {
        let text = self.script("return find('status', 'Engine')?.textContent ?? '';", Vec::new())?;
        Ok(text.as_str().unwrap_or_default().trim().to_owned())
    }

    /// Makes the page's own area `width` by `height`.
    pub fn resize(&mut self, width: u32, height: u32) -> Result<()> {
        // A window may change its size late, and may have another frame then.
        const SETTLED: Duration = Duration::from_secs(2);
        let outer = self.script("return [outerWidth, outerHeight];", Vec::new())?;
        let outer: [u32; 2] = serde_json::from_value(outer).context("the size of the window")?;
        let inner = self.size()?;
        self.window.get_or_insert(outer);
        let mut outer_width = width.saturating_add(outer[0]).saturating_sub(inner[0]);
        let mut outer_height = height.saturating_add(outer[1]).saturating_sub(inner[1]);
        for _ in 0..3 {
            self.session.ask("resizing", |client| async move { client.set_window_size(outer_width, outer_height).await })?;
            let fits = |page: &mut Page| Ok(page.size()? == [width, height]);
            if self.wait_until("the new size", SETTLED, fits).is_ok() {
                return Ok(());
            }
            let inner = self.size()?;
            outer_width = outer_width.saturating_add(width).saturating_sub(inner[0]);
            outer_height = outer_height.saturating_add(height).saturating_sub(inner[1]);
        }
        bail!("{} gives {:?} instead of {width} x {height}", self.engine(), self.size()?)
    }

    fn size(&self) -> Result<[u32; 2]> {
        Ok(serde_json::from_value(self.script("return [innerWidth, innerHeight];", Vec::new())?)?)
    }

    /// How far the page has come and what it has fetched when, also out of the browser's cache; in milliseconds.
    pub fn fetched(&self) -> Result<String> {
        let js = "const at = (time) => Math.round(time);
                  const files = performance.getEntriesByType('resource').map((file) =>
                    `${at(file.startTime)} to ${at(file.responseEnd)}: ${file.initiatorType} ${file.name.split('/').at(-1)}`);
                  return [`${location.href.slice(0, 80)}, ${history.length} in the history, ${document.readyState} at ${at(performance.now())}`, ...files].join('\\n');";
        Ok(self.script(js, Vec::new())?.as_str().unwrap_or_default().to_owned())
    }

    pub fn screenshot(&self, file: &Path) -> Result<()> {
        let png = self.session.ask("a screenshot", |client| async move { client.screenshot().await })?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, png).with_context(|| format!("{} cannot be written", file.display()))
    }

    /// What the browser asked of anyone but this test's servers since the test began. The runner demands that it is empty.
    pub fn foreign_requests(&self) -> Vec<Foreign> {
        self.session.proxy.foreign()
    }

    /// The same for a control that attacks on purpose: the runner will not see these.
    pub fn take_foreign_requests(&self) -> Vec<Foreign> {
        self.session.proxy.take_foreign()
    }

    /// Whether every request that the server saw came through the proxy: without that, its empty record says nothing.
    pub fn all_came_through_the_proxy(&self) -> bool {
        self.server.as_ref().is_none_or(|server| server.requests().len() <= self.session.proxy.forwarded())
    }

    /// Memory of the processes that hold pages, in bytes, if the system tells.
    pub fn memory(&self) -> Option<u64> {
        self.session.page_memory()
    }

    /// The browser's console since the test began, as far as the engine tells it.
    pub fn console(&self) -> Vec<String> {
        self.session.console(self.log_mark)
    }

    /// Of the server, if there is one already.
    pub fn requests(&self) -> Vec<crate::server::Seen> {
        self.server.as_ref().map(Server::requests).unwrap_or_default()
    }
}

/// WebDriver's way to name an element in JSON.
fn element_id(value: &Value) -> Option<String> {
    value.get("element-6066-11e4-a52e-4f735466cecf")?.as_str().map(str::to_owned)
}
