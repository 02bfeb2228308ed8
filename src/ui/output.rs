//! What the program wrote and how it ended.

use super::{
    input::ProgramInput,
    log::Block,
    state::{Ended, State},
};
use crate::{clock::Clock, js::page, outcome::{Outcome, Report}, protocol::from_worker::Stream, words};
use leptos::prelude::*;
use std::time::Duration;

const LOG_ID: &str = "output-log";
const LAID_OUT: Duration = Duration::from_millis(50);

#[component]
pub fn Output(state: State) -> impl IntoView {
    let log = state.log.get_value();
    let (blocks, slices) = (log.blocks.clone(), log.slices.clone());
    // Whoever scrolls up to read is left there.
    let follows = RwSignal::new(true);
    Effect::new(move |_| {
        let runs = state.ended.with(Option::is_none);
        if runs {
            follows.set(true);
        } else if follows.get_untracked() {
            page::scroll_to_end(LOG_ID);
            // What came into sight by that gets its real height now.
            set_timeout(|| page::scroll_to_end(LOG_ID), LAID_OUT);
        }
    });
    Effect::new(move |_| {
        slices.track();
        if follows.get_untracked() {
            page::scroll_to_end(LOG_ID);
        }
    });
    let is_empty = {
        let blocks = blocks.clone();
        move || state.ended.with(Option::is_none) && blocks.with(Vec::is_empty) && state.clock.with(|clock| *clock == Clock::Still)
    };
    let names = move || state.ended.with(|ended| ended.as_ref().map(|ended| ended.report.outcome.names()));
    view! {
        <section class="pane result" aria-label="Result">
            <div
                id=LOG_ID
                class="log"
                role="log"
                aria-label="Output"
                tabindex="0"
                // A scroll alone says nothing: blocks get their real heights only when they come into sight.
                on:wheel=move |event| if event.delta_y() < 0.0 { follows.set(false) }
                on:touchmove=move |_| follows.set(false)
                on:pointerdown=move |_| follows.set(false)
                on:keydown=move |event| if ["ArrowUp", "PageUp", "Home"].contains(&event.key().as_str()) { follows.set(false) }
                on:scroll=move |_| if page::is_at_end(LOG_ID) { follows.set(true) }
                data-run=move || state.ended_runs.get().to_string()
                data-outcome=move || names().map(|(kind, _)| kind)
                data-reason=move || names().and_then(|(_, reason)| reason)
                data-millis=move || state.ended.with(|ended| ended.as_ref().map(|ended| ended.report.duration.as_millis().to_string()))
            >
                <For each=move || blocks.get() key=|block| block.number children=block_of_lines />
                <ProgramInput state />
                {move || state.ended.get().map(|ended| view! { <Ending ended /> })}
                {move || is_empty().then(|| view! { <p class="hint">"Press Run to see what your program prints."</p> })}
            </div>
        </section>
    }
}

/// Only the pieces that are new are put on the page.
fn block_of_lines(block: Block) -> impl IntoView {
    let pieces = block.pieces;
    let numbers = {
        let pieces = pieces.clone();
        move || 0..pieces.with(Vec::len)
    };
    view! {
        <div class="block">
            <For
                each=numbers
                key=|number| *number
                children=move |number| {
                    let piece = pieces.with_untracked(|pieces| pieces.get(number).cloned());
                    piece.map(|piece| view! { <span class=class_of(piece.stream)>{piece.text}</span> })
                }
            />
        </div>
    }
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
