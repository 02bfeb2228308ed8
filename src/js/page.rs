//! The page around the app: its clock, its inline list of engine files, its small store, its text fields.

use crate::session::event::Timestamp;
use gloo::{events::EventListener, timers::callback::Timeout};
use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use std::{cell::Cell, time::Duration};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, Storage};

/// Goes on with `work` while the page does other things; before the app is there, when Leptos has no tasks yet.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// How long after the page's start it is.
pub fn now() -> Timestamp {
    let millis = web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now());
    Timestamp(Duration::from_secs_f64(millis.max(0.0) / 1000.0))
}

/// The text of the list of engine files that the build put into the page; empty when it is not there.
pub fn bundle_text() -> String {
    element("ampoule-bundle").and_then(|element| element.text_content()).unwrap_or_default()
}

/// The sha256 of `bytes`, computed beside the page; `None` where the browser does not offer that, as on plain http.
pub async fn sha256(bytes: &ArrayBuffer) -> Option<Vec<u8>> {
    let crypto = web_sys::window()?.crypto().ok()?;
    // Typed as always there, but undefined outside a secure context.
    if Reflect::get(&crypto, &"subtle".into()).ok()?.is_undefined() {
        return None;
    }
    let digest = crypto.subtle().digest_with_str_and_buffer_source("SHA-256", bytes).ok()?;
    Some(Uint8Array::new(&JsFuture::from(digest).await.ok()?).to_vec())
}

/// What the page's address says behind `#`, without it; no server sees that.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// The page's whole address.
pub fn address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Tells when another fragment comes into the page's address, as long as what is given lives.
pub fn on_fragment(tell: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| tell()))
}

/// Puts another fragment into the page's address, in the place of what is there; nobody is told.
pub fn set_fragment(fragment: &str) {
    let Some(window) = web_sys::window() else { return };
    let address = address();
    let page = address.split('#').next().unwrap_or_default();
    let address = if fragment.is_empty() { page.to_owned() } else { format!("{page}#{fragment}") };
    // Refused when it comes too often; then the address says what it said before.
    let _ = window.history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
}

/// Tells whether the page's tab is in sight, whenever that changes, as long as what is given lives.
pub fn on_visibility(tell: impl Fn(bool) + 'static) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let seen = document.clone();
    Some(EventListener::new(&document, "visibilitychange", move |_| tell(!seen.hidden())))
}

/// The clock on the wall, in milliseconds since 1970: the only one that two frames have in common.
pub fn wall_millis() -> u64 {
    js_sys::Date::now() as u64
}

/// A number that nobody else has, by chance and no secret.
pub fn chance() -> u64 {
    (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
}

/// The device's memory in GiB, roughly, where the browser tells it.
pub fn device_memory() -> Option<f64> {
    // In some engines only, and web-sys does not know it.
    Reflect::get(&web_sys::window()?.navigator(), &"deviceMemory".into()).ok()?.as_f64()
}

thread_local! {
    static KEEPS_NOTHING: Cell<bool> = const { Cell::new(false) };
}

/// From now on this page neither sees what other pages of the site keep on the device nor keeps anything: it is a frame in somebody's page.
pub fn keep_nothing() {
    KEEPS_NOTHING.set(true);
}

/// Whether the page was opened from a disk. Chromium gives all pages of all disks one storage: what lies there is anybody's.
pub fn is_from_disk() -> bool {
    web_sys::window().and_then(|window| window.location().protocol().ok()).is_some_and(|protocol| protocol == "file:")
}

fn store() -> Option<Storage> {
    if KEEPS_NOTHING.get() {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

/// A text kept on this device; `None` where nothing is kept or keeping is not possible.
pub fn kept(key: &str) -> Option<String> {
    store()?.get_item(key).ok()?
}

/// Keeps a text on this device; says whether it could.
pub fn keep(key: &str, text: &str) -> bool {
    store().is_some_and(|store| store.set_item(key, text).is_ok())
}

/// Keeps it no longer.
pub fn forget(key: &str) {
    if let Some(store) = store() {
        // Where nothing can be removed nothing could be kept.
        let _ = store.remove_item(key);
    }
}

/// The person's languages as the browser tells them, the dearest first (BCP 47 tags).
pub fn languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return vec![] };
    window.navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// In which language the document is, and how it is called.
pub fn set_language(tag: &str, title: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        // Refused only where the name is none.
        let _ = root.set_attribute("lang", tag);
    }
}

/// A text field's text and where the caret is, in UTF-16 units.
pub fn caret(field: &HtmlTextAreaElement) -> (String, u32) {
    (field.value(), field.selection_start().ok().flatten().unwrap_or(0))
}

/// Types `text` at the caret as a person would, so that the field's undo knows of it.
pub fn type_text(text: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let typed = document.map(|document| {
        Reflect::get(&document, &"execCommand".into())
            .ok()
            .and_then(|command| command.dyn_into::<js_sys::Function>().ok())
            .map(|command| command.call3(&document, &"insertText".into(), &false.into(), &text.into()))
    });
    drop(typed);
}

/// Calls `then` when what was put on the page by now is there.
pub fn after_layout(then: impl FnOnce() + 'static) {
    Timeout::new(0, then).forget();
}

/// Gives the focus to the element with this id, if nothing has it now or something that `givers` selects or lies in that.
pub fn focus_from(id: &str, givers: &str) {
    let active = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    let is_free = active.is_none_or(|active| active.tag_name() == "BODY" || active.closest(givers).is_ok_and(|giver| giver.is_some()));
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()).filter(|_| is_free) {
        let _ = element.focus();
    }
}

