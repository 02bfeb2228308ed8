//! The *pen* of one stream: reads the escape sequences of a terminal and writes on the screen. Each stream has its own, so that
//! a half sequence or a colour of one is not taken up by the other.
//!
//! The sequences are told from the text by `vte`. What is not known here is read over; it is never shown. Text between them
//! does not go through it: it takes every letter by itself, and a flood is text.

use super::{screen::Screen, style::Style};
use crate::protocol::from_worker::Stream;
use vte::{Params, Parser, Perform};

/// Reads what one stream wrote.
pub struct Pen {
    parser: Parser,
    style: Style,
    /// Whether the parser is surely not within a sequence.
    in_text: bool,
}

impl Pen {
    /// At the beginning of a run.
    pub fn new(stream: Stream) -> Pen {
        Pen { parser: Parser::new(), style: Style::plain(stream), in_text: true }
    }

    /// Writes on the screen. Where the text is cut does not matter.
    pub fn write(&mut self, mut text: &str, screen: &mut Screen) {
        let mut hand = Hand { screen, style: &mut self.style, done: false };
        while !text.is_empty() {
            let read = if self.in_text {
                let end = text.find(ESCAPE).unwrap_or(text.len());
                hand.text(&text[..end]);
                self.in_text = end == text.len();
                end
            } else {
                hand.done = false;
                let read = self.parser.advance_until_terminated(&mut hand, text.as_bytes());
                self.in_text = hand.done;
                read
            };
            text = text.get(read..).unwrap_or_default();
        }
    }
}

const ESCAPE: char = '\x1b';

struct Hand<'a> {
    screen: &'a mut Screen,
    style: &'a mut Style,
    /// A sequence has just ended: what follows is text.
    done: bool,
}

impl Hand<'_> {
    fn text(&mut self, mut text: &str) {
        while let Some(at) = text.find(char::is_control) {
            self.screen.print(&text[..at], *self.style);
            let control = text[at..].chars().next().unwrap_or_default();
            if let Ok(byte) = u8::try_from(control) {
                self.execute(byte);
            }
            text = &text[at + control.len_utf8()..];
        }
        self.screen.print(text, *self.style);
    }
}

impl Perform for Hand<'_> {
    fn print(&mut self, letter: char) {
        if !letter.is_control() {
            self.screen.print(letter.encode_utf8(&mut [0; 4]), *self.style);
        }
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            // Vertical tab and form feed too: a terminal has no pages.
            b'\n' | 0x0b | 0x0c => self.screen.line_feed(*self.style),
            b'\r' => self.screen.to_column(0),
            b'\t' => self.screen.print("\t", *self.style),
            0x08 => self.screen.backspace(),
            _ => {}
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], ignore: bool, action: char) {
        self.done = true;
        if ignore || !intermediates.is_empty() {
            return;
        }
        let first = |at: usize| params.iter().nth(at).and_then(<[u16]>::first).copied().unwrap_or(0);
        let (mode, count) = (first(0), isize::try_from(first(0).max(1)).unwrap_or(1));
        let place = |at: usize| usize::from(first(at).max(1)) - 1;
        match (action, mode) {
            ('m', _) => self.style.select(params.iter()),
            ('A', _) => self.screen.down(-count),
            ('B', _) => self.screen.down(count),
            ('C', _) => self.screen.right(count),
            ('D', _) => self.screen.right(-count),
            ('E', _) => {
                self.screen.down(count);
                self.screen.to_column(0);
            }
            ('F', _) => {
                self.screen.down(-count);
                self.screen.to_column(0);
            }
            ('G', _) => self.screen.to_column(place(0)),
            ('H' | 'f', _) => self.screen.go(place(0), place(1), self.style.blank()),
            ('J', 0) => self.screen.erase_below(),
            ('J', 2 | 3) => self.screen.clear(),
            ('K', 0) => self.screen.erase_right(),
            ('K', 1) => self.screen.erase_left(self.style.blank()),
            ('K', 2) => self.screen.erase_line(),
            _ => {}
        }
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], _ignore: bool, byte: u8) {
        self.done = true;
        if intermediates.is_empty() && byte == b'c' {
            *self.style = self.style.blank();
            self.screen.clear();
        }
    }

    fn terminated(&self) -> bool {
        self.done
    }
}
