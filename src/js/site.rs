//! The files of the page's own site: from its server, or, where it was opened from a disk and no page may fetch, from scripts that carry them
//! (`xtask/src/portable/carried.js`).

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

/// What a page that carries its files has for that: from an address to a promise of a `Response`.
const CARRIED: &str = "ampouleSite";

/// Asks for a file. An error is the browser's; what a server says of a file that it does not have is a response.
pub async fn get(address: &str, options: &RequestInit) -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or("there is no window")?;
    let promise: Promise = match Reflect::get(&window, &CARRIED.into())?.dyn_ref::<Function>() {
        Some(carried) => carried.call1(&JsValue::UNDEFINED, &address.into())?.unchecked_into(),
        None => window.fetch_with_str_and_init(address, options),
    };
    Ok(JsFuture::from(promise).await?.unchecked_into())
}
