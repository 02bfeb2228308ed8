//! The machine itself.
// tidy: long because one type's transitions read best in one place.

use super::{
    event::{Effect, Event, Request, Timestamp},
    heart::Heart,
    supplies::Supplies,
    wait::Wait,
};
use crate::{
    advice::{self, Known},
    limits::{Limits, millis},
    outcome::{FailReason, Failure, Outcome, Report},
    packages::{Index, Name},
    protocol::{
        ending::StopReason,
        from_guard::FromGuard,
        from_worker::Skipped,
        ids::{RunId, SessionId},
        seal::{Place, Seal},
        to_guard::{SessionKind, ToGuard},
    },
    words::{say::Text, texts::failure as said},
};
use std::time::Duration;

/// How long frame and guard may take to report, and the guard to compile the engine.
const SANDBOX_PATIENCE: Duration = Duration::from_secs(30);
/// How much later than it should a guard may answer before the host takes it for jammed.
const GUARD_PATIENCE: Duration = Duration::from_millis(1_500);
/// The guard may have to start another worker to begin a run again with an answer.
const BEGUN_AGAIN: Duration = Limits::MAXIMUM.boot;
/// So many starts in a row may go wrong before the page gives up and says so.
const MAX_FAILED_STARTS: u8 = 3;
/// How long the imports before a run may take: pandas and matplotlib take half a minute on a slow laptop. Whoever waits can press Stop.
const IMPORT_PATIENCE: Duration = Duration::from_secs(120);
/// In a tab that was out of sight for so long an engine waits for nobody.
const REST_AFTER: Duration = Duration::from_secs(300);
/// A run that is over by then has both processors of a small device for itself; the next session is opened at its end.
const SPARE_AFTER: Duration = Duration::from_millis(200);
/// The module that explains errors in plain words, where the page has it.
const EXPLAINER: &str = "friendly_traceback";
/// From the first time that a program could be run: to unpack what explains costs a slow device seconds of its processor, and who has just
/// come wants them for himself.
const EXTRAS_AFTER: Duration = Duration::from_secs(20);
/// What waited so long for a program and died then did not fail at its start.
const STARTED_WELL: Duration = Duration::from_secs(30);

/// Where the session stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    /// Nothing was asked for yet.
    Vacant,
    /// On the way to ready; a run may wait.
    Booting { stage: Stage, give_up: Option<Wait>, waiting: Option<Waiting> },
    /// An engine waits for a program.
    Ready { session: SessionId, since: Timestamp },
    /// A program runs, or waits for somebody's answer.
    Running { session: SessionId, run: RunId, give_up: Wait, turn: Turn, spare: Spare },
    /// Somebody pressed Stop and the guard has not confirmed yet.
    Stopping { run: RunId, give_up: Wait, spare: Spare },
    /// The waiting engine was given back, because nobody has looked at the page for long or it was asked for; the guard is still there.
    Resting,
    /// It does not work, and why.
    Failed(Failure),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// Files arrive while the sandbox is made.
    Preparing { shell: Shell, fetched: bool },
    Loading,
    Opening { session: SessionId },
    /// The engine is up, and packages that a run needs are on their way.
    Supplying { session: SessionId },
    /// The engine is up and imports what the learner's text imports.
    Importing { session: SessionId },
}

/// How far the frame and the guard in it are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shell {
    Awaited,
    Sealing { frame: bool },
    /// It takes parts of the engine as they arrive.
    Sealed,
    /// It has what it needs to start workers, which wait for the rest.
    Loaded,
}

/// Whose turn it is in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Program(Patience),
    /// Somebody has to answer this question.
    Person { question: u32, patience: Patience },
    /// It wants packages, which are on their way.
    Packages(Patience),
}

/// How long the guard may let a run go on before the host takes it for jammed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Patience {
    /// While the program runs, from its start or from an answer: the guard may have to begin it again for that.
    running: Duration,
    /// While it waits.
    waiting: Duration,
}

impl Patience {
    fn of(limits: &Limits) -> Patience {
        let running = limits.wall + limits.grace + GUARD_PATIENCE;
        Patience { running, waiting: limits.answer + GUARD_PATIENCE }
    }
}

/// A session made ready while another one runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spare {
    None,
    /// To be opened at this point, if the run still goes on then.
    Due(Timestamp),
    Opening { session: SessionId, give_up: Wait },
    Open { session: SessionId },
}

impl Spare {
    fn is(self, asked: SessionId) -> bool {
        match self {
            Spare::None | Spare::Due(_) => false,
            Spare::Opening { session, .. } | Spare::Open { session } => session == asked,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Waiting {
    run: RunId,
    request: Box<Request>,
    /// Its imports have killed a worker, so they are left to the program.
    imports_kill: bool,
}

/// What a session was last asked to have ready.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Prepared {
    session: SessionId,
    packages: Vec<Name>,
    modules: Vec<String>,
}

/// What a view needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Files are on their way.
    Fetching {
        /// A run waits for them.
        run_waits: bool,
    },
    /// The sandbox or the engine starts.
    Starting {
        /// A run waits for it.
        run_waits: bool,
    },
    /// A run waits for packages, which are on their way.
    Supplying,
    /// A program can be run.
    Ready,
    /// A program runs.
    Running,
    /// It waits for somebody's answer.
    Waiting,
    /// It waits for packages, which are on their way.
    Wanting,
    /// A program runs, and for now its sandbox does not answer.
    Silent,
    /// Stop was asked for.
    Stopping,
    /// It does not work; Retry may help.
    Failed(Failure),
}

impl Status {
    /// Whether a run goes on.
    pub fn is_busy(&self) -> bool {
        matches!(self, Status::Running | Status::Waiting | Status::Wanting | Status::Silent | Status::Stopping)
    }

