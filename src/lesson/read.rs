//! A lesson's file, read as far as it can be.

use super::{
    Block, Choice, Content, DataFile, Example, Exercise, Expected, Lesson, Node, Parsons, Quiz, Wrong as WrongAnswer,
    fault::{Fault, Instead, Wrong},
    front,
    info::Info,
    prose::{self, Anchors, Builder},
};
use crate::workspace::name::FileName;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::{collections::BTreeSet, ops::Range};

/// A lesson's file is no larger.
pub const MOST_BYTES: usize = 1 << 20;
/// A page shows no more.
const MOST_CELLS: usize = 400;

/// Reads a lesson. There is always one, with what could be read; `file` is its name in the faults, which are in the order of their lines.
pub fn read(file: &str, text: &str) -> (Lesson, Vec<Fault>) {
    let mut reader = Reader::default();
    if text.len() > MOST_BYTES {
        reader.wrong.push((1, Wrong::Large(text.len(), MOST_BYTES)));
    } else {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        reader.read(&text);
    }
    let Reader { lesson, mut wrong, .. } = reader;
    wrong.sort_by_key(|(line, _)| *line);
    let fault = |(line, what)| Fault { file: file.to_owned(), line, what };
    (lesson, wrong.into_iter().map(fault).collect())
}

#[derive(Default)]
struct Reader {
    lesson: Lesson,
    wrong: Vec<(u32, Wrong)>,
    anchors: Anchors,
    prose: Builder,
    ids: BTreeSet<String>,
    /// The block of the exercise that fences belong to.
    exercise: Option<usize>,
    /// What was said of it already.
    seen: Vec<&'static str>,
    /// The example whose output may come, and whether it is shown at once.
    example: Option<(usize, bool, u32)>,
    cells: usize,
}

impl Reader {
    fn read(&mut self, text: &str) {
        let (body, first_line) = self.front_matter(text);
        let line_of = |at: usize| first_line + u32::try_from(body[..at].matches('\n').count()).unwrap_or(u32::MAX);
        let mut events = Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter();
        let mut depth = 0_usize;
        while let Some((event, range)) = events.next() {
            let line = line_of(range.start);
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if depth == 0 => {
                    let mut inside = String::new();
                    for (event, _) in events.by_ref() {
                        match event {
                            Event::Text(text) => inside.push_str(&text),
                            Event::End(TagEnd::CodeBlock) => break,
                            _ => {}
                        }
                    }
                    if !is_closed(body, &range) {
                        self.wrong.push((line, Wrong::OpenFence));
                    }
                    self.fence(Info::parse(&info), inside, line);
                }
                event => {
                    match event {
                        Event::Start(_) => depth += 1,
                        Event::End(_) => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    self.prose.take(event, line, &mut self.anchors, &mut self.wrong);
                }
            }
        }
        self.flush();
        self.end_example();
        self.end_exercise();
        self.wrong.extend(std::mem::take(&mut self.anchors).lost());
    }

