//! The way from what a program writes to what a page has: terminals' habits, limits, and that nothing is lost.

use super::{screen::{BLOCK_LINES, LINE_CHARS}, span::Span, style::Style, *};
use proptest::prelude::*;

/// A page: its blocks.
#[derive(Debug, Default, PartialEq)]
struct Paper(Vec<Vec<Span>>);

impl Paper {
    fn apply(&mut self, changes: Vec<Change>) {
        for change in changes {
            match change {
                Change::Clear => self.0.clear(),
                Change::Begin(spans) => self.0.push(spans),
                Change::Picture(number) => self.0.push(vec![Span { style: Style::plain(Stream::Stdout), text: format!("[{number}]") }]),
                Change::Drop { from } => self.0.truncate(from),
                Change::Mend { block, keep, extend, add } => {
                    let block = &mut self.0[block];
                    block.truncate(keep);
                    if !extend.is_empty() {
                        block.last_mut().unwrap().text.push_str(&extend);
                    }
                    block.extend(add);
                }
            }
        }
    }

    fn text(&self) -> String {
        self.0.iter().flatten().map(|span| span.text.as_str()).collect()
    }

    /// The same without regard to where it was cut.
    fn letters(&self) -> Vec<(char, Style)> {
        self.0.iter().flatten().flat_map(|span| span.text.chars().map(|letter| (letter, span.style))).collect()
    }
}

fn show(transcript: &mut Transcript, paper: &mut Paper, most: usize) {
    while !transcript.is_empty() {
        paper.apply(transcript.take(most).changes);
    }
}

fn shown(texts: &[(Stream, &str)]) -> Paper {
    let (mut transcript, mut paper) = (Transcript::default(), Paper::default());
    for (stream, text) in texts {
        transcript.write(*stream, (*text).to_owned());
    }
    show(&mut transcript, &mut paper, 5000);
    paper
}

fn seen(text: &str) -> String {
    shown(&[(Stream::Stdout, text)]).text()
}

/// What the pen reads without the parser is what the parser would have read.
#[test]
fn text_right_after_any_sequence_is_text() {
    for escape in ["\x1b[m", "\x1b[?25l", "\x1b[1;2;3!p", "\x1b(B", "\x1b7", "\x1b]0;t\x07", "\x1b]0;t\x1b\\", "\x1bPq\x1b\\", "\x1b_a\x1b\\", "\x1b[1\x18", "\x1b[:1m", "\x1b[1<m"] {
        assert_eq!(seen(&format!("a{escape}b\n{escape}c\x1b[md")), "ab\ncd", "{escape:?}");
    }
}

#[test]
fn a_few_lines_are_one_block_that_grows() {
    let mut transcript = Transcript::default();
    transcript.write(Stream::Stdout, "a\n".into());
    let span = Span { style: Style::plain(Stream::Stdout), text: "a\n".into() };
    assert_eq!(transcript.take(1000).changes, [Change::Begin(vec![span])]);
    transcript.write(Stream::Stdout, "b\n".into());
    assert_eq!(transcript.take(1000).changes, [Change::Mend { block: 0, keep: 1, extend: "b\n".into(), add: vec![] }]);
    transcript.write(Stream::Stderr, "c".into());
    let span = Span { style: Style::plain(Stream::Stderr), text: "c".into() };
    assert_eq!(transcript.take(1000).changes, [Change::Mend { block: 0, keep: 1, extend: String::new(), add: vec![span] }]);
    assert!(transcript.is_empty() && transcript.take(1000).changes.is_empty());
}

#[test]
fn many_lines_are_small_blocks_that_end_with_a_line() {
    let text = "a line of some length\n".repeat(1000);
    let paper = shown(&[(Stream::Stdout, &text)]);
    let blocks: Vec<String> = paper.0.iter().map(|block| block.iter().map(|span| span.text.as_str()).collect()).collect();
    assert!(blocks.iter().all(|block| block.ends_with('\n') && block.matches('\n').count() <= BLOCK_LINES && block.len() < 5000));
    assert_eq!((blocks.len(), blocks.concat()), (1000_usize.div_ceil(BLOCK_LINES), text));
}

#[test]
fn a_line_without_end_is_cut_and_nothing_is_put_between() {
    let paper = shown(&[(Stream::Stdout, &"x".repeat(100_000))]);
    assert!(paper.0.iter().flatten().all(|span| span.text.len() <= LINE_CHARS), "{} blocks", paper.0.len());
    assert_eq!(paper.text(), "x".repeat(100_000));
}

#[test]
fn a_carriage_return_overwrites_and_erases_nothing_by_itself() {
    assert_eq!(seen("12345\rab"), "ab345");
    assert_eq!(seen(" 10 %\r 50 %\r100 %\ndone\n"), "100 %\ndone\n");
    assert_eq!(seen("windows\r\nlines\r\n"), "windows\nlines\n");
    assert_eq!(seen("abc\x08\x08X"), "aXc");
    assert_eq!(seen("12345\r\x1b[Kab"), "ab");
    assert_eq!(seen("12345\x1b[2K\rab"), "ab");
    assert_eq!(seen("12345\x1b[3D\x1b[1KX"), "  X45");
}

