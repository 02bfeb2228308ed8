//! Workspaces as links and files: made here, and opened as a visit. Nothing that is opened runs.

use super::files::Files;
use crate::{
    js::{pack::{self, PackError}, page},
    share::{self, ShareError},
    words::{
        share::{self as words, Origin},
        texts::share as texts,
    },
    workspace::Workspace,
};
use leptos::{prelude::*, task::spawn_local};

/// Shows what the page's address holds, now and when it changes.
pub fn follow_address(files: Files) {
    open_link(files);
    let listener = StoredValue::new_local(page::on_fragment(move || open_link(files)));
    on_cleanup(move || listener.set_value(None));
}

fn open_link(files: Files) {
    let Some(code) = share::code_of(&page::fragment()).map(str::to_owned) else {
        // The browser's Back leads from a link to one's own files, too.
        if files.visit.with_untracked(|visit| visit.as_ref().is_some_and(|visit| visit.origin == Origin::Link)) {
            files.go_back();
        }
        return;
    };
    spawn_local(async move {
        let opened = open(&code).await;
        // Another link may have come meanwhile.
        if share::code_of(&page::fragment()) == Some(code.as_str()) {
            show(files, opened, Origin::Link);
        }
    });
}

/// Whether a file of the learner's device holds a shared workspace, by its name.
pub fn is_shared(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension == share::EXTENSION)
}

/// Shows what such a file holds.
pub fn open_file(files: Files, name: String, bytes: Vec<u8>) {
    spawn_local(async move {
        let opened = open(&String::from_utf8_lossy(&bytes)).await;
        show(files, opened, Origin::File(name));
    });
}

fn show(files: Files, opened: Result<Workspace, ShareError>, origin: Origin) {
    match opened {
        Ok(workspace) => files.visit(workspace, origin),
        Err(error) => files.tell_bad(words::not_opened(&origin, &error)),
    }
}

/// The files in such a text.
pub async fn open(text: &str) -> Result<Workspace, ShareError> {
    let sealed = share::unseal(text)?;
    let body = pack::unpack(&sealed.packed, share::MOST_BODY_BYTES).await.map_err(|error| match error {
        PackError::Browser(why) => ShareError::Browser(why),
        PackError::Damaged => ShareError::Damaged,
        PackError::Large(_) => ShareError::Large,
    })?;
    share::read(&sealed, &body)
}

/// The text that stands for all files.
pub async fn text(workspace: &Workspace) -> Result<String, PackError> {
    let body = share::body(workspace);
    Ok(share::seal(&body, &pack::pack(&body).await?))
}

/// Says that shown files are not the learner's own, and leads to either.
#[component]
pub fn Banner(files: Files) -> impl IntoView {
    let banner = move || {
        files.visit.with(|visit| visit.as_ref().map(|visit| words::visit(&visit.origin))).map(|text| view! {
            <p>{text}</p>
            <button class="small" on:click=move |_| files.keep()>{texts::KEEP}</button>
            <button class="small" on:click=move |_| files.go_back()>{texts::BACK}</button>
        }.into_any())
    };
    view! { <div class="banner" role="status" aria-label=texts::BANNER>{banner}</div> }
}
