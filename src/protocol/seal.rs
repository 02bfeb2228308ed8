//! What frame, guard and worker find when they try to break out of the sandbox before anything is handed to them (P6).

use serde::{Deserialize, Serialize};

/// Where a seal was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Place {
    /// The sandbox frame's own thread.
    Frame,
    /// The guard worker.
    Guard,
    /// The run worker.
    Worker,
}

/// The result of each attempt; every field must be `true` for the sandbox to be in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Seal {
    /// The origin is opaque (serialised as `null`).
    pub origin_opaque: bool,
    /// `fetch('data:,x')` was refused, so the content security policy's `connect-src` is in force.
    pub fetch_refused: bool,
    /// `eval` was refused, so `script-src` has no `'unsafe-eval'`.
    pub eval_refused: bool,
    /// Loading a script from a blob was refused, so `script-src` has no `blob:`.
    pub import_refused: bool,
}

impl Seal {
    /// The attempts that should have been refused and were not, in words for a person; empty when sealed.
    pub fn leaks(self) -> Vec<&'static str> {
        let Seal { origin_opaque, fetch_refused, eval_refused, import_refused } = self;
        [
            (origin_opaque, "its origin is not opaque"),
            (fetch_refused, "it may use the network"),
            (eval_refused, "it may evaluate text as code"),
            (import_refused, "it may load further scripts"),
        ]
        .into_iter()
        .filter_map(|(refused, leak)| (!refused).then_some(leak))
        .collect()
    }
}