#[test]
fn columns_are_reached_and_filled_with_blanks() {
    assert_eq!(seen("ab\x1b[5Gc\x1b[2Cd"), "ab  c  d");
    assert_eq!(seen("abcdef\x1b[3G-\x1b[9D+"), "+b-def");
    assert_eq!(seen("a\tb\x07\x00"), "a\tb");
}

#[test]
fn two_bars_take_turns() {
    let turn = |done: u32| format!("\r{done} of a\n\r{done} of b\x1b[A");
    let text: String = (0..500).map(turn).collect();
    assert_eq!(seen(&format!("{text}\n\nend\n")), "499 of a\n499 of b\nend\n");
}

#[test]
fn lines_below_that_were_erased_are_gone() {
    assert_eq!(seen("a\nb\nc\n\x1b[2K\x1b[1A\x1b[2K\x1b[1A\x1b[2K"), "a\n\n");
    assert_eq!(seen("a\nb\nc\x1b[1F\x1b[Jd\n"), "a\nd\n");
    let many = "x\n".repeat(90);
    assert_eq!(seen(&format!("{many}\x1b[90A\x1b[Jend")), "end");
    assert_eq!(seen(&format!("{many}\x1b[90A\x1b[J{many}")), many);
}

#[test]
fn what_is_above_the_window_stays() {
    let many = (0..1000).map(|line| format!("{line}\n")).collect::<String>();
    let text = seen(&format!("{many}\x1b[5000A\x1b[2Ktop\x1b[J"));
    assert!(text.starts_with("0\n1\n") && text.ends_with("899\n900\ntop"), "{}", &text[text.len() - 30..]);
}

#[test]
fn clearing_starts_the_paper_anew() {
    for clear in ["\x1b[2J", "\x1b[2J\x1b[H", "\x1b[H\x1b[2J", "\x1b[3J", "\x1bc"] {
        assert_eq!(seen(&format!("before\nthat{clear}after")), "after", "{clear:?}");
        assert_eq!(seen(&format!("{}{clear}after", "before\n".repeat(5000))), "after", "{clear:?}");
    }
    assert_eq!(seen("abc\ndef\x1b[Hxy"), "xyc\ndef");
    assert_eq!(seen("\x1b[2J\x1b[2;3HX\x1b[1;1HY"), "Y\n  X");
    assert_eq!(seen(&format!("{}\x1b[Hnew", "old\n".repeat(5000))), "new");
}

#[test]
fn each_stream_has_its_own_colours_and_half_sequences() {
    let paper = shown(&[(Stream::Stdout, "\x1b[1ma\x1b["), (Stream::Stderr, "b"), (Stream::Stdout, "31mc\x1b[0md")]);
    let classes: Vec<_> = paper.0[0].iter().map(|span| (span.text.as_str(), span.style.paint().classes)).collect();
    let expected = [("a", "stdout bold"), ("b", "stderr"), ("c", "stdout bold c1"), ("d", "stdout")];
    assert_eq!(classes, expected.map(|(text, classes)| (text, classes.to_owned())));
}

#[test]
fn other_sequences_are_never_seen() {
    assert_eq!(seen("\x1b]8;;https://example.org/\x1b\\link\x1b]8;;\x1b\\ \x1b]0;title\x07text"), "link text");
    assert_eq!(seen("\x1b[?25l\x1b[?2004h\x1b(B\x1b=\x1bPdevice\x1b\\\x1b_app\x1b\\\x1b[6n\x1b[>0c.\x1b[?25h"), ".");
    // Markup is text.
    assert_eq!(seen("<b onclick='x'>&amp;\u{202e}"), "<b onclick='x'>&amp;\u{202e}");
}

#[test]
fn a_million_updates_of_a_line_are_one_line() {
    let (mut transcript, mut paper) = (Transcript::default(), Paper::default());
    for part in 0..100 {
        let text = (0..10_000).map(|update| format!("\r{update:5} of 10000, {part:2}")).collect::<String>();
        transcript.write(Stream::Stderr, text);
        let (mut slices, mut changes) = (0, 0);
        while !transcript.is_empty() {
            let slice = transcript.take(16_384);
            slices += 1;
            changes += slice.changes.len();
            paper.apply(slice.changes);
        }
        assert!(changes <= slices, "{changes} changes in {slices} slices");
    }
    assert_eq!(paper.0.iter().map(Vec::len).sum::<usize>(), 1);
    assert_eq!(paper.text(), " 9999 of 10000, 99");
}

#[test]
fn moves_to_the_right_cannot_fill_the_page() {
    let text = "\x1b[4000C.\n".repeat(20_000);
    let length = seen(&text).len();
    assert!((1_000_000..3_000_000).contains(&length), "{length}");
}

