//! What a program reads: the field in the output where it asks, and lines prepared beforehand.

use super::{stage::Stage, state::State};
use crate::{
    js::{host::Question, page},
    words::texts::input as words,
};
use leptos::prelude::*;

/// From these the field takes the focus: whoever presses Run, edits or reads the output goes on typing there. Not from others.
const GIVE_FOCUS: &str = ".run, .stop, .editor, .cm-editor, .result";
/// A terminal's line is no longer than this either, in characters.
const LINE_CHARS: &str = "100000";
/// The log takes these for a wish to read what is above.
const READING_KEYS: [&str; 3] = ["ArrowUp", "PageUp", "Home"];

/// Stands at the end of the output, on the line of the question.
#[component]
pub fn ProgramInput(stage: Stage) -> impl IntoView {
    view! {
        {move || stage.asked.get().map(|question| view! { <Field stage question /> })}
        {move || stage.differed.get().then(|| view! { <p class="differed" role="note">{words::DIFFERED}</p> })}
    }
}

#[component]
fn Field(stage: Stage, question: Question) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let key = event.key();
        if READING_KEYS.contains(&key.as_str()) {
            event.stop_propagation();
        }
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if key == "Enter" && !modified && !event.is_composing() {
            event.prevent_default();
            typed.set(stage.type_in(&format!("{}\n", typed.get_untracked())));
        } else if key.eq_ignore_ascii_case("d") && event.ctrl_key() && !event.shift_key() && !event.alt_key() {
            event.prevent_default();
            stage.end_input();
        }
    };
    // Several lines can only have been pasted.
    let on_text = move |text: String| typed.set(if text.contains(['\n', '\r']) { stage.type_in(&text) } else { text });
    let id = stage.ids.field;
    page::after_layout(move || page::focus_from(id, GIVE_FOCUS));
    let field = if question.secret {
        view! {
            <input
                id=id
                type="password"
                class="answer"
                aria-label=words::FIELD
                aria-description=question.prompt
                placeholder=words::SECRET_HINT
                autocomplete="off"
                enterkeyhint="send"
                maxlength=LINE_CHARS
                prop:value=move || typed.get()
                on:input:target=move |event| on_text(event.target().value())
                on:keydown=on_key
            />
        }
        .into_any()
    } else {
        view! {
            <textarea
                id=id
                class="answer"
                aria-label=words::FIELD
                aria-description=question.prompt
                placeholder=words::HINT
                rows="1"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                enterkeyhint="send"
                maxlength=LINE_CHARS
                prop:value=move || typed.get()
                on:input:target=move |event| on_text(event.target().value())
                on:keydown=on_key
            ></textarea>
        }
        .into_any()
    };
    view! {
        // A press here is no wish to read what is above.
        <span class="question" on:pointerdown=|event| event.stop_propagation()>
            {field}
            <button type="button" class="end-input" title=words::END_HINT aria-keyshortcuts="Control+D" on:click=move |_| stage.end_input()>
                {words::END}
            </button>
        </span>
    }
}

/// Lines that are read before anybody is asked.
#[component]
pub fn PreparedInput(state: State) -> impl IntoView {
    view! {
        <details class="stdin">
            <summary>{words::PREPARED}</summary>
            <p id="prepared-help" class="hint">{words::PREPARED_HELP}</p>
            <textarea
                aria-label=words::PREPARED
                aria-describedby="prepared-help"
                rows="3"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                prop:value=move || state.stdin.get()
                on:input:target=move |event| state.stdin.set(event.target().value())
            ></textarea>
            <label class="used-up" hidden=move || state.stdin.with(String::is_empty)>
                {words::USED_UP}" "
                <select on:change:target=move |event| state.asks_after.set(event.target().value() == "ask")>
                    <option value="end" selected=move || !state.asks_after.get()>{words::USED_UP_ENDS}</option>
                    <option value="ask" selected=move || state.asks_after.get()>{words::USED_UP_ASKS}</option>
                </select>
            </label>
        </details>
    }
}
