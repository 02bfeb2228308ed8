//! Runs in turn, and what each is answered.

use super::*;
use crate::{
    outcome::{FailReason, Failure, Outcome},
    protocol::from_worker::Skipped,
    words::texts::failure,
};
use proptest::prelude::*;
use std::time::Duration;

fn at(millis: u64) -> Timestamp {
    Timestamp(Duration::from_millis(millis))
}

fn job(source: &str) -> Job {
    Job { source: source.to_owned(), ..Job::default() }
}

fn completed() -> Come {
    ended(Outcome::Completed { exit_code: 0 })
}

fn ended(outcome: Outcome) -> Come {
    Come::Finished(Box::new(Report { outcome, duration: Duration::from_millis(20), skipped: Skipped::default(), memory: None, advice: None }))
}

/// Which program is sent to the session, if one is.
fn launched(acts: &[Act]) -> Option<&str> {
    match acts {
        [Act::Session(Event::Run(request))] => Some(&request.program.source),
        _ => None,
    }
}

fn outcomes(acts: &[Act]) -> Vec<(u32, &PublicOutcome)> {
    let of_act = |act| match act {
        &Act::Say(Said { id: Some(id), word: Word::Outcome { ref outcome }, .. }) => Some((id, &**outcome)),
        _ => None,
    };
    acts.iter().filter_map(of_act).collect()
}

#[test]
fn runs_wait_for_their_turn_and_each_has_its_own_outcome() {
    let mut clerk = Clerk::new(Options::default());
    assert_eq!(launched(&clerk.run(at(0), Some(1), job("a"))), Some("a"));
    assert_eq!(clerk.run(at(1), Some(2), job("b")), []);
    assert_eq!(clerk.hear(at(5), Come::Started), []);
    let said = clerk.hear(at(6), Come::Output(Stream::Stdout, "x".into()));
    assert_eq!(said, [Act::Say(Said { id: Some(1), word: Word::Output { stream: Stream::Stdout, text: "x".into() }, bytes: vec![] })]);
    clerk.hear(at(7), Come::Output(Stream::Stderr, "e".into()));
    clerk.hear(at(7), Come::Output(Stream::Stdout, "y".into()));
    let acts = clerk.hear(at(9), completed());
    let [(1, outcome)] = outcomes(&acts)[..] else { panic!("{acts:?}") };
    assert_eq!((outcome.kind.as_str(), outcome.stdout.as_str(), outcome.stderr.as_str(), outcome.exit_code), ("completed", "xy", "e", Some(0)));
    assert_eq!((outcome.fresh_millis, outcome.duration_millis), (5, 20));
    // Not before the session can take it.
    assert_eq!(launched(&clerk.hear(at(10), Come::Free)), Some("b"));
    clerk.hear(at(30), Come::Started);
    let acts = clerk.hear(at(31), ended(Outcome::Failed(Failure { reason: FailReason::Network, message: failure::crashed("gone") })));
    let [(2, outcome)] = outcomes(&acts)[..] else { panic!("{acts:?}") };
    assert_eq!((outcome.reason.as_deref(), outcome.stdout.as_str(), outcome.fresh_millis), (Some("network"), "", 29));
    assert!(outcome.message.as_ref().unwrap().contains("gone"));
}

#[test]
fn who_does_not_want_to_wait_is_refused() {
    let mut clerk = Clerk::new(Options { when_busy: WhenBusy::Refuse, ..Options::default() });
    clerk.run(at(0), Some(1), job("a"));
    let acts = clerk.run(at(0), Some(2), job("b"));
    assert!(matches!(&acts[..], [Act::Say(Said { id: Some(2), word: Word::Error { error: Fault { code: FaultCode::Busy, .. } }, .. })]), "{acts:?}");
    clerk.hear(at(0), completed());
    assert!(launched(&clerk.hear(at(0), Come::Free)).is_none() && launched(&clerk.run(at(0), Some(3), job("c"))).is_some());
}

#[test]
fn no_more_wait_than_there_is_room_for() {
    let mut clerk = Clerk::new(Options::default());
    let last = u32::try_from(MOST_WAITING).unwrap() + 1;
    for id in 0..last {
        assert!(clerk.run(at(0), Some(id), job("a")).len() <= 1);
    }
    assert!(matches!(&clerk.run(at(0), Some(last), job("a"))[..], [Act::Say(Said { word: Word::Error { .. }, .. })]));
}

