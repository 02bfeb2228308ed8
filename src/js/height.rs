//! How high what is on the page is.

use js_sys::Array;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, ResizeObserver};

/// Watches an element. Dropped, it watches no longer.
pub struct Height {
    observer: ResizeObserver,
    _changed: Closure<dyn Fn(Array)>,
}

impl Height {
    /// Calls `changed` with the height in pixels of the page, rounded up, now and whenever it is another.
    pub fn of(element: &Element, changed: impl Fn(u32) + 'static) -> Option<Height> {
        let watched = element.clone();
        let last = std::cell::Cell::new(0);
        let on_change = Closure::<dyn Fn(Array)>::new(move |_| {
            let height = watched.get_bounding_client_rect().height().ceil() as u32;
            if last.replace(height) != height {
                changed(height);
            }
        });
        let observer = ResizeObserver::new(on_change.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Height { observer, _changed: on_change })
    }
}

impl Drop for Height {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
