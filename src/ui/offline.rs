//! The line that tells whether the page opens without its server, fetches the rest of the site, and offers a newer version.

use crate::{
    js::offline,
    offline::{Rest, Standing},
    words::{self, texts::offline as said},
};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// Nothing that somebody waits for is held up: the engine has come by then, or the line is slow.
const AFTER_MILLIS: u32 = 5000;

/// Below everything else of the page.
#[component]
pub fn OfflineLine() -> impl IntoView {
    let standing = RwSignal::new(Standing::None);
    let rest = RwSignal::new(Rest::default());
    let keeps = RwSignal::new(false);
    Timeout::new(AFTER_MILLIS, move || {
        offline::keep(move |now, of_it| {
            standing.set(now);
            rest.set(of_it);
        });
    })
    .forget();
    let keep_all = move |_| {
        keeps.set(true);
        offline::keep_all();
    };
    move || {
        let (now, of_it) = (standing.get(), rest.get());
        let is_rest_missing = now == Standing::Here && of_it.missing() > 0;
        words::offline::standing(now, of_it).map(|text| {
            view! {
                <p class="offline" role="status">
                    {text}
                    {(now == Standing::Newer).then(|| view! { <button class="small" on:click=|_| offline::update()>{said::UPDATE}</button> })}
                    {(is_rest_missing && !keeps.get()).then(|| view! { <button class="small" on:click=keep_all>{words::offline::keep_all(of_it)}</button> })}
                    {(is_rest_missing && keeps.get()).then(|| view! { <span>{words::offline::keeping(of_it)}</span> })}
                </p>
            }
        })
    }
}