    /// Whether there is something that Stop ends: a run that goes on, or one that waits for the engine or for packages.
    pub fn can_stop(&self) -> bool {
        let waits = matches!(self, Status::Supplying | Status::Fetching { run_waits: true } | Status::Starting { run_waits: true });
        waits || (self.is_busy() && *self != Status::Stopping)
    }

    /// Whether a run goes on or is about to.
    pub fn has_program(&self) -> bool {
        self.is_busy() || self.can_stop()
    }
}

/// The session's state machine; one per page or widget.
#[derive(Debug)]
pub struct Machine {
    state: State,
    kind: SessionKind,
    last_session: SessionId,
    last_run: RunId,
    /// By the guard's word. What its error means comes late, and counts while `last_run` is still this one.
    last_finished: Option<RunId>,
    /// The program that was launched last: its text and the paths of its files.
    launched: (String, Vec<String>),
    /// Files are here, so that a later start begins with the sandbox.
    fetched: bool,
    /// Starts in a row that went wrong. A run that came to an end ends the row.
    failed_starts: u8,
    memory_bytes: u32,
    spares: Spares,
    /// What the learner's text imports.
    imports: Vec<String>,
    prepared: Prepared,
    supplies: Supplies,
    /// What the run waits for (`Turn::Packages`).
    wanted: Vec<Name>,
    /// When what no program waits for is fetched.
    extras_at: Option<Timestamp>,
    hidden_since: Option<Timestamp>,
    /// While it rests: also when somebody looks at the page again.
    rests_until_needed: bool,
    heart: Heart,
}

/// When the next session is made ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spares {
    /// While a run goes on, so that the next one need not wait.
    BesideRuns,
    /// When a run has ended: two engines at once are too much for this device.
    AfterRuns,
}

impl Spares {
    /// By the device's memory in GiB, where the browser tells it.
    pub fn for_device(memory: Option<f64>) -> Spares {
        if memory.is_some_and(|memory| memory <= 2.0) { Spares::AfterRuns } else { Spares::BesideRuns }
    }
}

impl Machine {
    /// A machine at rest, for sessions of one kind and Pythons of at most so much memory, in a page with these packages.
    pub fn new(kind: SessionKind, memory_bytes: u32, spares: Spares, packages: Index) -> Self {
        Machine {
            state: State::Vacant,
            kind,
            last_session: SessionId(0),
            last_run: RunId(0),
            last_finished: None,
            launched: Default::default(),
            fetched: false,
            failed_starts: 0,
            memory_bytes: memory_bytes.min(Limits::MAXIMUM.memory_bytes),
            spares,
            imports: vec![],
            prepared: Prepared { session: SessionId(0), packages: vec![], modules: vec![] },
            supplies: Supplies::of(packages, &if kind == SessionKind::SingleUse { vec![EXPLAINER.to_owned()] } else { vec![] }),
            wanted: vec![],
            extras_at: None,
            hidden_since: None,
            rests_until_needed: false,
            heart: Heart::default(),
        }
    }

    /// Where it stands.
    pub fn status(&self) -> Status {
        match &self.state {
            State::Vacant => Status::Fetching { run_waits: false },
            State::Booting { stage: Stage::Preparing { fetched: false, .. }, waiting, .. } => Status::Fetching { run_waits: waiting.is_some() },
            State::Booting { stage: Stage::Importing { .. } | Stage::Supplying { .. }, waiting: None, .. } => Status::Ready,
            State::Booting { stage: Stage::Supplying { .. }, .. } => Status::Supplying,
            // A lasting one is there, and its names.
            State::Booting { stage: Stage::Importing { .. }, .. } if self.kind == SessionKind::Lasting => Status::Supplying,
            State::Booting { waiting, .. } => Status::Starting { run_waits: waiting.is_some() },
            State::Ready { .. } | State::Resting => Status::Ready,
            State::Running { turn: Turn::Person { .. }, .. } => Status::Waiting,
            State::Running { turn: Turn::Packages(_), .. } => Status::Wanting,
            State::Running { .. } if self.heart.is_silent() => Status::Silent,
            State::Running { .. } => Status::Running,
            State::Stopping { .. } => Status::Stopping,
            State::Failed(failure) => Status::Failed(failure.clone()),
        }
    }

