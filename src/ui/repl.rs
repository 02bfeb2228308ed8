//! The panel where somebody talks with a lasting Python: its session, which begins when the panel is first opened, and the events
//! between that and the page. What is decided is in `src/repl/`.

use super::{files::Files, language::said_now, log::Log, repl_view::{INPUT_ID, Ids, LOG}, state::State};
use crate::{
    answers::TypeAhead,
    js::{
        field,
        host::{Host, Notice, Question},
        page,
    },
    limits::Limits,
    outcome::{Outcome, Report},
    protocol::{
        from_worker::Stream,
        ids::RunId,
        to_guard::SessionKind,
        to_worker::{Mode, Reply},
    },
    repl::{
        desk::{Desk, Entered, Next, Pending},
        keys::Act,
        text,
    },
    session::{
        event::{Event, Request},
        machine::Status,
    },
    words::{repl as words, say::Text, texts::repl as texts},
};
use leptos::prelude::*;
use std::rc::Rc;

/// Names to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub names: Vec<String>,
    pub chosen: usize,
    /// What stands before and after each of them.
    around: (String, String),
}

/// Everything of the panel.
#[derive(Clone, Copy)]
pub struct Repl {
    pub status: RwSignal<Status>,
    pub log: StoredValue<Rc<Log>, LocalStorage>,
    pub listed: RwSignal<Option<Listed>>,
    /// Escape was pressed last.
    pub leaving: StoredValue<bool>,
    asked: StoredValue<Option<Question>>,
    ahead: StoredValue<TypeAhead>,
    desk: StoredValue<Desk>,
    run: StoredValue<RunId>,
    files: Files,
    limits: RwSignal<Limits>,
    stdin: RwSignal<String>,
    host: StoredValue<Host, LocalStorage>,
}

impl Repl {
    /// Begins the session, in a frame of its own.
    pub fn begin(state: State) -> Repl {
        let notices: RwSignal<Option<Repl>> = RwSignal::new(None);
        let host = state.host_beside(SessionKind::Lasting, move |notice| {
            if let Some(repl) = notices.get_untracked() {
                repl.hear(notice);
            }
        });
        let Ids { log, paper, .. } = LOG;
        let repl = Repl {
            status: RwSignal::new(Status::Fetching { run_waits: false }),
            log: StoredValue::new_local(Rc::new(Log::new(host.clone(), log, paper))),
            listed: RwSignal::new(None),
            leaving: StoredValue::new(false),
            asked: StoredValue::new(None),
            ahead: StoredValue::new(TypeAhead::default()),
            desk: StoredValue::new(Desk::default()),
            run: StoredValue::new(RunId(0)),
            files: state.files.for_another_session(),
            limits: state.limits,
            stdin: state.stdin,
            host: StoredValue::new_local(host),
        };
        notices.set(Some(repl));
        repl.dispatch(Event::Start);
        repl
    }

    /// Does what a key asks for; `field_text` and `caret` are what it met.
    pub fn act(self, act: Act, field_text: &str, caret: u32) {
        match act {
            Act::Enter => self.enter(false),
            Act::NewLine => {
                let (before, after) = text::split(field_text, caret);
                let (before, caret) = text::another_line(before, before);
                field::put(INPUT_ID, &format!("{before}{after}"), caret);
            }
            Act::Indent => {
                let (before, after) = text::split(field_text, caret);
                let before = format!("{before}{}", crate::indent::STEP);
                field::put(INPUT_ID, &format!("{before}{after}"), text::units(&before));
            }
            Act::Older => self.with_desk(|desk| desk.history.older(field_text)).iter().for_each(|entry| put_text(entry)),
            Act::Newer => self.with_desk(|desk| desk.history.newer()).iter().for_each(|entry| put_text(entry)),
            Act::Names => {
                let status = self.status.get_untracked();
                if self.with_desk(|desk| desk.ask_names(field_text, caret, &status)) {
                    let (before, _) = text::split(field_text, caret);
                    let line = before.rsplit('\n').next().unwrap_or_default().to_owned();
                    self.dispatch(Event::Run(Box::new(Request::names(line, self.limits.get_untracked()))));
                }
            }
            Act::Next => self.choose(|chosen, count| (chosen + 1) % count),
            Act::Previous => self.choose(|chosen, count| (chosen + count - 1) % count),
            Act::Take => self.take_chosen(),
            Act::Unlist => self.unlist(),
            Act::Leave => self.leaving.set_value(true),
            Act::Wipe => self.wipe(),
            Act::Cancel => self.cancel(field_text),
            Act::EndInput => {
                if let Some(question) = self.asked.get_value() {
                    self.answer(question, None);
                }
            }
        }
    }

