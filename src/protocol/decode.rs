//! From text to message and back.

use serde::{Serialize, de::DeserializeOwned};

/// No message is longer; the guard's output batches stay far below.
pub const MAX_MESSAGE_BYTES: usize = 4 * 1024 * 1024;

/// Why a text is not a message.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// Measured before parsing.
    #[error("a message of {bytes} bytes is over the maximum of {MAX_MESSAGE_BYTES}")]
    TooLong {
        /// Its length in UTF-8.
        bytes: usize,
    },
    /// Not JSON, or not of the expected form.
    #[error("not a message: {0}")]
    Malformed(#[from] serde_json::Error),
}

/// Reads one message; anything but exactly one of the declared forms is refused.
pub fn decode<M: DeserializeOwned>(text: &str) -> Result<M, DecodeError> {
    if text.len() > MAX_MESSAGE_BYTES {
        return Err(DecodeError::TooLong { bytes: text.len() });
    }
    Ok(serde_json::from_str(text)?)
}

/// Writes one message. Our own types always can be written; an impossible failure gives an empty text, which no
/// receiver takes for a message.
pub fn encode<M: Serialize>(message: &M) -> String {
    serde_json::to_string(message).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::from_guard::FromGuard;
    use proptest::prelude::*;

    #[test]
    fn a_message_over_the_maximum_is_refused_before_it_is_parsed() {
        let text = format!("\"{}\"", "x".repeat(MAX_MESSAGE_BYTES));
        assert!(matches!(decode::<FromGuard>(&text), Err(DecodeError::TooLong { .. })));
    }

    proptest! {
        #[test]
        fn any_text_is_decoded_or_refused_without_panic(text in ".{0,200}") {
            let _ = decode::<FromGuard>(&text);
        }

        #[test]
        fn any_json_of_nearly_the_right_form_is_decoded_or_refused(kind in "(ended|output|started|opened|x)", run in any::<i64>(), text in ".{0,20}") {
            let json = serde_json::json!({kind: {"run": run, "session": run, "stream": "stdout", "text": text}}).to_string();
            let decoded = decode::<FromGuard>(&json);
            if !(0..=i64::from(u32::MAX)).contains(&run) {
                prop_assert!(decoded.is_err());
            }
        }
    }
}
