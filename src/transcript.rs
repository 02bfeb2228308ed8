//! The *transcript*: what a program wrote, cut into blocks that a page can lay out one by one.
//!
//! A browser lays out a block of text as a whole at every change of it: one block for all output stalls the page when there is
//! much. So text is put into *blocks* of some lines, only the last of which still grows, and it is shown in slices. Knows no
//! browser; how long to wait between slices is the caller's affair.

use crate::protocol::from_worker::Stream;
use std::collections::VecDeque;

/// A block is closed at the first line end after so many bytes.
const BLOCK_BYTES: usize = 4 * 1024;
/// Or after so many lines: the blocks in sight are laid out anew with every slice, and there should be few lines in them.
pub const BLOCK_LINES: usize = 64;
/// A line longer than this is cut: the page wraps long lines anyway, and a cut looks like that.
const LINE_BYTES: usize = 4 * 1024;

/// A change costs as much as so much text, however short it is.
const CHANGE_BYTES: usize = 256;

/// A stretch of output of one stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where the program wrote it.
    pub stream: Stream,
    /// What it wrote.
    pub text: String,
}

/// A change of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new block begins with this.
    Begin(Piece),
    /// The last block goes on with this.
    Extend(Piece),
}

/// Output that has come and is not shown yet.
#[derive(Debug, Default)]
pub struct Transcript {
    waiting: VecDeque<Piece>,
    /// Bytes of the first waiting piece that are shown already.
    shown: usize,
    /// The last block, while it may grow.
    open: Option<Block>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Block {
    bytes: usize,
    lines: usize,
}

impl Transcript {
    /// Takes what the program wrote.
    pub fn write(&mut self, stream: Stream, text: String) {
        match self.waiting.back_mut() {
            Some(last) if last.stream == stream => last.text.push_str(&text),
            _ => self.waiting.push_back(Piece { stream, text }),
        }
    }

    /// Whether all has been taken.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The changes that show the next `most` bytes, or somewhat less; all that waits if it is less.
    pub fn take(&mut self, most: usize) -> Vec<Change> {
        let mut changes = Vec::new();
        let mut left = most;
        while left > 0 && let Some(first) = self.waiting.front() {
            let text = first.text.get(self.shown..).unwrap_or_default();
            let cut = floor_char_boundary(text, left.min(self.room(text))).max(first_char(text));
            let piece = Piece { stream: first.stream, text: text[..cut].to_owned() };
            left = left.saturating_sub(cut.max(CHANGE_BYTES));
            self.advance(cut);
            if !piece.text.is_empty() {
                changes.push(self.place(piece));
            }
        }
        changes
    }

    /// Forgets what is shown: at once where it is a whole piece, else when it is the larger part of one.
    fn advance(&mut self, bytes: usize) {
        self.shown += bytes;
        match self.waiting.front_mut() {
            Some(first) if self.shown >= first.text.len() => drop(self.waiting.pop_front()),
            Some(first) if self.shown > first.text.len() / 2 => drop(first.text.drain(..self.shown)),
            Some(_) | None => return,
        }
        self.shown = 0;
    }

    /// How many bytes of `text` the open block may still take: to the line end that closes it, or to the greatest length.
    fn room(&self, text: &str) -> usize {
        let Block { bytes, lines } = self.open.unwrap_or_default();
        let most = LINE_BYTES.saturating_sub(bytes).max(1);
        let soft = BLOCK_BYTES.saturating_sub(bytes);
        let mut end = 0;
        for line in lines..BLOCK_LINES {
            end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
            if end >= soft.min(text.len()) || line + 1 == BLOCK_LINES {
                break;
            }
        }
        end.min(most)
    }

    fn place(&mut self, piece: Piece) -> Change {
        let begins = self.open.is_none();
        let Block { bytes, lines } = self.open.unwrap_or_default();
        let block = Block { bytes: bytes + piece.text.len(), lines: lines + piece.text.matches('\n').count() };
        let is_full = block.bytes >= BLOCK_BYTES || block.lines >= BLOCK_LINES;
        self.open = Some(block).filter(|block| !(is_full && piece.text.ends_with('\n')) && block.bytes < LINE_BYTES);
        if begins { Change::Begin(piece) } else { Change::Extend(piece) }
    }
}

fn first_char(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn floor_char_boundary(text: &str, mut index: usize) -> usize {
    index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(changes: &[Change]) -> Vec<String> {
        let mut blocks: Vec<String> = Vec::new();
        for change in changes {
            match change {
                Change::Begin(piece) => blocks.push(piece.text.clone()),
                Change::Extend(piece) => blocks.last_mut().unwrap().push_str(&piece.text),
            }
        }
        blocks
    }

    fn all(transcript: &mut Transcript, slice: usize) -> Vec<Change> {
        std::iter::from_fn(|| (!transcript.is_empty()).then(|| transcript.take(slice))).flatten().collect()
    }

    #[test]
    fn a_few_lines_are_one_block_that_grows() {
        let mut transcript = Transcript::default();
        transcript.write(Stream::Stdout, "a\n".into());
        assert_eq!(transcript.take(1000), [Change::Begin(Piece { stream: Stream::Stdout, text: "a\n".into() })]);
        transcript.write(Stream::Stderr, "b\n".into());
        assert_eq!(transcript.take(1000), [Change::Extend(Piece { stream: Stream::Stderr, text: "b\n".into() })]);
        assert!(transcript.is_empty() && transcript.take(1000).is_empty());
    }

    #[test]
    fn many_lines_are_blocks_that_end_with_a_line() {
        let mut transcript = Transcript::default();
        transcript.write(Stream::Stdout, "a line of some length\n".repeat(1000));
        let blocks = shown(&all(&mut transcript, 10_000));
        assert!(blocks.len() > 3, "{}", blocks.len());
        assert!(blocks.iter().all(|block| block.ends_with('\n') && block.len() < BLOCK_BYTES + 30 && block.matches('\n').count() <= BLOCK_LINES));
    }

    #[test]
    fn a_line_without_end_is_cut() {
        let mut transcript = Transcript::default();
        transcript.write(Stream::Stdout, "x".repeat(100_000));
        let blocks = shown(&all(&mut transcript, 8_192));
        assert!(blocks.iter().all(|block| block.len() <= LINE_BYTES), "{:?}", blocks.iter().map(String::len).collect::<Vec<_>>());
    }

    #[test]
    fn a_slice_is_not_larger_than_asked_for() {
        let mut transcript = Transcript::default();
        transcript.write(Stream::Stdout, "ab\n".repeat(50_000));
        let bytes: usize = transcript.take(1000).iter().map(|change| match change { Change::Begin(piece) | Change::Extend(piece) => piece.text.len() }).sum();
        assert!((500..=1000).contains(&bytes), "{bytes}");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_changed(texts in prop::collection::vec((any::<bool>(), "[a-z€🐍\n]{0,6000}"), 0..4), slice in 1_usize..9_000) {
            let mut transcript = Transcript::default();
            for (error, text) in &texts {
                transcript.write(if *error { Stream::Stderr } else { Stream::Stdout }, text.clone());
            }
            let blocks = shown(&all(&mut transcript, slice));
            prop_assert_eq!(blocks.concat(), texts.iter().map(|(_, text)| text.as_str()).collect::<String>());
        }
    }
}
