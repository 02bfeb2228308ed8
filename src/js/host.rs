//! The host: carries events to the session's machine and its effects into the browser.

use super::{page, sandbox::Sandbox, vault::{Progress, Vault}};
use crate::{
    bundle::Role,
    outcome::Report,
    protocol::{from_worker::Stream, ids::RunId, to_guard::{SessionKind, ToGuard}},
    session::{
        event::{Effect, Event, Timestamp},
        machine::{Machine, Status},
    },
};
use gloo::timers::callback::Timeout;
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::{Rc, Weak},
};
use wasm_bindgen::JsValue;

/// What the host tells its view.
#[derive(Clone, Debug)]
pub enum Notice {
    /// Where the session stands, after every event.
    Status(Status),
    /// Engine files are arriving.
    Progress(Progress),
    /// Learner code starts.
    Started(RunId),
    /// The program wrote.
    Output(Stream, String),
    /// A run is over.
    Finished(RunId, Box<Report>),
}

/// One session's way into the browser. Dropping the last handle ends everything it started.
#[derive(Clone)]
pub struct Host(Rc<Inner>);

struct Inner {
    machine: RefCell<Machine>,
    vault: Vault,
    sandbox: RefCell<Option<Sandbox>>,
    wake_up: RefCell<Option<(Timestamp, Timeout)>>,
    queue: RefCell<VecDeque<Event>>,
    draining: Cell<bool>,
    notify: Box<dyn Fn(Notice)>,
}

impl Host {
    /// A host that tells `notify` what happens.
    pub fn new(kind: SessionKind, notify: impl Fn(Notice) + 'static) -> Host {
        Host(Rc::new(Inner {
            machine: RefCell::new(Machine::new(kind)),
            vault: Vault::default(),
            sandbox: RefCell::new(None),
            wake_up: RefCell::new(None),
            queue: RefCell::default(),
            draining: Cell::new(false),
            notify: Box::new(notify),
        }))
    }

    /// Lets something happen to the session.
    pub fn dispatch(&self, event: Event) {
        Inner::dispatch(&self.0, event);
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
            Effect::CreateSandbox => Self::create_sandbox(this),
            Effect::DropSandbox => drop(this.sandbox.take()),
            Effect::Load => {
                let parts = [Role::Worker, Role::Wasm, Role::Stdlib].map(|role| match this.vault.bytes(role) {
                    Some(bytes) => bytes.buffer().into(),
                    None => JsValue::UNDEFINED,
                });
                Self::send(this, &ToGuard::Load, &parts);
            }
            Effect::Send(message) => Self::send(this, &message, &[]),
            Effect::Started(run) => (this.notify)(Notice::Started(run)),
            Effect::Output { stream, text } => (this.notify)(Notice::Output(stream, text)),
            Effect::Finished(run, report) => (this.notify)(Notice::Finished(run, report)),
            Effect::WakeAt(point) => Self::wake_at(this, point),
        }
    }

    fn fetch(this: Rc<Self>) {
        wasm_bindgen_futures::spawn_local(async move {
            let filled = this.vault.fill(|progress| (this.notify)(Notice::Progress(progress))).await;
            Self::dispatch(&this, filled.map_or_else(Event::NotFetched, |()| Event::Fetched));
        });
    }

    fn create_sandbox(this: &Rc<Self>) {
        let weak = Rc::downgrade(this);
        let on_heard = Rc::new(move |heard: Result<_, String>| {
            Self::dispatch_later(&weak, heard.map_or_else(|message| Event::SandboxLost { message }, Event::Guard));
        });
        let made = match (this.vault.text(Role::Frame), this.vault.text(Role::Guard)) {
            (Some(frame), Some(guard)) => Sandbox::create(&frame, guard, on_heard),
            _ => Err("the sandbox's own files are not text".to_owned()),
        };
        match made {
            Ok(sandbox) => drop(this.sandbox.replace(Some(sandbox))),
            Err(message) => Self::dispatch(this, Event::SandboxLost { message }),
        }
    }

    fn dispatch_later(weak: &Weak<Self>, event: Event) {
        if let Some(this) = weak.upgrade() {
            Self::dispatch(&this, event);
        }
    }

    fn send(this: &Rc<Self>, message: &ToGuard, parts: &[JsValue]) {
        let sent = match this.sandbox.borrow().as_ref() {
            Some(sandbox) => sandbox.send(message, parts),
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
