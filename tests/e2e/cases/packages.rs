//! Packages: a program that imports one has it, from verified bytes that only the page fetches.

use super::plots::pictures;
use crate::{browser::Engine, case::Case, cases, dist::{Dist, DistVariant}, page::{Page, RunResult}, server::{Headers, Site, fault::Fault}};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::time::{Duration, Instant};

pub fn cases() -> Vec<Case> {
    cases![
        packages_come_when_a_program_imports_them_and_not_before,
        packages_are_imported_before_the_clock_of_the_run_begins,
        packages_of_one_run_leave_nothing_for_the_next,
        packages_count_and_tabulate,
        packages_calculate_and_find_ways,
        packages_draw,
        packages_that_are_damaged_are_refused_by_name_and_come_with_another_run,
        packages_that_are_missing_end_the_run_that_wants_them_only,
        packages_may_lie_on_another_host_which_cannot_change_them,
        packages_go_to_the_repl,
        packages_that_are_on_their_way_can_be_stopped,
        packages_explain_an_error_in_plain_words_beside_its_traceback,
        packages_that_cannot_be_had_are_told_with_what_to_do,
        packages_that_nobody_saw_come_while_the_program_waits on [Engine::Chromium, Engine::Firefox] because "WebKitGTK cannot suspend",
        packages_that_nobody_saw_are_told_where_they_cannot_come,
        packages_that_others_need_come_when_they_need_them on [Engine::Chromium, Engine::Firefox] because "WebKitGTK cannot suspend",
        packages_that_a_library_only_tries_are_not_fetched,
        packages_that_a_program_waits_for_can_be_stopped on [Engine::Chromium, Engine::Firefox] because "WebKitGTK cannot suspend",
        packages_that_nobody_saw_come_to_the_repl on [Engine::Chromium, Engine::Firefox] because "WebKitGTK cannot suspend",
        packages_that_are_wanted_by_a_worker_that_lies_stop_no_clock on [Engine::Chromium, Engine::Firefox] because "WebKitGTK cannot suspend",
    ]
}

/// What comes after a run's end.
const EXPLAINED: Duration = Duration::from_secs(10);
/// To fetch, unpack and import them on a busy machine.
const SUPPLIED: Duration = Duration::from_secs(180);
const READY: Duration = Duration::from_secs(90);

fn run(page: &mut Page, program: &str) -> Result<RunResult> {
    page.run_program_within(program, SUPPLIED)
}

fn prints(page: &mut Page, program: &str, expected: &str) -> Result<()> {
    let result = run(page, program)?;
    ensure!(result.outcome == "completed" && result.stdout == expected, "{result:?}");
    Ok(())
}

/// The packages that the server was asked for, in order, each once.
fn fetched(page: &Page) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for seen in page.requests() {
        let name = seen.path.strip_prefix("/packages/").and_then(|file| file.split('-').next()).map(str::to_owned);
        names.extend(name.filter(|name| !names.contains(name)));
    }
    names
}

fn packages_come_when_a_program_imports_them_and_not_before(page: &mut Page) -> Result<()> {
    page.serve(crate::server::Site::of(Dist::built()?.folder()))?;
    page.open_app()?;
    prints(page, "text = 'import numpy'  # import pandas\nprint(text)\n", "import numpy\n")?;
    ensure!(fetched(page).is_empty(), "{:?}", fetched(page));
    prints(page, "def total():\n    import numpy\n    return numpy.arange(4).sum()\nprint(total())\n", "6\n")?;
    ensure!(fetched(page) == ["numpy"], "{:?}", fetched(page));
    // The second one needs no file again.
    let before = page.requests().len();
    prints(page, "import numpy as np\nprint(np.ones(3).tolist())\n", "[1.0, 1.0, 1.0]\n")?;
    ensure!(page.requests().len() == before, "{:?}", &page.requests()[before..]);
    Ok(())
}

fn packages_are_imported_before_the_clock_of_the_run_begins(page: &mut Page) -> Result<()> {
    page.open("#wall=1000")?;
    page.wait_for_app()?;
    // Here its import takes longer than that.
    prints(page, "import sympy\nprint(sympy.Symbol('x') * 2)\n", "2*x\n")
}

