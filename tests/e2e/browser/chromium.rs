//! How Chromium is started and told to use the proxy for everything.

use super::tools;
use crate::proxy::BROWSERS_OWN;
use anyhow::Result;
use serde_json::{Value, json};
use std::{net::SocketAddr, path::Path};

pub fn driver_args(port: u16) -> Vec<String> {
    vec![format!("--port={port}")]
}

pub fn capabilities(proxy: SocketAddr, folder: &Path) -> Result<Value> {
    let mut args = vec![
        "--headless=new".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-gpu".to_owned(),
        // `<-loopback>` takes away the rule that loopback never goes through a proxy.
        format!("--proxy-server=http://{proxy}"),
        "--proxy-bypass-list=<-loopback>".to_owned(),
        format!("--user-data-dir={}", folder.join("profile").display()),
    ];
    args.extend(QUIET.map(str::to_owned));
    // No switch ends these (Chromium 156): the sign-in state, the updater and Google's services are asked at every start
    // and some times a minute, so they are sent where the proxy knows them.
    for address in ["gaia-url", "google-url", "google-apis-url", "oauth-account-manager-url"] {
        args.push(format!("--{address}=http://{BROWSERS_OWN}"));
    }
    args.push(format!("--component-updater=url-source=http://{BROWSERS_OWN}/update"));
    if is_root() {
        args.push("--no-sandbox".to_owned());
    }
    Ok(json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": tools::CHROMIUM.find()?,
            "args": args,
            // Debian's is a real search engine, which is connected to at every start.
            "prefs": { "default_search_provider_data": { "template_url_data": {
                "short_name": "none",
                "keyword": "none",
                "id": "1",
                "input_encodings": ["UTF-8"],
                "url": format!("http://{BROWSERS_OWN}/{{searchTerms}}"),
            } } },
        },
    }))
}

/// Everything Chromium would fetch on its own account.
const QUIET: [&str; 10] = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--no-pings",
    "--no-default-browser-check",
    "--password-store=basic",
    "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,OptimizationHintsFetching,OptimizationTargetPrediction,\
     OptimizationGuideModelDownloading,OptimizationGuideOnDeviceModel,MediaRouter,Translate,AutofillServerCommunication",
];

/// Chromium's own sandbox refuses to work for root.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}
