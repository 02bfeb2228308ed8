//! What an author says of a program: rules that it breaks, a check's verdict.

use super::*;
use crate::{
    policy::{Dunder, Policy},
    protocol::{
        to_worker::{Authored, Exam},
        verdict::{Remark, Verdict},
    },
};

const PASSED: &str = r#"{"verdict":{"kind":"passed"}}"#;
const VIOLATIONS: &str = r#"{"violations":[{"line":2,"column":1,"rule":"imports.deny","message":"os may not be imported here."}]}"#;

#[test]
fn words_that_are_no_remark_are_none() {
    assert_eq!(Remark::parse(PASSED), Some(Remark::Verdict(Verdict::Passed)));
    assert!(matches!(Remark::parse(VIOLATIONS), Some(Remark::Violations(violations)) if violations[0].line == 2));
    for text in ["{}", "", r#"{"verdict":{"kind":"excellent"}}"#, r#"{"violations":{}}"#] {
        assert_eq!(Remark::parse(text), None, "{text}");
    }
}

fn judged(run: u32) -> FromGuard {
    FromGuard::Remarked { run: RunId(run), remark: PASSED.into() }
}

fn violates(run: u32) -> FromGuard {
    FromGuard::Remarked { run: RunId(run), remark: VIOLATIONS.into() }
}

#[test]
fn a_verdict_is_told_of_the_run_that_goes_on_and_of_no_other() {
    let mut story = Story::ready(SessionKind::SingleUse);
    assert_eq!(story.guard(judged(1)).effects, [], "nothing runs");
    story.run();
    assert_eq!(story.guard(judged(2)).effects, []);
    assert_eq!(story.guard(judged(1)).effects, [Effect::Remarked(RunId(1), PASSED.into())]);
    story.ends(1, Ending::Completed { exit_code: 0 }, false);
    assert_eq!(story.guard(judged(1)).effects, [], "it is over");
}

#[test]
fn violations_are_told_of_the_run_that_goes_on_and_of_no_other() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run();
    assert_eq!(story.guard(violates(2)).effects, []);
    assert_eq!(story.guard(violates(1)).effects, [Effect::Remarked(RunId(1), VIOLATIONS.into())]);
    story.ends(1, Ending::Completed { exit_code: 0 }, false);
    assert_eq!(story.guard(violates(1)).effects, []);
}

#[test]
fn what_an_author_adds_goes_with_the_program_and_brings_its_packages() {
    let exam = Exam { check: "import pandas\nassert output".into(), seed: 3, language: "es".into() };
    let policy = Policy { restricted: true, dunder: Dunder::Deny, ..Policy::default() };
    let authored = request("import math").authored(policy.clone(), "import numpy".into(), Some(exam.clone()));
    assert_eq!(authored.imports, ["math", "numpy", "pandas", "RestrictedPython"]);
    let author: Authored = serde_json::from_str(&authored.program.author.unwrap()).unwrap();
    assert_eq!(author, Authored { policy: Some(policy), setup: Some("import numpy".into()), exam: Some(exam) });
}

#[test]
fn a_program_to_which_an_author_adds_nothing_is_as_any_other() {
    assert_eq!(request("import math").authored(Policy::default(), String::new(), None), request("import math"));
}