#[test]
fn a_slice_is_not_larger_than_asked_for_and_counts_what_it_used() {
    let mut transcript = Transcript::default();
    transcript.write(Stream::Stdout, "ab€🐍\r".repeat(50_000));
    let slice = transcript.take(4000);
    assert!((4000..5100).contains(&slice.cost), "{}", slice.cost);
    let mut units = slice.units;
    while !transcript.is_empty() {
        units += transcript.take(100_000).units;
    }
    assert_eq!(units, 50_000 * 6);
    transcript.write(Stream::Stdout, "\x1b[1mx\x1b[mx".repeat(10_000));
    let spans: usize = transcript.take(4000).changes.iter().map(|change| match change {
        Change::Begin(spans) | Change::Mend { add: spans, .. } => spans.len(),
        Change::Clear | Change::Drop { .. } | Change::Picture(_) => 0,
    }).sum();
    assert!(spans < 300, "{spans} spans in one slice");
}

/// What is seen of these texts with a picture behind each.
fn illustrated(texts: &[&str]) -> String {
    let (mut transcript, mut paper) = (Transcript::default(), Paper::default());
    for (number, text) in texts.iter().enumerate() {
        transcript.write(Stream::Stdout, (*text).to_owned());
        transcript.picture(number);
    }
    transcript.write(Stream::Stdout, "end\n".into());
    show(&mut transcript, &mut paper, 3);
    paper.text()
}

#[test]
fn pictures_stand_where_the_program_showed_them() {
    assert_eq!(illustrated(&["a\n", "b", ""]), "a\n[0]b[1][2]end\n");
    let many = "x\n".repeat(500);
    assert_eq!(illustrated(&[&many, &many]), format!("{many}[0]{many}[1]end\n"));
}

#[test]
fn pictures_are_below_all_lines_and_nothing_above_them_is_changed() {
    assert_eq!(illustrated(&["a\nb\x1b[A\rX"]), "X\nb[0]end\n");
    assert_eq!(illustrated(&["a\nb\n", "\x1b[9A\x1b[JX"]), "a\nb\n[0]X[1]end\n");
    assert_eq!(illustrated(&["a\n", "\x1b[HX"]), "X[1]end\n");
}

#[test]
fn clearing_by_a_person_leaves_what_waits() {
    let (mut transcript, mut paper) = (Transcript::default(), Paper::default());
    transcript.write(Stream::Stdout, "first\n".repeat(1000));
    paper.apply(transcript.take(2000).changes);
    paper.apply(transcript.clear().changes);
    assert_eq!(paper.text(), "");
    show(&mut transcript, &mut paper, 5000);
    assert!(paper.text().len() > 1000, "{}", paper.text().len());
}

/// Text of a program as hostile as it gets: sequences whole and in pieces, controls, characters of all lengths.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-z€🐍 \n]{0,20}",
        2 => "[\r\n\t\x08\x0c\x07\x00\x7f\u{9b}]{1,3}",
        4 => "\x1b\\[[0-9;:?]{0,8}[A-HJKfmhl]",
        1 => "\x1b[\\]P_c\\\\(]",
        1 => "\x1b\\[(1|2|99|65535)[ABCDGHJK]",
        1 => "\\PC{0,6}",
    ];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn nothing_is_lost_or_changed(texts in prop::collection::vec((any::<bool>(), "[a-z€🐍\n]{0,6000}"), 0..4), most in 1_usize..9_000) {
        let (mut transcript, mut paper) = (Transcript::default(), Paper::default());
        for (error, text) in &texts {
            transcript.write(if *error { Stream::Stderr } else { Stream::Stdout }, text.clone());
        }
        show(&mut transcript, &mut paper, most);
        prop_assert_eq!(paper.text(), texts.iter().map(|(_, text)| text.as_str()).collect::<String>());
    }

    #[test]
    fn text_between_colours_and_titles_is_kept(parts in prop::collection::vec(("[a-z€🐍\n]{0,30}", "\x1b\\[[0-9;:]{0,9}m|\x1b\\][ -~€]{0,9}\x07|\x1b\\[\\?[0-9]{1,4}[hl]"), 0..40)) {
        let text: String = parts.iter().map(|(text, escape)| format!("{text}{escape}")).collect();
        prop_assert_eq!(seen(&text), parts.iter().map(|(text, _)| text.as_str()).collect::<String>());
    }

    #[test]
    fn any_split_shows_the_same(texts in prop::collection::vec((any::<bool>(), hostile()), 1..4), cuts in prop::collection::vec(1_usize..40, 1..30)) {
        let stream = |error: &bool| if *error { Stream::Stderr } else { Stream::Stdout };
        let whole = shown(&texts.iter().map(|(error, text)| (stream(error), text.as_str())).collect::<Vec<_>>());
        let (mut transcript, mut paper) = (Transcript::default(), Paper::default());
        let mut cuts = cuts.iter().cycle();
        for (error, text) in &texts {
            let mut letters = text.chars().peekable();
            while letters.peek().is_some() {
                transcript.write(stream(error), letters.by_ref().take(*cuts.next().unwrap()).collect());
                show(&mut transcript, &mut paper, 100);
            }
        }
        prop_assert_eq!(whole.letters(), paper.letters());
        prop_assert!(paper.0.iter().flatten().all(|span| !span.text.contains('\x1b')));
    }
}
