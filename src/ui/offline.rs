//! The line that tells whether the page opens without its server, and offers a newer version.

use crate::{
    js::offline,
    offline::Standing,
    words::{self, texts::offline as said},
};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// Nothing that somebody waits for is held up: the engine has come by then, or the line is slow.
const AFTER_MILLIS: u32 = 5000;

#[component]
pub fn OfflineLine() -> impl IntoView {
    let standing = RwSignal::new(Standing::None);
    Timeout::new(AFTER_MILLIS, move || offline::keep(move |now| standing.set(now))).forget();
    move || {
        words::offline::standing(standing.get()).map(|text| {
            let update = (standing.get() == Standing::Newer).then(|| view! { <button class="small" on:click=|_| offline::update()>{said::UPDATE}</button> });
            view! { <p class="offline" role="status">{text}" "{update}</p> }
        })
    }
}
