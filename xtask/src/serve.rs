//! `cargo xtask serve`: `dist/` over http on this machine only.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::{HeaderValue, header::CACHE_CONTROL};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Takes the port. Done before the build, so that a taken one is known at once.
pub fn listen(port: u16) -> Result<TcpListener> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    match TcpListener::bind(address) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("port {port} is taken by another program; choose another with --port {}", next_port(port))
        }
        Err(error) => Err(error).with_context(|| format!("cannot listen at {address}")),
    }
}

/// Serves `dist` until the program is ended.
pub fn serve(listener: TcpListener, dist: &Path) -> Result<()> {
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        println!("serving {} at http://{address}/ (Ctrl+C ends it)", dist.display());
        axum::serve(listener, site(dist)).await.context("the server stopped")
    })
}

fn site(dist: &Path) -> Router {
    // A rebuilt page must be seen at the next reload; an unchanged file still costs only a 304.
    let revalidate = SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Router::new().fallback_service(ServeDir::new(dist)).layer(revalidate)
}

fn next_port(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(8080)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};

    #[test]
    fn a_taken_port_is_an_error_that_names_another() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(port).unwrap_err().to_string();
        assert!(error.contains(&format!("port {port} is taken")) && error.contains("--port"), "{error}");
    }

    #[test]
    fn files_come_with_their_types_and_can_be_asked_for_in_parts() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("index.html", "<p>"), ("app.js", "1"), ("app.wasm", "\0asm"), ("engine.bin", "0123456789")] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let listener = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let dist = folder.path().to_path_buf();
        std::thread::spawn(move || serve(listener, &dist));
        let ask = |request: &str| {
            let mut stream = std::net::TcpStream::connect(address).unwrap();
            write!(stream, "{request}\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        };
        for (request, expected) in [
            ("GET / HTTP/1.1", &["200 OK", "text/html", "no-cache", "<p>"][..]),
            ("GET /app.js HTTP/1.1", &["200 OK", "text/javascript"]),
            ("GET /app.wasm HTTP/1.1", &["200 OK", "application/wasm"]),
            ("HEAD /engine.bin HTTP/1.1", &["200 OK", "content-length: 10", "application/octet-stream"]),
            ("GET /engine.bin HTTP/1.1\r\nRange: bytes=2-4", &["206 Partial Content", "\r\n\r\n234"]),
            ("GET /absent HTTP/1.1", &["404 Not Found"]),
            ("GET /../Cargo.toml HTTP/1.1", &["404 Not Found"]),
        ] {
            let answer = ask(request);
            for part in expected {
                assert!(answer.contains(part), "{request}: {part:?} is missing in {answer:?}");
            }
        }
    }
}
