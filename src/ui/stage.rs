//! A *stage*: what the page shows of one program's runs: the output, a question, the clock, how it ended. A page may have several.

use super::log::Log;
use crate::{
    answers::TypeAhead,
    clock::Clock,
    js::{
        host::{Host, Notice, Question},
        page,
    },
    outcome::Report,
    protocol::from_worker::Stream,
    session::{event::Event, machine::Status},
};
use leptos::prelude::*;
use std::{rc::Rc, time::Duration};

/// How the last run ended, with the limit it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub report: Report,
    pub wall: Duration,
}

/// The elements of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ids {
    /// The one that scrolls.
    pub log: &'static str,
    /// The one in it that holds the program's output and nothing else.
    pub paper: &'static str,
    /// Where a program's question is answered.
    pub field: &'static str,
}

impl Ids {
    /// Of a page with one.
    pub const ONLY: Ids = Ids { log: "output-log", paper: "output-paper", field: "program-input" };
}

/// What the page does where the end of a run leads on.
pub trait Ways {
    /// Whether a file of a traceback can be shown.
    fn has_file(&self, file: &str) -> bool;
    /// Leads to a line of a file, counted from 1.
    fn show_line(&self, file: &str, line: u32);
    /// Runs again with a longer limit.
    fn again(&self, wall: Duration);
}

/// The same, as views take it.
pub type WaysOn = StoredValue<Rc<dyn Ways>, LocalStorage>;

/// Everything that is shown of a program's runs.
#[derive(Clone, Copy)]
pub struct Stage {
    pub ids: Ids,
    pub log: StoredValue<Rc<Log>, LocalStorage>,
    pub ended: RwSignal<Option<Ended>>,
    pub ended_runs: RwSignal<u32>,
    /// The run's time, without what it waits.
    pub clock: RwSignal<Clock>,
    pub asked: RwSignal<Option<Question>>,
    /// A run that was begun again with an answer did something else.
    pub differed: RwSignal<bool>,
    /// What ended the last run, in plain words; a program's words.
    pub explained: RwSignal<Vec<String>>,
    /// Lines that were pasted and not asked for yet.
    ahead: StoredValue<TypeAhead>,
    wall: StoredValue<Duration>,
    host: StoredValue<Host, LocalStorage>,
}

impl Stage {
    /// An empty one, for runs of this host.
    pub fn new(host: Host, ids: Ids) -> Stage {
        Stage {
            ids,
            log: StoredValue::new_local(Rc::new(Log::new(host.clone(), ids.log, ids.paper))),
            ended: RwSignal::new(None),
            ended_runs: RwSignal::new(0),
            clock: RwSignal::new(Clock::Still),
            asked: RwSignal::new(None),
            differed: RwSignal::new(false),
            explained: RwSignal::new(vec![]),
            ahead: StoredValue::new(TypeAhead::default()),
            wall: StoredValue::new(Duration::ZERO),
            host: StoredValue::new_local(host),
        }
    }

    /// Takes what an earlier run left off the page: another one begins, with this limit.
    pub fn begin(self, wall: Duration) {
        self.log.get_value().clear();
        self.ended.set(None);
        self.differed.set(false);
        self.explained.set(vec![]);
        self.ahead.set_value(TypeAhead::default());
        self.wall.set_value(wall);
    }

    /// Whether there is anything to see of a run.
    pub fn has_anything(self) -> bool {
        let has_text = self.log.with_value(|log| log.has_text.clone());
        has_text.get() || self.ended.with(Option::is_some) || self.clock.with(|clock| *clock != Clock::Still)
    }

    /// Shows what a notice says of a run; gives it back where the page has more to do with it.
    pub fn hear(self, notice: Notice) -> Option<Notice> {
        match notice {
            Notice::Started(_) => self.clock.set(Clock::start(page::now())),
            Notice::Output(run, stream, text) => self.log.get_value().write(run, stream, text),
            Notice::Asked(question) => self.ask(question),
            Notice::Differed => self.differed.set(true),
            Notice::Explained(_, paragraphs) => self.explained.set(paragraphs),
            Notice::Shown(shown) => self.log.get_value().show_more(shown),
            Notice::Finished(run, report) => {
                self.end(&report);
                return Some(Notice::Finished(run, report));
            }
            other => return Some(other),
        }
        None
    }

    /// The session is at another point now.
    pub fn follow(self, status: &Status) {
        match status {
            Status::Waiting | Status::Wanting => self.clock.update(|clock| *clock = clock.stand(page::now())),
            Status::Running => self.clock.update(|clock| *clock = clock.go_on(page::now())),
            _ => {}
        }
    }

    fn end(self, report: &Report) {
        self.clock.set(Clock::Still);
        self.asked.set(None);
        let ended = Ended { report: report.clone(), wall: self.wall.get_value() };
        // The end is shown below all of the output.
        self.log.get_value().then(move || {
            self.ended.set(Some(ended));
            self.ended_runs.update(|runs| *runs += 1);
        });
    }

    /// Somebody typed or pasted: the first line answers the program, the others its next questions. Gives what is left of it
    /// without a line's end.
    pub fn type_in(self, text: &str) -> String {
        let Some(question) = self.asked.get_untracked() else { return text.to_owned() };
        let rest = self.ahead.try_update_value(|ahead| ahead.type_in(text)).unwrap_or_default();
        if let Some(line) = self.next_line() {
            self.answer(question, Some(line));
        }
        rest
    }

    /// The program's input ends here (`EOFError`), once.
    pub fn end_input(self) {
        if let Some(question) = self.asked.get_untracked() {
            self.answer(question, None);
        }
    }

    fn next_line(self) -> Option<String> {
        self.ahead.try_update_value(TypeAhead::next_line).flatten()
    }

    fn answer(self, question: Question, text: Option<String>) {
        self.asked.set(None);
        // As in a terminal: what is typed is seen, and the next output begins a line. A secret is not.
        let echo = if question.secret { String::new() } else { text.clone().unwrap_or_default() };
        self.log.get_value().write(question.run, Stream::Stdout, format!("{echo}\n"));
        self.host.get_value().dispatch(Event::Answer { question: question.number, text });
    }

    fn ask(self, question: Question) {
        match self.next_line() {
            Some(line) => self.answer(question, Some(line)),
            // Behind all of the output, because it goes on there.
            None => self.log.get_value().then(move || self.asked.set(Some(question))),
        }
    }
}