fn packages_of_one_run_leave_nothing_for_the_next(page: &mut Page) -> Result<()> {
    page.open_app()?;
    prints(page, "import numpy\nnumpy.mark = 1\nprint(numpy.mark)\n", "1\n")?;
    prints(page, "import numpy\nprint(hasattr(numpy, 'mark'))\n", "False\n")?;
    let tries = "import numpy, pathlib\ntry:\n    pathlib.Path(numpy.__file__).write_text('x = 1')\nexcept OSError as error:\n    print(type(error).__name__)\n";
    prints(page, tries, "PermissionError\n")
}

fn packages_count_and_tabulate(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let program = "import numpy, pandas\nprint(int(numpy.linalg.det(numpy.eye(2) * 3) + 0.5))\nprint(pandas.DataFrame({'a': [1, 2], 'b': [3, 4]}).sum().to_dict())\n";
    prints(page, program, "9\n{'a': 3, 'b': 7}\n")
}

fn packages_calculate_and_find_ways(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let program = "import sympy, networkx\nprint(sympy.solve('x**2 - 4'))\nprint(networkx.shortest_path(networkx.path_graph(4), 0, 3))\n";
    prints(page, program, "[-2, 2]\n[0, 1, 2, 3]\n")
}

const DRAWS: &str = "
import io
from PIL import Image
import matplotlib
matplotlib.use('agg')
from matplotlib import pyplot

picture = io.BytesIO()
pyplot.plot([1, 2, 3])
pyplot.savefig(picture, format='png', dpi=50)
print(Image.open(picture).size)
";

fn packages_draw(page: &mut Page) -> Result<()> {
    page.open("#wall=60000")?;
    page.wait_for_app()?;
    prints(page, DRAWS, "(320, 240)\n")
}

fn packages_that_are_damaged_are_refused_by_name_and_come_with_another_run(page: &mut Page) -> Result<()> {
    let file = Dist::built()?.package_file("numpy")?;
    page.server()?.set_fault(&file, Fault::BitFlipped(1000));
    page.open_app()?;
    let program = "import numpy\nprint(numpy.zeros(1).tolist())\n";
    let result = run(page, program)?;
    ensure!(result.outcome == "failed" && result.reason == "package" && result.text.contains(&file), "{result:?}");
    page.server()?.repair(&file);
    prints(page, program, "[0.0]\n")
}

fn packages_that_are_missing_end_the_run_that_wants_them_only(page: &mut Page) -> Result<()> {
    let file = Dist::built()?.package_file("six")?;
    page.server()?.set_fault(&file, Fault::Missing);
    page.open_app()?;
    let result = run(page, "import six\n")?;
    ensure!(result.outcome == "failed" && result.reason == "package" && result.text.contains("404"), "{result:?}");
    prints(page, "print(1)\n", "1\n")
}

fn packages_may_lie_on_another_host_which_cannot_change_them(page: &mut Page) -> Result<()> {
    let built = Dist::built()?;
    let other = page.serve_beside(Site::of(built.folder()).with_headers(Headers::Shared))?;
    let variant = DistVariant::of_built()?;
    for name in ["six", "tabulate"] {
        variant.list_elsewhere(name, &other.url_at("localhost"))?;
    }
    page.serve(Site::of(variant.dist().folder()))?;
    page.open("")?;
    page.wait_for_app()?;
    ensure!(other.requests().is_empty(), "asked before there is a need: {:?}", other.requests());
    prints(page, "import six\nprint(six.PY3)\n", "True\n")?;
    let asked = other.requests();
    ensure!(asked.len() == 1 && asked[0].path.ends_with(&built.package_file("six")?), "{asked:?}");
    let tells = asked[0].headers.iter().find(|(name, _)| ["cookie", "referer", "authorization"].contains(&name.to_ascii_lowercase().as_str()));
    ensure!(tells.is_none(), "the other host is told more than it needs: {tells:?}");
    let file = built.package_file("tabulate")?;
    other.set_fault(&file, Fault::BitFlipped(1000));
    let result = run(page, "import tabulate\n")?;
    ensure!(result.outcome == "failed" && result.reason == "package" && result.text.contains(&other.url_at("localhost")), "{result:?}");
    page.next_run_works()
}

