//! The page as a whole: the line between program and result, presentation size, and the list of keys.

use super::{language::LanguageSwitch, offline::Device, state::State};
use crate::{
    js::{look as device, page},
    layout::{Layout, Shortcut},
    words::{
        keys::KEYS,
        texts::{keys, page as words},
    },
};
use leptos::prelude::*;

const LAYOUT_KEY: &str = "ampoule.layout";
/// Of the list of keys.
pub const HELP_ID: &str = "shortcuts";
/// Of the part whose width the line shares out.
pub const PROGRAM_ID: &str = "program";

fn apply(layout: Layout) {
    device::set_style("--split", &format!("{}%", layout.split_percent()));
    device::set_mark("data-presents", layout.presents);
}

/// As it is from now on, and at the next visit.
fn set(layout: RwSignal<Layout>, new: Layout) {
    apply(new);
    page::keep(LAYOUT_KEY, &new.to_text());
    layout.set(new);
}

/// How an earlier visit left the page.
pub fn kept() -> RwSignal<Layout> {
    let layout = page::kept(LAYOUT_KEY).map(|kept| Layout::parse(&kept)).unwrap_or_default();
    apply(layout);
    RwSignal::new(layout)
}

/// Between program and result: moved by pointer and keys.
#[component]
pub fn SplitBar(layout: RwSignal<Layout>) -> impl IntoView {
    view! {
        <div
            class="split"
            role="separator"
            tabindex="0"
            aria-label=words::SPLIT
            title=words::SPLIT_HINT
            aria-orientation="vertical"
            aria-controls=PROGRAM_ID
            aria-valuemin=Layout::LEAST.to_string()
            aria-valuemax=Layout::MOST.to_string()
            aria-valuenow=move || layout.get().split_percent().to_string()
            on:pointerdown=|event| device::hold(&event)
            on:pointermove=move |event| if let Some(part) = device::held_at(&event) {
                set(layout, layout.get_untracked().at(part));
            }
            on:dblclick=move |_| set(layout, layout.get_untracked().middle())
            on:keydown=move |event| if let Some(moved) = layout.get_untracked().after_key(&event.key()) {
                event.prevent_default();
                set(layout, moved);
            }
        ></div>
    }
}

/// In the page's head.
#[component]
pub fn PageControls(state: State, layout: RwSignal<Layout>) -> impl IntoView {
    device::on_key(move |key, with_control, in_field| {
        let shortcut = Shortcut::of(key, with_control, in_field);
        match shortcut {
            Some(Shortcut::Run) => state.run(),
            Some(Shortcut::Help) => device::show_dialog(HELP_ID),
            None => {}
        }
        shortcut.is_some()
    });
    view! {
        <div class="page-controls" role="group" aria-label=words::ROW>
            <a class="button small quiet" href="learn.html#/learn">{words::LESSONS}</a>
            <LanguageSwitch />
            <Presents layout />
            <button class="small quiet" aria-haspopup="dialog" aria-keyshortcuts="F1" on:click=|_| device::show_dialog(HELP_ID)>{words::HELP}</button>
        </div>
    }
}

/// Makes everything large, and usual again.
#[component]
pub fn Presents(layout: RwSignal<Layout>) -> impl IntoView {
    view! {
        <button
            class="small quiet presents"
            aria-label=words::PRESENT
            title=words::PRESENT
            aria-pressed=move || layout.get().presents.to_string()
            on:click=move |_| set(layout, layout.get_untracked().in_other_size())
        >
            {words::PRESENT_SHORT}
        </button>
    }
}

/// The list of keys. A dialog of the browser: Escape closes it, the focus stays in it and goes back where it was.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let rows = KEYS.iter().cloned().map(|(keys, what)| view! { <div><dt><kbd>{keys}</kbd></dt><dd>{what}</dd></div> }).collect_view();
    view! {
        <dialog id=HELP_ID class="sheet" aria-labelledby="shortcuts-title" closedby="any">
            <h2 id="shortcuts-title">{keys::TITLE}</h2>
            <dl>{rows}</dl>
            <p class="hint">{keys::ON_A_MAC}</p>
            <Device />
            <form method="dialog"><button>{keys::CLOSE}</button></form>
        </dialog>
    }
}
