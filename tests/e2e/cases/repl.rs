//! The REPL: a lasting Python beside the single-use runs, as somebody meets it who types.

use super::plots::DOT;
use crate::{case::Case, cases, page::{Page, key}};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use serde_json::json;
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    cases![
        statements_share_their_names_and_values_are_shown,
        a_block_is_typed_line_by_line_and_comes_back_by_the_arrow_keys,
        errors_are_told_and_the_names_stay,
        names_are_completed_from_the_session,
        a_program_that_asks_is_answered_in_the_field,
        a_loop_without_end_is_ended_by_the_deadline_or_by_a_person,
        restart_gives_a_fresh_python,
        the_file_is_run_and_its_names_can_be_explored,
        nothing_of_the_repl_reaches_a_single_use_run,
        pictures_stand_between_the_lines_of_the_repl,
        floods_and_markup_in_the_repl_leave_the_page_alive,
        files_go_to_the_repl_and_come_back,
        a_page_where_nobody_opens_the_repl_has_one_frame,
    ]
}

/// Includes the start of a second engine on a busy machine.
const ENGINE_START: Duration = Duration::from_secs(90);
const SOON: Duration = Duration::from_secs(30);

pub struct Repl<'a> {
    page: &'a mut Page,
}

impl Repl<'_> {
    pub fn open(page: &mut Page) -> Result<Repl<'_>> {
        page.open_app()?;
        Self::on_open_page(page)
    }

    fn on_open_page(page: &mut Page) -> Result<Repl<'_>> {
        page.script("document.getElementById('tab-repl').click();", vec![])?;
        let mut repl = Repl { page };
        repl.until("the REPL to be ready", ENGINE_START, |repl| Ok(repl.status()?.contains("waits for you")))?;
        Ok(repl)
    }

    fn until(&mut self, what: &str, limit: Duration, is_so: impl Fn(&Repl) -> Result<bool>) -> Result<()> {
        let last = self.text();
        self.page.wait_until(what, limit, |page| is_so(&Repl { page })).map_err(|error| {
            let now = self.text().unwrap_or_default();
            error.context(format!("the REPL shows {now:?} and showed {:?}", last.unwrap_or_default()))
        })
    }

    fn status(&self) -> Result<String> {
        self.string("return find('status', 'REPL state')?.textContent ?? '';")
    }

    fn text(&self) -> Result<String> {
        self.string("return textOf(mustFind('log', 'REPL output'), '.block');")
    }

    fn field(&self) -> Result<String> {
        self.string("return mustFind('textbox', 'REPL input').value;")
    }

    fn string(&self, js: &str) -> Result<String> {
        Ok(self.page.script(js, vec![])?.as_str().unwrap_or_default().to_owned())
    }

    fn keys(&mut self, keys: &str) -> Result<()> {
        self.page.script("mustFind('textbox', 'REPL input').focus();", vec![])?;
        self.page.press_keys(keys)
    }

    /// As if it were pasted.
    fn paste(&mut self, text: &str) -> Result<()> {
        let js = "const field = mustFind('textbox', 'REPL input');
             field.focus();
             field.value = arguments[0];
             field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));";
        self.page.script(js, vec![json!(text)]).map(drop)
    }

    pub fn enter(&mut self, text: &str) -> Result<()> {
        self.paste(text)?;
        self.keys(&key(Key::Enter))
    }

    pub fn shows(&mut self, text: &str) -> Result<()> {
        self.until(&format!("{text:?}"), SOON, |repl| Ok(repl.text()?.contains(text)))
    }
}

fn statements_share_their_names_and_values_are_shown(page: &mut Page) -> Result<()> {
    let mut repl = Repl::open(page)?;
    repl.enter("x = 20")?;
    repl.shows(">>> x = 20\n")?;
    repl.enter("x + 1")?;
    repl.shows(">>> x + 1\n21\n")?;
    repl.enter("print(_ * 2, end='')")?;
    repl.shows(">>> print(_ * 2, end='')\n42")?;
    repl.enter("a = 1\nb = 2\na + b")?;
    repl.shows("42\n>>> a = 1\n... b = 2\n... a + b\n3\n")?;
    ensure!(repl.field()?.is_empty(), "{:?} is left in the field", repl.field()?);
    Ok(())
}

