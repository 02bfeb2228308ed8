//! The output as a person meets it: a terminal's colours and progress bars, a way to the line of an error, copy and clear, what
//! a screen reader says, and that none of it grows without end.

use super::deadline::choose_wall_seconds;
use crate::{case::Case, cases, page::{Page, key}};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::json;
use std::time::{Duration, Instant};

pub fn cases() -> Vec<Case> {
    cases![
        very_long_output_is_read_from_its_beginning_to_its_end,
        a_reader_is_left_where_he_scrolled_while_output_comes,
        colours_and_styles_are_shown_and_their_escapes_are_not,
        a_programs_markup_and_links_are_text,
        a_progress_bar_overwrites_its_line_and_the_page_does_not_grow,
        two_progress_bars_take_turns,
        clearing_the_screen_starts_the_output_anew,
        a_traceback_leads_to_its_lines,
        the_deadline_names_the_line_and_offers_more_time,
        the_end_tells_the_memory_where_it_is_known,
        output_is_copied_without_escapes,
        output_is_copied_on_plain_http_too,
        clear_takes_the_output_off_and_a_running_program_goes_on,
        a_screen_reader_hears_a_little_and_is_spared_a_flood,
    ]
}

/// On a machine that other tests load too.
const SOON: Duration = Duration::from_secs(30);
/// For a place among hundreds of thousands of lines, which a slow machine takes a while to lay out.
const LAID_OUT: Duration = Duration::from_secs(90);
const ENGINE_START: Duration = Duration::from_secs(90);

fn text(page: &Page, js: &str) -> Result<String> {
    Ok(page.script(js, Vec::new())?.as_str().unwrap_or_default().to_owned())
}

fn number(page: &Page, js: &str) -> Result<f64> {
    Ok(page.script(js, Vec::new())?.as_f64().unwrap_or(f64::NAN))
}

/// What lies a little below the top of the log, and a little above its end.
fn in_sight(page: &Page) -> Result<[String; 2]> {
    let js = "const log = mustFind('log', 'Output'); const box = log.getBoundingClientRect();
         const line = (y) => {
           const at = document.caretPositionFromPoint ? document.caretPositionFromPoint(box.left + 20, y) : document.caretRangeFromPoint(box.left + 20, y);
           const node = at?.offsetNode ?? at?.startContainer, offset = at?.offset ?? at?.startOffset;
           if (!node || !log.contains(node)) return '';
           const text = node.textContent, start = text.lastIndexOf('\\n', offset - 1) + 1, end = text.indexOf('\\n', start);
           return text.slice(start, end < 0 ? undefined : end);
         };
         return [line(box.top + 24), line(box.bottom - 48)];";
    Ok(serde_json::from_value(page.script(js, Vec::new())?)?)
}

fn very_long_output_is_read_from_its_beginning_to_its_end(page: &mut Page) -> Result<()> {
    page.open("#output=2000000")?;
    page.wait_for_app()?;
    page.resize(1000, 700)?;
    choose_wall_seconds(page, 300)?;
    let result = page.run_program_within("for n in range(200_000):\n    print(f'{n:06}')\n", Duration::from_secs(320))?;
    ensure!(result.outcome == "completed" && result.stdout.len() == 1_400_000, "{} {} bytes", result.outcome, result.stdout.len());
    page.script("mustFind('log', 'Output').focus();", Vec::new())?;
    page.wait_until("the end in sight", LAID_OUT, |page| Ok(text(page, "return mustFind('log', 'Output').lastElementChild.getBoundingClientRect().bottom <= innerHeight ? 'yes' : ''")? == "yes"))?;
    page.press_keys(&key(Key::Home))?;
    page.wait_until("the beginning in sight", LAID_OUT, |page| Ok(in_sight(page)?[0] == "000000"))?;
    page.press_keys(&key(Key::PageDown))?;
    page.wait_until("the next lines in sight", LAID_OUT, |page| Ok(!["", "000000"].contains(&in_sight(page)?[0].as_str())))?;
    page.script("const log = mustFind('log', 'Output'); log.scrollTop = log.scrollHeight / 2;", Vec::new())?;
    page.wait_until("the middle in sight", LAID_OUT, |page| {
        let [first, last] = in_sight(page)?.map(|line| line.parse().unwrap_or(0));
        Ok((90_000..110_000).contains(&first) && first < last && last < first + 100)
    })?;
    page.press_keys(&key(Key::End))?;
    page.wait_until("the end in sight again", LAID_OUT, |page| Ok(text(page, "const box = mustFind('log', 'Output').querySelector('.ending').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight ? 'yes' : '';")? == "yes"))
}

