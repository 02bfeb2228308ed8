//! The *room*: what the cells of one lesson share. One engine, which starts when the first of them is used; what was done; which runs.

use super::{cell::Cell, lesson::Place};
use crate::{
    imports,
    js::{
        editor,
        host::{Host, Notice},
        pack, page,
    },
    lesson::{Cells, Content as Source, Lesson, progress::Progress},
    limits::Limits,
    protocol::{verdict::{Remark, Verdict}, to_guard::SessionKind, to_worker::{Exam, Mode}},
    outcome::Outcome,
    session::{
        event::{Event, Request},
        machine::{Spares, Status},
    },
    ui::{code::Kind, language, stage::{Ids, Stage}},
    words::{say::Text, texts::learn as words},
    workspace::{Content, Workspace, name::FileName},
};
use leptos::{prelude::*, task::spawn_local};
use std::{collections::VecDeque, rc::Rc, time::Duration};

/// A file that a lesson gives its programs is no larger.
const MOST_FILE_BYTES: usize = 4 << 20;
/// What a check draws by chance is the same for every learner, and at every check.
const SEED: u32 = 1;

/// What a run is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To see what it does.
    Run,
    /// To have it checked.
    Check,
}

/// Everything that the cells of a lesson share.
#[derive(Clone, Copy)]
pub struct Room {
    pub lesson: StoredValue<Rc<Lesson>, LocalStorage>,
    pub place: StoredValue<Place>,
    pub status: RwSignal<Status>,
    pub received: RwSignal<u64>,
    pub total: RwSignal<u64>,
    pub progress: RwSignal<Progress>,
    /// Whether this browser keeps it.
    pub is_kept: RwSignal<bool>,
    /// What went wrong with a file of the lesson.
    pub trouble: RwSignal<Option<Text>>,
    cells: StoredValue<Vec<Cell>>,
    files: StoredValue<Vec<(FileName, Content)>>,
    host: StoredValue<Host, LocalStorage>,
    is_awake: RwSignal<bool>,
    /// Whose run goes on, or was the last.
    active: StoredValue<Option<(Cell, Purpose)>>,
    /// Cells that are in sight and have no editor yet.
    waiting: StoredValue<Vec<Cell>>,
    /// It has ended well, and what comes after it waits for the engine.
    goes_on: StoredValue<bool>,
    /// What runs after it.
    queue: StoredValue<VecDeque<Cell>>,
}

impl Room {
    /// Of a lesson that has been read.
    pub fn open(lesson: Rc<Lesson>, place: Place) -> Room {
        let room: StoredValue<Option<Room>> = StoredValue::new(None);
        let kind = match lesson.cells {
            Cells::Fresh => SessionKind::SingleUse,
            Cells::Shared => SessionKind::Lasting,
        };
        let host = Host::new(kind, Limits::LESSON.memory_bytes, Spares::for_device(page::device_memory()), move |notice| {
            // Effects of an event come while it is handled: the page hears of them after that.
            spawn_local(async move {
                if let Some(Some(room)) = room.try_get_value() {
                    room.hear(notice);
                }
            });
        });
        let kept = page::kept(&key(&place.course)).and_then(|text| Progress::parse(&place.course, &text).ok());
        let opened = Room {
            progress: RwSignal::new(kept.unwrap_or_else(|| Progress::new(&place.course))),
            lesson: StoredValue::new_local(lesson),
            place: StoredValue::new(place),
            status: RwSignal::new(Status::Fetching { run_waits: false }),
            received: RwSignal::new(0),
            total: RwSignal::new(0),
            is_kept: RwSignal::new(true),
            trouble: RwSignal::new(None),
            cells: StoredValue::new(vec![]),
            files: StoredValue::new(vec![]),
            host: StoredValue::new_local(host),
            is_awake: RwSignal::new(false),
            active: StoredValue::new(None),
            waiting: StoredValue::new(vec![]),
            goes_on: StoredValue::new(false),
            queue: StoredValue::new(VecDeque::new()),
        };
        room.set_value(Some(opened));
        opened.bring_files();
        opened
    }

