//! Puts the bundle into index.html.

use anyhow::{Result, bail};

const OPEN: &str = r#"<script type="application/json" id="ampoule-bundle">"#;
const CLOSE: &str = "</script>";

/// Replaces the empty placeholder element by one that holds `json`. There must be exactly one.
pub fn with_bundle(html: &str, json: &str) -> Result<String> {
    let empty = format!("{OPEN}{CLOSE}");
    match html.matches(&empty).count() {
        1 => Ok(html.replacen(&empty, &format!("{OPEN}{json}{CLOSE}"), 1)),
        0 => bail!("index.html has no place for the bundle\n  what to do: put {empty} into its head"),
        n => bail!("index.html has {n} places for the bundle\n  what to do: keep only one of the {empty}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: &str = r#"<script type="application/json" id="ampoule-bundle"></script>"#;

    #[test]
    fn the_placeholder_is_replaced() {
        let html = format!("<head>{PLACE}</head>");
        let done = with_bundle(&html, r#"{"a":"$1"}"#).unwrap();
        assert_eq!(done, r#"<head><script type="application/json" id="ampoule-bundle">{"a":"$1"}</script></head>"#);
    }

    #[test]
    fn a_page_without_or_with_two_placeholders_is_an_error_that_says_what_to_do() {
        for html in ["<head></head>".to_owned(), format!("{PLACE}{PLACE}")] {
            let error = with_bundle(&html, "{}").unwrap_err().to_string();
            assert!(error.contains("what to do") && error.contains("ampoule-bundle"), "{error}");
        }
    }
}
