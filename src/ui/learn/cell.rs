//! A *cell*: a program of a lesson, with its editor, its output and what was found of it.

use super::room::{Purpose, Room};
use crate::{
    editing,
    js::sight::{self, Sight},
    lesson::{Example, Exercise},
    outcome::Report,
    policy::Policy,
    traceback::MAIN,
    protocol::verdict::{Verdict, Violation},
    session::machine::Status,
    ui::{
        code::Code,
        editor::Field,
        language::{self, said},
        output::Output,
        stage::{Ids, Stage, Ways},
    },
    words::{say::Text, texts::{cell as words, toolbar}},
};
use leptos::{html, prelude::*};
use std::{rc::Rc, sync::Mutex, time::Duration};

/// What a cell is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// Of an exercise.
    pub id: Option<String>,
    /// What the cell begins with.
    pub start: String,
    pub check: Option<String>,
    pub policy: Policy,
    pub stdin: String,
}

impl Task {
    /// Of something to be run and changed.
    pub fn of_example(example: &Example, policy: &Policy) -> Task {
        Task { start: without_end(&example.source), policy: policy.clone(), stdin: example.stdin.clone(), ..Task::default() }
    }

    /// Of something to be written.
    pub fn of_exercise(exercise: &Exercise) -> Task {
        Task {
            id: Some(exercise.id.clone()),
            start: without_end(&exercise.start),
            check: Some(exercise.check.clone()),
            policy: exercise.policy.clone(),
            stdin: exercise.stdin.clone(),
        }
    }
}

/// No editor shows an empty line at its end.
fn without_end(source: &str) -> String {
    source.strip_suffix('\n').unwrap_or(source).to_owned()
}

/// Everything of a cell.
#[derive(Clone, Copy)]
pub struct Cell {
    /// In the order of the page.
    pub number: usize,
    pub room: Room,
    pub task: StoredValue<Task>,
    pub code: Code,
    pub stage: Stage,
    /// Of the last check.
    pub verdict: RwSignal<Option<Verdict>>,
    /// The program ended before the check could say anything.
    pub is_unjudged: RwSignal<bool>,
    violations: StoredValue<Vec<Violation>>,
    /// Longer than the lesson's, where the learner wanted that.
    pub wall: StoredValue<Option<Duration>>,
    /// What the learner had before the code was put back to the start.
    pub undo: RwSignal<Option<String>>,
}

impl Cell {
    /// With what the learner has written at an earlier visit.
    pub fn new(room: Room, number: usize, task: Task) -> Cell {
        let written = task.id.as_ref().and_then(|id| room.shelf.progress.with_untracked(|progress| progress.of(id)?.code.get(language::now().tag()).cloned()));
        let cell = Cell {
            number,
            room,
            code: Code::still(written.as_deref().unwrap_or(&task.start)),
            task: StoredValue::new(task),
            stage: room.stage(ids(number)),
            verdict: RwSignal::new(None),
            is_unjudged: RwSignal::new(false),
            violations: StoredValue::new(vec![]),
            wall: StoredValue::new(None),
            undo: RwSignal::new(None),
        };
        cell.code.on_typed(move |_, text| cell.keep(text));
        room.enter(cell);
        cell
    }

    /// What the learner has written stays, also at later visits.
    fn keep(self, text: String) {
        let (id, start) = self.task.with_value(|task| (task.id.clone(), task.start.clone()));
        let Some(id) = id else { return };
        let language = language::now().tag().to_owned();
        self.room.shelf.note(|progress| {
            progress.change(&id, |record| {
                if text == start {
                    record.code.remove(&language);
                } else {
                    record.code.insert(language, text);
                }
            });
        });
    }

    /// A run of it begins, with this limit.
    pub fn begin(self, wall: Duration) {
        self.stage.begin(wall);
        self.verdict.set(None);
        self.is_unjudged.set(false);
        self.violations.set_value(vec![]);
    }

    /// It is against the rules.
    pub fn violates(self, violations: Vec<Violation>) {
        self.violations.set_value(violations);
    }

    /// Its run is over.
    pub fn ended(self, report: &Report, purpose: Purpose) {
        self.code.mark(report);
        self.violations.with_value(|violations| if !violations.is_empty() {
            self.code.set_marks(&editing::marks_of_violations(violations));
        });
        self.is_unjudged.set(purpose == Purpose::Check && self.verdict.with_untracked(Option::is_none));
    }

    /// Back to the start; it can be undone.
    pub fn reset(self) {
        let before = self.code.text();
        let start = self.task.with_value(|task| task.start.clone());
        self.put(start);
        self.undo.set(Some(before));
        self.verdict.set(None);
        self.stage.begin(Duration::ZERO);
    }

    /// Another text in the place of what is there.
    pub fn put(self, text: String) {
        self.code.put(text.clone());
        self.keep(text);
    }
}

impl Ways for Cell {
    fn has_file(&self, file: &str) -> bool {
        file == MAIN
    }

    fn show_line(&self, _file: &str, line: u32) {
        self.code.show_line(line, None);
    }

    fn again(&self, wall: Duration) {
        self.wall.set_value(Some(wall));
        self.room.run(*self, Purpose::Run);
    }
}