fn a_reader_is_left_where_he_scrolled_while_output_comes(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.resize(1000, 700)?;
    choose_wall_seconds(page, 60)?;
    page.wait_status("ready", ENGINE_START)?;
    page.set_code("import time\nfor n in range(100_000):\n    print(n)\n    if n > 1000 and n % 100 == 0:\n        time.sleep(0.02)\n")?;
    let before = page.output()?.run;
    page.press("Run")?;
    page.wait_until("output below the end of the log", ENGINE_START, |page| Ok(number(page, "return mustFind('log', 'Output').scrollTop")? > 500.0))?;
    page.script("mustFind('log', 'Output').focus();", Vec::new())?;
    page.press_keys(&key(Key::Home))?;
    page.wait_until("the beginning in sight", SOON, |page| Ok(in_sight(page)?[0] == "0"))?;
    let lines = page.output()?.stdout.lines().count();
    page.wait_until("more output", SOON, |page| Ok(page.output()?.stdout.lines().count() > lines + 500))?;
    let top = number(page, "return mustFind('log', 'Output').scrollTop")?;
    ensure!(top < 24.0, "the log scrolled away by {top} pixels");
    page.press_keys(&key(Key::End))?;
    page.wait_until("it to follow again", SOON, |page| Ok(in_sight(page)?[0].parse::<usize>().is_ok_and(|line| line > lines + 500)))?;
    page.press("Stop")?;
    page.wait_run(before, Instant::now(), ENGINE_START).map(drop)
}

const STYLES: &str = r#"
import sys
print("\x1b[1mbold\x1b[0m \x1b[3;4mlined\x1b[0m \x1b[31mred\x1b[39m \x1b[38;2;255;255;0myellow\x1b[0m \x1b[44;97mbox\x1b[m \x1b[7mturned\x1b[27m")
print("\x1b[?25l\x1b]0;title\x07\x1b(Bend", file=sys.stderr)
"#;

