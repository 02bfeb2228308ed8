//! The *desk*: between the session, the clerk and the page around.

use crate::{
    embed::{
        clerk::{Act, Clerk, Come, Job},
        letter::{Standing, Word},
        options::Options,
    },
    js::{
        embedder::Embedder,
        host::{Notice, Shown},
        page,
    },
    session::{event::Event, machine::Status},
};
use std::cell::{Cell, RefCell};

/// Of values and drawings, as `docs/api.md` names them.
const VALUE: &str = "application/vnd.ampoule.value+json";
const DRAWING: &str = "application/vnd.ampoule.drawing+json";

/// Of one frame.
pub struct Desk {
    clerk: RefCell<Clerk>,
    embedder: Option<Embedder>,
    stands: Cell<Option<Standing>>,
}

impl Desk {
    /// With nothing to do.
    pub fn new(options: Options, embedder: Option<Embedder>) -> Desk {
        Desk { clerk: RefCell::new(Clerk::new(options)), embedder, stands: Cell::new(None) }
    }

    /// Somebody wants a program run; gives what the session is to hear.
    pub fn run(&self, id: Option<u32>, job: Job) -> Vec<Event> {
        let acts = self.clerk.borrow_mut().run(page::now(), id, job);
        self.perform(acts)
    }

    /// Somebody wants a run ended, or all; gives what the session is to hear.
    pub fn stop(&self, run: Option<u32>) -> Vec<Event> {
        let acts = self.clerk.borrow_mut().stop(run);
        self.perform(acts)
    }

    /// The session told something; gives what it is to hear.
    pub fn hear(&self, notice: &Notice) -> Vec<Event> {
        if let Notice::Status(status) = notice {
            match standing(status) {
                // To the session one that can begin at once after a while is ready.
                Standing::Ready if self.stands.get() == Some(Standing::Resting) => {}
                stands => self.tell(stands),
            }
        }
        let Some(come) = come(notice) else { return vec![] };
        let acts = self.clerk.borrow_mut().hear(page::now(), come);
        self.perform(acts)
    }

    /// Says something to the page around, if that has said anything yet.
    pub fn say(&self, id: Option<u32>, word: &Word, bytes: &[u8]) {
        if let Some(embedder) = self.embedder.as_ref().filter(|embedder| embedder.is_bound()) {
            embedder.say(id, word, bytes);
        }
    }

    /// How high the frame wants to be: no secret, and whoever only puts it somewhere wants to know too.
    pub fn tell_height(&self, height: u32) {
        if let Some(embedder) = &self.embedder {
            embedder.say(None, &Word::Resize { height }, &[]);
        }
    }

    /// The engine was given back.
    pub fn rest(&self) {
        self.tell(Standing::Resting);
    }

    fn tell(&self, stands: Standing) {
        if self.stands.replace(Some(stands)) != Some(stands) {
            self.say(None, &Word::Status { status: stands }, &[]);
        }
    }

    fn perform(&self, acts: Vec<Act>) -> Vec<Event> {
        let mut events = Vec::new();
        for act in acts {
            match act {
                Act::Session(event) => events.push(event),
                Act::Say(said) => self.say(said.id, &said.word, &said.bytes),
            }
        }
        events
    }
}

fn standing(status: &Status) -> Standing {
    match status {
        Status::Fetching { .. } | Status::Starting { .. } | Status::Supplying => Standing::Starting,
        Status::Ready => Standing::Ready,
        Status::Running | Status::Waiting | Status::Wanting | Status::Silent | Status::Stopping => Standing::Running,
        Status::Failed(_) => Standing::Failed,
    }
}

/// What of it is of the run that goes on.
fn come(notice: &Notice) -> Option<Come> {
    Some(match notice {
        Notice::Status(status) if !status.has_program() => Come::Free,
        Notice::Started(_) => Come::Started,
        Notice::Output(_, stream, text) => Come::Output(*stream, text.clone()),
        Notice::Asked(question) => Come::Asked { question: question.number, prompt: question.prompt.clone(), secret: question.secret },
        Notice::Shown(Shown::Picture(picture)) => Come::Picture { title: picture.title.clone(), bytes: picture.bytes.clone() },
        Notice::Shown(Shown::Value(value)) => Come::Shown { mime: VALUE, text: value.clone() },
        Notice::Shown(Shown::Drawing(_, commands)) => Come::Shown { mime: DRAWING, text: commands.clone() },
        Notice::Returned(returned) => Come::Returned { files: returned.files.clone(), bytes: returned.bytes.clone(), left_out: returned.left_out },
        Notice::Remarked(_, remark) => Come::Remarked(remark.clone()),
        Notice::Finished(_, report) => Come::Finished(report.clone()),
        Notice::Status(_) | Notice::Progress(_) | Notice::Differed | Notice::Replied(_) | Notice::Explained(..) => return None,
    })
}
