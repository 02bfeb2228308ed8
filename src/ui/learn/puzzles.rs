//! Lines to be put in order, and questions.

use super::{card::Card, lesson::Prose, room::Room};
use crate::{
    lesson::{Choice, Parsons, Quiz, puzzle::{self, Order}},
    ui::language::said,
    words::{
        say::Text,
        texts::{cell, puzzle as words},
    },
};
use leptos::prelude::*;

fn told(order: Order) -> Text {
    match order {
        Order::Right => words::IN_ORDER,
        Order::WrongAt(line) => words::first_wrong(line),
        Order::TooFew => words::TOO_FEW,
    }
}

/// Lines that are moved with buttons: the same with a pointer, a finger and the keyboard.
#[component]
pub fn OrderPuzzle(room: Room, puzzle: Parsons, number: usize) -> impl IntoView {
    let id = StoredValue::new(puzzle.id.clone());
    let begins = if untrack(|| id.with_value(|id| room.shelf.has_passed(id))) { puzzle.lines.clone() } else { puzzle::mixed(&puzzle) };
    let lines = RwSignal::new(begins);
    let out = RwSignal::new(Vec::<String>::new());
    let found = RwSignal::new(None::<Order>);
    let puzzle = StoredValue::new(puzzle);
    let change = move |change: &dyn Fn(&mut Vec<String>)| {
        lines.update(|lines| change(lines));
        found.set(None);
    };
    let row = move |place: usize, line: String| {
        let count = lines.with_untracked(Vec::len);
        view! {
            <li>
                <code>{line}</code>
                <span class="moves">
                    <button class="small" aria-label=words::up(place + 1) title=words::up(place + 1) disabled=place == 0 on:click=move |_| change(&|lines| lines.swap(place - 1, place))>"↑"</button>
                    <button class="small" aria-label=words::down(place + 1) title=words::down(place + 1) disabled=place + 1 == count on:click=move |_| change(&|lines| lines.swap(place, place + 1))>"↓"</button>
                    <button class="small" aria-label=words::out(place + 1) title=words::out(place + 1) on:click=move |_| {
                        let line = lines.with_untracked(|lines| lines[place].clone());
                        change(&|lines| drop(lines.remove(place)));
                        out.update(|out| out.push(line));
                    }>"×"</button>
                </span>
            </li>
        }
    };
    let put_back = move |place: usize, line: String| {
        let name = words::back(line.as_str());
        view! {
            <li><button class="small" aria-label=name on:click=move |_| {
                let line = out.try_update(|out| out.remove(place)).unwrap_or_default();
                change(&|lines| lines.push(line.clone()));
            }><code>{line.clone()}</code></button></li>
        }
    };
    let check = move |_| {
        let order = puzzle.with_value(|puzzle| lines.with_untracked(|lines| puzzle::judge(puzzle, lines)));
        found.set(Some(order));
        room.shelf.note(|progress| id.with_value(|id| progress.judged(id, order == Order::Right)));
    };
    let class = move || if found.get() == Some(Order::Right) { "verdict good" } else { "verdict bad" };
    view! {
        <Card room id=id.get_value() class="puzzle" name=cell::task(number) kind=words::ORDER>
            <p class="hint">{words::ORDER_HELP}</p>
            <ol class="lines">{move || lines.get().into_iter().enumerate().map(|(place, line)| row(place, line)).collect_view()}</ol>
            <div hidden=move || out.with(Vec::is_empty)>
                <p class="hint">{words::LEFT_OUT}</p>
                <ul class="out">{move || out.get().into_iter().enumerate().map(|(place, line)| put_back(place, line)).collect_view()}</ul>
            </div>
            <div class="toolbar"><button class="check" on:click=check>{cell::CHECK}</button></div>
            <div role="status" class="found">{move || found.get().map(|order| view! { <p class=class>{told(order)}</p> })}</div>
        </Card>
    }
}

/// A question with choices.
#[component]
pub fn Question(room: Room, quiz: Quiz, number: usize, folder: String) -> impl IntoView {
    let Quiz { id, question, several, choices, .. } = quiz.clone();
    let quiz = StoredValue::new(quiz);
    let name = format!("quiz-{id}");
    let id = StoredValue::new(id);
    let chosen = RwSignal::new(vec![false; choices.len()]);
    let answered = RwSignal::new(None::<Vec<bool>>);
    let choose = move |place: usize, on: bool| {
        chosen.update(|chosen| {
            if !several {
                chosen.fill(false);
            }
            chosen[place] = on;
        });
        answered.set(None);
    };
    let row = |(place, choice): (usize, Choice)| {
        let Choice { text, feedback, right } = choice;
        let says = move || answered.with(|answered| answered.as_ref().is_some_and(|answered| answered[place])) && !feedback.is_empty();
        let feedback_folder = folder.clone();
        let feedback = quiz.with_value(|quiz| quiz.choices[place].feedback.clone());
        view! {
            <li>
                <label>
                    <input type=if several { "checkbox" } else { "radio" } name=name.clone() on:change:target=move |event| choose(place, event.target().checked()) />
                    <Prose nodes=text folder=folder.clone() />
                </label>
                <div class="feedback" class:good=right hidden=move || !says()><Prose nodes=feedback folder=feedback_folder /></div>
            </li>
        }
    };
    let rows = choices.into_iter().enumerate().map(row).collect_view();
    let answer = move |_| {
        let given = chosen.get_untracked();
        let is_right = quiz.with_value(|quiz| puzzle::is_right(quiz, &given));
        room.shelf.note(|progress| id.with_value(|id| progress.judged(id, is_right)));
        answered.set(Some(given));
    };
    let verdict = move || {
        answered.get().map(|given| {
            let is_right = quiz.with_value(|quiz| puzzle::is_right(quiz, &given));
            let (class, text) = if is_right { ("verdict good", words::RIGHT) } else { ("verdict bad", words::WRONG) };
            view! { <p class=class>{said(&text)}</p> }
        })
    };
    view! {
        <Card room id=id.get_value() class="quiz" name=words::question(number)>
            <div role="group" aria-label=words::question(number)>
                <Prose nodes=question folder=folder.clone() />
                {several.then(|| view! { <p class="hint">{words::ALL_RIGHT_ONES}</p> })}
                <ul class="choices">{rows}</ul>
            </div>
            <div class="toolbar"><button class="check" disabled=move || !chosen.with(|chosen| chosen.contains(&true)) on:click=answer>{words::ANSWER}</button></div>
            <div role="status" class="found">{verdict}</div>
        </Card>
    }
}
