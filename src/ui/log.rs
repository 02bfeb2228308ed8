//! The output on its way to the page: in slices, so that a flood never holds the page up.

use super::pictures::Pictures;
use crate::{
    js::{host::{Host, Shown}, page, paper::Paper},
    protocol::{from_worker::Stream, ids::RunId},
    spoken::Spoken,
    transcript::{Transcript, follow::Follow, pace::Pace, span::Change},
};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

/// Between two slices. By a timer: frames do not come in a hidden tab or a hidden embed.
const SLICE_MILLIS: u32 = 16;
/// What a screen reader has heard is taken off the page again.
const MOST_SAID: usize = 8;

/// What is on the page, and what is still to come.
pub struct Log {
    /// Whether the program's output has anything in it.
    pub has_text: ArcRwSignal<bool>,
    /// What a screen reader says, numbered, the last things only.
    pub said: ArcRwSignal<VecDeque<(usize, String)>>,
    /// Whoever scrolls up to read is left there.
    pub follows: Cell<Follow>,
    paper: RefCell<Option<Paper>>,
    transcript: RefCell<Transcript>,
    pictures: RefCell<Pictures>,
    pace: Cell<Pace>,
    spoken: RefCell<Spoken>,
    saying: Cell<usize>,
    run: Cell<RunId>,
    timer: RefCell<Option<Timeout>>,
    at_end: RefCell<Option<Box<dyn FnOnce()>>>,
    host: Host,
    /// The element that scrolls, and the one in it that holds the output.
    ids: (&'static str, &'static str),
}

impl Log {
    /// `log` is the element that scrolls, `paper` the one in it that holds the output and nothing else.
    pub fn new(host: Host, log: &'static str, paper: &'static str) -> Log {
        Log {
            has_text: ArcRwSignal::new(false),
            said: ArcRwSignal::default(),
            follows: Cell::default(),
            paper: RefCell::default(),
            transcript: RefCell::default(),
            pictures: RefCell::default(),
            pace: Cell::default(),
            spoken: RefCell::new(Spoken::new(page::now())),
            saying: Cell::new(0),
            run: Cell::new(RunId(0)),
            timer: RefCell::default(),
            at_end: RefCell::default(),
            host,
            ids: (log, paper),
        }
    }

    /// The page has the elements now.
    pub fn attach(&self) {
        self.paper.replace(Paper::of(self.ids.1));
    }

    /// Takes everything off the page, for a new run.
    pub fn clear(&self) {
        self.timer.take();
        self.at_end.take();
        self.transcript.take();
        self.pictures.take();
        self.spoken.replace(Spoken::new(page::now()));
        self.follows.set(Follow::Following);
        self.apply(&[Change::Clear]);
    }

    /// Takes what is shown off the page, because a person wants that. A program that runs may go on writing.
    pub fn wipe(&self) {
        let slice = self.transcript.borrow_mut().clear();
        self.follows.set(Follow::Following);
        self.apply(&slice.changes);
    }

    /// What comes after a pause is shown at once.
    pub fn write(self: &Rc<Self>, run: RunId, stream: Stream, text: String) {
        self.run.set(run);
        self.transcript.borrow_mut().write(stream, text);
        self.begin();
    }

    /// Behind what was written so far; a drawing goes on where it began.
    pub fn show_more(self: &Rc<Self>, shown: Shown) {
        let number = match shown {
            Shown::Picture(picture) => self.pictures.borrow_mut().take(picture),
            Shown::Value(value) => self.pictures.borrow_mut().take_value(value),
            Shown::Drawing(run, commands) => return self.draw(run, commands),
        };
        self.show_number(number);
    }

    fn show_number(self: &Rc<Self>, number: usize) {
        self.transcript.borrow_mut().picture(number);
        self.begin();
    }

    fn draw(self: &Rc<Self>, run: RunId, commands: String) {
        let units = commands.encode_utf16().count();
        let number = self.pictures.borrow_mut().draw(commands);
        if let Some(number) = number {
            self.show_number(number);
        }
        self.host.shown(run, units);
    }

    fn begin(self: &Rc<Self>) {
        if self.timer.borrow().is_none() {
            self.show();
        }
    }

    /// Calls `at_end` when all is on the page.
    pub fn then(self: &Rc<Self>, at_end: impl FnOnce() + 'static) {
        self.at_end.replace(Some(Box::new(at_end)));
        if self.transcript.borrow().is_empty() {
            self.end();
        }
    }

    /// Has a screen reader say this.
    pub fn say(&self, text: String) {
        self.saying.set(self.saying.get() + 1);
        self.said.update(|said| {
            said.push_back((self.saying.get(), text));
            if said.len() > MOST_SAID {
                said.pop_front();
            }
        });
    }

    /// How many lines of this run a screen reader was spared.
    pub fn unsaid_lines(&self) -> usize {
        self.spoken.borrow().unsaid_lines()
    }

    /// Shows the end of the output, unless somebody reads further up.
    pub fn follow(&self) {
        if self.follows.get() == Follow::Following {
            page::scroll_to_end(self.ids.0);
        }
    }

    fn end(&self) {
        let at_end = self.at_end.take();
        if let Some(at_end) = at_end {
            at_end();
        }
    }

    fn show(self: &Rc<Self>) {
        if self.transcript.borrow().is_empty() {
            self.timer.take();
            return;
        }
        let this = Rc::clone(self);
        self.timer.replace(Some(Timeout::new(SLICE_MILLIS, move || this.show())));
        let began = page::now();
        let mut pace = self.pace.get();
        let slice = self.transcript.borrow_mut().take(pace.bytes());
        let text = self.new_text(&slice.changes);
        self.apply(&slice.changes);
        // The layout that this asks for is the one that a frame would: nothing is laid out twice, and it is in the time.
        self.follow();
        let now = page::now();
        pace.took(slice.cost, now.0.saturating_sub(began.0));
        self.pace.set(pace);
        let said = self.spoken.borrow_mut().say(now, &text);
        if let Some(said) = said {
            self.say(said);
        }
        self.host.shown(self.run.get(), slice.units);
        if self.transcript.borrow().is_empty() {
            self.end();
        }
    }

    fn apply(&self, changes: &[Change]) {
        // Nothing comes before that.
        if let Some(Change::Clear) = changes.first() {
            self.pictures.borrow_mut().clear();
        }
        if let Some(paper) = self.paper.borrow().as_ref() {
            paper.apply(changes, |number, place| self.pictures.borrow_mut().place(number, place));
        }
        let has_text = match changes.last() {
            Some(Change::Clear) => false,
            Some(Change::Begin(_) | Change::Picture(_) | Change::Mend { .. } | Change::Drop { .. }) => true,
            None => return,
        };
        if self.has_text.get_untracked() != has_text {
            self.has_text.set(has_text);
        }
    }

    fn new_text(&self, changes: &[Change]) -> String {
        let mut text = String::new();
        for change in changes {
            let spans = match change {
                Change::Clear | Change::Drop { .. } => continue,
                Change::Picture(number) => {
                    text.push_str(&self.pictures.borrow().name(*number));
                    text.push('\n');
                    continue;
                }
                Change::Begin(spans) => spans,
                Change::Mend { extend, add, .. } => {
                    text.push_str(extend);
                    add
                }
            };
            text.extend(spans.iter().map(|span| span.text.as_str()));
        }
        text
    }
}
