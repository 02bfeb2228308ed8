//! Values as they present themselves: tables, formulas, text and drawings are on the page, and can do nothing there.

use super::plots::{SOON, SUPPLIED};
use crate::{case::Case, cases, page::Page};
use anyhow::{Result, ensure};
use serde_json::{Value, json};

pub fn cases() -> Vec<Case> {
    cases![
        values_are_shown_where_the_program_showed_them,
        values_of_packages_are_tables_and_formulas,
        values_can_do_nothing,
        values_over_their_limit_stop_the_run,
        values_that_would_hold_up_the_page_are_their_text,
        values_without_what_shows_them_are_their_text,
        values_are_shown_in_the_repl,
    ]
}

/// What is in each value's frame, and whether the frame is as high as that.
const SEEN: &str = "
    const frames = [...document.querySelectorAll('.picture iframe')];
    const mains = frames.map((frame) => frame.contentDocument?.querySelector('main'));";

fn seen(page: &mut Page, expected: &Value) -> Result<()> {
    let js = format!(
        "{SEEN} return mains.map((main, at) => {{
           const count = (kind) => main?.querySelectorAll(kind).length ?? 0;
           const fits = Math.abs(frames[at].offsetHeight - Math.min(main?.getBoundingClientRect().height ?? 0, 640)) <= 1;
           return [main?.textContent.trim() ?? '', count('td'), count('math'), main?.querySelector('img')?.naturalWidth ?? 0, fits && frames[at].offsetHeight > 9];
         }});"
    );
    let wait = page.wait_until("the values", SOON, |page| Ok(&page.script(&js, vec![])? == expected));
    wait.map_err(|error| error.context(format!("{} instead of {expected}", page.script(&js, vec![]).unwrap_or_default())))
}

