//! *Letters* between a frame and the page around it: `{ ampoule: 1, id, type, … }`, with bytes beside.

use super::{VERSION, fault::{Fault, FaultCode, short}, outcome::PublicOutcome};
use crate::protocol::{from_worker::Stream, to_worker::FileHead};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A longer one is none: with a program's files in text, and some.
pub const MOST_CHARS: usize = 32 << 20;

/// What the embedder asks for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(Serialize, ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Order {
    /// The first: how everything is to be. It is read by [`super::options::Options`].
    Configure {
        /// An object.
        #[cfg_attr(test, ts(type = "object"))]
        options: Value,
    },
    /// Run a program, or what the editor holds where none is given.
    Run {
        /// The program.
        source: Option<String>,
        /// What it reads: lines with their ends.
        #[serde(default)]
        stdin: String,
        /// Whether the embedder answers what it asks after that.
        #[serde(default)]
        interactive: bool,
        /// What lies beside `main.py`. The bytes are beside the letter, one file after another.
        #[serde(default)]
        files: Vec<FileHead>,
    },
    /// End a run, or forget one that waits; all of them where none is named.
    Stop {
        /// The id of its order.
        run: Option<u32>,
    },
    /// Answers a question of the program that runs.
    Answer {
        /// Its number.
        question: u32,
        /// A line without its end; nothing ends the input.
        text: Option<String>,
    },
    /// Another program in the editor.
    SetCode {
        /// Its text.
        code: String,
    },
    /// Tell what the editor holds.
    GetCode {},
    /// `light`, `dark` or `system`.
    SetTheme {
        /// Which.
        theme: String,
    },
    /// Other files beside the program. The bytes are beside the letter.
    SetFiles {
        /// All of them.
        files: Vec<FileHead>,
    },
    /// Tell which files are there.
    GetFiles {},
}

/// What the embedder is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(Deserialize, ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Word {
    /// The frame is there and waits for `configure`.
    Hello {
        /// Of the engine's files, so that two of one site can be told apart.
        version: String,
    },
    /// What was asked for is done.
    Done {},
    /// It cannot be done.
    Error {
        /// Why.
        error: Fault,
    },
    /// The program wrote.
    Output {
        /// Where to.
        stream: Stream,
        /// Some of it, in order.
        text: String,
    },
    /// The program waits for an answer.
    Asked {
        /// To be repeated in the answer.
        question: u32,
        /// The last line of its output.
        prompt: String,
        /// Whether what is typed must not be seen.
        secret: bool,
    },
    /// A run is over. Its bytes are beside the letter.
    Outcome {
        /// How.
        outcome: Box<PublicOutcome>,
    },
    /// What the editor holds.
    Code {
        /// Its text.
        code: String,
    },
    /// Which files are there. Their bytes are beside the letter.
    Files {
        /// All but the program.
        files: Vec<FileHead>,
    },
    /// Where the engine stands.
    Status {
        /// `starting`, `ready`, `running`, `resting`, `failed`.
        status: Standing,
    },
    /// The frame wants to be so high, in pixels of the page.
    Resize {
        /// How high.
        height: u32,
    },
}

/// Where the engine stands, for the embedder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(Deserialize, ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// It is on its way, or nobody has wanted it.
    Starting,
    /// A run begins at once.
    Ready,
    /// A program runs.
    Running,
    /// It was given back until the next run.
    Resting,
    /// It does not start.
    Failed,
}

/// An order, and which.
#[derive(Clone, Debug, PartialEq)]
pub struct Ordered {
    /// Repeated in everything that is said of it.
    pub id: u32,
    /// What is asked for.
    pub order: Order,
}

impl Ordered {
    /// Reads a letter without its bytes. `Ok(None)` where it is none of ours, which is nobody's fault: pages get letters of all kinds.
    /// The error comes with the letter's id, as far as it has one.
    pub fn parse(json: &str) -> Result<Option<Ordered>, (u32, Fault)> {
        let Ok(Value::Object(mut fields)) = serde_json::from_str::<Value>(json) else { return Ok(None) };
        let Some(version) = fields.remove("ampoule") else { return Ok(None) };
        let id = fields.remove("id").as_ref().and_then(Value::as_u64).and_then(|id| u32::try_from(id).ok());
        let fault = |message: String| (id.unwrap_or_default(), Fault::other(FaultCode::Message, message));
        if version != VERSION {
            return Err(fault(format!("a message has the version {}, but this frame knows {VERSION}: use the ampoule.js that lies beside embed.html", short(&version.to_string()))));
        }
        if id.is_none() {
            return Err(fault("a message has no id: give it a whole number, for the answer to repeat".to_owned()));
        }
        let kind = short(fields.get("type").and_then(Value::as_str).unwrap_or_default());
        match Order::deserialize(Value::Object(fields)) {
            Ok(order) => Ok(Some(Ordered { id: id.unwrap_or_default(), order })),
            Err(error) => Err(fault(format!("the message {kind:?} cannot be read: {}", short(&error.to_string())))),
        }
    }
}

