//! How Firefox is started, told to use the proxy for everything, and kept from connecting on its own account.

use super::tools;
use anyhow::Result;
use serde_json::{Map, Value, json};
use std::net::SocketAddr;

pub fn driver_args(port: u16) -> Vec<String> {
    // The two other ports default to fixed numbers, on which parallel drivers would collide.
    ["--host", "127.0.0.1", "--port", &port.to_string(), "--marionette-port", "0", "--websocket-port", "0"]
        .map(str::to_owned)
        .to_vec()
}

pub fn environment() -> Vec<(&'static str, String)> {
    vec![("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1".to_owned())]
}

pub fn capabilities(proxy: SocketAddr) -> Result<Value> {
    let mut prefs = Map::new();
    prefs.extend(QUIET.iter().map(|pref| ((*pref).to_owned(), json!(false))));
    prefs.extend(EMPTY.iter().map(|pref| ((*pref).to_owned(), json!(""))));
    for (name, value) in [
        ("network.proxy.type", json!(1)),
        ("network.proxy.http", json!(proxy.ip().to_string())),
        ("network.proxy.http_port", json!(proxy.port())),
        ("network.proxy.ssl", json!(proxy.ip().to_string())),
        ("network.proxy.ssl_port", json!(proxy.port())),
        ("network.proxy.no_proxies_on", json!("")),
        ("network.proxy.allow_hijacking_localhost", json!(true)),
        // Never around the proxy, not even for Firefox's own requests when the proxy refuses.
        ("network.proxy.failover_direct", json!(false)),
        ("network.proxy.allow_bypass", json!(false)),
        ("network.trr.mode", json!(5)),
        // As Marionette sets it; a release build obeys with the environment below.
        ("services.settings.server", json!("data:,#remote-settings-dummy/v1")),
        ("network.http.speculative-parallel-limit", json!(0)),
        ("network.dns.disablePrefetch", json!(true)),
        ("network.dns.disablePrefetchFromHTTPS", json!(true)),
        ("browser.startup.page", json!(0)),
        ("browser.startup.homepage", json!("about:blank")),
        ("datareporting.policy.dataSubmissionPolicyBypassNotification", json!(true)),
        ("security.OCSP.enabled", json!(0)),
        ("app.normandy.first_run", json!(false)),
        // The page's console, for the report of a failed test.
        ("devtools.console.stdout.content", json!(true)),
    ] {
        prefs.insert(name.to_owned(), value);
    }
    Ok(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": { "binary": tools::FIREFOX.find()?, "args": ["-headless"], "prefs": prefs },
    }))
}

/// Switched off.
const QUIET: &[&str] = &[
    "app.normandy.enabled",
    "app.shield.optoutstudies.enabled",
    "app.update.auto",
    "app.update.enabled",
    "browser.contentblocking.report.lockwise.enabled",
    "browser.discovery.enabled",
    "browser.newtabpage.activity-stream.asrouter.userprefs.cfr.addons",
    "browser.newtabpage.activity-stream.asrouter.userprefs.cfr.features",
    "browser.newtabpage.activity-stream.feeds.asrouterfeed",
    "browser.newtabpage.activity-stream.feeds.section.topstories",
    "browser.newtabpage.activity-stream.feeds.system.topsites",
    "browser.newtabpage.activity-stream.feeds.telemetry",
    "browser.newtabpage.activity-stream.feeds.topsites",
    "browser.newtabpage.activity-stream.feeds.weatherfeed",
    "browser.newtabpage.activity-stream.showSponsored",
    "browser.newtabpage.activity-stream.showSponsoredTopSites",
    "browser.newtabpage.activity-stream.telemetry",
    "browser.newtabpage.enabled",
    "browser.ping-centre.telemetry",
    "browser.places.speculativeConnect.enabled",
    "browser.region.update.enabled",
    "browser.safebrowsing.blockedURIs.enabled",
    "browser.safebrowsing.downloads.enabled",
    "browser.safebrowsing.downloads.remote.enabled",
    "browser.safebrowsing.malware.enabled",
    "browser.safebrowsing.passwords.enabled",
    "browser.safebrowsing.phishing.enabled",
    "browser.safebrowsing.update.enabled",
    "browser.search.geoSpecificDefaults",
    "browser.search.suggest.enabled",
    "browser.search.update",
    "browser.topsites.contile.enabled",
    "browser.translations.enable",
    "browser.urlbar.quicksuggest.enabled",
    "browser.urlbar.speculativeConnect.enabled",
    "browser.urlbar.suggest.searches",
    "datareporting.healthreport.service.enabled",
    "datareporting.healthreport.uploadEnabled",
    "datareporting.policy.dataSubmissionEnabled",
    "dom.push.connection.enabled",
    "dom.push.enabled",
    "extensions.blocklist.enabled",
    "extensions.getAddons.cache.enabled",
    "extensions.systemAddon.update.enabled",
    "extensions.update.autoUpdateDefault",
    "extensions.update.enabled",
    "identity.fxaccounts.enabled",
    "media.gmp-manager.updateEnabled",
    "media.gmp-provider.enabled",
    "network.captive-portal-service.enabled",
    "network.connectivity-service.enabled",
    "network.predictor.enabled",
    "network.prefetch-next",
    "nimbus.rollouts.enabled",
    "privacy.trackingprotection.enabled",
    "privacy.trackingprotection.pbmode.enabled",
    "security.remote_settings.crlite_filters.enabled",
    "security.remote_settings.intermediates.enabled",
    "services.sync.prefs.sync.app.shield.optoutstudies.enabled",
    "signon.recipes.remoteRecipes.enabled",
    "toolkit.telemetry.archive.enabled",
    "toolkit.telemetry.enabled",
    "toolkit.telemetry.unified",
    "toolkit.telemetry.updatePing.enabled",
];

/// Addresses that are asked in the background: there are none.
const EMPTY: &[&str] = &[
    "dom.push.serverURL",
    "app.normandy.api_url",
    "app.update.url",
    "browser.newtabpage.activity-stream.discoverystream.config",
    "browser.region.network.url",
    "browser.safebrowsing.provider.google4.gethashURL",
    "browser.safebrowsing.provider.google4.updateURL",
    "browser.safebrowsing.provider.mozilla.gethashURL",
    "browser.safebrowsing.provider.mozilla.updateURL",
    "browser.topsites.contile.endpoint",
    "captivedetect.canonicalURL",
    "extensions.systemAddon.update.url",
    "extensions.update.background.url",
    "extensions.update.url",
    "geo.provider.network.url",
    "media.gmp-manager.url",
    "network.connectivity-service.DNSv4.domain",
    "network.connectivity-service.DNSv6.domain",
    "network.connectivity-service.IPv4.url",
    "network.connectivity-service.IPv6.url",
    "telemetry.server",
    "toolkit.telemetry.server",
];
