//! All files with what can be done with them, and what stands in the editor's place for a file that is no text.

use super::{
    files::{Files, Listed},
    hand_in::hand_in,
    language,
    scene::Told,
    share,
    stage::Stage,
    tabs::name_field,
};
use crate::{
    js::{archive, files as device},
    preview::{self, Preview},
    words::{
        say::{Text, file_size},
        texts::files as said,
    },
    workspace::{self, Content, File, name::FileName},
};
use leptos::{html, prelude::*, task::spawn_local};

const ARCHIVE: &str = "ampoule-files.zip";

/// The list of files.
#[component]
pub fn FilePanel(files: Files, stage: Stage) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let choose = move |_| {
        if let Some(field) = field.get_untracked() {
            spawn_local(async move { take(files, device::chosen(&field, workspace::MAX_BYTES).await) });
        }
    };
    let download_all = move |_| {
        spawn_local(async move {
            let given = archive::zip(&files.workspace()).await.and_then(|bytes| device::download(ARCHIVE, &bytes).map_err(Text::from));
            given.unwrap_or_else(|error| files.tell_bad(said::not_packed(error)));
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
                <button title=said::HAND_IN_WHAT on:click=move |_| hand_in(files, stage)>{said::HAND_IN}</button>
            </div>
            <ul class="file-list">
                <For each=move || files.list.get() key=|file| file.name.clone() let:file>
                    <Row files file />
                </For>
            </ul>
            <WrittenFiles files />
        </div>
    }
}

/// Takes in what the learner's device gave.
pub fn take(files: Files, read: device::Read) {
    let mut whole = Vec::new();
    let mut refused = Vec::new();
    for (name, bytes) in read {
        match bytes {
            Ok(bytes) if share::is_shared(&name) => share::open_file(files, name, bytes),
            Ok(bytes) => whole.push((name, bytes)),
            Err(error) => refused.push(said::not_read(name, error)),
        }
    }
    if !whole.is_empty() {
        files.upload(whole);
    }
    if !refused.is_empty() {
        files.tell_bad(Text::Row(refused));
    }
}

#[component]
fn Row(files: Files, file: Listed) -> impl IntoView {
    let naming = RwSignal::new(false);
    let name = StoredValue::new(file.name);
    // The row stays while somebody types: a button must not go from under a finger.
    let size = move || name.with_value(|name| files.list.with(|list| list.iter().find(|file| file.name == *name).map_or(0, |file| file.bytes)));
    let label = move |say: fn(&FileName) -> Text| name.with_value(say);
    let own = name.with_value(FileName::to_string);
    let is_main = name.with_value(FileName::is_main);
    let download = move |_| {
        let name = name.get_value();
        if let Some(content) = files.content(&name) {
            give(files, &name, &content);
        }
    };
    view! {
        <li>
            <button class="file-name" aria-label=label(|name| said::open(name)) on:click=move |_| files.show(&name.get_value())>{own.clone()}</button>
            <span class="file-size">{move || language::said(&file_size(size()))}</span>
            <span class="file-actions">
                <button class="small" aria-label=label(|name| said::download(name)) title=label(|name| said::download(name)) on:click=download>"⤓"</button>
                {(!is_main).then(|| view! {
                    <button class="small" aria-label=label(|name| said::rename(name)) title=label(|name| said::rename(name)) on:click=move |_| naming.set(true)>"✎"</button>
                    <button class="small" aria-label=label(|name| said::delete(name)) title=label(|name| said::delete(name)) on:click=move |_| files.remove(&name.get_value())>"✕"</button>
                })}
            </span>
            {move || name_field(naming, own.clone(), Callback::new(move |to: String| files.rename(&name.get_value(), &to)))}
        </li>
    }
}

/// What the last run wrote.
#[component]
fn WrittenFiles(files: Files) -> impl IntoView {
    move || {
        let written = files.written.get();
        (!written.is_empty()).then(|| {
            let rows = written.into_iter().map(|file| view! { <WrittenRow files file /> }).collect_view();
            view! { <h2>{said::WRITTEN}</h2><p class="hint">{said::WRITTEN_HELP}</p><ul class="file-list">{rows}</ul> }.into_any()
        })
    }
}

#[component]
fn WrittenRow(files: Files, file: File) -> impl IntoView {
    let looks = RwSignal::new(false);
    let File { name, content } = file;
    let bytes = content.bytes().len();
    let (look, keep, download) = (said::look_into(&name), said::keep_one(&name), said::download(&name));
    let text = name.to_string();
    let kept = name.clone();
    let file = StoredValue::new((name, content));
    view! {
        <li>
            <button class="file-name" aria-label=look aria-expanded=move || looks.get().to_string() on:click=move |_| looks.update(|looks| *looks = !*looks)>{text}</button>
            <span class="file-size">{file_size(bytes)}</span>
            <span class="file-actions">
                <button class="small" title=download.clone() aria-label=download on:click=move |_| file.with_value(|(name, content)| give(files, name, content))>"⤓"</button>
                <button class="small" aria-label=keep on:click=move |_| files.keep_written(Some(&kept))>{said::KEEP}</button>
            </span>
            {move || looks.get().then(|| file.with_value(|(name, content)| view! { <Preview name=name.clone() content=content.clone() /> }.into_any()))}
        </li>
    }
}

/// Gives one file to the learner's device.
fn give(files: Files, name: &FileName, content: &Content) {
    let last = name.as_str().rsplit('/').next().unwrap_or_default();
    device::download(last, content.bytes()).unwrap_or_else(|error| files.tell_bad(error.into()));
}

/// What happened last with files, and what can be done about it.
#[component]
pub fn ToldOfFiles(files: Files) -> impl IntoView {
    let told = move || {
        files.told.get().map(|Told { text, is_bad, undo, offers_keep, .. }| view! {
            <span class=if is_bad { "failure" } else { "" }>{text}</span>
            {offers_keep.then(|| view! { <button class="small" on:click=move |_| files.keep_written(None)>{said::KEEP}</button> })}
            {undo.map(|_| view! { <button class="small" on:click=move |_| files.undo()>{said::UNDO}</button> })}
        }.into_any())
    };
    view! {
        <p class="told-of-files" role="status" aria-label=said::NEWS>{told}</p>
        {move || (!files.kept.get()).then(|| view! { <p class="failure" role="alert">{said::NOT_STORED}</p> }.into_any())}
    }
}

/// A file that is no text.
#[component]
pub fn Binary(files: Files, name: FileName) -> impl IntoView {
    let content = files.content(&name).unwrap_or(Content::Bytes(vec![]));
    let bytes = file_size(content.bytes().len());
    view! {
        <div class="binary">
            <p class="hint">{said::BINARY}" "{bytes}</p>
            <Preview name content />
        </div>
    }
}

/// What is in a file, as far as it can be shown.
#[component]
fn Preview(name: FileName, content: Content) -> impl IntoView {
    match preview::of(&content) {
        Preview::Picture(mime) => match device::url(content.bytes(), mime) {
            Ok(url) => {
                let address = url.clone();
                on_cleanup(move || device::release(&address));
                view! { <img class="preview" src=url alt=name.to_string() /> }.into_any()
            }
            Err(error) => error.into_any(),
        },
        Preview::Text { text, is_all } => {
            let cut = (!is_all).then(|| view! { "\n"{said::SHORTENED} });
            view! { <pre class="preview" tabindex="0" aria-label=name.to_string()>{text}{cut}</pre> }.into_any()
        }
        Preview::Bytes(rows) => view! { <pre class="preview" tabindex="0" aria-label=said::FIRST_BYTES>{rows}</pre> }.into_any(),
    }
}
