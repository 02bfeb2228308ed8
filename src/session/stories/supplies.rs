//! Packages: fetched when the text imports them, and before a run that needs them.

use super::*;
use crate::{
    advice::Advice,
    packages::{Index, tests::{index, package}},
    protocol::ending::PythonError,
};

pub(super) const PANDAS: [&str; 4] = ["numpy", "pandas", "python-dateutil", "six"];

fn imports(modules: &[&str]) -> Event {
    Event::Imports(modules.iter().map(ToString::to_string).collect())
}

pub(super) fn held(package: &str) -> FromGuard {
    FromGuard::Held { package: package.to_owned() }
}

pub(super) fn not_supplied() -> (Event, Failure) {
    let failure = Failure { reason: FailReason::Package, message: "numpy is damaged".into() };
    (Event::NotSupplied(failure.clone()), failure)
}

pub(super) fn with_packages(kind: SessionKind) -> Story {
    let mut story = Story::new(kind);
    story.machine = Machine::new(kind, Limits::PLAYGROUND.memory_bytes, Spares::BesideRuns, index());
    story.when(Event::Start).when(Event::Fetched).boots(1);
    story
}

impl Story {
    fn runs(&mut self, source: &str) -> &mut Self {
        self.when(Event::Run(Box::new(request(source))))
    }

    pub(super) fn supplied(&self) -> Vec<&str> {
        let ordered = self.effects.iter().filter_map(|effect| match effect {
            Effect::Supply(names) => Some(names),
            _ => None,
        });
        ordered.flatten().map(String::as_str).collect()
    }

    /// What a session is asked to have: packages and modules.
    fn prepares(&self) -> Option<(SessionId, Vec<&str>, Vec<&str>)> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Send(ToGuard::Prepare { session, packages, modules, .. }) => {
                Some((*session, packages.iter().map(String::as_str).collect(), modules.iter().map(String::as_str).collect()))
            }
            _ => None,
        })
    }

    fn prepared(&mut self, session: u32) -> &mut Self {
        self.guard(FromGuard::Prepared { session: SessionId(session) })
    }
}

#[test]
fn a_run_waits_for_its_packages_and_for_their_import() {
    let mut story = with_packages(SessionKind::SingleUse);
    assert_eq!(story.runs("import pandas, math").supplied(), PANDAS);
    assert_eq!((story.launched(), story.machine.status()), (None, Status::Supplying));
    for package in &PANDAS[..3] {
        assert_eq!(story.guard(held(package)).effects, []);
    }
    assert_eq!(story.guard(held("six")).prepares(), Some((SessionId(1), PANDAS.to_vec(), vec!["math", "pandas"])));
    assert_eq!(story.machine.status(), Status::Starting { run_waits: true });
    assert_eq!(story.prepared(1).launched(), Some((SessionId(1), RunId(1))));
}

#[test]
fn what_the_text_imports_is_fetched_before_anybody_presses_run() {
    let mut story = with_packages(SessionKind::SingleUse);
    assert_eq!(story.when(imports(&["numpy"])).supplied(), ["numpy"]);
    assert_eq!(story.prepares(), Some((SessionId(1), vec![], vec!["numpy"])));
    assert_eq!(story.prepared(1).machine.status(), Status::Ready);
    assert_eq!(story.guard(held("numpy")).prepares(), Some((SessionId(1), vec!["numpy"], vec!["numpy"])));
    assert_eq!(story.prepared(1).runs("import numpy").launched(), Some((SessionId(1), RunId(1))));
    // And the next session has it without being asked twice for the file.
    assert_eq!(story.ends(1, completed(), false).supplied(), [""; 0]);
    assert_eq!(story.opens(2).prepares(), Some((SessionId(2), vec!["numpy"], vec!["numpy"])));
}

#[test]
fn a_package_that_does_not_come_ends_the_run_that_needs_it_and_nothing_else() {
    let mut story = with_packages(SessionKind::SingleUse);
    let (event, failure) = not_supplied();
    story.runs("import numpy").when(event);
    assert_eq!(story.finished(), Some((RunId(1), &Outcome::Failed(failure))));
    assert_eq!(story.machine.status(), Status::Ready);
    assert_eq!(story.runs("print(1)").launched(), Some((SessionId(1), RunId(2))));
    assert_eq!(story.ends(2, completed(), false).opens(2).supplied(), [""; 0]);
    assert_eq!(story.runs("import numpy").supplied(), ["numpy"], "whoever runs it again wants another try");
}

