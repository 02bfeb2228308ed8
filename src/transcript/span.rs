//! *Spans*: stretches of text of one style, which are what a page has of a block; and the changes from one state of it to the next.

use super::style::Style;

/// A stretch of text of one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// How it looks and where it was written.
    pub style: Style,
    /// With line ends.
    pub text: String,
}

/// A change of what is shown. Blocks are numbered from 0 in the order in which they began, since the last `Clear`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// All blocks go.
    Clear,
    /// A new block begins with this.
    Begin(Vec<Span>),
    /// A new block is the picture of this number. It stays as it is.
    Picture(usize),
    /// A block keeps its first spans, the last of these grows, and others come after it.
    Mend {
        /// Its number.
        block: usize,
        /// How many of its spans stay.
        keep: usize,
        /// What is put to the end of the last of these.
        extend: String,
        /// What comes behind.
        add: Vec<Span>,
    },
    /// The blocks from this number on go.
    Drop {
        /// The first of them.
        from: usize,
    },
}

/// Puts text to the end; says whether that began a span.
pub fn push(spans: &mut Vec<Span>, text: &str, style: Style) -> bool {
    match spans.last_mut() {
        Some(last) if last.style == style => {
            last.text.push_str(text);
            false
        }
        _ => {
            spans.push(Span { style, text: text.to_owned() });
            true
        }
    }
}

/// The change that makes `new` of `old`, if they differ. What is the same is not touched: a selection of it stays.
pub fn mend(block: usize, old: &[Span], new: &[Span]) -> Option<Change> {
    if old == new {
        return None;
    }
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let grown = match (old.get(same), new.get(same)) {
        (Some(old), Some(new)) if old.style == new.style => new.text.strip_prefix(&old.text),
        _ => None,
    };
    let keep = same + usize::from(grown.is_some());
    Some(Change::Mend { block, keep, extend: grown.unwrap_or_default().to_owned(), add: new[keep..].to_vec() })
}