fn a_block_is_typed_line_by_line_and_comes_back_by_the_arrow_keys(page: &mut Page) -> Result<()> {
    let mut repl = Repl::open(page)?;
    let enter = key(Key::Enter);
    repl.keys(&format!("for n in range(2):{enter}"))?;
    repl.until("an indented line", SOON, |repl| Ok(repl.field()? == "for n in range(2):\n    "))?;
    repl.keys(&format!("print(n){enter}"))?;
    repl.until("another line", SOON, |repl| Ok(repl.field()? == "for n in range(2):\n    print(n)\n    "))?;
    repl.keys(&enter)?;
    repl.shows(">>> for n in range(2):\n...     print(n)\n... \n0\n1\n")?;
    repl.enter("'second'")?;
    repl.shows("\n'second'\n")?;
    repl.keys(&key(Key::Up))?;
    ensure!(repl.field()? == "'second'", "{:?}", repl.field()?);
    repl.keys(&key(Key::Up))?;
    ensure!(repl.field()? == "for n in range(2):\n    print(n)", "{:?}", repl.field()?);
    repl.keys(&key(Key::Down))?;
    repl.keys(&key(Key::Down))?;
    ensure!(repl.field()?.is_empty(), "{:?}", repl.field()?);
    // Typed faster than Python can look at it.
    repl.keys(&format!("p = 1{enter}q = 2{enter}p + q{enter}"))?;
    // … which enters together what came meanwhile.
    repl.shows("\n3\n")?;
    let shown = repl.text()?;
    ensure!(shown.contains(">>> p = 1\n") && [">>> q = 2\n", "... q = 2\n"].iter().any(|line| shown.contains(line)), "{shown:?}");
    ensure!(repl.field()?.is_empty(), "{:?}", repl.field()?);
    repl.keys(&format!("gone{}", Key::Control + "c"))?;
    repl.shows(">>> gone\nKeyboardInterrupt\n")?;
    repl.keys(&(Key::Control + "l"))?;
    repl.until("an empty log", SOON, |repl| Ok(repl.text()?.is_empty()))
}

fn errors_are_told_and_the_names_stay(page: &mut Page) -> Result<()> {
    let mut repl = Repl::open(page)?;
    repl.enter("def half(n):\n    return 1 / n\n")?;
    repl.shows("... \n")?;
    repl.enter("half(0)")?;
    repl.shows("ZeroDivisionError: division by zero\n")?;
    let text = repl.text()?;
    ensure!(text.contains("in <module>\n    half(0)") && text.contains("line 2, in half\n    return 1 / n"), "{text}");
    repl.enter("x = )")?;
    repl.shows("SyntaxError: unmatched ')'\n")?;
    repl.enter("pip install numpy")?;
    repl.shows("Nothing needs to be installed here")?;
    repl.enter("half(4)")?;
    repl.shows("\n0.25\n")
}

fn names_are_completed_from_the_session(page: &mut Page) -> Result<()> {
    let mut repl = Repl::open(page)?;
    repl.enter("class Thing: first = second = 1\n\nthing_one = thing_two = Thing()\n")?;
    repl.shows("thing_one")?;
    repl.until("the end of it", SOON, |repl| Ok(repl.status()?.contains("waits for you")))?;
    let tab = key(Key::Tab);
    repl.keys(&format!("print(thi{tab}"))?;
    repl.until("the common start and a list", SOON, |repl| {
        let names = repl.string("return [...document.querySelectorAll('[role=option]')].map((name) => name.textContent).join(' ');")?;
        Ok(repl.field()? == "print(thing_" && names == "thing_one thing_two")
    })?;
    repl.keys(&key(Key::Down))?;
    repl.keys(&key(Key::Enter))?;
    repl.until("the second name", SOON, |repl| Ok(repl.field()? == "print(thing_two"))?;
    repl.keys(&format!(".fi{tab}"))?;
    repl.until("the attribute", SOON, |repl| Ok(repl.field()? == "print(thing_two.first"))?;
    repl.paste("")?;
    // An object that takes for ever to tell its names costs neither the page nor the session, where the interpreter answers in time:
    // a busy machine may not let it at once.
    for _ in 0..5 {
        repl.keys(&(Key::Control + "l"))?;
        repl.enter("class Slow:\n    def __dir__(self):\n        while True: pass\n\nkept = 1\nslow = Slow()\n")?;
        repl.shows("slow = Slow()")?;
        repl.until("the end of it", SOON, |repl| Ok(repl.status()?.contains("waits for you")))?;
        repl.keys(&format!("slow.{tab}"))?;
        repl.shows("took too long")?;
        repl.until("Python", ENGINE_START, |repl| Ok(repl.status()?.contains("waits for you")))?;
        repl.paste("")?;
        if !repl.text()?.contains("names with it") {
            break;
        }
    }
    repl.enter("kept")?;
    repl.shows("\n>>> kept\n1\n")
}

