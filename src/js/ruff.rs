//! Fetching the editor's helper, Ruff: pinned and checked like the engine, but only when somebody wants it.

pub use super::vault::Progress;

use super::{fetch, page};
use crate::{
    bundle::{Bundle, Entry, Role},
    outcome::{FailReason, Failure},
    words::{errors, say::Text},
};
use futures::future::try_join;
use js_sys::ArrayBuffer;
use std::cell::Cell;

/// Ruff's two files, unpacked.
pub struct Ruff {
    /// The worker's script.
    pub script: ArrayBuffer,
    /// What it runs.
    pub wasm: ArrayBuffer,
}

/// Fetches and checks both. `fresh` goes past the browser's cache, after a try that failed.
pub async fn fetch_ruff(fresh: bool, on_progress: impl Fn(Progress)) -> Result<Ruff, Failure> {
    let integrity = |message: Text| Failure { reason: FailReason::Integrity, message };
    let bundle = Bundle::parse(&page::bundle_text()).map_err(|error| integrity(errors::bundle(&error)))?;
    let total = bundle.total_bytes(&Role::HELPER);
    let received = Cell::new(0);
    let count = |bytes: u64| {
        received.set(received.get() + bytes);
        on_progress(Progress { received: received.get().min(total), total });
    };
    let entry_of = |role| bundle.files_for(&[role]).next().cloned();
    let (Some(script), Some(wasm)) = (entry_of(Role::Ruff), entry_of(Role::RuffWasm)) else {
        return Err(integrity("the page does not list the files of Ruff".into()));
    };
    let get = async |entry: Entry| fetch::unpack(&entry, &fetch::fetch(&entry, fresh, count).await?).await;
    let (script, wasm) = try_join(get(script), get(wasm)).await?;
    Ok(Ruff { script, wasm })
}
