//! The page in somebody else's page: a widget that is seen, or a runner that is not. Which, its address says, or the page around it.

mod desk;
mod runner;
mod widget;

use crate::{
    embed::{
        fault::{Fault, FaultCode},
        letter::{Order, Ordered, Word},
        options::{Layout, Options},
    },
    js::{embedder::Embedder, host, page},
    words,
};
use std::{cell::RefCell, rc::Rc};

/// What takes the orders of the page around, once it is there.
type Taker = Rc<dyn Fn(Ordered, Vec<u8>)>;

/// Puts the page into the document, or waits until the page around says how it is to be.
pub fn mount() {
    console_error_panic_hook::set_once();
    // Whose page it is in is not known: nothing that the playground keeps is seen here.
    page::keep_nothing();
    words::bring_lessons();
    let index = host::packages();
    let (options, faults) = Options::of_fragment(&page::fragment(), &index);
    let embedder = Embedder::find();
    let taker: Rc<RefCell<Option<Taker>>> = Rc::default();
    if let Some(embedder) = embedder.clone() {
        let (said, taker) = (embedder.clone(), Rc::clone(&taker));
        embedder.listen(move |heard| {
            let (ordered, bytes) = match heard {
                Ok(heard) => heard,
                Err((id, error)) => return said.say(Some(id), &Word::Error { error }, &[]),
            };
            let is_there = taker.borrow().clone();
            match (is_there, &ordered.order) {
                (None, Order::Configure { options }) => match Options::of_object(options, &index) {
                    Ok(options) => {
                        said.say(Some(ordered.id), &Word::Done {}, &[]);
                        let made = make(options, vec![], Some(said.clone()));
                        taker.replace(Some(made));
                    }
                    Err(error) => said.say(Some(ordered.id), &Word::Error { error }, &[]),
                },
                (None, _) => said.say(Some(ordered.id), &refused("the first order to a frame has to be configure"), &[]),
                (Some(_), Order::Configure { .. }) => said.say(Some(ordered.id), &refused("this frame has its options already: make another one for others"), &[]),
                (Some(taker), _) => taker(ordered, bytes),
            }
        });
    }
    let waits = options.waits || options.layout == Layout::None;
    if !waits || embedder.is_none() {
        let made = make(Options { layout: if options.layout == Layout::None { Layout::Full } else { options.layout }, ..options }, faults, embedder.clone());
        taker.replace(Some(made));
    }
    if let Some(embedder) = embedder {
        embedder.say(None, &Word::Hello { version: env!("CARGO_PKG_VERSION").to_owned() }, &[]);
    }
}

fn make(options: Options, faults: Vec<Fault>, embedder: Option<Embedder>) -> Taker {
    page::remove_shell();
    match (options.layout, embedder) {
        (Layout::None, Some(embedder)) => runner::start(options, embedder),
        (_, embedder) => widget::mount(options, faults, embedder),
    }
}

fn refused(message: &str) -> Word {
    Word::Error { error: Fault::other(FaultCode::State, message) }
}