fn a_program_that_asks_is_answered_in_the_field(page: &mut Page) -> Result<()> {
    let mut repl = Repl::open(page)?;
    repl.enter("name = input('Name? ')")?;
    repl.until("a question, or a word that there is none", SOON, |repl| {
        let asked = repl.string("return String(mustFind('textbox', 'REPL input').matches('.asked'));")?;
        Ok(asked == "true" || repl.text()?.contains("start a program that asks with Run"))
    })?;
    if repl.text()?.contains("OSError") {
        repl.enter("'here'")?;
        return repl.shows("\n'here'\n");
    }
    repl.enter("Ada")?;
    repl.shows("Name? Ada\n")?;
    repl.enter("name")?;
    repl.shows(">>> name\n'Ada'\n")
}

fn a_loop_without_end_is_ended_by_the_deadline_or_by_a_person(page: &mut Page) -> Result<()> {
    page.open("#wall=1000")?;
    page.wait_for_app()?;
    let mut repl = Repl::on_open_page(page)?;
    // Where the interpreter answers in time, which a busy machine may not let it at once, the names are there.
    for _ in 0..5 {
        repl.keys(&(Key::Control + "l"))?;
        repl.enter("kept = 1\nwhile True: pass\n")?;
        repl.shows("Stopped at the deadline")?;
        repl.until("Python", ENGINE_START, |repl| Ok(repl.status()?.contains("waits for you")))?;
        if !repl.text()?.contains("names with it") {
            break;
        }
    }
    repl.enter("kept")?;
    repl.shows(">>> kept\n1\n")?;
    repl.enter("import time\nwhile True:\n    try: time.sleep(1)\n    except KeyboardInterrupt: pass\n")?;
    repl.shows("names with it")?;
    repl.until("a fresh Python", ENGINE_START, |repl| Ok(repl.status()?.contains("waits for you")))?;
    repl.enter("kept")?;
    repl.shows("NameError: name 'kept' is not defined")
}

fn restart_gives_a_fresh_python(page: &mut Page) -> Result<()> {
    let mut repl = Repl::open(page)?;
    repl.enter("x = 1")?;
    repl.shows(">>> x = 1\n")?;
    repl.until("its end", SOON, |repl| Ok(repl.status()?.contains("waits for you")))?;
    repl.page.press("Restart")?;
    repl.shows("A fresh Python")?;
    repl.enter("x")?;
    repl.until("an error", ENGINE_START, |repl| Ok(repl.text()?.contains("NameError")))?;
    ensure!(!repl.text()?.contains("names with it"), "a restart is told twice: {}", repl.text()?);
    repl.enter("while True: pass\n")?;
    repl.until("a run", SOON, |repl| Ok(repl.status()?.starts_with("Running")))?;
    repl.keys(&(Key::Control + "c"))?;
    repl.shows("Stopped by you")?;
    repl.shows("names with it")?;
    repl.enter("exit()")?;
    repl.until("the end of that Python", ENGINE_START, |repl| Ok(repl.text()?.contains("You have left")))
}

fn the_file_is_run_and_its_names_can_be_explored(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.set_code("numbers = [3, 1, 2]\nprint('made')\n")?;
    let mut repl = Repl::on_open_page(page)?;
    repl.enter("before = 1")?;
    repl.shows(">>> before = 1\n")?;
    repl.page.press("Run main.py here")?;
    repl.until("its output", ENGINE_START, |repl| Ok(repl.text()?.contains("main.py in a fresh Python:\nmade\n")))?;
    repl.enter("sorted(numbers)")?;
    repl.shows("\n[1, 2, 3]\n")?;
    repl.enter("before")?;
    repl.shows("NameError")?;
    repl.page.set_code("end = 7\nraise ValueError(end)\n")?;
    repl.page.press("Run main.py here")?;
    repl.until("the error", ENGINE_START, |repl| Ok(repl.text()?.contains("ValueError: 7")))?;
    repl.enter("end * 6")?;
    repl.shows("\n42\n")
}

fn nothing_of_the_repl_reaches_a_single_use_run(page: &mut Page) -> Result<()> {
    let mut repl = Repl::open(page)?;
    repl.enter("import builtins, sys, os\nbuiltins.leak = sys.leak = 1\nopen('/tmp/leak', 'w').close()\nprint('left')\n")?;
    repl.shows("\nleft\n")?;
    let code = "import builtins, sys, os\nprint(hasattr(builtins, 'leak'), hasattr(sys, 'leak'), os.path.exists('/tmp/leak'))\nbuiltins.back = 1\n";
    repl.page.script("document.getElementById('tab-output').click();", vec![])?;
    for _ in 0..2 {
        let result = repl.page.run_program(code)?;
        ensure!(result.stdout == "False False False\n", "{result:?}");
    }
    repl.page.script("document.getElementById('tab-repl').click();", vec![])?;
    repl.enter("hasattr(builtins, 'back'), builtins.leak")?;
    repl.shows("\n(False, 1)\n")
}

