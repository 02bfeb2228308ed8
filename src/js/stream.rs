//! Streams of bytes: what packs and unpacks, and reading piece by piece.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, WritableStream};

#[wasm_bindgen]
extern "C" {
    /// In every engine, but web-sys still counts it among its unstable interfaces.
    #[wasm_bindgen(js_name = CompressionStream)]
    pub type Compression;
    #[wasm_bindgen(constructor, catch, js_class = "CompressionStream")]
    pub fn new(format: &str) -> Result<Compression, JsValue>;
    #[wasm_bindgen(method, getter)]
    pub fn readable(this: &Compression) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    pub fn writable(this: &Compression) -> WritableStream;

    /// As above.
    #[wasm_bindgen(js_name = DecompressionStream)]
    pub type Decompression;
    #[wasm_bindgen(constructor, catch, js_class = "DecompressionStream")]
    pub fn new(format: &str) -> Result<Decompression, JsValue>;
    #[wasm_bindgen(method, getter)]
    pub fn readable(this: &Decompression) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    pub fn writable(this: &Decompression) -> WritableStream;
}

/// A stream's bytes one piece after another; what was not read when this goes is never made.
pub struct Pieces {
    reader: ReadableStreamDefaultReader,
}

impl Pieces {
    pub fn of(stream: &ReadableStream) -> Pieces {
        Pieces { reader: stream.get_reader().unchecked_into() }
    }

    /// `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Uint8Array>, JsValue> {
        let result = JsFuture::from(self.reader.read()).await?;
        if Reflect::get(&result, &"done".into()).is_ok_and(|done| done.is_truthy()) {
            return Ok(None);
        }
        let piece = Reflect::get(&result, &"value".into())?.dyn_into::<Uint8Array>();
        piece.map(Some).map_err(|_| "the browser gave no bytes".into())
    }
}

impl Drop for Pieces {
    fn drop(&mut self) {
        // A stream that has ended or failed has nothing to cancel, and then says no with a promise that nobody waits for.
        let ignored = self.reader.cancel();
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(ignored).await;
        });
    }
}
