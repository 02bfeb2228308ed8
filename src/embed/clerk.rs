//! The *clerk*: takes the embedder's orders one after another to the session, and brings back what is to be said of each.
//!
//! It knows neither window nor clock: what happens comes in as [`Come`], what is to be done goes out as [`Act`].

use super::{
    fault::{Fault, FaultCode, short},
    letter::Word,
    options::{Options, WhenBusy},
    outcome::{Display, PublicOutcome},
};
use crate::{
    outcome::Report,
    protocol::{from_worker::Stream, to_worker::FileHead, verdict::Remark},
    session::event::{Event, Request, Timestamp},
    workspace::{Workspace, carry, name::FileName},
};
use std::collections::VecDeque;

/// More runs do not wait.
pub const MOST_WAITING: usize = 1000;

/// What is said, of which order, and the bytes beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Of the order; nothing where it is about none.
    pub id: Option<u32>,
    /// What.
    pub word: Word,
    /// Beside it.
    pub bytes: Vec<u8>,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// The session is to hear this.
    Session(Event),
    /// The embedder is.
    Say(Said),
}

/// What the session tells of the run that goes on.
#[derive(Clone, Debug, PartialEq)]
pub enum Come {
    /// The program begins.
    Started,
    /// It wrote.
    Output(Stream, String),
    /// It asks.
    Asked {
        /// To be repeated in the answer.
        question: u32,
        /// The last line of its output.
        prompt: String,
        /// Whether what is typed must not be seen.
        secret: bool,
    },
    /// It shows bytes: a picture, with what it shows.
    Picture {
        /// In words.
        title: String,
        /// A PNG.
        bytes: Vec<u8>,
    },
    /// It shows something in a text of ours.
    Shown {
        /// Which kind.
        mime: &'static str,
        /// All of it.
        text: String,
    },
    /// It made or changed files.
    Returned {
        /// Their names and sizes.
        files: Vec<FileHead>,
        /// All of them.
        bytes: Vec<u8>,
        /// More, over the limits.
        left_out: u32,
    },
    /// Its rules say something: JSON of a [`Remark`].
    Remarked(String),
    /// It is over.
    Finished(Box<Report>),
    /// The session can take another one.
    Free,
}

/// A program as the embedder gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// Its text.
    pub source: String,
    /// What it reads.
    pub stdin: String,
    /// Whether the embedder answers after that.
    pub interactive: bool,
    /// What lies beside it.
    pub files: Vec<FileHead>,
    /// Of all of them.
    pub bytes: Vec<u8>,
}

#[derive(Debug)]
struct Waiting {
    id: Option<u32>,
    workspace: Workspace,
    stdin: String,
    interactive: bool,
    since: Timestamp,
}

#[derive(Debug)]
struct Current {
    id: Option<u32>,
    since: Timestamp,
    begun: Option<Timestamp>,
    left: PublicOutcome,
    pictures: Vec<u8>,
    files: Vec<u8>,
}

/// Of one frame.
#[derive(Debug)]
pub struct Clerk {
    options: Options,
    waiting: VecDeque<Waiting>,
    current: Option<Current>,
    /// The session has ended a run, and not yet said that it can take another.
    clears_up: bool,
}

impl Clerk {
    /// With nothing to do.
    pub fn new(options: Options) -> Clerk {
        Clerk { options, waiting: VecDeque::new(), current: None, clears_up: false }
    }

    /// Somebody wants a program run: the embedder, by an order with this id, or the learner.
    pub fn run(&mut self, now: Timestamp, id: Option<u32>, job: Job) -> Vec<Act> {
        let is_free = self.current.is_none() && !self.clears_up && self.waiting.is_empty();
        let workspace = match workspace(job.source, &job.files, &job.bytes) {
            Ok(workspace) => workspace,
            Err(message) => return vec![refused(id, FaultCode::Message, message)],
        };
        if !is_free && self.options.when_busy == WhenBusy::Refuse {
            return vec![refused(id, FaultCode::Busy, "a run goes on, and this runner was made with whenBusy: \"refuse\": wait for its outcome, or make it with \"queue\"".to_owned())];
        }
        if self.waiting.len() >= MOST_WAITING {
            return vec![refused(id, FaultCode::Busy, format!("{MOST_WAITING} runs wait already: wait for some of their outcomes"))];
        }
        self.waiting.push_back(Waiting { id, workspace, stdin: job.stdin, interactive: job.interactive, since: now });
        self.next()
    }

