//! Puzzles: lines to be put in order, questions with choices, outputs to be foretold.

use super::{Parsons, Quiz};

/// How the lines of a learner stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As they should.
    Right,
    /// The first of them that is wrong, counted from 1.
    WrongAt(usize),
    /// All of them right so far, and lines are missing.
    TooFew,
}

/// The lines that a learner begins with, in an order that is not the right one, and the same at every visit.
pub fn mixed(puzzle: &Parsons) -> Vec<String> {
    let mut lines: Vec<String> = puzzle.lines.iter().chain(&puzzle.distractors).cloned().collect();
    // FNV-1a of the id: any order will do, as long as it stays.
    let mut state = puzzle.id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    for last in (1..lines.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        lines.swap(last, ((state >> 33) % (last as u64 + 1)) as usize);
    }
    if judge(puzzle, &lines) == Order::Right {
        lines.rotate_left(1);
    }
    lines
}

/// How these lines stand. Lines of the same text are as good as one another.
pub fn judge(puzzle: &Parsons, lines: &[String]) -> Order {
    match lines.iter().zip(&puzzle.lines).position(|(line, right)| line != right) {
        Some(place) => Order::WrongAt(place + 1),
        None if lines.len() > puzzle.lines.len() => Order::WrongAt(puzzle.lines.len() + 1),
        None if lines.len() < puzzle.lines.len() => Order::TooFew,
        None => Order::Right,
    }
}

/// Whether exactly the right choices are chosen; `chosen` has one for each.
pub fn is_right(quiz: &Quiz, chosen: &[bool]) -> bool {
    chosen.len() == quiz.choices.len() && quiz.choices.iter().zip(chosen).all(|(choice, chosen)| choice.right == *chosen)
}

/// Whether what somebody foretold is what is printed, but for blanks at the ends of lines and of all.
pub fn is_same_output(foretold: &str, printed: &str) -> bool {
    let lines = |text: &str| text.trim_end().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    lines(foretold) == lines(printed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::Choice;

    #[test]
    fn a_foretold_output_may_differ_in_blanks_nobody_sees() {
        assert!(is_same_output("1 \r\n2\n\n", "1\n2"));
        for (foretold, printed) in [("12", "1\n2"), (" 1", "1"), ("", "1"), ("1\n\n2", "1\n2")] {
            assert!(!is_same_output(foretold, printed), "{foretold:?}");
        }
    }

    fn puzzle(lines: &[&str], distractors: &[&str]) -> Parsons {
        let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        Parsons { id: "order".into(), lines: owned(lines), distractors: owned(distractors), line: 1 }
    }

    #[test]
    fn a_puzzle_never_begins_solved_and_begins_the_same_each_time() {
        for count in 2..12 {
            let lines: Vec<String> = (0..count).map(|number| format!("print({number})")).collect();
            for id in ["a", "b", "loop", "x-1"] {
                let puzzle = Parsons { id: id.into(), lines: lines.clone(), distractors: vec![], line: 1 };
                let mixed_lines = mixed(&puzzle);
                assert_ne!(judge(&puzzle, &mixed_lines), Order::Right, "{id} {count}");
                assert_eq!(mixed_lines, mixed(&puzzle));
                let mut sorted = mixed_lines;
                sorted.sort();
                let mut all = lines.clone();
                all.sort();
                assert_eq!(sorted, all);
            }
        }
    }

    #[test]
    fn the_first_wrong_line_is_named() {
        let puzzle = puzzle(&["a", "b", "b", "c"], &["x"]);
        let judged = |lines: &[&str]| judge(&puzzle, &lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>());
        assert_eq!(judged(&["a", "b", "b", "c"]), Order::Right);
        assert_eq!(judged(&["a", "x", "b", "c"]), Order::WrongAt(2));
        assert_eq!(judged(&["a", "b", "b", "c", "x"]), Order::WrongAt(5));
        assert_eq!(judged(&["a", "b"]), Order::TooFew);
        assert_eq!(judged(&[]), Order::TooFew);
    }

    #[test]
    fn all_right_choices_and_no_other_have_to_be_chosen() {
        let choice = |right| Choice { text: vec![], right, feedback: vec![] };
        let quiz = Quiz { id: "q".into(), question: vec![], several: true, choices: vec![choice(true), choice(false), choice(true)], line: 1 };
        assert!(is_right(&quiz, &[true, false, true]));
        for chosen in [&[true, true, true][..], &[true, false, false], &[false; 3], &[true, false], &[true, false, true, false]] {
            assert!(!is_right(&quiz, chosen), "{chosen:?}");
        }
    }
}
