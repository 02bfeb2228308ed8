//! The look of the page as a whole: sizes its style sheet reads, the pointer on the split, keys that work everywhere, dialogs.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlDialogElement, HtmlElement, KeyboardEvent, PointerEvent};

/// What is typed there is text.
const FIELDS: &str = "input, textarea, select, [contenteditable]";

/// Gives a property of the style sheet (`--name`) another value.
pub fn set_style(name: &str, value: &str) {
    if let Some(root) = root().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // The sheet has the usual value; a browser that refuses this shows that.
        let _ = root.style().set_property(name, value);
    }
}

/// Puts an attribute that the style sheet asks for on the whole page, or takes it away.
pub fn set_mark(name: &str, is_set: bool) {
    if let Some(root) = root() {
        let _ = root.toggle_attribute_with_force(name, is_set);
    }
}

/// The pointer that is pressed stays with the element it was pressed on, wherever it moves.
pub fn hold(event: &PointerEvent) {
    event.prevent_default();
    if let Some(bar) = target(event) {
        let _ = bar.set_pointer_capture(event.pointer_id());
        if let Ok(bar) = bar.dyn_into::<HtmlElement>() {
            let _ = bar.focus();
        }
    }
}

/// Which part of the width of its parent is left of a held pointer, roughly from 0 to 1; `None` when it is not held.
pub fn held_at(event: &PointerEvent) -> Option<f64> {
    let bar = target(event).filter(|bar| bar.has_pointer_capture(event.pointer_id()))?;
    let around = bar.parent_element()?.get_bounding_client_rect();
    Some((f64::from(event.client_x()) - around.left()) / around.width())
}

/// Tells of each key (its name, whether Ctrl or Command is held, whether it is text of a field) for as long as the page is there.
/// `take` says whether the key was its own. Not of keys in an open dialog, which hides the rest.
pub fn on_key(take: impl Fn(&str, bool, bool) -> bool + 'static) {
    let Some(document) = document() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let lies_in = |selector| target(key).is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()));
        if !lies_in("dialog") && take(&key.key(), key.ctrl_key() || key.meta_key(), lies_in(FIELDS)) {
            key.prevent_default();
        }
    });
    listener.forget();
}

/// Opens the dialog with this id above everything else. It closes itself, by Escape or by its form, and gives the focus back.
pub fn show_dialog(id: &str) {
    let dialog = document().and_then(|document| document.get_element_by_id(id)).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// The element that has the focus now; calling what is returned gives it back.
pub fn hold_focus() -> impl Fn() {
    let held = document().and_then(|document| document.active_element()).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    move || {
        if let Some(held) = &held {
            let _ = held.focus();
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
