//! Fetching the editor's helper, Ruff: pinned and checked like the engine, but only when somebody wants it.

pub use super::vault::Progress;

use super::{fetch::{self, fetch_all}, page};
use crate::{
    bundle::{Bundle, Entry, Role},
    outcome::{FailReason, Failure},
    words::{errors, say::Text},
};
use js_sys::ArrayBuffer;
use std::cell::RefCell;

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
    let entries: Vec<&Entry> = bundle.files_for(&Role::HELPER).collect();
    let shipped = RefCell::new(Vec::new());
    fetch_all(&entries, fresh, 0, &on_progress, &|entry, blob| shipped.borrow_mut().push((entry.clone(), blob))).await?;
    let shipped = shipped.into_inner();
    let unpacked = async |role| {
        let found = shipped.iter().find(|(entry, _)| entry.role == role);
        let (entry, blob) = found.ok_or_else(|| integrity("the page does not list the files of Ruff".into()))?;
        fetch::unpack(entry, blob).await
    };
    let (script, wasm) = (unpacked(Role::Ruff).await?, unpacked(Role::RuffWasm).await?);
    Ok(Ruff { script, wasm })
}
