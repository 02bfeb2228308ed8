//! The *room*: what the cells of one lesson share. One engine, which starts when the first of them is used; what was done; which runs.

use super::{cell::Cell, lesson::Place, shelf::Shelf};
use crate::{
    imports,
    js::{
        host::{Host, Notice},
        pack, page,
    },
    lesson::{self, Cells, Content as Source, Lesson},
    limits::Limits,
    protocol::{verdict::{Remark, Verdict}, to_guard::SessionKind, to_worker::{Exam, Mode}},
    outcome::Outcome,
    session::{
        event::{Event, Request},
        machine::{Spares, Status},
    },
    ui::{engine::Engine, language, stage::{Ids, Stage}},
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
    pub engine: Engine,
    pub shelf: Shelf,
    /// What went wrong with a file of the lesson.
    pub trouble: RwSignal<Option<Text>>,
    cells: StoredValue<Vec<Cell>>,
    files: StoredValue<Vec<(FileName, Content)>>,
    /// Whether they are here.
    is_stocked: StoredValue<bool>,
    /// What was to run before they were.
    early: StoredValue<Option<(Cell, Purpose)>>,
    is_awake: RwSignal<bool>,
    /// Whose run goes on, or was the last.
    active: StoredValue<Option<(Cell, Purpose)>>,
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
        let opened = Room {
            engine: Engine::new(host),
            shelf: Shelf::open(&place.course),
            lesson: StoredValue::new_local(lesson),
            place: StoredValue::new(place),
            trouble: RwSignal::new(None),
            cells: StoredValue::new(vec![]),
            files: StoredValue::new(vec![]),
            is_stocked: StoredValue::new(false),
            early: StoredValue::new(None),
            is_awake: RwSignal::new(false),
            active: StoredValue::new(None),
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
        let course = self.place.with_value(|place| place.course.clone());
        spawn_local(async move {
            for file in files {
                let Ok(name) = FileName::parse(&file.path) else { continue };
                let content = match file.content {
                    Source::Text(text) => Content::Text(text),
                    Source::Beside(path) => match pack::fetch_small(&lesson::address(&course, &path), MOST_FILE_BYTES).await {
                        Ok(bytes) => Content::of(bytes),
                        Err(why) => {
                            let _ = self.trouble.try_set(Some(words::not_loaded(path.as_str(), why)));
                            continue;
                        }
                    },
                };
                let _ = self.files.try_update_value(|files| files.push((name, content)));
            }
            // Nobody may be in the room any more.
            let _ = self.is_stocked.try_set_value(true);
            if let Some(Some((cell, purpose))) = self.early.try_update_value(Option::take) {
                self.run(cell, purpose);
            }
        });
    }

    /// A stage for one more cell.
    pub fn stage(self, ids: Ids) -> Stage {
        Stage::new(self.engine.host(), ids)
    }

    /// One more cell, in the order of the page.
    pub fn enter(self, cell: Cell) {
        self.cells.update_value(|cells| cells.push(cell));
    }

    /// Somebody comes near a cell: the engine starts, and imports beforehand what the cell does.
    pub fn wake(self, cell: Cell) {
        self.start();
        if !self.is_busy() {
            self.engine.dispatch(Event::Imports(imports::of_workspace(&self.workspace(cell))));
        }
    }

    fn start(self) {
        if !self.is_awake.get_untracked() {
            self.is_awake.set(true);
            self.engine.dispatch(Event::Start);
        }
    }

    /// Whether the engine was wanted by now.
    pub fn is_awake(self) -> bool {
        self.is_awake.get()
    }

    /// Whether a program runs or is about to.
    pub fn is_busy(self) -> bool {
        self.engine.status.with_untracked(Status::has_program)
    }

    /// Whether a program of this cell runs or is about to.
    pub fn is_active(self, cell: Cell) -> bool {
        self.engine.status.with(Status::can_stop) && self.active.with_value(|active| active.is_some_and(|(active, _)| active.number == cell.number))
    }

    /// Runs a cell.
    pub fn run(self, cell: Cell, purpose: Purpose) {
        self.start();
        if self.is_busy() {
            return;
        }
        if !self.is_stocked.get_value() {
            return self.early.set_value(Some((cell, purpose)));
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
        let imports = request.imports.clone();
        // Before the page changes anything, as in the playground: what that takes is not waited for.
        self.engine.dispatch(Event::Run(Box::new(request)));
        cell.begin(limits.wall);
        // For the next one.
        self.engine.dispatch(Event::Imports(imports));
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
        self.engine.dispatch(Event::Stop);
    }

    /// A fresh Python where cells share one.
    pub fn restart(self) {
        self.queue.set_value(VecDeque::new());
        self.engine.dispatch(Event::Restart);
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

    fn hear(self, notice: Notice) {
        let active = self.active.get_value();
        let Some(notice) = self.engine.hear(notice, active.map(|(cell, _)| cell.stage)) else {
            if !self.is_busy() && self.goes_on.try_update_value(std::mem::take) == Some(true) {
                self.run_next();
            }
            return;
        };
        match notice {
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
            self.shelf.note(|progress| progress.judged(&id, passed));
        }
        cell.verdict.set(Some(verdict));
    }
}
