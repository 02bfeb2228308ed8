//! Files between the learner's device and the page: chosen, dropped, given back.

use super::words;
use crate::words::{say::Text, texts::error as said};
use gloo::{events::{EventListener, EventListenerOptions, EventListenerPhase}, timers::callback::Timeout};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, FileList, HtmlAnchorElement, HtmlInputElement, Url};

/// A file that was not read says why, in its place.
pub type Read = Vec<(String, Result<Vec<u8>, Text>)>;

/// Of a browser that a page gave a file to: it has begun to keep it by then.
const KEPT_MILLIS: u32 = 60_000;

/// What was chosen in a field, which forgets it: the same file can be chosen again.
pub async fn chosen(field: &HtmlInputElement, most_bytes: usize) -> Read {
    let files = field.files().map(|files| list(&files)).unwrap_or_default();
    let read = read(files, most_bytes).await;
    field.set_value("");
    read
}

fn list(files: &FileList) -> Vec<web_sys::File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

async fn read(files: Vec<web_sys::File>, most_bytes: usize) -> Read {
    let mut all = Vec::with_capacity(files.len());
    for file in files {
        let bytes = if file.size() > most_bytes as f64 {
            Err(said::large_read(file.size() as u64, most_bytes))
        } else {
            JsFuture::from(file.array_buffer()).await.map(|bytes| Uint8Array::new(&bytes).to_vec()).map_err(|error| words(&error).into())
        };
        all.push((file.name(), bytes));
    }
    all
}

/// Listens for files that are dropped anywhere on the page, before the editor takes them for text. `over` hears whether some are
/// being dragged over it. Lives as long as the listeners.
pub fn on_drop(most_bytes: usize, over: impl Fn(bool) + Clone + 'static, dropped: impl Fn(Read) + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return vec![] };
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let left = over.clone();
    let hover = EventListener::new_with_options(&window, "dragover", options, move |event| {
        if with_files(event).is_some() {
            event.prevent_default();
            event.stop_propagation();
            over(true);
        }
    });
    let after = left.clone();
    let leave = EventListener::new(&window, "dragleave", move |event| {
        // Out of the window; between elements of the page something is related.
        if event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none()) {
            left(false);
        }
    });
    let drop = EventListener::new_with_options(&window, "drop", options, move |event| {
        let Some(files) = with_files(event) else { return };
        event.prevent_default();
        event.stop_propagation();
        after(false);
        let dropped = dropped.clone();
        wasm_bindgen_futures::spawn_local(async move { dropped(read(files, most_bytes).await) });
    });
    vec![hover, leave, drop]
}

/// The files of a drag, whose names are told only at the drop; `None` where something else is dragged.
fn with_files(event: &web_sys::Event) -> Option<Vec<web_sys::File>> {
    let transfer = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    transfer.types().includes(&"Files".into(), 0).then(|| transfer.files().map(|files| list(&files)).unwrap_or_default())
}

/// Gives the learner a file, as a download.
pub fn download(name: &str, bytes: &[u8]) -> Result<(), String> {
    let url = url(bytes, "application/octet-stream")?;
    let clicked = || -> Option<()> {
        let document = web_sys::window()?.document()?;
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(name);
        document.body()?.append_child(&link).ok()?;
        link.click();
        link.remove();
        Some(())
    };
    let done = clicked();
    Timeout::new(KEPT_MILLIS, move || release(&url)).forget();
    done.ok_or_else(|| "the page cannot give files".to_owned())
}

/// An address for a picture, to be given back with [`release`]. Only for `<img>`, where nothing in it runs.
pub fn url(bytes: &[u8], mime: &str) -> Result<String, String> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options);
    blob.and_then(|blob| Url::create_object_url_with_blob(&blob)).map_err(|error| words(&error))
}

/// Gives an address back.
pub fn release(url: &str) {
    // It is ours.
    let _ = Url::revoke_object_url(url);
}
