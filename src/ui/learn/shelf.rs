//! The *shelf*: where a device keeps what was done of a course.

use crate::{js::page, lesson::progress::Progress};
use leptos::prelude::*;

/// Of one course.
#[derive(Clone, Copy)]
pub struct Shelf {
    key: StoredValue<String>,
    pub progress: RwSignal<Progress>,
    /// Whether this browser keeps it.
    pub is_kept: RwSignal<bool>,
}

impl Shelf {
    /// With what earlier visits left.
    pub fn open(course: &str) -> Shelf {
        let key = format!("ampoule.progress.{course}");
        let kept = page::kept(&key).and_then(|text| Progress::parse(course, &text).ok());
        Shelf {
            key: StoredValue::new(key),
            progress: RwSignal::new(kept.unwrap_or_else(|| Progress::new(course))),
            is_kept: RwSignal::new(true),
        }
    }

    /// Changes what was done, and keeps it.
    pub fn note(self, change: impl FnOnce(&mut Progress)) {
        self.progress.update(change);
        let text = self.progress.with_untracked(Progress::to_text);
        let is_kept = self.key.with_value(|key| page::keep(key, &text));
        if self.is_kept.get_untracked() != is_kept {
            self.is_kept.set(is_kept);
        }
    }

    /// As if nothing had been done.
    pub fn forget(self) {
        self.key.with_value(|key| page::forget(key));
        self.progress.update(|progress| *progress = progress.emptied());
    }

    /// Whether this was passed.
    pub fn has_passed(self, id: &str) -> bool {
        self.progress.with(|progress| progress.has_passed(id))
    }
}
