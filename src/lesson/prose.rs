//! *Prose*: Markdown as nodes, cut where cells stand. No HTML is made or let through; addresses are checked here.

use super::{
    fault::What,
    info,
    model::{Node, Tag},
    page::{Page, short},
    route::Route,
};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag as Start, TagEnd};

/// Elements inside one another: whoever walks over them does so on the stack.
const MOST_DEPTH: usize = 32;
const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "svg"];

/// A part of a Markdown text.
pub(super) enum Piece {
    /// What is to be read.
    Prose(Vec<Node>),
    /// A fence that is more than a listing.
    Fence {
        /// All that stands behind the backticks.
        info: String,
        /// What is inside.
        text: String,
        /// Of its first line, counted from 1.
        line: u32,
    },
}

/// Cuts a text into prose and the fences whose first word `is_cell`.
pub(super) fn pieces(text: &str, first: u32, page: &mut Page, is_cell: fn(&str) -> bool) -> Vec<Piece> {
    let mut walk = Walk { text, line: first, seen: 0, page, is_cell, pieces: Vec::new(), stack: vec![Level::default()], over: 0, fence: None };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        walk.go_to(range.start);
        walk.take(event, text.get(range).unwrap_or_default());
    }
    walk.cut();
    walk.pieces
}

/// Prose in which fences are listings.
pub(super) fn nodes(text: &str, first: u32, page: &mut Page) -> Vec<Node> {
    let prose = |piece| match piece {
        Piece::Prose(nodes) => nodes,
        Piece::Fence { .. } => Vec::new(),
    };
    pieces(text, first, page, |_| false).into_iter().flat_map(prose).collect()
}

/// Prose without a paragraph around it, where it is only one.
pub(super) fn line(text: &str, first: u32, page: &mut Page) -> Vec<Node> {
    let mut nodes = nodes(text, first, page);
    match nodes.as_mut_slice() {
        [Node::Element(Tag::Paragraph, inner)] => std::mem::take(inner),
        _ => nodes,
    }
}

/// The words of nodes, as they are read.
pub fn words(nodes: &[Node]) -> String {
    let one = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(Tag::Break, _) => " ".to_owned(),
        Node::Element(Tag::Image { alt, .. }, _) => alt.clone(),
        Node::Element(_, inner) => words(inner),
    };
    nodes.iter().map(one).collect()
}

/// Whether a file can lie in a course's folder: no folders, nothing that an address would have to escape.
pub(super) fn is_beside(name: &str) -> bool {
    let is_usual = name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-'));
    is_usual && name.len() <= 100 && name.contains(|letter: char| letter != '.') && !name.starts_with('.') && !name.ends_with('.')
}

/// Takes the element away from links to anchors that are not there.
pub(super) fn unlink(nodes: &mut Vec<Node>, lost: &dyn Fn(&str) -> bool) {
    for node in std::mem::take(nodes) {
        match node {
            Node::Element(tag, mut inner) => {
                unlink(&mut inner, lost);
                match &tag {
                    Tag::Link { href } if href.strip_prefix('#').is_some_and(lost) => nodes.append(&mut inner),
                    _ => nodes.push(Node::Element(tag, inner)),
                }
            }
            Node::Text(_) => nodes.push(node),
        }
    }
}

/// An element that is not closed yet. Without a tag its nodes go to the one around it.
#[derive(Default)]
struct Level {
    tag: Option<Tag>,
    nodes: Vec<Node>,
    line: u32,
}

struct Walk<'a, 'p> {
    text: &'a str,
    /// Of the event, and how far the text was counted for it.
    line: u32,
    seen: usize,
    page: &'p mut Page,
    is_cell: fn(&str) -> bool,
    pieces: Vec<Piece>,
    /// The first level is the page.
    stack: Vec<Level>,
    /// Elements that are open but too deep to be made.
    over: usize,
    fence: Option<Fence>,
}

struct Fence {
    info: String,
    text: String,
    line: u32,
    is_cell: bool,
}

impl Walk<'_, '_> {
    /// Events come in the text's order, but for the ends of elements, whose place is their beginning: each line is counted once.
    fn go_to(&mut self, at: usize) {
        let Some(passed) = self.text.as_bytes().get(self.seen..at) else { return };
        let newlines = passed.iter().filter(|byte| **byte == b'\n').count();
        (self.line, self.seen) = (self.line.saturating_add(newlines as u32), at);
    }

