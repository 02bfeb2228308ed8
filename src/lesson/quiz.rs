//! Cells without Python: a *quiz*, and *parsons*, lines to be put in order.

use super::{
    fault::What,
    model::{Choice, Parsons, Quiz},
    page::Page,
    prose,
};

/// Reads what stands in a `quiz` fence, which begins in this line.
pub(super) fn quiz(id: String, text: &str, line: u32, page: &mut Page) -> Quiz {
    let mut draft: Vec<Draft> = Vec::new();
    let mut question = String::new();
    for (at, text) in (line.saturating_add(1)..).zip(text.lines()) {
        let trimmed = text.trim_start();
        match (mark(trimmed), draft.last_mut()) {
            (Some((mark, rest)), _) => draft.push(Draft { at, mark, text: rest.to_owned(), said_at: at, said: String::new() }),
            (None, None) => {
                question.push_str(text);
                question.push('\n');
            }
            (None, Some(choice)) => match trimmed.strip_prefix('>') {
                Some(said) => {
                    if choice.said.is_empty() {
                        choice.said_at = at;
                    }
                    choice.said.push_str(said.trim_start());
                    choice.said.push('\n');
                }
                // A long choice goes on in the next line.
                None => {
                    choice.text.push('\n');
                    choice.text.push_str(trimmed);
                }
            },
        }
    }
    let several = draft.iter().any(|choice| choice.mark.several);
    let right = draft.iter().filter(|choice| choice.mark.right).count();
    if draft.len() < 2 {
        page.fault(line, What::FewChoices);
    }
    if several && draft.iter().any(|choice| !choice.mark.several) {
        page.fault(line, What::MixedChoices);
    }
    match right {
        0 => page.fault(line, What::NoRight),
        1 => {}
        _ if !several => page.fault(line, What::ManyRight),
        _ => {}
    }
    let question = prose::nodes(&question, line.saturating_add(1), page);
    let choices = draft.into_iter().map(|choice| Choice {
        text: prose::line(choice.text.trim(), choice.at, page),
        right: choice.mark.right,
        feedback: prose::line(&choice.said, choice.said_at, page),
    });
    Quiz { id, question, several, choices: choices.collect(), line }
}

/// Reads what stands in a `parsons` fence, which begins in this line.
pub(super) fn parsons(id: String, text: &str, line: u32, page: &mut Page) -> Parsons {
    let (mut lines, mut distractors) = (Vec::new(), Vec::new());
    for text in text.lines().map(str::trim_end).filter(|text| !text.is_empty()) {
        match text.strip_prefix('!') {
            Some(text) => distractors.push(text.to_owned()),
            None => lines.push(text.to_owned()),
        }
    }
    if lines.len() < 2 {
        page.fault(line, What::FewLines);
    }
    Parsons { id, lines, distractors, line }
}

/// A choice and where it stands.
struct Draft {
    at: u32,
    mark: Mark,
    text: String,
    said_at: u32,
    said: String,
}

struct Mark {
    right: bool,
    several: bool,
}

/// What a choice begins with, and what is behind that.
fn mark(line: &str) -> Option<(Mark, &str)> {
    [("( )", false, false), ("(x)", true, false), ("[ ]", false, true), ("[x]", true, true)]
        .into_iter()
        .find_map(|(sign, right, several)| Some((Mark { right, several }, line.strip_prefix(sign)?)))
}
