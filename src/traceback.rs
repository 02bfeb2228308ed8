//! The *places* of a traceback: where it names a line of the learner's program, so that a page can lead there.
//!
//! A traceback comes from the worker and may be anything. All of it is kept, in order; what looks like a place is one.

/// More than a traceback of Python's has, which leaves out repeated frames.
const MOST_PLACES: usize = 200;
/// The program itself, as Python names it.
pub const MAIN: &str = "main.py";
const BEFORE_LINE: &str = ", line ";

/// A part of a traceback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text as it stands.
    Text(String),
    /// For example `File "main.py", line 3`.
    Place {
        /// As it stands.
        text: String,
        /// The file's name, below the learner's folder.
        file: String,
        /// From 1.
        line: u32,
    },
}

/// Takes a traceback apart; the texts together are the traceback.
pub fn parts(traceback: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut places = 0;
    for line in traceback.split_inclusive('\n') {
        // Frames of an exception group stand behind bars.
        let margin = line.len() - line.trim_start_matches([' ', '|']).len();
        let (before, rest) = line.split_at(margin);
        match place(rest).filter(|_| places < MOST_PLACES) {
            Some((place, after)) => {
                text.push_str(before);
                parts.extend(Some(std::mem::take(&mut text)).filter(|text| !text.is_empty()).map(Part::Text));
                parts.push(place);
                text.push_str(after);
                places += 1;
            }
            None => text.push_str(line),
        }
    }
    parts.extend(Some(text).filter(|text| !text.is_empty()).map(Part::Text));
    parts
}

/// A place at the beginning of a line, and what comes after it.
fn place(line: &str) -> Option<(Part, &str)> {
    let (file, rest) = line.strip_prefix("File \"")?.split_once('"')?;
    let number = rest.strip_prefix(BEFORE_LINE)?;
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let after = &number[digits..];
    let number: u32 = number[..digits].parse().ok().filter(|number| *number > 0)?;
    let text = &line[..line.len() - after.len()];
    Some((Part::Place { text: text.to_owned(), file: file.to_owned(), line: number }, after))
}

/// Where a line of `text` begins and ends, in UTF-16 units; the last line where there are fewer.
pub fn line_range(text: &str, line: u32) -> (u32, u32) {
    let mut start = 0;
    let mut lines = text.split('\n').map(|line| line.encode_utf16().count() as u32).enumerate().peekable();
    while let Some((index, length)) = lines.next() {
        if index as u32 + 1 >= line || lines.peek().is_none() {
            return (start, start + length);
        }
        start += length + 1;
    }
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(parts: &[Part]) -> String {
        parts.iter().map(|part| match part { Part::Text(text) | Part::Place { text, .. } => text.as_str() }).collect()
    }

    #[test]
    fn each_frame_is_a_place() {
        let traceback = "Traceback (most recent call last):\n  File \"main.py\", line 12, in <module>\n    f()\n    ~^^\n  | File \"lib/tools.py\", line 3\nValueError: File \"main.py\", line 7\n";
        let parts = parts(traceback);
        let places: Vec<_> = parts.iter().filter_map(|part| match part {
            Part::Place { text, file, line } => Some((text.as_str(), file.as_str(), *line)),
            Part::Text(_) => None,
        }).collect();
        assert_eq!(places, [("File \"main.py\", line 12", "main.py", 12), ("File \"lib/tools.py\", line 3", "lib/tools.py", 3)]);
        assert_eq!(whole(&parts), traceback);
    }

    #[test]
    fn what_only_looks_like_a_place_is_text() {
        for text in ["File \"main.py\", line \n", "File \"main.py\", line 0\n", "File \"main.py\", line 99999999999\n", "File \"main.py, line 3\n", ""] {
            assert!(parts(text).iter().all(|part| matches!(part, Part::Text(_))), "{text}");
        }
        let many = "File \"m\", line 1\n".repeat(10_000);
        assert_eq!(parts(&many).iter().filter(|part| matches!(part, Part::Place { .. })).count(), MOST_PLACES);
    }

    #[test]
    fn a_line_is_found_in_utf16() {
        assert_eq!(line_range("ab\n🐍x\nc", 2), (3, 6));
        assert_eq!(line_range("ab\ncd", 9), (3, 5));
        assert_eq!((line_range("", 1), line_range("a", 0)), ((0, 0), (0, 1)));
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "(File \"|\", line |[0-9]{1,11}|\\PC|\n| |\\|){0,40}") {
            prop_assert_eq!(whole(&parts(&text)), text);
        }
    }
}
