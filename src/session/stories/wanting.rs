//! A program turns out to need a package while it runs: it waits, gets it, and goes on.

use super::{
    supplies::{PANDAS, held, not_supplied, with_packages},
    *,
};

const NOTHING: [&str; 0] = [];

fn running() -> Story {
    let mut story = with_packages(SessionKind::SingleUse);
    story.run().guard(FromGuard::Started { run: RunId(1) });
    story
}

impl Story {
    fn wants(&mut self, module: &str) -> &mut Self {
        self.guard(FromGuard::Wants { run: RunId(1), module: module.into() })
    }

    /// What the run gets of what it waited for.
    fn goes_on_with(&self) -> Option<Vec<&str>> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Send(ToGuard::Supply { run: RunId(1), packages }) => Some(packages.iter().map(String::as_str).collect()),
            _ => None,
        })
    }
}

#[test]
fn a_run_is_told_what_it_can_have() {
    let mut story = with_packages(SessionKind::SingleUse);
    story.run();
    let [Effect::Launch(ToGuard::Run { obtainable, .. }, _)] = &story.effects[..] else { panic!("{:?}", story.effects) };
    assert_eq!(*obtainable, ["numpy", "pandas", "dateutil", "six"]);
}

#[test]
fn a_package_comes_with_all_that_it_needs_and_the_run_goes_on() {
    let mut story = running();
    assert_eq!(story.wants("pandas").supplied(), PANDAS);
    assert_eq!(story.machine.status(), Status::Wanting);
    for package in &PANDAS[..3] {
        assert_eq!(story.guard(held(package)).effects, []);
    }
    assert_eq!(story.guard(held("six")).goes_on_with(), Some(PANDAS.to_vec()));
    assert_eq!(story.machine.status(), Status::Running);
    assert_eq!(story.wants("numpy").goes_on_with(), Some(vec!["numpy"]), "it is here");
    assert_eq!(story.ends(1, completed(), false).finished(), Some((RunId(1), &Outcome::Completed { exit_code: 0 })));
}

#[test]
fn what_nobody_has_is_told_at_once() {
    let mut story = running();
    assert_eq!(story.wants("no_such_module").goes_on_with(), Some(NOTHING.to_vec()));
    assert_eq!((story.supplied(), story.machine.status()), (NOTHING.to_vec(), Status::Running));
}

#[test]
fn a_package_that_does_not_come_is_missing_in_that_run_and_asked_for_again_when_somebody_wants_it() {
    let mut story = running();
    assert_eq!(story.wants("numpy").when(not_supplied().0).goes_on_with(), Some(NOTHING.to_vec()));
    assert_eq!((story.finished(), story.machine.status()), (None, Status::Running));
    assert_eq!(story.wants("numpy").supplied(), ["numpy"]);
}

#[test]
fn stop_while_it_waits_goes_to_the_guard_and_a_package_comes_too_late() {
    let mut story = running();
    assert_eq!(story.wants("numpy").when(Event::Stop).effects, [Effect::Send(ToGuard::Stop { run: RunId(1) })]);
    assert_eq!(story.machine.status(), Status::Stopping);
    assert_eq!(story.guard(held("numpy")).effects, []);
    assert_eq!(story.wants("six").effects, []);
    // It is there for the next one.
    story.ends(1, Ending::Stopped { reason: StopReason::User, error: None }, false).opens(2);
    assert_eq!(story.when(Event::Run(Box::new(request("import numpy")))).supplied(), NOTHING);
}

#[test]
fn a_slow_fetch_is_not_held_against_the_guard_and_a_guard_that_never_ends_is_replaced() {
    let mut story = running();
    assert_eq!(story.wants("numpy").after(590_000).finished(), None);
    story.guard(held("numpy")).after(9_000);
    assert_eq!(story.machine.status(), Status::Running);
    story.after(10_000);
    assert_eq!(story.finished(), Some((RunId(1), &Outcome::Stopped { reason: StopReason::Deadline, error: None })));
}

#[test]
fn another_run_and_one_that_waits_for_somebody_want_nothing() {
    let mut story = running();
    assert_eq!(story.guard(FromGuard::Wants { run: RunId(2), module: "numpy".into() }).effects, []);
    story.guard(FromGuard::Asked { run: RunId(1), question: 1, prompt: String::new(), secret: false });
    assert_eq!(story.wants("numpy").effects, []);
    assert_eq!(story.machine.status(), Status::Waiting);
}

#[test]
fn a_lasting_session_has_it_from_then_on() {
    let mut story = with_packages(SessionKind::Lasting);
    story.run().wants("numpy").guard(held("numpy"));
    assert_eq!(story.goes_on_with(), Some(vec!["numpy"]));
    assert_eq!(story.ends(1, completed(), true).machine.status(), Status::Ready);
}