/// A letter to the embedder, without its bytes. `id` is that of the order it is about, where there is one.
pub fn write(id: Option<u32>, word: &Word) -> String {
    // Texts, lists and numbers: there is nothing that JSON cannot hold.
    let Ok(Value::Object(fields)) = serde_json::to_value(word) else { return String::new() };
    let mut letter = Map::from_iter([("ampoule".to_owned(), VERSION.into()), ("id".to_owned(), id.into())]);
    letter.extend(fields);
    Value::Object(letter).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn orders_are_read() {
        let read = |json| Ordered::parse(json).unwrap().unwrap();
        assert_eq!(read(r#"{"ampoule":1,"id":3,"type":"getCode"}"#), Ordered { id: 3, order: Order::GetCode {} });
        assert_eq!(
            read(r#"{"type":"run","source":"print(1)","id":4,"ampoule":1,"files":[{"path":"a.txt","bytes":2}]}"#).order,
            Order::Run { source: Some("print(1)".into()), stdin: String::new(), interactive: false, files: vec![FileHead { path: "a.txt".into(), bytes: 2 }] }
        );
        assert_eq!(read(r#"{"ampoule":1,"id":5,"type":"answer","question":1,"text":null}"#).order, Order::Answer { question: 1, text: None });
    }

    #[test]
    fn other_peoples_letters_are_left_alone() {
        for json in ["", "7", "null", "[]", "{}", r#"{"type":"run"}"#, r#"{"id":1}"#, "{\"ampoule\"", &"[".repeat(10_000)] {
            assert_eq!(Ordered::parse(json), Ok(None), "{json:.40}");
        }
    }

    #[test]
    fn letters_that_are_none_are_told() {
        for (json, id, words) in [
            (r#"{"ampoule":2,"id":3,"type":"getCode"}"#, 3, "version 2"),
            (r#"{"ampoule":"1","id":3,"type":"getCode"}"#, 3, "version"),
            (r#"{"ampoule":1,"type":"getCode"}"#, 0, "no id"),
            (r#"{"ampoule":1,"id":-1,"type":"getCode"}"#, 0, "no id"),
            (r#"{"ampoule":1,"id":4294967296,"type":"getCode"}"#, 0, "no id"),
            (r#"{"ampoule":1,"id":3,"type":"get"}"#, 3, "\"get\""),
            (r#"{"ampoule":1,"id":3}"#, 3, "type"),
            (r#"{"ampoule":1,"id":3,"type":"run","source":7}"#, 3, "\"run\""),
            (r#"{"ampoule":1,"id":3,"type":"run","sorce":"a"}"#, 3, "sorce"),
            (r#"{"ampoule":1,"id":3,"type":"run","files":[{"path":"a","bytes":-1}]}"#, 3, "\"run\""),
            (r#"{"ampoule":1,"id":3,"type":"setCode","__proto__":{"code":"a"}}"#, 3, "\"setCode\""),
        ] {
            let (told, fault) = Ordered::parse(json).unwrap_err();
            assert_eq!((told, fault.code), (id, FaultCode::Message), "{json}");
            assert!(fault.message.contains(words), "{json}: {fault}");
        }
    }

    #[test]
    fn words_carry_version_and_id() {
        let json = write(Some(7), &Word::Output { stream: Stream::Stderr, text: "a\n".into() });
        let value: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value, serde_json::json!({ "ampoule": 1, "id": 7, "type": "output", "stream": "stderr", "text": "a\n" }));
        assert!(write(None, &Word::Resize { height: 5 }).contains("\"id\":null"));
    }

    proptest! {
        #[test]
        fn anything_is_read_or_told_of(text in "\\{(\"(ampoule|id|type|run|files|source)\":([0-9]{1,3}|\"[a-z]{0,5}\"|\\[\\]|null),?){0,5}\\}?.{0,9}") {
            let _ = Ordered::parse(&text);
        }
    }
}
