//! What goes into the state machine and what comes out.

use crate::{
    imports,
    limits::Limits,
    outcome::{Failure, Report},
    protocol::{
        from_guard::FromGuard,
        from_worker::Stream,
        ids::RunId,
        to_guard::ToGuard,
        to_worker::{Authored, Exam, FileHead, Mode, Program, Reply},
    },
    packages::Name,
    policy::Policy,
    workspace::{Workspace, carry},
};
use std::time::Duration;

/// A point in time: how long after the page's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub Duration);

impl std::ops::Add<Duration> for Timestamp {
    type Output = Timestamp;
    fn add(self, length: Duration) -> Timestamp {
        Timestamp(self.0 + length)
    }
}

/// Everything that can happen to a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page is up: begin to fetch and start the engine.
    Start,
    /// The learner's text imports these modules: what waits for a program imports them beforehand.
    Imports(Vec<String>),
    /// Somebody wants this program run.
    Run(Box<Request>),
    /// Somebody wants the run to end, or to be forgotten if it still waits.
    Stop,
    /// Somebody answers the program's question; `None` ends its input.
    Answer {
        /// Which question of the run that is going on.
        question: u32,
        /// A line without its end.
        text: Option<String>,
    },
    /// Somebody wants a fresh interpreter in the place of a lasting one.
    Restart,
    /// Somebody wants another try after a failure.
    Retry,
    /// The sandbox's own files are here and verified.
    ShellFetched,
    /// All files of the engine are.
    Fetched,
    /// They are not, or cannot be used.
    NotFetched(Failure),
    /// A package could not be fetched, or cannot be used.
    NotSupplied(Failure),
    /// The frame or the guard spoke.
    Guard(FromGuard),
    /// The frame or the guard is gone, or says things that are no messages.
    SandboxLost {
        /// What was seen.
        message: String,
    },
    /// Somebody wants the waiting engine given back until the next run.
    Rest,
    /// The page's tab is out of sight.
    Hidden,
    /// It is in sight again.
    InSight,
    /// Time has passed; sent when `Effect::WakeAt` asked for it.
    Tick,
}

/// Whoever asks for names is typing, and an object may take long to tell its own.
const NAMES_WALL: Duration = Duration::from_secs(1);

/// The module that compiles a program whose policy is `restricted`.
const RESTRICTED: &str = "RestrictedPython";

/// A program and its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What to run.
    pub program: Program,
    /// Held to what.
    pub limits: Limits,
    /// The bytes of the program's files, one after another.
    pub files: Vec<u8>,
    /// The modules that it imports, by their dotted names, as far as its text tells.
    pub imports: Vec<String>,
}

impl Request {
    /// Of what the learner has.
    pub fn of(workspace: &Workspace, stdin: String, interactive: bool, limits: Limits) -> Request {
        let (heads, files) = carry::pack(workspace);
        let program = Program { stdin, interactive, files: heads, ..plain(workspace.main().to_owned(), Mode::Script) };
        Request { program, limits, files, imports: imports::of_workspace(workspace) }
    }

    /// Of what somebody types, with all files beside it.
    pub fn typed(source: String, workspace: &Workspace, limits: Limits) -> Request {
        let (files, bytes) = carry::pack_all(workspace);
        let program = Program { interactive: true, files, ..plain(source, Mode::Typed) };
        let imports = imports::of_typed(&program.source, workspace);
        Request { program, limits, files: bytes, imports }
    }

    /// Of a question what this text could go on with.
    pub fn names(source: String, limits: Limits) -> Request {
        let limits = Limits { wall: NAMES_WALL.min(limits.wall), ..limits };
        Request { program: plain(source, Mode::Names), limits, files: vec![], imports: vec![] }
    }

    /// With what an author puts around it: rules, what runs before it, what decides whether it is right. Packages that they import are there too.
    pub fn authored(mut self, policy: Policy, setup: String, exam: Option<Exam>) -> Request {
        let check = exam.iter().flat_map(|exam| imports::of(&exam.check));
        let compiler = policy.restricted.then(|| RESTRICTED.to_owned());
        self.imports.extend(imports::of(&setup).into_iter().chain(check).chain(compiler));
        let authored = Authored { policy: (policy != Policy::default()).then_some(policy), setup: (!setup.is_empty()).then_some(setup), exam };
        // Texts, lists and numbers: there is nothing that JSON cannot hold.
        self.program.author = if authored == Authored::default() { None } else { serde_json::to_string(&authored).ok() };
        self
    }
}

/// A program that nothing is given.
fn plain(source: String, mode: Mode) -> Program {
    Program { source, mode, stdin: String::new(), interactive: false, explain: None, author: None, files: vec![] }
}

/// Everything a session can ask of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Fetch and verify what is missing of the engine; answer with `ShellFetched` and `Fetched`, or with `NotFetched`.
    Fetch,
    /// Make the frame and in it the guard; both answer with `FromGuard::Sealed`.
    CreateSandbox,
    /// Throw the frame away and everything in it.
    DropSandbox,
    /// Give the guard the parts of the engine that are here, and the others as they arrive (`ToGuard::Load`, `ToGuard::Part`).
    Load {
        /// How long an engine may take to start for a snapshot.
        boot: Duration,
        /// What Python's memory may grow to.
        memory_bytes: u32,
    },
    /// Fetch and verify these packages and give them to the guard (`ToGuard::Package`); answer with `NotSupplied` where that fails.
    Supply(Vec<Name>),
    /// Keep the snapshot that came with the last message for later visits, if this browser lets us.
    KeepSnapshot,
    /// Send a message without bytes.
    Send(ToGuard),
    /// Send a run's beginning with the bytes of its files.
    Launch(ToGuard, Vec<u8>),
    /// Learner code starts; earlier output may go.
    Started(RunId),
    /// The program wrote.
    Output {
        /// Of which run.
        run: RunId,
        /// Where to.
        stream: Stream,
        /// What.
        text: String,
    },
    /// The program waits for a person: `Event::Answer` goes on.
    Asked {
        /// Of which run.
        run: RunId,
        /// To be repeated in the answer.
        question: u32,
        /// The last line of the output, shortened.
        prompt: String,
        /// Whether what is typed must not be seen.
        secret: bool,
    },
    /// A run that was begun again to take an answer did not do the same as before.
    Differed(RunId),
    /// What a run made of its files; the bytes came with the last message.
    Files {
        /// Of which run.
        run: RunId,
        /// As the worker calls them.
        files: Vec<FileHead>,
        /// More of them, which are over the limits.
        left_out: u32,
    },
    /// The program shows a picture; its bytes came with the last message. The title is the worker's words.
    Display {
        /// Of which run.
        run: RunId,
        /// What it shows.
        title: String,
        /// Its dots for each of the page's.
        density: u32,
    },
    /// The program shows a value, in the worker's words.
    Shows(RunId, String),
    /// The program draws on; `Host::shown` asks for more. The commands are the worker's words.
    Draws(RunId, String),
    /// Something else is known of a run's text.
    Replied(RunId, Reply),
    /// What its author's rules or check say of a run's program: JSON of a `Remark`, the worker's words.
    Remarked(RunId, String),
    /// The error that ended the last run in plain words; the worker's.
    Explained(RunId, Vec<String>),
    /// A run is over.
    Finished(RunId, Box<Report>),
    /// Send `Tick` at or after this point.
    WakeAt(Timestamp),
}