    /// Files of the course that every program is given.
    fn bring_files(self) {
        let files = self.lesson.with_value(|lesson| lesson.files.clone());
        let folder = self.place.with_value(Place::folder);
        spawn_local(async move {
            for file in files {
                let Ok(name) = FileName::parse(&file.path) else { continue };
                let content = match file.content {
                    Source::Text(text) => Content::Text(text),
                    Source::Beside(path) => match pack::fetch_small(&format!("{folder}{path}"), MOST_FILE_BYTES).await {
                        Ok(bytes) => Content::of(bytes),
                        Err(why) => {
                            let _ = self.trouble.try_set(Some(words::not_loaded(path.as_str(), why)));
                            continue;
                        }
                    },
                };
                let _ = self.files.try_update_value(|files| files.push((name, content)));
            }
        });
    }

    /// A stage for one more cell.
    pub fn stage(self, ids: Ids) -> Stage {
        Stage::new(self.host.get_value(), ids)
    }

    /// One more cell, in the order of the page.
    pub fn enter(self, cell: Cell) {
        self.cells.update_value(|cells| cells.push(cell));
    }

    /// Puts the editor into a cell, once its script has come: it is fetched once for all cells.
    pub fn bring_editor(self, cell: Cell) {
        if cell.code.kind.get_untracked() != Kind::Loading {
            return;
        }
        let is_first = self.waiting.try_update_value(|waiting| {
            waiting.push(cell);
            waiting.len() == 1
        });
        if is_first != Some(true) {
            return;
        }
        spawn_local(async move {
            let loaded = editor::load().await;
            // Where the lesson was left nobody waits.
            for cell in self.waiting.try_update_value(std::mem::take).unwrap_or_default() {
                match &loaded {
                    Ok(()) => cell.code.arrive(),
                    Err(error) => cell.code.stay_plain(error),
                }
            }
        });
    }

    /// Somebody comes near a cell: the engine starts, and imports beforehand what the cell does.
    pub fn wake(self, cell: Cell) {
        if !self.is_awake.get_untracked() {
            self.is_awake.set(true);
            self.dispatch(Event::Start);
        }
        if !self.is_busy() {
            self.dispatch(Event::Imports(imports::of_workspace(&self.workspace(cell))));
        }
    }

    /// Whether the engine was wanted by now.
    pub fn is_awake(self) -> bool {
        self.is_awake.get()
    }

    /// Whether a program runs or is about to.
    pub fn is_busy(self) -> bool {
        self.status.with_untracked(|status| status.is_busy() || status.can_stop())
    }

    /// Whether a program of this cell runs or is about to.
    pub fn is_active(self, cell: Cell) -> bool {
        self.status.with(Status::can_stop) && self.active.with_value(|active| active.is_some_and(|(active, _)| active.number == cell.number))
    }

    /// Runs a cell.
    pub fn run(self, cell: Cell, purpose: Purpose) {
        self.wake(cell);
        if self.is_busy() {
            return;
        }
        let limits = Limits { wall: self.wall(cell), ..Limits::LESSON };
        cell.code.take_for_run();
        let is_asked = cell.task.with_value(|task| task.stdin.is_empty());
        let stdin = cell.task.with_value(|task| task.stdin.clone());
        let mut request = Request::of(&self.workspace(cell), stdin, is_asked, limits);
        let language = language::now().tag().to_owned();
        let setup = self.lesson.with_value(|lesson| {
            request.program.mode = match lesson.cells {
                Cells::Fresh => Mode::Script,
                Cells::Shared => Mode::Cell,
            };
            lesson.setup.clone()
        });
        let (policy, check) = cell.task.with_value(|task| (task.policy.clone(), task.check.clone().filter(|_| purpose == Purpose::Check)));
        let exam = check.map(|check| Exam { check, seed: SEED, language: language.clone() });
        let mut request = request.authored(policy, setup, exam);
        // An explanation ends the interpreter that makes it.
        let is_shared = self.lesson.with_value(|lesson| lesson.cells == Cells::Shared);
        request.program.explain = (!is_shared).then_some(language);
        self.active.set_value(Some((cell, purpose)));
        self.dispatch(Event::Run(Box::new(request)));
        cell.begin(limits.wall);
    }

