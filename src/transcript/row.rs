//! A *row*: one line of the screen, as text that grows at its end or, once something in it was overwritten, as cells.
//!
//! Nearly all output only grows, and in a flood there is much of it: that is copied as it comes.

use super::{
    span::{self, Span},
    style::Style,
};

#[derive(Clone, Copy, Debug)]
struct Cell {
    letter: char,
    style: Style,
}

#[derive(Debug)]
enum Content {
    Growing { spans: Vec<Span>, chars: usize },
    Cells(Vec<Cell>),
}

/// One line. Columns are characters, counted from 0.
#[derive(Debug)]
pub struct Row {
    content: Content,
    /// The style in which the line was ended; `None` for the last line and for one that was cut.
    pub end: Option<Style>,
    /// How many of its characters were made by moves to the right, at most.
    pub padding: usize,
    /// Since it was last shown.
    pub changed: bool,
}

impl Default for Row {
    fn default() -> Row {
        Row { content: Content::Growing { spans: Vec::new(), chars: 0 }, end: None, padding: 0, changed: false }
    }
}

impl Row {
    /// How many characters it has.
    pub fn chars(&self) -> usize {
        match &self.content {
            Content::Growing { chars, .. } => *chars,
            Content::Cells(cells) => cells.len(),
        }
    }

    /// Writes `text`, of `chars` characters, from `column` on, which is not beyond the row's end. Says whether it is in
    /// another style than what stands before it.
    pub fn write(&mut self, column: usize, text: &str, chars: usize, style: Style) -> bool {
        self.changed = true;
        match &mut self.content {
            Content::Growing { spans, chars: length } if column >= *length => {
                *length += chars;
                span::push(spans, text, style) && spans.len() > 1
            }
            _ => {
                let cells = self.cells();
                let turns = column.checked_sub(1).and_then(|before| cells.get(before)).is_some_and(|cell| cell.style != style);
                for (column, letter) in (column..).zip(text.chars()) {
                    match cells.get_mut(column) {
                        Some(cell) => *cell = Cell { letter, style },
                        None => cells.push(Cell { letter, style }),
                    }
                }
                turns
            }
        }
    }

    /// Takes off what is from `column` on.
    pub fn truncate(&mut self, column: usize) {
        self.changed = true;
        if column == 0 {
            self.content = Row::default().content;
        } else if column < self.chars() {
            self.cells().truncate(column);
        }
    }

    /// Puts blanks in place of what is before `column`.
    pub fn blank(&mut self, column: usize, style: Style) {
        self.changed = true;
        self.cells().iter_mut().take(column).for_each(|cell| *cell = Cell { letter: ' ', style });
    }

    /// Puts the row to the end of `spans`, its line end with it.
    pub fn show(&self, spans: &mut Vec<Span>) {
        match &self.content {
            Content::Growing { spans: own, .. } => {
                for own in own {
                    span::push(spans, &own.text, own.style);
                }
            }
            Content::Cells(cells) => {
                for cell in cells {
                    span::push(spans, cell.letter.encode_utf8(&mut [0; 4]), cell.style);
                }
            }
        }
        if let Some(end) = self.end {
            span::push(spans, "\n", end);
        }
    }

    fn cells(&mut self) -> &mut Vec<Cell> {
        if let Content::Growing { spans, .. } = &self.content {
            let cells = spans.iter().flat_map(|span| span.text.chars().map(|letter| Cell { letter, style: span.style }));
            self.content = Content::Cells(cells.collect());
        }
        match &mut self.content {
            Content::Cells(cells) => cells,
            Content::Growing { .. } => unreachable!("it was just made of cells"),
        }
    }
}
