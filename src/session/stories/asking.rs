//! A program asks somebody: the run waits, and nobody is hurried or forgotten.

use super::*;

fn asking() -> Story {
    let mut story = Story::ready(SessionKind::SingleUse);
    story.run().guard(FromGuard::Started { run: RunId(1) }).after(200).opens(2);
    story.asks(1);
    story
}

impl Story {
    fn asks(&mut self, question: u32) -> &mut Self {
        self.guard(FromGuard::Asked { run: RunId(1), question, prompt: "Name? ".into(), secret: false })
    }

    fn answer(&mut self, question: u32, text: &str) -> &mut Self {
        self.when(Event::Answer { question, text: Some(text.into()) })
    }
}

fn answered(question: u32, text: &str) -> Effect {
    Effect::Send(ToGuard::Answer { run: RunId(1), question, text: Some(text.into()) })
}

#[test]
fn a_question_is_shown_and_its_answer_goes_to_the_guard() {
    let mut story = asking();
    assert_eq!(story.effects, [Effect::Asked { run: RunId(1), question: 1, prompt: "Name? ".into(), secret: false }]);
    assert_eq!(story.machine.status(), Status::Waiting);
    assert_eq!(story.answer(1, "Ada").effects, [answered(1, "Ada")]);
    assert_eq!(story.machine.status(), Status::Running);
    assert!(matches!(story.asks(2).effects[..], [Effect::Asked { question: 2, .. }]));
    let end = Event::Answer { question: 2, text: None };
    assert_eq!(story.when(end).effects, [Effect::Send(ToGuard::Answer { run: RunId(1), question: 2, text: None })]);
    assert_eq!(story.ends(1, completed(), false).finished(), Some((RunId(1), &Outcome::Completed { exit_code: 0 })));
}

#[test]
fn a_second_answer_and_one_to_another_question_go_nowhere() {
    let mut story = asking();
    assert_eq!(story.answer(7, "x").effects, []);
    assert_eq!(story.machine.status(), Status::Waiting);
    story.answer(1, "Ada");
    assert_eq!(story.answer(1, "again").effects, []);
    assert_eq!(Story::ready(SessionKind::SingleUse).answer(0, "nobody asked").effects, []);
}

#[test]
fn a_second_question_at_once_or_of_another_run_is_not_shown() {
    let mut story = asking();
    assert_eq!(story.asks(2).effects, []);
    let other = FromGuard::Asked { run: RunId(9), question: 3, prompt: String::new(), secret: true };
    story.answer(1, "Ada");
    assert_eq!(story.guard(other).effects, []);
    assert_eq!(story.machine.status(), Status::Running);
}

#[test]
fn whoever_thinks_longer_than_the_wall_time_is_not_cut_off() {
    let mut story = asking();
    story.after(590_000);
    assert_eq!((story.machine.status(), &story.effects[..]), (Status::Waiting, &[][..]));
    story.answer(1, "Ada");
    story.after(9_000);
    assert_eq!(story.machine.status(), Status::Running);
}

#[test]
fn a_guard_that_never_ends_the_waiting_is_replaced() {
    let mut story = asking();
    story.after(610_000);
    assert_eq!(story.finished(), Some((RunId(1), &Outcome::Stopped { reason: StopReason::Deadline, error: None })));
}

#[test]
fn stop_while_it_waits_goes_to_the_guard_and_an_answer_comes_too_late() {
    let mut story = asking();
    assert_eq!(story.when(Event::Stop).effects, [Effect::Send(ToGuard::Stop { run: RunId(1) })]);
    assert_eq!(story.machine.status(), Status::Stopping);
    assert_eq!(story.answer(1, "Ada").effects, []);
    assert_eq!(story.asks(2).effects, []);
}

#[test]
fn a_sandbox_lost_while_a_program_waits_is_told_within_seconds() {
    let mut story = asking();
    story.guard_answers = false;
    story.after(3_000);
    let (_, outcome) = story.finished().unwrap();
    assert!(matches!(outcome, Outcome::Failed(Failure { reason: FailReason::Crashed, message }) if message.say(Language::English).contains("Your text is unchanged")), "{outcome:?}");
}

#[test]
fn a_page_out_of_sight_goes_on_waiting() {
    let mut story = asking();
    story.when(Event::Hidden).after(400_000);
    assert_eq!((story.machine.status(), &story.effects[..]), (Status::Waiting, &[][..]));
}

#[test]
fn a_repetition_that_did_something_else_is_told() {
    let mut story = asking();
    assert_eq!(story.answer(1, "Ada").guard(FromGuard::Differed { run: RunId(1) }).effects, [Effect::Differed(RunId(1))]);
    assert_eq!(story.guard(FromGuard::Differed { run: RunId(2) }).effects, []);
}
