//! Prose of a lesson on the page: elements of a fixed list and text nodes. No text of a lesson is ever parsed as HTML.

use crate::lesson::{Node, Tag};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, MouseEvent};

/// Where it comes to stand.
pub type Place = web_sys::HtmlElement;

/// Puts prose into an element, in the place of what is there. Pictures are files of `folder`. What the browser refuses is left out.
pub fn fill(place: &Place, nodes: &[Node], folder: &str) {
    place.set_text_content(None);
    if let Some(document) = place.owner_document() {
        let _ = add(&document, place, nodes, folder);
    }
}

fn add(document: &Document, parent: &Element, nodes: &[Node], folder: &str) -> Result<(), JsValue> {
    for node in nodes {
        match node {
            Node::Text(text) => drop(parent.append_child(&document.create_text_node(text))?),
            Node::Element(tag, children) => {
                let element = document.create_element(&name(tag))?;
                attributes(&element, tag, folder)?;
                add(document, &element, children, folder)?;
                parent.append_child(&element)?;
            }
        }
    }
    Ok(())
}

fn name(tag: &Tag) -> String {
    let name = match tag {
        Tag::Paragraph => "p",
        Tag::Heading { level, .. } => return format!("h{}", level.clamp(&2, &6)),
        Tag::Quote => "blockquote",
        Tag::List => "ul",
        Tag::Numbered { .. } => "ol",
        Tag::Item => "li",
        Tag::Listing => "pre",
        Tag::Code => "code",
        Tag::Emphasis => "em",
        Tag::Strong => "strong",
        Tag::Struck => "del",
        Tag::Link { .. } => "a",
        Tag::Image { .. } => "img",
        Tag::Break => "br",
        Tag::Rule => "hr",
        Tag::Table => "table",
        Tag::TableHead => "thead",
        Tag::TableBody => "tbody",
        Tag::Row => "tr",
        Tag::HeadCell => "th",
        Tag::Cell => "td",
    };
    name.to_owned()
}

/// No heading takes the place of an element of the page.
fn id_of(anchor: &str) -> String {
    format!("at-{anchor}")
}

/// Follows a link to a heading: the page's address says which lesson it is, so the browser cannot.
pub fn follow(event: &MouseEvent) {
    let link = event.target().and_then(|target| target.dyn_into::<Element>().ok()).and_then(|target| target.closest("a").ok().flatten());
    let Some(anchor) = link.and_then(|link| link.get_attribute("href")).and_then(|href| Some(href.strip_prefix('#')?.to_owned())) else { return };
    if anchor.starts_with('/') {
        return;
    }
    event.prevent_default();
    let heading = web_sys::window().and_then(|window| window.document()?.get_element_by_id(&id_of(&anchor)));
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<Place>().ok()) {
        heading.set_tab_index(-1);
        heading.scroll_into_view();
        let _ = heading.focus();
    }
}

fn attributes(element: &Element, tag: &Tag, folder: &str) -> Result<(), JsValue> {
    match tag {
        Tag::Heading { anchor, .. } => element.set_id(&id_of(anchor)),
        Tag::Numbered { start } => element.set_attribute("start", &start.to_string())?,
        Tag::Link { href } => {
            element.set_attribute("href", href)?;
            if href.starts_with("https:") {
                element.set_attribute("rel", "noopener noreferrer")?;
                element.set_attribute("target", "_blank")?;
                element.set_attribute("referrerpolicy", "no-referrer")?;
            }
        }
        Tag::Image { src, alt } => {
            element.set_attribute("alt", alt)?;
            element.set_attribute("loading", "lazy")?;
            element.set_attribute("src", &format!("{folder}{src}"))?;
        }
        Tag::HeadCell => element.set_attribute("scope", "col")?,
        Tag::Listing => element.set_attribute("tabindex", "0")?,
        _ => {}
    }
    Ok(())
}
