//! The places for what comes after everything else: whether the page opens without its server, and what it keeps on the device. What is in them is
//! `offline/src/page.ts`.

use crate::js::offline;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// Nothing that somebody waits for is held up: the engine has come by then, or the line is slow.
const AFTER_MILLIS: u32 = 5000;

/// Below everything else of the page.
#[component]
pub fn OfflineLine() -> impl IntoView {
    Timeout::new(AFTER_MILLIS, offline::begin).forget();
    view! { <p id="offline-line" class="offline" hidden></p> }
}

/// Where people look for help.
#[component]
pub fn Device() -> impl IntoView {
    view! { <section id="this-device"></section> }
}
