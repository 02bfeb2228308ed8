//! In which language the page speaks: how a text gets onto it, and the switch. What shows a text says it again when the language
//! changes, so nothing on the page is made anew: the editor, the output and a running program are as they were.

use crate::{
    js::page,
    words::{
        language::{Language, SWITCH},
        say::Text,
        texts,
    },
};
use leptos::prelude::*;
use std::sync::LazyLock;

const LANGUAGE_KEY: &str = "ampoule.language";

static LANGUAGE: LazyLock<ArcRwSignal<Language>> =
    LazyLock::new(|| ArcRwSignal::new(Language::choose(page::kept(LANGUAGE_KEY).as_deref(), &page::languages())));

/// The page's language; whoever asks is asked again when it changes.
pub fn spoken() -> Language {
    LANGUAGE.get()
}

/// The page's language at the moment.
pub fn now() -> Language {
    LANGUAGE.get_untracked()
}

/// A text in the page's language; whoever asks is asked again when it changes.
pub fn said(text: &Text) -> String {
    text.say(spoken())
}

/// A text in the language of the moment, for what is said once.
pub fn said_now(text: &Text) -> String {
    text.say(now())
}

/// What shows a text.
type Saying = Box<dyn FnMut() -> String + Send>;

fn saying(text: Text) -> Saying {
    Box::new(move || said(&text))
}

impl IntoRender for Text {
    type Output = Saying;

    fn into_render(self) -> Saying {
        saying(self)
    }
}

impl IntoAttributeValue for Text {
    type Output = Saying;

    fn into_attribute_value(self) -> Saying {
        saying(self)
    }
}

/// The document is in the page's language, for as long as the app is there.
pub fn follow() {
    Effect::new(|_| {
        let language = spoken();
        page::set_language(language.tag(), &texts::page::TITLE.say(language));
    });
}

/// The page speaks this one now.
pub fn set(language: Language) {
    LANGUAGE.set(language);
}

/// Chooses the page's language, now and at later visits.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let choose = |tag: &str| {
        if let Some(language) = Language::of_tag(tag) {
            page::keep(LANGUAGE_KEY, language.tag());
            set(language);
        }
    };
    let option = |language: Language| {
        let tag = language.tag();
        view! { <option value=tag lang=tag selected=move || spoken() == language>{language.own_name()}</option> }
    };
    view! {
        <select class="small quiet language" aria-label=SWITCH title=SWITCH on:change:target=move |event| choose(&event.target().value())>
            {Language::ALL.map(option).collect_view()}
        </select>
    }
}