fn pictures_stand_between_the_lines_of_the_repl(page: &mut Page) -> Result<()> {
    let mut repl = Repl::open(page)?;
    repl.enter(DOT.trim_end())?;
    repl.shows("dot = ")?;
    repl.enter("display.picture('one', dot); print('between'); display.picture('', dot)")?;
    repl.shows("between\n")?;
    // A value that says how it looks is seen so.
    repl.enter("type('Sun', (), {'_repr_png_': lambda self: dot})()")?;
    repl.enter("print('be' + 'low', type(_).__name__)")?;
    repl.shows("below Sun\n")?;
    ensure!(!repl.text()?.contains("object at"), "{}", repl.text()?);
    let seen = repl.string("return [...mustFind('log', 'REPL output').querySelectorAll('.block, .picture img')].map((part) => part.alt ?? '|').join('');")?;
    ensure!(seen == "|one|Picture 2|Picture 3|", "{seen}");
    // What is copied or read as text has no buttons in it.
    ensure!(!repl.text()?.contains("Save"), "{}", repl.text()?);
    repl.keys(&(Key::Control + "l"))?;
    repl.until("the pictures to be gone", SOON, |repl| Ok(repl.string("return String(mustFind('log', 'REPL output').querySelectorAll('.picture').length);")? == "0"))
}

fn floods_and_markup_in_the_repl_leave_the_page_alive(page: &mut Page) -> Result<()> {
    let mut repl = Repl::open(page)?;
    repl.enter("print('<img src=x onerror=\"document.title=1\">')")?;
    repl.shows("<img src=x")?;
    let pictures = repl.page.script("return mustFind('log', 'REPL output').querySelectorAll('img').length;", vec![])?;
    ensure!(pictures == json!(0), "{pictures} pictures came of text");
    repl.enter("class Bad:\n    def __repr__(self): return '\\x1b[31m<b>'\n\nBad()\n")?;
    repl.shows("<b>")?;
    repl.keys(&(Key::Control + "l"))?;
    repl.enter("while True: print('x' * 1000)\n")?;
    repl.until("the end of the flood", Duration::from_secs(60), |repl| Ok(repl.text()?.contains("Stopped")))?;
    repl.until("Python", ENGINE_START, |repl| Ok(repl.status()?.contains("waits for you")))?;
    repl.keys(&(Key::Control + "l"))?;
    repl.enter("'alive'")?;
    repl.shows("\n'alive'\n")?;
    repl.page.script("document.getElementById('tab-output').click();", vec![])?;
    repl.page.next_run_works()
}

fn files_go_to_the_repl_and_come_back(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.set_code("value = 5\n")?;
    let mut repl = Repl::on_open_page(page)?;
    repl.enter("import main\nmain.value")?;
    repl.shows("\n5\n")?;
    repl.enter("open('made_by_repl.txt', 'w').write('text')")?;
    repl.shows("\n4\n")?;
    repl.until("the file", SOON, |repl| Ok(repl.page.script("return document.body.textContent.includes('made_by_repl.txt');", vec![])? == json!(true)))?;
    repl.enter("import os; os.remove('made_by_repl.txt'); os.path.exists('made_by_repl.txt')")?;
    repl.shows("\nFalse\n")?;
    repl.enter("os.path.exists('made_by_repl.txt')")?;
    repl.shows("\n>>> os.path.exists('made_by_repl.txt')\nFalse\n")
}

fn a_page_where_nobody_opens_the_repl_has_one_frame(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.next_run_works()?;
    let frames = |page: &Page| page.script("return document.querySelectorAll('iframe').length;", vec![]);
    ensure!(frames(page)? == json!(1), "{} frames", frames(page)?);
    // What explains errors comes by itself, and later.
    let fetched = |page: &Page| page.requests().iter().filter(|seen| !seen.path.starts_with("/packages/")).count();
    let before = fetched(page);
    let mut repl = Repl::on_open_page(page)?;
    ensure!(frames(repl.page)? == json!(2), "{} frames", frames(repl.page)?);
    repl.enter("1")?;
    repl.shows(">>> 1\n1\n")?;
    ensure!(fetched(repl.page) == before, "the REPL fetched something: {:?}", repl.page.requests());
    Ok(())
}