    fn take(&mut self, event: Event, source: &str) {
        match event {
            Event::Start(Start::CodeBlock(kind)) => self.open_fence(kind, source),
            Event::Start(start) => self.start(start),
            Event::End(end) => self.end(end),
            Event::Text(text) => match &mut self.fence {
                Some(fence) => fence.text.push_str(&text),
                None => self.say(&text),
            },
            Event::Html(text) | Event::InlineHtml(text) => self.say(&text),
            Event::Code(text) => self.push(Node::Element(Tag::Code, vec![Node::Text(text.into_string())])),
            Event::SoftBreak => self.say("\n"),
            Event::HardBreak => self.push(Node::Element(Tag::Break, Vec::new())),
            Event::Rule => self.push(Node::Element(Tag::Rule, Vec::new())),
            // Not switched on.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn open_fence(&mut self, kind: CodeBlockKind, source: &str) {
        // The parser's own info string has lost its backslashes.
        let info = match kind {
            CodeBlockKind::Fenced(_) => source.lines().next().unwrap_or_default().trim_start().trim_start_matches(['`', '~']).trim(),
            CodeBlockKind::Indented => "",
        };
        if matches!(kind, CodeBlockKind::Fenced(_)) && !is_closed(source) {
            self.page.fault(self.line, What::OpenFence);
        }
        let is_outside = self.stack.len() == 1 && self.over == 0;
        let is_cell = (self.is_cell)(info);
        if is_cell && !is_outside {
            self.page.fault(self.line, What::Inside(short(info::kind(info))));
        }
        self.fence = Some(Fence { info: info.to_owned(), text: String::new(), line: self.line, is_cell: is_cell && is_outside });
    }

    fn start(&mut self, start: Start) {
        let tag = match start {
            Start::Paragraph | Start::HtmlBlock => Some(Tag::Paragraph),
            Start::Heading { level, .. } => Some(self.heading(level)),
            Start::BlockQuote(_) => Some(Tag::Quote),
            Start::List(None) => Some(Tag::List),
            Start::List(Some(start)) => Some(Tag::Numbered { start: u32::try_from(start).unwrap_or(u32::MAX) }),
            Start::Item => Some(Tag::Item),
            Start::Emphasis => Some(Tag::Emphasis),
            Start::Strong => Some(Tag::Strong),
            Start::Strikethrough => Some(Tag::Struck),
            Start::Table(_) => Some(Tag::Table),
            Start::TableHead => {
                self.open(Some(Tag::TableHead));
                Some(Tag::Row)
            }
            Start::TableRow => Some(Tag::Row),
            Start::TableCell if self.is_inside(&Tag::TableHead) => Some(Tag::HeadCell),
            Start::TableCell => Some(Tag::Cell),
            Start::Link { dest_url, .. } => self.link(&dest_url),
            Start::Image { dest_url, .. } => self.image(&dest_url),
            // The first has its own way; the others are not switched on.
            Start::CodeBlock(_)
            | Start::FootnoteDefinition(_)
            | Start::DefinitionList
            | Start::DefinitionListTitle
            | Start::DefinitionListDefinition
            | Start::Superscript
            | Start::Subscript
            | Start::MetadataBlock(_) => None,
        };
        self.open(tag);
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::CodeBlock => self.close_fence(),
            TagEnd::TableHead => {
                self.close();
                self.close();
                self.open(Some(Tag::TableBody));
            }
            TagEnd::Table => {
                self.close();
                self.close();
            }
            _ => self.close(),
        }
    }

    fn heading(&mut self, level: HeadingLevel) -> Tag {
        let level = match level {
            HeadingLevel::H1 => {
                self.page.fault(self.line, What::TitleHeading);
                2
            }
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            HeadingLevel::H4 => 4,
            HeadingLevel::H5 | HeadingLevel::H6 => {
                self.page.fault(self.line, What::DeepHeading);
                4
            }
        };
        Tag::Heading { level, anchor: String::new() }
    }

