//! What a lesson is read into, on lessons as they should be, on each of the wrong ones of `tests/lessons/`, and on anything at all.

use super::*;
use proptest::prelude::*;
use std::{fs, path::PathBuf};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/lessons")
}

fn good() -> String {
    fs::read_to_string(folder().join("good.en.md")).unwrap()
}

/// A lesson with front matter around this text, without faults.
fn lesson(body: &str) -> Lesson {
    let (lesson, faults) = read("a.md", &format!("---\ntitle: A\n---\n{body}"));
    assert_eq!(faults, [], "{body}");
    lesson
}

fn prose_of(body: &str) -> Vec<Node> {
    match lesson(body).blocks.pop() {
        Some(Block::Prose(nodes)) => nodes,
        other => panic!("{other:?}"),
    }
}

fn element(tag: Tag, inner: &[Node]) -> Node {
    Node::Element(tag, inner.to_vec())
}

fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

#[test]
fn everything_of_the_format_is_read() {
    let (lesson, faults) = read("good.en.md", &good());
    assert_eq!(faults, []);
    assert_eq!((lesson.title.as_str(), lesson.cells, lesson.solutions, lesson.wall_seconds), ("Everything at once", Cells::Shared, Solutions::Always, Some(20)));
    assert_eq!((lesson.policy.imports.deny.join(" "), lesson.setup.as_str()), ("os sys".into(), "import math\n"));
    let file = |path: &str, content| DataFile { path: path.into(), content };
    assert_eq!(lesson.files, [file("data/marks.csv", Content::Text("Ada,1\n".into())), file("cities.csv", Content::Beside("cities.csv".into()))]);
    assert_eq!(beside(&lesson).into_iter().collect::<Vec<_>>(), ["cities.csv", "turtle.png"]);
    let cells: Vec<_> = kept(&lesson).into_iter().map(|cell| (cell.kind, cell.id)).collect();
    assert_eq!(cells, [("exercise", "greet"), ("parsons", "order"), ("quiz", "which"), ("quiz", "both")]);
}

#[test]
fn examples_have_what_their_fences_say() {
    let blocks = read("good.en.md", &good()).0.blocks;
    let examples: Vec<_> = blocks.into_iter().filter_map(|block| if let Block::Example(example) = block { Some(example) } else { None }).collect();
    let expected = |text: &str, predicted| Some(Expected { text: text.into(), predicted });
    let first = Example {
        source: "name = input()\nage = input()\nprint(name)\n".into(),
        runs: true,
        hidden: true,
        readonly: true,
        lines: vec![(1, 1), (2, 3)],
        output: expected("Ada", false),
        stdin: "Ada\n12".into(),
    };
    assert_eq!(examples[0], first);
    assert_eq!((examples[1].readonly, &examples[1].output), (false, &expected("2", true)));
    assert_eq!((examples[2].runs, &examples[2].output), (false, &None));
}

#[test]
fn an_exercise_has_all_its_parts() {
    let blocks = read("good.en.md", &good()).0.blocks;
    let exercise = blocks.into_iter().find_map(|block| if let Block::Exercise(exercise) = block { Some(*exercise) } else { None }).unwrap();
    assert_eq!((exercise.start.as_str(), exercise.stdin.as_str()), ("# Say hello.\n", "Ada"));
    assert_eq!((exercise.solution.as_str(), exercise.check.as_str()), ("print(\"Hello!\")\n", "assert output == \"Hello!\\n\"\n"));
    assert_eq!(exercise.wrong, [Wrong { source: "print(\"hello\")\n".into(), says: "Hello".into() }]);
    assert_eq!(exercise.hints.len(), 2);
    assert!(matches!(&exercise.hints[0][1], Node::Element(Tag::Listing, inner) if *inner == [text("print(\"…\")\n")]));
    let policy = exercise.policy;
    assert_eq!((policy.imports.deny, policy.imports.allow), (vec!["os".into(), "sys".into()], Some(vec!["math".into()])));
    assert_eq!((policy.syntax.require.join(" "), policy.reason.as_str()), ("while True print()".into(), "Only math here."));
    assert_eq!(good().lines().nth(exercise.line as usize - 1), Some("````python exercise id=greet stdin=\"Ada\""));
}

