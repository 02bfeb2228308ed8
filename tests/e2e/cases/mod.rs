//! Every case, by what it is about. A new file is one `mod` line and one line in `all`.

mod bad_input;
mod classroom;
mod deadline;
mod embedding;
mod editor;
mod examples;
mod files;
mod kept;
mod fresh;
mod fuzz;
mod harness;
mod hostile;
mod hosts;
mod imports;
mod input;
mod integrity;
mod limits;
mod language;
mod lessons;
mod local;
mod offline;
mod look;
mod output;
mod packages;
mod plots;
mod programs;
mod recovery;
mod repl;
mod samples;
mod science;
mod seal;
mod share;
mod smoke;
mod snapshot;
mod turtle;
mod values;

use crate::case::{Case, Spread};

pub fn all() -> Vec<Case> {
    // The promises, and what browsers differ in most: on every engine. The long ones first, so that no browser is left with one of
    // them at the end.
    let everywhere = [hostile::cases(), embedding::cases(), deadline::cases(), seal::cases(), harness::cases(), smoke::cases(), local::cases(), classroom::cases(), offline::cases()];
    let shared_out = [
        lessons::cases(),
        hostile::loops(),
        hostile::controls(),
        programs::cases(),
        examples::cases(),
        limits::cases(),
        packages::cases(),
        samples::cases(),
        science::cases(),
        plots::cases(),
        turtle::cases(),
        values::cases(),
        output::cases(),
        recovery::cases(),
        repl::cases(),
        bad_input::cases(),
        editor::cases(),
        files::cases(),
        kept::cases(),
        share::cases(),
        look::cases(),
        language::cases(),
        input::cases(),
        integrity::cases(),
        hosts::cases(),
        fresh::cases(),
        imports::cases(),
        fuzz::cases(),
        snapshot::cases(),
    ];
    let asked = lessons::long_cases().into_iter().map(|case| Case { spread: Spread::Asked, ..case });
    let shared_out = shared_out.into_iter().flatten().map(|case| Case { spread: Spread::One, ..case });
    asked.chain(shared_out).chain(everywhere.into_iter().flatten()).collect()
}
