//! *Cells*: fences that are more than listings, put together to examples and exercises.

use super::{
    fault::What,
    info::{self, Info},
    model::{Block, Content, DataFile, Example, Exercise, Expected, Lesson, Node, Wrong},
    page::{Page, short},
    prose, quiz,
    route::is_name,
    rules,
};
use crate::workspace::name::FileName;
use std::collections::BTreeSet;

/// More would be no page that anybody reads.
const MOST_CELLS: usize = 400;

/// Whether a fence is more than a listing.
pub(super) fn is_cell(info: &str) -> bool {
    let kind = info::kind(info);
    CELLS.contains(&kind) || is_hint(info) || meant(kind).is_some()
}

/// First words of fences.
const CELLS: [&str; 6] = ["python", "output", "policy", "parsons", "quiz", "files"];
/// What a `python` fence can be, beside an example.
const ROLES: [&str; 5] = ["setup", "exercise", "solution", "check", "wrong"];
const EXAMPLE: [&str; 11] = ["readonly", "run=no", "hide", "lines=", "stdin=", "expect", "setup", "exercise", "solution", "check", "wrong"];

fn is_hint(info: &str) -> bool {
    info.split_whitespace().take(2).eq(["text", "hint"])
}

/// Which cell was meant by a word that is none. Other words are listings.
fn meant(kind: &str) -> Option<&'static str> {
    let lower = kind.to_lowercase();
    let is_near = |cell: &&&str| lower.len() >= 4 && strsim::osa_distance(cell, &lower) <= 1;
    match lower.as_str() {
        _ if CELLS.contains(&kind) => None,
        "py" => Some("python"),
        _ => CELLS.iter().find(is_near).copied(),
    }
}

/// A lesson that grows cell by cell.
pub(super) struct Builder<'a> {
    pub lesson: Lesson,
    pub page: &'a mut Page,
    open: Open,
    ids: BTreeSet<String>,
    cells: usize,
}

/// What the next cell may belong to: where it stands among the blocks.
enum Open {
    Nothing,
    Example { at: usize, line: u32, expects: bool },
    Exercise { at: usize, has_policy: bool },
}

impl<'a> Builder<'a> {
    /// Of front matter that has been read.
    pub fn new(lesson: Lesson, page: &'a mut Page) -> Self {
        Builder { lesson, page, open: Open::Nothing, ids: BTreeSet::new(), cells: 0 }
    }

    /// Adds prose. A cell behind it still belongs to the one before it.
    pub fn prose(&mut self, nodes: Vec<Node>) {
        self.lesson.blocks.push(Block::Prose(nodes));
    }

