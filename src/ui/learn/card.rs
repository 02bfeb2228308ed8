//! The *card* around what can be passed.

use super::room::Room;
use crate::words::{say::Text, texts::cell as words};
use leptos::prelude::*;

/// Says what it is, and whether it was passed.
#[component]
pub fn Card(room: Room, id: String, class: &'static str, name: Text, #[prop(optional)] kind: Option<Text>, children: Children) -> impl IntoView {
    let label = name.clone();
    let passed = {
        let id = id.clone();
        Memo::new(move |_| room.shelf.has_passed(&id))
    };
    view! {
        <section class=format!("card {class}") class:passed=move || passed.get() aria-label=label data-id=id>
            <p class="kind">{name}{kind.map(|kind| view! { ": "{kind} })}<span class="sign" hidden=move || !passed.get()>" ✓ "{words::DONE}</span></p>
            {children()}
        </section>
    }
}
