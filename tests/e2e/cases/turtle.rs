//! Drawings that grow while a program runs: a turtle's are those of CPython's own, and what a stranger sends in their place draws nothing.

use super::plots::{SOON, SUPPLIED};
use crate::{case::Case, cases, page::{Page, RunResult}};
use anyhow::{Context, Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::{fs, path::{Path, PathBuf}, time::Instant};

pub fn cases() -> Vec<Case> {
    cases![
        turtle_programs_draw_what_cpython_draws_part_1,
        turtle_programs_draw_what_cpython_draws_part_2,
        turtle_numbers_are_those_of_cpython,
        turtle_says_what_it_cannot_do,
        turtle_moves_while_the_program_runs,
        turtle_drawings_stay_until_the_next_run_and_can_be_saved,
        turtle_drawings_of_strangers_are_not_drawn,
        turtle_drawings_over_their_limit_stop_the_run,
    ]
}

/// Fewer would not be the corpus.
const LEAST: usize = 20;
/// Of what is drawn, so much may be elsewhere: edges are smoothed here and are not in Tk. On an empty sheet it is all.
const MOST_DIFFERENT: f64 = 0.25;
/// And of another drawing so much at least, or nothing would be told by it.
const LEAST_OF_OTHERS: f64 = 0.5;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/turtle")
}

fn open(page: &mut Page) -> Result<()> {
    page.open("#wall=60000")?;
    page.wait_for_app()?;
    page.resize(1200, 900)
}

fn run(page: &mut Page, program: &str) -> Result<RunResult> {
    let result = page.run_program_within(program, SUPPLIED)?;
    ensure!(result.outcome == "completed" && result.stderr.is_empty(), "{result:?}");
    Ok(result)
}

/// Where the drawing is found, as soon as nothing more is about to be painted.
const SHEET: &str = "const sheet = () => mustFind('log', 'Output').querySelector('canvas');
    const frame = () => new Promise((go) => setTimeout(go, 100));
    for (let tries = 0; !sheet()?.style.width && tries < 100; tries += 1) await frame();
    await frame();
    await frame();";

/// How much of what is drawn in `golden` is not on the page, or is there and not in it: 0 is alike, 1 an empty sheet.
fn difference(page: &mut Page, golden: &[u8]) -> Result<f64> {
    let js = format!(
        "{SHEET}
         const image = new Image();
         image.src = `data:image/png;base64,${{arguments[0]}}`;
         await image.decode();
         const [width, height] = [image.naturalWidth, image.naturalHeight];
         const smallOf = (source, w, h) => {{
           const whole = Object.assign(document.createElement('canvas'), {{ width: w, height: h }});
           const context = whole.getContext('2d');
           context.drawImage(source, 0, 0);
           const dots = context.getImageData(0, 0, w, h).data;
           const small = new Float64Array(width * height * 4);
           dots.forEach((value, at) => {{
             const [x, y] = [(at >> 2) % w, Math.floor((at >> 2) / w)];
             small[(Math.floor(y * height / h) * width + Math.floor(x * width / w)) * 4 + at % 4] += value * width * height / (w * h);
           }});
           // Each with those around it, or half a dot more to the right would be a difference.
           const near = (at) => [-width - 1, -width, -width + 1, -1, 0, 1, width - 1, width, width + 1].map((by) => small[at + 4 * by]);
           return small.map((dot, at) => near(at).reduce((sum, value) => sum + (value ?? dot), 0) / 9);
         }};
         const drawn = smallOf(sheet(), sheet().width, sheet().height);
         const wanted = smallOf(image, width, height);
         let [apart, ink] = [0, 0];
         // What is not drawn on has the colour of the first dot.
         wanted.forEach((value, at) => {{ apart += Math.abs(value - drawn[at]); ink += Math.abs(value - wanted[at % 4]); }});
         return apart / ink;"
    );
    page.script_async(&js, vec![json!(STANDARD.encode(golden))])?.as_f64().context("no difference can be told")
}

fn turtle_programs_draw_what_cpython_draws_part_1(page: &mut Page) -> Result<()> {
    draw_part(page, 0)
}

fn turtle_programs_draw_what_cpython_draws_part_2(page: &mut Page) -> Result<()> {
    draw_part(page, 1)
}

