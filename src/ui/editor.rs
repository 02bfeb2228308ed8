//! Where the learner types: the program, and what it will read.

use super::{
    code::{Code, Kind},
    file_panel::Binary,
    input::PreparedInput,
    language::said as in_words,
    look::PROGRAM_ID,
    state::State,
    tabs::{FILE_PANEL_ID, FileTabs},
};
use crate::{
    editing::Helper,
    indent,
    js::page,
    session::machine::Status,
    words::{
        editor::{self as words, Part},
        texts::{controls, editor as texts, files as said, page as page_texts},
    },
    workspace::name::FileName,
};
use leptos::{html, prelude::*};

/// Of the line that tells which keys do what.
pub const HELP_ID: &str = "editor-help";

#[component]
pub fn Editor(state: State) -> impl IntoView {
    let files = state.files;
    let code = files.code;
    let binary = Memo::new(move |_| files.shown.with(|shown| files.list.with(|list| list.iter().any(|file| file.name == *shown && !file.is_text)).then(|| shown.clone())));
    // Whoever wanted checking at an earlier visit gets it again, after the engine: that is needed more.
    Effect::new(move |_| {
        let is_time = state.engine.status.with(|status| *status == Status::Ready) && code.kind.get() == Kind::Full;
        if is_time && code.look.with_untracked(|look| look.check) && code.helper.with_untracked(|helper| *helper == Helper::Absent) {
            code.check();
        }
    });
    view! {
        <section class="pane code" id=PROGRAM_ID aria-label=page_texts::PROGRAM>
            <FileTabs files />
            <Controls code is_text=move || binary.with(Option::is_none) />
            <p aria-live="polite" class="helper">
                {move || code.helper.with(words::helper).or_else(|| code.formatted.get().as_ref().map(words::formatted)).map(|text| in_words(&text))}
            </p>
            <div id=FILE_PANEL_ID class="file" role="tabpanel" aria-label=said::SHOWN>
                <Field code hidden=move || binary.with(Option::is_some) />
                {move || binary.get().map(|name| view! { <Binary files name /> })}
            </div>
            <p id=HELP_ID class="hint">{keys_of_the_editor}</p>
            {move || (code.kind.get() == Kind::Plain).then(|| view! { <p aria-live="polite" class="hint plain">{texts::PLAIN}</p> })}
            <PreparedInput state />
        </section>
    }
}

fn keys_of_the_editor() -> impl IntoView {
    let part = |part| match part {
        Part::Words(words) => words.to_owned().into_any(),
        Part::Key(key) => view! { <kbd>{key.to_owned()}</kbd> }.into_any(),
    };
    words::parts(&in_words(&texts::HELP)).into_iter().map(part).collect_view()
}

/// The plain field, until the editor takes its place.
#[component]
pub fn Field(code: Code, hidden: impl Fn() -> bool + Copy + Send + 'static) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let place = NodeRef::<html::Div>::new();
    let leaving = RwSignal::new(false);
    // Whoever writes with an input method is not interrupted in the middle of a word.
    let composing = RwSignal::new(false);
    Effect::new(move |_| {
        if code.kind.get() == Kind::Arrived && !composing.get()
            && let (Some(field), Some(place)) = (field.get(), place.get())
        {
            code.open(&field, &place);
        }
    });
    let plain_field = move || view! {
        <textarea
            node_ref=field
            class="editor"
            aria-label=texts::LABEL
            aria-describedby=HELP_ID
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            wrap=move || if code.look.get().wrap { "soft" } else { "off" }
            prop:value=move || code.heard()
            on:input:target=move |event| code.typed(event.target().value())
            on:compositionstart=move |_| composing.set(true)
            on:compositionend=move |_| composing.set(false)
            on:blur=move |_| leaving.set(false)
            on:keydown=move |event| {
                let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
                let key = event.key();
                if plain && key == "Enter" && !event.is_composing() {
                    if let Some(field) = field.get_untracked() {
                        let (text, caret) = page::caret(&field);
                        event.prevent_default();
                        page::type_text(&indent::after_enter(&text, caret));
                    }
                } else if plain && key == "Tab" && !leaving.get_untracked() {
                    event.prevent_default();
                    page::type_text(indent::STEP);
                }
                leaving.set(key == "Escape");
            }
        ></textarea>
    };
    let is_full = Memo::new(move |_| code.kind.get() == Kind::Full);
    view! {
        <div class="field" node_ref=place hidden=hidden>
            {move || (!is_full.get()).then(plain_field)}
        </div>
    }
}

/// Format and check, search, the size of letters, line wrap.
#[component]
fn Controls(code: Code, is_text: impl Fn() -> bool + Copy + Send + 'static) -> impl IntoView {
    let full = move || code.kind.get() == Kind::Full && is_text();
    let is_python = move || full() && code.file.with(FileName::is_python);
    let is_coming = move || code.helper.with(|helper| matches!(helper, Helper::Coming { .. }));
    let look = code.look;
    view! {
        <div class="controls" role="group" aria-label=controls::ROW>
            <button class="by-ruff" disabled=move || !is_python() || is_coming() on:click=move |_| code.format()>{controls::FORMAT}</button>
            <button
                class="by-ruff"
                aria-label=controls::CHECK
                title=controls::CHECK
                disabled=move || !is_python()
                aria-pressed=move || look.get().check.to_string()
                on:click=move |_| {
                    let mut look = look.get_untracked();
                    look.check = !look.check;
                    code.set_look(look);
                    code.check();
                }
            >
                {controls::CHECK_SHORT}
            </button>
            <button disabled=move || !full() on:click=move |_| code.search()>{controls::FIND}</button>
            <span class="spring"></span>
            <button
                aria-label=controls::SMALLER
                title=controls::SMALLER
                disabled=move || look.get().smaller().is_none()
                // What it shows is drawn by the style sheet: it is a sign and no other name.
                class="smaller"
                on:click=move |_| if let Some(look) = look.get_untracked().smaller() { code.set_look(look) }
            ></button>
            <button
                aria-label=controls::LARGER
                title=controls::LARGER
                disabled=move || look.get().larger().is_none()
                class="larger"
                on:click=move |_| if let Some(look) = look.get_untracked().larger() { code.set_look(look) }
            ></button>
            <button
                aria-label=controls::WRAP
                title=controls::WRAP
                aria-pressed=move || look.get().wrap.to_string()
                on:click=move |_| {
                    let mut look = look.get_untracked();
                    look.wrap = !look.wrap;
                    code.set_look(look);
                }
            >
                {controls::WRAP_SHORT}
            </button>
        </div>
    }
}