fn packages_go_to_the_repl(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let statements = [("x = 20", ">>> x = 20\n"), ("import numpy", ">>> import numpy\n"), ("numpy.arange(x).sum()", "np.int32(190)\n")];
    let shown = converses(page, &statements)?;
    ensure!(!shown.contains("gone"), "the names are said to be lost: {shown}");
    Ok(())
}

/// Types statements into the REPL, each with what is to be seen then; gives all that is.
fn converses(page: &mut Page, statements: &[(&str, &str)]) -> Result<String> {
    page.script("document.getElementById('tab-repl').click();", vec![])?;
    let says = |page: &Page, js: &str| -> Result<String> { Ok(page.script(js, vec![])?.as_str().unwrap_or_default().to_owned()) };
    let status = "return find('status', 'REPL state')?.textContent ?? '';";
    let log = "return textOf(mustFind('log', 'REPL output'), '.block');";
    page.wait_until("the REPL to be ready", READY, |page| Ok(says(page, status)?.contains("waits for you")))?;
    for (statement, shown) in statements {
        let js = "const field = mustFind('textbox', 'REPL input');
             field.focus();
             field.value = arguments[0];
             field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
             field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));";
        page.script(js, vec![json!(statement)])?;
        page.wait_until(shown, SUPPLIED, |page| Ok(says(page, log)?.contains(*shown)))?;
        page.wait_until("the end of it", SUPPLIED, |page| Ok(says(page, status)?.contains("waits for you")))?;
    }
    says(page, log)
}

fn packages_that_are_on_their_way_can_be_stopped(page: &mut Page) -> Result<()> {
    let file = Dist::built()?.package_file("numpy")?;
    page.server()?.set_fault(&file, Fault::Slow(1000));
    page.open_app()?;
    page.wait_status("ready", READY)?;
    page.set_code("import numpy\n")?;
    let before = page.output()?.run;
    page.press("Run")?;
    page.wait_until("the packages to come", READY, |page| Ok(page.engine_status()?.contains("packages")))?;
    page.press("Stop")?;
    let result = page.wait_run(before, Instant::now(), READY).context("the end of the run")?;
    ensure!(result.outcome == "stopped" && result.reason == "user", "{result:?}");
    prints(page, "print(2)\n", "2\n")
}

/// What the page says that the last error means.
fn explanation(page: &Page) -> Result<String> {
    let js = "return document.querySelector('.explained')?.textContent ?? '';";
    Ok(page.script(js, vec![])?.as_str().unwrap_or_default().to_owned())
}

fn packages_explain_an_error_in_plain_words_beside_its_traceback(page: &mut Page) -> Result<()> {
    page.open_app()?;
    // It comes some seconds after Python is ready, and no run waits for it.
    page.wait_for("an explanation", SUPPLIED, |page| {
        let result = page.run_program("total = 1\nprint(totl)\n")?;
        ensure!(result.outcome == "raised" && result.error.contains("NameError: name 'totl' is not defined"), "{result:?}");
        let is_explained = page.wait_until("it", EXPLAINED, |page| Ok(!explanation(page)?.is_empty())).is_ok();
        Ok(is_explained.then_some(()))
    })?;
    let said = explanation(page)?;
    ensure!(said.contains("What that means") && said.contains("total") && !said.contains('`'), "{said}");
    // Markup in a program's words is text.
    page.run_program("class Odd(Exception): pass\nraise Odd('<img src=x onerror=alert(1)>')\n")?;
    prints(page, "print(1)\n", "1\n")?;
    ensure!(explanation(page)?.is_empty(), "{}", explanation(page)?);
    Ok(())
}

