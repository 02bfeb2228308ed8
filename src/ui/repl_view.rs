//! What the REPL's panel looks like.

use super::{
    language::{self, said},
    output::Said,
    repl::{Listed, Repl},
    state::{Panel, State},
};
use crate::{
    js::{field, page},
    repl::keys::Press,
    transcript::follow::{Follow, Step},
    words::{self, texts::repl as texts},
};
use leptos::{ev::KeyboardEvent, prelude::*};

/// The elements of a log.
pub struct Ids {
    pub log: &'static str,
    pub paper: &'static str,
    pub help: &'static str,
    pub names: &'static str,
}

pub const LOG: Ids = Ids { log: "repl-log", paper: "repl-paper", help: "repl-help", names: "repl-names" };
pub const INPUT_ID: &str = "repl-input";

/// Of a name in the list.
pub fn name_id(place: usize) -> String {
    format!("repl-name-{place}")
}

/// Nothing until somebody opens it, and there from then on.
#[component]
pub fn ReplPanel(state: State) -> impl IntoView {
    let is_open = Memo::new(move |was: Option<&bool>| was.is_some_and(|was| *was) || state.panel.get() == Panel::Repl);
    move || is_open.get().then(|| view! { <Talk repl=Repl::begin(state) /> }.into_any())
}

#[component]
fn Talk(repl: Repl) -> impl IntoView {
    let log = repl.log.get_value();
    Effect::new(move |_| repl.log.get_value().attach());
    Effect::new(move |_| {
        language::spoken();
        repl.show_question();
    });
    let follow = move |next: fn(Follow) -> Follow| repl.log.with_value(|log| log.follows.set(next(log.follows.get())));
    view! {
        <div class="repl">
            <div class="repl-tools">
                <button on:click=move |_| repl.restart(true)>{texts::RUN_FILE}</button>
                <button on:click=move |_| repl.restart(false)>{texts::RESTART}</button>
                <button on:click=move |_| repl.stop()>{texts::STOP}</button>
                <span class="told" role="status" aria-label=texts::STATE>{move || said(&words::repl::status(&repl.status.get()))}</span>
            </div>
            <div
                id=LOG.log
                class="log"
                role="log"
                aria-label=texts::OUTPUT
                // As in src/ui/output.rs.
                aria-live="off"
                tabindex="0"
                on:wheel=move |event| follow(if event.delta_y() < 0.0 { Follow::up } else { Follow::down })
                on:touchmove=move |_| follow(Follow::up)
                on:pointerdown=move |_| follow(Follow::up)
                on:keydown=move |event| if let Some(step) = Step::of_key(&event.key()) {
                    event.prevent_default();
                    follow(if step.leads_up() { Follow::up } else { Follow::down });
                    page::scroll(LOG.log, |top, height, all| step.from(top, height, all));
                }
                on:scroll=move |_| follow(if page::is_at_end(LOG.log) { |reader| reader.scrolled(true) } else { |reader| reader.scrolled(false) })
            >
                // Filled by src/js/paper.rs.
                <div id=LOG.paper></div>
            </div>
            <Said log />
            {move || repl.listed.get().map(|listed| names(repl, listed))}
            <div class="repl-line">
                <span class="prompt" aria-hidden="true">">>>"</span>
                <textarea
                    id=INPUT_ID
                    aria-label=texts::INPUT
                    aria-describedby=LOG.help
                    // What is not there is not controlled.
                    aria-controls=move || repl.listed.with(Option::is_some).then_some(LOG.names)
                    rows="1"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    on:input=move |_| {
                        repl.unlist();
                        field::fit(INPUT_ID);
                    }
                    on:keydown=move |event| press(repl, &event)
                ></textarea>
            </div>
            <p id=LOG.help class="hint">{texts::HELP}</p>
        </div>
    }
}

fn press(repl: Repl, event: &KeyboardEvent) {
    // The key belongs to whoever composes a letter with it.
    if event.is_composing() {
        return;
    }
    let (text, selection) = field::read(INPUT_ID);
    let press = Press {
        key: &event.key(),
        ctrl: event.ctrl_key(),
        shift: event.shift_key(),
        other: event.alt_key() || event.meta_key(),
        text: &text,
        selection,
        asked: repl.is_asked(),
        listed: repl.listed.with_untracked(Option::is_some),
        leaving: repl.leaving.get_value(),
    };
    let act = press.act();
    repl.leaving.set_value(false);
    if let Some(act) = act {
        event.prevent_default();
        repl.act(act, &text, selection.0);
    }
}

fn names(repl: Repl, Listed { names, chosen, .. }: Listed) -> AnyView {
    let option = |(place, name): (usize, String)| {
        view! {
            <div
                role="option"
                id=name_id(place)
                aria-selected=(place == chosen).to_string()
                // Before the field loses the focus.
                on:pointerdown=move |event| {
                    event.prevent_default();
                    repl.take(place);
                }
            >
                {name}
            </div>
        }
    };
    view! {
        <div class="repl-names" role="listbox" id=LOG.names aria-label=texts::NAMES>
            {names.into_iter().enumerate().map(option).collect_view()}
        </div>
    }
    .into_any()
}