/// Whether the element with this id shows its end, or nearly.
pub fn is_at_end(id: &str) -> bool {
    const NEARLY_PIXELS: i32 = 48;
    element(id).is_none_or(|element| element.scroll_top() + element.client_height() + NEARLY_PIXELS >= element.scroll_height())
}

/// Takes away what the page showed before the app had come.
pub fn remove_shell() {
    if let Some(shell) = element("ampoule-shell") {
        shell.remove();
    }
}

/// Whether the element with this id has the focus itself.
pub fn has_focus(id: &str) -> bool {
    let active = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    active.is_some_and(|active| active.id() == id)
}

/// Scrolls the element with this id to where `to` leads from its scroll position, its height and the height of all that is in
/// it, in CSS pixels.
pub fn scroll(id: &str, to: impl FnOnce(i32, i32, i32) -> i32) {
    if let Some(element) = element(id) {
        element.set_scroll_top(to(element.scroll_top(), element.client_height(), element.scroll_height()));
    }
}

/// Scrolls the element with this id to its end.
pub fn scroll_to_end(id: &str) {
    if let Some(element) = element(id) {
        element.set_scroll_top(element.scroll_height());
    }
}

/// Shows the page's beginning.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens the browser's way to paper.
pub fn print() {
    // Refused where a frame may open no dialogs.
    let _ = web_sys::window().map(|window| window.print());
}

/// Today's date as people of this language write it.
pub fn today(language: &str) -> String {
    let options = js_sys::Object::new();
    let _ = Reflect::set(&options, &"dateStyle".into(), &"long".into());
    String::from(js_sys::Date::new_0().to_locale_date_string(language, &options))
}

/// The time where the device is, to the minute: `2026-11-28T02:15`.
pub fn minute() -> String {
    let now = js_sys::Date::new_0();
    let local = js_sys::Date::new(&(now.get_time() - now.get_timezone_offset() * 60_000.0).into());
    // Of a time that no calendar has there is no text.
    String::from(local.to_iso_string()).get(..16).unwrap_or_default().to_owned()
}

/// The text of all elements that match `selector`, one after another.
pub fn text_of(selector: &str) -> String {
    let found = web_sys::window().and_then(|window| window.document()?.query_selector_all(selector).ok());
    let texts = found.iter().flat_map(|found| (0..found.length()).filter_map(|at| found.get(at)?.text_content()));
    texts.collect()
}

/// Goes to the element with this id, as the Tab key would.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Goes to the text field that matches `selector` and selects what lies between two places of its text, in UTF-16 units.
/// `part` says how far down that is, from 0 to 1.
pub fn select_text(selector: &str, start: u32, end: u32, part: f64) {
    let field = web_sys::window().and_then(|window| window.document()).and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        let _ = field.focus();
        let _ = field.set_selection_range(start, end);
        let middle = f64::from(field.scroll_height()) * part - f64::from(field.client_height()) / 2.0;
        field.set_scroll_top(middle as i32);
    }
}

fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}
