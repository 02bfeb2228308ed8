//! Writes the TypeScript of every message and fails when the checked-in file is stale.
//!
//! To renew it: `AMPOULE_UPDATE=1 cargo test protocol`.

use super::{ending::*, from_guard::*, from_worker::*, ids::*, seal::*, to_guard::*, to_worker::*, verdict::*};
use crate::{bundle::Encoding, policy::*};
use ts_rs::{Config, TS};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pyodide-loader/src/protocol.gen.ts");

fn typescript() -> String {
    let config = Config::default();
    let declarations = [
        SessionId::decl(&config),
        RunId::decl(&config),
        Place::decl(&config),
        Seal::decl(&config),
        PythonError::decl(&config),
        WorkerEnding::decl(&config),
        StopReason::decl(&config),
        Ending::decl(&config),
        Stream::decl(&config),
        Skipped::decl(&config),
        FileHead::decl(&config),
        Mode::decl(&config),
        Reply::decl(&config),
        Imports::decl(&config),
        Denied::decl(&config),
        Dunder::decl(&config),
        Syntax::decl(&config),
        Policy::decl(&config),
        Exam::decl(&config),
        Authored::decl(&config),
        Verdict::decl(&config),
        Violation::decl(&config),
        Remark::decl(&config),
        Program::decl(&config),
        ToWorker::decl(&config),
        FromWorker::decl(&config),
        SessionKind::decl(&config),
        FileLimits::decl(&config),
        ReturnLimits::decl(&config),
        DisplayLimits::decl(&config),
        RunLimits::decl(&config),
        Encoding::decl(&config),
        EnginePart::decl(&config),
        ToGuard::decl(&config),
        FromGuard::decl(&config),
    ];
    let head = "// Generated from src/protocol by `AMPOULE_UPDATE=1 cargo test protocol`. Do not edit.\n// tidy: long because it holds every message.\n";
    declarations.iter().fold(head.to_owned(), |text, declaration| format!("{text}\nexport {declaration}\n"))
}

#[test]
fn the_typescript_of_the_messages_is_up_to_date() {
    if std::env::var_os("AMPOULE_UPDATE").is_some() {
        std::fs::write(FILE, typescript()).unwrap();
    }
    let checked_in = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(checked_in == typescript(), "{FILE} is stale: run `AMPOULE_UPDATE=1 cargo test protocol`");
}
