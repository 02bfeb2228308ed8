//! The *screen*: the lines that a program can still change, as the last lines of a terminal, in blocks that a page lays out
//! one by one.
//!
//! A terminal is a window on the last lines of a paper that runs through it. Here the paper stays, and the window is its last
//! `WINDOW` lines: a progress bar overwrites its line, several bars go up some lines, a game starts the paper anew. What is
//! above is never touched again, and forgotten here. Knows nothing of escape sequences: `pen` reads them.
//!
//! A column is a character, not its width: a bar that mixes wide characters with overwriting in the middle of a line looks
//! as it would in a simple terminal.

use super::{
    row::Row,
    span::{self, Change, Span},
    style::Style,
};
use std::collections::VecDeque;

/// A block is closed at the first line end after so many characters.
const BLOCK_CHARS: usize = 4 * 1024;
/// Or after so many lines: the blocks in sight are laid out anew with every slice, and there should be few lines in them.
pub const BLOCK_LINES: usize = 64;
/// So many blocks lie on a sheet. A browser looks at each block for every frame, whether it is in sight or not; where a sheet is out
/// of sight it looks at that alone. Measured in Chromium with 2,000 blocks: 15 ms a frame without sheets, 4 ms with them.
pub const SHEET_BLOCKS: usize = 32;
/// A line longer than this is cut: the page wraps long lines anyway, and a cut looks like that.
pub const LINE_CHARS: usize = 4 * 1024;
/// How many lines up a program can go.
const WINDOW: usize = 100;
/// So much empty space may be made by moves to the right: else eight bytes would be a line of 4,096 blanks, again and again.
const PADDING: usize = 1024 * 1024;

#[derive(Debug, Default)]
struct Block {
    rows: usize,
    chars: usize,
    /// Whether the page has it.
    begun: bool,
    shown: Vec<Span>,
    /// How many of its rows are in that.
    shown_rows: usize,
}

/// The lines that may still change, and where the next character goes.
#[derive(Debug)]
pub struct Screen {
    /// Never empty.
    rows: VecDeque<Row>,
    /// Never empty; they have all the rows, in order.
    blocks: VecDeque<Block>,
    row: usize,
    column: usize,
    /// Blocks of which only the page knows.
    gone: usize,
    padding_left: usize,
    changes: Vec<Change>,
    /// How often the style changed: what text costs the page beside its length.
    turns: usize,
}

impl Default for Screen {
    fn default() -> Screen {
        Screen {
            rows: VecDeque::from([Row::default()]),
            blocks: VecDeque::from([Block { rows: 1, ..Block::default() }]),
            row: 0,
            column: 0,
            gone: 0,
            padding_left: PADDING,
            changes: Vec::new(),
            turns: 0,
        }
    }
}

impl Screen {
    /// Writes text without control characters.
    pub fn print(&mut self, mut text: &str, style: Style) {
        while !text.is_empty() {
            if self.column >= LINE_CHARS {
                self.next_row(None);
            }
            self.pad(style.blank());
            let room = LINE_CHARS - self.column;
            let (part, chars) = first_chars(text, room);
            let column = self.column;
            let turns = self.here().write(column, part, chars, style);
            self.turns += usize::from(turns);
            self.column += chars;
            text = &text[part.len()..];
        }
    }

    /// Fills the row up to where the next character goes.
    fn pad(&mut self, blank: Style) {
        let (column, most) = (self.column, self.padding_left);
        let row = self.here();
        let length = row.chars();
        if column > length {
            let padding = (column - length).min(most);
            row.write(length, &" ".repeat(padding), padding, blank);
            row.padding += padding;
            self.column = length + padding;
        }
    }

    /// Ends the line, or goes to the next one where the program went up before.
    pub fn line_feed(&mut self, style: Style) {
        self.next_row(Some(style));
    }

    /// Goes back by one character.
    pub fn backspace(&mut self) {
        self.column = self.column.saturating_sub(1);
    }

    /// Goes to a column, counted from 0.
    pub fn to_column(&mut self, column: usize) {
        self.column = column.min(LINE_CHARS - 1);
    }

    /// Goes so many columns to the right, or to the left if it is less than 0.
    pub fn right(&mut self, columns: isize) {
        self.to_column(self.column.saturating_add_signed(columns));
    }

    /// Goes so many lines down, or up if it is less than 0: not beyond the last line, nor above the window.
    pub fn down(&mut self, rows: isize) {
        let first = self.rows.len().saturating_sub(WINDOW);
        self.row = self.row.saturating_add_signed(rows).clamp(first, self.rows.len() - 1);
    }

    /// Goes to a line and column, counted from 0, of what was written since the beginning or the last `clear`. Where that is
    /// above the window, the paper is started anew.
    pub fn go(&mut self, row: usize, column: usize, style: Style) {
        if self.gone > 0 || self.rows.len() > WINDOW {
            self.clear();
        }
        let row = row.min(WINDOW - 1);
        while self.rows.len() <= row {
            self.append(Some(style));
        }
        self.row = row;
        self.to_column(column);
    }