fn colours_and_styles_are_shown_and_their_escapes_are_not(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let result = page.run_program(STYLES)?;
    ensure!(result.stdout == "bold lined red yellow box turned\n" && result.stderr == "end\n", "{result:?}");
    ensure!(!result.text.contains(['\u{1b}', '\u{7}']), "{:?}", result.text);
    let js = "const log = mustFind('log', 'Output');
         const of = (text) => getComputedStyle([...log.querySelectorAll('span')].find((span) => span.textContent === text));
         const light = (color) => { const [r, g, b] = color.match(/[0-9.]+/g).map(Number).map((c) => ((c / 255 + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
         const contrast = (one, other) => { const [a, b] = [light(one), light(other)].sort((a, b) => a - b); return (b + 0.05) / (a + 0.05); };
         const panel = getComputedStyle(log).backgroundColor, plain = getComputedStyle(log).color;
         const [bold, lined, red, yellow, box, turned] = ['bold', 'lined', 'red', 'yellow', 'box', 'turned'].map(of);
         return [
           Number(bold.fontWeight) >= 600 || 'bold',
           (lined.fontStyle === 'italic' && lined.textDecorationLine === 'underline') || 'lined',
           (red.color !== plain && contrast(red.color, panel) >= 4.5) || 'red',
           (yellow.color !== plain && contrast(yellow.color, panel) >= 4.4) || 'yellow ' + yellow.color,
           (box.backgroundColor === 'rgb(0, 0, 238)' && contrast(box.color, box.backgroundColor) >= 4.5) || 'box',
           (turned.backgroundColor === plain && turned.color === panel) || 'turned',
         ].filter((fault) => fault !== true).join();";
    let faults = text(page, js)?;
    ensure!(faults.is_empty(), "not as they should be: {faults}");
    Ok(())
}

fn a_programs_markup_and_links_are_text(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let result = page.run_program("text = '<img src=x onerror=\"document.title=1\"><b>&amp;</b>'\nprint(text)\nprint('\\x1b]8;;javascript:alert(1)\\x1b\\\\link\\x1b]8;;\\x1b\\\\')\nraise Exception('<i>' + text)\n")?;
    ensure!(result.stdout == "<img src=x onerror=\"document.title=1\"><b>&amp;</b>\nlink\n", "{result:?}");
    ensure!(result.error.contains("<i><img src=x"), "{result:?}");
    let elements = number(page, "return mustFind('log', 'Output').querySelectorAll('a, b, i, img, [onerror], [href]').length")?;
    ensure!(elements == 0.0, "{elements} elements were made of text");
    Ok(())
}

fn a_progress_bar_overwrites_its_line_and_the_page_does_not_grow(page: &mut Page) -> Result<()> {
    page.open_app()?;
    choose_wall_seconds(page, 60)?;
    let code = "import sys\nprint('start')\nfor n in range(30_001):\n    print(f'\\r{n / 300:5.1f} % |{\"#\" * (n // 3000):10}|', end='', file=sys.stderr)\nprint(file=sys.stderr)\nprint('end')\n";
    let result = page.run_program(code)?;
    ensure!(result.stdout == "start\nend\n" && result.stderr == "100.0 % |##########|\n", "{result:?}");
    let nodes = number(page, "const walk = document.createTreeWalker(mustFind('log', 'Output'), NodeFilter.SHOW_ALL); let count = 0; while (walk.nextNode()) count += 1; return count;")?;
    ensure!(nodes < 30.0, "{nodes} nodes for four lines");
    Ok(())
}

fn two_progress_bars_take_turns(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let code = "for n in range(1001):\n    print(f'\\x1b[2K{n} of a\\n\\x1b[2K{n} of b', end='\\x1b[1A\\r')\nprint('\\n\\nend')\n";
    let result = page.run_program(code)?;
    ensure!(result.stdout == "1000 of a\n1000 of b\nend\n", "{result:?}");
    Ok(())
}

fn clearing_the_screen_starts_the_output_anew(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let result = page.run_program("for n in range(5000):\n    print('old', n)\nprint('\\x1b[2J\\x1b[Hnew')\nfor n in range(3):\n    print(f'\\x1b[3;2H{n}')\n")?;
    ensure!(result.stdout == "new\n\n 2\n", "{result:?}");
    page.next_run_works()
}

/// The line that the caret is in, if the editor has the focus.
fn line_at_caret(page: &Page) -> Result<String> {
    text(page, "const editor = mustFind('textbox', 'Code editor'); return document.activeElement === editor ? document.querySelector('.cm-activeLine').textContent : '';")
}

fn a_traceback_leads_to_its_lines(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let rest = "# a line\n".repeat(200);
    let result = page.run_program(&format!("def f(n):\n    return 1 / n\n{rest}f(0)\n"))?;
    ensure!(result.error.contains("File \"main.py\", line 203, in <module>") && result.text.contains("ZeroDivisionError in line 2,"), "{result:?}");
    page.press("File \"main.py\", line 203")?;
    page.wait_until("the caret in line 203", SOON, |page| Ok(line_at_caret(page)? == "f(0)"))?;
    page.script("mustFind('button', 'line 2').focus();", Vec::new())?;
    page.press_keys(&key(Key::Enter))?;
    page.wait_until("the caret in line 2", SOON, |page| Ok(line_at_caret(page)? == "    return 1 / n"))
}

fn the_deadline_names_the_line_and_offers_more_time(page: &mut Page) -> Result<()> {
    page.open_app()?;
    choose_wall_seconds(page, 1)?;
    page.wait_status("ready", ENGINE_START)?;
    let result = page.run_program("import time\n\ntime.sleep(2)\nprint('done')\n")?;
    ensure!(result.reason == "deadline" && result.text.contains("It was in line 3."), "{result:?}");
    let before = page.output()?.run;
    page.press("Run again with 5 s")?;
    let again = page.wait_run(before, Instant::now(), ENGINE_START)?;
    ensure!(again.stdout == "done\n" && again.outcome == "completed", "{again:?}");
    ensure!(!again.text.contains("Run again"), "{again:?}");
    let limit = text(page, "return document.querySelector('.toolbar select').value")?;
    ensure!(limit == "5000", "the time limit is {limit} ms now");
    Ok(())
}

fn told(page: &mut Page, what: &'static str) -> Result<()> {
    page.wait_until(&format!("the page to say {what}"), SOON, |page| Ok(text(page, "return document.querySelector('.told').textContent")? == what))
}

fn the_end_tells_the_memory_where_it_is_known(page: &mut Page) -> Result<()> {
    const MEGABYTES: &str = "return Number(/^Memory: up to (\\d+)(\\.\\d)? MB\\.$/.exec(mustFind('log', 'Output').querySelector('.ending .used').textContent)?.[1] ?? 0);";
    page.open_app()?;
    page.run_program("print(1)\n")?;
    let small = number(page, MEGABYTES)?;
    ensure!((20.0..60.0).contains(&small), "a small program took {small} MB");
    page.run_program("a = bytearray(90_000_000)\ndel a\n")?;
    let large = number(page, MEGABYTES)?;
    ensure!((small + 60.0..small + 120.0).contains(&large), "a large program took {large} MB, a small one {small}");
    // Nobody knows it of a worker that was ended in the midst of C.
    let ended = page.run_program("sum(range(10**12))\n")?;
    ensure!(ended.reason == "deadline", "{ended:?}");
    ensure!(number(page, MEGABYTES)? == 0.0, "the memory of a terminated worker is told");
    Ok(())
}

fn output_is_copied_without_escapes(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.press("Copy")?;
    told(page, "There is no output to copy yet.")?;
    page.run_program("print('\\x1b[31mred\\x1b[m')\nprint('x' * 10_000)\nraise SystemError('why')\n")?;
    page.script("const clipboard = navigator.clipboard, write = clipboard.writeText; clipboard.writeText = (text) => { window.copied = text; return write.call(clipboard, text); };", Vec::new())?;
    page.press("Copy")?;
    told(page, "Copied.")?;
    let copied = text(page, "return window.copied")?;
    ensure!(copied.starts_with(&format!("red\n{}\nTraceback", "x".repeat(10_000))) && copied.ends_with("SystemError: why\n"), "{copied:?}");
    Ok(())
}

fn output_is_copied_on_plain_http_too(page: &mut Page) -> Result<()> {
    page.open_by_name("classroom.test")?;
    page.open("")?;
    page.wait_for_app()?;
    ensure!(page.script("return isSecureContext", Vec::new())? == json!(false), "this page is a secure context");
    page.run_program("print('one\\ntwo')\n")?;
    page.script("document.addEventListener('copy', () => { const field = document.activeElement; window.copied = field.value.slice(field.selectionStart, field.selectionEnd); });", Vec::new())?;
    page.press("Copy")?;
    told(page, "Copied.")?;
    let copied = text(page, "return window.copied")?;
    ensure!(copied == "one\ntwo\n", "{copied:?}");
    let focused = text(page, "return document.activeElement.textContent + document.querySelectorAll('body > textarea').length")?;
    ensure!(["Copy0", "0"].iter().any(|end| focused.ends_with(end)), "the focus is at {focused}");
    Ok(())
}

fn clear_takes_the_output_off_and_a_running_program_goes_on(page: &mut Page) -> Result<()> {
    page.open_app()?;
    choose_wall_seconds(page, 60)?;
    page.run_program("print('old')\nraise ValueError\n")?;
    page.press("Clear")?;
    told(page, "Output cleared.")?;
    let left = page.output()?;
    ensure!(left.text == "Press Run to see what your program prints.", "{left:?}");
    page.set_code("import time\nprint('first')\nfor n in range(2000):\n    print(n)\n    time.sleep(0.005)\n")?;
    let before = page.output()?.run;
    page.press("Run")?;
    page.wait_until("output", ENGINE_START, |page| Ok(page.output()?.stdout.contains("\n20\n")))?;
    page.press("Clear")?;
    page.wait_until("newer output alone", SOON, |page| {
        let stdout = page.output()?.stdout;
        Ok(stdout.lines().count() > 20 && !stdout.contains("first"))
    })?;
    page.press("Stop")?;
    page.wait_run(before, Instant::now(), ENGINE_START)?;
    page.next_run_works()
}

fn a_screen_reader_hears_a_little_and_is_spared_a_flood(page: &mut Page) -> Result<()> {
    page.open_app()?;
    choose_wall_seconds(page, 60)?;
    let live = text(page, "const log = mustFind('log', 'Output'); return log.ariaLive + ' ' + log.parentElement.querySelector('.said').ariaLive")?;
    ensure!(live == "off polite", "{live}");
    // All that was ever said: the page takes old things off.
    page.script("window.said = []; new MutationObserver((changes) => { for (const { addedNodes } of changes) for (const node of addedNodes) if (node.textContent) said.push(node.textContent); }).observe(document.querySelector('.said'), { childList: true, subtree: true });", Vec::new())?;
    page.run_program("print('Hello')\n")?;
    let said = "return window.said.splice(0).join('|')";
    page.wait_until("the end to be said", SOON, |page| Ok(text(page, "return window.said.join()")?.contains("Finished in")))?;
    let heard = text(page, said)?;
    ensure!(heard.starts_with("Hello\n|Finished in"), "{heard:?}");
    page.run_program("for n in range(20_000):\n    print('line', n)\n")?;
    page.wait_until("the end to be said", SOON, |page| Ok(text(page, "return window.said.join()")?.contains("Finished in")))?;
    let heard = text(page, said)?;
    ensure!(heard.len() < 1500 && heard.ends_with(" more lines are in the output."), "{} characters: {heard:?}", heard.len());
    Ok(())
}
