//! What happens when the guard or a waiting worker is gone.

use super::*;

/// The beat the machine asks for, if it does.
fn pinged(machine: &mut Machine, now: Timestamp) -> Option<u32> {
    machine.handle(now, Event::Tick).iter().find_map(|effect| match effect {
        Effect::Send(ToGuard::Ping { beat }) => Some(*beat),
        _ => None,
    })
}

#[test]
fn a_guard_that_stops_answering_during_a_run_is_noticed_within_a_second() {
    let mut story = Story::ready(SessionKind::SingleUse);
    let pressed = story.now;
    story.run();
    story.now = story.now + Duration::from_millis(250);
    let beat = pinged(&mut story.machine, story.now).expect("it is asked");
    story.guard(FromGuard::Pong { beat }).after(250);
    story.after(701);
    assert!(story.now.0 - pressed.0 < Duration::from_millis(1_300));
    assert!(matches!(story.finished(), Some((RunId(1), Outcome::Failed(Failure { reason: FailReason::Crashed, .. })))));
    assert!(story.effects.contains(&Effect::DropSandbox) && story.effects.contains(&Effect::CreateSandbox));
    story.boots(2).run();
    assert_eq!(story.launched(), Some((SessionId(2), RunId(2))));
}

#[test]
fn a_page_that_was_itself_held_up_does_not_blame_the_guard() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().after(250).after(3_000);
    assert_eq!(story.machine.status(), Status::Running);
    story.after(701);
    assert!(story.finished().is_some());
}

#[test]
fn an_answer_to_another_question_is_no_sign_of_life() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().after(250).guard(FromGuard::Pong { beat: 77 }).after(701);
    assert!(story.finished().is_some());
}

#[test]
fn a_page_that_waits_for_nobody_asks_seldom() {
    let mut story = Story::ready(SessionKind::SingleUse);
    let minute = 0..60 * 4;
    let asked = minute.filter(|_| {
        story.now = story.now + Duration::from_millis(250);
        let beat = pinged(&mut story.machine, story.now);
        beat.inspect(|beat| drop(story.machine.handle(story.now, Event::Guard(FromGuard::Pong { beat: *beat })))).is_some()
    });
    assert!((2..=4).contains(&asked.count()));
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
        story.after(60_000);
        let beat = pinged(&mut story.machine, story.now);
        story.guard(FromGuard::Pong { beat: beat.unwrap_or(0) });
        story.guard(FromGuard::Broken { session: SessionId(session), message: "killed".into() }).opens(session + 1);
        assert_eq!(story.machine.status(), Status::Ready);
    }
}

#[test]
fn more_input_than_can_be_given_is_refused_with_its_size() {
    let mut story = Story::ready(SessionKind::SingleUse);
    let mut large = request("input()");
    large.program.stdin = "x".repeat(Limits::MAXIMUM.input_bytes as usize + 1);
    story.when(Event::Run(Box::new(large)));
    assert!(matches!(story.finished(), Some((_, Outcome::Failed(Failure { message, .. }))) if message.contains("16777217")));
}
