//! What the program wrote and how it ended.

use super::state::{Ended, State};
use crate::{js::page, outcome::{Outcome, Report}, protocol::from_worker::Stream, words};
use leptos::prelude::*;

const LOG_ID: &str = "output-log";

#[component]
pub fn Output(state: State) -> impl IntoView {
    Effect::new(move |_| {
        state.output.track();
        state.ended.track();
        page::scroll_to_end(LOG_ID);
    });
    let names = move || state.ended.with(|ended| ended.as_ref().map(|ended| ended.report.outcome.names()));
    view! {
        <section class="pane result" aria-label="Result">
            <div
                id=LOG_ID
                class="log"
                role="log"
                aria-label="Output"
                tabindex="0"
                data-run=move || state.ended_runs.get().to_string()
                data-outcome=move || names().map(|(kind, _)| kind)
                data-reason=move || names().and_then(|(_, reason)| reason)
                data-millis=move || state.ended.with(|ended| ended.as_ref().map(|ended| ended.report.duration.as_millis().to_string()))
            >
                <For
                    each=move || state.output.with(|pieces| (0..pieces.len()).collect::<Vec<_>>())
                    key=|index| *index
                    children=move |index| {
                        let piece = state.output.with_untracked(|pieces| pieces.get(index).cloned());
                        piece.map(|piece| view! { <span class=class_of(piece.stream)>{piece.text}</span> })
                    }
                />
                {move || state.ended.get().map(|ended| view! { <Ending ended /> })}
                {move || is_empty(state).then(|| view! { <p class="hint">"Press Run to see what your program prints."</p> })}
            </div>
        </section>
    }
}

fn is_empty(state: State) -> bool {
    state.ended.with(Option::is_none) && state.output.with(Vec::is_empty) && state.started_at.with(Option::is_none)
}

fn class_of(stream: Stream) -> &'static str {
    match stream {
        Stream::Stdout => "stdout",
        Stream::Stderr => "stderr",
    }
}

#[component]
fn Ending(ended: Ended) -> impl IntoView {
    let Ended { report, wall } = ended;
    let words = words::ending(&report, wall);
    let Report { outcome, .. } = report;
    let traceback = outcome.error().map(|error| error.traceback.clone());
    let class = match outcome {
        Outcome::Completed { .. } => "ending good",
        Outcome::Raised(_) | Outcome::Failed(_) => "ending bad",
        Outcome::Stopped { .. } => "ending stopped",
    };
    view! {
        {traceback.map(|text| view! { <pre class="error">{text}</pre> })}
        <p class=class>{words}</p>
    }
}