    /// Somebody wants a run ended, or all of them.
    pub fn stop(&mut self, run: Option<u32>) -> Vec<Act> {
        let is_meant = |id: Option<u32>| run.is_none() || run == id;
        let (forgotten, kept) = std::mem::take(&mut self.waiting).into_iter().partition::<VecDeque<_>, _>(|waiting| is_meant(waiting.id));
        self.waiting = kept;
        let mut acts: Vec<Act> = forgotten.into_iter().map(|waiting| outcome(waiting.id, PublicOutcome::forgotten(), vec![])).collect();
        if self.current.as_ref().is_some_and(|current| is_meant(current.id)) {
            acts.push(Act::Session(Event::Stop));
        }
        acts
    }

    /// Something is known of the run that goes on.
    pub fn hear(&mut self, now: Timestamp, come: Come) -> Vec<Act> {
        if come == Come::Free {
            self.clears_up = false;
            return self.next();
        }
        let Some(current) = &mut self.current else { return vec![] };
        let say = |word| vec![Act::Say(Said { id: current.id, word, bytes: vec![] })];
        match come {
            // Begun again to take an answer, it is the same run.
            Come::Started => current.begun = current.begun.or(Some(now)),
            Come::Output(stream, text) => {
                match stream {
                    Stream::Stdout => current.left.stdout.push_str(&text),
                    Stream::Stderr => current.left.stderr.push_str(&text),
                }
                return say(Word::Output { stream, text });
            }
            Come::Asked { question, prompt, secret } => return say(Word::Asked { question, prompt, secret }),
            Come::Picture { title, bytes } => {
                let count = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
                current.left.display.push(Display { mime: "image/png".to_owned(), title: Some(title), text: None, bytes: Some(count) });
                current.pictures.extend(bytes);
            }
            Come::Shown { mime, text } => current.left.display.push(Display { mime: mime.to_owned(), title: None, text: Some(text), bytes: None }),
            Come::Returned { files, bytes, left_out } => {
                current.left.files = files;
                current.files = bytes;
                current.left.files_left_out = left_out;
            }
            Come::Remarked(json) => {
                if let Some(Remark::Violations(violations)) = Remark::parse(&json) {
                    current.left.violations = violations;
                }
            }
            Come::Finished(report) => return self.finished(now, &report),
            Come::Free => {}
        }
        vec![]
    }

    fn finished(&mut self, now: Timestamp, report: &Report) -> Vec<Act> {
        let Some(Current { id, since, begun, left, mut files, pictures }) = self.current.take() else { return vec![] };
        self.clears_up = true;
        let fresh = begun.unwrap_or(now).0.saturating_sub(since.0);
        files.extend(pictures);
        vec![outcome(id, left.ended(report, fresh), files)]
    }

    fn next(&mut self) -> Vec<Act> {
        if self.current.is_some() || self.clears_up {
            return vec![];
        }
        let Some(Waiting { id, workspace, stdin, interactive, since }) = self.waiting.pop_front() else { return vec![] };
        self.current = Some(Current { id, since, begun: None, left: PublicOutcome::default(), pictures: vec![], files: vec![] });
        let request = Request::of(&workspace, stdin, interactive, self.options.limits).authored(self.options.policy.clone(), String::new(), None);
        vec![Act::Session(Event::Run(Box::new(request)))]
    }
}

/// A program with its files. The error says which of them cannot be.
fn workspace(source: String, files: &[FileHead], bytes: &[u8]) -> Result<Workspace, String> {
    let mut workspace = Workspace::new(source);
    for head in files {
        FileName::parse(&head.path).map_err(|error| format!("a file cannot be called {:?}: {error}", short(&head.path)))?;
    }
    let files = carry::unpack(files, bytes).ok_or("the sizes of the files do not fit the bytes beside the message")?;
    for file in files {
        if file.name == FileName::main() {
            return Err(format!("the file {} is the program itself: give it as the source", file.name.as_str()));
        }
        let name = file.name.as_str().to_owned();
        workspace.put(file.name, file.content).map_err(|error| format!("the file {name} cannot be there: {error}"))?;
    }
    Ok(workspace)
}

fn refused(id: Option<u32>, code: FaultCode, message: String) -> Act {
    Act::Say(Said { id, word: Word::Error { error: Fault::other(code, message) }, bytes: vec![] })
}

fn outcome(id: Option<u32>, outcome: PublicOutcome, bytes: Vec<u8>) -> Act {
    Act::Say(Said { id, word: Word::Outcome { outcome: Box::new(outcome) }, bytes })
}

#[cfg(test)]
mod tests;
