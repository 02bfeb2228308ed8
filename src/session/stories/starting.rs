//! From an empty page to an engine that is ready, and what goes wrong on the way.

use super::*;

#[test]
fn a_page_fetches_seals_loads_and_opens_in_this_order() {
    let mut story = Story::new(SessionKind::SingleUse);
    assert_eq!(story.when(Event::Start).effects, [Effect::Fetch]);
    assert_eq!(story.when(Event::Fetched).effects, [Effect::CreateSandbox]);
    assert_eq!(story.sealed().effects, [load()]);
    assert_eq!(story.guard(FromGuard::SnapshotMade).effects, [Effect::KeepSnapshot]);
    assert_eq!(story.guard(FromGuard::Loaded).opened(), Some(SessionId(1)));
    story.opens(1);
    assert_eq!(story.machine.status(), Status::Ready);
}

#[test]
fn the_sandbox_is_made_while_the_rest_arrives() {
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start);
    assert_eq!(story.when(Event::ShellFetched).effects, [Effect::CreateSandbox]);
    assert_eq!(story.sealed().effects, [load()], "the guard works on what is here");
    assert_eq!(story.machine.status(), Status::Fetching { run_waits: false });
    story.after(3_600_000);
    assert_eq!(story.effects, [], "a slow network is no reason to give up");
    assert_eq!(story.when(Event::Fetched).after(90_149).effects, []);
    assert!(story.after(1).effects.contains(&Effect::DropSandbox), "from here on only the guard can be slow");
}

#[test]
fn a_guard_that_is_loaded_before_the_last_file_is_here_opens_when_it_is() {
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start).run().when(Event::ShellFetched).sealed();
    assert_eq!(story.guard(FromGuard::Loaded).opened(), None);
    assert_eq!(story.machine.status(), Status::Fetching { run_waits: true });
    assert_eq!(story.when(Event::Fetched).opened(), Some(SessionId(1)));
    assert_eq!(story.opens(1).launched(), Some((SessionId(1), RunId(1))));
}

#[test]
fn a_sandbox_lost_while_files_arrive_is_made_again_without_a_second_fetch() {
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start).when(Event::ShellFetched).when(Event::SandboxLost { message: "gone".into() });
    assert_eq!(story.effects, [Effect::DropSandbox, Effect::CreateSandbox]);
    assert_eq!(story.when(Event::Fetched).effects, []);
    assert_eq!(story.sealed().effects, [load()]);
}

#[test]
fn a_file_that_is_damaged_after_the_sandbox_is_there_is_said_with_its_reason() {
    let failure = Failure { reason: FailReason::Integrity, message: "stdlib is damaged".into() };
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start).when(Event::Fetched).sealed().when(Event::NotFetched(failure.clone()));
    assert_eq!(story.machine.status(), Status::Failed(failure));
}

#[test]
fn a_run_pressed_before_the_engine_is_there_waits_and_then_starts() {
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start).run();
    assert_eq!(story.machine.status(), Status::Fetching { run_waits: true });
    story.when(Event::Fetched).boots(1);
    assert_eq!(story.launched(), Some((SessionId(1), RunId(1))));
    assert_eq!(story.machine.status(), Status::Running);
}

#[test]
fn waiting_for_the_engine_does_not_count_against_the_run() {
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start).run().after(3_600_000);
    assert_eq!(story.machine.status(), Status::Fetching { run_waits: true });
    story.when(Event::Fetched).boots(1).after(9_999);
    assert_eq!(story.machine.status(), Status::Running);
}

#[test]
fn any_leak_of_any_place_means_that_nothing_runs() {
    for place in [Place::Frame, Place::Guard, Place::Worker] {
        for seal in [
            Seal { origin_opaque: false, ..TIGHT },
            Seal { fetch_refused: false, ..TIGHT },
            Seal { eval_refused: false, ..TIGHT },
            Seal { import_refused: false, ..TIGHT },
        ] {
            let mut story = Story::new(SessionKind::SingleUse);
            story.when(Event::Start).run().when(Event::Fetched).guard(FromGuard::Sealed { place, seal });
            assert!(matches!(story.machine.status(), Status::Failed(Failure { reason: FailReason::Sandbox, .. })));
            assert!(story.effects.contains(&Effect::DropSandbox));
            assert!(matches!(story.finished(), Some((RunId(1), Outcome::Failed(_)))));
            assert_eq!(story.sealed().guard(FromGuard::Loaded).opens(1).launched(), None);
        }
    }
}

#[test]
fn the_guard_gets_the_engine_only_after_frame_and_guard_are_sealed() {
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start).when(Event::Fetched).guard(FromGuard::Sealed { place: Place::Guard, seal: TIGHT });
    assert_eq!(story.effects, []);
}

#[test]
fn a_file_that_does_not_come_is_said_and_retry_fetches_again() {
    let failure = Failure { reason: FailReason::Network, message: "engine/wasm.bin did not arrive".into() };
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start).run().when(Event::NotFetched(failure.clone()));
    assert_eq!(story.machine.status(), Status::Failed(failure.clone()));
    assert_eq!(story.finished(), Some((RunId(1), &Outcome::Failed(failure))));
    assert_eq!(story.when(Event::Retry).effects, [Effect::Fetch]);
    story.when(Event::Fetched).boots(1);
    assert_eq!(story.machine.status(), Status::Ready);
}

#[test]
fn run_after_a_failure_tries_again_and_then_runs() {
    let failure = Failure { reason: FailReason::Network, message: "gone".into() };
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start).when(Event::NotFetched(failure)).run();
    assert_eq!(story.effects, [Effect::Fetch]);
    assert_eq!(story.when(Event::Fetched).boots(1).launched(), Some((SessionId(1), RunId(1))));
}

#[test]
fn an_engine_that_never_starts_is_given_up_after_three_tries() {
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start).run().when(Event::Fetched);
    for session in 1..=3 {
        assert!(matches!(story.machine.status(), Status::Starting { run_waits: true }));
        story.sealed().guard(FromGuard::Loaded);
        story.guard(FromGuard::Broken { session: SessionId(session), message: "no memory".into() });
    }
    assert!(matches!(story.machine.status(), Status::Failed(Failure { reason: FailReason::Boot, .. })));
    assert!(matches!(story.finished(), Some((RunId(1), Outcome::Failed(_)))));
}
