//! Lessons: Markdown files that anybody may write, read into what the page shows. `docs/lessons.md` is the format.
//!
//! Whatever the text is, as much of a lesson as can be read is read; what is wrong with it are its [`Fault`]s.

mod model;

mod catalogue;
mod compare;
mod fault;
mod route;

mod cells;
mod front;
mod info;
mod page;
mod prose;
mod quiz;
mod rules;

pub mod progress;
pub mod puzzle;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use catalogue::{Catalogue, CatalogueError, Course, MOST_CATALOGUE_BYTES, Version, address};
pub use compare::{Kept, compare, kept};
pub use fault::{Fault, What};
pub use model::*;
pub use prose::words;
pub use route::Route;

/// No lesson is larger; what is behind is not read.
pub const MOST_BYTES: usize = 1024 * 1024;

/// Reads a lesson. `file` is what its faults call it; they come in the order of their lines.
pub fn read(file: &str, text: &str) -> (Lesson, Vec<Fault>) {
    let mut page = page::Page::default();
    let whole = text;
    let text = plain(&text[..text.floor_char_boundary(MOST_BYTES)]);
    let mut lesson = Lesson::default();
    let (body, first) = front::read(&text, &mut lesson, &mut page);
    let pieces = prose::pieces(body, first, &mut page, cells::is_cell);
    let mut builder = cells::Builder::new(lesson, &mut page);
    for piece in pieces {
        match piece {
            prose::Piece::Prose(nodes) => builder.prose(nodes),
            prose::Piece::Fence { info, text, line } => builder.fence(&info, text, line),
        }
    }
    let mut lesson = builder.end();
    if whole.len() > MOST_BYTES {
        page.fault(1, What::Large);
    }
    let lost = page.lost();
    if !lost.is_empty() {
        all_prose(&mut lesson).into_iter().for_each(|nodes| prose::unlink(nodes, &|anchor| lost.contains(anchor)));
    }
    let mut faults = page.faults;
    faults.sort_by_key(|(line, _)| *line);
    (lesson, faults.into_iter().map(|(line, what)| Fault { file: file.to_owned(), line, what }).collect())
}

/// Without the mark that some editors begin a file with, and with one kind of line ends.
fn plain(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

/// All of a lesson that Markdown was made of.
fn all_prose(lesson: &mut Lesson) -> Vec<&mut Vec<Node>> {
    let mut all = Vec::new();
    for block in &mut lesson.blocks {
        match block {
            Block::Prose(nodes) => all.push(nodes),
            Block::Exercise(exercise) => all.extend(&mut exercise.hints),
            Block::Quiz(quiz) => {
                all.push(&mut quiz.question);
                all.extend(quiz.choices.iter_mut().flat_map(|choice| [&mut choice.text, &mut choice.feedback]));
            }
            Block::Example(_) | Block::Parsons(_) => {}
        }
    }
    all
}

/// Names of the files of the course's folder that a lesson shows or gives its programs.
pub fn beside(lesson: &Lesson) -> std::collections::BTreeSet<String> {
    fn pictures(nodes: &[Node], names: &mut std::collections::BTreeSet<String>) {
        for node in nodes {
            match node {
                Node::Element(Tag::Image { src, .. }, _) => drop(names.insert(src.clone())),
                Node::Element(_, inner) => pictures(inner, names),
                Node::Text(_) => {}
            }
        }
    }
    let mut names = std::collections::BTreeSet::new();
    all_prose(&mut lesson.clone()).into_iter().for_each(|nodes| pictures(nodes, &mut names));
    for file in &lesson.files {
        match &file.content {
            Content::Beside(name) => drop(names.insert(name.clone())),
            Content::Text(_) => {}
        }
    }
    names
}
