//! A static file server in the test's own process: a plain one, as people use in classrooms, that records every request
//! and can be told to serve a file wrongly.

mod answer;
pub mod fault;

use crate::blocking;
use anyhow::{Context, Result};
use fault::Fault;
use hyper::{Request, body::Incoming, service::service_fn};
use hyper_util::rt::TokioIo;
use std::{
    collections::HashMap,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant, SystemTime},
};
use tokio::{net::TcpListener, task::AbortHandle};

/// What is served and how.
#[derive(Clone, Debug)]
pub struct Site {
    pub folder: PathBuf,
    /// Empty, or `/some/where`: the folder is served under it and nothing is outside it.
    pub prefix: String,
    pub headers: Headers,
    /// As fast as it goes, if there is none.
    pub link: Option<Link>,
    /// Sends `name.br` in the place of `name`, where it is there and the browser takes it.
    pub packed: bool,
    /// With its service worker: what that keeps would be there for the tests after.
    pub keeps: bool,
}

/// A slow connection, shared by all requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub bytes_per_second: u32,
    /// From the request to the answer's first byte.
    pub delay: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headers {
    /// What Python's `http.server` sends: HTTP/1.0, no compression, no caching rules, no CORS.
    Plain,
    /// The same, and every page may read the files, as hosts for files have it: `Access-Control-Allow-Origin: *`.
    Shared,
    /// The same, of a site that is isolated from others and whose files an isolated page may have as parts: COOP, COEP and CORP.
    Isolated,
    /// `Content-Type` and nothing else, not even a length.
    OnlyContentType,
}

impl Site {
    pub fn of(folder: &Path) -> Site {
        Site { folder: folder.to_owned(), prefix: String::new(), headers: Headers::Plain, link: None, packed: false, keeps: false }
    }

    /// Served below `prefix`, for example `/courses/python`.
    pub fn under(self, prefix: &str) -> Site {
        Site { prefix: prefix.trim_end_matches('/').to_owned(), ..self }
    }

    pub fn over(self, link: Link) -> Site {
        Site { link: Some(link), ..self }
    }

    pub fn packed(self) -> Site {
        Site { packed: true, ..self }
    }

    pub fn with_service_worker(self) -> Site {
        Site { keeps: true, ..self }
    }

    pub fn with_headers(self, headers: Headers) -> Site {
        Site { headers, ..self }
    }
}

/// One request as it came.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub query: Option<String>,
    pub headers: Vec<(String, String)>,
    /// Since the server started.
    pub at: Duration,
    pub status: u16,
    /// Of the answer's body, if it was sent to its end.
    pub body_bytes: u64,
}

pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: AbortHandle,
}

struct Shared {
    site: Site,
    /// Held by whoever sends over a slow link.
    line: Arc<tokio::sync::Mutex<()>>,
    started: Instant,
    seen: Mutex<Vec<Seen>>,
    /// By path below the prefix, without a slash at the beginning, with the time of the change.
    faults: Mutex<HashMap<String, (Fault, SystemTime)>>,
}

impl Server {
    pub fn start(site: Site) -> Result<Server> {
        let folder = site.folder.canonicalize().with_context(|| format!("{} cannot be served", site.folder.display()))?;
        let listener = blocking::wait(TcpListener::bind("127.0.0.1:0")).context("the server has no port")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            site: Site { folder, ..site },
            line: Arc::default(),
            started: Instant::now(),
            seen: Mutex::default(),
            faults: Mutex::default(),
        });
        let task = blocking::handle().spawn(accept(listener, shared.clone())).abort_handle();
        Ok(Server { address, shared, task })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The site's own address with a slash at the end.
    pub fn url(&self) -> String {
        self.url_at("127.0.0.1")
    }

    /// The same under another host name; the page must have allowed it.
    pub fn url_at(&self, host: &str) -> String {
        format!("http://{host}:{}{}/", self.address.port(), self.shared.site.prefix)
    }

    /// Every request since the server started, oldest first.
    pub fn requests(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on `path` (below the prefix, `engine/x.bin`) is served wrongly.
    pub fn set_fault(&self, path: &str, fault: Fault) {
        self.faults().insert(path.to_owned(), (fault, SystemTime::now()));
    }

    /// From now on `path` is served as it is on disk.
    pub fn repair(&self, path: &str) {
        self.faults().remove(path);
    }

    /// From now on nobody listens.
    pub fn stop(&self) {
        self.task.abort();
    }

    fn faults(&self) -> std::sync::MutexGuard<'_, HashMap<String, (Fault, SystemTime)>> {
        self.shared.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        // An error here is a connection that was given up before it was taken.
        let Ok((stream, _)) = listener.accept().await else { continue };
        let shared = shared.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| answered(request, shared.clone()));
            let mut http = hyper::server::conn::http1::Builder::new();
            http.auto_date_header(false).preserve_header_case(true);
            // An error here is the browser hanging up, or a fault that cuts the connection.
            let _ = http.serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answered(request: Request<Incoming>, shared: Arc<Shared>) -> Result<hyper::Response<answer::Body>> {
    let headers = request.headers().iter();
    let seen = Seen {
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
        query: request.uri().query().map(str::to_owned),
        headers: headers.map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())).collect(),
        at: shared.started.elapsed(),
        status: 0,
        body_bytes: 0,
    };
    // Recorded before the answer, so that one that is never sent is there too.
    let at = {
        let mut all = shared.seen.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(seen);
        all.len() - 1
    };
    let (fault, changed) = match fault_of(&shared, request.uri().path()) {
        Some((fault, changed)) => (Some(fault), Some(changed)),
        None => (None, None),
    };
    let answer = answer::to(&request, &shared.site, fault.as_ref(), changed).await?;
    if let Some(seen) = shared.seen.lock().unwrap_or_else(PoisonError::into_inner).get_mut(at) {
        seen.status = answer.response.status().as_u16();
        seen.body_bytes = answer.body_bytes;
    }
    match shared.site.link {
        Some(link) => answer::over(link, shared.line.clone(), answer.response).await,
        None => Ok(answer.response),
    }
}

fn fault_of(shared: &Shared, path: &str) -> Option<(Fault, SystemTime)> {
    let below = path.strip_prefix(&shared.site.prefix)?.trim_start_matches('/');
    let below = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below.to_owned() };
    shared.faults.lock().unwrap_or_else(PoisonError::into_inner).get(&below).cloned()
}