    /// Runs the cells above this one, one after the other, as long as they end well.
    pub fn run_above(self, cell: Cell) {
        let above = self.cells.with_value(|cells| cells.iter().copied().take_while(|other| other.number != cell.number).collect());
        self.queue.set_value(above);
        self.run_next();
    }

    fn run_next(self) {
        if let Some(Some(next)) = self.queue.try_update_value(VecDeque::pop_front) {
            self.run(next, Purpose::Run);
        }
    }

    /// Ends what runs, and what would run next.
    pub fn stop(self) {
        self.queue.set_value(VecDeque::new());
        self.dispatch(Event::Stop);
    }

    /// A fresh Python where cells share one.
    pub fn restart(self) {
        self.queue.set_value(VecDeque::new());
        self.dispatch(Event::Restart);
    }

    /// Another try after a failure.
    pub fn retry(self) {
        self.dispatch(Event::Retry);
    }

    /// Changes what is known of the learner, and keeps it.
    pub fn note(self, change: impl FnOnce(&mut Progress)) {
        self.progress.update(change);
        let text = self.progress.with_untracked(Progress::to_text);
        let is_kept = page::keep(&self.place.with_value(|place| key(&place.course)), &text);
        if self.is_kept.get_untracked() != is_kept {
            self.is_kept.set(is_kept);
        }
    }

    fn wall(self, cell: Cell) -> Duration {
        let lessons = self.lesson.with_value(|lesson| lesson.wall_seconds).map(u64::from).map_or(Limits::LESSON.wall, Duration::from_secs);
        cell.wall.get_value().unwrap_or(lessons)
    }

    fn workspace(self, cell: Cell) -> Workspace {
        let mut workspace = Workspace::new(cell.code.text());
        self.files.with_value(|files| {
            for (name, content) in files {
                // Too many are a fault of the lesson, which its author is told.
                let _ = workspace.put(name.clone(), content.clone());
            }
        });
        workspace
    }

    fn dispatch(self, event: Event) {
        self.host.get_value().dispatch(event);
    }

    fn hear(self, notice: Notice) {
        let active = self.active.get_value();
        match notice {
            Notice::Status(status) => {
                if self.status.with_untracked(|shown| *shown != status) {
                    if let Some((cell, _)) = active {
                        cell.stage.follow(&status);
                    }
                    self.status.set(status);
                    if !self.is_busy() && self.goes_on.try_update_value(std::mem::take) == Some(true) {
                        self.run_next();
                    }
                }
            }
            Notice::Progress(progress) => {
                self.received.set(progress.received);
                self.total.set(progress.total);
            }
            Notice::Remarked(_, remark) => match (active, Remark::parse(&remark)) {
                (Some((cell, Purpose::Check)), Some(Remark::Verdict(verdict))) => self.judged(cell, verdict),
                (Some((cell, _)), Some(Remark::Violations(violations))) => cell.violates(violations),
                _ => {}
            },
            notice => {
                let Some((cell, purpose)) = active else { return };
                if let Some(Notice::Finished(_, report)) = cell.stage.hear(notice) {
                    cell.ended(&report, purpose);
                    let is_well = matches!(report.outcome, Outcome::Completed { .. });
                    // The word that the engine is free comes after this one.
                    self.goes_on.set_value(is_well);
                    if !is_well {
                        self.queue.set_value(VecDeque::new());
                    }
                }
            }
        }
    }

    fn judged(self, cell: Cell, verdict: Verdict) {
        let passed = verdict == Verdict::Passed;
        if let Some(id) = cell.task.with_value(|task| task.id.clone()) {
            self.note(|progress| progress.judged(&id, passed));
        }
        cell.verdict.set(Some(verdict));
    }
}

/// Where the progress of a course is kept.
pub fn key(course: &str) -> String {
    format!("ampoule.progress.{course}")
}
