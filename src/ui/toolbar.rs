//! Run, Stop and the time limit.

use super::{language::said, sheet, state::State};
use crate::{
    clock::Clock,
    js::page,
    limits::wall,
    session::{event::Event, machine::Status},
    words::{
        say::Text,
        texts::{examples, share, toolbar},
    },
};
use leptos::prelude::*;
use std::time::Duration;

const CLOCK_STEP: Duration = Duration::from_millis(100);

#[component]
pub fn Toolbar(state: State) -> impl IntoView {
    let busy = move || state.engine.status.with(Status::is_busy);
    let stoppable = move || state.engine.status.with(Status::can_stop);
    // An address may have asked for another one.
    let asked = state.limits.with_untracked(|limits| limits.wall);
    view! {
        <div class="toolbar" role="toolbar" aria-label=toolbar::ROW>
            <button class="run" disabled=busy on:click=move |_| state.run()>{toolbar::RUN}</button>
            <button class="stop" disabled=move || !stoppable() on:click=move |_| state.engine.dispatch(Event::Stop)>{toolbar::STOP}</button>
            <label>
                {toolbar::TIME_LIMIT}" "
                <select on:change:target=move |event| {
                    if let Ok(millis) = event.target().value().parse() {
                        state.limits.update(|limits| limits.wall = Duration::from_millis(millis));
                    }
                }>
                    {wall::choices(asked).into_iter().map(|length| view! {
                        <option value=length.as_millis().to_string() selected=move || state.limits.with(|limits| limits.wall == length)>
                            {Text::Length(length)}
                        </option>
                    }).collect_view()}
                </select>
            </label>
            <button on:click=move |_| sheet::show_examples(state)>{examples::TITLE}</button>
            <button on:click=move |_| sheet::show_link(state)>{share::TITLE}</button>
            <Elapsed state />
        </div>
    }
}

#[component]
fn Elapsed(state: State) -> impl IntoView {
    let now = RwSignal::new(page::now());
    let clock = RwSignal::new(None::<IntervalHandle>);
    Effect::new(move |_| {
        let ticks = state.stage.clock.with(|clock| matches!(clock, Clock::Ticks { .. }));
        if let Some(old) = clock.get_untracked() {
            old.clear();
        }
        clock.set(ticks.then(|| set_interval_with_handle(move || now.set(page::now()), CLOCK_STEP).ok()).flatten());
    });
    let text = move || state.stage.clock.get().shows(now.get()).map(|length| said(&length.into()));
    view! { <span class="elapsed" role="timer" aria-label=toolbar::ELAPSED>{text}</span> }
}
