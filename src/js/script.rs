//! Classic scripts of the page's own, which the build packs: a plain static host may compress nothing, and the editor's
//! script is half a megabyte.
//!
//! Each comes from the page's own site under a name that carries its hash, and an element of the page names it. They are
//! classic, because a page that was opened from a file may load no module.

use super::{site, stream::Decompression, words};
use futures::channel::oneshot;
use gloo::events::EventListener;
use std::{cell::{Cell, RefCell}, rc::Rc};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Document, ReadableWritablePair, RequestInit, Response, Url};

/// The script did not come or does not work here; why, for the console.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a script of the page cannot be used: {0}")]
pub struct ScriptError(pub String);

thread_local! {
    /// By the ids of their elements: who waits for the script, or that it ran.
    static LOADS: RefCell<Vec<(&'static str, Option<Vec<oneshot::Sender<bool>>>)>> = const { RefCell::new(Vec::new()) };
}

/// Fetches, unpacks and runs the script that the element with this id names; once, however many ask for it. What failed is
/// tried again when it is asked for again.
pub async fn load(id: &'static str) -> Result<(), ScriptError> {
    let waits = LOADS.with_borrow_mut(|loads| {
        let Some((_, waiting)) = loads.iter_mut().find(|(other, _)| *other == id) else {
            loads.push((id, Some(vec![])));
            return None;
        };
        let (tell, told) = oneshot::channel();
        match waiting {
            Some(waiting) => waiting.push(tell),
            // Nobody asks whether it could be told.
            None => drop(tell.send(true)),
        }
        Some(told)
    });
    if let Some(told) = waits {
        return if told.await.unwrap_or(false) { Ok(()) } else { Err(ScriptError(format!("{id} did not come"))) };
    }
    let done = bring(id).await;
    let waiting = LOADS.with_borrow_mut(|loads| {
        let place = loads.iter().position(|(other, _)| *other == id)?;
        if done.is_ok() { loads[place].1.take() } else { loads.swap_remove(place).1 }
    });
    for tell in waiting.into_iter().flatten() {
        // Whoever waited may be gone.
        let _ = tell.send(done.is_ok());
    }
    done
}

async fn bring(id: &'static str) -> Result<(), ScriptError> {
    let address = address(id).ok_or_else(|| ScriptError(format!("the page names no {id}")))?;
    let failed = |what: &str| ScriptError(format!("{address}: {what}"));
    let script = unpacked(&address).await.map_err(|error| failed(&words(&error)))?;
    let url = Url::create_object_url_with_blob(&script).map_err(|error| failed(&words(&error)))?;
    let done = run(&url).await;
    // The browser has the script or never will.
    let _ = Url::revoke_object_url(&url);
    match done {
        Ok(true) => Ok(()),
        Ok(false) => Err(failed("it does not run")),
        Err(error) => Err(failed(&words(&error))),
    }
}

/// Where the script is that the element with this id names.
pub fn address(id: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.get_attribute("href")
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

async fn unpacked(address: &str) -> Result<Blob, JsValue> {
    let response = site::get(address, &RequestInit::new()).await?;
    if !response.ok() {
        return Err(format!("the server answered {}", response.status()).into());
    }
    let body = response.body().ok_or("the answer is empty")?;
    let stream = Decompression::new("gzip")?;
    let body = body.pipe_through(&ReadableWritablePair::new(&stream.readable(), &stream.writable()));
    let bytes = JsFuture::from(Response::new_with_opt_readable_stream(Some(&body))?.array_buffer()?).await?;
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    Blob::new_with_u8_array_sequence_and_options(&js_sys::Array::of1(&bytes), &kind)
}

/// Whether it ran.
async fn run(url: &str) -> Result<bool, JsValue> {
    let document = document().ok_or("there is no document")?;
    let script = document.create_element("script")?;
    script.set_attribute("src", url)?;
    let (tell, told) = oneshot::channel();
    let tell = Rc::new(Cell::new(Some(tell)));
    let listeners = ["load", "error"].map(|kind| {
        let tell = tell.clone();
        EventListener::once(&script, kind, move |_| {
            if let Some(tell) = tell.take() {
                // Whoever waited may be gone.
                let _ = tell.send(kind == "load");
            }
        })
    });
    document.head().ok_or("the page has no head")?.append_child(&script)?;
    let ran = told.await.unwrap_or(false);
    drop(listeners);
    Ok(ran)
}