fn packages_that_cannot_be_had_are_told_with_what_to_do(page: &mut Page) -> Result<()> {
    page.open_app()?;
    for (program, error, advice) in [
        ("import nunpy\n", "No module named 'nunpy'", "There is no module nunpy here. Did you mean import numpy?"),
        ("import pillow\n", "No module named 'pillow'", "Did you mean import PIL?"),
        ("import requests\n", "No module named 'requests'", "programs here have no network"),
        ("import tkinter\n", "No module named 'tkinter'", "opens windows"),
        ("import torch\n", "No module named 'torch'", "neither one of your files nor a package of this page"),
        ("import micropip\n", "No module named 'micropip'", "Nothing needs to be installed here"),
        ("import math\n!pip install numpy\n", "SyntaxError", "Nothing needs to be installed here"),
        ("%matplotlib inline\n", "SyntaxError", "commands of a notebook"),
    ] {
        let result = page.run_program(program)?;
        ensure!(result.outcome == "raised" && result.error.contains(error), "{program}: {result:?}");
        let said = explanation(page)?;
        ensure!(said.contains(advice), "{program}: {said:?}");
    }
    Ok(())
}

const UNSEEN: &str = "import importlib\nnumpy = importlib.import_module('num' + 'py')\nprint(numpy.arange(4).sum())\n";

fn packages_that_nobody_saw_come_while_the_program_waits(page: &mut Page) -> Result<()> {
    let file = Dist::built()?.package_file("numpy")?;
    page.server()?.set_fault(&file, Fault::Late(Duration::from_secs(9)));
    page.open("#wall=8000")?;
    page.wait_for_app()?;
    // It takes longer to come than the program may run, and is not asked for twice.
    prints(page, UNSEEN, "6\n")?;
    let before = page.requests().len();
    prints(page, UNSEEN, "6\n")?;
    ensure!(page.requests().len() == before, "{:?}", &page.requests()[before..]);
    Ok(())
}

fn packages_that_nobody_saw_are_told_where_they_cannot_come(page: &mut Page) -> Result<()> {
    let file = Dist::built()?.package_file("numpy")?;
    if page.engine() != Engine::WebKit {
        page.server()?.set_fault(&file, Fault::Missing);
    }
    page.open_app()?;
    let result = run(page, UNSEEN)?;
    ensure!(result.outcome == "raised" && result.error.contains("No module named 'numpy'"), "{result:?}");
    let said = explanation(page)?;
    ensure!(said.contains("Add a line import numpy"), "{said:?}");
    prints(page, "try:\n    __import__('num' + 'py')\nexcept ImportError:\n    print('none')\n", "none\n")
}

fn packages_that_others_need_come_when_they_need_them(page: &mut Page) -> Result<()> {
    page.serve(crate::server::Site::of(Dist::built()?.folder()))?;
    page.open("#wall=60000")?;
    page.wait_for_app()?;
    prints(page, "from zoneinfo import ZoneInfo\nfrom datetime import datetime\nprint(datetime(2026, 7, 1, tzinfo=ZoneInfo('Europe/Madrid')).utcoffset())\n", "2:00:00\n")?;
    prints(page, "import pandas\nprint(pandas.DataFrame({'a': [1]}).to_markdown())\n", "|    |   a |\n|---:|----:|\n|  0 |   1 |\n")?;
    ensure!(!fetched(page).iter().any(|name| name == "matplotlib"), "{:?}", fetched(page));
    prints(page, "import pandas\npandas.DataFrame({'a': [1, 3, 2]}).plot(title='From pandas')\n", "")?;
    page.wait_until("the picture", READY, |page| Ok(pictures(page)?.as_array().map(Vec::len) == Some(1)))?;
    prints(page, "import sympy\nsympy.plot(sympy.Symbol('x') ** 2, show=False).show()\n", "")?;
    page.wait_until("the picture", READY, |page| Ok(pictures(page)?.as_array().map(Vec::len) == Some(1)))?;
    prints(page, "import networkx\nnetworkx.draw(networkx.path_graph(3))\n", "")?;
    page.wait_until("the picture", READY, |page| Ok(pictures(page)?.as_array().map(Vec::len) == Some(1)))
}

/// What explains errors comes by itself. Of each name its first word.
const EXPLAIN: [&str; 6] = ["asttokens", "executing", "friendly", "pure", "six", "stack"];

