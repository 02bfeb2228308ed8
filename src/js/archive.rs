//! All files as one zip archive. Made by a script of the page's own that comes when it is wanted: `editor/src/archive.ts`.

use super::{script, words};
use crate::{
    words::{say::Text, texts::error as said},
    workspace::Workspace,
};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// The element of the page that names the script: the build fills it in.
const SCRIPT_ID: &str = "ampoule-archive";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = AmpouleArchive, js_name = zip)]
    fn zip_of(names: &Array, contents: &Array) -> Result<Uint8Array, JsValue>;
}

/// The archive's bytes; an error is in words.
pub async fn zip(workspace: &Workspace) -> Result<Vec<u8>, Text> {
    script::load(SCRIPT_ID).await.map_err(|error| said::script(error.0))?;
    let (names, contents) = (Array::new(), Array::new());
    for file in workspace.files() {
        names.push(&file.name.as_str().into());
        contents.push(&Uint8Array::from(file.content.bytes()).into());
    }
    zip_of(&names, &contents).map(|bytes| bytes.to_vec()).map_err(|error| words(&error).into())
}