#[test]
fn lines_and_choices_are_in_order() {
    let blocks = read("good.en.md", &good()).0.blocks;
    let [Block::Parsons(parsons), Block::Quiz(one), Block::Quiz(several), Block::Prose(_)] = &blocks[blocks.len() - 4..] else { panic!("{blocks:?}") };
    assert_eq!(parsons.lines, ["for i in range(3):", "    print(i)"]);
    assert_eq!(parsons.distractors, ["    print(j)"]);
    let right = |quiz: &Quiz| quiz.choices.iter().map(|choice| choice.right).collect::<Vec<_>>();
    assert_eq!((one.several, right(one)), (false, vec![true, false]));
    assert_eq!((several.several, right(several)), (true, vec![true, true, false]));
    assert_eq!(words(&one.question), "What is 1 + 1?");
    assert_eq!((words(&one.choices[1].text), words(&one.choices[1].feedback)), ("11,\nof course".into(), "That would be \"1\" + \"1\".".into()));
    assert!(matches!(&one.choices[0].feedback[1], Node::Element(Tag::Link { href }, _) if href == "#the-end"));
}

#[test]
fn markdown_becomes_elements() {
    let head = |level, anchor: &str| Tag::Heading { level, anchor: anchor.into() };
    assert_eq!(prose_of("## Qué *es*\n#### Qué es"), [
        element(head(2, "qué-es"), &[text("Qué "), element(Tag::Emphasis, &[text("es")])]),
        element(head(4, "qué-es-2"), &[text("Qué es")]),
    ]);
    assert_eq!(prose_of("3. a\n   - b\n\n---"), [
        element(Tag::Numbered { start: 3 }, &[element(Tag::Item, &[text("a"), element(Tag::List, &[element(Tag::Item, &[text("b")])])])]),
        element(Tag::Rule, &[]),
    ]);
    let cell = |tag, letter| element(Tag::Row, &[element(tag, &[text(letter)])]);
    assert_eq!(prose_of("|a|\n|-|\n|b|\n"), [element(Tag::Table, &[
        element(Tag::TableHead, &[cell(Tag::HeadCell, "a")]),
        element(Tag::TableBody, &[cell(Tag::Cell, "b")]),
    ])]);
    assert_eq!(prose_of("> `a`  \n> ~~b~~ **c** ![d *e*](f.svg)"), [element(Tag::Quote, &[element(Tag::Paragraph, &[
        element(Tag::Code, &[text("a")]),
        element(Tag::Break, &[]),
        element(Tag::Struck, &[text("b")]),
        text(" "),
        element(Tag::Strong, &[text("c")]),
        text(" "),
        element(Tag::Image { src: "f.svg".into(), alt: "d e".into() }, &[]),
    ])])]);
}

#[test]
fn html_is_text() {
    for html in ["<script>alert(1)</script>", "<b onclick=x>a</b> b", "a <img src=x onerror=y> b", "<!-- a -->"] {
        assert_eq!(prose_of(html), [element(Tag::Paragraph, &[text(html)])], "{html}");
    }
}

#[test]
fn a_link_that_leads_elsewhere_is_plain_text() {
    for to in ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "http://a.org", "//a.org", "/x", "../x", "x.md", "#nowhere", "https:/a", "#/learn/../x"] {
        let (lesson, faults) = read("a.md", &format!("---\ntitle: A\n---\n[a *b*](<{to}>)"));
        assert_eq!(lesson.blocks, [Block::Prose(vec![element(Tag::Paragraph, &[text("a "), element(Tag::Emphasis, &[text("b")])])])], "{to}");
        assert!(matches!(&faults[..], [Fault { line: 4, what: What::Link(_) | What::NoAnchor(_), .. }]), "{to}: {faults:?}");
    }
}

#[test]
fn an_old_file_is_read_like_a_new_one() {
    let strange = format!("\u{FEFF}{}", good().replace('\n', "\r\n"));
    assert_eq!(read("a.md", &strange), read("a.md", &good()));
    assert_eq!(read("a.md", &good().replace('\n', "\r")), read("a.md", &good()));
}