fn packages_that_a_library_only_tries_are_not_fetched(page: &mut Page) -> Result<()> {
    page.serve(crate::server::Site::of(Dist::built()?.folder()))?;
    page.open("#wall=60000")?;
    page.wait_for_app()?;
    let only = |page: &mut Page, most: &[&str]| -> Result<()> {
        let fetched: Vec<String> = fetched(page).into_iter().filter(|name| !EXPLAIN.contains(&name.as_str())).collect();
        ensure!(fetched.iter().all(|name| most.contains(&name.as_str())), "{fetched:?}");
        Ok(())
    };
    prints(page, "import networkx\nprint(networkx.Graph({(1, 2), (2, 3)}).number_of_edges())\n", "2\n")?;
    only(page, &["networkx"])?;
    prints(page, "import sympy\nx = sympy.Symbol('x')\nprint(sympy.lambdify(x, x ** 2)(3), sympy.solve(x - 1))\n", "9 [1]\n")?;
    only(page, &["networkx", "sympy", "mpmath"])?;
    prints(page, "import pandas\nprint(pandas.Series([1, 2]).rolling(2).mean().sum())\n", "1.5\n")?;
    only(page, &["networkx", "sympy", "mpmath", "numpy", "pandas", "python", "six", "tzdata"])
}

fn packages_that_a_program_waits_for_can_be_stopped(page: &mut Page) -> Result<()> {
    let file = Dist::built()?.package_file("numpy")?;
    page.server()?.set_fault(&file, Fault::Slow(1000));
    page.open_app()?;
    page.wait_status("ready", READY)?;
    page.set_code(&format!("print('before')\n{UNSEEN}"))?;
    let before = page.output()?.run;
    page.press("Run")?;
    page.wait_until("the packages to come", READY, |page| Ok(page.engine_status()?.contains("packages that your program needs")))?;
    page.press("Stop")?;
    let result = page.wait_run(before, Instant::now(), READY).context("the end of the run")?;
    ensure!(result.outcome == "stopped" && result.reason == "user" && result.stdout == "before\n", "{result:?}");
    ensure!(result.text.contains("line 3"), "it does not say where it was: {result:?}");
    prints(page, "print(2)\n", "2\n")
}

fn packages_that_nobody_saw_come_to_the_repl(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let statements = [("x = __import__('num' + 'py').arange(4)", ">>> x = "), ("x.sum()", "np.int32(6)\n"), ("import numpy; numpy.ones(2)", "array([1., 1.])\n")];
    let shown = converses(page, &statements)?;
    ensure!(!shown.contains("gone"), "the names are said to be lost: {shown}");
    Ok(())
}

/// What the runner hands to Python is the program's to call.
const FORGE: &str = "import sys
from asyncio import events
from pyodide.webloop import WebLoop
events._set_running_loop(WebLoop())
want = next(finder for finder in sys.meta_path if hasattr(finder, '_want'))._want
place = '{\"type\":\"K\",\"message\":\"\",\"line\":1,\"column\":null,\"traceback\":\"t\"}'
";

fn packages_that_are_wanted_by_a_worker_that_lies_stop_no_clock(page: &mut Page) -> Result<()> {
    let file = Dist::built()?.package_file("numpy")?;
    page.server()?.set_fault(&file, Fault::Slow(1000));
    page.open("#wall=2000")?;
    page.wait_for_app()?;
    for (then, reasons) in [
        ("want('numpy', place)\nwhile True: pass", &["deadline"][..]),
        ("while True: want('numpy', place)", &["messages"]),
        ("while True: want('no_such_module', place)", &["messages", "deadline"]),
    ] {
        page.wait_status("ready", READY)?;
        let result = page.run_program(&format!("{FORGE}{then}\n"))?;
        ensure!(result.outcome == "stopped" && reasons.contains(&result.reason.as_str()), "{then}: {result:?}");
        ensure!(result.duration < Duration::from_secs(8), "{then} was given {:?}", result.duration);
        page.spoils_browser = true;
    }
    page.next_run_works()
}