    /// Adds a fence that is a cell.
    pub fn fence(&mut self, info: &str, text: String, line: u32) {
        self.cells += 1;
        if self.cells > MOST_CELLS {
            if self.cells == MOST_CELLS + 1 {
                self.page.fault(line, What::ManyCells);
            }
            return;
        }
        let mut info = Info::read(info, line, self.page);
        if let Some(meant) = meant(&info.kind) {
            self.page.fault(line, What::NearCell(short(&info.kind), meant));
            info.kind = meant.to_owned();
        }
        let known: &'static [&'static str] = match info.kind.as_str() {
            "python" => self.python(&mut info, text, line),
            "text" => self.hint(&mut info, &text, line),
            "output" => self.output(&text, line),
            "policy" => self.policy(&text, line),
            "parsons" => {
                self.close();
                let id = self.id(&mut info, "id=order", line);
                self.lesson.blocks.push(Block::Parsons(quiz::parsons(id, &text, line, self.page)));
                &["id="]
            }
            "quiz" => {
                self.close();
                let id = self.id(&mut info, "id=which", line);
                self.lesson.blocks.push(Block::Quiz(quiz::quiz(id, &text, line, self.page)));
                &["id="]
            }
            _ => self.file(&mut info, text, line),
        };
        info.end(known, line, self.page);
    }

    /// The end of the lesson.
    pub fn end(mut self) -> Lesson {
        self.close();
        self.lesson
    }

    fn python(&mut self, info: &mut Info, text: String, line: u32) -> &'static [&'static str] {
        let mut roles = ROLES.into_iter().filter(|role| info.word(role));
        let role = roles.next();
        if let (Some(one), Some(other)) = (role, roles.next()) {
            self.page.fault(line, What::TwoKinds(one.to_owned(), other.to_owned()));
        }
        match role {
            Some("setup") => {
                self.lesson.setup.push_str(&text);
                &[]
            }
            Some("exercise") => {
                self.close();
                let id = self.id(info, "id=greet", line);
                let (stdin, policy) = (info.value("stdin").unwrap_or_default(), self.lesson.policy.clone());
                self.open = Open::Exercise { at: self.lesson.blocks.len(), has_policy: false };
                self.lesson.blocks.push(Block::Exercise(Box::new(Exercise { id, start: text, policy, stdin, line, ..Exercise::default() })));
                &["exercise", "id=", "stdin="]
            }
            Some("wrong") => {
                let says = info.value("says").filter(|says| !says.trim().is_empty()).unwrap_or_else(|| {
                    self.page.fault(line, What::Lacks("says", "says=\"part of the message\""));
                    String::new()
                });
                if let Some(exercise) = self.exercise("wrong answer", line) {
                    exercise.wrong.push(Wrong { source: text, says });
                }
                &["says="]
            }
            Some("solution") => self.part("solution", |exercise| &mut exercise.solution, text, line),
            Some(_) => self.part("check", |exercise| &mut exercise.check, text, line),
            None => {
                self.close();
                self.example(info, text, line);
                &EXAMPLE
            }
        }
    }

    fn part(&mut self, name: &'static str, of: fn(&mut Exercise) -> &mut String, text: String, line: u32) -> &'static [&'static str] {
        let Some(part) = self.exercise(name, line).map(of) else { return &[] };
        if part.is_empty() {
            *part = text;
        } else {
            self.page.fault(line, What::Second(name));
        }
        &[]
    }

    fn example(&mut self, info: &mut Info, source: String, line: u32) {
        let runs = match info.value("run") {
            None => true,
            Some(value) => {
                if value != "no" {
                    self.page.fault(line, What::BadValue(short(&value), "run=no, or nothing"));
                }
                value != "no"
            }
        };
        let marked = info.value("lines").map(|lines| {
            let last = source.lines().count().try_into().unwrap_or(u32::MAX);
            lines_of(&lines, last).unwrap_or_else(|| {
                self.page.fault(line, What::Lines(short(&lines)));
                Vec::new()
            })
        });
        self.open = Open::Example { at: self.lesson.blocks.len(), line, expects: info.word("expect") };
        self.lesson.blocks.push(Block::Example(Example {
            source,
            runs,
            hidden: info.word("hide"),
            readonly: info.word("readonly"),
            lines: marked.unwrap_or_default(),
            output: None,
            stdin: info.value("stdin").unwrap_or_default(),
        }));
    }

    fn output(&mut self, text: &str, line: u32) -> &'static [&'static str] {
        let (at, expects) = match self.open {
            Open::Example { at, expects, .. } => (at, expects),
            Open::Exercise { .. } | Open::Nothing => {
                self.page.fault(line, What::NoExample);
                return &[];
            }
        };
        if let Some(Block::Example(example)) = self.lesson.blocks.get_mut(at) {
            if example.output.is_some() {
                self.page.fault(line, What::Second("output"));
            } else {
                example.output = Some(Expected { text: text.strip_suffix('\n').unwrap_or(text).to_owned(), predicted: !expects });
            }
        }
        &[]
    }

    fn hint(&mut self, info: &mut Info, text: &str, line: u32) -> &'static [&'static str] {
        info.word("hint");
        let hint = prose::nodes(text, line.saturating_add(1), self.page);
        if let Some(exercise) = self.exercise("hint", line) {
            exercise.hints.push(hint);
        }
        &["hint"]
    }

    fn policy(&mut self, text: &str, line: u32) -> &'static [&'static str] {
        if let Open::Exercise { has_policy, .. } = &mut self.open
            && std::mem::replace(has_policy, true)
        {
            self.page.fault(line, What::Second("policy"));
            return &[];
        }
        let mut policy = self.lesson.policy.clone();
        rules::read(text, line.saturating_add(1), &mut policy, self.page);
        if let Some(exercise) = self.exercise("policy", line) {
            exercise.policy = policy;
        }
        &[]
    }

    fn file(&mut self, info: &mut Info, text: String, line: u32) -> &'static [&'static str] {
        let known = &["name=", "src="];
        let (name, src) = (info.value("name"), info.value("src"));
        let Some(name) = name else {
            self.page.fault(line, What::Lacks("name", "files name=data.csv"));
            return known;
        };
        let path = match FileName::parse(&name) {
            // The program itself.
            Ok(path) if path.is_main() => Err(None),
            Ok(path) => Ok(path.as_str().to_owned()),
            Err(error) => Err(Some(error)),
        };
        let content = match src {
            Some(_) if !text.trim().is_empty() => Err(What::TwoContents),
            None if text.is_empty() => Err(What::NoContent),
            Some(src) if !prose::is_beside(&src) => Err(What::Path(short(&src), None)),
            Some(src) => Ok(Content::Beside(src)),
            None => Ok(Content::Text(text)),
        };
        match (path, content) {
            (Err(error), _) => self.page.fault(line, What::Path(short(&name), error)),
            (_, Err(what)) => self.page.fault(line, what),
            (Ok(path), Ok(_)) if self.lesson.files.iter().any(|file| file.path == path) => self.page.fault(line, What::SameFile(short(&path))),
            (Ok(path), Ok(content)) => self.lesson.files.push(DataFile { path, content }),
        }
        known
    }

    /// The exercise that a part belongs to; where there is none, that is a fault.
    fn exercise(&mut self, part: &'static str, line: u32) -> Option<&mut Exercise> {
        if let Open::Exercise { at, .. } = self.open
            && let Some(Block::Exercise(exercise)) = self.lesson.blocks.get_mut(at)
        {
            return Some(exercise);
        }
        self.page.fault(line, What::NoExercise(part));
        None
    }

    /// A cell's id. One that cannot be is not kept: progress would be kept under it.
    fn id(&mut self, info: &mut Info, instead: &'static str, line: u32) -> String {
        let what = match info.value("id") {
            None => What::Lacks("id", instead),
            Some(id) if !is_name(&id) => What::BadId(short(&id)),
            Some(id) if !self.ids.insert(id.clone()) => What::SameId(id),
            Some(id) => return id,
        };
        self.page.fault(line, what);
        String::new()
    }

    /// Nothing more can belong to what was open: is it whole?
    fn close(&mut self) {
        match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Nothing => {}
            Open::Example { at, line, expects } => {
                if expects && matches!(self.lesson.blocks.get(at), Some(Block::Example(example)) if example.output.is_none()) {
                    self.page.fault(line, What::NoOutput);
                }
            }
            Open::Exercise { at, .. } => {
                let Some(Block::Exercise(exercise)) = self.lesson.blocks.get(at) else { return };
                for (part, name) in [(&exercise.check, "check"), (&exercise.solution, "solution")] {
                    if part.trim().is_empty() {
                        self.page.fault(exercise.line, What::Incomplete(name));
                    }
                }
            }
        }
    }
}

/// `2,4-5`: first and last lines, each of them there.
fn lines_of(text: &str, last: u32) -> Option<Vec<(u32, u32)>> {
    let one = |part: &str| {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
        (1 <= from && from <= to && to <= last).then_some((from, to))
    };
    text.split(',').map(one).collect()
}