    /// What comes after it, and in which line that begins.
    fn front_matter<'a>(&mut self, text: &'a str) -> (&'a str, u32) {
        let Some(rest) = text.strip_prefix("---\n") else {
            self.wrong.push((1, Wrong::NoFrontMatter));
            return (text, 1);
        };
        let mut names = BTreeSet::new();
        let mut at = 0;
        for (place, line) in rest.split_inclusive('\n').enumerate() {
            let number = u32::try_from(place + 2).unwrap_or(u32::MAX);
            at += line.len();
            let line = line.trim();
            if line == "---" {
                if self.lesson.title.is_empty() {
                    self.wrong.push((1, Wrong::NoTitle));
                }
                return (&rest[at..], number + 1);
            }
            if line.is_empty() {
                continue;
            }
            let taken = match front::pair(line) {
                Some((name, _)) if !names.insert(name.to_owned()) => Err(Wrong::Twice(name.to_owned())),
                Some((name, value)) => front::field(&mut self.lesson, name, value),
                None => Err(Wrong::NotNamed(line.to_owned())),
            };
            if let Err(wrong) = taken {
                self.wrong.push((number, wrong));
            }
        }
        self.wrong.push((1, Wrong::OpenFrontMatter));
        self.lesson = Lesson::default();
        (text, 1)
    }

    fn fence(&mut self, mut info: Info, inside: String, line: u32) {
        let first = info.first.clone();
        match first.as_str() {
            "python" if info.take("setup") => {
                self.lesson.setup.push_str(&inside);
                self.rest("python setup", info, &[], line);
            }
            "python" if info.take("exercise") => self.begin_exercise(info, inside, line),
            "python" if info.take("solution") => {
                self.rest("python solution", info, &[], line);
                self.of_exercise("solution", line, |exercise| exercise.solution = inside);
            }
            "python" if info.take("check") => {
                self.rest("python check", info, &[], line);
                self.of_exercise("check", line, |exercise| exercise.check = inside);
            }
            "python" if info.take("wrong") => {
                let says = info.take_value("says").filter(|says| !says.is_empty());
                self.rest("python wrong", info, &["says"], line);
                match says {
                    Some(says) => self.of_exercise("wrong", line, |exercise| exercise.wrong.push(WrongAnswer { source: inside, says })),
                    None => self.wrong.push((line, Wrong::NoSays)),
                }
            }
            "python" => self.example(info, inside, line),
            "text" if info.take("hint") => {
                self.rest("text hint", info, &[], line);
                let hint = self.markdown(&inside, line + 1);
                self.of_exercise("hint", line, |exercise| exercise.hints.push(hint));
            }
            "policy" => {
                self.rest("policy", info, &[], line);
                self.policy(&inside, line);
            }
            "output" => {
                self.rest("output", info, &[], line);
                self.output(inside, line);
            }
            "parsons" => self.parsons(info, &inside, line),
            "quiz" => self.quiz(info, &inside, line),
            "files" => self.file(info, inside, line),
            _ => self.prose.listing(&inside),
        }
    }

    /// What nobody took is no part of such a fence.
    fn rest(&mut self, kind: &str, info: Info, known: &[&str], line: u32) {
        let values = info.values.into_iter().map(|(name, _)| name);
        for word in info.words.into_iter().chain(values) {
            let instead = Instead::of(&word, known);
            self.wrong.push((line, Wrong::UnknownWord(kind.to_owned(), word, instead)));
        }
    }

    /// Prose up to here, as a block.
    fn flush(&mut self) {
        let nodes = self.prose.finish();
        if !nodes.is_empty() {
            self.end_example();
            self.lesson.blocks.push(Block::Prose(nodes));
        }
    }

    fn push(&mut self, block: Block, line: u32) -> usize {
        self.flush();
        self.end_example();
        self.cells += 1;
        if self.cells == MOST_CELLS + 1 {
            self.wrong.push((line, Wrong::ManyCells(MOST_CELLS)));
        }
        if self.cells <= MOST_CELLS {
            self.lesson.blocks.push(block);
        }
        self.lesson.blocks.len().saturating_sub(1)
    }

    fn end_example(&mut self) {
        if let Some((_, true, line)) = self.example.take() {
            self.wrong.push((line, Wrong::NoOutput));
        }
    }

    fn example(&mut self, mut info: Info, source: String, line: u32) {
        const KNOWN: [&str; 11] = ["readonly", "hide", "expect", "run=no", "lines=…", "stdin=\"…\"", "setup", "exercise", "solution", "check", "wrong"];
        let lines = info.take_value("lines").map_or_else(Vec::new, |lines| self.lines(&lines, &source, line));
        let runs = match info.take_value("run").as_deref() {
            None | Some("yes") => true,
            Some("no") => false,
            Some(other) => {
                self.wrong.push((line, Wrong::Value("run", other.to_owned(), "run=no, or leave it out")));
                true
            }
        };
        info.take("run");
        let expects = info.take("expect");
        let example = Example { runs, hidden: info.take("hide"), readonly: info.take("readonly"), lines, output: None, stdin: info.take_value("stdin").unwrap_or_default(), source };
        self.rest("python", info, &KNOWN, line);
        let place = self.push(Block::Example(example), line);
        self.example = Some((place, expects, line));
    }

    fn lines(&mut self, written: &str, source: &str, line: u32) -> Vec<(u32, u32)> {
        let count = u32::try_from(source.lines().count()).unwrap_or(u32::MAX);
        let part = |part: &str| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
            (1..=last).contains(&first).then_some((first, last)).filter(|_| last <= count)
        };
        let lines: Option<Vec<_>> = written.split(',').map(part).collect();
        lines.unwrap_or_else(|| {
            self.wrong.push((line, Wrong::NoLines(written.to_owned(), count)));
            vec![]
        })
    }

    fn output(&mut self, text: String, line: u32) {
        let has_prose_between = {
            let nodes = self.prose.finish();
            let has = !nodes.is_empty();
            if has {
                self.lesson.blocks.push(Block::Prose(nodes));
            }
            has
        };
        match self.example.take().filter(|_| !has_prose_between) {
            Some((place, expects, _)) => {
                if let Some(Block::Example(example)) = self.lesson.blocks.get_mut(place) {
                    let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
                    example.output = Some(Expected { text, predicted: !expects });
                }
            }
            None => self.wrong.push((line, Wrong::NoExample)),
        }
    }

    /// An id that is there and nobody else's.
    fn id(&mut self, kind: &'static str, info: &mut Info, line: u32) -> Option<String> {
        let wrong = match info.take_value("id") {
            None => Wrong::NoId(kind),
            Some(id) if !prose::is_name(&id) => Wrong::BadId(id),
            Some(id) if self.ids.insert(id.clone()) => return Some(id),
            Some(id) => Wrong::SameId(id),
        };
        self.wrong.push((line, wrong));
        None
    }

    fn begin_exercise(&mut self, mut info: Info, start: String, line: u32) {
        self.end_exercise();
        let id = self.id("exercise", &mut info, line);
        let stdin = info.take_value("stdin").unwrap_or_default();
        self.rest("python exercise", info, &["id=…", "stdin=\"…\""], line);
        let policy = self.lesson.policy.clone();
        // Without an id nothing is kept of it, and all else works.
        let exercise = Exercise { id: id.unwrap_or_else(|| format!("line-{line}")), start, policy, stdin, line, ..Exercise::default() };
        let place = self.push(Block::Exercise(Box::new(exercise)), line);
        self.exercise = Some(place);
        self.seen.clear();
    }

    fn end_exercise(&mut self) {
        let Some(place) = self.exercise.take() else { return };
        if let Some(Block::Exercise(exercise)) = self.lesson.blocks.get(place) {
            let (id, line) = (exercise.id.clone(), exercise.line);
            for kind in ["check", "solution"] {
                if !self.seen.contains(&kind) {
                    self.wrong.push((line, Wrong::Missing(id.clone(), kind)));
                }
            }
        }
    }

    fn of_exercise(&mut self, kind: &'static str, line: u32, change: impl FnOnce(&mut Exercise)) {
        let Some(Block::Exercise(exercise)) = self.exercise.and_then(|place| self.lesson.blocks.get_mut(place)) else {
            return self.wrong.push((line, Wrong::NoExercise(kind)));
        };
        if ["check", "solution", "policy"].contains(&kind) && self.seen.contains(&kind) {
            return self.wrong.push((line, Wrong::Second(kind)));
        }
        self.seen.push(kind);
        change(exercise);
    }

    fn policy(&mut self, text: &str, line: u32) {
        let mut rules = Vec::new();
        let mut names = BTreeSet::new();
        for (number, rule) in (line + 1..).zip(text.lines()).filter(|(_, rule)| !rule.trim().is_empty()) {
            match front::pair(rule) {
                Some((name, _)) if !names.insert(name) => self.wrong.push((number, Wrong::Twice(name.to_owned()))),
                Some((name, value)) => rules.push((number, name, value)),
                None => self.wrong.push((number, Wrong::NotNamed(rule.trim().to_owned()))),
            }
        }
        let mut wrong = Vec::new();
        self.of_exercise("policy", line, |exercise| {
            for (number, name, value) in rules {
                if let Err(what) = front::rule(&mut exercise.policy, name, value) {
                    wrong.push((number, what));
                }
            }
        });
        self.wrong.extend(wrong);
    }

    fn parsons(&mut self, mut info: Info, inside: &str, line: u32) {
        let id = self.id("puzzle", &mut info, line).unwrap_or_else(|| format!("line-{line}"));
        self.rest("parsons", info, &["id=…"], line);
        let (mut lines, mut distractors) = (vec![], vec![]);
        for text in inside.lines().filter(|text| !text.trim().is_empty()) {
            match text.strip_prefix('!') {
                Some(text) => distractors.push(text.to_owned()),
                None => lines.push(text.to_owned()),
            }
        }
        if lines.len() < 2 {
            return self.wrong.push((line, Wrong::FewLines));
        }
        self.push(Block::Parsons(Parsons { id, lines, distractors }), line);
    }

    fn quiz(&mut self, mut info: Info, inside: &str, line: u32) {
        let id = self.id("question", &mut info, line).unwrap_or_else(|| format!("line-{line}"));
        self.rest("quiz", info, &["id=…"], line);
        let mut question = String::new();
        let mut choices: Vec<(bool, String, String)> = Vec::new();
        let mut kinds = BTreeSet::new();
        for (number, text) in (line + 1..).zip(inside.lines()) {
            let mark = text.trim_start().get(..3).filter(|mark| ["( )", "(x)", "[ ]", "[x]"].contains(mark));
            let answer = text.trim_start().strip_prefix('>');
            match (mark, answer, choices.last_mut()) {
                (Some(mark), _, _) => {
                    kinds.insert(mark.starts_with('['));
                    choices.push((mark.contains('x'), text.trim_start()[3..].trim().to_owned(), String::new()));
                }
                (None, Some(_), None) => self.wrong.push((number, Wrong::NoChoice)),
                (None, Some(answer), Some((_, _, feedback))) => {
                    feedback.push_str(answer.trim());
                    feedback.push('\n');
                }
                (None, None, Some((_, choice, _))) => {
                    choice.push('\n');
                    choice.push_str(text.trim());
                }
                (None, None, None) => {
                    question.push_str(text);
                    question.push('\n');
                }
            }
        }
        let several = kinds.contains(&true);
        let right = choices.iter().filter(|(right, ..)| *right).count();
        let wrong = match (choices.len(), right) {
            (0 | 1, _) => Some(Wrong::FewChoices),
            _ if kinds.len() > 1 => Some(Wrong::Mixed),
            (_, 0) => Some(Wrong::NoRight),
            (_, 2..) if !several => Some(Wrong::ManyRight(right)),
            _ => None,
        };
        if let Some(wrong) = wrong {
            return self.wrong.push((line, wrong));
        }
        let question = self.markdown(&question, line + 1);
        let choice = |(right, text, feedback): (bool, String, String)| (right, self.markdown(&text, line), self.markdown(&feedback, line));
        let choices: Vec<_> = choices.into_iter().map(choice).collect();
        let choices = choices.into_iter().map(|(right, text, feedback)| Choice { text, right, feedback }).collect();
        self.push(Block::Quiz(Quiz { id, question, several, choices }), line);
    }

    fn file(&mut self, mut info: Info, inside: String, line: u32) {
        let (name, src) = (info.take_value("name"), info.take_value("src"));
        self.rest("files", info, &["name=…", "src=…"], line);
        let path = name.or_else(|| src.clone());
        let Some(path) = path else { return self.wrong.push((line, Wrong::NoContent("add name=… or src=…"))) };
        if let Err(error) = FileName::parse(&path) {
            return self.wrong.push((line, Wrong::BadName(path, error.to_string())));
        }
        if self.lesson.files.iter().any(|file| file.path == path) {
            return self.wrong.push((line, Wrong::Twice(path)));
        }
        let content = match src {
            None => Content::Text(inside),
            Some(src) if !prose::is_file(&src) => return self.wrong.push((line, Wrong::BadName(src, "name a file of the course's folder".to_owned()))),
            Some(_) if !inside.trim().is_empty() => return self.wrong.push((line, Wrong::NoContent("leave out one of them"))),
            Some(src) => Content::Beside(src),
        };
        self.lesson.files.push(DataFile { path, content });
    }

    /// Markdown in a fence.
    fn markdown(&mut self, text: &str, line: u32) -> Vec<Node> {
        let mut builder = Builder::default();
        for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
            builder.take(event, line, &mut self.anchors, &mut self.wrong);
        }
        builder.finish()
    }
}

/// Whether the last line of a fence is one of backticks or tildes.
fn is_closed(body: &str, range: &Range<usize>) -> bool {
    let text = body.get(range.clone()).unwrap_or_default().trim_end();
    let Some((_, last)) = text.rsplit_once('\n') else { return false };
    let last = last.trim();
    last.len() >= 3 && (last.bytes().all(|byte| byte == b'`') || last.bytes().all(|byte| byte == b'~'))
}
