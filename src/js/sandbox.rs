//! The sandbox frame and the port to the guard in it.
//!
//! The host hands over nothing before the frame has proved that it is sealed. Whether it is decides the session; here
//! only what the host can see itself is added: that the frame's origin is `null` to it too and its document out of reach.

use super::words;
use crate::protocol::{
    decode, encode,
    from_guard::FromGuard,
    seal::{Place, Seal},
    to_guard::ToGuard,
};
use gloo::events::EventListener;
use js_sys::{Array, ArrayBuffer};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlIFrameElement, MessageChannel, MessageEvent, MessagePort, Window};

/// What the sandbox said: a message and the bytes beside it, or words about one that was none.
pub type Heard = Result<(FromGuard, Option<ArrayBuffer>), String>;

/// The frame, its guard and everything in it; dropping it ends them all.
pub struct Sandbox {
    frame: HtmlIFrameElement,
    port: MessagePort,
    _listeners: [EventListener; 2],
}

impl Sandbox {
    /// Puts the frame into the page. `on_heard` is called for everything the frame and the guard say.
    pub fn create(frame_page: &str, guard_script: String, on_heard: Rc<dyn Fn(Heard)>) -> Result<Sandbox, String> {
        Self::try_create(frame_page, guard_script, on_heard).map_err(|error| words(&error))
    }

    fn try_create(frame_page: &str, guard_script: String, on_heard: Rc<dyn Fn(Heard)>) -> Result<Sandbox, JsValue> {
        let window = web_sys::window().ok_or("there is no window")?;
        let document = window.document().ok_or("there is no document")?;
        let frame: HtmlIFrameElement = document.create_element("iframe")?.unchecked_into();
        frame.set_attribute("sandbox", "allow-scripts")?;
        frame.set_attribute("title", "Python sandbox")?;
        frame.set_attribute("aria-hidden", "true")?;
        frame.set_attribute("tabindex", "-1")?;
        frame.set_class_name("sandbox");
        frame.set_srcdoc(frame_page);
        let channel = MessageChannel::new()?;
        let port = channel.port1();
        let from_frame = listen_to_frame(&window, frame.clone(), channel.port2(), guard_script, on_heard.clone());
        let from_guard = EventListener::new(&port, "message", move |event| on_heard(hear_guard(event)));
        port.start();
        document.body().ok_or("the page has no body")?.append_child(&frame)?;
        Ok(Sandbox { frame, port, _listeners: [from_frame, from_guard] })
    }

    /// Says something to the guard, with a part of the engine beside it if there is one.
    pub fn send(&self, message: &ToGuard, part: Option<&Blob>) -> Result<(), String> {
        let envelope = Array::of1(&encode(message).into());
        if let Some(part) = part {
            envelope.push(part);
        }
        self.port.post_message(&envelope).map_err(|error| words(&error))
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.port.close();
        self.frame.remove();
    }
}

fn listen_to_frame(window: &Window, frame: HtmlIFrameElement, port: MessagePort, guard_script: String, on_heard: Rc<dyn Fn(Heard)>) -> EventListener {
    let handed_over = Cell::new(false);
    EventListener::new(window, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let Some(inside) = frame.content_window() else { return };
        if event.source().is_none_or(|source| !js_sys::Object::is(&source, &inside)) {
            return;
        }
        let heard = match event.data().as_string().map(|text| decode::<FromGuard>(&text)) {
            // Of the frame itself only these two are taken; everything else has to come through the port.
            Some(Ok(FromGuard::Sealed { place: Place::Frame, seal })) => {
                let seen_opaque = event.origin() == "null" && frame.content_document().is_none();
                let seal = Seal { origin_opaque: seal.origin_opaque && seen_opaque, ..seal };
                if seal.leaks().is_empty() && !handed_over.replace(true) {
                    let message = Array::of1(&guard_script.as_str().into());
                    // "*": an opaque origin cannot be named; what is handed over is public.
                    let handed = inside.post_message_with_transfer(&message, "*", &Array::of1(&port));
                    handed.map_err(|error| words(&error)).map(|()| FromGuard::Sealed { place: Place::Frame, seal })
                } else {
                    Ok(FromGuard::Sealed { place: Place::Frame, seal })
                }
            }
            Some(Ok(FromGuard::Unloadable { message })) => Ok(FromGuard::Unloadable { message }),
            Some(Ok(_)) | Some(Err(_)) | None => Err("the sandbox frame said something it should not".to_owned()),
        };
        on_heard(heard.map(|message| (message, None)));
    })
}

fn hear_guard(event: &web_sys::Event) -> Heard {
    let data = event.dyn_ref::<MessageEvent>().map_or(JsValue::UNDEFINED, MessageEvent::data);
    let (text, bytes) = match data.dyn_ref::<Array>() {
        Some(envelope) => (envelope.get(0).as_string(), envelope.get(1).dyn_into().ok()),
        None => (data.as_string(), None),
    };
    match text.map(|text| decode::<FromGuard>(&text)) {
        Some(Ok(FromGuard::Sealed { place: Place::Frame, .. })) => Err("the guard spoke for the frame".to_owned()),
        Some(Ok(message)) => Ok((message, bytes)),
        Some(Err(error)) => Err(format!("the guard sent {error}")),
        None => Err("the guard sent something that is not text".to_owned()),
    }
}