#[test]
fn a_file_without_end_is_read_to_a_mebibyte() {
    let (lesson, faults) = read("a.md", &format!("---\ntitle: A\n---\n{}", "é".repeat(MOST_BYTES)));
    assert!(matches!(&faults[..], [Fault { what: What::Large, .. }]));
    assert!(matches!(&lesson.blocks[..], [Block::Prose(nodes)] if words(nodes).len() > MOST_BYTES - 20));
}

#[test]
fn no_text_goes_deeper_than_the_stack() {
    fn depth(nodes: &[Node]) -> usize {
        nodes.iter().map(|node| if let Node::Element(_, inner) = node { 1 + depth(inner) } else { 0 }).max().unwrap_or(0)
    }
    for sign in ["> ", "- ", "*a ", "[a", "1. ", "**_"] {
        let (lesson, _) = read("a.md", &format!("---\ntitle: A\n---\n{} end", sign.repeat(2000)));
        let nodes: Vec<Node> = lesson.blocks.into_iter().filter_map(|block| if let Block::Prose(nodes) = block { Some(nodes) } else { None }).flatten().collect();
        assert!(depth(&nodes) <= 34 && words(&nodes).contains("end"), "{sign}");
    }
}

/// Each wrong lesson has exactly the faults that are written beside it. `AMPOULE_UPDATE=1` writes them anew: read what changed.
#[test]
fn each_wrong_lesson_has_its_faults() {
    let update = std::env::var_os("AMPOULE_UPDATE").is_some();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for entry in fs::read_dir(folder().join("malformed")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".md") {
            continue;
        }
        count += 1;
        let (_, faults) = read(&name, &fs::read_to_string(&path).unwrap());
        let got: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
        let beside = path.with_extension("fault");
        if update {
            fs::write(&beside, &got).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if got.is_empty() || got != expected {
            wrong.push(format!("{name}: expected\n{expected}got\n{got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 25, "{count} wrong lessons");
}

/// A good lesson, cut, with pieces of it and signs of its grammar at other places.
fn mutated() -> impl Strategy<Value = String> {
    let pieces = proptest::sample::select(vec![
        "```", "````", "~~~", "\n", "---\n", "python ", "exercise ", "id=", "\"", "\\", "=", "> ", "- ", "( )", "[x]", "![", "](", "#", "|", ":", "policy.", "<", "é", "\r", "\0",
        "    ", "*", "&amp;",
    ]);
    let edits = proptest::collection::vec((any::<proptest::sample::Index>(), pieces, 0..30_usize), 1..12);
    edits.prop_map(|edits| {
        let mut text = good();
        for (at, piece, cut) in edits {
            let from = text.floor_char_boundary(at.index(text.len() + 1));
            let to = text.ceil_char_boundary((from + cut).min(text.len()));
            text.replace_range(from..to, piece);
        }
        text
    })
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC*|[ \n`~>#*|:=\"a-z-]*") {
        let (_, faults) = read("a.md", &text);
        prop_assert!(!faults.is_empty() || text.starts_with("---"));
    }

    #[test]
    fn any_change_of_a_lesson_is_read(text in mutated()) {
        let (_, faults) = read("a.md", &text);
        let last = text.replace("\r\n", "\n").matches(['\n', '\r']).count() as u32 + 1;
        let lines: Vec<u32> = faults.iter().map(|fault| fault.line).collect();
        prop_assert!(lines.is_sorted() && lines.iter().all(|line| (1..=last).contains(line)), "{lines:?} of {last}");
        faults.iter().for_each(|fault| drop(fault.to_string()));
    }

    #[test]
    fn prose_is_kept_whatever_stands_around_it(noise in "[ a-z>*_#|!\\[\\]()<-]{0,60}", prose in "[a-zé]{3,12}( [a-zé]{3,12}){0,8}") {
        let (lesson, _) = read("a.md", &format!("---\ntitle: A\n---\n{noise}\n\n```python\n1\n```\n\n{prose}\n\n{noise}\n"));
        let all: String = lesson.blocks.iter().map(|block| if let Block::Prose(nodes) = block { words(nodes) } else { String::new() }).collect();
        prop_assert!(all.contains(&prose), "{all:?}");
    }
}
