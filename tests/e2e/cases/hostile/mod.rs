//! The hostile corpus (`tests/hostile`): every program is held by the built site, and reaches what it is after when its
//! defence is taken out.

mod corpus;
mod run;
pub(super) mod variant;

use crate::{browser::Engine, case::Case, cases, page::Page};
use anyhow::{Context, Result, ensure};
use corpus::{Control, Program};
use run::Group;

pub fn cases() -> Vec<Case> {
    cases![
        hostile_programs_reach_nothing_of_the_page,
        hostile_programs_reach_no_network,
        hostile_programs_stay_within_their_limits,
        hostile_programs_leave_nothing_behind,
        hostile_programs_that_crash_are_survived,
        hostile_markup_is_shown_as_text,
    ]
}

/// Those that never end: each waits for its deadline, which takes long. `deadline.rs` has one of each kind.
pub fn loops() -> Vec<Case> {
    cases![
        hostile_programs_end_by_their_deadline_part_1,
        hostile_programs_end_by_their_deadline_part_2,
        hostile_programs_end_by_their_deadline_part_3,
        hostile_programs_end_by_their_deadline_part_4,
    ]
}

/// What happens in copies of the site with a defence taken out: that the programs above are held for something.
pub fn controls() -> Vec<Case> {
    cases![
        hostile_programs_are_held_without_the_depth,
        without_the_policy_the_network_is_reached,
        without_policy_and_seal_text_is_evaluated,
        without_the_opaque_origin_the_page_is_reached,
        without_emptied_globals_the_scope_is_reached_and_still_closed,
        without_the_decoder_forged_messages_are_believed,
    ]
}

/// Every set of controls that a header may name, each with a case above.
const SETS: [&str; 6] = [NO_POLICY, NO_POLICY_ONLY, NO_ORIGIN, NO_DEPTH, NO_GLOBALS, NO_DECODER];
const NO_POLICY: &str = "policy seal lockdown globals";
const NO_POLICY_ONLY: &str = "policy seal";
const NO_ORIGIN: &str = "origin seal lockdown globals";
const NO_DEPTH: &str = "lockdown globals";
const NO_GLOBALS: &str = "globals";
const NO_DECODER: &str = "decode lockdown globals";
/// Limits: without one a program has more of something, which is shown once for each (`limits.rs`) and not by every program.
const LIMITS: [&str; 4] = ["deadline", "memory", "quota", "meter"];

/// Long: what is asked is what a program reaches, and WebKitGTK compiles large imports slowly.
const WALL_SECONDS: u64 = 30;
/// Where programs go on until the deadline.
const SHORT_WALL_SECONDS: u64 = 1;
const DEADLINE_PARTS: usize = 4;

/// The corpus, after a look at whether each program is of a known kind.
fn corpus() -> Result<Vec<Program>> {
    let programs = corpus::all()?;
    for program in &programs {
        if let Control::Without { names, except } = &program.control {
            for engine in except {
                ensure!(Engine::ALL.iter().any(|known| &known.to_string() == engine), "{}: there is no engine {engine}", program.name);
            }
            let set = names.join(" ");
            ensure!(SETS.contains(&set.as_str()) || LIMITS.contains(&set.as_str()), "{}: nobody takes out {set}", program.name);
        }
    }
    Ok(programs)
}

fn is_markup(program: &Program) -> bool {
    program.control == Control::Markup
}

/// Everything without a group of its own.
fn by_promise(program: &Program, promises: &[&str]) -> bool {
    promises.contains(&program.promise.as_str()) && !program.ends_by_deadline() && !is_markup(program) && !program.leaves_something()
}

/// For a program in a site without the depth: short, if it goes on until the deadline there.
fn wall_seconds(program: &Program, engine: Engine) -> u64 {
    match engine {
        _ if !program.goes_on_after_its_end() => WALL_SECONDS,
        // Its first second goes into compiling.
        Engine::WebKit => 5,
        Engine::Chromium | Engine::Firefox => SHORT_WALL_SECONDS,
    }
}

fn all_hold(page: &mut Page, wall_seconds: u64, belongs: impl Fn(&Program) -> bool) -> Result<()> {
    let mut group = Group::open(page, wall_seconds)?;
    let mut count = 0;
    for program in corpus()?.iter().filter(|program| belongs(program)) {
        group.note(program, |group| group.demand_held(program, &program.expected));
        count += 1;
    }
    ensure!(count > 0 || corpus::only().is_some(), "no program is of this group");
    group.close()
}

pub fn hostile_programs_reach_nothing_of_the_page(page: &mut Page) -> Result<()> {
    all_hold(page, WALL_SECONDS, |program| by_promise(program, &["P1", "P6"]))
}

pub fn hostile_programs_reach_no_network(page: &mut Page) -> Result<()> {
    all_hold(page, WALL_SECONDS, |program| by_promise(program, &["P2", "P8"]))
}

fn hostile_programs_stay_within_their_limits(page: &mut Page) -> Result<()> {
    all_hold(page, WALL_SECONDS, |program| by_promise(program, &["P3", "P4"]))
}

fn hostile_programs_that_crash_are_survived(page: &mut Page) -> Result<()> {
    all_hold(page, WALL_SECONDS, |program| by_promise(program, &["P5", "P7", "P9", "P10"]))
}

fn end_by_deadline(page: &mut Page, part: usize) -> Result<()> {
    // Threads that never leave WebAssembly go on there: see `deadline.rs`.
    page.spoils_browser = page.engine() == Engine::WebKit;
    let mut all = corpus()?;
    all.retain(Program::ends_by_deadline);
    let names: Vec<_> = all.iter().skip(part).step_by(DEADLINE_PARTS).map(|program| program.name.clone()).collect();
    all_hold(page, SHORT_WALL_SECONDS, |program| names.contains(&program.name))
}

