//! Every message between host, guard and worker, declared once.
//!
//! A *message* is JSON text: it can be measured before it is parsed and it is decoded totally or refused. Bytes (the
//! engine, the program's files) ride beside the text as `ArrayBuffer`s and never inside it. The TypeScript of the guest
//! side is generated from these types (`pyodide-loader/src/protocol.gen.ts`); a test here fails when it is stale.
//!
//! This module knows no browser, no clock and no policy.

pub mod ending;
pub mod from_guard;
pub mod from_worker;
pub mod ids;
pub mod seal;
pub mod to_guard;
pub mod to_worker;
pub mod verdict;

mod decode;
pub use decode::{DecodeError, MAX_MESSAGE_BYTES, decode, encode};

#[cfg(test)]
mod export;
