//! The *transcript*: what a program wrote, on its way to a page that can lay it out block by block.
//!
//! A browser lays out a block of text as a whole at every change of it: one block for all output stalls the page when there is
//! much. So text is put into *blocks* of some lines, only the last of which still change, and it is shown in slices. Knows no
//! browser; how long to wait between slices is the caller's affair.

pub mod follow;
pub mod pace;
pub mod pen;
pub mod row;
pub mod screen;
pub mod span;
pub mod style;

use crate::protocol::from_worker::Stream;
use pen::Pen;
use screen::Screen;
use span::Change;
use std::collections::VecDeque;

/// A change of style costs the page as much as so much text.
const TURN_BYTES: usize = 128;
/// A picture as much as so much.
const PICTURE_BYTES: usize = 8 * 1024;
/// So much is read at once; then its cost is looked at.
const STEP_BYTES: usize = 1024;

enum Piece {
    Text(Stream, String),
    /// By its number.
    Picture(usize),
}

/// The next part of the output, for the page.
#[derive(Debug, Default)]
pub struct Slice {
    /// What the page has to do.
    pub changes: Vec<Change>,
    /// How much of what came is used up by it, in UTF-16 units; more than is seen where the program overwrote its text.
    pub units: usize,
    /// What it costs, in bytes of plain text.
    pub cost: usize,
}

/// Output that has come and is not shown yet, and the lines that may still change.
pub struct Transcript {
    waiting: VecDeque<Piece>,
    /// Bytes of the first waiting piece that are used up already.
    taken: usize,
    screen: Screen,
    stdout: Pen,
    stderr: Pen,
}

impl Default for Transcript {
    fn default() -> Transcript {
        Transcript {
            waiting: VecDeque::new(),
            taken: 0,
            screen: Screen::default(),
            stdout: Pen::new(Stream::Stdout),
            stderr: Pen::new(Stream::Stderr),
        }
    }
}

impl Transcript {
    /// Takes what the program wrote.
    pub fn write(&mut self, stream: Stream, text: String) {
        match self.waiting.back_mut() {
            Some(Piece::Text(last, before)) if *last == stream => before.push_str(&text),
            _ => self.waiting.push_back(Piece::Text(stream, text)),
        }
    }

    /// Takes a picture that the program shows after what it wrote so far.
    pub fn picture(&mut self, number: usize) {
        self.waiting.push_back(Piece::Picture(number));
    }

    /// Whether all has been taken.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Shows what costs `most` bytes, or somewhat more; all that waits if it is less.
    pub fn take(&mut self, most: usize) -> Slice {
        let mut slice = Slice::default();
        while slice.cost < most
            && let Some(first) = self.waiting.front()
        {
            let (stream, text) = match first {
                Piece::Text(stream, text) => (*stream, text.get(self.taken..).unwrap_or_default()),
                Piece::Picture(number) => {
                    self.screen.picture(*number);
                    self.waiting.pop_front();
                    slice.cost += PICTURE_BYTES;
                    continue;
                }
            };
            let step = floor_char_boundary(text, STEP_BYTES);
            let text = &text[..step];
            slice.units += if text.is_ascii() { text.len() } else { text.encode_utf16().count() };
            let turns = self.screen.turns();
            match stream {
                Stream::Stdout => self.stdout.write(text, &mut self.screen),
                Stream::Stderr => self.stderr.write(text, &mut self.screen),
            }
            slice.cost += step.max(1) + TURN_BYTES * (self.screen.turns() - turns);
            self.advance(step);
        }
        slice.changes = self.screen.changes();
        slice
    }

    /// Takes off what is shown; what waits is shown below nothing.
    pub fn clear(&mut self) -> Slice {
        self.screen.clear();
        Slice { changes: self.screen.changes(), ..Slice::default() }
    }

    /// Forgets what is used up: at once where it is a whole piece, else when it is the larger part of one.
    fn advance(&mut self, bytes: usize) {
        self.taken += bytes;
        match self.waiting.front_mut() {
            Some(Piece::Text(_, text)) if self.taken >= text.len() => drop(self.waiting.pop_front()),
            Some(Piece::Text(_, text)) if self.taken > text.len() / 2 => drop(text.drain(..self.taken)),
            Some(_) | None => return,
        }
        self.taken = 0;
    }
}

fn floor_char_boundary(text: &str, mut index: usize) -> usize {
    index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

#[cfg(test)]
mod tests;
