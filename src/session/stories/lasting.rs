//! A lasting session: it is there until somebody or something ends it, and then another is.

use super::*;
use crate::protocol::to_worker::Reply;

#[test]
fn nothing_is_made_ready_beside_a_lasting_session() {
    let mut story = Story::ready(SessionKind::Lasting);
    story.run().guard(FromGuard::Started { run: RunId(1) }).after(5_000);
    assert_eq!((story.opened(), story.machine.status()), (None, Status::Running));
    assert_eq!(story.ends(1, completed(), true).opened(), None);
    assert_eq!(story.machine.status(), Status::Ready);
}

#[test]
fn a_restart_throws_the_names_away_and_opens_another() {
    let mut story = Story::ready(SessionKind::Lasting);
    story.run().ends(1, completed(), true).when(Event::Restart);
    assert!(story.effects.contains(&Effect::Send(ToGuard::Close { session: SessionId(1) })));
    assert_eq!(story.opened(), Some(SessionId(2)));
    assert_eq!(story.run().launched(), None);
    assert_eq!(story.opens(2).launched(), Some((SessionId(2), RunId(2))));
}

#[test]
fn a_restart_while_something_runs_ends_that_first() {
    let mut story = Story::ready(SessionKind::Lasting);
    story.run().when(Event::Restart);
    assert_eq!(story.effects, [Effect::Send(ToGuard::Stop { run: RunId(1) })]);
    story.ends(1, Ending::Stopped { reason: StopReason::User, error: None }, false);
    assert_eq!(story.opened(), Some(SessionId(2)));
}

#[test]
fn a_restart_while_one_starts_does_not_start_it_twice() {
    let mut story = Story::ready(SessionKind::Lasting);
    story.when(Event::Restart).when(Event::Restart);
    assert_eq!(story.effects, []);
    assert_eq!(story.opens(2).machine.status(), Status::Ready);
}

#[test]
fn a_reply_is_told_of_the_run_that_goes_on_only() {
    let mut story = Story::ready(SessionKind::Lasting);
    let reply = |run| FromGuard::Replied { run: RunId(run), reply: Reply::Incomplete };
    assert_eq!(story.guard(reply(1)).effects, []);
    assert_eq!(story.run().guard(reply(1)).effects, [Effect::Replied(RunId(1), Reply::Incomplete)]);
    assert_eq!(story.guard(reply(2)).effects, []);
}

#[test]
fn a_lasting_session_whose_worker_dies_is_followed_by_another() {
    let mut story = Story::ready(SessionKind::Lasting);
    story.guard(FromGuard::Broken { session: SessionId(1), message: "gone".into() });
    assert_eq!(story.opened(), Some(SessionId(2)));
    assert_eq!(story.machine.status(), Status::Starting { run_waits: false });
}
