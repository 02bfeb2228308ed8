//! The list of courses, and one of them: its lessons, what was done of it, a certificate.

use super::shelf::Shelf;
use crate::{
    js::{files as device, page},
    lesson::{Course, progress::{self, Progress}},
    ui::language::{self, said},
    words::{say::Text, texts::{learn, progress as words}},
};
use leptos::{html, prelude::*, task::spawn_local};
use std::sync::Arc;

/// All courses of the site.
#[component]
pub fn CoursesPage(courses: Vec<(String, Course)>) -> impl IntoView {
    let card = |(name, course): (String, Course)| {
        let course = Arc::new(course);
        let about = Arc::clone(&course);
        view! {
            <li class="card">
                <h2><a href=format!("#/learn/{name}")>{move || course.title(language::spoken().tag()).to_owned()}</a></h2>
                <p>{move || about.about(language::spoken().tag()).to_owned()}</p>
            </li>
        }
    };
    view! {
        <h1>{learn::COURSES}</h1>
        <ul class="courses">{courses.into_iter().map(card).collect_view()}</ul>
    }
}

/// What is shown of a course.
#[derive(Clone, Copy)]
struct Overview {
    course: StoredValue<String>,
    shelf: Shelf,
    /// Of everything that can be passed.
    ids: RwSignal<Vec<(String, Vec<String>)>>,
    told: RwSignal<Option<Text>>,
}

impl Overview {
    fn open(course: &str) -> Overview {
        Overview {
            course: StoredValue::new(course.to_owned()),
            ids: RwSignal::new(vec![]),
            shelf: Shelf::open(course),
            told: RwSignal::new(None),
        }
    }

    fn done(self) -> (usize, usize) {
        self.ids.with(|lessons| {
            let ids = || lessons.iter().flat_map(|(_, ids)| ids);
            (self.shelf.progress.with(|progress| progress.count(ids())), ids().count())
        })
    }

    fn done_of(self, lesson: &str) -> Option<(usize, usize)> {
        self.ids.with(|lessons| {
            let (_, ids) = lessons.iter().find(|(name, _)| name == lesson)?;
            Some((self.shelf.progress.with(|progress| progress.count(ids)), ids.len()))
        })
    }

    fn save(self) {
        let name = self.course.with_value(|course| format!("{course}.progress.json"));
        let text = self.shelf.progress.with_untracked(Progress::to_text);
        if let Err(why) = device::download(&name, text.as_bytes()) {
            self.told.set(Some(words::not_saved(why)));
        }
    }

    fn load(self, name: &str, read: Result<Vec<u8>, Text>) {
        let course = self.course.get_value();
        let parsed = read.and_then(|bytes| {
            let text = String::from_utf8(bytes).map_err(|_| words::NOT_PROGRESS)?;
            Progress::parse(&course, &text).map_err(|_| words::NOT_PROGRESS)
        });
        match parsed {
            Ok(other) => {
                self.shelf.note(|progress| progress.take(other));
                self.told.set(Some(if self.shelf.is_kept.get_untracked() { words::LOADED } else { words::NOT_KEPT }));
            }
            Err(why) => self.told.set(Some(words::not_loaded(name, why))),
        }
    }

    fn forget(self) {
        self.shelf.forget();
        self.told.set(Some(words::FORGOTTEN));
    }
}

/// One course.
#[component]
pub fn CoursePage(name: String, course: Arc<Course>) -> impl IntoView {
    let overview = Overview::open(&name);
    let titles = RwSignal::new(Vec::<(String, String)>::new());
    {
        let (name, course) = (name.clone(), Arc::clone(&course));
        Effect::new(move |_| {
            let (name, course, tag) = (name.clone(), Arc::clone(&course), language::spoken().tag());
            spawn_local(async move {
                let lessons = super::contents(&name, &course, tag).await;
                let ids = lessons.iter().map(|(lesson, _, ids)| (lesson.clone(), ids.clone())).collect();
                let _ = overview.ids.try_set(ids);
                let _ = titles.try_set(lessons.into_iter().map(|(lesson, title, _)| (lesson, title)).collect());
            });
        });
    }
    let row = {
        let name = name.clone();
        move |lesson: String| {
            let shown = {
                let lesson = lesson.clone();
                move || titles.with(|titles| titles.iter().find(|(name, _)| *name == lesson).map_or_else(|| lesson.clone(), |(_, title)| title.clone()))
            };
            let address = format!("#/learn/{name}/{lesson}");
            let done = move || overview.done_of(&lesson).filter(|(_, all)| *all > 0).map(|(done, all)| said(&words::so_far(done, all)));
            view! { <li><a href=address>{shown}</a>" "<span class="hint">{done}</span></li> }
        }
    };
    let title = Arc::clone(&course);
    let about = Arc::clone(&course);
    view! {
        <nav class="way"><a href="#/learn">{learn::COURSES}</a></nav>
        <h1>{move || title.title(language::spoken().tag()).to_owned()}</h1>
        <p>{move || about.about(language::spoken().tag()).to_owned()}</p>
        <h2>{learn::OVERVIEW}</h2>
        <ol class="contents">{course.lessons.iter().cloned().map(row).collect_view()}</ol>
        <Done overview />
        <Certificate overview course />
    }
}

#[component]
fn Done(overview: Overview) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(field) = field.get_untracked() else { return };
        spawn_local(async move {
            for (name, read) in device::chosen(&field, progress::MOST_BYTES).await {
                overview.load(&name, read);
            }
        });
    };
    view! {
        <section class="card progress" aria-labelledby="progress-title">
            <h2 id="progress-title">{words::TITLE}</h2>
            <p>
                <progress aria-labelledby="progress-title" max=move || overview.done().1.max(1).to_string() value=move || overview.done().0.to_string()></progress>
                " "{move || { let (done, all) = overview.done(); said(&words::so_far(done, all)) }}
            </p>
            <p class="hint">{words::DEVICE}</p>
            <div class="toolbar">
                <button on:click=move |_| overview.save()>{words::SAVE}</button>
                <label class="button">{words::LOAD}<input class="unseen" type="file" accept=".json,application/json" node_ref=field on:change=chosen /></label>
                <button on:click=|_| page::print()>{words::PRINT}</button>
                <button class="quiet" on:click=move |_| overview.forget()>{words::FORGET}</button>
            </div>
            <p role="status">{move || overview.told.get().map(|text| said(&text))}</p>
        </section>
    }
}

#[component]
fn Certificate(overview: Overview, course: Arc<Course>) -> impl IntoView {
    let who = RwSignal::new(String::new());
    view! {
        <section class="card certificate" aria-labelledby="certificate-title">
            <h2 id="certificate-title">{words::CERTIFICATE}</h2>
            <label class="who">{words::WHO}" "<input type="text" autocomplete="name" maxlength="80" on:input:target=move |event| who.set(event.target().value()) /></label>
            <p class="name">{move || who.get()}</p>
            <p>{move || { let (done, all) = overview.done(); said(&words::certifies(done, all)) }}</p>
            <p class="course">{move || course.title(language::spoken().tag()).to_owned()}</p>
            <p>{move || said(&words::on(page::today(language::spoken().tag())))}</p>
            <p class="hint">{words::NO_PROOF}</p>
        </section>
    }
}
