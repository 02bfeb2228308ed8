//! What surrounds a machine under test, and what must hold after every step.

use super::{
    dice::Dice,
    messages::{self, Here},
};
use crate::{
    limits::Limits,
    outcome::Outcome,
    protocol::{
        decode, encode,
        ending::{Ending, StopReason},
        from_guard::FromGuard,
        from_worker::Skipped,
        ids::{RunId, SessionId},
        seal::{Place, Seal},
        to_guard::{SessionKind, ToGuard},
    },
    session::{
        event::{Effect, Event, Request, Timestamp},
        machine::{Machine, Spares, Status},
    },
    packages::tests::index,
    workspace::Workspace,
};
use std::{
    collections::{HashSet, VecDeque},
    time::Duration,
};

const TIGHT: Seal = Seal { origin_opaque: true, fetch_refused: true, eval_refused: true, import_refused: true };
/// Of an honest run, to be known again.
const EXIT_CODE: i32 = 7;
const NEEDS_PACKAGE: &str = "import six";

pub struct World {
    machine: Machine,
    kind: SessionKind,
    now: Timestamp,
    wake_at: Option<Timestamp>,
    /// What an honest browser and guard still have to say, in order.
    honest: VecDeque<Event>,
    has_sandbox: bool,
    /// Runs have the numbers 1 to this.
    asked: u32,
    finished: HashSet<RunId>,
    running: Option<(SessionId, RunId)>,
    last_launched: RunId,
    last_session: SessionId,
    /// Of this sandbox: asked for, and said to be open.
    requested: HashSet<SessionId>,
    opened: HashSet<SessionId>,
    /// Had the only run they could have, or are over.
    used_up: HashSet<SessionId>,
    /// Packages: asked for, given to the guard of this sandbox, and what each session was asked to have.
    ordered: HashSet<String>,
    held: HashSet<String>,
    mounted: HashSet<(SessionId, String)>,
    beat: u32,
    /// What the program waits to be answered.
    question: Option<u32>,
    /// It waits for a package.
    wants: bool,
    pub heard: usize,
    pub launches: u32,
}

fn ended(run: RunId, ending: Ending) -> Event {
    Event::Guard(FromGuard::Ended { run, ending, duration_millis: 12, skipped: Skipped::default(), memory_bytes: None, session_alive: false })
}

/// The run that a message is about, where the message could change its outcome or what is seen of it.
fn concerns_run(event: &Event) -> Option<RunId> {
    match event {
        Event::Guard(FromGuard::Started { run } | FromGuard::Output { run, .. } | FromGuard::Asked { run, .. } | FromGuard::Wants { run, .. } | FromGuard::Differed { run } | FromGuard::Files { run, .. } | FromGuard::Display { run, .. } | FromGuard::Shows { run, .. } | FromGuard::Draws { run, .. } | FromGuard::Replied { run, .. } | FromGuard::Remarked { run, .. } | FromGuard::Ended { run, .. }) => Some(*run),
        _ => None,
    }
}

fn concerns_session(event: &Event) -> Option<SessionId> {
    match event {
        Event::Guard(FromGuard::Opened { session } | FromGuard::Prepared { session } | FromGuard::Broken { session, .. }) => Some(*session),
        _ => None,
    }
}

fn concerns_package(event: &Event) -> Option<String> {
    match event {
        Event::Guard(FromGuard::Held { package } | FromGuard::Unheld { package, .. }) => Some(package.clone()),
        _ => None,
    }
}

impl World {
    pub fn new(kind: SessionKind) -> World {
        World {
            machine: Machine::new(kind, Limits::PLAYGROUND.memory_bytes, Spares::BesideRuns, index()),
            kind,
            now: Timestamp(Duration::ZERO),
            wake_at: None,
            honest: VecDeque::new(),
            has_sandbox: false,
            asked: 0,
            finished: HashSet::new(),
            running: None,
            last_launched: RunId(0),
            last_session: SessionId(0),
            requested: HashSet::new(),
            opened: HashSet::new(),
            used_up: HashSet::new(),
            ordered: HashSet::new(),
            held: HashSet::new(),
            mounted: HashSet::new(),
            beat: 0,
            question: None,
            wants: false,
            heard: 0,
            launches: 0,
        }
    }

