//! The snapshot: made on the first visit, checked and used on the next, and never the reason that nothing works (P7).

use crate::{case::Case, cases, page::Page};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    cases![
        a_snapshot_is_kept_and_the_next_visit_uses_it,
        a_kept_snapshot_that_is_damaged_is_made_again,
        a_kept_snapshot_of_another_engine_is_made_again,
        a_snapshot_that_does_not_fit_is_not_used_and_programs_run,
        every_run_has_its_own_randomness,
    ]
}

const ENGINE_START: Duration = Duration::from_secs(90);

/// Reads the kept record, lets `edit` change it, writes it back; gives `[engine, sha256, bytes]` as it was before, with
/// the number of bytes in the place of the bytes.
fn kept(page: &Page, edit: &str) -> Result<Value> {
    let js = format!(
        "const as_promise = (request) => new Promise((resolve, reject) => {{
           request.onsuccess = () => resolve(request.result);
           request.onerror = () => reject(request.error);
         }});
         const database = await as_promise(indexedDB.open('ampoule', 1));
         const record = await as_promise(database.transaction('snapshots').objectStore('snapshots').get('newest'));
         if (!record) {{ database.close(); return null; }}
         const [engine, sha256, bytes] = record;
         const before = [engine, sha256, bytes.byteLength];
         const hex = async (bytes) =>
           [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
         {edit}
         // Not only asked for: a reload would undo what is not committed yet.
         const writing = database.transaction('snapshots', 'readwrite');
         writing.objectStore('snapshots').put(record, 'newest');
         await new Promise((resolve, reject) => {{
           writing.oncomplete = resolve;
           writing.onabort = () => reject(writing.error);
         }});
         database.close();
         return before;"
    );
    page.script_async(&js, Vec::new())
}

/// A first visit at a new origin, until the snapshot is kept.
fn visit(page: &mut Page) -> Result<Value> {
    page.server()?;
    page.open_app()?;
    page.wait_status("ready", ENGINE_START)?;
    page.wait_for("the snapshot to be kept", ENGINE_START, |page| {
        let has_store = page.script_async("return (await indexedDB.databases()).some(({ name }) => name === 'ampoule');", Vec::new())?;
        let kept = if has_store == json!(true) { kept(page, "")? } else { Value::Null };
        Ok((!kept.is_null()).then_some(kept))
    })
}

/// A program runs, in an engine that was started in this way.
fn runs(page: &mut Page, from_snapshot: bool) -> Result<()> {
    // The runner imports no unittest: it comes with the snapshot.
    let result = page.run_program("import sys\nprint(6 * 7, 'unittest' in sys.modules)\n")?;
    ensure!(result.stdout == if from_snapshot { "42 True\n" } else { "42 False\n" }, "{result:?}");
    Ok(())
}

fn visit_again(page: &mut Page) -> Result<()> {
    page.reload()?;
    page.wait_for_app()?;
    page.wait_status("ready", ENGINE_START)?;
    runs(page, true)
}

fn a_snapshot_is_kept_and_the_next_visit_uses_it(page: &mut Page) -> Result<()> {
    let first = visit(page)?;
    ensure!(first[2].as_u64().is_some_and(|bytes| (5_000_000..31_000_000).contains(&bytes)), "{first}");
    // The hash of a string is new with each snapshot: the same hash on the next visit is the same snapshot.
    let hash = "print(hash('ampoule'))\n";
    let before = page.run_program(hash)?;
    visit_again(page)?;
    let after = page.run_program(hash)?;
    ensure!(before.stdout == after.stdout, "another snapshot was used: {before:?}, {after:?}");
    ensure!(kept(page, "")? == first, "the snapshot was made again");
    Ok(())
}

/// Until the record is another one than `spoiled`, which the app noticed and replaced.
fn is_made_again(page: &mut Page, spoiled: &Value) -> Result<()> {
    page.wait_until("the snapshot to be made again", ENGINE_START, |page| {
        let now = kept(page, "")?;
        Ok(now[0] != spoiled[0] || now[1] != spoiled[1])
    })
}

fn a_kept_snapshot_that_is_damaged_is_made_again(page: &mut Page) -> Result<()> {
    visit(page)?;
    kept(page, "new Uint8Array(bytes)[bytes.byteLength >> 1] ^= 1;")?;
    let spoiled = kept(page, "")?;
    visit_again(page)?;
    is_made_again(page, &spoiled)
}

fn a_kept_snapshot_of_another_engine_is_made_again(page: &mut Page) -> Result<()> {
    visit(page)?;
    kept(page, "record[0] = record[0].replaceAll(/[0-9a-f]/g, '0');")?;
    let spoiled = kept(page, "")?;
    visit_again(page)?;
    is_made_again(page, &spoiled)
}

fn a_snapshot_that_does_not_fit_is_not_used_and_programs_run(page: &mut Page) -> Result<()> {
    visit(page)?;
    // Another magic number under its right hash: only the worker can see that.
    kept(page, "new Uint8Array(bytes)[0] ^= 1; record[1] = await hex(bytes);")?;
    page.reload()?;
    page.wait_for_app()?;
    page.wait_status("ready", ENGINE_START)?;
    runs(page, false)
}

fn every_run_has_its_own_randomness(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let code = "import random, uuid, secrets, os\nprint(random.random(), random.getrandbits(64), uuid.uuid4(), secrets.token_hex(), os.urandom(8).hex(), sep='\\n')\n";
    let mut seen = std::collections::HashSet::new();
    for _ in 0..3 {
        let result = page.run_program(code)?;
        ensure!(result.stdout.lines().count() == 5, "{result:?}");
        for line in result.stdout.lines() {
            ensure!(seen.insert(line.to_owned()), "{line} came twice: {result:?}");
        }
    }
    Ok(())
}