fn draw_part(page: &mut Page, part: usize) -> Result<()> {
    let mut goldens: Vec<PathBuf> = fs::read_dir(folder().join("golden"))?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    goldens.sort();
    ensure!(goldens.len() >= LEAST, "the corpus has only {} programs", goldens.len());
    open(page)?;
    let mut wrong = Vec::new();
    for (number, golden) in goldens.iter().enumerate().skip(part).step_by(2) {
        let name = golden.file_stem().and_then(|name| name.to_str()).context("a picture without a name")?;
        let source = fs::read_to_string(folder().join(format!("{name}.py")))?;
        let different = run(page, &source).and_then(|_| difference(page, &fs::read(golden)?));
        let other = difference(page, &fs::read(&goldens[(number + 1) % goldens.len()])?)?;
        match different {
            Ok(_) if other < LEAST_OF_OTHERS => wrong.push(format!("{name}: another drawing is as like it: {other:.2}")),
            Ok(different) if different <= MOST_DIFFERENT => {}
            Ok(different) => wrong.push(format!("{name}: {different:.2} of it is elsewhere")),
            Err(error) => wrong.push(format!("{name}: {error:#}")),
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn turtle_numbers_are_those_of_cpython(page: &mut Page) -> Result<()> {
    open(page)?;
    let result = run(page, &fs::read_to_string(folder().join("values.py"))?)?;
    let expected = fs::read_to_string(folder().join("values.out"))?;
    for (line, (printed, wanted)) in result.stdout.lines().zip(expected.lines()).enumerate() {
        ensure!(printed == wanted, "line {}: {printed:?} instead of {wanted:?}", line + 1);
    }
    ensure!(result.stdout == expected, "it prints {} lines", result.stdout.lines().count());
    Ok(())
}

fn turtle_says_what_it_cannot_do(page: &mut Page) -> Result<()> {
    open(page)?;
    let result = run(page, &fs::read_to_string(folder().join("extras.py"))?)?;
    ensure!(result.stdout.ends_with("right\n") && result.stdout.contains("'nine' is no number."), "{result:?}");
    Ok(())
}

/// How many dots of the drawing have not the colour of its corner.
fn dots(page: &mut Page) -> Result<u64> {
    let js = "const sheet = find('log', 'Output')?.querySelector('canvas');
        if (!sheet) return 0;
        const dots = new Uint32Array(sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height).data.buffer);
        return dots.reduce((count, dot) => count + (dot === dots[0] ? 0 : 1), 0);";
    page.script(js, Vec::new())?.as_u64().context("no number")
}

fn turtle_moves_while_the_program_runs(page: &mut Page) -> Result<()> {
    open(page)?;
    let before = page.output()?.run;
    page.set_code("import turtle\nfor side in range(4):\n    turtle.forward(150)\n    turtle.left(90)\nprint('end')\n")?;
    page.press("Run")?;
    page.wait_until("something drawn", SUPPLIED, |page| Ok(dots(page)? > 0))?;
    let first = dots(page)?;
    ensure!(page.output()?.stdout.is_empty(), "it was drawn at once");
    page.wait_until("more of it", SOON, |page| Ok(dots(page)? > first))?;
    let result = page.wait_run(before, Instant::now(), SUPPLIED)?;
    ensure!(result.outcome == "completed" && result.stdout == "end\n", "{result:?}");
    // A run that is too short for all the movement comes to its end all the same.
    page.open("#wall=2000")?;
    page.wait_for_app()?;
    let result = run(page, "import turtle\nturtle.speed(1)\nfor side in range(12):\n    turtle.forward(150)\n    turtle.left(90)\nprint('end')\n")?;
    ensure!(result.stdout == "end\n", "{result:?}");
    Ok(())
}

fn turtle_drawings_stay_until_the_next_run_and_can_be_saved(page: &mut Page) -> Result<()> {
    open(page)?;
    run(page, "import turtle\nturtle.setup(300, 200)\nturtle.bgcolor('gold')\nturtle.speed(0)\nturtle.circle(50)\nprint('end')\n")?;
    let size = page.script_async(
        &format!("{SHEET} const {{ width, height }} = sheet(); return [width, height, sheet().getAttribute('role'), sheet().getAttribute('aria-label')];"),
        Vec::new(),
    )?;
    ensure!(size == json!([600, 400, "img", "Drawing"]), "{size}");
    page.script("window.given = null; HTMLAnchorElement.prototype.click = function () { window.given = [this.download, this.href]; };", Vec::new())?;
    page.press("Save picture")?;
    let saved = page.script_async("const [name, url] = window.given; return [name, [...new Uint8Array(await (await fetch(url)).arrayBuffer())].slice(0, 4)];", Vec::new())?;
    ensure!(saved == json!(["drawing.png", [0x89, 0x50, 0x4e, 0x47]]), "{saved}");
    ensure!(dots(page)? > 0, "the drawing is gone");
    run(page, "print('next')\n")?;
    let is_gone = page.script("return mustFind('log', 'Output').querySelector('canvas') === null;", Vec::new())?;
    ensure!(is_gone == Value::Bool(true), "the drawing outlives its run");
    Ok(())
}

fn turtle_drawings_of_strangers_are_not_drawn(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let program = r##"from _ampoule import drawing
for command in (["line", 1, "url(http://drawing.hostile.invalid/)", 5, [0, 0, 100, 100]], ["line", 2, "red", 5, [0, 0, 100, 100]],
                ["text", 3, 0, 0, "x", "left", "a; src: url(http://drawing.hostile.invalid/)", 20, "url(y)", "#ff0000"], ["__proto__", 4], ["size", "9", {}],
                ["dot", "5", 0, 0, 100, "#ff0000"], ["line", 6, "#ff0000", 5, [0, 0, 100, 1e300]], ["line", 7, "#ff0000", 5, {"length": 4}], [], "line"):
    drawing.put(*command)
for text in ("", "{}", "[[", "null", '"<img src=x onerror=alert(1)>"', '[["begin"],["line"]]'):
    drawing._draw(text)
drawing.put("size", 1e5, -5)
drawing.send()
print("end")
"##;
    let result = run(page, program)?;
    ensure!(result.stdout == "end\n", "{result:?}");
    let js = format!("{SHEET} const {{ width, height }} = sheet(); return [width / height, sheet().style.width];");
    let shape = page.script_async(&js, Vec::new())?;
    ensure!(shape[1] == json!("2000px") && (shape[0].as_f64().unwrap_or_default() - 40.0).abs() < 0.5, "{shape}");
    ensure!(dots(page)? == 0, "something was drawn");
    page.next_run_works()
}

fn turtle_drawings_over_their_limit_stop_the_run(page: &mut Page) -> Result<()> {
    page.open_app()?;
    super::deadline::choose_wall_seconds(page, 60)?;
    let program = "from _ampoule import drawing\nwhile True:\n    drawing.put('line', 1, '#000000', 1, [n % 100 for n in range(10000)])\n";
    let result = page.run_program_within(program, SUPPLIED)?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "display"), "{result:?}");
    page.next_run_works()
}
