//! Whether an element of the page is in sight, and how high its field is until then.

use js_sys::Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlTextAreaElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Makes the plain field in an element as high as so many lines, and readable only where nobody is to type.
pub fn shape_field(place: &Element, rows: usize, readonly: bool) {
    if let Some(field) = place.query_selector("textarea.editor").ok().flatten().and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        field.set_rows(u32::try_from(rows).unwrap_or(u32::MAX));
        field.set_read_only(readonly);
    }
}

/// Nearly in sight is enough: what is made then is there when it is seen.
const MARGIN: &str = "300px";

/// Waits for an element. Dropped, it waits no longer.
pub struct Sight {
    observer: IntersectionObserver,
    _seen: Closure<dyn Fn(Array)>,
}

impl Sight {
    /// Calls `seen` whenever the element comes nearly into sight; at once where the browser cannot tell.
    pub fn of(element: &Element, seen: impl Fn() + 'static) -> Option<Sight> {
        let seen = std::rc::Rc::new(seen);
        let told = std::rc::Rc::clone(&seen);
        let on_change = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            if entries.iter().any(|entry| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting()) {
                told();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let made: Result<IntersectionObserver, JsValue> = IntersectionObserver::new_with_options(on_change.as_ref().unchecked_ref(), &options);
        match made {
            Ok(observer) => {
                observer.observe(element);
                Some(Sight { observer, _seen: on_change })
            }
            Err(_) => {
                seen();
                None
            }
        }
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
