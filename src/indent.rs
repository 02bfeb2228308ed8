//! What a key types into the code field besides itself, so that Python's indentation keeps out of the way.

/// One step of indentation.
pub const STEP: &str = "    ";

/// What Enter types when the caret stands at `caret` (in UTF-16 units) of `text`: a line end and the indentation of
/// the line, one step more after a colon.
pub fn after_enter(text: &str, caret: u32) -> String {
    let before: String = char::decode_utf16(text.encode_utf16().take(caret as usize)).map_while(Result::ok).collect();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let indentation: String = line.chars().take_while(|letter| matches!(letter, ' ' | '\t')).collect();
    let step = if line.trim_end().ends_with(':') { STEP } else { "" };
    format!("\n{indentation}{step}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_end(text: &str) -> String {
        after_enter(text, text.encode_utf16().count() as u32)
    }

    #[test]
    fn enter_keeps_the_indentation_and_adds_a_step_after_a_colon() {
        assert_eq!(at_end("x = 1"), "\n");
        assert_eq!(at_end("    x = 1"), "\n    ");
        assert_eq!(at_end("if x:\n    while y: "), "\n        ");
        assert_eq!(at_end("\tif x:"), "\n\t    ");
    }

    #[test]
    fn only_what_is_before_the_caret_counts() {
        assert_eq!(after_enter("if x:", 4), "\n");
        assert_eq!(after_enter("s = '🐍':", 8), "\n");
        assert_eq!(after_enter("", 7), "\n");
    }
}
