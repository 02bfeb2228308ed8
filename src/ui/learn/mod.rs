//! The page with lessons: which page its address means, how that is fetched, and what is around it.

mod card;
mod cell;
mod course;
mod lesson;
mod puzzles;
mod room;
mod shelf;

use super::{language::{self, LanguageSwitch}, look, offline::OfflineLine};
use crate::{
    js::{look as device, pack, page},
    layout::Shortcut,
    lesson::{self as lessons, Course, Fault, Lesson, Route, Version},
    words::{self, say::Text, texts::{learn as texts, page as page_texts}},
};
use course::{CoursePage, CoursesPage};
use leptos::{prelude::*, task::spawn_local};
use lesson::{LessonView, Place};
use std::{rc::Rc, sync::Arc};

/// The list of courses, below the page.
const CATALOGUE: &str = "lessons/index.json";

/// What is shown.
#[derive(Clone)]
enum Page {
    Loading,
    Courses(Vec<(String, Course)>),
    Course(String, Arc<Course>),
    Lesson { course: Arc<Course>, lesson: Rc<Lesson>, faults: Vec<Fault>, place: Place },
    /// It cannot be shown.
    Nothing(Text),
}

/// Puts the page into the document.
pub fn mount() {
    console_error_panic_hook::set_once();
    words::bring_lessons();
    leptos::mount::mount_to_body(App);
    page::remove_shell();
}

#[component]
fn App() -> impl IntoView {
    let shown = RwSignal::new_local(Page::Loading);
    let layout = look::kept();
    let now = || Route::parse(&format!("#{}", page::fragment())).unwrap_or(Route::Nowhere);
    let route = RwSignal::new(now());
    let listener = page::on_fragment(move || route.set(now()));
    let listener = StoredValue::new_local(listener);
    on_cleanup(move || drop(listener.try_update_value(Option::take)));
    let asked = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let (route, tag) = (route.get(), language::spoken().tag());
        asked.update_value(|asked| *asked += 1);
        let number = asked.get_value();
        shown.set(Page::Loading);
        spawn_local(async move {
            let page = fetch(route, tag).await.unwrap_or_else(Page::Nothing);
            // Somebody may have gone on meanwhile.
            if asked.get_value() == number {
                shown.set(page);
                page::scroll_to_top();
            }
        });
    });
    Effect::new(move |_| {
        let language = language::spoken();
        let title = shown.with(|shown| match shown {
            Page::Lesson { lesson, .. } => texts::named(lesson.title.as_str()),
            Page::Course(_, course) => texts::named(course.title(language.tag())),
            _ => texts::TITLE,
        });
        page::set_language(language.tag(), &title.say(language));
    });
    device::on_key(|key, with_control, in_field| {
        let is_help = Shortcut::of(key, with_control, in_field) == Some(Shortcut::Help);
        if is_help {
            device::show_dialog(look::HELP_ID);
        }
        is_help
    });
    view! {
        <header class="top">
            <h1 class="name"><a href="#/learn">"Ampoule"</a></h1>
            <p>{page_texts::TAGLINE}</p>
            <div class="page-controls" role="group" aria-label=page_texts::ROW>
                <a class="button small" href="index.html">{texts::PLAYGROUND}</a>
                <LanguageSwitch />
                <look::Presents layout />
                <button class="small quiet" aria-haspopup="dialog" aria-keyshortcuts="F1" on:click=|_| device::show_dialog(look::HELP_ID)>{page_texts::HELP}</button>
            </div>
        </header>
        <main class="learn">
            {move || match shown.get() {
                Page::Loading => view! { <p class="loading" role="status">{texts::LOADING}</p> }.into_any(),
                Page::Courses(courses) => view! { <CoursesPage courses /> }.into_any(),
                Page::Course(name, course) => view! { <CoursePage name course /> }.into_any(),
                Page::Lesson { course, lesson, faults, place } => view! {
                    <Way course=Arc::clone(&course) name=place.course.clone() lesson=place.lesson.clone() />
                    <LessonView lesson faults place=place.clone() />
                    <Way course name=place.course.clone() lesson=place.lesson.clone() />
                }.into_any(),
                Page::Nothing(text) => view! {
                    <p class="failure" role="alert">{text}</p>
                    <p><a href="#/learn">{texts::COURSES}</a></p>
                }.into_any(),
            }}
            <OfflineLine />
        </main>
        <look::Shortcuts />
    }
}

