//! The host: carries events to the session's machine and its effects into the browser.

use super::{
    page,
    sandbox::{Heard, Sandbox},
    vault::{Progress, Vault},
    words,
};
use crate::{
    bundle::{Bundle, Encoding, Entry, Role},
    limits::millis,
    outcome::Report,
    packages::{Index, Name},
    picture::Picture,
    protocol::{
        from_worker::Stream,
        ids::RunId,
        to_guard::{EnginePart, SessionKind, ToGuard},
        to_worker::{FileHead, Reply},
    },
    words::language::Language,
    session::{
        event::{Effect, Event, Timestamp},
        machine::{Machine, Spares, Status},
    },
};
use futures::future::join;
use gloo::{events::EventListener, timers::callback::Timeout};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::{Rc, Weak},
    time::Duration,
};
use web_sys::Blob;

/// What a program shows between its lines.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A picture.
    Picture(Picture),
    /// A value as it presents itself, for `js::value`.
    Value(String),
    /// More of its drawing, by commands of its own; `Host::shown` asks for more.
    Drawing(RunId, String),
}

/// What the host tells its view.
#[derive(Clone, Debug)]
pub enum Notice {
    /// Where the session stands, after every event.
    Status(Status),
    /// Engine files or packages are arriving.
    Progress(Progress),
    /// Learner code starts.
    Started(RunId),
    /// The program wrote; `Host::shown` asks for more.
    Output(RunId, Stream, String),
    /// The program waits for somebody's answer.
    Asked(Question),
    /// A run that was begun again to take an answer did not do the same as before.
    Differed,
    /// A run has made or changed files.
    Returned(Returned),
    /// The program shows something beside its text.
    Shown(Shown),
    /// Something else is known of a run's text; the words are a program's.
    Replied(Reply),
    /// What its author's rules or check say of a run's program: JSON of a `Remark`, a program's words.
    Remarked(RunId, String),
    /// The error that ended a run in plain words; a program's.
    Explained(RunId, Vec<String>),
    /// A run is over.
    Finished(RunId, Box<Report>),
}

/// What a run made of its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// As the worker calls them.
    pub files: Vec<FileHead>,
    /// Of all of them, one after another.
    pub bytes: Vec<u8>,
    /// More of them, which are over the limits.
    pub left_out: u32,
}

/// What a program waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Of which run.
    pub run: RunId,
    /// To be repeated in the answer.
    pub number: u32,
    /// The last line of the output, shortened.
    pub prompt: String,
    /// Whether what is typed must not be seen.
    pub secret: bool,
}

/// One session's way into the browser. Dropping the last handle ends everything it started.
#[derive(Clone)]
pub struct Host(Rc<Inner>);

struct Inner {
    machine: RefCell<Machine>,
    vault: Rc<Vault>,
    sandbox: RefCell<Option<Sandbox>>,
    /// Counts sandboxes, so that what was prepared for one that is gone is not given to the next.
    sandbox_number: Cell<u32>,
    /// The guard takes parts of the engine.
    loading: Cell<bool>,
    /// The bytes beside the guard's last message.
    came_beside: RefCell<Option<ArrayBuffer>>,
    wake_up: RefCell<Option<(Timestamp, Timeout)>>,
    queue: RefCell<VecDeque<Event>>,
    draining: Cell<bool>,
    notify: Box<dyn Fn(Notice)>,
    visibility: RefCell<Option<EventListener>>,
}

impl Host {
    /// A host that tells `notify` what happens.
    pub fn new(kind: SessionKind, memory_bytes: u32, spares: Spares, notify: impl Fn(Notice) + 'static) -> Host {
        Self::with_vault(Rc::default(), kind, memory_bytes, spares, Box::new(notify))
    }

    /// Another host, with a frame of its own and the same engine files.
    pub fn beside(&self, kind: SessionKind, memory_bytes: u32, notify: impl Fn(Notice) + 'static) -> Host {
        Self::with_vault(Rc::clone(&self.0.vault), kind, memory_bytes, Spares::AfterRuns, Box::new(notify))
    }

    fn with_vault(vault: Rc<Vault>, kind: SessionKind, memory_bytes: u32, spares: Spares, notify: Box<dyn Fn(Notice)>) -> Host {
        let host = Host(Rc::new(Inner {
            machine: RefCell::new(Machine::new(kind, memory_bytes, spares, packages())),
            vault,
            sandbox: RefCell::new(None),
            sandbox_number: Cell::new(0),
            loading: Cell::new(false),
            came_beside: RefCell::new(None),
            wake_up: RefCell::new(None),
            queue: RefCell::default(),
            draining: Cell::new(false),
            notify,
            visibility: RefCell::new(None),
        }));
        let weak = Rc::downgrade(&host.0);
        host.0.visibility.replace(page::on_visibility(move |visible| {
            if let Some(this) = weak.upgrade() {
                Inner::dispatch(&this, if visible { Event::InSight } else { Event::Hidden });
            }
        }));
        host
    }

