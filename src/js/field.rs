//! The REPL's text field: it holds its text itself, so that a key costs no view anything.

use web_sys::{Element, HtmlTextAreaElement};
use wasm_bindgen::JsCast;

/// More lines scroll.
const MOST_ROWS: usize = 12;

fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

fn field(id: &str) -> Option<HtmlTextAreaElement> {
    element(id)?.dyn_into().ok()
}

/// The text and what is selected of it, in UTF-16 units.
pub fn read(id: &str) -> (String, (u32, u32)) {
    let Some(field) = field(id) else { return Default::default() };
    let end = |place: Result<Option<u32>, _>| place.ok().flatten().unwrap_or(0);
    (field.value(), (end(field.selection_start()), end(field.selection_end())))
}

/// Puts another text there, with the caret at this place.
pub fn put(id: &str, text: &str, caret: u32) {
    if let Some(field) = field(id) {
        field.set_value(text);
        // Refused only where there is no such place.
        let _ = field.set_selection_range(caret, caret);
    }
    fit(id);
}

/// Makes the field as high as its text.
pub fn fit(id: &str) {
    if let Some(field) = field(id) {
        let rows = field.value().split('\n').count().min(MOST_ROWS);
        field.set_rows(u32::try_from(rows).unwrap_or(1));
    }
}

/// A program asks with this prompt, or nobody does; what stands in the empty field, and whether what is typed must not be seen.
pub fn ask(id: &str, prompt: Option<&str>, placeholder: &str, secret: bool) {
    let Some(field) = field(id) else { return };
    let classes = field.class_list();
    // Without an error: the names are of the right form.
    let _ = classes.toggle_with_force("asked", prompt.is_some());
    let _ = classes.toggle_with_force("secret", secret);
    let _ = match prompt {
        Some(prompt) => field.set_attribute("aria-description", prompt),
        None => field.remove_attribute("aria-description"),
    };
    field.set_placeholder(placeholder);
}

/// The element of this id in a list is the chosen one, or none is. It is brought into sight.
pub fn choose(id: &str, chosen: Option<&str>) {
    let Some(field) = field(id) else { return };
    let _ = match chosen {
        Some(chosen) => field.set_attribute("aria-activedescendant", chosen),
        None => field.remove_attribute("aria-activedescendant"),
    };
    if let Some(list) = chosen.and_then(element).and_then(|option| Some((option.parent_element()?, option)))
        && let (Some(list), Some(option)) = (list.0.dyn_ref::<web_sys::HtmlElement>(), list.1.dyn_ref::<web_sys::HtmlElement>())
    {
        let (top, bottom) = (option.offset_top(), option.offset_top() + option.offset_height());
        if top < list.scroll_top() {
            list.set_scroll_top(top);
        } else if bottom > list.scroll_top() + list.client_height() {
            list.set_scroll_top(bottom - list.client_height());
        }
    }
}
