//! All files with what can be done with them, and what stands in the editor's place for a file that is no text.

use super::{
    files::{Files, Listed, Told},
    tabs::name_field,
};
use crate::{
    js::{archive, files as device},
    preview,
    words::{self, files as said},
    workspace::{self, Content, name::FileName},
};
use leptos::{html, prelude::*, task::spawn_local};

const ARCHIVE: &str = "ampoule-files.zip";

/// The list of files.
#[component]
pub fn FilePanel(files: Files) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let choose = move |_| {
        if let Some(field) = field.get_untracked() {
            spawn_local(async move { take(files, device::chosen(&field, workspace::MAX_BYTES).await) });
        }
    };
    let download_all = move |_| {
        spawn_local(async move {
            let given = archive::zip(&files.workspace()).await.and_then(|bytes| device::download(ARCHIVE, &bytes));
            given.unwrap_or_else(|error| files.tell_bad(said::not_packed(&error)));
        });
    };
    view! {
        <div class="file-panel">
            <p class="hint">{said::HELP}</p>
            <div class="file-tools">
                <button on:click=move |_| if let Some(field) = field.get_untracked() { field.click() }>{said::UPLOAD}</button>
                // Reached by the button: browsers name and draw it each in its own way.
                <input node_ref=field type="file" multiple class="chooser" tabindex="-1" aria-hidden="true" on:change=choose />
                <button on:click=download_all>{said::DOWNLOAD_ALL}</button>
            </div>
            <ul class="file-list">
                <For each=move || files.list.get() key=|file| (file.name.clone(), file.bytes) let:file>
                    <Row files file />
                </For>
            </ul>
        </div>
    }
}

/// Takes in what the learner's device gave.
pub fn take(files: Files, read: device::Read) {
    let mut whole = Vec::new();
    let mut refused = Vec::new();
    for (name, bytes) in read {
        match bytes {
            Ok(bytes) => whole.push((name, bytes)),
            Err(error) => refused.push(said::not_read(&name, &error)),
        }
    }
    files.upload(whole);
    if !refused.is_empty() {
        files.tell_bad(refused.join(" "));
    }
}

#[component]
fn Row(files: Files, file: Listed) -> impl IntoView {
    let Listed { name, bytes, .. } = file;
    let naming = RwSignal::new(false);
    let name = StoredValue::new(name);
    let label = move |say: fn(&FileName) -> String| name.with_value(say);
    let is_main = name.with_value(FileName::is_main);
    let download = move |_| {
        let name = name.get_value();
        if let Some(content) = files.content(&name) {
            let last = name.as_str().rsplit('/').next().unwrap_or_default();
            device::download(last, content.bytes()).unwrap_or_else(|error| files.tell_bad(error));
        }
    };
    view! {
        <li>
            <button class="file-name" aria-label=label(said::open) on:click=move |_| files.show(&name.get_value())>{label(FileName::to_string)}</button>
            <span class="file-size">{words::bytes(bytes as u64)}</span>
            <span class="file-actions">
                <button class="small" aria-label=label(said::download) title=label(said::download) on:click=download>"⤓"</button>
                {(!is_main).then(|| view! {
                    <button class="small" aria-label=label(said::rename) title=label(said::rename) on:click=move |_| naming.set(true)>"✎"</button>
                    <button class="small" aria-label=label(said::delete) title=label(said::delete) on:click=move |_| files.remove(&name.get_value())>"✕"</button>
                })}
            </span>
            {move || name_field(naming, label(FileName::to_string), Callback::new(move |to: String| files.rename(&name.get_value(), &to)))}
        </li>
    }
}

/// What was done last with files, and the way back.
#[component]
pub fn ToldOfFiles(files: Files) -> impl IntoView {
    let told = move || {
        files.told.get().map(|Told { text, is_bad, undo }| view! {
            <span class=if is_bad { "failure" } else { "" }>{text}</span>
            {undo.map(|undo| view! { <button class="small" on:click=move |_| files.undo(undo.clone())>{said::UNDO}</button> })}
        })
    };
    view! {
        <p class="told-of-files" role="status" aria-label=said::NEWS>{told}</p>
        {move || (!files.kept.get()).then(|| view! { <p class="failure" role="alert">{said::NOT_KEPT}</p> })}
    }
}

/// A file that is no text.
#[component]
pub fn Binary(files: Files, name: FileName) -> impl IntoView {
    let bytes = match files.content(&name) {
        Some(Content::Bytes(bytes)) => bytes,
        Some(Content::Text(_)) | None => vec![],
    };
    let picture = preview::picture(&bytes).and_then(|mime| device::url(&bytes, mime).ok());
    let shown = match picture {
        Some(url) => {
            let address = url.clone();
            on_cleanup(move || device::release(&address));
            view! { <img src=url alt=name.to_string() /> }.into_any()
        }
        None => view! { <p>{said::FIRST_BYTES}</p><pre tabindex="0">{preview::first_bytes(&bytes)}</pre> }.into_any(),
    };
    view! {
        <div class="binary">
            <p class="hint">{said::BINARY}" "{words::bytes(bytes.len() as u64)}</p>
            {shown}
        </div>
    }
}
