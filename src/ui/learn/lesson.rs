//! A lesson on the page: prose, and between it what can be run, written, ordered and answered.

use super::{
    card::Card,
    cell::{Cell, CellView, Found, Task},
    puzzles::{OrderPuzzle, Question},
    room::Room,
};
use crate::{
    js::prose,
    lesson::{self, Block, Example, Exercise, Expected, Fault, Lesson, Node, Solutions, puzzle},
    policy::Policy,
    ui::{engine::EngineStatus, language::said},
    words::{
        policy,
        texts::{cell as words, learn, progress},
    },
};
use leptos::{html, prelude::*};
use std::rc::Rc;

/// Where a lesson is from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub course: String,
    pub lesson: String,
    /// Its author looks at it.
    pub is_author: bool,
    /// The language is another one than the page's.
    pub stands_in: bool,
}

/// The lesson itself, without what is around it.
#[component]
pub fn LessonView(lesson: Rc<Lesson>, faults: Vec<Fault>, place: Place) -> impl IntoView {
    let Place { is_author, stands_in, .. } = place;
    let folder = lesson::address(&place.course, "");
    let room = Room::open(Rc::clone(&lesson), place);
    let (mut cells, mut examples, mut tasks, mut questions) = (0, 0, 0, 0);
    let mut blocks = Vec::new();
    for block in &lesson.blocks {
        let view = match block {
            Block::Prose(nodes) => view! { <Prose nodes=nodes.clone() folder=folder.clone() /> }.into_any(),
            Block::Example(example) => {
                let cell = Cell::new(room, cells, Task::of_example(example, &lesson.policy));
                cells += 1;
                examples += 1;
                view! { <ExampleView cell example=example.clone() number=examples /> }.into_any()
            }
            Block::Exercise(exercise) => {
                let cell = Cell::new(room, cells, Task::of_exercise(exercise));
                cells += 1;
                tasks += 1;
                let folder = folder.clone();
                view! { <ExerciseView cell exercise=(**exercise).clone() number=tasks folder solutions=lesson.solutions /> }.into_any()
            }
            Block::Parsons(puzzle) => {
                tasks += 1;
                view! { <OrderPuzzle room puzzle=puzzle.clone() number=tasks /> }.into_any()
            }
            Block::Quiz(quiz) => {
                questions += 1;
                view! { <Question room quiz=quiz.clone() number=questions folder=folder.clone() /> }.into_any()
            }
        };
        blocks.push(view);
    }
    view! {
        <article class="lesson" on:click=|event| prose::follow(&event)>
            <h1>{lesson.title.clone()}</h1>
            {stands_in.then(|| view! { <p class="hint">{learn::OTHER_LANGUAGE}</p> })}
            {(is_author || (lesson.blocks.is_empty() && !faults.is_empty())).then(|| view! { <Faults faults /> })}
            {move || room.trouble.get().map(|text| view! { <p role="alert" class="failure">{text}</p> })}
            {blocks}
        </article>
        {move || room.is_awake().then(|| view! { <EngineStatus engine=room.engine /> })}
        {move || (!room.shelf.is_kept.get()).then(|| view! { <p class="failure" role="alert">{progress::NOT_KEPT}</p> })}
    }
}

/// What has to be corrected, for the author.
#[component]
fn Faults(faults: Vec<Fault>) -> impl IntoView {
    let count = faults.len();
    view! {
        <section class="faults" role="note">
            <p>{if count == 0 { learn::NO_FAULTS } else { learn::faults(count) }}</p>
            <ul lang="en">{faults.into_iter().map(|fault| view! { <li>{fault.to_string()}</li> }).collect_view()}</ul>
        </section>
    }
}

/// Paragraphs and their like.
#[component]
pub fn Prose(nodes: Vec<Node>, folder: String) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            prose::fill(&place, &nodes, &folder);
        }
    });
    view! { <div class="prose" node_ref=place></div> }
}

#[component]
fn ExampleView(cell: Cell, example: Example, number: usize) -> impl IntoView {
    let Example { runs, hidden, readonly, lines, output, .. } = example;
    let lines: Vec<_> = lines.into_iter().map(|(first, last)| format!("{first}-{last}")).collect();
    cell.code.set_still(readonly || !runs, lines.join(","));
    let output = StoredValue::new(output);
    view! {
        <section class="card example" aria-label=words::example(number)>
            <CellView cell readonly=readonly || !runs hidden static_only=!runs>
                {output.get_value().map(|expected| view! { <Printed cell expected /> })}
            </CellView>
        </section>
    }
}

