//! What the page shows, as signals, and how notices of the host change it.

use super::{
    files::{Files, Kept},
    language,
    log::{LOG_ID, Log, PAPER_ID},
    sheet::Sheet,
};
use crate::{
    imports,
    js::{
        host::{Host, Notice, Question},
        page,
    },
    answers::TypeAhead,
    clock::Clock,
    limits::Limits,
    outcome::Report,
    words::{errors, say::Text, texts::panels as words},
    protocol::{from_worker::Stream, to_guard::SessionKind},
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
use std::{rc::Rc, time::Duration};

/// After the last key.
const TYPING_PAUSE_MILLIS: u32 = 700;

/// How the last run ended, with the limit it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub report: Report,
    pub wall: Duration,
}

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
    pub status: RwSignal<Status>,
    pub received: RwSignal<u64>,
    pub total: RwSignal<u64>,
    pub log: StoredValue<Rc<Log>, LocalStorage>,
    pub ended: RwSignal<Option<Ended>>,
    pub ended_runs: RwSignal<u32>,
    /// The run's time, without what it waits.
    pub clock: RwSignal<Clock>,
    pub asked: RwSignal<Option<Question>>,
    /// Lines that were pasted and not asked for yet.
    pub ahead: StoredValue<TypeAhead>,
    /// The program is asked for input when what was prepared is used up; without anything prepared it always is.
    pub asks_after: RwSignal<bool>,
    /// A run that was begun again with an answer did something else.
    pub differed: RwSignal<bool>,
    /// What ended the last run, in plain words; a program's words.
    pub explained: RwSignal<Vec<String>>,
    host: StoredValue<Host, LocalStorage>,
    /// Runs out when the learner has stopped typing.
    pause: StoredValue<Option<Timeout>, LocalStorage>,
    run_wall: RwSignal<Duration>,
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
        let log = Rc::new(Log::new(host.clone(), LOG_ID, PAPER_ID));
        let state = State {
            files: Files::new(kept),
            panel: RwSignal::new(Panel::Output),
            sheet: RwSignal::new(None),
            stdin: RwSignal::new(String::new()),
            limits: RwSignal::new(limits),
            address_error: RwSignal::new(address_error),
            status: RwSignal::new(Status::Fetching { run_waits: false }),
            received: RwSignal::new(0),
            total: RwSignal::new(0),
            log: StoredValue::new_local(log),
            ended: RwSignal::new(None),
            ended_runs: RwSignal::new(0),
            clock: RwSignal::new(Clock::Still),
            asked: RwSignal::new(None),
            ahead: StoredValue::new(TypeAhead::default()),
            asks_after: RwSignal::new(false),
            differed: RwSignal::new(false),
            explained: RwSignal::new(vec![]),
            host: StoredValue::new_local(host),
            pause: StoredValue::new_local(None),
            run_wall: RwSignal::new(limits.wall),
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
        if self.status.with_untracked(Status::is_busy) {
            return;
        }
        let limits = self.limits.get_untracked();
        let stdin = self.stdin.get_untracked();
        let interactive = stdin.is_empty() || self.asks_after.get_untracked();
        let mut request = self.files.request(stdin, interactive, limits);
        request.program.explain = Some(language::now().tag().to_owned());
        // Before the page changes anything: what that takes is not waited for. Nothing that comes of it is heard before this has returned.
        self.dispatch(Event::Run(Box::new(request)));
        self.log.get_value().clear();
        self.ended.set(None);
        self.differed.set(false);
        self.explained.set(vec![]);
        self.ahead.set_value(TypeAhead::default());
        self.run_wall.set(limits.wall);
        self.panel.set(Panel::Output);
        // For the next one: this one does not wait for it.
        self.tell_imports();
    }

    /// Another session's way into the browser, which has the engine's files in common with this one.
    pub fn host_beside(self, kind: SessionKind, notify: impl Fn(Notice) + 'static) -> Host {
        self.host.get_value().beside(kind, self.limits.get_untracked().memory_bytes, notify)
    }

    /// Leads the person who types to a line of a file, counted from 1.
    pub fn show_line(self, file: &str, line: u32) {
        self.files.show_line(file, line);
    }

    /// Lets something happen to the session.
    pub fn dispatch(self, event: Event) {
        self.host.get_value().dispatch(event);
    }

    /// Somebody typed or pasted: the first line answers the program, the others its next questions. Gives what is left of it
    /// without a line's end.
    pub fn type_in(self, text: &str) -> String {
        let Some(question) = self.asked.get_untracked() else { return text.to_owned() };
        let mut rest = String::new();
        self.ahead.update_value(|ahead| rest = ahead.type_in(text));
        self.answer_from_ahead(question);
        rest
    }

    /// The program's input ends here (`EOFError`), once.
    pub fn end_input(self) {
        if let Some(question) = self.asked.get_untracked() {
            self.answer(question, None);
        }
    }

    /// Gives whether there was a line.
    fn answer_from_ahead(self, question: Question) -> bool {
        let mut line = None;
        self.ahead.update_value(|ahead| line = ahead.next_line());
        let is_answered = line.is_some();
        if is_answered {
            self.answer(question, line);
        }
        is_answered
    }

    fn answer(self, question: Question, text: Option<String>) {
        self.asked.set(None);
        // As in a terminal: what is typed is seen, and the next output begins a line. A secret is not.
        let echo = if question.secret { String::new() } else { text.clone().unwrap_or_default() };
        self.log.get_value().write(question.run, Stream::Stdout, format!("{echo}\n"));
        self.dispatch(Event::Answer { question: question.number, text });
    }

    fn ask(self, question: Question) {
        if !self.answer_from_ahead(question.clone()) {
            // Behind all of the output, because it goes on there.
            self.log.get_value().then(move || self.asked.set(Some(question)));
        }
    }

    /// What waits for a program imports beforehand what the text imports.
    fn tell_imports(self) {
        self.dispatch(Event::Imports(self.files.look(imports::of_workspace)));
    }

    fn hear(self, notice: Notice) {
        match notice {
            Notice::Status(status) => {
                if self.status.with_untracked(|shown| *shown != status) {
                    match status {
                        Status::Waiting | Status::Wanting => self.clock.update(|clock| *clock = clock.stand(page::now())),
                        Status::Running => self.clock.update(|clock| *clock = clock.go_on(page::now())),
                        _ => {}
                    }
                    self.status.set(status);
                }
            }
            Notice::Progress(progress) => {
                self.received.set(progress.received);
                self.total.set(progress.total);
            }
            Notice::Started(_) => self.clock.set(Clock::start(page::now())),
            Notice::Output(run, stream, text) => self.log.get_value().write(run, stream, text),
            Notice::Asked(question) => self.ask(question),
            // Only what is typed gets replies.
            Notice::Replied(_) => {}
            Notice::Differed => self.differed.set(true),
            // No author has a say here.
            Notice::Violates(..) | Notice::Judged(..) => {}
            Notice::Explained(_, paragraphs) => self.explained.set(paragraphs),
            Notice::Shown(shown) => self.log.get_value().show_more(shown),
            Notice::Returned(returned) => self.files.take_returned(&returned),
            Notice::Finished(_, report) => {
                self.clock.set(Clock::Still);
                self.asked.set(None);
                self.files.code.mark(&report);
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
