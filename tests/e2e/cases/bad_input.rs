//! Programs that are no programs, and programs that end in odd ways: a clear outcome each, and the page lives.

use crate::{
    browser::Engine,
    case::Case,
    cases,
    page::{Page, RunResult},
};
use anyhow::{Result, ensure};

pub fn cases() -> Vec<Case> {
    cases![odd_texts_have_a_clear_outcome, odd_ends_have_a_clear_outcome, deep_recursion_has_a_clear_outcome, prepared_input_is_read]
}

/// What has to come of a text: outcome, exact stdout, a part of the traceback or of what the page says.
struct Expected<'a>(&'a str, &'a str, &'a str);

fn check(result: &RunResult, Expected(outcome, stdout, part): Expected, what: &str) -> Result<()> {
    ensure!(result.outcome == outcome, "{what}: {result:?}");
    ensure!(result.stdout == stdout, "{what}: {result:?}");
    ensure!(result.text.contains(part), "{what} should say {part:?}: {result:?}");
    Ok(())
}

fn odd_texts_have_a_clear_outcome(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let megabyte = format!("{}print('end')\n", "# a comment of forty-eight characters, or nearly\n".repeat(21_000));
    ensure!(megabyte.len() > 1_000_000);
    let texts = [
        ("an empty program", "", Expected("completed", "", "Finished")),
        ("a program of 1 MB", megabyte.as_str(), Expected("completed", "end\n", "Finished")),
        ("a syntax error", "print('a')\nprint('b'\n", Expected("raised", "", "line 2")),
        ("a wrong indentation", "if True:\nprint(1)\n", Expected("raised", "", "IndentationError")),
        ("a NUL byte", "print('a\0b')\n", Expected("raised", "", "null bytes")),
        ("Windows line ends", "if True:\r\n    print('crlf')\r\n", Expected("completed", "crlf\n", "Finished")),
        ("a byte order mark", "\u{feff}print('bom')\n", Expected("completed", "bom\n", "Finished")),
        ("text beyond the BMP", "print('🐍𝔘' * 2, len('🐍'))\n", Expected("completed", "🐍𝔘🐍𝔘 1\n", "Finished")),
        ("markup", "print('<b>&amp;</b><script>alert(1)</script>')\n", Expected("completed", "<b>&amp;</b><script>alert(1)</script>\n", "Finished")),
    ];
    for (what, text, expected) in texts {
        let result = page.run_program(text)?;
        check(&result, expected, what)?;
    }
    page.set_code_units(&[u16::from(b'#'), 0xd800, u16::from(b'\n')])?;
    let result = page.run_editor(std::time::Duration::from_secs(90))?;
    check(&result, Expected("completed", "", "Finished"), "a lone surrogate in a comment")?;
    let printed = page.run_program("print('\\ud800')\n")?;
    check(&printed, Expected("raised", "", "UnicodeEncodeError"), "printing a lone surrogate")?;
    let raised = page.run_program("raise ValueError('\\ud800')\n")?;
    check(&raised, Expected("raised", "", "ValueError in line 1"), "raising a lone surrogate")
}

fn odd_ends_have_a_clear_outcome(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let programs = [
        ("sys.exit(3)", "import sys\nprint(1)\nsys.exit(3)\n", Expected("completed", "1\n", "exit code 3")),
        ("sys.exit with a text", "import sys\nsys.exit('no')\n", Expected("completed", "", "exit code 1")),
        ("os._exit(1)", "import os\nprint(1)\nos._exit(1)\n", Expected("completed", "1\n", "exit code 1")),
        ("an exception", "def f(n):\n    return 1 / n\n\nf(0)\n", Expected("raised", "", "ZeroDivisionError in line 2")),
        ("a group", "raise ExceptionGroup('g', [ValueError(1), KeyError(2)])\n", Expected("raised", "", "KeyError: 2")),
        ("a cause", "try:\n    1 / 0\nexcept Exception as e:\n    raise ValueError('v') from e\n", Expected("raised", "", "direct cause")),
        ("a hostile __str__", "class E(Exception):\n    def __str__(self): raise RuntimeError\nraise E\n", Expected("raised", "", "str() failed")),
    ];
    for (what, text, expected) in programs {
        let result = page.run_program(text)?;
        check(&result, expected, what)?;
        ensure!(!result.error.contains("_ampoule"), "{what} shows frames that are not the learner's: {result:?}");
    }
    let aborted = page.run_program("import os\nos.abort()\n")?;
    ensure!((aborted.outcome.as_str(), aborted.reason.as_str()) == ("failed", "crashed"), "an abort: {aborted:?}");
    ensure!(aborted.text.contains("Python itself crashed"), "an abort is not explained: {aborted:?}");
    let next = page.run_program("print('alive')\n")?;
    check(&next, Expected("completed", "alive\n", "Finished"), "the run after all that")
}

fn deep_recursion_has_a_clear_outcome(page: &mut Page) -> Result<()> {
    // One of these may be stopped while it is busy: see `deadline.rs`.
    page.spoils_browser = page.engine() == Engine::WebKit;
    page.open_app()?;
    let plain = page.run_program("def f():\n    f()\nf()\n")?;
    check(&plain, Expected("raised", "", "RecursionError"), "plain recursion")?;
    // Beyond the interpreter's own limit the engine's stack ends, which it may or may not survive; or time does.
    for code in [
        "import sys\nsys.setrecursionlimit(10**9)\ndef f():\n    f()\nf()\n",
        "x = []\nfor _ in range(10**6):\n    x = [x]\nrepr(x)\n",
        "eval('(' * 50_000 + ')' * 50_000)\n",
        "class A:\n    def __getattr__(self, name): return getattr(self, name)\nA().x\n",
    ] {
        let result = page.run_program(code)?;
        ensure!(["raised", "failed", "stopped"].contains(&result.outcome.as_str()), "{code}: {result:?}");
        ensure!(result.text.len() > 10, "{code} ends without a word: {result:?}");
    }
    let next = page.run_program("print('alive')\n")?;
    check(&next, Expected("completed", "alive\n", "Finished"), "the run after deep recursion")
}

fn prepared_input_is_read(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let js = "document.querySelector('details').open = true;
         const field = mustFind('textbox', 'Prepared input');
         field.value = 'Ada\\n36';
         field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.script(js, Vec::new())?;
    let result = page.run_program("name = input('Name? ')\nage = int(input())\nprint(name, age + 1)\ninput()\n")?;
    check(&result, Expected("raised", "Name? Ada 37\n", "EOFError"), "prepared input")
}
