//! Promise P7: every byte of the engine is compared with its pinned hash, and a file that is wrong can be put right.

use crate::{case::Case, cases, dist::Dist, page::Page, server::fault::Fault};
use anyhow::{Result, ensure};
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    cases![
        a_missing_file_is_named_and_retry_works,
        a_truncated_file_is_refused_and_retry_works,
        one_flipped_bit_is_refused_and_retry_works,
        a_login_page_instead_of_a_file_is_refused_and_retry_works,
        a_connection_that_breaks_is_said_and_retry_works,
    ]
}

const ENGINE_START: Duration = Duration::from_secs(90);

/// Serves the file `role` wrongly, presses Run, sees the failure, puts the file right, retries, runs.
fn refused_then_repaired(page: &mut Page, role: &str, fault: Fault, reason: &str) -> Result<()> {
    let file = Dist::built()?.engine_file(role)?;
    page.server()?.set_fault(&file, fault);
    page.open_app()?;
    let failed = page.run_program("print('never')\n")?;
    ensure!((failed.outcome.as_str(), failed.reason.as_str()) == ("failed", reason), "{failed:?}");
    ensure!(failed.text.contains(&file), "the page does not name {file}: {}", failed.text);
    ensure!(failed.stdout.is_empty(), "something ran: {failed:?}");
    page.wait_status("stopped", ENGINE_START)?;
    ensure!(page.code()? == "print('never')\n", "the learner's text is lost");
    page.server()?.repair(&file);
    page.press("Retry")?;
    page.wait_status("ready", ENGINE_START)?;
    let result = page.run_program("print('now')\n")?;
    ensure!(result.stdout == "now\n", "after the repair: {result:?}");
    Ok(())
}

fn a_missing_file_is_named_and_retry_works(page: &mut Page) -> Result<()> {
    refused_then_repaired(page, "wasm", Fault::Missing, "network")
}

fn a_truncated_file_is_refused_and_retry_works(page: &mut Page) -> Result<()> {
    refused_then_repaired(page, "stdlib", Fault::Truncated(100_000), "integrity")
}

fn one_flipped_bit_is_refused_and_retry_works(page: &mut Page) -> Result<()> {
    refused_then_repaired(page, "worker", Fault::BitFlipped(77_777), "integrity")
}

fn a_login_page_instead_of_a_file_is_refused_and_retry_works(page: &mut Page) -> Result<()> {
    refused_then_repaired(page, "guard", Fault::Body(b"<h1>Please log in</h1>".to_vec()), "integrity")
}

fn a_connection_that_breaks_is_said_and_retry_works(page: &mut Page) -> Result<()> {
    refused_then_repaired(page, "frame", Fault::Refused, "network")
}
