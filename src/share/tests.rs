//! What comes out is what went in, and nothing else comes out.

use super::*;
use proptest::prelude::*;

fn workspace() -> Workspace {
    let mut workspace = Workspace::new("print('ä')\n");
    for (name, content) in [("b.py", Content::Text("x = 1\r\n".into())), ("data/a.bin", Content::Bytes(vec![0, 255, 13])), ("empty", Content::Text(String::new()))] {
        workspace.add(FileName::parse(name).unwrap(), content).unwrap();
    }
    workspace
}

/// As if it were packed: what packs is the browser's.
fn text(body: &[u8]) -> String {
    seal(body, body)
}

fn opened(text: &str) -> Result<Workspace, ShareError> {
    let sealed = unseal(text)?;
    read(&sealed, &sealed.packed)
}

#[test]
fn a_workspace_comes_back_as_it_went() {
    let text = text(&body(&workspace()));
    assert!(text.starts_with('1') && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{text}");
    assert_eq!(opened(&text), Ok(workspace()));
    assert_eq!(opened(&format!(" {text}).\n")), Ok(workspace()));
}

#[test]
fn a_text_with_letters_missing_or_changed_is_damaged() {
    let text = text(&body(&workspace()));
    for end in 1..text.len() {
        assert_eq!(opened(&text[..end]), Err(ShareError::Damaged), "{end}");
    }
    assert_eq!(opened(&text.replacen('e', "f", 1)), Err(ShareError::Damaged));
    assert_eq!(opened(&format!("{text}AAAA")), Err(ShareError::Damaged));
    assert_eq!(opened("1%%%a"), Err(ShareError::Damaged));
    assert_eq!(opened("x"), Err(ShareError::Damaged));
}

#[test]
fn an_empty_text_and_one_of_another_version_are_told_apart() {
    assert_eq!(opened(""), Err(ShareError::Empty));
    assert_eq!(opened("..."), Err(ShareError::Empty));
    assert_eq!(opened("2abcd"), Err(ShareError::Version));
}

#[test]
fn a_body_is_taken_whole_or_not_at_all() {
    let bodies = [
        (r#"[]"#, "", "damaged"),
        (r#"[{"path":"a.py","bytes":0}]"#, "", "no program"),
        (r#"[{"path":"main.py","bytes":2}]"#, "x", "damaged"),
        (r#"[{"path":"main.py","bytes":1}]"#, "xy", "damaged"),
        (r#"[{"path":"main.py","bytes":4294967295}]"#, "x", "damaged"),
        (r#"[{"path":"main.py","bytes":-1}]"#, "x", "damaged"),
        (r#"[{"path":"main.py","bytes":0},{"path":"main.py","bytes":0}]"#, "", "already"),
        (r#"[{"path":"main.py","bytes":0},{"path":"../x","bytes":0}]"#, "", "cannot be a part"),
        (r#"[{"path":"main.py","bytes":0},{"path":"main.py/x","bytes":0}]"#, "", "folder at once"),
        (r#"{"path":"main.py"}"#, "", "damaged"),
    ];
    for (head, rest, why) in bodies {
        let error = opened(&text(format!("{head}\n{rest}").as_bytes())).unwrap_err().to_string();
        assert!(error.contains(why), "{head}: {error}");
    }
    let many: Vec<_> = (0..=workspace::MAX_FILES).map(|number| format!(r#"{{"path":"{}","bytes":0}}"#, if number == 0 { "main.py".to_owned() } else { number.to_string() })).collect();
    let error = opened(&text(format!("[{}]\n", many.join(",")).as_bytes())).unwrap_err();
    assert_eq!(error, ShareError::File(WorkspaceError::Many));
}

#[test]
fn a_body_that_is_too_large_is_not_read() {
    let body = vec![b' '; MOST_BODY_BYTES + 1];
    let sealed = Sealed { packed: vec![], check: check_of(&body) };
    assert_eq!(read(&sealed, &body), Err(ShareError::Large));
}

#[test]
fn other_options_stay_beside_the_code() {
    assert_eq!(code_of("wall=5&code=1ab&memory=7"), Some("1ab"));
    assert_eq!(without_code("wall=5&code=1ab&memory=7"), "wall=5&memory=7");
    assert_eq!((code_of("code"), code_of("codes=1"), code_of("")), (Some(""), None, None));
    assert_eq!(link("https://host.example/x/index.html#wall=5&code=2", "1ab"), "https://host.example/x/index.html#code=1ab");
}

#[test]
fn the_way_is_a_matter_of_length() {
    let of = |length| way(&"x".repeat(length));
    assert_eq!([of(EASY_LINK_LETTERS), of(EASY_LINK_LETTERS + 1), of(MOST_LINK_LETTERS)], [Way::Link, Way::LongLink, Way::LongLink]);
    assert_eq!([of(MOST_LINK_LETTERS + 1), of(workspace::MAX_BYTES)], [Way::File, Way::None]);
    assert_eq!(way("file:///page/index.html#code=1"), Way::FileOfLocalPage);
}

proptest! {
    #[test]
    fn no_text_does_harm(text in "1?[A-Za-z0-9_-]{0,200}.{0,20}") {
        let _ = opened(&text);
    }

    #[test]
    fn no_body_does_harm(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(workspace) = opened(&text(&bytes)) {
            prop_assert!(workspace.bytes() <= workspace::MAX_BYTES);
        }
    }
}
