//! Values as they present themselves: tables, formulas, drawings in SVG. Shown by a script of the page's own that comes when it is wanted:
//! `editor/src/value.ts`, which decides what of a value is shown and where it can do no harm.

use super::{page, paper::Place, script, words};
use gloo::console;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::HtmlElement;

/// The element of the page that names the script: the build fills it in.
const SCRIPT_ID: &str = "ampoule-value";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = AmpouleValue, js_name = show)]
    fn show_in(place: &HtmlElement, value: &str, name: &str) -> Result<(), JsValue>;
}

/// As the value is printed.
fn plain(value: &str) -> Option<String> {
    let bundle = js_sys::JSON::parse(value).ok()?;
    js_sys::Reflect::get(&bundle, &"text/plain".into()).ok()?.as_string()
}

/// Shows a value, in a program's words; `name` says what is there. Without the script it is shown as its text, which is in those words too.
pub fn show(place: Place, value: String, name: String) {
    page::spawn(async move {
        let loaded = script::load(SCRIPT_ID).await.map_err(|error| error.0);
        let shown = loaded.and_then(|()| show_in(&place, &value, &name).map_err(|error| words(&error)));
        if let Err(error) = shown {
            console::error!(format!("Ampoule: a value cannot be shown as it presents itself ({error})"));
            place.set_text_content(Some(&plain(&value).unwrap_or(name)));
        }
    });
}
