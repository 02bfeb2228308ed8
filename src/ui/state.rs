//! What the page shows, as signals, and how notices of the host change it.

use super::{code::Code, log::Log};
use crate::{
    imports,
    js::{
        host::{Host, Notice},
        page,
    },
    limits::Limits,
    outcome::Report,
    protocol::{to_guard::SessionKind, to_worker::Program},
    session::{
        event::{Event, Request, Timestamp},
        machine::{Spares, Status},
    },
};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::{rc::Rc, time::Duration};

/// After the last key.
const TYPING_PAUSE_MILLIS: u32 = 700;
const FIRST_PROGRAM: &str = "name = \"world\"\n\nfor number in range(3):\n    print(\"Hello,\", name, number)\n";

/// How the last run ended, with the limit it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub report: Report,
    pub wall: Duration,
}

/// Everything the views read and write.
#[derive(Clone, Copy)]
pub struct State {
    pub code: Code,
    pub stdin: RwSignal<String>,
    /// Of the next run.
    pub limits: RwSignal<Limits>,
    /// What is wrong with the page's address, if anything is.
    pub address_error: RwSignal<Option<String>>,
    pub status: RwSignal<Status>,
    pub received: RwSignal<u64>,
    pub total: RwSignal<u64>,
    pub log: StoredValue<Rc<Log>, LocalStorage>,
    pub ended: RwSignal<Option<Ended>>,
    pub ended_runs: RwSignal<u32>,
    pub started_at: RwSignal<Option<Timestamp>>,
    host: StoredValue<Host, LocalStorage>,
    /// Runs out when the learner has stopped typing.
    pause: StoredValue<Option<Timeout>, LocalStorage>,
    run_wall: RwSignal<Duration>,
}

impl State {
    /// The state of a new page; the engine begins to start.
    pub fn new() -> State {
        let notices: RwSignal<Option<State>> = RwSignal::new(None);
        let (limits, address_error) = match Limits::PLAYGROUND.with_fragment(&page::fragment()) {
            Ok(limits) => (limits, None),
            Err(error) => (Limits::PLAYGROUND, Some(error.to_string())),
        };
        let host = Host::new(SessionKind::SingleUse, limits.memory_bytes, Spares::for_device(page::device_memory()), move |notice| {
            if let Some(state) = notices.get_untracked() {
                state.hear(notice);
            }
        });
        let log = Rc::new(Log::new(host.clone()));
        let state = State {
            code: Code::new(FIRST_PROGRAM),
            stdin: RwSignal::new(String::new()),
            limits: RwSignal::new(limits),
            address_error: RwSignal::new(address_error),
            status: RwSignal::new(Status::Fetching { run_waits: false }),
            received: RwSignal::new(0),
            total: RwSignal::new(0),
            log: StoredValue::new_local(log),
            ended: RwSignal::new(None),
            ended_runs: RwSignal::new(0),
            started_at: RwSignal::new(None),
            host: StoredValue::new_local(host),
            pause: StoredValue::new_local(None),
            run_wall: RwSignal::new(limits.wall),
        };
        notices.set(Some(state));
        state.tell_imports();
        Effect::new(move |_| {
            state.code.heard();
            let timeout = Timeout::new(TYPING_PAUSE_MILLIS, move || state.tell_imports());
            state.pause.set_value(Some(timeout));
        });
        state.dispatch(Event::Start);
        state
    }

    /// Runs what the editor holds.
    pub fn run(self) {
        if matches!(self.status.get_untracked(), Status::Running | Status::Stopping) {
            return;
        }
        self.log.get_value().clear();
        self.ended.set(None);
        let limits = self.limits.get_untracked();
        self.run_wall.set(limits.wall);
        let program = Program { source: self.code.take_for_run(), stdin: self.stdin.get_untracked() };
        self.dispatch(Event::Run(Box::new(Request { program, limits })));
        // For the next one: this one does not wait for it.
        self.tell_imports();
    }

    /// Leads the person who types to a line of the program, counted from 1.
    pub fn show_line(self, line: u32) {
        self.code.show_line(line, None);
    }

    /// Lets something happen to the session.
    pub fn dispatch(self, event: Event) {
        self.host.get_value().dispatch(event);
    }

    /// What waits for a program imports beforehand what the text imports.
    fn tell_imports(self) {
        self.dispatch(Event::Imports(imports::of(&self.code.text())));
    }

    fn hear(self, notice: Notice) {
        match notice {
            Notice::Status(status) => {
                if self.status.with_untracked(|shown| *shown != status) {
                    self.status.set(status);
                }
            }
            Notice::Progress(progress) => {
                self.received.set(progress.received);
                self.total.set(progress.total);
            }
            Notice::Started(_) => self.started_at.set(Some(page::now())),
            Notice::Output(run, stream, text) => self.log.get_value().write(run, stream, text),
            Notice::Finished(_, report) => {
                self.started_at.set(None);
                self.code.mark(&report);
                let ended = Ended { report: *report, wall: self.run_wall.get_untracked() };
                // The end is shown below all of the output.
                self.log.get_value().then(move || {
                    self.ended.set(Some(ended));
                    self.ended_runs.update(|runs| *runs += 1);
                });
            }
        }
    }
}
