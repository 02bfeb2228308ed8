//! Fetching files of the bundle: bytes counted and hashed as they arrive, unpacked only after the hash is right.
//!
//! Between the two it is a `Blob`, which the browser may keep outside the page's memory.

use super::{site, stream::{Decompression, Pieces}, words};
use crate::{
    bundle::{Check, Encoding, Entry, Role},
    outcome::{FailReason, Failure},
    words::{errors, say::Text, texts::{error as said, failure}},
};
use futures::future::try_join_all;
use js_sys::ArrayBuffer;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableWritablePair, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, Response};

/// Bytes that have arrived, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// So far, without what a failed try fetched.
    pub received: u64,
    /// In all.
    pub total: u64,
}

/// Fetches and checks these files in parallel, beside `here` bytes that are here already. `on_kept` is called with each that has arrived whole, as
/// it is shipped, even if another fails. `fresh` goes past the browser's cache, after a damaged file came out of it.
pub async fn fetch_all(entries: &[&Entry], fresh: bool, here: u64, on_progress: &dyn Fn(Progress), on_kept: &dyn Fn(&Entry, Blob)) -> Result<(), Failure> {
    let total = here + entries.iter().map(|entry| entry.bytes).sum::<u64>();
    let received = Cell::new(here);
    let count = |bytes: u64| {
        received.set(received.get() + bytes);
        on_progress(Progress { received: received.get().min(total), total });
    };
    count(0);
    let fetches = entries.iter().map(|entry| async {
        let shipped = fetch(entry, fresh, &count).await?;
        on_kept(entry, shipped);
        Ok(())
    });
    try_join_all(fetches).await.map(drop)
}

async fn fetch(entry: &Entry, fresh: bool, on_bytes: &dyn Fn(u64)) -> Result<Blob, Failure> {
    let response = request(entry, fresh).await?;
    let body = response.body().ok_or_else(|| network(entry, said::EMPTY_ANSWER))?;
    let mut check = Check::default();
    let mut pieces = Vec::new();
    let mut stream = Pieces::of(&body);
    while let Some(piece) = stream.next().await.map_err(|error| network(entry, words(&error)))? {
        check.update(&piece.to_vec());
        on_bytes(piece.length().into());
        pieces.push(piece);
    }
    check.finish(entry).map_err(|error| damaged(errors::bundle(&error)))?;
    let blob = Blob::new_with_u8_array_sequence(&pieces.into_iter().collect::<js_sys::Array>());
    blob.map_err(|error| damaged(words(&error)))
}

async fn request(entry: &Entry, fresh: bool) -> Result<Response, Failure> {
    let options = RequestInit::new();
    if fresh {
        options.set_cache(RequestCache::Reload);
    }
    // Another host learns which package is used from which site, as browsers tell it, and no more: not on which page, and not by whom.
    if entry.is_elsewhere() {
        options.set_credentials(RequestCredentials::Omit);
        options.set_referrer_policy(ReferrerPolicy::NoReferrer);
    }
    let response = site::get(&entry.path, &options).await.map_err(|error| network(entry, words(&error)))?;
    if !response.ok() {
        return Err(network(entry, said::server(u32::from(response.status()))));
    }
    Ok(response)
}

/// The unpacked bytes of a file that was checked and that the page itself needs.
pub async fn unpack(entry: &Entry, blob: &Blob) -> Result<ArrayBuffer, Failure> {
    let damaged_inside = |why: &str| damaged(said::not_unpacked(entry.path.as_str(), why));
    let bytes = match entry.encoding {
        Encoding::Identity => whole(&blob.stream()).await.map_err(|error| damaged_inside(&words(&error)))?,
        Encoding::Gzip => {
            let stream = gunzip(blob).map_err(|error| unsupported(words(&error)))?;
            whole(&stream).await.map_err(|error| damaged_inside(&words(&error)))?
        }
        Encoding::Brotli => return Err(damaged_inside("only the sandbox unpacks brotli")),
    };
    if u64::from(bytes.byte_length()) != entry.unpacked_bytes {
        return Err(damaged(said::wrong_unpacked_size(entry.path.as_str(), bytes.byte_length(), entry.unpacked_bytes)));
    }
    Ok(bytes)
}

async fn whole(stream: &ReadableStream) -> Result<ArrayBuffer, JsValue> {
    let buffer = Response::new_with_opt_readable_stream(Some(stream))?.array_buffer()?;
    Ok(JsFuture::from(buffer).await?.unchecked_into())
}

fn gunzip(blob: &Blob) -> Result<ReadableStream, JsValue> {
    let stream = Decompression::new("gzip")?;
    Ok(blob.stream().pipe_through(&ReadableWritablePair::new(&stream.readable(), &stream.writable())))
}

fn network(entry: &Entry, why: impl Into<Text>) -> Failure {
    let again = if entry.role == Role::Package { failure::RUN_AGAIN } else { failure::RETRY };
    Failure { reason: FailReason::Network, message: failure::network(entry.path.as_str(), why, again) }
}

fn damaged(what: impl Into<Text>) -> Failure {
    Failure { reason: FailReason::Integrity, message: failure::damaged(what) }
}

fn unsupported(why: String) -> Failure {
    Failure { reason: FailReason::Unsupported, message: failure::no_unpacking(why) }
}
