//! Memory that is given back: in a tab that nobody looks at, and on a small device.

use super::*;

fn closed(story: &Story) -> bool {
    story.effects.iter().any(|effect| matches!(effect, Effect::Send(ToGuard::Close { .. })))
}

#[test]
fn an_engine_that_waits_in_a_hidden_tab_is_given_back_and_fetched_again_when_somebody_looks() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.when(Event::Hidden).after(299_000);
    assert!(!closed(&story));
    story.after(1_000);
    assert!(closed(&story));
    assert_eq!(story.when(Event::InSight).opened(), Some(SessionId(2)));
    assert_eq!(story.opens(2).machine.status(), Status::Ready);
}

#[test]
fn an_engine_that_is_to_rest_does_so_until_it_is_needed() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.when(Event::Rest);
    assert!(closed(&story));
    assert_eq!(story.when(Event::Hidden).after(400_000).when(Event::InSight).opened(), None);
    assert_eq!(story.run().opened(), Some(SessionId(2)));
    assert_eq!(story.opens(2).launched(), Some((SessionId(2), RunId(1))));
    // Also one that imports what nobody waits for.
    let mut busy = Story::ready(SessionKind::SingleUse);
    busy.when(Event::Imports(vec!["json".into()])).when(Event::Rest);
    assert!(closed(&busy) && busy.machine.status() == Status::Ready);
    assert_eq!(busy.run().opened(), Some(SessionId(2)));
    // While a program runs nobody rests.
    story.effects.clear();
    story.guard(FromGuard::Started { run: RunId(1) }).when(Event::Rest);
    assert!(!closed(&story));
}

#[test]
fn a_short_absence_changes_nothing() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.when(Event::Hidden).after(200_000).when(Event::InSight).after(200_000);
    assert!(!closed(&story));
    assert_eq!(story.run().launched(), Some((SessionId(1), RunId(1))));
}

#[test]
fn a_run_goes_on_in_a_hidden_tab_and_the_engine_after_it_is_given_back() {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().when(Event::Hidden).guard(FromGuard::Started { run: RunId(1) });
    story.after(200).opens(2).after(8_800).ends(1, completed(), false).after(291_000);
    assert!(closed(&story));
    assert_eq!(story.run().opened(), Some(SessionId(3)));
    assert_eq!(story.opens(3).launched(), Some((SessionId(3), RunId(2))));
}

#[test]
fn a_lasting_session_keeps_its_names() {
    let mut story = Story::ready(SessionKind::Lasting);
    story.when(Event::Hidden).after(3_600_000);
    assert!(!closed(&story));
}

#[test]
fn a_small_device_has_one_engine_at_a_time() {
    let mut story = Story::new(SessionKind::SingleUse);
    story.machine = Machine::new(SessionKind::SingleUse, Limits::PLAYGROUND.memory_bytes, Spares::AfterRuns, Index::default());
    story.when(Event::Start).when(Event::Fetched).boots(1).run();
    assert_eq!(story.guard(FromGuard::Started { run: RunId(1) }).after(500).opened(), None);
    assert_eq!(story.ends(1, completed(), false).opened(), Some(SessionId(2)));
}
