//! What is kept on this device between visits: the snapshot, in IndexedDB, which exists on plain http too.
//!
//! Nothing here may fail a start: what cannot be read is made again, what cannot be written is not kept, and the console
//! says so.

use super::{database, page};
use crate::bundle::hex;
use gloo::{console, timers::future::TimeoutFuture};
use idb::{Query, TransactionMode};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use sha2::{Digest, Sha256};
use wasm_bindgen::{JsCast, JsValue};

const DATABASE: &str = "ampoule";
const STORE: &str = "snapshots";
/// Only the newest is kept, under this key, as `[engine, sha256, bytes]`.
const NEWEST: &str = "newest";
/// Hashing without a break would hold up the page: about ten milliseconds at a time.
const SLICE_BYTES: u32 = 2 * 1024 * 1024;

/// The kept snapshot of the engine with this key, if there is one and its hash is right.
pub async fn snapshot(engine: &str) -> Option<ArrayBuffer> {
    // Somebody else's page could have put one there, with its hash.
    if page::is_from_disk() {
        return None;
    }
    let record = database::answer(read()).await.unwrap_or_else(|error| {
        say("no kept snapshot of Python can be read", &error);
        JsValue::UNDEFINED
    });
    let record: Array = record.dyn_into().ok()?;
    let (kept_for, sha256) = (record.get(0).as_string()?, record.get(1).as_string()?);
    let bytes: ArrayBuffer = record.get(2).dyn_into().ok()?;
    if kept_for != engine {
        return None;
    }
    if digest(&bytes).await != sha256 {
        console::warn!("Ampoule: the kept snapshot of Python is damaged; it is made again");
        return None;
    }
    Some(bytes)
}

/// Keeps a snapshot of the engine with this key in the place of any other.
pub async fn keep_snapshot(engine: &str, bytes: &ArrayBuffer) {
    if page::is_from_disk() {
        return;
    }
    let sha256 = digest(bytes).await;
    let record = Array::of3(&engine.into(), &sha256.into(), bytes);
    if let Err(error) = write(&record).await {
        say("the snapshot of Python cannot be kept, so the next visit starts slower", &error.to_string());
    }
}

async fn read() -> Result<JsValue, idb::Error> {
    database::with(DATABASE, STORE, async |database| {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(STORE)?.get(Query::Key(NEWEST.into()))?.await?;
        Ok(found.unwrap_or(JsValue::UNDEFINED))
    })
    .await
}

async fn write(record: &Array) -> Result<(), idb::Error> {
    database::with(DATABASE, STORE, async |database| {
        let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
        transaction.object_store(STORE)?.put(record, Some(&NEWEST.into()))?.await?;
        transaction.commit()?.await.map(drop)
    })
    .await
}

/// By the browser, off this thread, where the page is a secure context; else here, in slices.
async fn digest(bytes: &ArrayBuffer) -> String {
    if let Some(digest) = page::sha256(bytes).await {
        return hex(&digest);
    }
    let mut digest = Sha256::new();
    let mut from = 0;
    while from < bytes.byte_length() {
        let length = SLICE_BYTES.min(bytes.byte_length() - from);
        digest.update(Uint8Array::new_with_byte_offset_and_length(bytes, from, length).to_vec());
        from += length;
        TimeoutFuture::new(0).await;
    }
    hex(&digest.finalize())
}

fn say(what: &str, error: &str) {
    console::warn!(format!("Ampoule: {what} ({error})"));
}
