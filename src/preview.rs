//! How a file is shown that is not being edited: its text, a picture, or its first bytes.

use crate::workspace::Content;

/// Rows of this many bytes.
const ROW: usize = 16;
/// As many rows as one looks at.
const ROWS: usize = 16;

/// As many letters as one looks at.
const LETTERS: usize = 4000;

/// What can be shown of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preview {
    /// Its text, or the beginning.
    Text {
        /// What is shown.
        text: String,
        /// Whether that is all.
        is_all: bool,
    },
    /// A picture of this media type.
    Picture(&'static str),
    /// Its first bytes, in rows.
    Bytes(String),
}

/// Of this file.
pub fn of(content: &Content) -> Preview {
    match content {
        Content::Text(text) => {
            let end = text.char_indices().nth(LETTERS).map_or(text.len(), |(end, _)| end);
            Preview::Text { text: text[..end].to_owned(), is_all: end == text.len() }
        }
        Content::Bytes(bytes) => picture(bytes).map_or_else(|| Preview::Bytes(first_bytes(bytes)), Preview::Picture),
    }
}

/// The media type of a picture that every browser shows in `<img>`, told by its first bytes and not by its name.
fn picture(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Some("image/png"),
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        [b'B', b'M', ..] if bytes.len() > 54 => Some("image/bmp"),
        _ => None,
    }
}

/// The first bytes as `xxd` shows them: place, bytes, letters.
fn first_bytes(bytes: &[u8]) -> String {
    let rows = bytes.chunks(ROW).take(ROWS).enumerate().map(|(row, part)| {
        let hex: Vec<_> = part.iter().map(|byte| format!("{byte:02x}")).collect();
        let letters: String = part.iter().map(|byte| if (0x20..0x7F).contains(byte) { char::from(*byte) } else { '.' }).collect();
        format!("{:08x}  {:<47}  {letters}", row * ROW, hex.join(" "))
    });
    let mut text = rows.collect::<Vec<_>>().join("\n");
    if bytes.len() > ROW * ROWS {
        text.push_str("\n…");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_shortened_between_letters() {
        assert_eq!(of(&Content::Text("ä\n".into())), Preview::Text { text: "ä\n".into(), is_all: true });
        let Preview::Text { text, is_all } = of(&Content::Text("ä".repeat(5000))) else { panic!("no text") };
        assert_eq!((text.chars().count(), is_all), (4000, false));
    }

    #[test]
    fn a_picture_is_told_by_what_it_is() {
        assert_eq!(picture(b"\x89PNG\r\n\x1A\n\0"), Some("image/png"));
        assert_eq!(picture(b"GIF89a"), Some("image/gif"));
        for other in [&b"<svg onload=alert(1)>"[..], b"<html>", b"BM", b""] {
            assert_eq!(picture(other), None);
        }
    }

    #[test]
    fn bytes_stand_in_rows() {
        let text = first_bytes(b"0123456789abcdef\n\xFF");
        assert_eq!(text, format!("00000000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef\n00000010  {:<47}  ..", "0a ff"));
        assert!(first_bytes(&[0; 257]).ends_with("\n…"));
    }
}