    /// Lets something happen to the session.
    pub fn dispatch(&self, event: Event) {
        Inner::dispatch(&self.0, event);
    }

    /// So many UTF-16 units of the run's output are on the page: the guard may send as much more.
    pub fn shown(&self, run: RunId, chars: usize) {
        let chars = u32::try_from(chars).unwrap_or(u32::MAX);
        // Where the sandbox is gone nobody waits for it.
        if let Some(sandbox) = self.0.sandbox.borrow().as_ref() {
            let _ = sandbox.send(&ToGuard::Shown { run, chars }, None);
        }
    }
}

impl Inner {
    /// Events that arise while one is handled wait their turn.
    fn dispatch(this: &Rc<Self>, event: Event) {
        this.queue.borrow_mut().push_back(event);
        if this.draining.replace(true) {
            return;
        }
        loop {
            let Some(event) = this.queue.borrow_mut().pop_front() else { break };
            let effects = this.machine.borrow_mut().handle(page::now(), event);
            for effect in effects {
                Self::perform(this, effect);
            }
            let status = this.machine.borrow().status();
            (this.notify)(Notice::Status(status));
        }
        this.draining.set(false);
    }

    fn perform(this: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Fetch => Self::fetch(Rc::clone(this)),
            Effect::CreateSandbox => Self::create_sandbox(Rc::clone(this)),
            Effect::DropSandbox => {
                this.sandbox_number.set(this.sandbox_number.get() + 1);
                this.loading.set(false);
                drop(this.sandbox.take());
            }
            Effect::Load { boot, memory_bytes } => Self::load(this, boot, memory_bytes),
            Effect::Supply(names) => Self::supply(Rc::clone(this), names),
            Effect::KeepSnapshot => Self::keep_snapshot(Rc::clone(this)),
            Effect::Send(message) => Self::send(this, &message, None),
            Effect::Launch(message, files) if files.is_empty() => Self::send(this, &message, None),
            Effect::Launch(message, files) => match bytes_as_blob(&files) {
                Ok(files) => Self::send(this, &message, Some(&files)),
                Err(message) => Self::dispatch(this, Event::SandboxLost { message }),
            },
            Effect::Files { files, left_out, .. } => {
                let bytes = this.came_beside.take().map(|bytes| Uint8Array::new(&bytes).to_vec()).unwrap_or_default();
                (this.notify)(Notice::Returned(Returned { files, bytes, left_out }));
            }
            Effect::Display { title, density, .. } => {
                let bytes = this.came_beside.take().map(|bytes| Uint8Array::new(&bytes).to_vec()).unwrap_or_default();
                if let Some(picture) = Picture::of(title, density, bytes) {
                    (this.notify)(Notice::Shown(Shown::Picture(picture)));
                }
            }
            Effect::Shows(_, value) => (this.notify)(Notice::Shown(Shown::Value(value))),
            Effect::Draws(run, commands) => (this.notify)(Notice::Shown(Shown::Drawing(run, commands))),
            Effect::Started(run) => (this.notify)(Notice::Started(run)),
            Effect::Output { run, stream, text } => (this.notify)(Notice::Output(run, stream, text)),
            Effect::Asked { run, question: number, prompt, secret } => (this.notify)(Notice::Asked(Question { run, number, prompt, secret })),
            Effect::Differed(_) => (this.notify)(Notice::Differed),
            Effect::Replied(_, reply) => (this.notify)(Notice::Replied(reply)),
            Effect::Remarked(run, remark) => (this.notify)(Notice::Remarked(run, remark)),
            Effect::Explained(run, paragraphs) => (this.notify)(Notice::Explained(run, paragraphs)),
            Effect::Finished(run, report) => (this.notify)(Notice::Finished(run, report)),
            Effect::WakeAt(point) => Self::wake_at(this, point),
        }
    }

    fn fetch(this: Rc<Self>) {
        wasm_bindgen_futures::spawn_local(async move {
            let on_progress = |progress| (this.notify)(Notice::Progress(progress));
            let on_kept = |role: Option<Role>| match role.map_or(Some(EnginePart::Snapshot), EnginePart::of) {
                Some(part) => Self::give(&this, part),
                None if this.vault.has_shell() => Self::dispatch(&this, Event::ShellFetched),
                None => {}
            };
            let filled = this.vault.fill(on_progress, on_kept).await;
            Self::dispatch(&this, filled.map_or_else(Event::NotFetched, |()| Event::Fetched));
        });
    }

    fn create_sandbox(this: Rc<Self>) {
        let number = this.sandbox_number.get();
        wasm_bindgen_futures::spawn_local(async move {
            let (frame, guard) = match join(this.vault.text(Role::Frame), this.vault.text(Role::Guard)).await {
                (Ok(frame), Ok(guard)) => (frame, guard),
                (Err(failure), _) | (_, Err(failure)) => return Self::dispatch(&this, Event::SandboxLost { message: failure.message.say(Language::English) }),
            };
            if number != this.sandbox_number.get() {
                return;
            }
            let weak = Rc::downgrade(&this);
            let on_heard = Rc::new(move |heard| Self::hear(&weak, heard));
            match Sandbox::create(&frame, guard, on_heard) {
                Ok(sandbox) => drop(this.sandbox.replace(Some(sandbox))),
                Err(message) => Self::dispatch(&this, Event::SandboxLost { message }),
            }
        });
    }

    fn load(this: &Rc<Self>, boot: Duration, memory_bytes: u32) {
        this.loading.set(true);
        Self::send(this, &ToGuard::Load { memory_bytes, boot_millis: millis(boot) }, None);
        for part in EnginePart::ALL {
            Self::give(this, part);
        }
    }

    /// Gives the guard a part of the engine, if the guard waits for parts and this one is here. It is lent: the next sandbox of
    /// this page needs it too.
    fn give(this: &Rc<Self>, part: EnginePart) {
        let found = match part.role() {
            Some(role) => this.vault.shipped(role).map(|(entry, blob)| (entry.encoding, entry.unpacked_bytes, blob)),
            None => this.vault.snapshot().map(|blob| (Encoding::Identity, blob.size() as u64, blob)),
        };
        if let Some((encoding, unpacked_bytes, blob)) = found.filter(|_| this.loading.get()) {
            let unpacked_bytes = u32::try_from(unpacked_bytes).unwrap_or(u32::MAX);
            Self::send(this, &ToGuard::Part { part, encoding, unpacked_bytes }, Some(&blob));
        }
    }

    fn supply(this: Rc<Self>, names: Vec<Name>) {
        let number = this.sandbox_number.get();
        wasm_bindgen_futures::spawn_local(async move {
            let is_there = || number == this.sandbox_number.get();
            let on_progress = |progress| (this.notify)(Notice::Progress(progress));
            let on_kept = |name: &Name, entry: &Entry, blob: &Blob| {
                if is_there() {
                    let unpacked_bytes = u32::try_from(entry.unpacked_bytes).unwrap_or(u32::MAX);
                    Self::send(&this, &ToGuard::Package { package: name.clone(), encoding: entry.encoding, unpacked_bytes }, Some(blob));
                }
            };
            let supplied = this.vault.supply(&names, on_progress, on_kept).await;
            if let Err(failure) = supplied
                && is_there()
            {
                Self::dispatch(&this, Event::NotSupplied(failure));
            }
        });
    }

    fn keep_snapshot(this: Rc<Self>) {
        if let Some(snapshot) = this.came_beside.take() {
            wasm_bindgen_futures::spawn_local(async move { this.vault.keep_snapshot(snapshot).await });
        }
    }

    fn hear(weak: &Weak<Self>, heard: Heard) {
        let Some(this) = weak.upgrade() else { return };
        let event = match heard {
            Ok((message, bytes)) => {
                this.came_beside.replace(bytes);
                Event::Guard(message)
            }
            Err(message) => Event::SandboxLost { message },
        };
        Self::dispatch(&this, event);
    }

    fn send(this: &Rc<Self>, message: &ToGuard, part: Option<&Blob>) {
        let sent = match this.sandbox.borrow().as_ref() {
            Some(sandbox) => sandbox.send(message, part),
            None => Err("there is no sandbox".to_owned()),
        };
        if let Err(message) = sent {
            Self::dispatch(this, Event::SandboxLost { message });
        }
    }

    fn wake_at(this: &Rc<Self>, point: Timestamp) {
        if this.wake_up.borrow().as_ref().is_some_and(|(set, _)| *set == point) {
            return;
        }
        let wait = point.0.saturating_sub(page::now().0);
        let weak = Rc::downgrade(this);
        let millis = u32::try_from(wait.as_millis()).unwrap_or(u32::MAX).saturating_add(1);
        let timeout = Timeout::new(millis, move || {
            if let Some(this) = weak.upgrade() {
                this.wake_up.take();
                Self::dispatch(&this, Event::Tick);
            }
        });
        this.wake_up.replace(Some((point, timeout)));
    }
}

/// Those of this site. None where the list cannot be read, which the vault tells.
pub fn packages() -> Index {
    Bundle::parse(&page::bundle_text()).map(|bundle| Index::of(bundle.packages)).unwrap_or_default()
}

fn bytes_as_blob(bytes: &[u8]) -> Result<Blob, String> {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).map_err(|error| words(&error))
}
