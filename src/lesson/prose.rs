//! Markdown to what the page shows: elements of a fixed list, and text. HTML in it is text.

use super::{
    Node, Tag,
    fault::{Instead, Wrong},
};
use pulldown_cmark::{CodeBlockKind, Event, Tag as Begun, TagEnd};
use std::collections::BTreeSet;

/// Deeper is flat: a page cannot show it, and whatever walks the tree needs a stack for it.
const MOST_DEPTH: usize = 32;
const PICTURES: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"];

/// Whether letters, digits and `-` are all that a name of ours has.
pub fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A file of the course's folder, and nothing outside.
pub fn is_file(path: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    !path.is_empty() && path.len() <= 128 && !path.starts_with('.') && path.chars().all(is_letter)
}

/// The headings of a lesson, and who leads to them.
#[derive(Debug, Default)]
pub struct Anchors {
    taken: BTreeSet<String>,
    wanted: Vec<(String, u32)>,
}

impl Anchors {
    fn take(&mut self, words: &str) -> String {
        let letters = words.chars().flat_map(char::to_lowercase).map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect::<String>();
        let parts: Vec<_> = letters.split('-').filter(|part| !part.is_empty()).collect();
        let name = if parts.is_empty() { "heading".to_owned() } else { parts.join("-") };
        let mut anchor = name.clone();
        let mut number = 1;
        while !self.taken.insert(anchor.clone()) {
            number += 1;
            anchor = format!("{name}-{number}");
        }
        anchor
    }

    /// Links to headings that are not there.
    pub fn lost(self) -> Vec<(u32, Wrong)> {
        let known: Vec<&str> = self.taken.iter().map(String::as_str).collect();
        let lost = self.wanted.iter().filter(|(anchor, _)| !self.taken.contains(anchor));
        lost.map(|(anchor, line)| (*line, Wrong::Anchor(anchor.clone(), Instead::of(anchor, &known)))).collect()
    }
}

/// An element that is not closed yet.
enum Open {
    Tag(Tag),
    Heading(u8),
    Link(String),
    Image(String),
    /// What has no element of its own.
    Plain,
}

/// Takes events of a Markdown parser.
#[derive(Default)]
pub struct Builder {
    open: Vec<(Open, Vec<Node>)>,
    done: Vec<Node>,
}

impl Builder {
    /// What was built so far.
    pub fn finish(&mut self) -> Vec<Node> {
        while let Some((_, nodes)) = self.open.pop() {
            nodes.into_iter().for_each(|node| self.put(node));
        }
        std::mem::take(&mut self.done)
    }

    /// A text that is shown as it is.
    pub fn listing(&mut self, text: &str) {
        self.put(Node::Element(Tag::Listing, vec![Node::Text(text.to_owned())]));
    }

