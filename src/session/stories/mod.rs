//! The session told as stories on a virtual clock.

use super::{
    event::{Effect, Event, Request, Timestamp},
    machine::{Machine, Spares, Status},
};
use crate::{
    limits::Limits,
    outcome::{FailReason, Failure, Outcome},
    protocol::{
        ending::{Ending, StopReason},
        from_guard::FromGuard,
        from_worker::{Skipped, Stream},
        ids::{RunId, SessionId},
        seal::{Place, Seal},
        to_guard::{SessionKind, ToGuard},
    },
    packages::Index,
    words::language::Language,
    workspace::Workspace,
};
use std::time::Duration;

mod asking;
mod imports;
mod judging;
mod lasting;
mod recovery;
mod resting;
mod starting;
mod supplies;
mod wanting;

const TIGHT: Seal = Seal { origin_opaque: true, fetch_refused: true, eval_refused: true, import_refused: true };

/// A machine, a clock that only moves when told to and wakes the machine when it asked for it, a guard that answers when it is
/// asked whether it is there, and the effects of the last step without all that.
struct Story {
    machine: Machine,
    now: Timestamp,
    wake_at: Option<Timestamp>,
    guard_answers: bool,
    beats: u32,
    effects: Vec<Effect>,
}

impl Story {
    fn new(kind: SessionKind) -> Self {
        Story {
            machine: Machine::new(kind, Limits::PLAYGROUND.memory_bytes, Spares::BesideRuns, Index::default()),
            now: Timestamp(Duration::ZERO),
            wake_at: None,
            guard_answers: true,
            beats: 0,
            effects: vec![],
        }
    }

    fn ready(kind: SessionKind) -> Self {
        let mut story = Story::new(kind);
        story.when(Event::Start).when(Event::Fetched).boots(1);
        assert_eq!(story.machine.status(), Status::Ready);
        story
    }

    fn when(&mut self, event: Event) -> &mut Self {
        self.effects.clear();
        self.happens(event);
        self
    }

    fn happens(&mut self, event: Event) {
        self.wake_at = None;
        for effect in self.machine.handle(self.now, event) {
            match effect {
                Effect::WakeAt(point) => self.wake_at = Some(point),
                Effect::Send(ToGuard::Ping { beat }) => self.beats = beat,
                other => self.effects.push(other),
            }
        }
    }

    fn guard(&mut self, message: FromGuard) -> &mut Self {
        self.when(Event::Guard(message))
    }

    fn sealed(&mut self) -> &mut Self {
        self.guard(FromGuard::Sealed { place: Place::Frame, seal: TIGHT });
        self.guard(FromGuard::Sealed { place: Place::Guard, seal: TIGHT })
    }

    fn boots(&mut self, session: u32) -> &mut Self {
        self.sealed().guard(FromGuard::Loaded).opens(session)
    }

    fn opens(&mut self, session: u32) -> &mut Self {
        self.guard(FromGuard::Opened { session: SessionId(session) })
    }

    fn after(&mut self, millis: u64) -> &mut Self {
        let target = self.now + Duration::from_millis(millis);
        self.effects.clear();
        while let Some(point) = self.wake_at.filter(|point| *point <= target) {
            self.now = point.max(self.now);
            let beats = self.beats;
            self.happens(Event::Tick);
            if self.guard_answers && self.beats != beats {
                self.happens(Event::Guard(FromGuard::Pong { beat: self.beats }));
            }
        }
        self.now = target;
        self
    }

    /// The page's thread is busy for so long: one wake-up, late.
    fn held_up(&mut self, millis: u64) -> &mut Self {
        self.now = self.now + Duration::from_millis(millis);
        self.when(Event::Tick)
    }

    fn run(&mut self) -> &mut Self {
        self.when(Event::Run(Box::new(request("print(1)"))))
    }

    fn ends(&mut self, run: u32, ending: Ending, session_alive: bool) -> &mut Self {
        self.guard(FromGuard::Ended { run: RunId(run), ending, duration_millis: 12, skipped: Skipped::default(), memory_bytes: None, session_alive })
    }

    fn finished(&self) -> Option<(RunId, &Outcome)> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Finished(run, report) => Some((*run, &report.outcome)),
            _ => None,
        })
    }

    fn opened(&self) -> Option<SessionId> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Send(ToGuard::Open { session, .. }) => Some(*session),
            _ => None,
        })
    }

    fn launched(&self) -> Option<(SessionId, RunId)> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Launch(ToGuard::Run { session, run, .. }, _) => Some((*session, *run)),
            _ => None,
        })
    }
}

fn request(source: &str) -> Request {
    Request::of(&Workspace::new(source), String::new(), true, Limits::PLAYGROUND)
}

fn load() -> Effect {
    Effect::Load { boot: Limits::MAXIMUM.boot, memory_bytes: Limits::PLAYGROUND.memory_bytes }
}

fn completed() -> Ending {
    Ending::Completed { exit_code: 0 }
}