    /// A message comes as text, as `js/sandbox.rs` hears it.
    pub fn hears(&mut self, dice: &mut Dice) {
        let here = Here { run: self.last_launched.0, session: self.last_session.0, beat: self.beat };
        let message = messages::message(dice, &here);
        let mut text = encode(&message);
        let is_whole = !dice.one_in(30);
        if !is_whole {
            text = messages::damaged(dice, &text);
        }
        let decoded = decode::<FromGuard>(&text);
        assert!(!is_whole || decoded.as_ref().is_ok_and(|decoded| *decoded == message), "{text} was written and cannot be read");
        self.heard += 1;
        self.happens(decoded.map_or_else(|error| Event::SandboxLost { message: error.to_string() }, Event::Guard));
    }

    pub fn goes_on_honestly(&mut self) {
        if let Some(event) = self.honest.pop_front() {
            self.happens(event);
        }
    }

    pub fn runs(&mut self, dice: &mut Dice) {
        let (too_large, needs_package) = (dice.one_in(50), dice.one_in(3));
        self.runs_program(too_large, needs_package);
    }

    fn runs_program(&mut self, too_large: bool, needs_package: bool) {
        let limits = Limits { source_bytes: 100, ..Limits::PLAYGROUND };
        let source = match (too_large, needs_package) {
            (true, _) => "#".repeat(101),
            (_, true) => NEEDS_PACKAGE.to_owned(),
            _ => "print(1)".to_owned(),
        };
        let is_busy = self.machine.status().is_busy();
        if too_large || !is_busy {
            self.asked += 1;
        }
        self.happens(Event::Run(Box::new(Request::of(&Workspace::new(source), String::new(), true, limits))));
        assert!(!too_large || self.finished.contains(&RunId(self.asked)), "a program that is too large is refused at once");
    }

    /// Somebody answers, mostly what was asked.
    pub fn answers(&mut self, dice: &mut Dice) {
        let question = self.question.filter(|_| !dice.one_in(4)).unwrap_or_else(|| dice.number());
        let text = (!dice.one_in(4)).then(|| messages::text(dice));
        self.happens(Event::Answer { question, text });
    }

    pub fn waits(&mut self, millis: u64, answered: bool) {
        let target = self.now + Duration::from_millis(millis);
        while let Some(point) = self.wake_at.filter(|point| *point <= target) {
            self.now = point.max(self.now);
            let beat = self.beat;
            self.happens(Event::Tick);
            if answered && self.beat != beat {
                self.happens(Event::Guard(FromGuard::Pong { beat: self.beat }));
            }
        }
        self.now = target;
    }

    pub fn is_held_up(&mut self, millis: u64) {
        self.now = self.now + Duration::from_millis(millis);
        self.happens(Event::Tick);
    }

    /// Whatever was before: with an honest guard the page comes back and runs a program.
    pub fn recovers(&mut self) {
        self.happens(Event::Start);
        self.happens(Event::InSight);
        for _ in 0..2 {
            self.happens(Event::Retry);
            while !self.honest.is_empty() {
                self.goes_on_honestly();
            }
        }
        assert_eq!(self.machine.status(), Status::Ready);
        self.runs_program(false, false);
        let run = RunId(self.asked);
        assert_eq!(self.running.map(|(_, run)| run), Some(run));
        while !self.honest.is_empty() {
            self.goes_on_honestly();
        }
        assert!(self.finished.contains(&run) && self.machine.status() == Status::Ready);
    }

