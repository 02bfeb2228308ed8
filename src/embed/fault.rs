//! What is wrong with what an embedder asks for.

use serde::Serialize;

/// The kinds of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(serde::Deserialize, ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum FaultCode {
    /// An option that is none, or a value that it cannot have.
    Option,
    /// A message that is none.
    Message,
    /// A run goes on, and this runner refuses a second one meanwhile; or too many wait.
    Busy,
    /// What was asked for does not fit what this frame is, or how far it has come.
    State,
}

/// Told to the embedder, in English: it is for whoever writes the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(test, derive(serde::Deserialize, ts_rs::TS))]
#[error("{message}")]
pub struct Fault {
    /// Which kind.
    pub code: FaultCode,
    /// What happened, to which thing, and what to do.
    pub message: String,
    /// The option that is meant, as `limits.wallMillis`.
    pub option: Option<String>,
}

impl Fault {
    /// Of an option.
    pub fn option(name: impl Into<String>, message: impl Into<String>) -> Fault {
        Fault { code: FaultCode::Option, message: message.into(), option: Some(name.into()) }
    }

    /// Of anything else.
    pub fn other(code: FaultCode, message: impl Into<String>) -> Fault {
        Fault { code, message: message.into(), option: None }
    }
}

/// So much of a text that somebody else made is repeated in a message.
pub fn short(text: &str) -> String {
    const MOST: usize = 60;
    let shown: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(MOST).collect();
    if text.chars().nth(MOST).is_some() { format!("{shown}…") } else { shown }
}
