//! How WebKitGTK's MiniBrowser is started: on a display of its own, with the proxy in the WebDriver capability.
//!
//! Measured on WebKitGTK 2.50: the capability covers loopback too, by number and by name. `sslProxy` is understood as a
//! proxy that itself speaks TLS, so an `https:` or `wss:` request arrives as a TLS handshake, without its target; the
//! proxy records and refuses that as well. `ws:` arrives as a plain `GET ws://…`.

use super::{leash::Leash, tools};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::{net::SocketAddr, time::{Duration, Instant}};

/// WebKitGTK has no headless mode of its own.
pub struct Display {
    /// Held, not read.
    _server: Leash,
    name: String,
}

impl Display {
    pub fn start() -> Result<Display> {
        let args = ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"].map(str::to_owned).to_vec();
        let server = Leash::start(&tools::XVFB.find()?, |_| args, &[])?;
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            let lines = server.log().since(0);
            if let Some(number) = lines.iter().find(|line| line.parse::<u32>().is_ok()) {
                let name = format!(":{number}");
                return Ok(Display { _server: server, name });
            }
            if server.has_ended() || Instant::now() > deadline {
                bail!("Xvfb gave no display:\n{}", lines.join("\n"));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

pub fn driver_args(port: u16) -> Vec<String> {
    vec![format!("--port={port}")]
}

pub fn environment(display: &Display) -> Vec<(&'static str, String)> {
    vec![
        ("DISPLAY", display.name.clone()),
        ("GDK_BACKEND", "x11".to_owned()),
        // Not WEBKIT_DISABLE_DMABUF_RENDERER or WEBKIT_DISABLE_COMPOSITING_MODE: with either a screenshot never comes.
        // Neither an accessibility bus nor a session bus is started for a browser that lives some seconds.
        ("NO_AT_BRIDGE", "1".to_owned()),
        ("GTK_A11Y", "none".to_owned()),
        ("GSETTINGS_BACKEND", "memory".to_owned()),
        ("DBUS_SESSION_BUS_ADDRESS", "disabled:".to_owned()),
    ]
}

pub fn capabilities(proxy: SocketAddr) -> Result<Value> {
    let binary = tools::MINIBROWSER.find()?;
    let binary = binary.to_str().context("MiniBrowser's path is not Unicode")?;
    let address = proxy.to_string();
    Ok(json!({
        "proxy": { "proxyType": "manual", "httpProxy": address, "sslProxy": address, "noProxy": [] },
        "webkitgtk:browserOptions": {
            "binary": binary,
            "args": ["--automation"],
        },
    }))
}