    /// Takes one event at one time; gives what is to be done, in order.
    pub fn handle(&mut self, now: Timestamp, event: Event) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::Start => self.start(None, &mut effects),
            Event::Retry => self.retry(now, None, &mut effects),
            Event::Imports(modules) => self.imports_changed(now, modules, &mut effects),
            Event::Run(request) => self.run(now, request, &mut effects),
            Event::Restart => self.restart(now, &mut effects),
            Event::Stop => self.stop(now, &mut effects),
            Event::Answer { question, text } => self.answer(now, question, text, &mut effects),
            Event::ShellFetched => self.shell_fetched(now, &mut effects),
            Event::Fetched => self.all_fetched(now, &mut effects),
            Event::NotFetched(failure) => self.not_fetched(failure, &mut effects),
            Event::NotSupplied(failure) => self.not_supplied(now, failure, &mut effects),
            Event::Guard(message) => self.hear(now, message, &mut effects),
            Event::SandboxLost { message } => self.sandbox_lost(now, message, &mut effects),
            Event::Rest if self.kind == SessionKind::SingleUse => self.rest(true, &mut effects),
            // A lasting one holds somebody's names.
            Event::Rest => {}
            Event::Hidden => self.hidden_since = Some(now),
            Event::InSight => self.in_sight(now, &mut effects),
            Event::Tick => self.tick(now, &mut effects),
        }
        self.listen_to_the_heart(now, &mut effects);
        if let Some(point) = [self.give_up().map(|wait| wait.wake_at()), self.heart.wake_at(), self.rest_at(), self.spare_at(), self.extras_due()].into_iter().flatten().min() {
            effects.push(Effect::WakeAt(point));
        }
        effects
    }

    /// Often while somebody waits for the guard, seldom while it waits for somebody.
    fn listen_to_the_heart(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let pause = match self.state {
            State::Running { .. } | State::Stopping { .. } | State::Booting { stage: Stage::Opening { .. } | Stage::Importing { .. }, .. } => Some(Heart::BUSY_PAUSE),
            State::Ready { .. } | State::Booting { stage: Stage::Supplying { .. }, .. } => Some(Heart::IDLE_PAUSE),
            State::Vacant | State::Booting { .. } | State::Resting | State::Failed(_) => None,
        };
        if let Some(beat) = self.heart.pace(now, pause) {
            effects.push(Effect::Send(ToGuard::Ping { beat }));
        }
    }

    fn give_up(&mut self) -> Option<&mut Wait> {
        match &mut self.state {
            State::Booting { give_up, .. } => give_up.as_mut(),
            State::Running { give_up, .. } | State::Stopping { give_up, .. } => Some(give_up),
            State::Vacant | State::Ready { .. } | State::Resting | State::Failed(_) => None,
        }
    }

    /// When the waiting engine is given back, if nobody looks at the page before. A lasting one holds somebody's names.
    fn rest_at(&self) -> Option<Timestamp> {
        let waits = self.kind == SessionKind::SingleUse && matches!(self.state, State::Ready { .. });
        self.hidden_since.filter(|_| waits).map(|since| since + REST_AFTER)
    }

    fn rest(&mut self, until_needed: bool, effects: &mut Vec<Effect>) {
        let idle = match self.state {
            State::Ready { session, .. } | State::Booting { stage: Stage::Supplying { session } | Stage::Importing { session }, waiting: None, .. } => Some(session),
            _ => None,
        };
        if let Some(session) = idle {
            effects.push(Effect::Send(ToGuard::Close { session }));
            self.state = State::Resting;
            self.rests_until_needed = until_needed;
        }
    }

    fn in_sight(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        self.hidden_since = None;
        if self.state == State::Resting && !self.rests_until_needed {
            self.open(now, None, effects);
        }
    }

    fn start(&mut self, waiting: Option<Waiting>, effects: &mut Vec<Effect>) {
        if self.state == State::Vacant {
            let stage = Stage::Preparing { shell: Shell::Awaited, fetched: false };
            self.state = State::Booting { stage, give_up: None, waiting };
            effects.push(Effect::Fetch);
        }
    }

    fn retry(&mut self, now: Timestamp, waiting: Option<Waiting>, effects: &mut Vec<Effect>) {
        if let State::Failed(_) = self.state {
            self.failed_starts = 0;
            if self.fetched {
                self.seal(now, waiting, effects);
            } else {
                self.state = State::Vacant;
                self.start(waiting, effects);
            }
        }
    }

    fn run(&mut self, now: Timestamp, request: Box<Request>, effects: &mut Vec<Effect>) {
        let run = self.last_run.next();
        if let Some(message) = too_large(&request) {
            self.last_run = run;
            return finish(run, Outcome::Failed(Failure { reason: FailReason::Unsupported, message }), effects);
        }
        let wanted = Waiting { run, request, imports_kill: false };
        match &mut self.state {
            State::Running { .. } | State::Stopping { .. } => return,
            State::Vacant => self.start(Some(wanted), effects),
            State::Failed(_) => self.retry(now, Some(wanted), effects),
            State::Resting => self.open(now, Some(wanted), effects),
            State::Booting { stage: Stage::Preparing { .. } | Stage::Loading | Stage::Opening { .. } | Stage::Importing { .. }, waiting, .. } => *waiting = Some(wanted),
            // What is on its way may not be what this run needs.
            State::Booting { stage: Stage::Supplying { session }, .. } | State::Ready { session, .. } => {
                let session = *session;
                self.launch(now, session, wanted, effects);
            }
        }
        self.last_run = run;
    }

    /// The session is open, and what the program needs is there, or will be before it starts.
    fn launch(&mut self, now: Timestamp, session: SessionId, waiting: Waiting, effects: &mut Vec<Effect>) {
        let packages = self.supplies.needed(&waiting.request.imports);
        if !self.supplies.holds(&packages) {
            // Also what did not come while the run waited for something else.
            self.supplies.try_again(&waiting.request.imports);
            self.order(&packages, effects);
            self.state = State::Booting { stage: Stage::Supplying { session }, give_up: None, waiting: Some(waiting) };
            return;
        }
        let is_ready = self.prepared.session == session && packages.iter().all(|name| self.prepared.packages.contains(name));
        if !is_ready && !packages.is_empty() {
            // A lasting session holds somebody's names: nothing is imported there that nobody asked for.
            let is_early = !waiting.imports_kill && self.kind == SessionKind::SingleUse;
            let modules = if is_early { waiting.request.imports.clone() } else { vec![] };
            return self.prepare(now, Prepared { session, packages: self.supplies.ready(&packages), modules }, Some(waiting), effects);
        }
        let Waiting { run, request, .. } = waiting;
        let Request { program, limits, files, .. } = *request;
        self.launched = (program.source.clone(), program.files.iter().map(|file| file.path.clone()).collect());
        let patience = Patience::of(&limits);
        let give_up = Wait::until(now + patience.running);
        self.state = State::Running { session, run, give_up, turn: Turn::Program(patience), spare: Spare::None };
        let obtainable = self.supplies.index().obtainable().map(str::to_owned).collect();
        effects.push(Effect::Launch(ToGuard::Run { session, run, program, limits: limits.for_run(), obtainable }, files));
    }

    fn hear_asked(&mut self, now: Timestamp, asker: RunId, asked: u32) -> bool {
        let State::Running { run, give_up, turn, .. } = &mut self.state else { return false };
        let Turn::Program(patience) = *turn else { return false };
        if *run != asker {
            return false;
        }
        *turn = Turn::Person { question: asked, patience };
        *give_up = Wait::until(now + patience.waiting);
        true
    }

    fn answer(&mut self, now: Timestamp, answered: u32, text: Option<String>, effects: &mut Vec<Effect>) {
        let State::Running { run, give_up, turn, .. } = &mut self.state else { return };
        match *turn {
            Turn::Person { question, patience } if question == answered => {
                let run = *run;
                *turn = Turn::Program(patience);
                *give_up = Wait::until(now + BEGUN_AGAIN + patience.running);
                effects.push(Effect::Send(ToGuard::Answer { run, question, text }));
            }
            Turn::Person { .. } | Turn::Packages(_) | Turn::Program(_) => {}
        }
    }

    /// Nobody saw in its text that the program imports this.
    fn hear_wants(&mut self, now: Timestamp, asker: RunId, module: String, effects: &mut Vec<Effect>) {
        let State::Running { run, give_up, turn, .. } = &mut self.state else { return };
        let (Turn::Program(patience) | Turn::Packages(patience)) = *turn else { return };
        if *run != asker {
            return;
        }
        *turn = Turn::Packages(patience);
        *give_up = Wait::until(now + patience.waiting);
        let modules: Vec<String> = self.supplies.index().obtainable().filter(|known| *known == module).map(str::to_owned).collect();
        self.wanted = self.supplies.needed(&modules);
        self.supplies.try_again(&modules);
        self.order(&self.wanted.clone(), effects);
        self.supply(now, false, effects);
    }

    /// The run goes on with what it waits for, when all of that is here or does not come.
    fn supply(&mut self, now: Timestamp, failed: bool, effects: &mut Vec<Effect>) {
        let State::Running { run, give_up, turn, .. } = &mut self.state else { return };
        let Turn::Packages(patience) = *turn else { return };
        let is_here = self.supplies.holds(&self.wanted);
        if is_here || failed {
            *turn = Turn::Program(patience);
            *give_up = Wait::until(now + patience.running);
            let packages = if is_here { std::mem::take(&mut self.wanted) } else { vec![] };
            effects.push(Effect::Send(ToGuard::Supply { run: *run, packages }));
        }
    }

    fn stop(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        match &mut self.state {
            State::Booting { waiting, .. } => {
                if let Some(Waiting { run, .. }) = waiting.take() {
                    let outcome = Outcome::Stopped { reason: StopReason::User, error: None };
                    finish(run, outcome, effects);
                }
            }
            State::Running { run, spare, .. } => {
                let (run, spare) = (*run, *spare);
                self.state = State::Stopping { run, give_up: Wait::until(now + GUARD_PATIENCE), spare };
                effects.push(Effect::Send(ToGuard::Stop { run }));
            }
            State::Vacant | State::Ready { .. } | State::Stopping { .. } | State::Resting | State::Failed(_) => {}
        }
    }

    /// What is being made is fresh already; what runs ends first, and a fresh one follows it.
    fn restart(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        match self.state {
            State::Ready { session, .. } => {
                effects.push(Effect::Send(ToGuard::Close { session }));
                self.open(now, None, effects);
            }
            State::Running { .. } | State::Booting { .. } => self.stop(now, effects),
            State::Failed(_) => self.retry(now, None, effects),
            State::Vacant | State::Stopping { .. } | State::Resting => {}
        }
    }

    fn shell_fetched(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if let State::Booting { stage: Stage::Preparing { shell: Shell::Awaited, .. }, waiting, .. } = &mut self.state {
            let waiting = waiting.take();
            self.seal(now, waiting, effects);
        }
    }

    fn all_fetched(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        self.fetched = true;
        self.shell_fetched(now, effects);
        if let State::Booting { stage: Stage::Preparing { fetched, .. }, .. } = &mut self.state {
            *fetched = true;
            self.go_on_when_fetched(now, effects);
        }
    }

    fn not_fetched(&mut self, failure: Failure, effects: &mut Vec<Effect>) {
        if let State::Booting { stage: Stage::Preparing { .. } | Stage::Loading, .. } = self.state {
            self.fail(failure, effects);
        }
    }

    fn seal(&mut self, now: Timestamp, waiting: Option<Waiting>, effects: &mut Vec<Effect>) {
        let stage = Stage::Preparing { shell: Shell::Sealing { frame: false }, fetched: self.fetched };
        self.state = State::Booting { stage, give_up: Some(Wait::until(now + SANDBOX_PATIENCE)), waiting };
        effects.push(Effect::CreateSandbox);
    }

    /// Whatever the guard does by itself may take only so long, but not before all files are here.
    fn go_on_when_fetched(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let State::Booting { stage, give_up, waiting } = &mut self.state else { return };
        match stage {
            Stage::Preparing { shell: Shell::Sealed, fetched: true } => {
                *stage = Stage::Loading;
                *give_up = Some(Wait::until(now + SANDBOX_PATIENCE + Limits::MAXIMUM.boot));
            }
            Stage::Preparing { shell: Shell::Loaded, fetched: true } => {
                let waiting = waiting.take();
                self.open(now, waiting, effects);
            }
            _ => {}
        }
    }

    fn open(&mut self, now: Timestamp, waiting: Option<Waiting>, effects: &mut Vec<Effect>) {
        let (session, give_up) = self.ask_to_open(now, effects);
        self.state = State::Booting { stage: Stage::Opening { session }, give_up: Some(give_up), waiting };
    }

    fn ask_to_open(&mut self, now: Timestamp, effects: &mut Vec<Effect>) -> (SessionId, Wait) {
        let session = self.last_session.next();
        self.last_session = session;
        let boot = Limits::MAXIMUM.boot;
        effects.push(Effect::Send(ToGuard::Open { session, kind: self.kind, boot_millis: millis(boot) }));
        (session, Wait::until(now + boot + GUARD_PATIENCE))
    }

    /// An engine is up and nobody waits for it: it imports what the next program will import, unless it has.
    fn settle(&mut self, now: Timestamp, session: SessionId, effects: &mut Vec<Effect>) {
        let needed = self.supplies.needed(&self.imports);
        // A lasting session holds somebody's names: nothing is done there that nobody asked for.
        if self.kind == SessionKind::Lasting {
            self.state = State::Ready { session, since: now };
            return;
        }
        self.order(&needed, effects);
        let wanted = Prepared { session, packages: self.supplies.ready(&needed), modules: self.imports.clone() };
        let is_new = wanted.modules.is_empty() && wanted.packages.is_empty();
        if is_new || self.prepared == wanted {
            self.extras_at.get_or_insert(now + EXTRAS_AFTER);
            self.state = State::Ready { session, since: now };
            return;
        }
        self.prepare(now, wanted, None, effects);
    }

    fn prepare(&mut self, now: Timestamp, wanted: Prepared, waiting: Option<Waiting>, effects: &mut Vec<Effect>) {
        let Prepared { session, packages, modules } = wanted.clone();
        effects.push(Effect::Send(ToGuard::Prepare { session, packages, modules, millis: millis(IMPORT_PATIENCE) }));
        self.prepared = wanted;
        let give_up = Some(Wait::until(now + IMPORT_PATIENCE + GUARD_PATIENCE));
        self.state = State::Booting { stage: Stage::Importing { session }, give_up, waiting };
    }

    /// Has what is missing of these fetched.
    fn order(&mut self, packages: &[Name], effects: &mut Vec<Effect>) {
        let ordered = self.supplies.order(packages);
        if !ordered.is_empty() {
            effects.push(Effect::Supply(ordered));
        }
    }

    fn hear_held(&mut self, now: Timestamp, package: Name, effects: &mut Vec<Effect>) {
        if !self.supplies.arrived(package) {
            return;
        }
        match &mut self.state {
            State::Booting { stage: Stage::Supplying { session }, waiting, .. } => {
                let session = *session;
                match waiting.take() {
                    Some(waiting) => self.launch(now, session, waiting, effects),
                    None => self.settle(now, session, effects),
                }
            }
            State::Ready { session, .. } => {
                let session = *session;
                self.settle(now, session, effects);
            }
            _ => self.supply(now, false, effects),
        }
    }

    /// The run that waits for it does not start, and everything else goes on.
    fn not_supplied(&mut self, now: Timestamp, failure: Failure, effects: &mut Vec<Effect>) {
        if !self.supplies.failed() {
            return;
        }
        if let State::Booting { stage: Stage::Supplying { session }, waiting, .. } = &mut self.state {
            let session = *session;
            if let Some(Waiting { run, .. }) = waiting.take() {
                finish(run, Outcome::Failed(failure), effects);
            }
            self.settle(now, session, effects);
        }
        self.supply(now, true, effects);
    }

    fn imports_changed(&mut self, now: Timestamp, modules: Vec<String>, effects: &mut Vec<Effect>) {
        self.imports = modules;
        if let State::Ready { session, .. } = self.state {
            self.settle(now, session, effects);
        }
    }

    fn plan_spare(&mut self, now: Timestamp) {
        let wanted = self.kind == SessionKind::SingleUse && self.spares == Spares::BesideRuns;
        if let State::Running { spare: spare @ Spare::None, .. } = &mut self.state
            && wanted
        {
            *spare = Spare::Due(now + SPARE_AFTER);
        }
    }

    /// When the next session is to be made ready beside the run.
    fn spare_at(&self) -> Option<Timestamp> {
        match self.state {
            State::Running { spare: Spare::Due(point), .. } => Some(point),
            _ => None,
        }
    }

    /// When what explains errors is fetched: not beside what a first visit waits for.
    fn extras_due(&self) -> Option<Timestamp> {
        let waits = matches!(self.state, State::Ready { .. }) && self.supplies.wants_extras();
        self.extras_at.filter(|_| waits)
    }

    fn open_spare(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let (session, give_up) = self.ask_to_open(now, effects);
        if let State::Running { spare, .. } = &mut self.state {
            *spare = Spare::Opening { session, give_up };
        }
    }

    fn hear(&mut self, now: Timestamp, message: FromGuard, effects: &mut Vec<Effect>) {
        self.heart.heard(now);
        match message {
            FromGuard::Sealed { place, seal } => self.hear_sealed(now, place, seal, effects),
            FromGuard::SnapshotMade => {
                if let State::Booting { stage: Stage::Loading | Stage::Preparing { shell: Shell::Sealed, .. }, .. } = self.state {
                    effects.push(Effect::KeepSnapshot);
                }
            }
            FromGuard::Loaded => match &mut self.state {
                State::Booting { stage: Stage::Loading, waiting, .. } => {
                    let waiting = waiting.take();
                    self.open(now, waiting, effects);
                }
                State::Booting { stage: Stage::Preparing { shell: shell @ Shell::Sealed, .. }, .. } => *shell = Shell::Loaded,
                _ => {}
            },
            FromGuard::Unloadable { message } => self.sandbox_lost(now, message, effects),
            FromGuard::Held { package } => self.hear_held(now, package, effects),
            FromGuard::Unheld { package, message } => {
                if self.supplies.awaits(&package) {
                    let message = said::unpacked(package, message);
                    self.not_supplied(now, Failure { reason: FailReason::Package, message }, effects);
                }
            }
            FromGuard::Opened { session } => self.hear_opened(now, session, effects),
            FromGuard::Prepared { session } => self.hear_prepared(now, session, effects),
            FromGuard::Broken { session, message } => self.hear_broken(now, session, message, effects),
            FromGuard::Pong { beat } => self.heart.answered(now, beat),
            FromGuard::Started { run } => {
                if self.is_running(run) {
                    effects.push(Effect::Started(run));
                    self.plan_spare(now);
                }
            }
            FromGuard::Output { run, stream, text } => self.pass_on(run, Effect::Output { run, stream, text }, effects),
            FromGuard::Asked { run, question, prompt, secret } => {
                if self.hear_asked(now, run, question) {
                    effects.push(Effect::Asked { run, question, prompt, secret });
                }
            }
            FromGuard::Wants { run, module } => self.hear_wants(now, run, module, effects),
            FromGuard::Differed { run } => self.pass_on(run, Effect::Differed(run), effects),
            FromGuard::Files { run, files, left_out } => self.pass_on(run, Effect::Files { run, files, left_out }, effects),
            FromGuard::Display { run, title, density } => self.pass_on(run, Effect::Display { run, title, density }, effects),
            FromGuard::Shows { run, value } => self.pass_on(run, Effect::Shows(run, value), effects),
            FromGuard::Draws { run, commands } => self.pass_on(run, Effect::Draws(run, commands), effects),
            FromGuard::Replied { run, reply } => self.pass_on(run, Effect::Replied(run, reply), effects),
            FromGuard::Remarked { run, remark } => self.pass_on(run, Effect::Remarked(run, remark), effects),
            FromGuard::Explained { run, paragraphs } => {
                if self.last_finished == Some(run) && self.last_run == run {
                    effects.push(Effect::Explained(run, paragraphs));
                }
            }
            FromGuard::Ended { run, ending, duration_millis, skipped, memory_bytes, session_alive } => {
                // More than the engine can have is no honest word.
                let memory = memory_bytes.filter(|bytes| *bytes <= self.memory_bytes);
                let outcome = Outcome::from(ending);
                let (source, files) = &self.launched;
                let known = Known { packages: self.supplies.index(), files };
                let advice = outcome.error().and_then(|error| advice::of(error, source, &known));
                let report = Report { outcome, duration: Duration::from_millis(duration_millis.into()), skipped, memory, advice };
                self.hear_ended(now, run, report, session_alive, effects);
            }
        }
    }

    /// What a run does that is not going on, nobody is told.
    fn pass_on(&self, run: RunId, effect: Effect, effects: &mut Vec<Effect>) {
        if self.is_running(run) {
            effects.push(effect);
        }
    }

    fn hear_sealed(&mut self, now: Timestamp, place: Place, seal: Seal, effects: &mut Vec<Effect>) {
        let leaks = seal.leaks();
        if !leaks.is_empty() {
            let place = match place {
                Place::Frame => said::FRAME,
                Place::Guard => said::GUARD,
                Place::Worker => said::WORKER,
            };
            let message = said::unsealed(place, leaks.join(", "));
            return self.fail(Failure { reason: FailReason::Sandbox, message }, effects);
        }
        let State::Booting { stage: Stage::Preparing { shell, .. }, give_up, .. } = &mut self.state else { return };
        match (*shell, place) {
            (Shell::Sealing { frame: false }, Place::Frame) => *shell = Shell::Sealing { frame: true },
            (Shell::Sealing { frame: true }, Place::Guard) => {
                *shell = Shell::Sealed;
                // However long the files take now.
                *give_up = None;
                effects.push(Effect::Load { boot: Limits::MAXIMUM.boot, memory_bytes: self.memory_bytes });
                self.go_on_when_fetched(now, effects);
            }
            (Shell::Awaited | Shell::Sealing { .. } | Shell::Sealed | Shell::Loaded, _) => {}
        }
    }

    fn hear_opened(&mut self, now: Timestamp, opened: SessionId, effects: &mut Vec<Effect>) {
        match &mut self.state {
            State::Booting { stage: Stage::Opening { session }, waiting, .. } if *session == opened => {
                match waiting.take() {
                    Some(waiting) => self.launch(now, opened, waiting, effects),
                    None => self.settle(now, opened, effects),
                }
            }
            State::Running { spare, .. } | State::Stopping { spare, .. } if spare.is(opened) => {
                *spare = Spare::Open { session: opened };
            }
            State::Vacant
            | State::Booting { .. }
            | State::Ready { .. }
            | State::Running { .. }
            | State::Stopping { .. }
            | State::Resting
            | State::Failed(_) => {}
        }
    }

    fn hear_prepared(&mut self, now: Timestamp, prepared: SessionId, effects: &mut Vec<Effect>) {
        if let State::Booting { stage: Stage::Importing { session, .. }, waiting, .. } = &mut self.state
            && *session == prepared
        {
            match waiting.take() {
                Some(waiting) => self.launch(now, prepared, waiting, effects),
                // The text may import other things by now.
                None => self.settle(now, prepared, effects),
            }
        }
    }

    fn hear_broken(&mut self, now: Timestamp, broken: SessionId, message: String, effects: &mut Vec<Effect>) {
        match &mut self.state {
            State::Booting { stage: Stage::Opening { session }, .. } if *session == broken => self.start_failed(now, message, effects),
            State::Booting { stage: Stage::Supplying { session }, .. } if *session == broken => {
                if !self.gave_up(now, now, &message, effects) {
                    let waiting = self.take_waiting();
                    self.open(now, waiting, effects);
                }
            }
            // What it was to import killed it; the program itself may say why, so it is not tried again before.
            State::Booting { stage: Stage::Importing { session }, .. } if *session == broken => {
                self.imports.clear();
                if !self.gave_up(now, now, &message, effects) {
                    let waiting = self.take_waiting().map(|waiting| Waiting { imports_kill: true, ..waiting });
                    self.open(now, waiting, effects);
                }
            }
            // A worker that died while it waited costs nobody anything: the next one is opened, but not for ever.
            State::Ready { session, since } if *session == broken => {
                let since = *since;
                if !self.gave_up(now, since, &message, effects) {
                    self.open(now, None, effects);
                }
            }
            // A spare is tried again when the run is over, and counted then.
            State::Running { spare, .. } | State::Stopping { spare, .. } if spare.is(broken) => *spare = Spare::None,
            State::Vacant
            | State::Booting { .. }
            | State::Ready { .. }
            | State::Running { .. }
            | State::Stopping { .. }
            | State::Resting
            | State::Failed(_) => {}
        }
    }

    fn hear_ended(&mut self, now: Timestamp, ended: RunId, report: Report, alive: bool, effects: &mut Vec<Effect>) {
        let (session, spare) = match self.state {
            // A run that came to its own end just before Stop arrived keeps its own ending.
            State::Running { run, session, spare, .. } if run == ended => (Some(session), spare),
            State::Stopping { run, spare, .. } if run == ended => (None, spare),
            _ => return,
        };
        self.failed_starts = 0;
        self.last_finished = Some(ended);
        effects.push(Effect::Finished(ended, Box::new(report)));
        let lives = alive && self.kind == SessionKind::Lasting;
        match (session.filter(|_| lives), spare) {
            (Some(session), _) | (None, Spare::Open { session }) => self.settle(now, session, effects),
            (None, Spare::Opening { session, give_up }) => {
                self.state = State::Booting { stage: Stage::Opening { session }, give_up: Some(give_up), waiting: None };
            }
            (None, Spare::None | Spare::Due(_)) => self.open(now, None, effects),
        }
    }

    fn is_running(&self, asked: RunId) -> bool {
        match self.state {
            State::Running { run, .. } | State::Stopping { run, .. } => run == asked,
            State::Vacant | State::Booting { .. } | State::Ready { .. } | State::Resting | State::Failed(_) => false,
        }
    }

    /// The frame, the guard or everything in it is gone: begin again with a new sandbox, but not for ever.
    fn sandbox_lost(&mut self, now: Timestamp, message: String, effects: &mut Vec<Effect>) {
        match self.state {
            State::Vacant | State::Failed(_) | State::Booting { stage: Stage::Preparing { shell: Shell::Awaited, .. }, .. } => {}
            State::Booting { .. } => self.start_failed(now, message, effects),
            State::Resting => self.renew(now, None, effects),
            State::Ready { since, .. } => {
                if !self.gave_up(now, since, &message, effects) {
                    self.renew(now, None, effects);
                }
            }
            State::Running { run, .. } => {
                let message = said::sandbox_gone(message);
                finish(run, Outcome::Failed(Failure { reason: FailReason::Crashed, message }), effects);
                self.renew(now, None, effects);
            }
            State::Stopping { run, .. } => {
                finish(run, Outcome::Stopped { reason: StopReason::User, error: None }, effects);
                self.renew(now, None, effects);
            }
        }
    }

    fn renew(&mut self, now: Timestamp, waiting: Option<Waiting>, effects: &mut Vec<Effect>) {
        self.drop_sandbox(effects);
        self.seal(now, waiting, effects);
    }

    fn start_failed(&mut self, now: Timestamp, message: String, effects: &mut Vec<Effect>) {
        let imports_kill = matches!(self.state, State::Booting { stage: Stage::Importing { .. }, .. });
        if imports_kill {
            self.imports.clear();
        }
        if !self.gave_up(now, now, &message, effects) {
            let waiting = self.take_waiting().map(|waiting| Waiting { imports_kill: waiting.imports_kill || imports_kill, ..waiting });
            self.renew(now, waiting, effects);
        }
    }

    fn drop_sandbox(&mut self, effects: &mut Vec<Effect>) {
        self.supplies.lost();
        effects.push(Effect::DropSandbox);
    }

    fn take_waiting(&mut self) -> Option<Waiting> {
        match &mut self.state {
            State::Booting { waiting, .. } => waiting.take(),
            _ => None,
        }
    }

    /// Counts a start that went wrong, or a start from `since` that did not last; says whether it was one too many.
    fn gave_up(&mut self, now: Timestamp, since: Timestamp, message: &str, effects: &mut Vec<Effect>) -> bool {
        if now >= since + STARTED_WELL {
            self.failed_starts = 0;
        }
        self.failed_starts += 1;
        let gives_up = self.failed_starts >= MAX_FAILED_STARTS;
        if gives_up {
            let message = said::not_started(u32::from(MAX_FAILED_STARTS), message.trim_end_matches('.'));
            self.fail(Failure { reason: FailReason::Boot, message }, effects);
        }
        gives_up
    }

    fn fail(&mut self, failure: Failure, effects: &mut Vec<Effect>) {
        self.drop_sandbox(effects);
        let unfinished = match &self.state {
            State::Booting { waiting, .. } => waiting.as_ref().map(|waiting| waiting.run),
            State::Running { run, .. } | State::Stopping { run, .. } => Some(*run),
            State::Vacant | State::Ready { .. } | State::Resting | State::Failed(_) => None,
        };
        if let Some(run) = unfinished {
            finish(run, Outcome::Failed(failure.clone()), effects);
        }
        self.state = State::Failed(failure);
    }

    fn tick(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.heart.has_stopped(now) {
            return self.sandbox_lost(now, "it stopped answering".to_owned(), effects);
        }
        if self.rest_at().is_some_and(|point| point <= now) {
            return self.rest(false, effects);
        }
        if self.extras_due().is_some_and(|point| point <= now) {
            let extras = self.supplies.extras().to_vec();
            self.order(&extras, effects);
        }
        if self.spare_at().is_some_and(|point| point <= now) {
            self.open_spare(now, effects);
        }
        if !self.give_up().is_some_and(|wait| wait.is_over(now)) {
            return;
        }
        match self.state {
            // The guard did not end the run in time, so it is jammed; the frame goes, and the run with it.
            State::Running { run, .. } => {
                finish(run, Outcome::Stopped { reason: StopReason::Deadline, error: None }, effects);
                self.renew(now, None, effects);
            }
            State::Stopping { .. } => self.sandbox_lost(now, "the guard did not answer".to_owned(), effects),
            State::Booting { .. } => self.start_failed(now, "the sandbox did not answer in time".to_owned(), effects),
            State::Vacant | State::Ready { .. } | State::Resting | State::Failed(_) => {}
        }
    }
}

/// A run that ends without the guard's word, so without its figures.
fn finish(run: RunId, outcome: Outcome, effects: &mut Vec<Effect>) {
    effects.push(Effect::Finished(run, Box::new(Report { outcome, duration: Duration::ZERO, skipped: Skipped::default(), memory: None, advice: None })));
}

/// Why this cannot be run, if it is too large for its limits.
fn too_large(request: &Request) -> Option<Text> {
    let Request { program, limits, .. } = request;
    let (source, input) = (program.source.len(), program.stdin.len());
    let (most_source, most_input) = (limits.source_bytes.min(Limits::MAXIMUM.source_bytes), limits.input_bytes.min(Limits::MAXIMUM.input_bytes));
    if source > most_source as usize {
        return Some(said::long_program(source, most_source));
    }
    (input > most_input as usize).then(|| said::long_input(input, most_input))
}
