//! Names of sessions and runs. The host hands them out in increasing order and never twice in a page's life, so that a
//! late or forged message about an earlier session or run can be told apart.

use serde::{Deserialize, Serialize};

/// One worker's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(transparent)]
pub struct SessionId(pub u32);

/// One execution of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(transparent)]
pub struct RunId(pub u32);

impl SessionId {
    /// The id after this one.
    pub fn next(self) -> Self {
        SessionId(self.0.wrapping_add(1))
    }
}

impl RunId {
    /// The id after this one.
    pub fn next(self) -> Self {
        RunId(self.0.wrapping_add(1))
    }
}
