//! The fence: the only place that names the browser (`JsValue`, `web_sys`, `wasm_bindgen`). It decides nothing.
//!
//! Each wrapper owns what it opens and closes it on drop. What comes in from the other side is decoded here, totally,
//! before anything else sees it.

pub mod archive;
pub mod clipboard;
pub mod crowd;
pub mod editor;
pub mod embedder;
pub mod field;
pub mod files;
pub mod height;
pub mod host;
pub mod look;
pub mod offline;
pub mod pack;
pub mod page;
pub mod paper;
pub mod prose;
pub mod ruff;
pub mod script;
pub mod sight;
pub mod store;
pub mod theme;

mod database;
pub mod drawing;
pub mod value;
mod fetch;
mod keep;
mod sandbox;
mod site;
mod stream;
mod vault;

use wasm_bindgen::{JsCast, JsValue};

/// What the browser gave as an error, in words, without the dot of a sentence: it becomes a part of one.
fn words(error: &JsValue) -> String {
    let words = match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => error.as_string().unwrap_or_else(|| "the browser gave no reason".to_owned()),
    };
    words.trim_end_matches('.').to_owned()
}
