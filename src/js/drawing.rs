//! What a program draws step by step. Drawn by a script of the page's own that comes when it is wanted: `editor/src/drawing.ts`, which
//! also decides what a command is.

use super::{page, script, words};
use gloo::console;
use js_sys::Uint8Array;
use std::{cell::RefCell, mem, rc::Rc};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use web_sys::HtmlCanvasElement;

/// The element of the page that names the script: the build fills it in.
const SCRIPT_ID: &str = "ampoule-drawing";

#[wasm_bindgen]
extern "C" {
    type Sheet;
    #[wasm_bindgen(catch, constructor, js_class = "Drawing", js_namespace = AmpouleDrawing)]
    fn new() -> Result<Sheet, JsValue>;
    #[wasm_bindgen(method)]
    fn show(this: &Sheet, canvas: &HtmlCanvasElement);
    #[wasm_bindgen(method)]
    fn draw(this: &Sheet, commands: &str);
    #[wasm_bindgen(method)]
    fn png(this: &Sheet) -> Uint8Array;
}

/// One drawing; a clone is the same one.
#[derive(Clone)]
pub struct Drawing(Rc<RefCell<State>>);

enum State {
    /// The script is on its way.
    Waiting { commands: Vec<String>, canvas: Option<HtmlCanvasElement> },
    Ready(Sheet),
    /// The script did not come; the console says why. The program's text is on the page all the same.
    Failed,
}

impl Drawing {
    /// An empty one, which is nowhere yet.
    pub fn new() -> Drawing {
        let state = Rc::new(RefCell::new(State::Waiting { commands: Vec::new(), canvas: None }));
        let this = Rc::clone(&state);
        page::spawn(async move {
            let loaded = script::load(SCRIPT_ID).await.map_err(|error| error.0);
            let sheet = loaded.and_then(|()| Sheet::new().map_err(|error| words(&error)));
            let before = mem::replace(&mut *this.borrow_mut(), State::Failed);
            match (sheet, before) {
                (Ok(sheet), State::Waiting { commands, canvas }) => {
                    commands.iter().for_each(|commands| sheet.draw(commands));
                    if let Some(canvas) = canvas {
                        sheet.show(&canvas);
                    }
                    *this.borrow_mut() = State::Ready(sheet);
                }
                (Err(error), _) => console::error!(format!("Ampoule: drawings cannot be shown ({error})")),
                _ => {}
            }
        });
        Drawing(state)
    }

    /// From now on it is shown there.
    pub fn show(&self, on: HtmlCanvasElement) {
        match &mut *self.0.borrow_mut() {
            State::Waiting { canvas, .. } => *canvas = Some(on),
            State::Ready(sheet) => sheet.show(&on),
            State::Failed => {}
        }
    }

    /// Carries out commands of a program.
    pub fn draw(&self, more: String) {
        match &mut *self.0.borrow_mut() {
            State::Waiting { commands, .. } => commands.push(more),
            State::Ready(sheet) => sheet.draw(&more),
            State::Failed => {}
        }
    }

    /// As it is now, if it can be shown.
    pub fn png(&self) -> Option<Vec<u8>> {
        match &*self.0.borrow() {
            State::Ready(sheet) => Some(sheet.png().to_vec()),
            State::Waiting { .. } | State::Failed => None,
        }
    }
}
