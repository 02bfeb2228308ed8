//! What happens when the guard or a waiting worker is gone.

use super::*;

#[test]
fn a_guard_that_stops_answering_during_a_run_is_noticed_within_a_second_and_replaced() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().after(500);
    story.guard_answers = false;
    story.after(1_000);
    assert_eq!((story.finished(), story.machine.status()), (None, Status::Silent));
    story.after(2_150);
    assert!(matches!(story.finished(), Some((RunId(1), Outcome::Failed(Failure { reason: FailReason::Crashed, .. })))), "{:?}", story.effects);
    assert!(story.effects.contains(&Effect::DropSandbox) && story.effects.contains(&Effect::CreateSandbox));
    story.guard_answers = true;
    story.boots(2).run();
    assert_eq!(story.launched(), Some((SessionId(2), RunId(2))));
}

#[test]
fn a_guard_that_is_silent_for_a_while_costs_nothing() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().after(500);
    story.guard_answers = false;
    story.after(2_500);
    let beat = story.beats;
    story.guard_answers = true;
    story.guard(FromGuard::Pong { beat }).after(5_000);
    assert_eq!((story.finished(), story.machine.status()), (None, Status::Running));
}

#[test]
fn a_page_that_was_itself_held_up_does_not_blame_the_guard() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().held_up(300).held_up(3_000);
    assert_eq!((story.finished(), story.machine.status()), (None, Status::Running));
    // The answer was in the page's queue behind the wake-up.
    let beat = story.beats;
    story.guard(FromGuard::Pong { beat }).after(1_000);
    assert_eq!((story.finished(), story.machine.status()), (None, Status::Running));
}

#[test]
fn an_end_that_waited_in_the_pages_queue_is_heard() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().held_up(60_000);
    assert_eq!(story.finished(), None);
    let stopped = Ending::Stopped { reason: StopReason::Deadline, error: None };
    story.ends(1, stopped, false);
    assert!(matches!(story.finished(), Some((RunId(1), Outcome::Stopped { reason: StopReason::Deadline, .. }))));
}

#[test]
fn an_answer_to_another_question_is_no_sign_of_life() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.guard_answers = false;
    story.run().after(250).guard(FromGuard::Pong { beat: 77 }).after(2_900);
    assert!(story.finished().is_some());
}

#[test]
fn a_page_that_waits_for_nobody_asks_seldom() {
    let mut story = Story::ready(SessionKind::SingleUse);
    let before = story.beats;
    story.after(60_000);
    assert!((2..=4).contains(&(story.beats - before)), "{} times", story.beats - before);
}

#[test]
fn a_worker_that_always_dies_while_it_waits_is_given_up_with_a_message() {
    let mut story = Story::ready(SessionKind::SingleUse);
    for session in 1..=2 {
        story.guard(FromGuard::Broken { session: SessionId(session), message: "killed".into() }).opens(session + 1);
    }
    story.guard(FromGuard::Broken { session: SessionId(3), message: "killed".into() });
    assert!(matches!(story.machine.status(), Status::Failed(Failure { reason: FailReason::Boot, .. })), "{:?}", story.machine.status());
}

#[test]
fn a_worker_that_dies_now_and_then_is_replaced_every_time() {
    let mut story = Story::ready(SessionKind::SingleUse);
    for session in 1..=9 {
        story.after(60_000).guard(FromGuard::Broken { session: SessionId(session), message: "killed".into() }).opens(session + 1);
        assert_eq!(story.machine.status(), Status::Ready);
    }
}

#[test]
fn more_input_than_can_be_given_is_refused_with_its_size() {
    let mut story = Story::ready(SessionKind::SingleUse);
    let mut large = request("input()");
    large.program.stdin = "x".repeat(Limits::MAXIMUM.input_bytes as usize + 1);
    story.when(Event::Run(Box::new(large)));
    assert!(matches!(story.finished(), Some((_, Outcome::Failed(Failure { message, .. }))) if message.say(Language::English).contains("16777217")));
}

#[test]
fn a_crash_is_the_runs_outcome_and_the_page_repairs_itself() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().ends(1, Ending::Crashed { message: "stack overflow".into() }, false);
    assert!(matches!(story.finished(), Some((_, Outcome::Failed(Failure { reason: FailReason::Crashed, .. })))));
    assert_eq!(story.opens(2).machine.status(), Status::Ready);
}

#[test]
fn a_lost_frame_is_the_runs_outcome_and_a_new_one_is_made() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().when(Event::SandboxLost { message: "gone".into() });
    assert!(matches!(story.finished(), Some((_, Outcome::Failed(_)))));
    assert_eq!(story.boots(2).machine.status(), Status::Ready);
}

#[test]
fn a_worker_that_dies_while_it_waits_is_replaced_without_a_word() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.guard(FromGuard::Broken { session: SessionId(1), message: "killed".into() });
    assert_eq!(story.opened(), Some(SessionId(2)));
}

#[test]
fn a_silent_sandbox_is_tried_again() {
    let mut story = Story::new(SessionKind::SingleUse);
    story.when(Event::Start).when(Event::Fetched).after(30_150);
    assert_eq!(story.effects, [Effect::DropSandbox, Effect::CreateSandbox]);
}

#[test]
fn a_guard_that_ends_no_run_costs_the_frame_and_the_run_still_ends_by_its_deadline() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().after(12_049);
    assert_eq!(story.finished(), None);
    story.after(1);
    assert!(matches!(story.finished(), Some((_, Outcome::Stopped { reason: StopReason::Deadline, .. }))));
    assert!(story.effects.contains(&Effect::DropSandbox) && story.effects.contains(&Effect::CreateSandbox));
    story.boots(2);
    assert_eq!(story.machine.status(), Status::Ready);
}

#[test]
fn a_guard_that_ignores_stop_costs_the_frame() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().when(Event::Stop).after(1_650);
    assert!(matches!(story.finished(), Some((_, Outcome::Stopped { reason: StopReason::User, .. }))));
    assert!(story.effects.contains(&Effect::DropSandbox));
}
