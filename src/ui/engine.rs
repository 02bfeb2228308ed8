//! Where the page's engine stands, and how much of what it needs has come.

use super::{language::said, stage::Stage};
use crate::{
    js::host::{Host, Notice},
    session::{event::Event, machine::Status},
    words::{self, texts::toolbar},
};
use leptos::prelude::*;

/// What is shown of the engine, and the way to it.
#[derive(Clone, Copy)]
pub struct Engine {
    pub status: RwSignal<Status>,
    received: RwSignal<u64>,
    total: RwSignal<u64>,
    host: StoredValue<Host, LocalStorage>,
}

impl Engine {
    /// Of a session that has not said anything yet.
    pub fn new(host: Host) -> Engine {
        Engine {
            status: RwSignal::new(Status::Fetching { run_waits: false }),
            received: RwSignal::new(0),
            total: RwSignal::new(0),
            host: StoredValue::new_local(host),
        }
    }

    /// What runs programs.
    pub fn host(self) -> Host {
        self.host.get_value()
    }

    /// Lets something happen to the session.
    pub fn dispatch(self, event: Event) {
        self.host().dispatch(event);
    }

    /// Takes what is said of the engine; gives back what is not. The stage is the one whose program runs.
    pub fn hear(self, notice: Notice, stage: Option<Stage>) -> Option<Notice> {
        match notice {
            Notice::Status(status) => {
                if self.status.with_untracked(|shown| *shown != status) {
                    if let Some(stage) = stage {
                        stage.follow(&status);
                    }
                    self.status.set(status);
                }
            }
            Notice::Progress(progress) => {
                self.received.set(progress.received);
                self.total.set(progress.total);
            }
            other => return Some(other),
        }
        None
    }
}

/// The line that tells it.
#[component]
pub fn EngineStatus(engine: Engine) -> impl IntoView {
    let Engine { status, received, total, .. } = engine;
    let class = move || {
        status.with(|status| match status {
            Status::Fetching { .. } | Status::Starting { .. } | Status::Supplying => "starting",
            Status::Ready => "ready",
            Status::Running | Status::Waiting | Status::Wanting | Status::Silent | Status::Stopping => "running",
            Status::Failed(_) => "failed",
        })
    };
    let failure = move || {
        status.with(|status| match status {
            Status::Failed(failure) => Some(failure.message.clone()),
            Status::Fetching { .. } | Status::Starting { .. } | Status::Supplying | Status::Ready | Status::Running | Status::Waiting | Status::Wanting | Status::Silent | Status::Stopping => None,
        })
    };
    let fetching = move || status.with(|status| matches!(status, Status::Fetching { .. } | Status::Supplying | Status::Wanting)) && total.get() > 0;
    view! {
        <footer class="engine">
            <div role="status" aria-label=toolbar::ENGINE class=class>
                {move || status.with(|status| said(&words::status(status, received.get(), total.get())))}
            </div>
            {move || fetching().then(|| view! {
                <progress aria-label=toolbar::LOADING max=move || total.get().to_string() value=move || received.get().to_string()></progress>
            })}
            {move || failure().map(|message| view! {
                <p role="alert" class="failure">{message}</p>
                <button on:click=move |_| engine.dispatch(Event::Retry)>{toolbar::RETRY}</button>
            })}
        </footer>
    }
}
