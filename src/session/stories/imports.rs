//! What waits for a program imports beforehand what the learner's text imports.

use super::*;

const MODULES: [&str; 2] = ["asyncio", "sqlite3"];

fn imports(modules: &[&str]) -> Event {
    Event::Imports(modules.iter().map(ToString::to_string).collect())
}

fn prepared(session: u32) -> FromGuard {
    FromGuard::Prepared { session: SessionId(session) }
}

impl Story {
    fn asked_to_import(&self) -> Option<(SessionId, usize)> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Send(ToGuard::Prepare { session, modules, .. }) => Some((*session, modules.len())),
            _ => None,
        })
    }
}

fn importing() -> Story {
    let mut story = Story::ready(SessionKind::SingleUse);
    assert_eq!(story.when(imports(&MODULES)).asked_to_import(), Some((SessionId(1), 2)));
    story
}

#[test]
fn the_page_is_ready_meanwhile_and_a_run_waits_for_the_imports() {
    let mut story = importing();
    assert_eq!(story.machine.status(), Status::Ready);
    assert_eq!(story.run().launched(), None, "its clock does not run while others import for it");
    assert_eq!(story.machine.status(), Status::Starting { run_waits: true });
    assert_eq!(story.guard(prepared(1)).launched(), Some((SessionId(1), RunId(1))));
}

#[test]
fn the_same_imports_are_not_asked_for_twice() {
    let mut story = importing();
    assert_eq!(story.guard(prepared(1)).asked_to_import(), None);
    assert_eq!(story.when(imports(&MODULES)).asked_to_import(), None);
    assert_eq!(story.when(imports(&MODULES[..1])).asked_to_import(), Some((SessionId(1), 1)));
}

#[test]
fn every_spare_imports_when_it_is_the_next_and_not_beside_a_run() {
    let mut story = importing();
    story.guard(prepared(1)).run().guard(FromGuard::Started { run: RunId(1) }).after(200);
    assert_eq!(story.opens(2).asked_to_import(), None, "the program has the processor");
    assert_eq!(story.ends(1, completed(), false).asked_to_import(), Some((SessionId(2), 2)));
}

#[test]
fn a_run_that_waits_for_an_engine_does_not_wait_for_imports() {
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(imports(&MODULES)).when(Event::Start).when(Event::Fetched).run();
    assert_eq!(story.boots(1).launched(), Some((SessionId(1), RunId(1))));
}

#[test]
fn imports_that_kill_the_worker_are_left_to_the_program() {
    let mut story = importing();
    story.run().guard(FromGuard::Broken { session: SessionId(1), message: "killed".into() });
    assert_eq!(story.opened(), Some(SessionId(2)));
    assert_eq!(story.opens(2).launched(), Some((SessionId(2), RunId(1))));
    assert_eq!(story.ends(1, completed(), false).opened(), Some(SessionId(3)));
    assert_eq!(story.opens(3).asked_to_import(), None);
}

#[test]
fn imports_without_end_are_given_up_and_the_run_is_not_lost() {
    let mut story = importing();
    story.run().after(121_650);
    assert!(story.effects.contains(&Effect::CreateSandbox));
    assert_eq!(story.boots(2).launched(), Some((SessionId(2), RunId(1))));
}

#[test]
fn a_lasting_session_imports_only_what_its_programs_import() {
    let mut story = Story::ready(SessionKind::Lasting);
    assert_eq!(story.when(imports(&MODULES)).asked_to_import(), None);
}
