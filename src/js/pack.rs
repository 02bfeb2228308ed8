//! Packing and unpacking by the browser itself (`deflate-raw`), and small files of the page's own site.

use super::{site, stream::{Compression, Decompression, Pieces}, words};
use crate::words::{say::Text, texts::error as said};
use wasm_bindgen::JsValue;
use web_sys::{Blob, ReadableStream, ReadableWritablePair, RequestInit};

const FORMAT: &str = "deflate-raw";

/// Why bytes cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The browser has nothing that does it.
    #[error("it lacks {0}")]
    Browser(String),
    /// They were never packed like that.
    #[error("the data are damaged")]
    Damaged,
    /// There are more than allowed; the rest was not looked at.
    #[error("there are more than {0} bytes")]
    Large(usize),
}

impl From<&PackError> for Text {
    fn from(error: &PackError) -> Text {
        match error {
            PackError::Browser(what) => said::lacks(what.as_str()),
            PackError::Damaged => said::DAMAGED_DATA,
            PackError::Large(most) => said::too_many_bytes(*most),
        }
    }
}

/// Packs bytes.
pub async fn pack(bytes: &[u8]) -> Result<Vec<u8>, PackError> {
    let stream = through(bytes, || Compression::new(FORMAT).map(|stream| ReadableWritablePair::new(&stream.readable(), &stream.writable())))?;
    whole(&stream, usize::MAX).await
}

/// Unpacks bytes of a stranger to at most `most` bytes.
pub async fn unpack(bytes: &[u8], most: usize) -> Result<Vec<u8>, PackError> {
    let stream = through(bytes, || Decompression::new(FORMAT).map(|stream| ReadableWritablePair::new(&stream.readable(), &stream.writable())))?;
    whole(&stream, most).await
}

fn through(bytes: &[u8], make: impl FnOnce() -> Result<ReadableWritablePair, JsValue>) -> Result<ReadableStream, PackError> {
    let missing = |error: JsValue| PackError::Browser(words(&error));
    let pair = make().map_err(missing)?;
    let blob = Blob::new_with_u8_array_sequence(&js_sys::Array::of1(&js_sys::Uint8Array::from(bytes))).map_err(missing)?;
    Ok(blob.stream().pipe_through(&pair))
}

async fn whole(stream: &ReadableStream, most: usize) -> Result<Vec<u8>, PackError> {
    let mut pieces = Pieces::of(stream);
    let mut all = Vec::new();
    while let Some(piece) = pieces.next().await.map_err(|_| PackError::Damaged)? {
        if all.len() + piece.length() as usize > most {
            return Err(PackError::Large(most));
        }
        all.extend_from_slice(&piece.to_vec());
    }
    Ok(all)
}

/// A file of this site with at most `most` bytes; `path` is below the page. An error is in words.
pub async fn fetch_small(path: &str, most: usize) -> Result<Vec<u8>, Text> {
    let response = site::get(path, &RequestInit::new()).await.map_err(|error| words(&error))?;
    if !response.ok() {
        return Err(said::server(u32::from(response.status())));
    }
    match response.body() {
        Some(body) => whole(&body, most).await.map_err(|error| Text::from(&error)),
        None => Ok(vec![]),
    }
}
