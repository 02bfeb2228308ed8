//! What the page shows, as signals, and how notices of the host change it.

use crate::{
    js::{
        host::{Host, Notice},
        page,
    },
    limits::Limits,
    outcome::Report,
    protocol::{from_worker::Stream, to_guard::SessionKind, to_worker::Program},
    session::{
        event::{Event, Request, Timestamp},
        machine::Status,
    },
};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::{cell::RefCell, rc::Rc, time::Duration};

/// Output is put on the page in steps of this length: one change for all that came meanwhile.
const RENDER_MILLIS: u32 = 16;
const CODE_KEY: &str = "ampoule.code";
const FIRST_PROGRAM: &str = "name = \"world\"\n\nfor number in range(3):\n    print(\"Hello,\", name, number)\n";

/// A stretch of output of one stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub stream: Stream,
    pub text: String,
}

/// How the last run ended, with the limit it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub report: Report,
    pub wall: Duration,
}

/// Everything the views read and write.
#[derive(Clone, Copy)]
pub struct State {
    pub code: RwSignal<String>,
    pub stdin: RwSignal<String>,
    pub wall: RwSignal<Duration>,
    pub status: RwSignal<Status>,
    pub received: RwSignal<u64>,
    pub total: RwSignal<u64>,
    pub output: RwSignal<Vec<Piece>>,
    pub ended: RwSignal<Option<Ended>>,
    pub ended_runs: RwSignal<u32>,
    pub started_at: RwSignal<Option<Timestamp>>,
    pub kept: RwSignal<bool>,
    host: StoredValue<Host, LocalStorage>,
    run_wall: RwSignal<Duration>,
}

impl State {
    /// The state of a new page; the engine begins to start.
    pub fn new() -> State {
        let notices: RwSignal<Option<State>> = RwSignal::new(None);
        let batch = Rc::new(Batch::default());
        let host = Host::new(SessionKind::SingleUse, move |notice| {
            if let Some(state) = notices.get_untracked() {
                state.hear(&batch, notice);
            }
        });
        let code = page::kept(CODE_KEY).unwrap_or_else(|| FIRST_PROGRAM.to_owned());
        let state = State {
            code: RwSignal::new(code),
            stdin: RwSignal::new(String::new()),
            wall: RwSignal::new(Limits::PLAYGROUND.wall),
            status: RwSignal::new(Status::Fetching { run_waits: false }),
            received: RwSignal::new(0),
            total: RwSignal::new(0),
            output: RwSignal::new(Vec::new()),
            ended: RwSignal::new(None),
            ended_runs: RwSignal::new(0),
            started_at: RwSignal::new(None),
            kept: RwSignal::new(true),
            host: StoredValue::new_local(host),
            run_wall: RwSignal::new(Limits::PLAYGROUND.wall),
        };
        notices.set(Some(state));
        state.dispatch(Event::Start);
        state
    }

    /// Runs what the editor holds.
    pub fn run(self) {
        if matches!(self.status.get_untracked(), Status::Running | Status::Stopping) {
            return;
        }
        self.output.set(Vec::new());
        self.ended.set(None);
        let wall = self.wall.get_untracked();
        self.run_wall.set(wall);
        let program = Program { source: self.code.get_untracked(), stdin: self.stdin.get_untracked() };
        let limits = Limits { wall, ..Limits::PLAYGROUND };
        self.dispatch(Event::Run(Box::new(Request { program, limits })));
    }

    /// Lets something happen to the session.
    pub fn dispatch(self, event: Event) {
        self.host.get_value().dispatch(event);
    }

    /// The code was edited: it is kept on this device.
    pub fn edit(self, code: String) {
        self.kept.set(page::keep(CODE_KEY, &code));
        self.code.set(code);
    }

    fn hear(self, batch: &Rc<Batch>, notice: Notice) {
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
            Notice::Output(stream, text) => batch.add(stream, text, self.output),
            Notice::Finished(_, report) => {
                batch.show(self.output);
                self.started_at.set(None);
                self.ended.set(Some(Ended { report: *report, wall: self.run_wall.get_untracked() }));
                self.ended_runs.update(|runs| *runs += 1);
            }
        }
    }
}

/// Output that has come and is not on the page yet. What comes after a pause is shown at once.
#[derive(Default)]
struct Batch {
    pieces: RefCell<Vec<Piece>>,
    timer: RefCell<Option<Timeout>>,
}

impl Batch {
    fn add(self: &Rc<Self>, stream: Stream, text: String, output: RwSignal<Vec<Piece>>) {
        {
            let mut pieces = self.pieces.borrow_mut();
            match pieces.last_mut() {
                Some(last) if last.stream == stream => last.text.push_str(&text),
                _ => pieces.push(Piece { stream, text }),
            }
        }
        if self.timer.borrow().is_none() {
            self.show(output);
        }
    }

    /// Shows what has come; what comes next waits for the next step.
    fn show(self: &Rc<Self>, output: RwSignal<Vec<Piece>>) {
        let pieces = self.pieces.take();
        if pieces.is_empty() {
            self.timer.take();
            return;
        }
        let this = Rc::clone(self);
        *self.timer.borrow_mut() = Some(Timeout::new(RENDER_MILLIS, move || this.show(output)));
        output.update(|shown| shown.extend(pieces));
    }
}