    /// The next event, which stands in this line.
    pub fn take(&mut self, event: Event, line: u32, anchors: &mut Anchors, wrong: &mut Vec<(u32, Wrong)>) {
        match event {
            Event::Start(begun) => {
                let open = self.begun(begun, line, wrong);
                self.open.push((open, vec![]));
            }
            Event::End(TagEnd::TableHead) => {
                self.close(line, anchors, wrong);
                self.open.push((Open::Tag(Tag::TableBody), vec![]));
            }
            Event::End(TagEnd::Table) => {
                self.close(line, anchors, wrong);
                self.close(line, anchors, wrong);
            }
            Event::End(_) => self.close(line, anchors, wrong),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) | Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.text(&text),
            Event::Code(text) => self.put(Node::Element(Tag::Code, vec![Node::Text(text.to_string())])),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.put(Node::Element(Tag::Break, vec![])),
            Event::Rule => self.put(Node::Element(Tag::Rule, vec![])),
            Event::TaskListMarker(_) => {}
        }
    }

    fn begun(&self, begun: Begun, line: u32, wrong: &mut Vec<(u32, Wrong)>) -> Open {
        let tag = match begun {
            Begun::Paragraph | Begun::HtmlBlock => Tag::Paragraph,
            Begun::Heading { level, .. } => {
                let level = level as u8;
                if level == 1 {
                    wrong.push((line, Wrong::Title));
                }
                return Open::Heading(level.clamp(2, 4));
            }
            Begun::BlockQuote(_) => Tag::Quote,
            Begun::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => Tag::Listing,
            Begun::List(None) => Tag::List,
            Begun::List(Some(start)) => Tag::Numbered { start: u32::try_from(start).unwrap_or(1) },
            Begun::Item => Tag::Item,
            Begun::Table(_) => Tag::Table,
            Begun::TableHead => Tag::TableHead,
            Begun::TableRow => Tag::Row,
            Begun::TableCell => {
                let is_head = matches!(self.open.last(), Some((Open::Tag(Tag::TableHead), _)));
                if is_head { Tag::HeadCell } else { Tag::Cell }
            }
            Begun::Emphasis => Tag::Emphasis,
            Begun::Strong => Tag::Strong,
            Begun::Strikethrough => Tag::Struck,
            Begun::Link { dest_url, .. } => return Open::Link(dest_url.to_string()),
            Begun::Image { dest_url, .. } => return Open::Image(dest_url.to_string()),
            _ => return Open::Plain,
        };
        Open::Tag(tag)
    }

    fn close(&mut self, line: u32, anchors: &mut Anchors, wrong: &mut Vec<(u32, Wrong)>) {
        let Some((open, nodes)) = self.open.pop() else { return };
        let tag = match open {
            Open::Tag(Tag::TableBody) if nodes.is_empty() => return,
            // Its cells are a row of their own.
            Open::Tag(Tag::TableHead) => return self.put(Node::Element(Tag::TableHead, vec![Node::Element(Tag::Row, nodes)])),
            Open::Tag(tag) => Some(tag),
            Open::Heading(level) => Some(Tag::Heading { level, anchor: anchors.take(&words(&nodes)) }),
            Open::Link(href) => {
                let anchor = href.strip_prefix('#').filter(|anchor| !anchor.starts_with('/'));
                if let Some(anchor) = anchor {
                    anchors.wanted.push((anchor.to_owned(), line));
                }
                let is_route = href.starts_with("#/learn/") && href.chars().all(|letter| letter.is_ascii_alphanumeric() || "#/-?".contains(letter));
                let is_address = href.starts_with("https://") && !href.chars().any(|letter| letter.is_control() || letter.is_whitespace());
                if anchor.is_some() || is_route || is_address {
                    Some(Tag::Link { href })
                } else {
                    wrong.push((line, Wrong::Link(href)));
                    None
                }
            }
            Open::Image(src) => {
                let alt = words(&nodes);
                if !is_file(&src) || !PICTURES.iter().any(|ending| src.to_ascii_lowercase().ends_with(ending)) {
                    wrong.push((line, Wrong::Image(src)));
                    return self.text(&alt);
                }
                if alt.trim().is_empty() {
                    wrong.push((line, Wrong::NoAlt(src.clone())));
                }
                return self.put(Node::Element(Tag::Image { src, alt }, vec![]));
            }
            Open::Plain => None,
        };
        match tag.filter(|_| self.open.len() < MOST_DEPTH) {
            Some(tag) => self.put(Node::Element(tag, nodes)),
            None => nodes.into_iter().for_each(|node| self.put(node)),
        }
    }

    fn text(&mut self, text: &str) {
        let nodes = self.open.last_mut().map_or(&mut self.done, |(_, nodes)| nodes);
        match nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => nodes.push(Node::Text(text.to_owned())),
        }
    }

    fn put(&mut self, node: Node) {
        match node {
            Node::Text(text) => self.text(&text),
            node => self.open.last_mut().map_or(&mut self.done, |(_, nodes)| nodes).push(node),
        }
    }
}

/// All text in these, without elements.
pub fn words(nodes: &[Node]) -> String {
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Text(part) => text.push_str(part),
            Node::Element(Tag::Image { alt, .. }, _) => text.push_str(alt),
            Node::Element(_, children) => text.push_str(&words(children)),
        }
    }
    text
}