    /// A fresh Python; with the learner's program run in it, if that is wanted.
    pub fn restart(self, and_file: bool) {
        self.with_desk(|desk| desk.restart(and_file));
        if !and_file {
            self.note(&texts::RESTARTED);
        }
        self.dispatch(Event::Restart);
    }

    /// Ends what runs.
    pub fn stop(self) {
        self.with_desk(Desk::cancel);
        self.dispatch(Event::Stop);
    }

    /// Takes the name at this place of the list.
    pub fn take(self, place: usize) {
        let Some(Listed { names, around: (before, after), .. }) = self.listed.get_untracked() else { return };
        self.unlist();
        if let Some(name) = names.get(place) {
            let before = before + name;
            field::put(INPUT_ID, &format!("{before}{after}"), text::units(&before));
        }
    }

    /// Takes the list away.
    pub fn unlist(self) {
        if self.listed.with_untracked(Option::is_some) {
            self.listed.set(None);
            field::choose(INPUT_ID, None);
        }
    }

    /// Whether a program waits for a line.
    pub fn is_asked(self) -> bool {
        self.asked.with_value(Option::is_some)
    }

    /// `ahead` says that it was entered before.
    fn enter(self, ahead: bool) {
        let (field_text, (caret, _)) = field::read(INPUT_ID);
        if self.is_asked() {
            let rest = self.ahead.try_update_value(|ahead| ahead.type_in(&format!("{field_text}\n"))).unwrap_or_default();
            put_text(&rest);
            if let Some(question) = self.asked.get_value() && let Some(line) = self.next_line() {
                self.answer(question, Some(line));
            }
            return;
        }
        match self.with_desk(|desk| if ahead { desk.enter_ahead(&field_text) } else { desk.enter(&field_text) }) {
            Entered::Run(source) => {
                let source = source.trim_end_matches([' ', '\t']).to_owned();
                let request = self.files.typed_request(source, self.limits.get_untracked());
                self.dispatch(Event::Run(Box::new(request)));
            }
            Entered::Nothing => {
                self.write_fresh(Stream::Stdout, text::echo(""));
                put_text("");
            }
            Entered::Later => {
                let (before, after) = text::split(&field_text, caret);
                field::put(INPUT_ID, &format!("{before}\n{after}"), text::units(before) + 1);
            }
        }
    }

    fn run_file(self) {
        let limits = self.limits.get_untracked();
        let mut request = self.files.request(self.stdin.get_untracked(), true, limits);
        request.program.mode = Mode::Explored;
        self.dispatch(Event::Run(Box::new(request)));
    }

    fn cancel(self, field_text: &str) {
        if self.status.with_untracked(Status::is_busy) || self.with_desk(|desk| desk.pending().is_some()) {
            return self.stop();
        }
        if !field_text.is_empty() {
            self.write_fresh(Stream::Stdout, text::echo(field_text));
            self.write(Stream::Stderr, "KeyboardInterrupt\n".to_owned());
            put_text("");
        }
    }

    fn choose(self, to: fn(usize, usize) -> usize) {
        self.listed.update(|listed| {
            if let Some(Listed { names, chosen, .. }) = listed {
                *chosen = to(*chosen, names.len().max(1));
            }
        });
        // When the list shows it.
        page::after_layout(move || {
            let chosen = self.listed.with_untracked(|listed| listed.as_ref().map(|listed| super::repl_view::name_id(listed.chosen)));
            field::choose(INPUT_ID, chosen.as_deref());
        });
    }

    fn take_chosen(self) {
        let chosen = self.listed.with_untracked(|listed| listed.as_ref().map_or(0, |listed| listed.chosen));
        self.take(chosen);
    }

    fn list(self, end: &str, names: Vec<String>) {
        let (field_text, (caret, _)) = field::read(INPUT_ID);
        let Some((before, names)) = self.with_desk(|desk| desk.listed(end, names, &field_text)) else { return };
        let after = text::split(&field_text, caret).1.to_owned();
        let begun = before.clone() + text::common_start(&names);
        let said = match &names[..] {
            [] => return self.log.get_value().say(said_now(&texts::NO_NAMES)),
            [only] => only.clone(),
            several => said_now(&words::listed(several)),
        };
        self.log.get_value().say(said);
        field::put(INPUT_ID, &format!("{begun}{after}"), text::units(&begun));
        if names.len() > 1 {
            self.listed.set(Some(Listed { names, chosen: 0, around: (before, after) }));
            self.choose(|chosen, _| chosen);
        }
    }

    fn ask(self, question: Question) {
        if let Some(line) = self.next_line() {
            return self.answer(question, Some(line));
        }
        self.log.get_value().then(move || {
            self.asked.set_value(Some(question));
            self.show_question();
        });
    }

    /// Has the field say that a program asks, if one does.
    pub fn show_question(self) {
        self.asked.with_value(|asked| if let Some(question) = asked {
            field::ask(INPUT_ID, Some(&question.prompt), &said_now(&words::asked(question.secret)), question.secret);
        });
    }

