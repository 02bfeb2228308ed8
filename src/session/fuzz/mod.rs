//! The host's decoder and the session's machine against a guard that says anything at any time.
//!
//! A *step* is one thing that happens, thrown by a number; a row of numbers is drawn at random. The *world* takes the machine
//! through it, knows what an honest guard would have answered, and looks after every step whether what the machine did is
//! allowed.

mod dice;
mod messages;
mod world;

use super::event::Event;
use crate::{
    outcome::{FailReason, Failure},
    protocol::to_guard::SessionKind,
};
use dice::Dice;
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::cell::Cell;
use world::World;

const ROWS: u32 = 80;
const STEPS: usize = 1_800;
/// Of the guard, in all rows together.
const MESSAGES: usize = 100_000;

fn step(world: &mut World, number: u64) {
    let mut dice = Dice(number);
    match dice.below(100) {
        0..72 => world.hears(&mut dice),
        72..86 => world.goes_on_honestly(),
        86..88 => world.answers(&mut dice),
        88..92 => world.happens(event(&mut dice)),
        92..97 => world.runs(&mut dice),
        97..99 => {
            let most = dice.one_of(&[400, 400, 400, 3_000, 70_000, 400_000]);
            let (millis, answered) = (dice.below(most) as u64, dice.one_in(2));
            world.waits(millis, answered);
        }
        _ => world.is_held_up(dice.below(20_000) as u64),
    }
}

/// What somebody or the browser does.
fn event(dice: &mut Dice) -> Event {
    match dice.below(24) {
        0 => Event::ShellFetched,
        1 => Event::Fetched,
        2 => Event::NotFetched(Failure { reason: FailReason::Network, message: messages::text(dice).into() }),
        3 => Event::SandboxLost { message: messages::text(dice) },
        4..7 => Event::Start,
        7..10 => Event::Stop,
        10..14 => Event::Retry,
        14 => Event::Hidden,
        15 => Event::InSight,
        16 | 17 => Event::Imports((0..dice.below(3)).map(|number| format!("module{number}")).collect()),
        18 | 19 => Event::Restart,
        20 => Event::NotSupplied(Failure { reason: FailReason::Package, message: messages::text(dice).into() }),
        21 => Event::Imports(vec!["pandas".to_owned()]),
        _ => Event::Tick,
    }
}

#[test]
fn no_row_of_messages_breaks_a_promise_and_an_honest_guard_makes_the_page_work_again() {
    let (heard, ran) = (Cell::new(0), Cell::new(0));
    // What was found is in the test's message; it needs no file.
    let config = Config { cases: ROWS, failure_persistence: None, ..Config::default() };
    let kind = prop_oneof![3 => Just(SessionKind::SingleUse), 1 => Just(SessionKind::Lasting)];
    let rows = (kind, proptest::collection::vec(any::<u64>().no_shrink(), STEPS));
    let result = TestRunner::new(config).run(&rows, |(kind, numbers)| {
        let mut world = World::new(kind);
        for number in numbers {
            step(&mut world, number);
        }
        world.recovers();
        heard.set(heard.get() + world.heard);
        ran.set(ran.get() + world.launches);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    assert!(heard.get() >= MESSAGES, "only {} messages were heard", heard.get());
    // Otherwise the rows never came to where it matters.
    assert!(ran.get() >= 10 * ROWS, "only {} runs were begun", ran.get());
}
