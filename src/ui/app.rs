//! The page as a whole: header, toolbar, code beside output, engine status.

use super::{
    editor::Editor,
    file_panel::{self, FilePanel, ToldOfFiles},
    files::Kept,
    output::Output,
    state::{Early, Panel, State},
    tabs::PanelTabs,
    toolbar::{EngineStatus, Toolbar},
};
use crate::{js::files as device, workspace};
use leptos::prelude::*;

#[component]
pub fn App(early: Early, kept: Kept) -> impl IntoView {
    let state = State::new(early, kept);
    let dragging = RwSignal::new(false);
    let listeners = device::on_drop(workspace::MAX_BYTES, move |over| dragging.set(over), move |read| file_panel::take(state.files, read));
    let listeners = StoredValue::new_local(listeners);
    on_cleanup(move || listeners.set_value(vec![]));
    view! {
        <header class="top">
            <h1>"Ampoule"</h1>
            <p>"Python, sealed in your browser. Nothing you write leaves this page."</p>
        </header>
        <main class:dragging=move || dragging.get() on:keydown=move |event| {
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
            <ToldOfFiles files=state.files />
            <div class="panes">
                <Editor state />
                <section class="pane result" aria-label="Result">
                    <PanelTabs state />
                    <div class="panel" role="tabpanel" id=Panel::Output.id() aria-labelledby=Panel::Output.tab_id() hidden=move || state.panel.get() != Panel::Output>
                        <Output state />
                    </div>
                    <div class="panel" role="tabpanel" id=Panel::Files.id() aria-labelledby=Panel::Files.tab_id() hidden=move || state.panel.get() != Panel::Files>
                        <FilePanel files=state.files />
                    </div>
                </section>
            </div>
            <EngineStatus state />
        </main>
    }
}