#[test]
fn a_single_use_session_is_never_used_twice() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().ends(1, completed(), true);
    assert_eq!(story.finished(), Some((RunId(1), &Outcome::Completed { exit_code: 0 })));
    assert_eq!(story.opened(), Some(SessionId(2)));
    assert_eq!(story.opens(2).run().launched(), Some((SessionId(2), RunId(2))));
}

#[test]
fn the_next_session_is_made_ready_while_a_run_goes_on() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run();
    assert_eq!(story.opened(), None, "not before the run is on its way");
    assert_eq!(story.guard(FromGuard::Started { run: RunId(1) }).opened(), None, "nor while it may be a short one");
    assert_eq!(story.after(200).opened(), Some(SessionId(2)));
    assert_eq!(story.guard(FromGuard::Started { run: RunId(1) }).after(200).opened(), None);
    story.opens(2).ends(1, completed(), false);
    assert_eq!((story.opened(), story.machine.status()), (None, Status::Ready));
    assert_eq!(story.run().launched(), Some((SessionId(2), RunId(2))));
}

#[test]
fn after_a_short_run_the_next_session_is_opened_at_its_end() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().guard(FromGuard::Started { run: RunId(1) }).after(199);
    assert_eq!(story.ends(1, completed(), false).opened(), Some(SessionId(2)));
    assert_eq!(story.after(500).opened(), None);
}

#[test]
fn a_run_asked_for_before_the_spare_is_open_waits_for_it() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().guard(FromGuard::Started { run: RunId(1) }).after(200).when(Event::Stop);
    story.ends(1, Ending::Stopped { reason: StopReason::User, error: None }, false);
    assert_eq!((story.opened(), story.machine.status()), (None, Status::Starting { run_waits: false }));
    story.run();
    assert_eq!(story.opens(2).launched(), Some((SessionId(2), RunId(2))));
}

#[test]
fn a_spare_that_dies_is_replaced_when_the_run_is_over() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().guard(FromGuard::Started { run: RunId(1) }).after(200);
    story.guard(FromGuard::Broken { session: SessionId(2), message: "killed".into() });
    assert_eq!(story.machine.status(), Status::Running);
    assert_eq!(story.ends(1, completed(), false).opened(), Some(SessionId(3)));
}

#[test]
fn a_spare_that_never_opens_is_given_up_like_any_start() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().guard(FromGuard::Started { run: RunId(1) }).after(200).ends(1, completed(), false).after(61_650);
    assert!(story.effects.contains(&Effect::DropSandbox));
}

#[test]
fn a_lasting_session_takes_the_next_run_and_ends_as_a_whole() {
    let mut story = Story::ready(SessionKind::Lasting);
    story.run().ends(1, completed(), true);
    assert_eq!(story.run().launched(), Some((SessionId(1), RunId(2))));
    story.ends(2, Ending::Stopped { reason: StopReason::Deadline, error: None }, false);
    assert_eq!(story.opened(), Some(SessionId(2)));
}

#[test]
fn stop_is_confirmed_by_the_guard_and_a_new_session_follows() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().when(Event::Stop);
    assert_eq!(story.effects, [Effect::Send(ToGuard::Stop { run: RunId(1) })]);
    assert_eq!(story.machine.status(), Status::Stopping);
    story.ends(1, Ending::Stopped { reason: StopReason::User, error: None }, false);
    assert!(matches!(story.finished(), Some((_, Outcome::Stopped { reason: StopReason::User, .. }))));
    assert_eq!(story.opened(), Some(SessionId(2)));
}

#[test]
fn stop_before_the_start_forgets_the_waiting_run() {
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start).run().when(Event::Stop);
    assert!(matches!(story.finished(), Some((RunId(1), Outcome::Stopped { .. }))));
    assert_eq!(story.when(Event::Fetched).boots(1).launched(), None);
}

#[test]
fn messages_of_another_run_change_nothing() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run();
    for message in [
        FromGuard::Ended { run: RunId(7), ending: completed(), duration_millis: 1, skipped: Skipped::default(), memory_bytes: None, session_alive: false },
        FromGuard::Output { run: RunId(0), stream: Stream::Stdout, text: "forged".into() },
        FromGuard::Started { run: RunId(2) },
        FromGuard::Opened { session: SessionId(9) },
        FromGuard::Loaded,
        FromGuard::Broken { session: SessionId(9), message: "forged".into() },
    ] {
        assert_eq!(story.guard(message).effects, []);
        assert_eq!(story.machine.status(), Status::Running);
    }
}

#[test]
fn a_second_run_while_one_is_going_on_is_ignored() {
    let mut story = Story::ready(SessionKind::SingleUse);
    assert_eq!(story.run().run().effects, []);
}

#[test]
fn a_program_over_the_maximum_is_refused_by_name_and_number() {
    let mut story = Story::ready(SessionKind::SingleUse);
    let program = "#".repeat(Limits::MAXIMUM.source_bytes as usize + 1);
    story.when(Event::Run(Box::new(request(&program))));
    let Some((RunId(1), Outcome::Failed(failure))) = story.finished() else { panic!("not refused") };
    let message = failure.message.say(Language::English);
    assert!(message.contains("4194305") && message.contains("4194304"), "{message}");
    assert_eq!(story.machine.status(), Status::Ready);
}
