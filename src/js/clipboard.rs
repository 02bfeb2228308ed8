//! The way to the clipboard, on every page: where the browser has no clipboard for pages, as on plain http, the old way.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlElement, HtmlTextAreaElement};

/// Puts `text` into the clipboard; says whether that worked. To be called while a click is handled.
pub async fn copy(text: &str) -> bool {
    write(text).await.is_some() || select_and_copy(text).unwrap_or(false)
}

async fn write(text: &str) -> Option<()> {
    let navigator = web_sys::window()?.navigator();
    // Not there outside a secure context.
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok().filter(JsValue::is_object)?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok().map(drop)
}

/// By a field out of sight. The focus goes back to where it was.
fn select_and_copy(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let focused = document.active_element();
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_class_name("unseen");
    field.set_value(text);
    // While a dialog is open nothing outside of it can have the focus.
    match document.query_selector("dialog[open]").ok()? {
        Some(dialog) => dialog.append_child(&field).ok()?,
        None => document.body()?.append_child(&field).ok()?,
    };
    field.select();
    let copied = command(&document, "copy");
    field.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.focus();
    }
    copied
}

fn command(document: &Document, name: &str) -> Option<bool> {
    let command: Function = Reflect::get(document, &"execCommand".into()).ok()?.dyn_into().ok()?;
    command.call1(document, &name.into()).ok()?.as_bool()
}