/// What an example prints: told, or to be foretold.
#[component]
fn Printed(cell: Cell, expected: Expected) -> impl IntoView {
    let Expected { text, predicted } = expected;
    if !predicted {
        // Until there is a run of one's own.
        return view! {
            <div class="printed" hidden=move || cell.stage.has_anything()>
                <p class="hint">{words::PRINTED}</p>
                <pre tabindex="0">{text}</pre>
            </div>
        }
        .into_any();
    }
    let typed = RwSignal::new(String::new());
    let rows = text.lines().count().max(1);
    let text = StoredValue::new(text);
    let is_right = move || text.with_value(|text| typed.with(|typed| puzzle::is_same_output(typed, text)));
    let told = move || (cell.stage.ended_runs.get() > 0 && !typed.with(String::is_empty)).then(|| if is_right() { words::FORETOLD } else { words::DIFFERS });
    view! {
        <div class="predict">
            <label>
                {words::PREDICT}
                <textarea rows=rows spellcheck="false" autocomplete="off" autocapitalize="off" aria-label=words::PREDICTED on:input:target=move |event| typed.set(event.target().value())></textarea>
            </label>
            <p role="status" class="found">{move || told().map(|text| said(&text))}</p>
        </div>
    }
    .into_any()
}

#[component]
fn ExerciseView(cell: Cell, exercise: Exercise, number: usize, folder: String, solutions: Solutions) -> impl IntoView {
    let Exercise { id, hints, solution, policy, .. } = exercise;
    let room = cell.room;
    let count = hints.len();
    let id = StoredValue::new(id);
    let seen = Memo::new(move |_| room.shelf.progress.with(|progress| id.with_value(|id| progress.of(id).map_or(0, |record| record.hints as usize))));
    let shown_hints = {
        let folder = folder.clone();
        move || {
            hints.iter().take(seen.get()).enumerate().map(|(place, hint)| view! {
                <li><span class="hint">{words::hint(place + 1, count)}</span><Prose nodes=hint.clone() folder=folder.clone() /></li>
            }).collect_view()
        }
    };
    let may_see = Memo::new(move |_| match solutions {
        Solutions::Always => true,
        Solutions::Never => false,
        Solutions::AfterAttempt => room.shelf.progress.with(|progress| id.with_value(|id| progress.of(id).is_some_and(|record| record.attempts > 0))),
    });
    let sees = RwSignal::new(false);
    view! {
        <Card room id=id.get_value() class="exercise" name=words::task(number)>
            <Rules policy />
            <CellView cell><Found cell /></CellView>
            <div class="help">
                <ol class="hints" aria-live="polite">{shown_hints}</ol>
                <button class="small" hidden=move || seen.get() >= count on:click=move |_| room.shelf.note(|progress| id.with_value(|id| progress.change(id, |record| record.hints += 1)))>
                    {move || said(&words::hint((seen.get() + 1).min(count), count))}
                </button>
                <button class="small" hidden=solutions == Solutions::Never disabled=move || !may_see.get() title=move || (!may_see.get()).then(|| said(&words::TRY_FIRST)) aria-expanded=move || sees.get().to_string() on:click=move |_| sees.update(|sees| *sees = !*sees)>
                    {words::SOLVE}
                </button>
                <div hidden=move || !(sees.get() && may_see.get())>
                    <p class="hint">{words::SOLUTION}</p>
                    <pre class="solution" tabindex="0">{solution}</pre>
                </div>
            </div>
        </Card>
    }
}

/// What an exercise allows, in words.
#[component]
fn Rules(policy: Policy) -> impl IntoView {
    let rules = policy::rules(&policy);
    let reason = policy.reason.clone();
    (!rules.is_empty()).then(|| view! {
        <div class="rules">
            <p class="hint">{words::RULES}</p>
            <ul>{rules.into_iter().map(|rule| view! { <li>{rule}</li> }).collect_view()}</ul>
            {(!reason.is_empty()).then(|| view! { <p>{words::reason(reason)}</p> })}
        </div>
    })
}