/// The elements of a cell. Names are as many as the longest lesson has cells, and stay.
fn ids(number: usize) -> Ids {
    static NAMED: Mutex<Vec<Ids>> = Mutex::new(Vec::new());
    let Ok(mut named) = NAMED.lock() else { return Ids::ONLY };
    while named.len() <= number {
        let number = named.len();
        let name = |what: &str| &*format!("{what}-{number}").leak();
        named.push(Ids { log: name(Ids::ONLY.log), paper: name(Ids::ONLY.paper), field: name(Ids::ONLY.field) });
    }
    named[number]
}

/// The program of a cell and what it does. `children` come between the buttons and the output.
#[component]
pub fn CellView(cell: Cell, #[prop(optional)] readonly: bool, #[prop(optional)] hidden: bool, #[prop(optional)] static_only: bool, children: ChildrenFn) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let waiting = StoredValue::new_local(None::<Sight>);
    // The editor is made where it is seen: a page of forty cells is as soon there as one of four.
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            sight::shape_field(&place, cell.code.rows(), readonly);
            waiting.set_value(Sight::of(&place, move || cell.code.load()));
        }
    });
    let folded = RwSignal::new(hidden);
    let near = move || if !static_only { cell.room.wake(cell) };
    let is_used = Memo::new(move |_| cell.stage.has_anything());
    view! {
        <div class="cell" class:readonly=readonly node_ref=place on:pointerenter=move |_| near() on:focusin=move |_| near()>
            {hidden.then(|| view! {
                <button class="small" aria-expanded=move || (!folded.get()).to_string() on:click=move |_| folded.update(|folded| *folded = !*folded)>
                    {move || said(&if folded.get() { words::SHOW } else { words::HIDE })}
                </button>
            })}
            <Field code=cell.code hidden=move || folded.get() />
            {(!static_only).then(|| view! { <Buttons cell readonly /> })}
            {children()}
            <div class="result" hidden=move || !is_used.get()>
                <Output stage=cell.stage ways=StoredValue::new_local(Rc::new(cell)) />
            </div>
        </div>
    }
}

#[component]
fn Buttons(cell: Cell, readonly: bool) -> impl IntoView {
    let room = cell.room;
    let active = move || room.is_active(cell);
    let busy = move || room.engine.status.with(Status::has_program);
    let has_check = cell.task.with_value(|task| task.check.is_some());
    let shared = room.lesson.with_value(|lesson| lesson.cells == crate::lesson::Cells::Shared);
    let told = RwSignal::new(None::<Text>);
    view! {
        <div class="toolbar">
            <button class="run" disabled=busy on:click=move |_| room.run(cell, Purpose::Run)>{toolbar::RUN}</button>
            {has_check.then(|| view! { <button class="check" disabled=busy on:click=move |_| room.run(cell, Purpose::Check)>{words::CHECK}</button> })}
            <button class="stop" hidden=move || !active() on:click=move |_| room.stop()>{toolbar::STOP}</button>
            {(!readonly).then(|| view! {
                <button class="quiet" on:click=move |_| { cell.reset(); told.set(Some(words::WAS_RESET)) }>{words::AGAIN}</button>
            })}
            {(shared && cell.number > 0).then(|| view! { <button class="quiet" disabled=busy on:click=move |_| room.run_above(cell)>{words::ABOVE}</button> })}
            {shared.then(|| view! { <button class="quiet" disabled=move || !room.is_awake() on:click=move |_| room.restart()>{words::RESTART}</button> })}
            <span role="status" class="hint">{move || cell.undo.with(Option::is_some).then(|| told.get().map(|text| said(&text))).flatten()}</span>
            <button class="small" hidden=move || cell.undo.with(Option::is_none) on:click=move |_| if let Some(before) = cell.undo.get_untracked() {
                cell.undo.set(None);
                cell.put(before);
            }>{words::UNDO}</button>
        </div>
    }
}

/// What a check found.
#[component]
pub fn Found(cell: Cell) -> impl IntoView {
    let shown = move || {
        let verdict = cell.verdict.get();
        let (class, title, message, sides) = match verdict {
            Some(Verdict::Passed) => ("verdict good", words::PASSED, String::new(), None),
            Some(Verdict::Failed { message, expected, got }) => ("verdict bad", words::FAILED, message, expected.zip(got)),
            Some(Verdict::Unsure { message }) => ("verdict stopped", words::UNSURE, message, None),
            None if cell.is_unjudged.get() => ("verdict stopped", words::UNSURE, said(&words::NO_VERDICT), None),
            None => return None,
        };
        Some(view! {
            <div class=class>
                <p><strong>{title}</strong>" "<span class="message">{message}</span></p>
                {sides.map(|(expected, got)| view! {
                    <dl class="sides">
                        <div><dt>{words::EXPECTED}</dt><dd><pre>{expected}</pre></dd></div>
                        <div><dt>{words::GOT}</dt><dd><pre>{got}</pre></dd></div>
                    </dl>
                })}
            </div>
        })
    };
    view! { <div role="status" class="found">{shown}</div> }
}
