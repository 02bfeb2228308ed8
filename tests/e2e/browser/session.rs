//! A *session*: one browser with its driver, its proxy and its folder; everything ends when it is dropped.

use super::{Engine, chromium, firefox, leash::{Leash, Log}, memory, tools, webkit::{self, Display}};
use crate::{blocking, proxy::Proxy};
use anyhow::{Context, Result, anyhow, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::{
    future::Future,
    net::{SocketAddr, TcpListener, TcpStream},
    panic::Location,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

const DRIVER_START: Duration = Duration::from_secs(20);
const BROWSER_START: Duration = Duration::from_secs(60);
/// For one WebDriver command; a script's own limit is a little less, so that it is the one that is reported.
const COMMAND: Duration = Duration::from_secs(75);
const SCRIPT: Duration = Duration::from_secs(60);

/// Browsers keep 50 entries; for one more Chromium forgets first those that a script made without anybody's click, be they the newest.
const MOST_HISTORY: u64 = 40;

pub struct Session {
    pub engine: Engine,
    pub proxy: Proxy,
    client: Client,
    driver: Leash,
    /// Dropped after the browser on it.
    _display: Option<Display>,
}

impl Session {
    pub fn start(engine: Engine) -> Result<Session> {
        let proxy = Proxy::start()?;
        let display = match engine {
            Engine::WebKit => Some(Display::start()?),
            Engine::Chromium | Engine::Firefox => None,
        };
        let (driver, address) = start_driver(engine, display.as_ref())?;
        let capabilities = capabilities(engine, &proxy, &driver)?;
        let connecting = async move {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities).connect(&format!("http://{address}/")).await
        };
        let client = match blocking::wait_at_most(BROWSER_START, &format!("starting {engine}"), connecting) {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => return Err(with_log(anyhow!("{engine} did not start: {error}"), &driver)),
            Err(error) => return Err(with_log(error, &driver)),
        };
        Ok(Session { engine, proxy, client, driver, _display: display })
    }

    /// One WebDriver command, waited for; `what` names it in the error.
    #[track_caller]
    pub fn ask<T, E, F>(&self, what: &str, command: impl FnOnce(Client) -> F) -> Result<T>
    where
        E: std::error::Error + Send + Sync + 'static,
        F: Future<Output = Result<T, E>>,
    {
        let asked = Location::caller();
        let answer = blocking::wait_at_most(COMMAND, what, command(self.client.clone()))?;
        answer.with_context(|| format!("{what} failed (asked in {}:{})", asked.file(), asked.line()))
    }

    /// What the driver and the browser wrote.
    pub fn log(&self) -> &Log {
        self.driver.log()
    }

    /// Memory of the processes that hold pages, in bytes, each shared part counted once; `None` where the system does not
    /// tell or the engine's processes are not known.
    pub fn page_memory(&self) -> Option<u64> {
        let holds_pages = |arguments: &str| match self.engine {
            Engine::Chromium => arguments.contains("--type=renderer"),
            Engine::Firefox => arguments.contains("-contentproc") && arguments.trim_end_matches('\0').ends_with("tab"),
            Engine::WebKit => arguments.contains("WebKitWebProcess"),
        };
        let pages = memory::descendants(self.driver.id()).into_iter().filter(|id| memory::arguments(*id).is_some_and(|text| holds_pages(&text)));
        pages.map(memory::proportional_bytes).sum()
    }

    /// Makes the browser fit for the next test: an empty page in one window, no cookies and no kept files. What the browser
    /// caches and the snapshot stay. An error means that the session should be thrown away.
    pub fn clear(&self) -> Result<()> {
        let windows = self.ask("counting the windows", |client| async move { client.windows().await })?;
        if windows.len() != 1 {
            bail!("the test left {} windows", windows.len());
        }
        self.ask("deleting the cookies", |client| async move { client.delete_all_cookies().await })?;
        // What the page would still write when it goes is written before that.
        let forget = "const done = arguments[arguments.length - 1];
            try {
              dispatchEvent(new Event('pagehide'));
              setTimeout(() => {
                localStorage.clear();
                sessionStorage.clear();
                const deleting = indexedDB.deleteDatabase('ampoule-files');
                deleting.onsuccess = deleting.onerror = deleting.onblocked = () => done(null);
              });
              setTimeout(() => done(null), 3000);
            } catch {
              done(null);
            }";
        self.ask("forgetting the files", |client| async move { client.execute_async(forget, Vec::new()).await })?;
        self.ask("leaving the page", |client| async move { client.goto("about:blank").await })?;
        let length = self.ask("reading the history's length", |client| async move { client.execute("return history.length;", Vec::new()).await })?;
        if length.as_u64() > Some(MOST_HISTORY) {
            bail!("the history has {length} entries");
        }
        // Chromium hands out what it has gathered so far, once.
        self.console(self.log().mark());
        Ok(())
    }
}

/// The driver listens when this returns.
fn start_driver(engine: Engine, display: Option<&Display>) -> Result<(Leash, SocketAddr)> {
    // WebKitWebDriver cannot choose a port itself, so all get a free one, one driver after another.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).context("no free port")?;
    let port = address.port();
    let driver = match engine {
        Engine::Chromium => Leash::start(&tools::CHROMEDRIVER.find()?, |_| chromium::driver_args(port), &[])?,
        Engine::Firefox => Leash::start(&tools::GECKODRIVER.find()?, |_| firefox::driver_args(port), &firefox::environment())?,
        Engine::WebKit => {
            let env = display.map(webkit::environment).unwrap_or_default();
            Leash::start(&tools::WEBKIT_DRIVER.find()?, |_| webkit::driver_args(port), &env)?
        }
    };
    let deadline = Instant::now() + DRIVER_START;
    while TcpStream::connect(address).is_err() {
        if driver.has_ended() || Instant::now() > deadline {
            return Err(with_log(anyhow!("{} does not listen on {address}", driver.name()), &driver));
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok((driver, address))
}

fn capabilities(engine: Engine, proxy: &Proxy, driver: &Leash) -> Result<serde_json::Map<String, Value>> {
    let mut all = match engine {
        Engine::Chromium => chromium::capabilities(proxy.address(), &driver.folder())?,
        Engine::Firefox => firefox::capabilities(proxy.address())?,
        Engine::WebKit => webkit::capabilities(proxy.address())?,
    };
    let limit = u64::try_from(SCRIPT.as_millis())?;
    all["timeouts"] = json!({ "script": limit, "pageLoad": limit, "implicit": 0 });
    match all {
        Value::Object(all) => Ok(all),
        other => bail!("capabilities are an object, not {other}"),
    }
}

fn with_log(error: anyhow::Error, driver: &Leash) -> anyhow::Error {
    let lines = driver.log().since(0);
    let tail = lines[lines.len().saturating_sub(30)..].join("\n");
    error.context(format!("{} wrote:\n{tail}", driver.name()))
}
