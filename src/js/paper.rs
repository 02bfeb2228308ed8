//! The *paper*: the element of the page that holds a program's output. What the transcript asks for is done here, by text
//! nodes, classes and CSSOM alone: a program's text is never parsed as HTML.
//!
//! A view that compares lists would look at every block for every new one; here each change costs what is new.

use crate::transcript::{
    screen::SHEET_BLOCKS,
    span::{Change, Span},
};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

/// Where a picture comes, for the view to fill.
pub type Place = HtmlElement;

/// The paper of one log.
pub struct Paper {
    document: Document,
    element: Element,
    blocks: Cell<usize>,
}

impl Paper {
    /// Takes over the element with this id, which holds nothing yet.
    pub fn of(id: &str) -> Option<Paper> {
        let document = web_sys::window()?.document()?;
        let element = document.get_element_by_id(id)?;
        Some(Paper { document, element, blocks: Cell::new(0) })
    }

    /// Brings the page up to date; `place` fills the place of a picture. What the browser refuses is left out.
    pub fn apply(&self, changes: &[Change], place: impl Fn(usize, Place)) {
        for change in changes {
            let _ = self.change(change, &place);
        }
    }

    fn change(&self, change: &Change, place: &dyn Fn(usize, Place)) -> Result<(), JsValue> {
        match change {
            Change::Clear => {
                self.element.set_text_content(None);
                self.blocks.set(0);
            }
            Change::Begin(spans) => {
                let block = self.begin("block")?;
                self.add(&block, spans)?;
            }
            Change::Picture(number) => place(*number, self.begin("picture")?.dyn_into()?),
            Change::Mend { block, keep, extend, add } => {
                let Some(block) = self.block(*block) else { return Ok(()) };
                while block.child_element_count() as usize > *keep
                    && let Some(last) = block.last_element_child()
                {
                    last.remove();
                }
                if !extend.is_empty()
                    && let Some(last) = block.last_element_child()
                {
                    last.append_child(&self.document.create_text_node(extend))?;
                }
                self.add(&block, add)?;
            }
            Change::Drop { from } => {
                while self.blocks.get() > *from
                    && let Some(sheet) = self.element.last_element_child()
                {
                    match sheet.last_element_child() {
                        Some(block) => {
                            block.remove();
                            self.blocks.set(self.blocks.get() - 1);
                        }
                        None => sheet.remove(),
                    }
                }
            }
        }
        Ok(())
    }

    fn begin(&self, class: &str) -> Result<Element, JsValue> {
        let block = self.document.create_element("div")?;
        block.set_class_name(class);
        self.sheet()?.append_child(&block)?;
        self.blocks.set(self.blocks.get() + 1);
        Ok(block)
    }

    fn add(&self, block: &Element, spans: &[Span]) -> Result<(), JsValue> {
        for span in spans {
            let element = self.document.create_element("span")?;
            let paint = span.style.paint();
            element.set_class_name(&paint.classes);
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                for (name, value) in &paint.properties {
                    element.style().set_property(name, value)?;
                }
            }
            element.set_text_content(Some(&span.text));
            block.append_child(&element)?;
        }
        Ok(())
    }

    /// The sheet that the next block comes on.
    fn sheet(&self) -> Result<Element, JsValue> {
        let last = self.element.last_element_child();
        match last {
            Some(sheet) if (sheet.child_element_count() as usize) < SHEET_BLOCKS => Ok(sheet),
            full => {
                if let Some(full) = full {
                    full.set_class_name("sheet full");
                }
                let sheet = self.document.create_element("div")?;
                sheet.set_class_name("sheet");
                self.element.append_child(&sheet)?;
                Ok(sheet)
            }
        }
    }

    /// The block of this number. Only the last ones are asked for: counted from the end.
    fn block(&self, number: usize) -> Option<Element> {
        let mut sheet = self.element.last_element_child()?;
        let mut after = self.blocks.get().checked_sub(number + 1)?;
        while after >= sheet.child_element_count() as usize {
            after -= sheet.child_element_count() as usize;
            sheet = sheet.previous_element_sibling()?;
        }
        let mut block = sheet.last_element_child()?;
        for _ in 0..after {
            block = block.previous_element_sibling()?;
        }
        Some(block)
    }
}