async fn fetch(route: Route, language: &'static str) -> Result<Page, Text> {
    match route {
        Route::Nowhere => Err(texts::NOWHERE),
        Route::Courses => {
            let catalogue = read(CATALOGUE, lessons::Catalogue::read).await?;
            let mut courses = Vec::with_capacity(catalogue.courses.len());
            for name in catalogue.courses {
                let course = course_of(&name).await?;
                courses.push((name, course));
            }
            Ok(Page::Courses(courses))
        }
        Route::Course(name) => {
            let course = course_of(&name).await?;
            Ok(Page::Course(name, Arc::new(course)))
        }
        Route::Lesson { course: name, lesson, author: is_author } => {
            let course = course_of(&name).await?;
            let mut missing = texts::NOWHERE;
            for Version { file, stands_in, .. } in course.versions(&lesson, language) {
                match pack::fetch_small(&lessons::address(&name, &file), lessons::MOST_BYTES).await {
                    Ok(text) => {
                        let (read, faults) = lessons::read(&file, &String::from_utf8_lossy(&text));
                        let place = Place { course: name, lesson, is_author, stands_in };
                        return Ok(Page::Lesson { course: Arc::new(course), lesson: Rc::new(read), faults, place });
                    }
                    // A translation that is promised and not there yet.
                    Err(why) => missing = texts::not_loaded(file, why),
                }
            }
            Err(missing)
        }
    }
}

/// The lessons of a course: name, title, and what of each can be passed. One that cannot be read has its name and nothing to pass.
async fn contents(name: &str, course: &Course, language: &str) -> Vec<(String, String, Vec<String>)> {
    let read = course.lessons.iter().map(|lesson| async move {
        let mut text = vec![];
        for Version { file, .. } in course.versions(lesson, language) {
            if let Ok(read) = pack::fetch_small(&lessons::address(name, &file), lessons::MOST_BYTES).await {
                text = read;
                break;
            }
        }
        let (read, _) = lessons::read(lesson, &String::from_utf8_lossy(&text));
        let title = if read.title.is_empty() { lesson.clone() } else { read.title.clone() };
        (lesson.clone(), title, lessons::kept(&read).into_iter().map(|cell| cell.id.to_owned()).filter(|id| !id.is_empty()).collect())
    });
    futures::future::join_all(read).await
}

async fn course_of(name: &str) -> Result<Course, Text> {
    read(&lessons::address(name, "course.json"), Course::read).await
}

/// A list that lies beside the page.
async fn read<T, E: std::fmt::Display>(path: &str, parse: impl FnOnce(&[u8]) -> Result<T, E>) -> Result<T, Text> {
    let bytes = pack::fetch_small(path, lessons::MOST_CATALOGUE_BYTES).await.map_err(|why| texts::not_loaded(path, why))?;
    parse(&bytes).map_err(|why| texts::not_loaded(path, why.to_string()))
}

/// To the lessons before and after.
#[component]
fn Way(course: Arc<Course>, name: String, lesson: String) -> impl IntoView {
    let (before, after) = (course.previous(&lesson), course.next(&lesson));
    let place = course.lessons.iter().position(|other| *other == lesson).map_or(0, |place| place + 1);
    let count = course.lessons.len();
    let title = {
        let course = Arc::clone(&course);
        move || course.title(language::spoken().tag()).to_owned()
    };
    let link = |lesson: Option<&str>, text: Text| lesson.map(|lesson| view! { <a class="button small" href=format!("#/learn/{name}/{lesson}")>{text}</a> });
    view! {
        <nav class="way" aria-label=texts::CONTENTS>
            <a href=format!("#/learn/{name}")>{title.clone()}</a>
            <span class="hint">{texts::of_course(place, count)}</span>
            <span class="spring"></span>
            {link(before, texts::EARLIER)}
            {link(after, texts::LATER)}
        </nav>
    }
}