    fn link(&mut self, to: &str) -> Option<Tag> {
        let is_web = to.strip_prefix("https://").is_some_and(|rest| rest.starts_with(|first: char| first.is_alphanumeric()));
        let is_plain = !to.contains(|letter: char| letter.is_whitespace() || letter.is_control());
        let is_lesson = matches!(Route::parse(to), Some(Route::Courses | Route::Course(_) | Route::Lesson { .. }));
        let anchor = to.strip_prefix('#').filter(|anchor| !anchor.is_empty() && !anchor.contains('/'));
        if let (Some(anchor), false) = (anchor, is_lesson) {
            self.page.wanted.push((self.line, anchor.to_owned()));
        } else if !is_lesson && !(is_web && is_plain) {
            self.page.fault(self.line, What::Link(short(to)));
            return None;
        }
        Some(Tag::Link { href: to.to_owned() })
    }

    fn image(&mut self, src: &str) -> Option<Tag> {
        let ending = src.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        if is_beside(src) && ending.is_some_and(|ending| PICTURES.contains(&ending.as_str())) {
            return Some(Tag::Image { src: src.to_owned(), alt: String::new() });
        }
        self.page.fault(self.line, What::Picture(short(src)));
        None
    }

    fn is_inside(&self, tag: &Tag) -> bool {
        self.stack.iter().rev().nth(1).is_some_and(|level| level.tag.as_ref() == Some(tag))
    }

    fn open(&mut self, tag: Option<Tag>) {
        if self.stack.len() <= MOST_DEPTH {
            return self.stack.push(Level { tag, nodes: Vec::new(), line: self.line });
        }
        if self.over == 0 {
            self.page.fault(self.line, What::Deep);
        }
        self.over += 1;
    }

    fn close(&mut self) {
        if self.over > 0 {
            self.over -= 1;
            return self.say(" ");
        }
        // The page itself stays open.
        let Some(Level { tag, nodes, line }) = (self.stack.len() > 1).then(|| self.stack.pop()).flatten() else { return };
        match tag {
            Some(Tag::Heading { level, .. }) => {
                let anchor = self.page.anchor(&words(&nodes));
                self.push(Node::Element(Tag::Heading { level, anchor }, nodes));
            }
            Some(Tag::Image { src, .. }) => {
                let alt = words(&nodes).trim().to_owned();
                if alt.is_empty() {
                    self.page.fault(line, What::NoAlt(short(&src)));
                }
                self.push(Node::Element(Tag::Image { src, alt }, Vec::new()));
            }
            // A table without rows has no body.
            Some(Tag::TableBody) if nodes.is_empty() => {}
            Some(tag) => self.push(Node::Element(tag, nodes)),
            None => nodes.into_iter().for_each(|node| self.push(node)),
        }
    }

    fn close_fence(&mut self) {
        let Some(Fence { info, text, line, is_cell }) = self.fence.take() else { return };
        if is_cell {
            self.cut();
            self.pieces.push(Piece::Fence { info, text, line });
        } else {
            self.push(Node::Element(Tag::Listing, vec![Node::Text(text)]));
        }
    }

    /// Ends the prose before a cell.
    fn cut(&mut self) {
        let nodes = self.stack.first_mut().map(|page| std::mem::take(&mut page.nodes)).unwrap_or_default();
        if !nodes.is_empty() {
            self.pieces.push(Piece::Prose(nodes));
        }
    }

    fn say(&mut self, text: &str) {
        match self.stack.last_mut().and_then(|level| level.nodes.last_mut()) {
            Some(Node::Text(before)) => before.push_str(text),
            _ => self.push(Node::Text(text.to_owned())),
        }
    }

    fn push(&mut self, node: Node) {
        if let Some(level) = self.stack.last_mut() {
            level.nodes.push(node);
        }
    }
}

/// Whether a fence's last line ends it: the same sign at least as often as in the first, and nothing else.
fn is_closed(source: &str) -> bool {
    let mut lines = source.trim_end().lines();
    let first = lines.next().unwrap_or_default().trim_start();
    let sign = first.chars().next().unwrap_or('`');
    let marks = first.chars().take_while(|letter| *letter == sign).count();
    // In a quote its marks stand before it.
    let last = lines.next_back().unwrap_or_default().trim_start_matches([' ', '\t', '>']);
    last.chars().count() >= marks && last.chars().all(|letter| letter == sign)
}