fn values_are_shown_where_the_program_showed_them(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let program = "from ampoule import display, HTML, Markdown, Latex, SVG
print('before')
display(HTML('<style>td { color: red }</style><table><tr><td>1<td>2</table>'), Markdown('*so* $x$ | $5'))
print('between')
display(Latex('$$\\\\frac12$$'), 'plain', SVG('<svg width=\"30\" height=\"20\"><rect width=\"9\" height=\"9\"/></svg>'))
print('\\n'.join(map(str, range(1, 3))))
class Shape:
    def _repr_html_(self):
        return '<p style=\"height: 999px\">high</p>'
Shape()
";
    let result = page.run_program(program)?;
    ensure!(result.outcome == "completed" && result.stdout == "before\nbetween\n'plain'\n1\n2\n", "{result:?}");
    seen(page, &json!([["td { color: red }12", 2, 0, 0, true], ["so x | $5", 0, 1, 0, true], ["12", 0, 1, 0, true], ["", 0, 0, 30, true], ["high", 0, 0, 0, true]]))?;
    let order = "return [...mustFind('log', 'Output').querySelectorAll('.block, .picture')].map((part) => part.className === 'block' ? part.textContent.trim() : '*').join(' ');";
    let order = page.script(order, vec![])?;
    ensure!(order == "before * * between * 'plain' * 1\n2 *", "{order}");
    // Its styles are its own, and the letters are the page's.
    let js = format!("{SEEN} const look = (element, name) => element.ownerDocument.defaultView.getComputedStyle(element)[name];
        return [look(mains[0].querySelector('td'), 'color'), look(mains[1], 'color') === look(mustFind('log', 'Output'), 'color'), look(mains[1], 'fontSize')];");
    let look = page.script(&js, vec![])?;
    ensure!(look == json!(["rgb(255, 0, 0)", true, "16px"]), "{look}");
    page.press("Large: presentation size")?;
    page.wait_until("the values to be larger", SOON, |page| Ok(page.script(&js, vec![])?[2] != "16px"))?;
    page.run_program("print(1)\n")?;
    seen(page, &json!([]))
}

fn values_of_packages_are_tables_and_formulas(page: &mut Page) -> Result<()> {
    page.open("#wall=60000")?;
    page.wait_for_app()?;
    let program = "import pandas as pd
from IPython.display import display
from sympy import Integral, sqrt, symbols
x = symbols('x')
display(Integral(sqrt(x), x))
pd.DataFrame({'name': ['Ada', 'Alan'], 'mark': [1.5, 2]})
";
    let result = page.run_program_within(program, SUPPLIED)?;
    ensure!(result.outcome == "completed" && result.stderr.is_empty(), "{result:?}");
    let js = format!("{SEEN} return mains.map((main) => [main?.querySelectorAll('td').length, main?.querySelectorAll('msqrt').length]);");
    page.wait_until("a formula and a table", SOON, |page| Ok(page.script(&js, vec![])? == json!([[0, 1], [4, 0]])))
}

/// Each goes to `/evil`, or to the page's name `hit`, as soon as it can.
const HOSTILE: &str = r##"
from ampoule import display, HTML, Markdown, Latex, SVG
for text in '''<script>parent.hit = 1</script>
<img src=/evil onerror="parent.hit = 1">
<img srcset="/evil 1x, /evil 2x">
<picture><source srcset="/evil"><img></picture>
<a href="/evil">link</a><a href="javascript:parent.hit = 1">link</a><a href="#here" ping="/evil">link</a>
<form action="/evil"><button>send</button><input autofocus onfocus="parent.hit = 1"></form>
<button form="f" formaction="/evil">send</button>
<iframe src="/evil"></iframe><iframe srcdoc="<script>top.hit = 1</script>"></iframe>
<object data="/evil"></object><embed src="/evil">
<link rel="stylesheet" href="/evil"><link rel="prefetch" href="/evil"><link rel="icon" href="/evil">
<meta http-equiv="refresh" content="0;url=/evil"><base href="/evil">
<style>@import "/evil"; b { background: url(/evil); cursor: url(/evil), auto } @font-face { font-family: x; src: url(/evil) } b { font-family: x }</style><b>b</b>
<b style="background: url(/evil); border-image: url('/evil')">b</b>
<table background="/evil"><tr><td background="/evil">1</table>
<video src="/evil" poster="/evil" autoplay><track src="/evil" default></video><audio src="/evil" autoplay></audio>
<svg onload="parent.hit = 1"><image href="/evil" /><image xlink:href="/evil" /><use href="/evil#x" /><script>parent.hit = 1</script><a href="/evil"><text y="20">t</text></a></svg>
<svg><style>rect { fill: url(/evil#x); mask: url(/evil#x) }</style><rect width="9" height="9" filter="url(/evil#x)" /><feImage href="/evil" /></svg>
<svg><animate attributeName="href" values="javascript:parent.hit = 1" /><set attributeName="onmouseover" to="parent.hit = 1" /></svg>
<svg><foreignObject><iframe src="/evil"></iframe><img src="/evil"></foreignObject></svg>
<math><maction actiontype="statusline" xlink:href="javascript:parent.hit = 1">1</maction><mtext href="/evil">2</mtext></math>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=/evil onerror=parent.hit=1&gt;">
<form><math><mtext></form><form><mglyph><style></math><img src="/evil" onerror="parent.hit = 1">
<noscript><p title="</noscript><img src=/evil onerror=parent.hit=1>">
<template><img src="/evil" onerror="parent.hit = 1"></template><textarea></textarea><img src=/evil onerror="parent.hit = 1">
<details open ontoggle="parent.hit = 1"><summary>s</summary></details>
<marquee onstart="parent.hit = 1">m</marquee><body onload="parent.hit = 1" background="/evil">
<div popover id="p">p</div><dialog open onclose="parent.hit = 1"><form method="dialog"></form></dialog>
<img src="data:text/html,<script>parent.hit = 1</script>"><img src="blob:/evil"><img src="//evil.invalid/evil"><img src="https://evil.invalid/">
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='parent.hit = 1'><image href='/evil'/></svg>">
<!--><img src=/evil onerror="parent.hit = 1">-->'''.split('\n'):
    display(HTML(text))
display(Markdown('[a](/evil) ![b](/evil) <https://evil.invalid> <img src=/evil onerror="parent.hit = 1"> [c](javascript:parent.hit=1)'))
display(Markdown('![d](https://evil.invalid/x.png)\n\n[e]: /evil\n\n[e]\n\n- [ ] box\n\n$\\href{/evil}{x}$'))
display(Latex('$\\href{javascript:parent.hit=1}{x} \\includegraphics{/evil} \\class{x" onclick="parent.hit=1}{y} \\url{/evil}$ <img src=/evil>'))
display(SVG('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="parent.hit = 1"><script>parent.hit = 1</script><image href="/evil" width="9" height="9"/></svg>'))
display(SVG('"><img src=/evil onerror="parent.hit = 1">'))
"##;
const SHOWN: usize = 35;

fn values_can_do_nothing(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let result = page.run_program(HOSTILE)?;
    ensure!(result.outcome == "completed" && result.stderr.is_empty(), "{result:?}");
    let shown = format!("{SEEN} return mains.filter(Boolean).length;");
    page.wait_until("all values", SOON, |page| Ok(page.script(&shown, vec![])? == json!(SHOWN)))?;
    // The first wall: nothing of it is left.
    let js = format!(
        "{SEEN}
         const bad = 'script, iframe, object, embed, link, meta, base, form, input, button, video, audio, source, track, dialog, set, animate, foreignObject, feImage, [srcset], [background], [popover], [ping]';
         const left = mains.flatMap((main) => [...main.querySelectorAll('*')].filter((element) => {{
           const attributes = [...element.attributes];
           const acts = attributes.some(({{ name, value }}) => name.startsWith('on') || /javascript:/i.test(value) && name !== 'alt');
           const leads = attributes.some(({{ name, value }}) => /(^|:)(href|src|action|formaction)$/.test(name) && !/^(#|data:image\\/)/.test(value));
           return element.matches(bad) || acts || leads || (element.localName === 'a' && element.hasAttribute('href'));
         }}));
         return left.map((element) => element.outerHTML);"
    );
    let left = page.script(&js, vec![])?;
    ensure!(left == json!([]), "left of the values: {left}");
    // The others: what would come through the first runs nothing and loads nothing.
    let js = format!(
        "{SEEN}
         const main = mains[0];
         const inside = main.ownerDocument;
         main.innerHTML = '<img src=\"/evil\" onerror=\"parent.hit = 1\"><style>@import \"/evil\"; b {{ background: url(/evil) }}</style><b onclick=\"parent.hit = 1\">b</b><iframe src=\"/evil\"></iframe><object data=\"/evil\"></object><link rel=\"stylesheet\" href=\"/evil\"><video src=\"/evil\"></video>';
         const script = inside.createElement('script');
         script.textContent = 'parent.hit = 1';
         main.append(script);
         main.querySelector('b').click();
         await new Promise((done) => setTimeout(done, 1000));
         return [window.hit ?? null, frames.every((frame) => frame.sandbox.value === 'allow-same-origin'), inside.defaultView.hit ?? null];"
    );
    let state = page.script_async(&js, vec![])?;
    ensure!(state == json!([null, true, null]), "{state}");
    let evil: Vec<_> = page.requests().iter().filter(|request| request.path.contains("evil")).map(|request| request.path.clone()).collect();
    ensure!(evil.is_empty(), "a value asked for {evil:?}");
    page.next_run_works()
}

fn values_over_their_limit_stop_the_run(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let result = page.run_program("from ampoule import display, HTML\nwhile True:\n    display(HTML('<b>1</b>'))\n")?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "display") && result.text.contains("more pictures than the limit"), "{result:?}");
    let result = page.run_program("from ampoule import display, HTML\ndisplay(HTML('\"' * 10**6))\n")?;
    ensure!(result.outcome == "completed" && result.stdout.starts_with("<HTML:"), "{result:?}");
    page.next_run_works()
}

/// Half a minute and more each, where the page takes them as they are.
const HEAVY: &str = r"from ampoule import display, HTML, Latex, Markdown
display(HTML('<b>' * 130_000))
display(HTML(''.join(f'<b a={n}>' for n in range(900)) + '<p>x' * 90_000))
display(Markdown('_a__' * 95_000))
display(Latex('\\[' * 190_000))
display(HTML('<b>seen</b>'))
";

fn values_that_would_hold_up_the_page_are_their_text(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.script("window.gap = 0; let last = performance.now(); setInterval(() => { const now = performance.now(); window.gap = Math.max(window.gap, now - last); last = now; }, 20);", vec![])?;
    let result = page.run_program(HEAVY)?;
    ensure!(result.outcome == "completed", "{result:?}");
    seen(page, &json!([["seen", 0, 0, 0, true]]))?;
    let text = page.output()?.text;
    for plain in ["<HTML: '<b><b>", "<HTML: '<b a=0>", "<Markdown: '_a__", "<Latex: '"] {
        ensure!(text.contains(plain), "{plain} is missing in {text}");
    }
    let gap = page.script("return window.gap;", vec![])?;
    ensure!(gap.as_f64().is_some_and(|millis| millis < 10_000.0), "the page stood still for {gap} ms");
    page.next_run_works()
}

fn values_without_what_shows_them_are_their_text(page: &mut Page) -> Result<()> {
    page.open_app()?;
    page.script("document.getElementById('ampoule-value').setAttribute('href', 'nowhere.js.bin');", vec![])?;
    let result = page.run_program("class Table:\n    def _repr_html_(self): return '<b>1</b>'\n    def __repr__(self): return '<plain>'\nTable()\n")?;
    ensure!(result.outcome == "completed", "{result:?}");
    page.wait_until("the value's text", SOON, |page| Ok(page.output()?.text.contains("<plain>")))
}

fn values_are_shown_in_the_repl(page: &mut Page) -> Result<()> {
    let mut repl = super::repl::Repl::open(page)?;
    repl.enter("from ampoule import Markdown")?;
    repl.shows("import Markdown\n")?;
    repl.enter("Markdown('*seen* $x$')")?;
    repl.shows("$x$')\n")?;
    repl.enter("print('be' + 'low', type(_).__name__)")?;
    repl.shows("below Markdown\n")?;
    seen(page, &json!([["seen x", 0, 1, 0, true]]))
}
