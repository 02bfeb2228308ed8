//! The page as a whole: header, toolbar, code beside output, engine status.

use super::{
    editor::Editor,
    engine::EngineStatus,
    file_panel::{self, FilePanel, ToldOfFiles},
    files::Kept,
    language,
    offline::OfflineLine,
    look::{self, PageControls, Shortcuts, SplitBar},
    output::Output,
    share::{self, Banner},
    sheet::SheetDialog,
    repl_view::ReplPanel,
    state::{Early, Panel, State},
    tabs::PanelTabs,
    toolbar::Toolbar,
};
use crate::{
    js::files as device,
    words::texts::page as said,
    workspace,
};
use leptos::prelude::*;
use std::rc::Rc;

#[component]
pub fn App(early: Early, kept: Kept) -> impl IntoView {
    let state = State::new(early, kept);
    let layout = look::kept();
    let dragging = RwSignal::new(false);
    let listeners = device::on_drop(workspace::MAX_BYTES, move |over| dragging.set(over), move |read| file_panel::take(state.files, read));
    let listeners = StoredValue::new_local(listeners);
    on_cleanup(move || listeners.set_value(vec![]));
    share::follow_address(state.files);
    language::follow();
    view! {
        <header class="top">
            <h1>"Ampoule"</h1>
            <p>{said::TAGLINE}</p>
            <PageControls state layout />
        </header>
        <main class:dragging=move || dragging.get()>
            {move || state.address_error.get().map(|error| view! {
                <p role="alert" class="failure">{said::bad_address(error)}</p>
            })}
            // Both stay in sight where the page scrolls: news of a file may come while somebody is far below.
            <div class="bar">
                <Toolbar state />
                <ToldOfFiles files=state.files />
                <Banner files=state.files />
            </div>
            <div class="panes">
                <Editor state />
                <SplitBar layout />
                <section class="pane result" aria-label=said::RESULT>
                    <PanelTabs state />
                    <div class="panel" role="tabpanel" id=Panel::Output.id() aria-labelledby=Panel::Output.tab_id() hidden=move || state.panel.get() != Panel::Output>
                        <Output stage=state.stage ways=StoredValue::new_local(Rc::new(state)) />
                    </div>
                    <div class="panel" role="tabpanel" id=Panel::Files.id() aria-labelledby=Panel::Files.tab_id() hidden=move || state.panel.get() != Panel::Files>
                        <FilePanel files=state.files stage=state.stage />
                    </div>
                    <div class="panel" role="tabpanel" id=Panel::Repl.id() aria-labelledby=Panel::Repl.tab_id() hidden=move || state.panel.get() != Panel::Repl>
                        <ReplPanel state />
                    </div>
                </section>
            </div>
            <div class="foot">
                <EngineStatus engine=state.engine />
                <OfflineLine />
            </div>
        </main>
        <SheetDialog state />
        <Shortcuts />
    }
}
