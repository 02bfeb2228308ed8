//! The page around this one, when this one is a frame: letters from it and to it.
//!
//! Only the parent window is heard, and it is the first of its letters that says of which origin it is: what this page tells goes
//! to that origin and no other. What can be told before is no secret.

use super::words;
use crate::embed::{
    fault::{Fault, FaultCode},
    letter::{self, MOST_CHARS, Ordered, Word},
};
use gloo::events::EventListener;
use js_sys::{Array, ArrayBuffer, JSON, Object, Reflect, Uint8Array};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Window};

/// An order with the bytes beside it, or what is wrong with a letter that is meant for us and which it is.
pub type Heard = Result<(Ordered, Vec<u8>), (u32, Fault)>;

/// The way to the page around.
#[derive(Clone)]
pub struct Embedder(Rc<Inner>);

struct Inner {
    parent: Window,
    origin: RefCell<Option<String>>,
    listener: RefCell<Option<EventListener>>,
}

impl Embedder {
    /// Of this page; nothing where no page is around it.
    pub fn find() -> Option<Embedder> {
        let window = web_sys::window()?;
        let parent = window.parent().ok().flatten().filter(|parent| !Object::is(parent, &window))?;
        Some(Embedder(Rc::new(Inner { parent, origin: RefCell::new(None), listener: RefCell::new(None) })))
    }

    /// Calls `hear` for each letter of ours, from now on.
    pub fn listen(&self, hear: impl Fn(Heard) + 'static) {
        let Some(window) = web_sys::window() else { return };
        let this = Rc::downgrade(&self.0);
        let listener = EventListener::new(&window, "message", move |event| {
            if let (Some(this), Some(event)) = (this.upgrade(), event.dyn_ref::<MessageEvent>())
                && let Some(heard) = this.read(event)
            {
                hear(heard);
            }
        });
        self.0.listener.replace(Some(listener));
    }

    /// Whether somebody has sent an order by now.
    pub fn is_bound(&self) -> bool {
        self.0.origin.borrow().is_some()
    }

    /// Says something about an order, or about none.
    pub fn say(&self, id: Option<u32>, word: &Word, bytes: &[u8]) {
        let said = self.0.post(&letter::write(id, word), bytes);
        if let Err(error) = said {
            gloo::console::warn!("Ampoule: the page around could not be told something:", words(&error));
        }
    }
}

impl Inner {
    fn read(&self, event: &MessageEvent) -> Option<Heard> {
        // Not a sibling, not a frame within, not whoever opened a window.
        if event.source().is_none_or(|source| !Object::is(&source, &self.parent)) {
            return None;
        }
        let origin = event.origin();
        if self.origin.borrow().as_ref().is_some_and(|bound| *bound != origin) {
            return None;
        }
        let (json, bytes) = match taken_apart(&event.data()) {
            Ok(parts) => parts?,
            Err(fault) => return Some(Err((0, fault))),
        };
        match Ordered::parse(&json) {
            Ok(None) => None,
            Ok(Some(ordered)) => {
                self.origin.borrow_mut().get_or_insert(origin);
                Some(Ok((ordered, bytes)))
            }
            Err(wrong) => Some(Err(wrong)),
        }
    }

    fn post(&self, json: &str, bytes: &[u8]) -> Result<(), JsValue> {
        let letter = JSON::parse(json)?;
        // An origin that is opaque cannot be named; a window that is a parent stays the one that it is.
        let target = self.origin.borrow().clone().filter(|origin| origin != "null").unwrap_or_else(|| "*".to_owned());
        if bytes.is_empty() {
            return self.parent.post_message(&letter, &target);
        }
        let bytes = Uint8Array::from(bytes).buffer();
        Reflect::set(&letter, &"bytes".into(), &bytes)?;
        self.parent.post_message_with_transfer(&letter, &target, &Array::of1(&bytes))
    }
}

/// The bytes of a letter, and the rest of it as JSON. Nothing where it is no letter of ours.
fn taken_apart(data: &JsValue) -> Result<Option<(String, Vec<u8>)>, Fault> {
    let Some(object) = data.dyn_ref::<Object>().filter(|object| Object::has_own(object, &"ampoule".into())) else { return Ok(None) };
    let fault = |message: &str| Fault::other(FaultCode::Message, message);
    let bytes = Reflect::get(object, &"bytes".into()).ok().and_then(|bytes| bytes.dyn_into::<ArrayBuffer>().ok());
    if bytes.is_some() {
        // It is a copy of the sender's, made by the browser: nobody else sees it change.
        let _ = Reflect::delete_property(object, &"bytes".into());
    }
    let text = JSON::stringify(object).ok().and_then(|text| text.as_string()).ok_or_else(|| fault("a message is no plain object: leave out what JSON cannot hold"))?;
    if text.len() > MOST_CHARS {
        return Err(fault("a message is too large"));
    }
    Ok(Some((text, bytes.map(|bytes| Uint8Array::new(&bytes).to_vec()).unwrap_or_default())))
}