    fn next_line(self) -> Option<String> {
        self.ahead.try_update_value(TypeAhead::next_line).flatten()
    }

    fn answer(self, question: Question, text: Option<String>) {
        self.ask_no_more();
        let echo = if question.secret { String::new() } else { text.clone().unwrap_or_default() };
        self.write(Stream::Stdout, format!("{echo}\n"));
        self.dispatch(Event::Answer { question: question.number, text });
    }

    fn ask_no_more(self) {
        self.asked.set_value(None);
        field::ask(INPUT_ID, None, "", false);
    }

    fn hear(self, notice: Notice) {
        match notice {
            Notice::Status(status) => {
                if self.status.with_untracked(|shown| *shown != status) {
                    self.status.set(status.clone());
                }
                let (is_lost, next) = self.with_desk(|desk| desk.moved(&status));
                if is_lost {
                    self.note(&texts::GONE);
                }
                match next {
                    Some(Next::Enter) => self.enter(true),
                    Some(Next::File) => self.run_file(),
                    None => {}
                }
            }
            Notice::Started(run) => self.started(run),
            Notice::Output(run, stream, text) => {
                self.run.set_value(run);
                self.write(stream, text);
            }
            Notice::Asked(question) => self.ask(question),
            Notice::Replied(Reply::Incomplete) => {
                if let Some(Pending::Typed(entered)) = self.with_desk(|desk| desk.pending().cloned()) {
                    let (field_text, _) = field::read(INPUT_ID);
                    let (text, caret) = text::another_line(&entered, &field_text);
                    field::put(INPUT_ID, &text, caret);
                }
            }
            Notice::Replied(Reply::Left) => self.note(&texts::LEFT),
            Notice::Replied(Reply::Names { end, names }) => self.list(&end, names),
            Notice::Shown(shown) => self.log.get_value().show_more(shown),
            Notice::Returned(returned) => self.files.take_returned(&returned),
            Notice::Finished(_, report) => self.finished(&report),
            // A lasting session is never begun again, and its files are here.
            Notice::Differed | Notice::Progress(_) | Notice::Explained(..) | Notice::Remarked(..) => {}
        }
    }

    fn started(self, run: RunId) {
        self.run.set_value(run);
        self.with_desk(Desk::started);
        if self.with_desk(|desk| desk.is_full()) {
            self.wipe();
            self.note(&texts::EARLIER);
        }
        match self.with_desk(|desk| desk.pending().cloned()) {
            Some(Pending::Typed(entered)) => {
                self.unlist();
                if let Some(echo) = self.with_desk(|desk| desk.echo()) {
                    self.write_fresh(Stream::Stdout, echo);
                }
                let (field_text, _) = field::read(INPUT_ID);
                put_text(&text::left_of(&entered, &field_text));
            }
            Some(Pending::File) => self.note(&texts::FILE),
            Some(Pending::Names { .. }) | None => {}
        }
    }

    fn finished(self, report: &Report) {
        self.ask_no_more();
        self.ahead.set_value(TypeAhead::default());
        let done = self.with_desk(Desk::ended);
        if let Some(Pending::Names { .. }) = done {
            match report.outcome {
                Outcome::Completed { .. } | Outcome::Raised(_) => return,
                Outcome::Stopped { .. } => return self.note(&texts::NAMES_SLOW),
                Outcome::Failed(_) => {}
            }
        }
        if let Some(error) = report.outcome.error() {
            self.write_fresh(Stream::Stderr, error.traceback.clone());
        }
        if let Some(said) = words::end(report, self.limits.get_untracked().wall) {
            self.note(&said);
        }
    }

    /// What the page says itself.
    fn note(self, text: &Text) {
        self.write_fresh(Stream::Stdout, format!("\x1b[2;3m{}\x1b[0m\n", said_now(text)));
    }

    fn write_fresh(self, stream: Stream, text: String) {
        let fresh = self.with_desk(|desk| desk.fresh_line());
        self.write(stream, format!("{fresh}{text}"));
    }

    fn write(self, stream: Stream, text: String) {
        self.with_desk(|desk| desk.writes(&text));
        self.log.get_value().write(self.run.get_value(), stream, text);
    }

    fn wipe(self) {
        self.with_desk(Desk::wiped);
        self.log.get_value().wipe();
    }

    fn dispatch(self, event: Event) {
        self.host.get_value().dispatch(event);
    }

    fn with_desk<T>(self, with: impl FnOnce(&mut Desk) -> T) -> T {
        self.desk.try_update_value(with).unwrap_or_else(|| unreachable!("the desk lives as long as the page"))
    }
}

fn put_text(text: &str) {
    field::put(INPUT_ID, text, text::units(text));
}
