//! The vault: the host's store of verified bytes. What is in it was checked against the page's own list.
//!
//! Engine files are kept for the page's life as they are shipped, so that a new sandbox costs no network; the browser's own
//! cache keeps them between visits, under names that carry their hash. A snapshot is kept between visits with its own hash.

use super::{fetch, keep, page};
use crate::{
    bundle::{Bundle, Entry, Role},
    outcome::{FailReason, Failure},
    packages::Name,
    words::{errors, say::Text, texts::failure},
};
use futures::{
    future::{join, try_join_all},
    lock::Mutex,
};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::{
    cell::{Cell, RefCell},
    collections::{HashMap, HashSet},
};
use web_sys::Blob;

/// Bytes that have arrived, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// So far, without what a failed try fetched.
    pub received: u64,
    /// In all.
    pub total: u64,
}

/// The sandbox's own files.
const SHELL: [Role; 2] = [Role::Frame, Role::Guard];

/// The verified engine files of this page.
#[derive(Default)]
pub struct Vault {
    /// Each verified file as it is shipped.
    kept: RefCell<HashMap<Role, (Entry, Blob)>>,
    snapshot: RefCell<Option<Blob>>,
    tries: Cell<u32>,
    /// Several hosts may want it filled; nothing is fetched or read twice.
    filling: Mutex<()>,
    /// The same of packages, as far as somebody wanted them.
    shelf: RefCell<HashMap<Name, (Entry, Blob)>>,
    refused: RefCell<HashSet<Name>>,
    shelving: Mutex<()>,
}

impl Vault {
    /// Fetches and checks all that is missing, in parallel; what has arrived whole is kept even if another file fails.
    /// `on_kept` is called with each file that is, and with `None` when it is known whether a snapshot is kept.
    pub async fn fill(&self, on_progress: impl Fn(Progress), on_kept: impl Fn(Option<Role>)) -> Result<(), Failure> {
        let _turn = self.filling.lock().await;
        let bundle = Bundle::parse(&page::bundle_text());
        let bundle = bundle.map_err(|error| Failure { reason: FailReason::Integrity, message: errors::bundle(&error) })?;
        let fresh = self.tries.replace(self.tries.get() + 1) > 0;
        let missing: Vec<&Entry> = bundle.files_for(&Role::ENGINE).filter(|entry| !self.kept.borrow().contains_key(&entry.role)).collect();
        let total = bundle.total_bytes(&Role::ENGINE);
        let received = Cell::new(total - missing.iter().map(|entry| entry.bytes).sum::<u64>());
        let count = |bytes: u64| {
            received.set(received.get() + bytes);
            on_progress(Progress { received: received.get().min(total), total });
        };
        let fetches = missing.into_iter().map(|entry| async {
            let shipped = fetch::fetch(entry, fresh, count).await?;
            self.kept.borrow_mut().insert(entry.role, (entry.clone(), shipped));
            on_kept(Some(entry.role));
            Ok(())
        });
        let kept = async {
            if self.snapshot.borrow().is_some() {
                return;
            }
            let bytes = keep::snapshot(&bundle.engine_key()).await;
            let none = || Blob::new().ok();
            self.snapshot.replace(bytes.map_or_else(none, |bytes| blob_of(&bytes)));
            on_kept(None);
        };
        join(try_join_all(fetches), kept).await.0.map(|_| ())
    }

    /// Fetches and checks those of these packages that are not here, in parallel; `on_kept` is called with each of them that is.
    pub async fn supply(&self, names: &[Name], on_progress: impl Fn(Progress), on_kept: impl Fn(&Name, &Entry, &Blob)) -> Result<(), Failure> {
        let _turn = self.shelving.lock().await;
        let refuse = |message: Text| Failure { reason: FailReason::Package, message };
        let bundle = Bundle::parse(&page::bundle_text()).map_err(|error| refuse(errors::bundle(&error)))?;
        let unknown = |name: &Name| refuse(failure::no_package(name.as_str()));
        let wanted = names.iter().map(|name| Ok((name, &bundle.package(name).ok_or_else(|| unknown(name))?.file)));
        let wanted: Vec<(&Name, &Entry)> = wanted.collect::<Result<_, Failure>>()?;
        let missing = wanted.iter().filter(|(name, _)| !self.shelf.borrow().contains_key(*name));
        let (total, received) = (missing.map(|(_, entry)| entry.bytes).sum(), Cell::new(0));
        let count = |bytes: u64| {
            received.set(received.get() + bytes);
            on_progress(Progress { received: received.get().min(total), total });
        };
        count(0);
        let (count, on_kept) = (&count, &on_kept);
        let fetches = wanted.into_iter().map(|(name, entry)| async move {
            let kept = self.shelf.borrow().get(name).map(|(_, blob)| blob.clone());
            let blob = match kept {
                Some(blob) => blob,
                None => {
                    let fresh = self.refused.borrow_mut().remove(name);
                    let fetched = fetch::fetch(entry, fresh, count).await;
                    fetched.map_err(|failure| {
                        self.refused.borrow_mut().insert(name.clone());
                        refuse(failure.message)
                    })?
                }
            };
            self.shelf.borrow_mut().insert(name.clone(), (entry.clone(), blob.clone()));
            on_kept(name, entry, &blob);
            Ok(())
        });
        try_join_all(fetches).await.map(|_| ())
    }

    /// Whether the sandbox's own files are here.
    pub fn has_shell(&self) -> bool {
        SHELL.iter().all(|role| self.kept.borrow().contains_key(role))
    }

    /// A verified file as it is shipped, if it is here.
    pub fn shipped(&self, role: Role) -> Option<(Entry, Blob)> {
        self.kept.borrow().get(&role).cloned()
    }

    /// The snapshot that is kept of exactly this engine, empty if there is none; `None` while that is not known.
    pub fn snapshot(&self) -> Option<Blob> {
        self.snapshot.borrow().clone()
    }

    /// A file as text, if it is here and is UTF-8.
    pub async fn text(&self, role: Role) -> Result<String, Failure> {
        let (entry, shipped) = self.shipped(role).ok_or_else(|| missing(role))?;
        let bytes = Uint8Array::new(&fetch::unpack(&entry, &shipped).await?.into()).to_vec();
        String::from_utf8(bytes).map_err(|_| missing(role))
    }

    /// Takes a snapshot that was made for this engine, for later sandboxes of this page and later visits.
    pub async fn keep_snapshot(&self, snapshot: ArrayBuffer) {
        self.snapshot.replace(blob_of(&snapshot));
        if let Ok(bundle) = Bundle::parse(&page::bundle_text()) {
            keep::keep_snapshot(&bundle.engine_key(), &snapshot).await;
        }
    }
}

/// Of bytes that were checked; the browser may keep it outside the page's memory.
fn blob_of(bytes: &ArrayBuffer) -> Option<Blob> {
    Blob::new_with_buffer_source_sequence(&Array::of1(bytes)).ok()
}

fn missing(role: Role) -> Failure {
    Failure { reason: FailReason::Integrity, message: failure::missing(format!("{role:?}")) }
}
