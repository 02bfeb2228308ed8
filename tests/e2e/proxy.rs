//! The *proxy*: every connection of a browser comes here, loopback included; what does not go to a server of the test is
//! *foreign*: recorded and refused.
//!
//! Each session has its own, so what is recorded belongs to one browser, and another test's server is foreign too. What it
//! cannot see: UDP (WebRTC, QUIC) and a name that is only looked up.

use crate::blocking;
use anyhow::{Context, Result};
use http_body_util::{BodyExt, Empty, combinators::BoxBody};
use hyper::{
    Method, Request, Response, StatusCode, Uri,
    body::{Bytes, Incoming},
    header::HeaderName,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use std::{
    collections::HashMap,
    fmt,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::{
    net::{TcpListener, TcpStream},
    task::AbortHandle,
};

pub struct Proxy {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    task: AbortHandle,
}

#[derive(Default)]
struct State {
    /// From `name:port`, as a page says it, to where that really is.
    allowed: HashMap<String, SocketAddr>,
    forwarded: usize,
    refused: Vec<Foreign>,
}

/// A request that went elsewhere than to a server of the test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    pub method: String,
    pub target: String,
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.target)
    }
}

/// The host that a browser is told to use for what it asks on its own account and cannot be told to leave: refused like
/// everything, but no page knows it, so it is not foreign. The name can never exist (RFC 6761).
pub const BROWSERS_OWN: &str = "browsers-own.invalid";

type Body = BoxBody<Bytes, hyper::Error>;

impl Proxy {
    pub fn start() -> Result<Proxy> {
        let listener = blocking::wait(TcpListener::bind("127.0.0.1:0")).context("the proxy has no port")?;
        let address = listener.local_addr()?;
        let state = Arc::<Mutex<State>>::default();
        let task = blocking::handle().spawn(accept(listener, state.clone())).abort_handle();
        Ok(Proxy { address, state, task })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Lets the browser reach `server` under `authority`, a name and a port.
    pub fn allow(&self, authority: &str, server: SocketAddr) {
        self.state().allowed.insert(authority.to_owned(), server);
    }

    /// Nothing is allowed and nothing was asked, as at the beginning.
    pub fn reset(&self) {
        *self.state() = State::default();
    }

    pub fn foreign(&self) -> Vec<Foreign> {
        self.state().refused.clone()
    }

    pub fn take_foreign(&self) -> Vec<Foreign> {
        std::mem::take(&mut self.state().refused)
    }

    /// How many requests went on to a server of the test.
    pub fn forwarded(&self) -> usize {
        self.state().forwarded
    }

    fn state(&self) -> MutexGuard<'_, State> {
        locked(&self.state)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn locked(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn accept(listener: TcpListener, state: Arc<Mutex<State>>) {
    // An error here is a connection that was given up before it was taken.
    loop {
        if let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, state.clone()));
        }
    }
}

async fn serve(stream: TcpStream, state: Arc<Mutex<State>>) {
    const TLS_HANDSHAKE: u8 = 22;
    let mut first = [0];
    if stream.peek(&mut first).await.is_ok_and(|read| read == 1) && first[0] == TLS_HANDSHAKE {
        refuse(&state, "TLS", "a target that is hidden in the handshake".to_owned());
        return;
    }
    let answer = service_fn(|request| handle(request, state.clone()));
    let mut http = hyper::server::conn::http1::Builder::new();
    http.auto_date_header(false).preserve_header_case(true);
    // An error here is the browser hanging up, or us doing so on purpose.
    let _ = http.serve_connection(TokioIo::new(stream), answer).await;
}

async fn handle(request: Request<Incoming>, state: Arc<Mutex<State>>) -> Result<Response<Body>> {
    let server = (request.method() != Method::CONNECT).then(|| server_of(request.uri(), &state)).flatten();
    let Some(server) = server else {
        if request.uri().host() != Some(BROWSERS_OWN) {
            refuse(&state, request.method().as_str(), request.uri().to_string());
        }
        let mut refusal = Response::new(Empty::new().map_err(|never| match never {}).boxed());
        *refusal.status_mut() = StatusCode::FORBIDDEN;
        return Ok(refusal);
    };
    locked(&state).forwarded += 1;
    forward(request, server).await
}

fn refuse(state: &Mutex<State>, method: &str, target: String) {
    locked(state).refused.push(Foreign { method: method.to_owned(), target });
}

fn server_of(uri: &Uri, state: &Mutex<State>) -> Option<SocketAddr> {
    if uri.scheme_str() != Some("http") {
        return None;
    }
    let authority = format!("{}:{}", uri.host()?, uri.port_u16().unwrap_or(80));
    locked(state).allowed.get(&authority).copied()
}

/// An error drops the connection, which is what the browser would see without a proxy.
async fn forward(mut request: Request<Incoming>, server: SocketAddr) -> Result<Response<Body>> {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    *request.uri_mut() = path.parse()?;
    request.headers_mut().remove(HeaderName::from_static("proxy-connection"));
    let stream = TcpStream::connect(server).await?;
    let (mut sender, connection) =
        hyper::client::conn::http1::Builder::new().preserve_header_case(true).handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender.send_request(request).await?.map(BodyExt::boxed))
}