    /// One event, and everything that has to be true of what comes of it.
    pub fn happens(&mut self, event: Event) {
        let before = self.machine.status();
        if let Event::Guard(FromGuard::Opened { session }) = &event
            && self.requested.contains(session)
        {
            self.opened.insert(*session);
        }
        let package = concerns_package(&event);
        if let (Some(package), Event::Guard(FromGuard::Held { .. })) = (&package, &event)
            && self.ordered.contains(package)
        {
            self.held.insert(package.clone());
        }
        let is_foreign = package.is_some_and(|package| !self.ordered.contains(&package))
            || concerns_run(&event).is_some_and(|run| self.running.is_none_or(|(_, running)| running != run))
            || concerns_session(&event).is_some_and(|session| !self.requested.contains(&session));
        if let Event::Guard(FromGuard::Wants { run, .. }) = &event {
            // While somebody is asked it cannot want anything, nor while it is stopped.
            let runs = matches!(before, Status::Running | Status::Silent | Status::Wanting);
            self.wants |= runs && self.running.is_some_and(|(_, running)| running == *run);
        }
        self.wake_at = None;
        let effects = self.machine.handle(self.now, event.clone());
        let mut visible = 0;
        for effect in &effects {
            visible += usize::from(!matches!(effect, Effect::WakeAt(_) | Effect::Send(ToGuard::Ping { .. })));
            self.follow(effect, &event);
        }
        let after = self.machine.status();
        let is_busy = after.is_busy();
        assert_eq!(is_busy, self.running.is_some(), "{after:?} after {event:?}");
        if after != Status::Waiting {
            self.question = None;
        }
        self.wants &= !matches!(after, Status::Stopping) && is_busy;
        assert_eq!(after == Status::Wanting, self.wants, "{after:?} after {event:?}");
        assert_eq!(after == Status::Waiting, self.question.is_some(), "{after:?} after {event:?}");
        if is_foreign {
            // Whatever the guard says, it shows that it is there.
            let is_heard_again = (&before, &after) == (&Status::Silent, &Status::Running);
            assert!(visible == 0 && (before == after || is_heard_again), "{event:?} is about something else and gave {effects:?}");
        }
        match (&event, before) {
            (Event::Retry, Status::Failed(_)) => {
                assert!(matches!(after, Status::Fetching { .. } | Status::Starting { .. }), "{after:?} after a retry");
                assert!(effects.iter().any(|effect| matches!(effect, Effect::Fetch | Effect::CreateSandbox)), "{effects:?}");
            }
            (Event::Stop, Status::Running | Status::Waiting | Status::Wanting | Status::Silent) => assert_eq!(after, Status::Stopping),
            (Event::Stop, Status::Fetching { .. } | Status::Starting { .. } | Status::Supplying) => {
                assert!(matches!(after, Status::Fetching { run_waits: false } | Status::Starting { run_waits: false } | Status::Ready), "{after:?}");
            }
            (Event::Tick, _) => assert!(self.wake_at.is_none_or(|point| point > self.now), "a wake-up asks for itself again at once"),
            _ => {}
        }
    }

    /// Whether `effect` is allowed now, what it changes, and what an honest guard answers to it.
    fn follow(&mut self, effect: &Effect, event: &Event) {
        match effect {
            Effect::Fetch => self.honest.push_back(Event::Fetched),
            Effect::CreateSandbox => {
                assert!(!self.has_sandbox, "there is a sandbox already");
                self.has_sandbox = true;
                for place in [Place::Frame, Place::Guard] {
                    self.honest.push_back(Event::Guard(FromGuard::Sealed { place, seal: TIGHT }));
                }
            }
            Effect::DropSandbox => {
                self.has_sandbox = false;
                self.requested.clear();
                self.opened.clear();
                self.ordered.clear();
                self.held.clear();
                self.mounted.clear();
                // Nothing more is heard of it; files still arrive.
                self.honest.retain(|event| *event == Event::Fetched);
            }
            Effect::Load { .. } => {
                assert!(self.has_sandbox, "there is nobody to load anything");
                self.honest.push_back(Event::Guard(FromGuard::Loaded));
            }
            Effect::Supply(names) => {
                assert!(self.has_sandbox && !names.is_empty(), "there is nobody to hold anything");
                for package in names {
                    self.ordered.insert(package.clone());
                    self.honest.push_back(Event::Guard(FromGuard::Held { package: package.clone() }));
                }
            }
            Effect::KeepSnapshot => assert_eq!(*event, Event::Guard(FromGuard::SnapshotMade)),
            Effect::Send(message) => {
                assert!(self.has_sandbox, "there is nobody to hear {message:?}");
                if let ToGuard::Close { .. } = message {
                    assert!(self.kind == SessionKind::SingleUse || *event == Event::Restart, "a lasting session holds somebody's names");
                }
                self.follow_message(message);
            }
            Effect::Launch(message, files) => {
                assert!(self.has_sandbox && files.is_empty(), "there is nobody to hear {message:?}");
                self.follow_message(message);
            }
            Effect::Asked { run, question, .. } => {
                assert_eq!(self.running.map(|(_, run)| run), Some(*run));
                assert!(self.question.replace(*question).is_none(), "two questions at once");
            }
            Effect::Differed(run) | Effect::Display { run, .. } | Effect::Shows(run, _) | Effect::Draws(run, _) | Effect::Replied(run, _) | Effect::Remarked(run, _) | Effect::Started(run) | Effect::Output { run, .. } | Effect::Files { run, .. } => assert_eq!(self.running.map(|(_, run)| run), Some(*run)),
            Effect::Explained(run, _) => assert!(self.finished.contains(run) && *run == self.last_launched, "{run:?} is explained"),
            Effect::Finished(run, report) => self.follow_end(*run, &report.outcome, event),
            Effect::WakeAt(point) => self.wake_at = Some(*point),
        }
    }