#[test]
fn a_package_that_did_not_come_while_a_run_waited_for_its_engine_is_asked_for_again() {
    let mut story = with_packages(SessionKind::SingleUse);
    story.when(imports(&["numpy"])).runs("import numpy").when(not_supplied().0);
    assert_eq!(story.prepared(1).supplied(), ["numpy"]);
    story.guard(held("numpy"));
    assert_eq!(story.prepared(1).launched(), Some((SessionId(1), RunId(1))));
}

#[test]
fn a_package_that_does_not_come_is_not_asked_for_again_and_again() {
    let mut story = with_packages(SessionKind::SingleUse);
    story.when(imports(&["numpy"])).prepared(1).when(not_supplied().0);
    assert_eq!((story.effects.len(), story.machine.status()), (0, Status::Ready));
    assert_eq!(story.when(imports(&["numpy", "math"])).supplied(), [""; 0]);
}

#[test]
fn a_package_that_the_guard_cannot_unpack_is_told_by_name() {
    let mut story = with_packages(SessionKind::SingleUse);
    let unheld = |package: &str| FromGuard::Unheld { package: package.into(), message: "it ends too early".into() };
    story.runs("import numpy");
    assert_eq!(story.guard(unheld("six")).effects, [], "nobody asked for that");
    story.guard(unheld("numpy"));
    let Some((RunId(1), Outcome::Failed(Failure { reason: FailReason::Package, message }))) = story.finished() else { panic!("{:?}", story.effects) };
    let message = message.say(Language::English);
    assert!(message.contains("numpy") && message.contains("it ends too early"), "{message}");
}

#[test]
fn stop_forgets_a_run_that_waits_for_packages() {
    let mut story = with_packages(SessionKind::SingleUse);
    story.runs("import numpy").when(Event::Stop);
    assert_eq!(story.finished(), Some((RunId(1), &Outcome::Stopped { reason: StopReason::User, error: None })));
    assert_eq!(story.machine.status(), Status::Ready);
    // Another does not wait for what it does not need.
    assert_eq!(story.runs("print(1)").launched(), Some((SessionId(1), RunId(2))));
    assert_eq!(story.guard(held("numpy")).launched(), None);
}

#[test]
fn a_sandbox_that_is_lost_takes_its_packages_with_it_and_the_run_waits_on() {
    let mut story = with_packages(SessionKind::SingleUse);
    story.runs("import numpy").when(Event::SandboxLost { message: "gone".into() });
    assert_eq!(story.boots(2).supplied(), ["numpy"]);
    story.guard(held("numpy"));
    assert_eq!(story.prepared(2).launched(), Some((SessionId(2), RunId(1))));
    story.when(Event::SandboxLost { message: "gone".into() });
    assert_eq!(story.boots(3).runs("import numpy").supplied(), ["numpy"]);
}

#[test]
fn a_worker_that_dies_while_its_packages_come_is_followed_by_another() {
    let mut story = with_packages(SessionKind::SingleUse);
    story.runs("import numpy").guard(FromGuard::Broken { session: SessionId(1), message: "gone".into() });
    assert_eq!(story.opened(), Some(SessionId(2)));
    assert_eq!(story.guard(held("numpy")).effects, []);
    assert_eq!(story.opens(2).prepares(), Some((SessionId(2), vec!["numpy"], vec!["numpy"])));
}

#[test]
fn imports_that_kill_the_worker_are_left_to_the_program_whose_packages_are_there() {
    let mut story = with_packages(SessionKind::SingleUse);
    story.runs("import numpy").guard(held("numpy")).guard(FromGuard::Broken { session: SessionId(1), message: "killed".into() });
    assert_eq!(story.opens(2).prepares(), Some((SessionId(2), vec!["numpy"], vec![])));
    assert_eq!(story.prepared(2).launched(), Some((SessionId(2), RunId(1))));
}

