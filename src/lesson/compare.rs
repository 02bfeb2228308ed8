//! Whether two languages of one lesson have the same cells: progress is kept by them.

use super::{
    fault::{Fault, What},
    model::{Block, Lesson},
    page::short,
};

/// A cell that progress is kept of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept<'a> {
    /// Its fence's word.
    pub kind: &'static str,
    /// Its id.
    pub id: &'a str,
    /// Of its fence, counted from 1.
    pub line: u32,
}

/// The cells of a lesson that progress is kept of, in order.
pub fn kept(lesson: &Lesson) -> Vec<Kept<'_>> {
    lesson.blocks.iter().filter_map(of_block).collect()
}

fn of_block(block: &Block) -> Option<Kept<'_>> {
    let (kind, id, line) = match block {
        Block::Prose(_) | Block::Example(_) => return None,
        Block::Exercise(exercise) => ("exercise", &exercise.id, exercise.line),
        Block::Parsons(parsons) => ("parsons", &parsons.id, parsons.line),
        Block::Quiz(quiz) => ("quiz", &quiz.id, quiz.line),
    };
    Some(Kept { kind, id, line })
}

/// What differs in a lesson from the same lesson in the course's first language. `file` is the lesson's.
pub fn compare(first: &Lesson, other: &Lesson, file: &str) -> Vec<Fault> {
    let (there, here) = (kept(first), kept(other));
    let name = |cell: &Kept| format!("{} {:?}", cell.kind, short(cell.id));
    let is_among = |cell: &Kept, cells: &[Kept]| cells.iter().any(|other| (other.kind, other.id) == (cell.kind, cell.id));
    let mut faults: Vec<(u32, What)> = Vec::new();
    faults.extend(there.iter().filter(|cell| !is_among(cell, &here)).map(|cell| (1, What::OnlyThere(name(cell)))));
    faults.extend(here.iter().filter(|cell| !is_among(cell, &there)).map(|cell| (cell.line, What::OnlyHere(name(cell)))));
    if faults.is_empty() {
        let moved = there.iter().zip(&here).find(|(there, here)| there.id != here.id);
        faults.extend(moved.map(|(_, here)| (here.line, What::Differs(short(here.id), "another place"))));
    }
    for (block, cell) in other.blocks.iter().filter_map(|block| Some((block, of_block(block)?))) {
        let same = first.blocks.iter().find(|other| of_block(other).is_some_and(|other| (other.kind, other.id) == (cell.kind, cell.id)));
        if let Some(what) = same.and_then(|same| difference(same, block)) {
            faults.push((cell.line, What::Differs(short(cell.id), what)));
        }
    }
    if first.cells != other.cells {
        faults.push((1, What::Differs("cells".to_owned(), "another value")));
    }
    faults.into_iter().map(|(line, what)| Fault { file: file.to_owned(), line, what }).collect()
}

/// What is kept of an answer to one would be wrong for the other.
fn difference(one: &Block, other: &Block) -> Option<&'static str> {
    match (one, other) {
        (Block::Quiz(one), Block::Quiz(other)) => {
            let is_same = one.several == other.several && one.choices.iter().map(|choice| choice.right).eq(other.choices.iter().map(|choice| choice.right));
            (!is_same).then_some("other right choices")
        }
        (Block::Parsons(one), Block::Parsons(other)) => {
            let is_same = (one.lines.len(), one.distractors.len()) == (other.lines.len(), other.distractors.len());
            (!is_same).then_some("another number of lines")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::read;

    const QUIZ: &str = "```quiz id=q\nWhy?\n(x) a\n( ) b\n```\n";
    const LINES: &str = "```parsons id=p\na\nb\n!c\n```\n";

    fn differ(one: &[&str], other: &[&str]) -> Vec<String> {
        let lesson = |cells: &[&str]| read("01.es.md", &format!("---\ntitle: A\n---\n{}", cells.concat())).0;
        compare(&lesson(one), &lesson(other), "01.es.md").iter().map(Fault::to_string).collect()
    }

    #[test]
    fn the_same_cells_may_have_other_words() {
        let other = QUIZ.replace("Why?", "¿Por qué?\n\nDi.").replace(" a", " uno");
        assert_eq!(differ(&[QUIZ, LINES], &["Hola\n\n", &other, LINES]), [""; 0]);
    }

    #[test]
    fn cells_that_differ_are_told() {
        let told = |faults: Vec<String>, line: u32, words: &str| {
            assert!(matches!(&faults[..], [only] if only.starts_with(&format!("01.es.md, line {line}: ")) && only.contains(words)), "{faults:?}");
        };
        told(differ(&[QUIZ, LINES], &[LINES]), 1, "quiz \"q\" is missing");
        told(differ(&[QUIZ], &[QUIZ, LINES]), 9, "parsons \"p\" stands only here");
        told(differ(&[QUIZ, LINES], &[LINES, QUIZ]), 4, "another place");
        told(differ(&[QUIZ], &[&QUIZ.replace("(x)", "[x]").replace("( )", "[ ]")]), 4, "other right choices");
        told(differ(&[QUIZ], &[&QUIZ.replace("(x) a\n( ) b", "( ) a\n(x) b")]), 4, "other right choices");
        told(differ(&[LINES], &[&LINES.replace('!', "")]), 4, "another number of lines");
        assert_eq!(differ(&[QUIZ], &[&LINES.replace("=p", "=q")]).len(), 2);
    }
}
