//! *Hand in*: one file for a teacher, with all files, what the last run printed and how it ended, and the time.

use super::{files::Files, language, stage::{Ended, Stage}};
use crate::{
    js::{archive, files as device, page},
    words::{self, files::LastRun, say::Text, texts::files as said},
    workspace::{Content, name::FileName},
};
use leptos::{prelude::*, task::spawn_local};

/// Gives the file to the learner's device.
pub fn hand_in(files: Files, stage: Stage) {
    let minute = page::minute();
    let mut workspace = files.workspace();
    let printed = page::text_of(&format!("#{}", stage.ids.paper));
    let report = stage.ended.with_untracked(|ended| {
        let run = ended.as_ref().map(|Ended { report, wall }| LastRun {
            sentence: words::ending(report, *wall),
            printed: &printed,
            traceback: report.outcome.error().map_or("", |error| &error.traceback),
            is_older: !files.are_as_run(),
        });
        words::files::report(minute.replacen('T', " ", 1), run.as_ref(), language::now())
    });
    let name = workspace.free_name(FileName::nearest(&format!("{}.txt", language::said(&said::REPORT))));
    // Files that fill all room leave none for it; they are handed in without.
    let _ = workspace.put(name, Content::Text(report));
    // No system minds a name without a colon.
    let name = format!("ampoule-{}.zip", minute.replace(':', "-"));
    spawn_local(async move {
        let given = archive::zip(&workspace).await.and_then(|bytes| device::download(&name, &bytes).map_err(Text::from));
        given.unwrap_or_else(|error| files.tell_bad(said::not_packed(error)));
    });
}
