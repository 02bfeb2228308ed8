//! How the last run ended: the traceback, a sentence, and ways to go on.

use super::{
    language::said,
    stage::{Ended, Stage, WaysOn},
};
use crate::{
    advice::Advice,
    explained::{self, Block, Span},
    js::page,
    limits::wall,
    outcome::{Outcome, Report},
    protocol::ending::StopReason,
    traceback::{self, Part},
    words::{self, texts},
};
use leptos::prelude::*;

#[component]
pub fn Ending(stage: Stage, ways: WaysOn, ended: Ended) -> impl IntoView {
    let Ended { report, wall } = ended;
    let sentence = words::ending(&report, wall);
    let Report { outcome, memory, advice, .. } = report;
    let traceback = outcome.error().map(|error| error.traceback.clone());
    let line = outcome.error().and_then(|error| error.line);
    let sentence = move || {
        let sentence = said(&sentence);
        let linked = line.and_then(|line| {
            let name = said(&words::output::line_name(line));
            let (before, after) = words::output::split_at(&sentence, &name)?;
            let (before, after) = (before.to_owned(), after.to_owned());
            Some(view! { {before}<LineLink ways file=traceback::MAIN.to_owned() line text=name />{after} }.into_any())
        });
        linked.unwrap_or_else(|| sentence.into_any())
    };
    let class = match outcome {
        Outcome::Completed { .. } => "ending good",
        Outcome::Raised(_) | Outcome::Failed(_) => "ending bad",
        Outcome::Stopped { .. } => "ending stopped",
    };
    let longer = matches!(outcome, Outcome::Stopped { reason: StopReason::Deadline, .. }).then(|| wall::longer(wall)).flatten();
    view! {
        {traceback.map(|text| view! { <pre class="error" lang="en">{traceback::parts(&text).into_iter().map(|part| part_view(ways, part)).collect_view()}</pre> })}
        <p class=class>{sentence}" "<span class="used">{memory.map(|bytes| move || said(&words::memory(bytes)))}</span></p>
        <Explained stage advice />
        {longer.map(|longer| view! {
            <p class="next">
                <button on:click=move |_| {
                    ways.get_value().again(longer);
                    // The button goes with the ending: whoever uses the keyboard stays at the output.
                    page::focus(stage.ids.log);
                }>{texts::ending::again_with(longer)}</button>
            </p>
        })}
    }
}

/// What an error means: what this page knows of it, else what an explanation says, when that comes.
#[component]
fn Explained(stage: Stage, advice: Option<Advice>) -> impl IntoView {
    let span = |span: Span| match span {
        Span::Text(text) => text.into_any(),
        Span::Code(code) => view! { <code>{code}</code> }.into_any(),
    };
    let block = move |block: Block| match block {
        Block::Paragraph(spans) => view! { <p>{spans.into_iter().map(span).collect_view()}</p> }.into_any(),
        Block::Code(code) => view! { <pre>{code}</pre> }.into_any(),
    };
    move || {
        let blocks = match &advice {
            Some(advice) => explained::blocks(&[said(&words::advice(advice))]),
            None => stage.explained.with(|paragraphs| explained::blocks(paragraphs)),
        };
        (!blocks.is_empty()).then(|| view! {
            <section class="explained" aria-label=texts::ending::EXPLAINED>
                <h3>{texts::ending::EXPLAINED}</h3>
                {blocks.into_iter().map(block).collect_view()}
            </section>
        })
    }
}

fn part_view(ways: WaysOn, part: Part) -> AnyView {
    match part {
        Part::Place { text, file, line } if ways.get_value().has_file(&file) => view! { <LineLink ways file line text /> }.into_any(),
        Part::Text(text) | Part::Place { text, .. } => text.into_any(),
    }
}

/// Leads to a line of the learner's files.
#[component]
fn LineLink(ways: WaysOn, file: String, line: u32, text: String) -> impl IntoView {
    view! { <button class="place" title=words::output::go_to(&file, line) on:click=move |_| ways.get_value().show_line(&file, line)>{text}</button> }
}
