//! Rows of tabs: the files above the editor, the panels beside it.

use super::{files::Files, state::{Panel, State}};
use crate::{js::{look as device, page}, tabs, words::texts::{files as words, panels}, workspace::name::FileName};
use leptos::{ev::KeyboardEvent, html, prelude::*};

/// Of the element that holds the editor or what stands in its place.
pub const FILE_PANEL_ID: &str = "file-panel";

fn file_tab_id(name: &FileName) -> String {
    format!("file-tab {name}")
}

/// One tab for each file, and the way to another one.
#[component]
pub fn FileTabs(files: Files) -> impl IntoView {
    let names = Memo::new(move |_| files.list.with(|list| list.iter().map(|file| file.name.clone()).collect::<Vec<_>>()));
    let on_key = move |event: KeyboardEvent| {
        let names = names.get_untracked();
        let at = files.shown.with_untracked(|shown| names.iter().position(|name| name == shown)).unwrap_or(0);
        if let Some(name) = tabs::of_key(&event.key(), at, names.len()).and_then(|to| names.get(to)) {
            event.prevent_default();
            files.show(name);
            page::focus(&file_tab_id(name));
        }
    };
    let naming = RwSignal::new(false);
    view! {
        <div class="file-tabs">
            <div class="tabs" role="tablist" aria-label=words::TABS on:keydown=on_key>
                <For each=move || names.get() key=FileName::clone let:name>
                    <FileTab files name />
                </For>
            </div>
            <button class="small" aria-expanded=move || naming.get().to_string() on:click=move |_| naming.update(|naming| *naming = !*naming)>
                {words::NEW}
            </button>
        </div>
        {move || name_field(naming, String::new(), Callback::new(move |name: String| files.create(&name)))}
    }
}

#[component]
fn FileTab(files: Files, name: FileName) -> impl IntoView {
    let shown_name = name.clone();
    let is_shown = Memo::new(move |_| files.shown.with(|shown| *shown == shown_name));
    let (id, title, label) = (file_tab_id(&name), name.to_string(), name.to_string());
    view! {
        <button
            role="tab"
            id=id
            // A long one is cut.
            title=title
            aria-selected=move || is_shown.get().to_string()
            aria-controls=FILE_PANEL_ID
            tabindex=move || if is_shown.get() { "0" } else { "-1" }
            on:click=move |_| files.show(&name)
        >
            {label}
        </button>
    }
}

/// Asks for a file's name while `naming` says so; `start` stands there at first. `accept` says whether the name was taken.
pub fn name_field(naming: RwSignal<bool>, start: String, accept: Callback<String, bool>) -> Option<AnyView> {
    naming.get().then(|| view! { <NameField naming start accept /> }.into_any())
}

#[component]
fn NameField(naming: RwSignal<bool>, start: String, accept: Callback<String, bool>) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Where a field cannot take the focus it can be clicked.
            let _ = field.focus();
            field.select();
        }
    });
    let go_back = StoredValue::new_local(device::hold_focus());
    let done = move || {
        // The field goes: whoever uses the keyboard is where they came from.
        go_back.with_value(|go_back| go_back());
        naming.set(false);
    };
    let submit = move || {
        if field.get_untracked().is_some_and(|field| accept.run(field.value())) {
            done();
        }
    };
    view! {
        <div class="name-field">
            <input
                node_ref=field
                type="text"
                aria-label=words::NAME
                placeholder=words::NAME_EXAMPLE
                value=start
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                on:keydown=move |event| match event.key().as_str() {
                    "Enter" if !event.is_composing() => {
                        event.prevent_default();
                        event.stop_propagation();
                        submit();
                    }
                    "Escape" => done(),
                    _ => {}
                }
            />
            <button class="small" on:click=move |_| submit()>{words::OK}</button>
            <button class="small" on:click=move |_| done()>{words::CANCEL}</button>
        </div>
    }
}

/// The panels beside the editor.
#[component]
pub fn PanelTabs(state: State) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        let at = Panel::ALL.iter().position(|panel| *panel == state.panel.get_untracked()).unwrap_or(0);
        if let Some(to) = tabs::of_key(&event.key(), at, Panel::ALL.len()) {
            event.prevent_default();
            state.panel.set(Panel::ALL[to]);
            page::focus(Panel::ALL[to].tab_id());
        }
    };
    view! {
        <div class="tabs panel-tabs" role="tablist" aria-label=panels::ROW on:keydown=on_key>
            {Panel::ALL.into_iter().map(|panel| {
                let is_shown = move || state.panel.get() == panel;
                view! {
                    <button
                        role="tab"
                        id=panel.tab_id()
                        aria-selected=move || is_shown().to_string()
                        aria-controls=panel.id()
                        tabindex=move || if is_shown() { "0" } else { "-1" }
                        on:click=move |_| state.panel.set(panel)
                    >
                        {panel.name()}
                    </button>
                }
            }).collect_view()}
        </div>
    }
}
