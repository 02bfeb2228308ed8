//! Writes the TypeScript of the letters and of what is in them, and fails when the checked-in files are stale.
//!
//! To renew them: `AMPOULE_UPDATE=1 cargo test embed::export`.

use super::{fault::*, letter::*, outcome::*};
use crate::{
    policy::*,
    protocol::{ending::PythonError, from_worker::Stream, to_worker::FileHead, verdict::Violation},
};
use ts_rs::{Config, TS};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/embedding/src");
const HEAD: &str = "// Generated from src/embed and src/policy by `AMPOULE_UPDATE=1 cargo test embed::export`. Do not edit.\n";

#[test]
fn the_typescript_of_the_letters_is_up_to_date() {
    let config = Config::default();
    let policy = [Imports::decl(&config), Denied::decl(&config), Dunder::decl(&config), Syntax::decl(&config), Policy::decl(&config)];
    let letters = [
        PythonError::decl(&config),
        Stream::decl(&config),
        FileHead::decl(&config),
        Violation::decl(&config),
        FaultCode::decl(&config),
        Fault::decl(&config),
        Display::decl(&config),
        PublicOutcome::decl(&config),
        Standing::decl(&config),
        Order::decl(&config),
        Word::decl(&config),
    ];
    for (name, declarations) in [("policy.gen.ts", &policy[..]), ("letters.gen.ts", &letters)] {
        let file = format!("{FOLDER}/{name}");
        let text = declarations.iter().fold(HEAD.to_owned(), |text, declaration| format!("{text}\nexport {declaration}\n"));
        if std::env::var_os("AMPOULE_UPDATE").is_some() {
            std::fs::write(&file, &text).unwrap();
        }
        let checked_in = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(checked_in == text, "{file} is stale: run `AMPOULE_UPDATE=1 cargo test embed::export`");
    }
}
