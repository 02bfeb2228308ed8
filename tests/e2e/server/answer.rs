//! From a request to an answer: which file, which headers, which fault.

use super::{Headers, Link, Site, fault::Fault};
use anyhow::{Result, bail};
use http_body_util::{BodyExt, Full, StreamBody, combinators::BoxBody};
use hyper::{
    Method, Request, Response, StatusCode, Version,
    body::{Bytes, Frame, Incoming},
    header::{ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, DATE, HeaderMap, HeaderValue, IF_MODIFIED_SINCE, LAST_MODIFIED, LOCATION, SERVER},
};
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};
use tokio::sync::{Mutex, mpsc};

pub type Body = BoxBody<Bytes, io::Error>;

pub struct Answer {
    pub response: Response<Body>,
    pub body_bytes: u64,
}

/// `changed` is when the fault began; a real server would show the file's new time.
/// An error closes the connection without an answer.
pub async fn to(
    request: &Request<Incoming>,
    site: &Site,
    fault: Option<&Fault>,
    changed: Option<SystemTime>,
) -> Result<Answer> {
    match fault {
        Some(Fault::Refused) => bail!("refused as the test wants"),
        Some(Fault::Missing) => return Ok(plain(StatusCode::NOT_FOUND, site)),
        Some(Fault::Late(delay)) => tokio::time::sleep(*delay).await,
        Some(Fault::Truncated(_) | Fault::CutOff(_) | Fault::BitFlipped(_) | Fault::Body(_) | Fault::Slow(_)) | None => {}
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return Ok(plain(StatusCode::NOT_IMPLEMENTED, site));
    }
    let file = match locate(request.uri().path(), site) {
        Located::File(file) => file,
        Located::Nothing => return Ok(plain(StatusCode::NOT_FOUND, site)),
        Located::Folder => {
            let mut answer = plain(StatusCode::MOVED_PERMANENTLY, site);
            let target = HeaderValue::from_str(&format!("{}/", request.uri().path()))?;
            answer.response.headers_mut().insert(LOCATION, target);
            return Ok(answer);
        }
    };
    if !site.keeps && file.ends_with("service-worker.js") {
        return Ok(plain(StatusCode::NOT_FOUND, site));
    }
    let modified = httpdate::fmt_http_date(changed.unwrap_or(file.metadata()?.modified()?));
    let known = request.headers().get(IF_MODIFIED_SINCE).is_some_and(|date| date.as_bytes() == modified.as_bytes());
    if known && site.headers != Headers::OnlyContentType {
        return Ok(plain(StatusCode::NOT_MODIFIED, site));
    }
    let packed = site.packed.then(|| packed(request, &file)).flatten();
    let is_packed = packed.is_some();
    let content = packed.map_or_else(|| std::fs::read(&file), Ok)?;
    let content = fault.map_or(content.clone(), |fault| fault.spoil(content));
    let mut headers = headers(site);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(&file)));
    if is_packed {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    if site.headers != Headers::OnlyContentType {
        headers.insert(LAST_MODIFIED, HeaderValue::from_str(&modified)?);
        headers.insert(CONTENT_LENGTH, HeaderValue::from(content.len()));
    }
    let content = if request.method() == Method::HEAD { Vec::new() } else { content };
    let body_bytes = u64::try_from(content.len())?;
    let body = match fault {
        Some(Fault::CutOff(bytes)) => cut_off(content, *bytes),
        Some(Fault::Slow(bytes_per_second)) => slow(content, *bytes_per_second),
        Some(_) | None if site.headers == Headers::OnlyContentType => streamed(content),
        Some(_) | None => full(content),
    };
    Ok(answer(StatusCode::OK, headers, body, body_bytes))
}

fn packed(request: &Request<Incoming>, file: &Path) -> Option<Vec<u8>> {
    let taken = request.headers().get(ACCEPT_ENCODING)?.to_str().ok()?;
    let takes_brotli = taken.split(',').any(|name| name.trim() == "br");
    takes_brotli.then(|| std::fs::read(file.with_added_extension("br")).ok()).flatten()
}

enum Located {
    File(PathBuf),
    /// Asked for without the slash at the end.
    Folder,
    Nothing,
}