    /// Takes everything off the paper.
    pub fn clear(&mut self) {
        *self = Screen { turns: self.turns, changes: vec![Change::Clear], ..Screen::default() };
    }

    /// Shows a picture below all lines. What is above it can no more be changed: a program that goes to a line of that starts the paper anew.
    pub fn picture(&mut self, number: usize) {
        self.row = self.rows.len() - 1;
        if self.rows[self.row].chars() > 0 {
            self.append(None);
        }
        let mut changes = self.changes();
        changes.push(Change::Picture(number));
        let shown = self.blocks.iter().filter(|block| block.begun).count();
        *self = Screen { gone: self.gone + shown + 1, padding_left: self.padding_left, turns: self.turns, changes, ..Screen::default() };
    }

    /// Erases the line to the right of the place where the next character goes.
    pub fn erase_right(&mut self) {
        let column = self.column;
        self.here().truncate(column);
    }

    /// Erases the line up to that place.
    pub fn erase_left(&mut self, style: Style) {
        let column = self.column;
        self.here().blank(column + 1, style);
    }

    /// Erases the line; the next character goes where it would have gone.
    pub fn erase_line(&mut self) {
        self.here().truncate(0);
    }

    /// Erases all from that place on.
    pub fn erase_below(&mut self) {
        self.erase_right();
        while self.rows.len() > self.row + 1 {
            self.rows.pop_back();
            if let Some(last) = self.blocks.back_mut() {
                last.rows -= 1;
                if last.rows == 0 {
                    let was_begun = last.begun;
                    self.blocks.pop_back();
                    if was_begun {
                        self.changes.push(Change::Drop { from: self.gone + self.blocks.len() });
                    }
                }
            }
        }
        self.here().end = None;
    }

    /// How often the style has changed so far.
    pub fn turns(&self) -> usize {
        self.turns
    }

    /// What the page has to do to show all that was written.
    pub fn changes(&mut self) -> Vec<Change> {
        for block in 0..self.blocks.len() {
            self.show(block);
        }
        std::mem::take(&mut self.changes)
    }

    fn here(&mut self) -> &mut Row {
        let row = &mut self.rows[self.row];
        row.changed = true;
        row
    }

    fn next_row(&mut self, end: Option<Style>) {
        if self.row + 1 == self.rows.len() {
            self.append(end);
            self.row = self.rows.len() - 1;
        } else {
            self.row += 1;
        }
        self.column = 0;
    }

    /// A new last line.
    fn append(&mut self, end: Option<Style>) {
        let last = self.rows.len() - 1;
        let chars = self.rows[last].chars() + 1;
        self.rows[last].end = end;
        self.rows[last].changed = true;
        self.rows.push_back(Row::default());
        match self.blocks.back_mut() {
            Some(block) if block.rows < BLOCK_LINES && block.chars + chars < BLOCK_CHARS => {
                block.rows += 1;
                block.chars += chars;
            }
            _ => self.blocks.push_back(Block { rows: 1, ..Block::default() }),
        }
        while let [first, _, ..] = self.blocks.make_contiguous() && self.rows.len() - first.rows >= WINDOW {
            let rows = first.rows;
            self.show(0);
            self.blocks.pop_front();
            self.gone += 1;
            let padding: usize = self.rows.drain(..rows).map(|row| row.padding.min(row.chars())).sum();
            self.padding_left = self.padding_left.saturating_sub(padding);
            self.row = self.row.saturating_sub(rows);
        }
    }

    /// Brings a block on the page up to date.
    fn show(&mut self, number: usize) {
        // Lines below the last text that the program has left again are no lines for a reader.
        let text = self.rows.iter().rposition(|row| row.chars() > 0).unwrap_or(0);
        let in_use = text.max(self.row) + 1;
        let from: usize = self.blocks.iter().take(number).map(|block| block.rows).sum();
        let is_last = number + 1 == self.blocks.len();
        let Some(block) = self.blocks.get_mut(number) else { return };
        let rows = block.rows.min(in_use.saturating_sub(from));
        let changed = self.rows.range(from..from + rows).any(|row| row.changed);
        if !changed && rows == block.shown_rows {
            return;
        }
        let mut spans = Vec::new();
        for row in self.rows.range_mut(from..from + rows) {
            row.changed = false;
            row.show(&mut spans);
        }
        block.shown_rows = rows;
        if block.begun {
            self.changes.extend(span::mend(self.gone + number, &block.shown, &spans));
        } else if !(spans.is_empty() && is_last) {
            block.begun = true;
            self.changes.push(Change::Begin(spans.clone()));
        }
        block.shown = spans;
    }
}

/// The beginning of `text`, of at most `most` characters, and how many it has.
fn first_chars(text: &str, most: usize) -> (&str, usize) {
    if text.is_ascii() {
        let bytes = text.len().min(most);
        return (&text[..bytes], bytes);
    }
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    (&text[..end], text[..end].chars().count())
}
