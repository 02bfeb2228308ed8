//! The output on its way to the page: in slices, so that a flood never holds the page up.

use crate::{
    js::host::Host,
    protocol::{from_worker::Stream, ids::RunId},
    transcript::{Change, Piece, Transcript},
};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// Between two slices.
const SLICE_MILLIS: u32 = 16;
/// A slice costs a slow laptop some ten milliseconds of layout.
const SLICE_BYTES: usize = 16 * 1024;

/// Some lines that are laid out together.
#[derive(Clone)]
pub struct Block {
    pub number: usize,
    pub pieces: ArcRwSignal<Vec<Piece>>,
}

/// What is on the page, and what is still to come.
pub struct Log {
    pub blocks: ArcRwSignal<Vec<Block>>,
    /// Counts slices: something was put on the page.
    pub slices: ArcRwSignal<u32>,
    transcript: RefCell<Transcript>,
    run: Cell<RunId>,
    timer: RefCell<Option<Timeout>>,
    at_end: RefCell<Option<Box<dyn FnOnce()>>>,
    host: Host,
}

impl Log {
    pub fn new(host: Host) -> Log {
        Log {
            blocks: ArcRwSignal::new(Vec::new()),
            slices: ArcRwSignal::new(0),
            transcript: RefCell::default(),
            run: Cell::new(RunId(0)),
            timer: RefCell::default(),
            at_end: RefCell::default(),
            host,
        }
    }

    /// Takes everything off the page, for a new run.
    pub fn clear(&self) {
        self.timer.take();
        self.at_end.take();
        self.transcript.take();
        self.blocks.set(Vec::new());
    }

    /// What comes after a pause is shown at once.
    pub fn write(self: &Rc<Self>, run: RunId, stream: Stream, text: String) {
        self.run.set(run);
        self.transcript.borrow_mut().write(stream, text);
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

    fn end(&self) {
        let at_end = self.at_end.take();
        if let Some(at_end) = at_end {
            at_end();
        }
    }

    fn show(self: &Rc<Self>) {
        let changes = self.transcript.borrow_mut().take(SLICE_BYTES);
        if changes.is_empty() {
            self.timer.take();
            return;
        }
        let this = Rc::clone(self);
        self.timer.replace(Some(Timeout::new(SLICE_MILLIS, move || this.show())));
        let mut chars = 0;
        for change in changes {
            let (Change::Begin(piece) | Change::Extend(piece)) = &change;
            chars += piece.text.encode_utf16().count();
            self.apply(change);
        }
        self.slices.update(|slices| *slices = slices.wrapping_add(1));
        self.host.shown(self.run.get(), chars);
        if self.transcript.borrow().is_empty() {
            self.end();
        }
    }

    fn apply(&self, change: Change) {
        let last = self.blocks.with_untracked(|blocks| blocks.last().cloned());
        match (change, last) {
            (Change::Extend(piece), Some(last)) => last.pieces.update(|pieces| pieces.push(piece)),
            (Change::Begin(piece) | Change::Extend(piece), _) => {
                self.blocks.update(|blocks| blocks.push(Block { number: blocks.len(), pieces: ArcRwSignal::new(vec![piece]) }));
            }
        }
    }
}