fn hostile_programs_end_by_their_deadline_part_1(page: &mut Page) -> Result<()> {
    end_by_deadline(page, 0)
}

fn hostile_programs_end_by_their_deadline_part_2(page: &mut Page) -> Result<()> {
    end_by_deadline(page, 1)
}

fn hostile_programs_end_by_their_deadline_part_3(page: &mut Page) -> Result<()> {
    end_by_deadline(page, 2)
}

fn hostile_programs_end_by_their_deadline_part_4(page: &mut Page) -> Result<()> {
    end_by_deadline(page, 3)
}

/// Two runs, and the control is both in one.
fn hostile_programs_leave_nothing_behind(page: &mut Page) -> Result<()> {
    let mut group = Group::open(page, WALL_SECONDS)?;
    for program in corpus()?.iter().filter(|program| program.leaves_something() && !program.ends_by_deadline()) {
        group.note(program, |group| group.demand_held(program, &program.expected));
        if program.control == Control::OneRun {
            group.note(program, |group| {
                let result = group.run_text(&program.runs.concat(), "")?;
                let found = result.stdout.lines().any(|line| line.starts_with("reached"));
                ensure!(found, "in one run it finds nothing of its own: {result:?}");
                Ok(())
            });
        }
    }
    group.close()
}

/// What looks like markup is text; the control is the same text as markup.
fn hostile_markup_is_shown_as_text(page: &mut Page) -> Result<()> {
    let mut group = Group::open(page, WALL_SECONDS)?;
    for program in corpus()?.iter().filter(|program| is_markup(program)) {
        group.note(program, |group| {
            let result = group.run(program, "")?;
            ensure!(result.text.contains("hostileMarkup"), "the payload is not on the page: {result:?}");
            let strange = run::strange(group.page)?;
            ensure!(strange.is_empty(), "{}", strange.join(", "));
            run::is_live_markup(group.page, &result.text)
        });
    }
    group.close()
}

/// Lockdown and emptied globals are depth: without them the walls still hold. What attacks the depth itself gets through.
fn hostile_programs_are_held_without_the_depth(page: &mut Page) -> Result<()> {
    let programs = corpus()?;
    let site = variant::without(&["lockdown", "globals"])?;
    variant::serve(page, &site)?;
    let mut group = Group::open(page, WALL_SECONDS)?;
    for program in programs.iter().filter(|program| program.is_about_a_wall() && !program.leaves_something()) {
        let expected = held_or_lingering(program);
        group.choose_wall(wall_seconds(program, group.page.engine()))?;
        group.note(program, |group| group.demand_held(program, &expected));
    }
    let strange = run::strange(group.page)?;
    ensure!(strange.is_empty(), "on the page there is: {}", strange.join(", "));
    reach(&mut group, &programs, NO_DEPTH)?;
    group.verdict()
}

/// Without the depth a program can keep its end from being heard, and promises settle until the deadline.
fn held_or_lingering(program: &Program) -> Vec<corpus::Expected> {
    if let Some(expected) = &program.without_depth {
        return expected.clone();
    }
    let mut expected = program.expected.clone();
    if program.goes_on_after_its_end() {
        expected.push(corpus::Expected::Outcome("stopped".to_owned(), "deadline".to_owned()));
    }
    expected
}

fn reach(group: &mut Group, programs: &[Program], set: &str) -> Result<()> {
    let engine = group.page.engine().to_string();
    for program in programs.iter().filter(|program| program.is_without(set)) {
        if matches!(&program.control, Control::Without { except, .. } if except.contains(&engine)) {
            continue;
        }
        group.choose_wall(wall_seconds(program, group.page.engine()))?;
        group.note(program, |group| group.demand_reached(program));
    }
    Ok(())
}

/// In the site without the defences of `set`, each program that names it reaches what it is after.
fn all_reach(page: &mut Page, set: &str) -> Result<()> {
    let programs = corpus()?;
    ensure!(corpus::only().is_some() || programs.iter().any(|program| program.is_without(set)), "no program is for the control {set}");
    let names: Vec<_> = set.split(' ').collect();
    let site = variant::without(&names)?;
    variant::serve(page, &site)?;
    let mut group = Group::open(page, WALL_SECONDS).context("the site without defences does not start")?;
    reach(&mut group, &programs, set)?;
    group.verdict()
}

fn without_the_policy_the_network_is_reached(page: &mut Page) -> Result<()> {
    all_reach(page, NO_POLICY)
}

fn without_policy_and_seal_text_is_evaluated(page: &mut Page) -> Result<()> {
    all_reach(page, NO_POLICY_ONLY)
}

fn without_the_opaque_origin_the_page_is_reached(page: &mut Page) -> Result<()> {
    all_reach(page, NO_ORIGIN)
}

/// Without emptied globals only: what lockdown took is still not there.
fn without_emptied_globals_the_scope_is_reached_and_still_closed(page: &mut Page) -> Result<()> {
    let programs = corpus()?;
    let site = variant::without(&[NO_GLOBALS])?;
    variant::serve(page, &site)?;
    let mut group = Group::open(page, WALL_SECONDS)?;
    for program in programs.iter().filter(|program| program.defence == "lockdown" && !program.leaves_something()) {
        group.note(program, |group| group.demand_held(program, &program.expected));
    }
    reach(&mut group, &programs, NO_GLOBALS)?;
    group.verdict()
}

fn without_the_decoder_forged_messages_are_believed(page: &mut Page) -> Result<()> {
    all_reach(page, NO_DECODER)
}
