//! *Sheets*: what lies over the page until it is closed: a link to share, the list of examples.

use super::{language::said, share as sharing, state::State};
use crate::{
    examples::{self, Example},
    js::{clipboard, files as device, pack},
    share::{self, Way},
    words::{
        errors, examples as example_words,
        say::Text,
        share as words,
        texts::{examples as example_texts, page, share as texts},
    },
};
use leptos::{html, prelude::*, task::spawn_local};

const TITLE_ID: &str = "sheet-title";
/// A few letters of it are seen.
const LINK_ROWS: &str = "4";

/// What is on it.
#[derive(Clone, Debug)]
pub enum Sheet {
    /// The text for a file, the link, and how it can go.
    Share { text: String, link: String, way: Way },
    /// In order.
    Examples(Vec<Example>),
}

/// Shows a link to all files as they are now.
pub fn show_link(state: State) {
    spawn_local(async move {
        match sharing::text(&state.files.workspace()).await {
            Ok(text) => {
                let link = share::link(&crate::js::page::address(), &text);
                let way = share::way(&link);
                state.sheet.set(Some(Sheet::Share { text, link, way }));
            }
            Err(error) => state.files.tell_bad(texts::not_packed(&error)),
        }
    });
}

/// Shows the list of examples, once it is here.
pub fn show_examples(state: State) {
    spawn_local(async move {
        let list = pack::fetch_small(examples::CATALOGUE, examples::MOST_BYTES).await;
        match list.and_then(|list| examples::catalogue(&list).map_err(|error| errors::example(&error))) {
            Ok(list) => state.sheet.set(Some(Sheet::Examples(list))),
            Err(error) => state.files.tell_bad(example_words::not_opened(None, error)),
        }
    });
}

fn open_example(state: State, example: Example) {
    state.sheet.set(None);
    let title = Text::Translated(example.title.clone());
    spawn_local(async move {
        let mut contents = Vec::with_capacity(example.files.len());
        for file in &example.files {
            match pack::fetch_small(&examples::address(&example, file), examples::MOST_BYTES).await {
                Ok(bytes) => contents.push(bytes),
                Err(error) => return state.files.tell_bad(example_words::not_opened(Some(title), error)),
            }
        }
        match examples::workspace(&example, contents) {
            Ok(workspace) => state.files.replace(workspace, example_texts::opened(title)),
            Err(error) => state.files.tell_bad(example_words::not_opened(Some(title), errors::example(&error))),
        }
    });
}

/// The sheet that is open, if one is.
#[component]
pub fn SheetDialog(state: State) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let is_open = state.sheet.with(Option::is_some);
        if let Some(dialog) = dialog.get() {
            if !is_open {
                dialog.close();
            } else if !dialog.open() {
                // Nothing else opens it.
                let _ = dialog.show_modal();
            }
        }
    });
    let content = move || {
        state.sheet.get().map(|sheet| match sheet {
            Sheet::Share { text, link, way } => view! { <Shared state text link way /> }.into_any(),
            Sheet::Examples(list) => view! { <Examples state list /> }.into_any(),
        })
    };
    view! {
        <dialog node_ref=dialog class="sheet" aria-labelledby=TITLE_ID on:close=move |_| state.sheet.set(None)>
            {content}
            <form method="dialog"><button>{page::CLOSE}</button></form>
        </dialog>
    }
}

#[component]
fn Shared(state: State, text: String, link: String, way: Way) -> impl IntoView {
    let copied = RwSignal::new(None::<Text>);
    let told = words::way(way, link.len());
    let has_link = matches!(way, Way::Link | Way::LongLink);
    // One that is too long may be millions of letters.
    let shown = if has_link { link.clone() } else { String::new() };
    let has_file = !matches!(way, Way::None);
    let to_copy = StoredValue::new(link);
    let copy = move |_| {
        spawn_local(async move {
            let is_copied = clipboard::copy(&to_copy.get_value()).await;
            copied.set(Some(if is_copied { texts::COPIED } else { texts::NOT_COPIED }));
        });
    };
    let save = move |_| {
        device::download(share::FILE, text.as_bytes()).unwrap_or_else(|error| state.files.tell_bad(error.into()));
    };
    view! {
        <h2 id=TITLE_ID>{texts::TITLE}</h2>
        <p>{texts::WHO}</p>
        <textarea class="link" readonly hidden=!has_link rows=LINK_ROWS aria-label=texts::LINK prop:value=shown></textarea>
        <p class="hint">{told}</p>
        <button class="run" hidden=!has_link on:click=copy>{texts::COPY}</button>
        <button hidden=!has_file on:click=save>{texts::SAVE}</button>
        <p role="status">{move || copied.get().map(|text| said(&text))}</p>
    }
}

#[component]
fn Examples(state: State, list: Vec<Example>) -> impl IntoView {
    let mut rows = Vec::new();
    let mut kind = None;
    for example in list {
        let (title, shows) = (Text::Translated(example.title.clone()), Text::Translated(example.shows.clone()));
        if kind.as_ref() != Some(&example.kind) {
            kind = Some(example.kind.clone());
            rows.push(view! { <h3>{Text::Translated(example.kind.clone())}</h3> }.into_any());
        }
        let open = move |_| open_example(state, example.clone());
        rows.push(view! { <p><button on:click=open>{title}</button><span>{shows}</span></p> }.into_any());
    }
    view! {
        <h2 id=TITLE_ID>{example_texts::TITLE}</h2>
        <p>{example_texts::HELP}" "<a href="#/learn">{example_texts::LESSONS}</a></p>
        <div class="examples">{rows}</div>
    }
}