/// The files have simple names, so nothing is decoded: an escaped path finds nothing.
fn locate(path: &str, site: &Site) -> Located {
    let Some(below) = path.strip_prefix(&site.prefix).and_then(|below| below.strip_prefix('/')) else {
        return if path == site.prefix { Located::Folder } else { Located::Nothing };
    };
    let (folders, is_folder) = below.strip_suffix('/').map_or((below, below.is_empty()), |below| (below, true));
    let mut found = site.folder.clone();
    for name in folders.split('/').filter(|_| !folders.is_empty()) {
        if name.is_empty() || name == "." || name == ".." || name.contains(['\\', '\0']) {
            return Located::Nothing;
        }
        found.push(name);
    }
    if is_folder {
        found.push("index.html");
    }
    // A symbolic link must not lead out either.
    match found.canonicalize() {
        Ok(real) if !real.starts_with(&site.folder) => Located::Nothing,
        Ok(real) if real.is_dir() => Located::Folder,
        Ok(real) => Located::File(real),
        Err(_) => Located::Nothing,
    }
}

/// As Python's `mimetypes` says.
fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html",
        "js" | "mjs" => "text/javascript",
        "css" => "text/css",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/vnd.microsoft.icon",
        "txt" | "py" => "text/plain",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}

fn headers(site: &Site) -> HeaderMap {
    let mut headers = HeaderMap::new();
    if site.headers != Headers::OnlyContentType {
        headers.insert(SERVER, HeaderValue::from_static("SimpleHTTP/0.6 Python/3"));
        if let Ok(now) = HeaderValue::from_str(&httpdate::fmt_http_date(SystemTime::now())) {
            headers.insert(DATE, now);
        }
    }
    if matches!(site.headers, Headers::Shared | Headers::Isolated) {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
    if site.headers == Headers::Isolated {
        headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
        headers.insert("cross-origin-embedder-policy", HeaderValue::from_static("require-corp"));
        headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    }
    headers
}

/// A status with its own words for a body.
fn plain(status: StatusCode, site: &Site) -> Answer {
    let mut headers = headers(site);
    if status == StatusCode::NOT_MODIFIED {
        return answer(status, headers, full(Vec::new()), 0);
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html;charset=utf-8"));
    let text = format!("<!doctype html><title>{status}</title>").into_bytes();
    let body_bytes = text.len() as u64;
    let body = if site.headers == Headers::OnlyContentType { streamed(text) } else { full(text) };
    answer(status, headers, body, body_bytes)
}

/// HTTP/1.0: a body without a length ends with the connection.
fn answer(status: StatusCode, headers: HeaderMap, body: Body, body_bytes: u64) -> Answer {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.version_mut() = Version::HTTP_10;
    *response.headers_mut() = headers;
    Answer { response, body_bytes }
}

fn full(content: Vec<u8>) -> Body {
    Full::from(content).map_err(|never| match never {}).boxed()
}

/// In one piece, but of a length that is not known beforehand.
fn streamed(content: Vec<u8>) -> Body {
    pieces(vec![Ok(content)], Duration::ZERO)
}

fn cut_off(mut content: Vec<u8>, bytes: usize) -> Body {
    content.truncate(bytes);
    pieces(vec![Ok(content), Err(io::Error::other("cut off as the test wants"))], Duration::ZERO)
}

fn slow(content: Vec<u8>, bytes_per_second: usize) -> Body {
    const EACH_SECOND: u32 = 20;
    let size = (bytes_per_second / EACH_SECOND as usize).max(1);
    pieces(content.chunks(size).map(|piece| Ok(piece.to_vec())).collect(), Duration::from_secs(1) / EACH_SECOND)
}

/// The same answer over a slow connection that all answers share.
pub async fn over(link: Link, line: Arc<Mutex<()>>, response: Response<Body>) -> Result<Response<Body>> {
    const PIECE_BYTES: usize = 16 * 1024;
    tokio::time::sleep(link.delay).await;
    let (head, body) = response.into_parts();
    let content = body.collect().await?.to_bytes();
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(async move {
        for piece in content.chunks(PIECE_BYTES) {
            let sending = line.lock().await;
            tokio::time::sleep(Duration::from_secs_f64(piece.len() as f64 / f64::from(link.bytes_per_second))).await;
            drop(sending);
            if sender.send(Ok(Frame::data(Bytes::copy_from_slice(piece)))).await.is_err() {
                // The browser hung up.
                return;
            }
        }
    });
    Ok(Response::from_parts(head, received(receiver)))
}

fn pieces(pieces: Vec<io::Result<Vec<u8>>>, pause: Duration) -> Body {
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(async move {
        for piece in pieces {
            tokio::time::sleep(pause).await;
            if sender.send(piece.map(|bytes| Frame::data(Bytes::from(bytes)))).await.is_err() {
                // The browser hung up.
                return;
            }
        }
    });
    received(receiver)
}

fn received(receiver: mpsc::Receiver<io::Result<Frame<Bytes>>>) -> Body {
    let stream = futures_util::stream::unfold(receiver, |mut receiver| async {
        receiver.recv().await.map(|piece| (piece, receiver))
    });
    BodyExt::boxed(StreamBody::new(stream))
}
