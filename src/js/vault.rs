//! The vault: the host's store of verified bytes. What is in it was checked against the page's own list.
//!
//! Engine files are kept for the page's life as they are shipped, so that a new sandbox costs no network; the browser's own
//! cache keeps them between visits, under names that carry their hash. A snapshot is kept between visits with its own hash.

pub use super::fetch::Progress;

use super::{fetch::{self, fetch_all}, keep, page};
use crate::{
    bundle::{Bundle, Entry, Role},
    outcome::{FailReason, Failure},
    packages::Name,
    words::{errors, say::Text, texts::failure},
};
use futures::{
    future::join,
    lock::Mutex,
};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::cell::{Cell, RefCell};
use web_sys::Blob;

/// The sandbox's own files.
const SHELL: [Role; 2] = [Role::Frame, Role::Guard];

/// The verified engine files of this page.
#[derive(Default)]
pub struct Vault {
    /// Each verified file as it is shipped.
    kept: RefCell<Vec<(Entry, Blob)>>,
    snapshot: RefCell<Option<Blob>>,
    /// A file was not what it should be, or did not come: the browser's cache may hold it so.
    failed: Cell<bool>,
    /// Several hosts may want the same; nothing is fetched or read twice.
    filling: Mutex<()>,
    supplying: Mutex<()>,
}

impl Vault {
    /// Fetches and checks all that is missing of the engine; what has arrived whole is kept even if another file fails.
    /// `on_kept` is called with each file that is, and with `None` when it is known whether a snapshot is kept.
    pub async fn fill(&self, on_progress: impl Fn(Progress), on_kept: impl Fn(Option<Role>)) -> Result<(), Failure> {
        let _turn = self.filling.lock().await;
        let bundle = Bundle::parse(&page::bundle_text());
        let bundle = bundle.map_err(|error| Failure { reason: FailReason::Integrity, message: errors::bundle(&error) })?;
        let entries: Vec<&Entry> = bundle.files_for(&Role::ENGINE).collect();
        let arrived = |entry: &Entry| on_kept(Some(entry.role));
        let fetches = self.fetch_missing(&entries, &on_progress, &arrived);
        let kept = async {
            if self.snapshot.borrow().is_some() {
                return;
            }
            let bytes = keep::snapshot(&bundle.engine_key()).await;
            let none = || Blob::new().ok();
            self.snapshot.replace(bytes.map_or_else(none, |bytes| blob_of(&bytes)));
            on_kept(None);
        };
        join(fetches, kept).await.0
    }

    /// Fetches and checks those of these packages that are not here; `on_kept` is called with each of them that is.
    pub async fn supply(&self, names: &[Name], on_progress: impl Fn(Progress), on_kept: impl Fn(&Name, &Entry, &Blob)) -> Result<(), Failure> {
        let _turn = self.supplying.lock().await;
        let refuse = |message: Text| Failure { reason: FailReason::Package, message };
        let bundle = Bundle::parse(&page::bundle_text()).map_err(|error| refuse(errors::bundle(&error)))?;
        let mut entries = Vec::new();
        for name in names {
            let package = bundle.package(name).ok_or_else(|| refuse(failure::no_package(name.as_str())))?;
            entries.push(&package.file);
        }
        let fetched = self.fetch_missing(&entries, &on_progress, &|_| {}).await;
        for (name, entry) in names.iter().zip(entries) {
            if let Some((_, blob)) = self.find(|kept| kept.path == entry.path) {
                on_kept(name, entry, &blob);
            }
        }
        fetched.map_err(|failure| refuse(failure.message))
    }

    async fn fetch_missing(&self, entries: &[&Entry], on_progress: &dyn Fn(Progress), on_kept: &dyn Fn(&Entry)) -> Result<(), Failure> {
        let is_here = |entry: &&Entry| self.find(|kept| kept.path == entry.path).is_some();
        let (here, missing): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| is_here(entry));
        let here = here.iter().map(|entry| entry.bytes).sum();
        let keep = |entry: &Entry, blob| {
            self.kept.borrow_mut().push((entry.clone(), blob));
            on_kept(entry);
        };
        let fetched = fetch_all(&missing, self.failed.get(), here, on_progress, &keep).await;
        self.failed.set(fetched.is_err());
        fetched
    }

    fn find(&self, is_it: impl Fn(&Entry) -> bool) -> Option<(Entry, Blob)> {
        self.kept.borrow().iter().find(|(entry, _)| is_it(entry)).cloned()
    }

    /// Whether the sandbox's own files are here.
    pub fn has_shell(&self) -> bool {
        SHELL.iter().all(|role| self.shipped(*role).is_some())
    }

    /// A verified file as it is shipped, if it is here.
    pub fn shipped(&self, role: Role) -> Option<(Entry, Blob)> {
        self.find(|entry| entry.role == role)
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
