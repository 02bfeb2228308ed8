//! Where the learner types: the program, and what it will read.

use super::{input::PreparedInput, state::State};
use crate::{indent, js::page};
use leptos::{html, prelude::*};

#[component]
pub fn Editor(state: State) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let leaving = RwSignal::new(false);
    view! {
        <section class="pane code" aria-label="Program">
            <textarea
                node_ref=field
                class="editor"
                aria-label="Code editor"
                aria-describedby="editor-help"
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                wrap="off"
                prop:value=move || state.code.get()
                on:input:target=move |event| state.edit(event.target().value())
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
            <p id="editor-help" class="hint">
                <kbd>"Ctrl"</kbd>" + "<kbd>"Enter"</kbd>" runs. "<kbd>"Tab"</kbd>" indents; "<kbd>"Esc"</kbd>" then "<kbd>"Tab"</kbd>" leaves the editor."
                {move || (!state.kept.get()).then_some(" This browser does not keep your text: copy it before you leave.")}
            </p>
            <PreparedInput state />
        </section>
    }
}