/// A page that has what explains errors.
fn with_explainer() -> Story {
    let mut story = Story::new(SessionKind::SingleUse);
    let index = Index::of(vec![package("asttokens", &["asttokens"], &[]), package("friendly-traceback", &["friendly_traceback"], &["asttokens"])]);
    story.machine = Machine::new(SessionKind::SingleUse, Limits::PLAYGROUND.memory_bytes, Spares::BesideRuns, index);
    story.when(Event::Start).when(Event::Fetched).boots(1);
    story
}

#[test]
fn what_explains_errors_comes_when_nothing_else_is_to_be_done_and_no_run_waits_for_it() {
    let mut story = with_explainer();
    assert_eq!((story.effects.len(), story.machine.status()), (0, Status::Ready));
    assert_eq!(story.after(19_900).supplied(), [""; 0]);
    assert_eq!(story.after(200).supplied(), ["asttokens", "friendly-traceback"]);
    assert_eq!(story.runs("1 / 0").launched(), Some((SessionId(1), RunId(1))));
    story.guard(held("asttokens")).guard(held("friendly-traceback"));
    assert_eq!(story.ends(1, completed(), false).opens(2).prepares(), Some((SessionId(2), vec!["asttokens", "friendly-traceback"], vec![])));
    assert_eq!(story.prepared(2).runs("1 / 0").launched(), Some((SessionId(2), RunId(2))));
}

#[test]
fn a_page_whose_explainer_does_not_come_works_without_it() {
    let mut story = with_explainer();
    story.after(21_000).when(not_supplied().0);
    assert_eq!(story.runs("1 / 0").launched(), Some((SessionId(1), RunId(1))));
    assert_eq!(story.ends(1, completed(), false).opens(2).after(60_000).supplied(), [""; 0]);
}

#[test]
fn what_an_error_means_is_told_of_the_last_run_only() {
    let mut story = with_explainer();
    let explained = |run| FromGuard::Explained { run: RunId(run), paragraphs: vec!["A number was divided by zero.".into()] };
    assert_eq!(story.runs("1 / 0").guard(explained(1)).effects, [], "it is not over");
    story.ends(1, completed(), false).guard(explained(1));
    assert!(matches!(&story.effects[..], [Effect::Explained(RunId(1), _)]), "{:?}", story.effects);
    story.opens(2).runs("1 / 0");
    assert_eq!(story.guard(explained(1)).effects, []);
    // Nor while the next run waits for its engine.
    story.ends(2, completed(), false).runs("1 / 0");
    assert_eq!((story.launched(), story.guard(explained(2)).effects.len()), (None, 0));
}

#[test]
fn a_lasting_session_gets_packages_between_its_runs_and_imports_nothing_by_itself() {
    let mut story = with_packages(SessionKind::Lasting);
    story.runs("import numpy").guard(held("numpy"));
    assert_eq!(story.prepares(), Some((SessionId(1), vec!["numpy"], vec![])));
    assert_eq!(story.machine.status(), Status::Supplying, "it is not another interpreter");
    assert_eq!(story.prepared(1).launched(), Some((SessionId(1), RunId(1))));
    assert_eq!(story.ends(1, completed(), true).runs("numpy.zeros(1)").launched(), Some((SessionId(1), RunId(2))));
    story.ends(2, completed(), true).runs("import six").guard(held("six"));
    assert_eq!(story.prepares(), Some((SessionId(1), vec!["six"], vec![])));
}

#[test]
fn an_error_comes_with_what_this_page_knows_of_it() {
    let mut story = with_packages(SessionKind::SingleUse);
    let raised = |message: &str| Ending::Raised {
        error: PythonError { kind: "ModuleNotFoundError".into(), message: message.into(), line: Some(1), column: None, traceback: String::new() },
    };
    story.runs("__import__('nunpy')").ends(1, raised("No module named 'nunpy'"), false);
    let advice = story.effects.iter().find_map(|effect| match effect {
        Effect::Finished(_, report) => Some(report.advice.clone()),
        _ => None,
    });
    assert_eq!(advice, Some(Some(Advice::Meant("nunpy".into(), "numpy".into()))));
}
