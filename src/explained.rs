//! Explanations of errors, as a package writes them: paragraphs with names between backticks and code that stands further in.
//!
//! They are a worker's words: here they become text and nothing else, bounded.

/// A piece of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Words, some of them code.
    Paragraph(Vec<Span>),
    /// Lines of code.
    Code(String),
}

/// Some words of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// As they are.
    Text(String),
    /// A name or an expression.
    Code(String),
}

/// What is further in than this is code.
const CODE_INDENT: usize = 4;
/// More nobody reads.
const MAX_BLOCKS: usize = 40;

/// The explanation in pieces.
pub fn blocks(paragraphs: &[String]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for text in paragraphs {
        let mut lines: Vec<&str> = Vec::new();
        let mut is_code = false;
        for line in text.lines() {
            if line.trim().is_empty() {
                // A gap in code is part of it, at its end it is not.
                if is_code { lines.push("") } else { finish(&mut blocks, &mut lines, false) }
                continue;
            }
            let indented = indent(line) >= CODE_INDENT;
            if indented != is_code {
                finish(&mut blocks, &mut lines, is_code);
                is_code = indented;
            }
            lines.push(line);
        }
        finish(&mut blocks, &mut lines, is_code);
    }
    blocks.truncate(MAX_BLOCKS);
    blocks
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn finish(blocks: &mut Vec<Block>, lines: &mut Vec<&str>, is_code: bool) {
    let lines = std::mem::take(lines);
    if is_code {
        let least = lines.iter().filter(|line| !line.is_empty()).map(|line| indent(line)).min().unwrap_or(0);
        let code: Vec<&str> = lines.iter().map(|line| line.get(least..).unwrap_or_default()).collect();
        blocks.push(Block::Code(code.join("\n").trim_end().to_owned()));
    } else if !lines.is_empty() {
        let text: Vec<&str> = lines.into_iter().map(str::trim).collect();
        blocks.push(Block::Paragraph(spans(&text.join(" "))));
    }
}

fn spans(text: &str) -> Vec<Span> {
    let parts: Vec<&str> = text.split('`').collect();
    // A backtick without another is one.
    let whole = if parts.len() % 2 == 0 { parts.len() - 2 } else { parts.len() };
    let mut spans: Vec<Span> = Vec::new();
    for (at, part) in parts[..whole].iter().enumerate().filter(|(_, part)| !part.is_empty()) {
        spans.push(if at % 2 == 1 { Span::Code((*part).to_owned()) } else { Span::Text((*part).to_owned()) });
    }
    if whole < parts.len() {
        spans.push(Span::Text(parts[whole..].join("`")));
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<Block> {
        blocks(&[text.to_owned()])
    }

    fn text(text: &str) -> Span {
        Span::Text(text.to_owned())
    }

    fn code(text: &str) -> Span {
        Span::Code(text.to_owned())
    }

    #[test]
    fn names_are_told_apart_from_words_and_lines_are_joined() {
        assert_eq!(of("The name `x` is not\nknown to `print`."), [Block::Paragraph(vec![text("The name "), code("x"), text(" is not known to "), code("print"), text(".")])]);
        assert_eq!(of("a lonely ` stays"), [Block::Paragraph(vec![text("a lonely ` stays")])]);
        assert_eq!(of("`a` and `b"), [Block::Paragraph(vec![code("a"), text(" and `b")])]);
    }

    #[test]
    fn code_keeps_its_form() {
        let said = "Write\n\n    if x:\n        y = 1\n\n    z\n\ninstead.\n";
        assert_eq!(of(said), [Block::Paragraph(vec![text("Write")]), Block::Code("if x:\n    y = 1\n\nz".into()), Block::Paragraph(vec![text("instead.")])]);
    }

    #[test]
    fn whatever_is_said_is_bounded_and_nothing_breaks() {
        for odd in ["", "`", "``", "````", "\n\n", "    ", "\u{202e}`\u{1b}[2J`", "    é\n     ü"] {
            let _ = of(odd);
        }
        assert_eq!(of(&"a\n\n".repeat(1000)).len(), MAX_BLOCKS);
        assert_eq!(of("``"), [Block::Paragraph(vec![])]);
    }
}