#[test]
fn a_run_that_waits_is_forgotten_and_one_that_goes_on_is_stopped() {
    let mut clerk = Clerk::new(Options::default());
    for id in 1..4 {
        clerk.run(at(0), Some(id), job("a"));
    }
    let acts = clerk.stop(Some(2));
    assert!(matches!(outcomes(&acts)[..], [(2, outcome)] if (outcome.kind.as_str(), outcome.reason.as_deref()) == ("stopped", Some("user"))));
    assert_eq!(clerk.stop(Some(1)), [Act::Session(Event::Stop)]);
    assert_eq!(clerk.stop(Some(7)), []);
    let acts = clerk.stop(None);
    assert!(outcomes(&acts)[0].0 == 3 && acts.contains(&Act::Session(Event::Stop)));
}

#[test]
fn files_and_pictures_lie_beside_the_outcome_one_after_another() {
    let mut clerk = Clerk::new(Options::default());
    clerk.run(at(0), Some(1), job("a"));
    let head = |path: &str, bytes| FileHead { path: path.to_owned(), bytes };
    clerk.hear(at(0), Come::Picture { title: "a plot".into(), bytes: vec![7, 8] });
    clerk.hear(at(0), Come::Shown { mime: "application/x", text: "{}".into() });
    clerk.hear(at(0), Come::Returned { files: vec![head("a", 1), head("b", 2)], bytes: vec![1, 2, 3], left_out: 4 });
    clerk.hear(at(0), Come::Remarked(r#"{"violations":[{"line":1,"column":2,"rule":"imports.deny","message":"no"}]}"#.into()));
    clerk.hear(at(0), Come::Remarked("nonsense".into()));
    let acts = clerk.hear(at(0), completed());
    let [Act::Say(Said { bytes, word: Word::Outcome { outcome }, .. })] = &acts[..] else { panic!("{acts:?}") };
    assert_eq!(*bytes, [1, 2, 3, 7, 8]);
    assert_eq!((outcome.files.len(), outcome.files_left_out, outcome.display.len(), outcome.violations.len()), (2, 4, 2, 1));
    assert_eq!(outcome.display[0].bytes, Some(2));
}

#[test]
fn a_job_whose_files_cannot_be_is_refused_and_says_which() {
    let refused = |files: &[(&str, u32)], bytes: &[u8]| {
        let files = files.iter().map(|(path, bytes)| FileHead { path: (*path).to_owned(), bytes: *bytes }).collect();
        let acts = Clerk::new(Options::default()).run(at(0), Some(1), Job { files, bytes: bytes.to_vec(), ..job("a") });
        match &acts[..] {
            [Act::Say(Said { word: Word::Error { error }, .. })] => error.message.clone(),
            acts => panic!("{acts:?}"),
        }
    };
    assert!(refused(&[("../a", 1)], b"1").contains("../a"));
    assert!(refused(&[("main.py", 1)], b"1").contains("main.py"));
    assert!(refused(&[("a", 2)], b"1").contains("sizes"));
    assert!(refused(&[("a", 1), ("a/b", 1)], b"12").contains('a'));
}

#[test]
fn what_is_said_of_no_run_is_passed_over() {
    let mut clerk = Clerk::new(Options::default());
    for come in [Come::Started, Come::Output(Stream::Stdout, "x".into()), completed(), Come::Free] {
        assert_eq!(clerk.hear(at(0), come), []);
    }
}

proptest! {
    /// Whatever happens in whatever order: each run has one answer, and never two are with the session.
    #[test]
    fn every_run_is_answered_once(steps in prop::collection::vec(0_u8..6, 0..60)) {
        let mut clerk = Clerk::new(Options::default());
        let (mut asked, mut answered, mut with_session) = (0_u32, 0_usize, 0_i32);
        for step in steps {
            let acts = match step {
                0 | 1 => { asked += 1; clerk.run(at(0), Some(asked), job("a")) }
                2 if with_session > 0 => { with_session = 0; clerk.hear(at(0), completed()) }
                2 | 3 => clerk.hear(at(0), Come::Free),
                4 => clerk.stop(Some(asked)),
                _ => clerk.hear(at(0), Come::Started),
            };
            answered += outcomes(&acts).len();
            with_session += i32::from(launched(&acts).is_some());
            prop_assert!(with_session <= 1);
        }
        for _ in 0..asked {
            answered += outcomes(&clerk.hear(at(0), completed())).len();
            clerk.hear(at(0), Come::Free);
        }
        prop_assert_eq!(answered, asked as usize);
    }
}
