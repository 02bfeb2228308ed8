//! The site without its server, by a script of the page's own that comes when the page is there: `offline/src/page.ts`.

use super::{page, script, words};
use crate::offline::{Rest, Standing};
use gloo::console;
use wasm_bindgen::{JsValue, prelude::{Closure, wasm_bindgen}};

/// The element of the page that names the script: the build fills it in.
const SCRIPT_ID: &str = "ampoule-offline";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ampouleOffline, js_name = watch)]
    fn watch_by(tell: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = ampouleOffline)]
    fn started() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = ampouleOffline, js_name = keepAll)]
    fn keep_what_is_missing() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = ampouleOffline, js_name = update)]
    fn take_newer() -> Result<(), JsValue>;
}

/// Has the site kept for times without its server; `tell` hears how that stands, as long as the page is there. The app has started: what is older may go.
pub fn keep(tell: impl Fn(Standing, Rest) + 'static) {
    if page::is_from_disk() {
        return;
    }
    page::spawn(async move {
        if let Err(error) = script::load(SCRIPT_ID).await {
            console::warn!(format!("Ampoule: the site is not kept for times without its server ({})", error.0));
            return;
        }
        let tell = Closure::<dyn Fn(String, f64, f64)>::new(move |word: String, here: f64, all: f64| {
            if let Some(standing) = Standing::parse(&word) {
                tell(standing, Rest { here: here as u64, all: all as u64 });
            }
        });
        // It lives as long as the page.
        if let Err(error) = watch_by(&tell.into_js_value()).and_then(|()| started()) {
            console::warn!(format!("Ampoule: the site is not kept for times without its server ({})", words(&error)));
        }
    });
}

/// Fetches what else the site has.
pub fn keep_all() {
    if let Err(error) = keep_what_is_missing() {
        console::warn!(format!("Ampoule: the rest of the site cannot be kept ({})", words(&error)));
    }
}

/// The newer version takes over; the page begins anew.
pub fn update() {
    if let Err(error) = take_newer() {
        console::warn!(format!("Ampoule: the newer version cannot take over ({})", words(&error)));
    }
}
