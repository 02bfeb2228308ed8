//! The vault: the host's store of verified bytes. What is in it was checked against the page's own list.
//!
//! It keeps the engine in memory for the page's life, so that a new sandbox costs no network; the browser's own cache
//! keeps the files, whose names carry their hash, between visits.

use super::{fetch, page};
use crate::{
    bundle::{Bundle, Entry, Role},
    outcome::{FailReason, Failure},
};
use futures::future::try_join_all;
use js_sys::Uint8Array;
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
};

/// Bytes that have arrived, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// So far, without what a failed try fetched.
    pub received: u64,
    /// In all.
    pub total: u64,
}

/// The verified engine files of this page.
#[derive(Default)]
pub struct Vault {
    kept: RefCell<HashMap<u8, Uint8Array>>,
    tries: Cell<u32>,
}

impl Vault {
    /// Fetches and checks all that is missing, in parallel; what has arrived whole is kept even if another file fails.
    pub async fn fill(&self, on_progress: impl Fn(Progress)) -> Result<(), Failure> {
        let bundle = Bundle::parse(&page::bundle_text());
        let bundle = bundle.map_err(|error| Failure { reason: FailReason::Integrity, message: error.to_string() })?;
        let fresh = self.tries.replace(self.tries.get() + 1) > 0;
        let missing: Vec<&Entry> = bundle.files.iter().filter(|entry| self.bytes(entry.role).is_none()).collect();
        let total = bundle.total_bytes();
        let received = Cell::new(total - missing.iter().map(|entry| entry.bytes).sum::<u64>());
        let count = |bytes: u64| {
            received.set(received.get() + bytes);
            on_progress(Progress { received: received.get().min(total), total });
        };
        let fetches = missing.into_iter().map(|entry| async {
            let bytes = fetch::fetch(entry, fresh, count).await?;
            self.kept.borrow_mut().insert(entry.role as u8, bytes);
            Ok(())
        });
        try_join_all(fetches).await.map(|_| ())
    }

    /// A file's unpacked bytes, if it is here.
    pub fn bytes(&self, role: Role) -> Option<Uint8Array> {
        self.kept.borrow().get(&(role as u8)).cloned()
    }

    /// A file as text, if it is here and is UTF-8.
    pub fn text(&self, role: Role) -> Option<String> {
        String::from_utf8(self.bytes(role)?.to_vec()).ok()
    }
}
