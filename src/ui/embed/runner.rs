//! The *runner*: runs programs for the page around and shows nothing. Nothing in it waits for the page to be drawn.

use super::{Taker, desk::Desk, refused};
use crate::{
    embed::{clerk::Job, letter::{Order, Ordered}, options::Options},
    js::{
        embedder::Embedder,
        host::{self, Host, Notice, Shown},
        page,
    },
    protocol::{ids::RunId, to_guard::SessionKind},
    session::{event::Event, machine::Spares},
};
use std::{cell::OnceCell, rc::Rc};

struct Runner {
    desk: Desk,
    host: OnceCell<Host>,
}

/// Starts the engine; gives what takes orders.
pub fn start(options: Options, embedder: Embedder) -> Taker {
    let index = host::packages();
    let modules: Vec<String> = options.packages.iter().filter_map(|package| index.module_of(package)).map(str::to_owned).collect();
    let memory = options.limits.memory_bytes;
    let runner = Rc::new(Runner { desk: Desk::new(options, Some(embedder)), host: OnceCell::new() });
    // The host lives in the runner and not the other way round.
    let weak = Rc::downgrade(&runner);
    let host = Host::new(SessionKind::SingleUse, memory, Spares::for_device(page::device_memory()), move |notice| {
        if let Some(runner) = weak.upgrade() {
            runner.hear(&notice);
        }
    });
    host.dispatch(Event::Start);
    host.dispatch(Event::Imports(modules));
    let _ = runner.host.set(host);
    Rc::new(move |ordered, bytes| runner.take(ordered, bytes))
}

impl Runner {
    fn take(&self, Ordered { id, order }: Ordered, bytes: Vec<u8>) {
        let events = match order {
            Order::Run { source: Some(source), stdin, interactive, files } => self.desk.run(Some(id), Job { source, stdin, interactive, files, bytes }),
            Order::Stop { run } => self.desk.stop(run),
            Order::Answer { question, text } => vec![Event::Answer { question, text }],
            Order::Run { source: None, .. } => return self.refuse(id, "a runner has no editor: give the order run a source"),
            Order::Configure { .. } | Order::SetCode { .. } | Order::GetCode {} | Order::SetTheme { .. } | Order::SetFiles { .. } | Order::GetFiles {} => {
                return self.refuse(id, "a runner shows nothing: make a playground for that");
            }
        };
        self.dispatch(events);
    }

    fn hear(&self, notice: &Notice) {
        let events = self.desk.hear(notice);
        // It is on its way to the page around, which bounds it: more may come.
        match notice {
            Notice::Output(run, _, text) | Notice::Shown(Shown::Drawing(run, text)) => self.shown(*run, text),
            _ => {}
        }
        self.dispatch(events);
    }

    fn shown(&self, run: RunId, text: &str) {
        if let Some(host) = self.host.get() {
            host.shown(run, text.encode_utf16().count());
        }
    }

    fn dispatch(&self, events: Vec<Event>) {
        if let Some(host) = self.host.get() {
            events.into_iter().for_each(|event| host.dispatch(event));
        }
    }

    fn refuse(&self, id: u32, why: &str) {
        self.desk.say(Some(id), &refused(why), &[]);
    }
}
