//! What the page shows, as signals, and how notices of the host change it.

use super::{
    engine::Engine,
    files::{Files, Kept},
    language,
    sheet::Sheet,
    stage::{Ids, Stage, Ways},
};
use crate::{
    imports,
    js::{
        host::{Host, Notice},
        page,
    },
    limits::Limits,
    words::{errors, say::Text, texts::panels as words},
    protocol::to_guard::SessionKind,
    session::{
        event::Event,
        machine::{Spares, Status},
    },
};
use futures::{
    StreamExt,
    channel::mpsc::{self, UnboundedReceiver},
};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::time::Duration;

/// After the last key.
const TYPING_PAUSE_MILLIS: u32 = 700;

/// What stands beside the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    Output,
    Files,
    Repl,
}

impl Panel {
    pub const ALL: [Panel; 3] = [Panel::Output, Panel::Files, Panel::Repl];

    pub fn id(self) -> &'static str {
        match self {
            Panel::Output => "panel-output",
            Panel::Files => "panel-files",
            Panel::Repl => "panel-repl",
        }
    }

    pub fn tab_id(self) -> &'static str {
        match self {
            Panel::Output => "tab-output",
            Panel::Files => "tab-files",
            Panel::Repl => "tab-repl",
        }
    }

    pub fn name(self) -> Text {
        match self {
            Panel::Output => words::OUTPUT,
            Panel::Files => words::FILES,
            Panel::Repl => words::REPL,
        }
    }
}

/// Everything the views read and write.
#[derive(Clone, Copy)]
pub struct State {
    pub files: Files,
    pub panel: RwSignal<Panel>,
    /// What lies over the page.
    pub sheet: RwSignal<Option<Sheet>>,
    pub stdin: RwSignal<String>,
    /// Of the next run.
    pub limits: RwSignal<Limits>,
    /// What is wrong with the page's address, if anything is.
    pub address_error: RwSignal<Option<Text>>,
    pub engine: Engine,
    /// What is shown of the program's runs.
    pub stage: Stage,
    /// The program is asked for input when what was prepared is used up; without anything prepared it always is.
    pub asks_after: RwSignal<bool>,
    /// Runs out when the learner has stopped typing.
    pause: StoredValue<Option<Timeout>, LocalStorage>,
}

/// The engine, on its way before the page is there: nothing that the page waits for holds it up.
pub struct Early {
    host: Host,
    notices: UnboundedReceiver<Notice>,
    limits: Limits,
    address_error: Option<Text>,
}

impl Early {
    /// Begins to start it.
    pub fn start() -> Early {
        let (limits, address_error) = match Limits::PLAYGROUND.with_fragment(&page::fragment()) {
            Ok(limits) => (limits, None),
            Err(error) => (Limits::PLAYGROUND, Some(errors::limit(&error))),
        };
        let (tell, notices) = mpsc::unbounded();
        let host = Host::new(SessionKind::SingleUse, limits.memory_bytes, Spares::for_device(page::device_memory()), move |notice| {
            // Whoever hears it lives as long as the page.
            let _ = tell.unbounded_send(notice);
        });
        host.dispatch(Event::Start);
        Early { host, notices, limits, address_error }
    }
}

impl State {
    /// The state of a new page.
    pub fn new(early: Early, kept: Kept) -> State {
        let Early { host, mut notices, limits, address_error } = early;
        let state = State {
            files: Files::new(kept),
            panel: RwSignal::new(Panel::Output),
            sheet: RwSignal::new(None),
            stdin: RwSignal::new(String::new()),
            limits: RwSignal::new(limits),
            address_error: RwSignal::new(address_error),
            stage: Stage::new(host.clone(), Ids::ONLY),
            engine: Engine::new(host),
            asks_after: RwSignal::new(false),
            pause: StoredValue::new_local(None),
        };
        page::spawn(async move {
            while let Some(notice) = notices.next().await {
                state.hear(notice);
            }
        });
        state.tell_imports();
        Effect::new(move |_| {
            state.files.code.heard();
            let timeout = Timeout::new(TYPING_PAUSE_MILLIS, move || state.tell_imports());
            state.pause.set_value(Some(timeout));
        });
        state
    }

    /// Runs what the editor holds.
    pub fn run(self) {
        if self.engine.status.with_untracked(Status::is_busy) {
            return;
        }
        let limits = self.limits.get_untracked();
        let stdin = self.stdin.get_untracked();
        let interactive = stdin.is_empty() || self.asks_after.get_untracked();
        let mut request = self.files.request(stdin, interactive, limits);
        request.program.explain = Some(language::now().tag().to_owned());
        // Before the page changes anything: what that takes is not waited for. Nothing that comes of it is heard before this has returned.
        self.engine.dispatch(Event::Run(Box::new(request)));
        self.stage.begin(limits.wall);
        self.panel.set(Panel::Output);
        // For the next one: this one does not wait for it.
        self.tell_imports();
    }

    /// Another session's way into the browser, which has the engine's files in common with this one.
    pub fn host_beside(self, kind: SessionKind, notify: impl Fn(Notice) + 'static) -> Host {
        self.engine.host().beside(kind, self.limits.get_untracked().memory_bytes, notify)
    }

    /// What waits for a program imports beforehand what the text imports.
    fn tell_imports(self) {
        self.engine.dispatch(Event::Imports(self.files.look(imports::of_workspace)));
    }

    fn hear(self, notice: Notice) {
        match self.engine.hear(notice, Some(self.stage)).and_then(|notice| self.stage.hear(notice)) {
            Some(Notice::Returned(returned)) => self.files.take_returned(&returned),
            Some(Notice::Finished(_, report)) => self.files.code.mark(&report),
            // Only what is typed gets replies; the rest is the stage's.
            _ => {}
        }
    }
}

impl Ways for State {
    fn has_file(&self, file: &str) -> bool {
        self.files.is_text(file)
    }

    fn show_line(&self, file: &str, line: u32) {
        self.files.show_line(file, line);
    }

    fn again(&self, wall: Duration) {
        self.limits.update(|limits| limits.wall = wall);
        self.run();
    }
}
