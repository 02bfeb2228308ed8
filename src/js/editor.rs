//! The code editor's script, and the only calls into it. Its other side is `editor/src/api.ts`.

use super::{look, ruff::Ruff, script::{self, ScriptError}, words};
use crate::editing::{Formatted, Look, Mark};
use serde_json::{Value, json};
use js_sys::{ArrayBuffer, Promise};
use wasm_bindgen::{JsValue, prelude::{Closure, wasm_bindgen}};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// The plain field.
pub type Field = HtmlTextAreaElement;
/// Where the editor comes to stand.
pub type Place = HtmlElement;

/// The element of the page that names the script: the build fills it in.
const SCRIPT_ID: &str = "ampoule-editor";
/// The same for the script with the names that it suggests.
const NAMES_ID: &str = "ampoule-names";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = AmpouleEditor)]
    fn open(
        field: &HtmlTextAreaElement,
        parent: &HtmlElement,
        options: &str,
        on_change: &Closure<dyn Fn()>,
    ) -> Result<Handle, JsValue>;

    type Handle;
    #[wasm_bindgen(method, catch)]
    fn text(this: &Handle) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn show(this: &Handle, file: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn rename(this: &Handle, from: &str, to: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn forget(this: &Handle, file: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = takeForRun)]
    fn take_for_run(this: &Handle) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = showLine)]
    fn show_line(this: &Handle, line: u32, column: u32) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setMarks)]
    fn set_marks(this: &Handle, file: &str, marks: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setWords)]
    fn set_words(this: &Handle, words: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = setWrap)]
    fn set_wrap(this: &Handle, wrap: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn search(this: &Handle) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn measure(this: &Handle) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = startHelper)]
    fn start_helper(this: &Handle, script: &ArrayBuffer, wasm: &ArrayBuffer) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &Handle) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setChecking)]
    fn set_checking(this: &Handle, on: bool) -> Result<(), JsValue>;
}

/// Fetches and runs the editor's script; [`Editor::open`] works afterwards.
pub async fn load() -> Result<(), ScriptError> {
    script::load(SCRIPT_ID).await
}

/// The editor in the page. It stays there as long as the page.
pub struct Editor {
    handle: Handle,
    /// Called by the editor as long as it lives.
    _on_change: Closure<dyn Fn()>,
}

/// What the editor says.
pub struct Words {
    /// The field's accessible name.
    pub label: String,
    /// Said after Escape.
    pub leaving: String,
    /// CodeMirror's words and ours.
    pub phrases: Vec<(&'static str, String)>,
}

impl Words {
    fn to_json(&self) -> Value {
        let phrases: serde_json::Map<_, _> = self.phrases.iter().map(|(from, to)| ((*from).to_owned(), json!(to))).collect();
        json!({ "label": self.label, "leaving": self.leaving, "phrases": phrases })
    }
}

/// What an editor is opened with.
pub struct Options<'a> {
    /// What it says.
    pub words: Words,
    /// The id of the element that describes the field.
    pub described_by: &'a str,
    /// The file that the field holds.
    pub file: &'a str,
    /// How it looks.
    pub look: Look,
    /// Nobody types here.
    pub readonly: bool,
    /// Lines to look at, counted from 1, as `2-2,4-7`.
    pub noted: String,
}

impl Editor {
    /// Puts the editor into `parent` in the place of `field`, with its text, caret and focus, and hides `field`.
    /// `on_change` is called when the typing pauses.
    pub fn open(
        field: &Field,
        parent: &Place,
        options: &Options,
        on_change: impl Fn() + 'static,
    ) -> Result<Editor, ScriptError> {
        let on_change = Closure::<dyn Fn()>::new(on_change);
        let told = json!({
            "words": options.words.to_json(),
            "describedBy": options.described_by,
            "file": options.file,
            "wrap": options.look.wrap,
            "readonly": options.readonly,
            "noted": options.noted,
            "names": script::address(NAMES_ID).unwrap_or_default(),
        });
        let handle = open(field, parent, &told.to_string(), &on_change).map_err(|error| ScriptError(words(&error)))?;
        Ok(Editor { handle, _on_change: on_change })
    }

    /// All of the text: a copy, so not for each key. `None` when the editor does not answer.
    pub fn text(&self) -> Option<String> {
        told(self.handle.text())
    }

    /// Shows a file; see `editor/src/api.ts`.
    pub fn show(&self, file: &str, text: &str) {
        told(self.handle.show(file, text));
    }

    /// A file is called otherwise now.
    pub fn rename(&self, from: &str, to: &str) {
        told(self.handle.rename(from, to));
    }

    /// A file is gone.
    pub fn forget(&self, file: &str) {
        told(self.handle.forget(file));
    }

    /// A run has the files as they are now: their lines are found again later, whatever is edited meanwhile.
    pub fn take_for_run(&self) {
        told(self.handle.take_for_run());
    }

    /// Moves caret and focus to a line, from 1, and a column, from 1, of what the last run had of the file that is shown.
    pub fn show_line(&self, line: u32, column: Option<u32>) {
        told(self.handle.show_line(line, column.unwrap_or(0)));
    }

    /// Shows these marks in a file in the place of an earlier run's.
    pub fn set_marks(&self, file: &str, marks: &[Mark]) {
        if let Ok(marks) = serde_json::to_string(marks) {
            told(self.handle.set_marks(file, &marks));
        }
    }

    /// The page speaks another language.
    pub fn set_words(&self, words: &Words) {
        told(self.handle.set_words(&words.to_json().to_string()));
    }

    /// The look has changed.
    pub fn set_look(&self, look: Look) {
        told(self.handle.set_wrap(look.wrap));
        told(self.handle.measure());
    }

    /// Starts Ruff in a worker of the page.
    pub async fn start_helper(&self, ruff: Ruff) -> Result<(), ScriptError> {
        let failed = |error: JsValue| ScriptError(words(&error));
        let started = self.handle.start_helper(&ruff.script, &ruff.wasm).map_err(failed)?;
        JsFuture::from(started).await.map(drop).map_err(failed)
    }

    /// Has the text formatted by Ruff, which must have been started.
    pub async fn format(&self) -> Formatted {
        let said = match self.handle.format() {
            Ok(said) => JsFuture::from(said).await,
            Err(error) => Err(error),
        };
        match said {
            Ok(said) => Formatted::parse(&said.as_string().unwrap_or_default()),
            Err(error) => Formatted::Failed { message: words(&error) },
        }
    }

    /// Whether Ruff marks what is wrong while typing, once it is started.
    pub fn set_checking(&self, on: bool) {
        told(self.handle.set_checking(on));
    }

    /// Opens the search field.
    pub fn search(&self) {
        told(self.handle.search());
    }
}

/// What the editor said. An error there is ours: it is told in the console, and the page goes on.
fn told<T>(said: Result<T, JsValue>) -> Option<T> {
    said.map_err(|error| gloo::console::error!("the editor:", error)).ok()
}

/// Sets the size of letters in editor and output.
pub fn set_code_size(percent: u16) {
    look::set_style("--code-scale", &format!("{}.{:02}", percent / 100, percent % 100));
}
