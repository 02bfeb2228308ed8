//! The page as a whole: header, toolbar, code beside output, engine status.

use super::{editor::Editor, output::Output, state::State, toolbar::{EngineStatus, Toolbar}};
use leptos::prelude::*;

#[component]
pub fn App() -> impl IntoView {
    let state = State::new();
    view! {
        <header class="top">
            <h1>"Ampoule"</h1>
            <p>"Python, sealed in your browser. Nothing you write leaves this page."</p>
        </header>
        <main on:keydown=move |event| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                state.run();
            }
        }>
            {move || state.address_error.get().map(|error| view! {
                <p role="alert" class="failure">
                    {format!("This page's address asks for something it cannot have: {error}. The usual limits are used; correct what follows # and reload.")}
                </p>
            })}
            <Toolbar state />
            <div class="panes">
                <Editor state />
                <Output state />
            </div>
            <EngineStatus state />
        </main>
    }
}
