//! Light or dark against the device's own wish: the style sheets ask for that, and here the question is answered for them.

use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssMediaRule, CssRuleList, CssStyleSheet};

/// What the sheets ask.
const QUESTION: &str = "(prefers-color-scheme: dark)";
const YES: &str = "(min-width: 0px)";
const NO: &str = "(max-width: 0px)";

thread_local! {
    /// The rules that ask, and their own words.
    static ASKING: RefCell<Option<Vec<(CssMediaRule, String)>>> = const { RefCell::new(None) };
}

/// Makes the page dark, or light; `None` lets the device say which.
pub fn set_dark(dark: Option<bool>) {
    ASKING.with_borrow_mut(|asking| {
        for (rule, words) in asking.get_or_insert_with(find) {
            let answered = match dark {
                Some(true) => words.replace(QUESTION, YES),
                Some(false) => words.replace(QUESTION, NO),
                None => words.clone(),
            };
            rule.media().set_media_text(&answered);
        }
    });
    super::look::set_style("color-scheme", dark.map_or("light dark", |dark| if dark { "dark" } else { "light" }));
}

fn find() -> Vec<(CssMediaRule, String)> {
    let mut found = Vec::new();
    let Some(sheets) = web_sys::window().and_then(|window| window.document()).map(|document| document.style_sheets()) else { return found };
    for place in 0..sheets.length() {
        let sheet = sheets.get(place).and_then(|sheet| sheet.dyn_into::<CssStyleSheet>().ok());
        let rules: Result<CssRuleList, JsValue> = sheet.map_or(Err(JsValue::UNDEFINED), |sheet| sheet.css_rules());
        // A sheet of somebody else's (an extension's) is not to be read, and is not ours.
        let Ok(rules) = rules else { continue };
        for place in 0..rules.length() {
            if let Some(rule) = rules.get(place).and_then(|rule| rule.dyn_into::<CssMediaRule>().ok()) {
                let words = rule.media().media_text();
                if words.contains(QUESTION) {
                    found.push((rule, words));
                }
            }
        }
    }
    found
}
