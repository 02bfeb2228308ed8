//! What the program wrote, how it ended, and what can be done with that.

use super::{
    ending::Ending,
    input::ProgramInput,
    language::{said as in_words, said_now},
    log::Log,
    stage::{Stage, WaysOn},
};
use crate::{
    clock::Clock,
    js::{clipboard, page},
    transcript::follow::{Follow, Step},
    words::{self, say::Text, texts::{output as texts, panels}},
};
use leptos::{prelude::*, task::spawn_local};
use std::{rc::Rc, time::Duration};

const LAID_OUT: Duration = Duration::from_millis(50);

#[component]
pub fn Output(stage: Stage, ways: WaysOn) -> impl IntoView {
    let id = stage.ids.log;
    let log = stage.log.get_value();
    Effect::new(move |_| stage.log.get_value().attach());
    Effect::new(move |_| {
        let log = stage.log.get_value();
        if let Some(ended) = stage.ended.get() {
            log.say(said_now(&words::output::spoken_end(words::ending(&ended.report, ended.wall), log.unsaid_lines())));
            log.follow();
            // What came into sight by that gets its real height now.
            set_timeout(move || log.follow(), LAID_OUT);
        }
    });
    let said = log;
    let is_empty = move || !stage.has_anything();
    let follow = move |next: fn(Follow) -> Follow| stage.log.with_value(|log| log.follows.set(next(log.follows.get())));
    let names = move || stage.ended.with(|ended| ended.as_ref().map(|ended| ended.report.outcome.names()));
    view! {
            <div
                id=id
                class="log"
                role="log"
                aria-label=panels::OUTPUT
                // What is said is chosen in src/spoken.rs: a log that is all alive would be read to the end of a flood.
                aria-live="off"
                tabindex="0"
                // A scroll alone says nothing: blocks get their real heights only when they come into sight.
                on:wheel=move |event| follow(if event.delta_y() < 0.0 { Follow::up } else { Follow::down })
                on:touchmove=move |_| follow(Follow::up)
                on:pointerdown=move |_| follow(Follow::up)
                // Not left to the browser: WebKit gives these keys to the editor, where the selection still is.
                on:keydown=move |event| if let Some(step) = Step::of_key(&event.key()).filter(|_| page::has_focus(id)) {
                    event.prevent_default();
                    follow(if step.leads_up() { Follow::up } else { Follow::down });
                    page::scroll(id, |top, height, all| step.from(top, height, all));
                }
                on:scroll=move |_| follow(if page::is_at_end(id) { |reader| reader.scrolled(true) } else { |reader| reader.scrolled(false) })
                data-run=move || stage.ended_runs.get().to_string()
                data-outcome=move || names().map(|(kind, _)| kind)
                data-reason=move || names().and_then(|(_, reason)| reason)
                data-millis=move || stage.ended.with(|ended| ended.as_ref().map(|ended| ended.report.duration.as_millis().to_string()))
            >
                // Filled by src/js/paper.rs.
                <div id=stage.ids.paper></div>
                <ProgramInput stage />
                {move || stage.ended.get().map(|ended| view! { <Ending stage ways ended /> })}
                {move || is_empty().then(|| view! { <p class="hint">{texts::HINT}</p> })}
            </div>
            <Said log=said />
            <Tools stage />
    }
}

/// What a screen reader says.
#[component]
pub fn Said(log: Rc<Log>) -> impl IntoView {
    let said = log.said.clone();
    view! {
        <div class="unseen said" aria-live="polite" aria-relevant="additions">
            <For each=move || said.get() key=|(number, _)| *number children=|(_, text)| view! { <p>{text}</p> } />
        </div>
    }
}

/// Copy and Clear.
#[component]
fn Tools(stage: Stage) -> impl IntoView {
    let told = RwSignal::new(None::<Text>);
    let copy = move |_| {
        let traceback = stage.ended.with_untracked(|ended| ended.as_ref()?.report.outcome.error().map(|error| error.traceback.clone()));
        let text = page::text_of(&format!("#{} .block", stage.ids.paper)) + &traceback.unwrap_or_default();
        if text.is_empty() {
            return told.set(Some(texts::NOTHING_TO_COPY));
        }
        spawn_local(async move {
            told.set(Some(if clipboard::copy(&text).await { texts::COPIED } else { texts::NOT_COPIED }));
        });
    };
    let clear = move |_| {
        stage.log.get_value().wipe();
        stage.ended.set(None);
        told.set(Some(texts::CLEARED));
    };
    // It is about what was there then.
    Effect::new(move |_| {
        if stage.clock.with(|clock| *clock != Clock::Still) {
            told.set(None);
        }
    });
    view! {
        <div class="tools">
            <button on:click=copy>{texts::COPY}</button>
            <button on:click=clear>{texts::CLEAR}</button>
            <span class="told" aria-live="polite">{move || told.get().map(|text| in_words(&text))}</span>
        </div>
    }
}
