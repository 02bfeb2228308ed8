//! What a guard that went mad could say: every form of message, with any content, and texts that are nearly messages.

use super::dice::Dice;
use crate::protocol::{
    ending::{Ending, PythonError, StopReason},
    from_guard::FromGuard,
    from_worker::{Skipped, Stream},
    ids::{RunId, SessionId},
    seal::{Place, Seal},
    to_worker::{FileHead, Reply},
};

/// Numbers that messages can name so that somebody is meant.
pub struct Here {
    pub run: u32,
    pub session: u32,
    pub beat: u32,
}

/// Mostly the one that is really there or its neighbours.
fn aimed(dice: &mut Dice, here: u32) -> u32 {
    match dice.below(10) {
        0 => here.wrapping_sub(1),
        1 => here.wrapping_add(1),
        2 => dice.number(),
        _ => here,
    }
}

pub fn text(dice: &mut Dice) -> String {
    const ODD: [&str; 7] = ["", "print(1)\n", "\u{0}\u{1b}[2J", "<script>alert(1)</script>", "\u{202e}🐍\u{301}", "\u{2028}", "}\",{\"type\":\"ended\"}"];
    if dice.one_in(4) {
        let length = dice.below(12);
        return (0..length).filter_map(|_| char::from_u32(dice.number() % 0x11_0000)).collect();
    }
    dice.one_of(&ODD).to_owned()
}

/// Mostly one that there is.
fn package(dice: &mut Dice) -> String {
    if dice.one_in(6) { text(dice) } else { dice.one_of(&["numpy", "six", "pandas"]).to_owned() }
}

fn error(dice: &mut Dice) -> PythonError {
    let line = dice.one_in(2).then(|| dice.number());
    PythonError { kind: text(dice), message: text(dice), line, column: None, traceback: text(dice) }
}

fn ending(dice: &mut Dice) -> Ending {
    match dice.below(4) {
        0 => Ending::Completed { exit_code: dice.number().cast_signed() },
        1 => Ending::Raised { error: error(dice) },
        2 => Ending::Crashed { message: text(dice) },
        _ => {
            let reason = dice.one_of(&[StopReason::User, StopReason::Deadline, StopReason::Unanswered, StopReason::Output, StopReason::Messages, StopReason::Display]);
            Ending::Stopped { reason, error: dice.one_in(2).then(|| error(dice)) }
        }
    }
}

fn seal(dice: &mut Dice) -> Seal {
    let mut refused = || !dice.one_in(60);
    Seal { origin_opaque: refused(), fetch_refused: refused(), eval_refused: refused(), import_refused: refused() }
}

pub fn message(dice: &mut Dice, here: &Here) -> FromGuard {
    match dice.below(58) {
        0..3 => FromGuard::Sealed { place: dice.one_of(&[Place::Frame, Place::Guard, Place::Worker]), seal: seal(dice) },
        3 => FromGuard::SnapshotMade,
        4..6 => FromGuard::Loaded,
        6 => FromGuard::Unloadable { message: text(dice) },
        7..13 => FromGuard::Opened { session: SessionId(aimed(dice, here.session)) },
        13..15 => FromGuard::Broken { session: SessionId(aimed(dice, here.session)), message: text(dice) },
        15..18 => FromGuard::Pong { beat: aimed(dice, here.beat) },
        18..23 => FromGuard::Started { run: RunId(aimed(dice, here.run)) },
        23..30 => FromGuard::Output { run: RunId(aimed(dice, here.run)), stream: dice.one_of(&[Stream::Stdout, Stream::Stderr]), text: text(dice) },
        30..34 => FromGuard::Asked { run: RunId(aimed(dice, here.run)), question: dice.number(), prompt: text(dice), secret: dice.one_in(2) },
        49 => FromGuard::Wants { run: RunId(aimed(dice, here.run)), module: package(dice) },
        34 => FromGuard::Differed { run: RunId(aimed(dice, here.run)) },
        35..38 => FromGuard::Prepared { session: SessionId(aimed(dice, here.session)) },
        38..40 => FromGuard::Files {
            run: RunId(aimed(dice, here.run)),
            files: (0..dice.below(3)).map(|_| FileHead { path: text(dice), bytes: dice.number() }).collect(),
            left_out: dice.number(),
        },
        40..43 => {
            let names = Reply::Names { end: text(dice), names: vec![text(dice)] };
            FromGuard::Replied { run: RunId(aimed(dice, here.run)), reply: dice.one_of(&[Reply::Incomplete, Reply::Left, names]) }
        }
        43..45 => FromGuard::Held { package: package(dice) },
        46 => FromGuard::Explained { run: RunId(aimed(dice, here.run)), paragraphs: (0..dice.below(3)).map(|_| text(dice)).collect() },
        47 => FromGuard::Draws { run: RunId(aimed(dice, here.run)), commands: text(dice) },
        48 => FromGuard::Shows { run: RunId(aimed(dice, here.run)), value: text(dice) },
        50..52 => FromGuard::Remarked { run: RunId(aimed(dice, here.run)), remark: text(dice) },
        45 => FromGuard::Unheld { package: package(dice), message: text(dice) },
        _ => FromGuard::Ended {
            run: RunId(aimed(dice, here.run)),
            ending: ending(dice),
            duration_millis: dice.number(),
            skipped: Skipped { bytes: dice.number(), lines: dice.number() },
            memory_bytes: dice.one_in(2).then(|| dice.number()),
            session_alive: dice.one_in(2),
        },
    }
}

/// The text with something cut off or put in.
pub fn damaged(dice: &mut Dice, text: &str) -> String {
    const PUT_IN: [&str; 11] = ["\"", "\\", "\\ud800", "{", "}", "null", "1e99", "-", ",\"run\":1,", "\u{0}", "é"];
    let at = (0..=dice.below(text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (begin, end) = text.split_at(at);
    if dice.one_in(2) { begin.to_owned() } else { format!("{begin}{}{end}", dice.one_of(&PUT_IN)) }
}