    fn follow_message(&mut self, message: &ToGuard) {
        match message {
            ToGuard::Open { session, .. } => {
                assert!(*session > self.last_session, "the name of session {session:?} was used before");
                self.last_session = *session;
                self.requested.insert(*session);
                self.honest.push_back(Event::Guard(FromGuard::Opened { session: *session }));
            }
            ToGuard::Run { session, run, program, .. } => {
                let has_package = self.mounted.contains(&(*session, "six".to_owned()));
                assert!(program.source != NEEDS_PACKAGE || has_package, "{session:?} does not have what the program needs");
                assert!(self.running.is_none(), "two runs at once");
                assert!(*run > self.last_launched && run.0 <= self.asked && !self.finished.contains(run), "{run:?} cannot start now");
                assert!(self.opened.contains(session), "{session:?} is not open");
                assert!(!self.used_up.contains(session), "{session:?} was used up");
                if self.kind == SessionKind::SingleUse {
                    self.used_up.insert(*session);
                }
                self.running = Some((*session, *run));
                self.last_launched = *run;
                self.launches += 1;
                self.honest.push_back(Event::Guard(FromGuard::Started { run: *run }));
                self.honest.push_back(ended(*run, Ending::Completed { exit_code: EXIT_CODE }));
            }
            ToGuard::Stop { run } => {
                assert_eq!(self.running.map(|(_, run)| run), Some(*run));
                self.honest.push_back(ended(*run, Ending::Stopped { reason: StopReason::User, error: None }));
            }
            ToGuard::Prepare { session, packages, modules, .. } => {
                assert!(self.opened.contains(session) && !self.used_up.contains(session), "{session:?} does not wait for a run");
                assert!(modules.is_empty() || self.kind == SessionKind::SingleUse, "nobody asked for these imports");
                assert!(!modules.is_empty() || !packages.is_empty(), "there is nothing to prepare");
                for package in packages {
                    assert!(self.held.contains(package), "the guard does not hold {package}");
                    self.mounted.insert((*session, package.clone()));
                }
                self.honest.push_back(Event::Guard(FromGuard::Prepared { session: *session }));
            }
            ToGuard::Answer { run, question, .. } => {
                assert_eq!(self.running.map(|(_, run)| run), Some(*run));
                assert_eq!(self.question.take(), Some(*question), "this was not asked, or is answered");
            }
            ToGuard::Supply { run, packages } => {
                assert_eq!(self.running.map(|(_, run)| run), Some(*run));
                assert!(std::mem::take(&mut self.wants), "nothing was wanted, or it is supplied");
                assert!(packages.iter().all(|package| self.held.contains(package)), "the guard does not hold {packages:?}");
            }
            ToGuard::Ping { beat } => self.beat = *beat,
            ToGuard::Close { session } => {
                assert!(self.opened.contains(session) && self.used_up.insert(*session), "{session:?} does not wait for a run");
            }
            ToGuard::Load { .. } | ToGuard::Part { .. } | ToGuard::Package { .. } | ToGuard::Shown { .. } => panic!("{message:?} is not the machine's to send"),
        }
    }

    fn follow_end(&mut self, finished: RunId, outcome: &Outcome, event: &Event) {
        assert!((1..=self.asked).contains(&finished.0), "{finished:?} was never asked for");
        assert!(self.finished.insert(finished), "{finished:?} finished twice");
        match self.running {
            Some((session, run)) if run == finished => {
                self.running = None;
                if let Event::Guard(FromGuard::Ended { ending, session_alive, .. }) = event {
                    assert_eq!(*outcome, Outcome::from(ending.clone()), "the guard's word is the outcome");
                    if !session_alive {
                        self.used_up.insert(session);
                    }
                }
            }
            // It was never launched: it waited, or was too large.
            _ => assert!(finished > self.last_launched || matches!(event, Event::Run(_)), "{finished:?} finished late"),
        }
    }
}
