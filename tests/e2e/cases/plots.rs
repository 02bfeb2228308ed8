//! Pictures: what a program shows is on the page, and nothing else of it is.

use crate::{case::Case, cases, page::{Page, RunResult}};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;

pub fn cases() -> Vec<Case> {
    cases![
        plots_are_shown_when_the_program_says_so_and_at_its_end,
        plots_go_with_the_next_run,
        plots_over_their_limit_stop_the_run,
        plots_that_are_no_pictures_are_not_shown,
        plots_that_move_are_moving_pictures,
        pictures_of_pillow_are_shown_as_they_are,
    ]
}

/// To fetch, unpack and import matplotlib on a busy machine.
pub const SUPPLIED: Duration = Duration::from_secs(180);
pub const SOON: Duration = Duration::from_secs(30);

fn run(page: &mut Page, program: &str) -> Result<RunResult> {
    page.run_program_within(program, SUPPLIED)
}

/// Of each picture: what it is called, its width and height in dots, and whether more than one colour is in it.
pub fn pictures(page: &mut Page) -> Result<Value> {
    page.script_async(
        "const images = [...mustFind('log', 'Output').querySelectorAll('.picture img')];
         return Promise.all(images.map(async (image) => {
           await image.decode();
           const canvas = document.createElement('canvas');
           [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
           const context = canvas.getContext('2d');
           context.drawImage(image, 0, 0);
           const colours = new Set(new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer));
           const [wanted, shown] = [image.naturalWidth / image.naturalHeight, image.width / image.height];
           if (image.width > image.closest('[role=log]').clientWidth || Math.abs(wanted - shown) > 0.01) throw new Error(`${image.width} x ${image.height}`);
           return [image.alt, image.naturalWidth, image.naturalHeight, colours.size > 1];
         }));",
        Vec::new(),
    )
}

fn are(page: &mut Page, expected: &Value) -> Result<()> {
    page.wait_until("the pictures", SOON, |page| Ok(pictures(page)?.as_array().map(Vec::len) == expected.as_array().map(Vec::len)))?;
    let found = pictures(page)?;
    ensure!(&found == expected, "{found} instead of {expected}");
    Ok(())
}

fn open(page: &mut Page) -> Result<()> {
    page.open("#wall=60000")?;
    page.wait_for_app()?;
    page.resize(1200, 900)
}

pub fn plots_are_shown_when_the_program_says_so_and_at_its_end(page: &mut Page) -> Result<()> {
    open(page)?;
    let program = "import matplotlib.pyplot as plt\nplt.plot([1, 4, 9])\nplt.title('Squares')\nplt.show()\nprint(plt.get_fignums())\nplt.figure(figsize=(3, 2))\nplt.bar([1, 2], [3, 4])\n";
    let result = run(page, program)?;
    ensure!(result.outcome == "completed" && result.stdout == "[]\n" && result.stderr.is_empty(), "{result:?}");
    are(page, &json!([["Squares", 1280, 960, true], ["Picture 2", 600, 400, true]]))
}

fn plots_go_with_the_next_run(page: &mut Page) -> Result<()> {
    open(page)?;
    run(page, "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n")?;
    are(page, &json!([["Picture 1", 1280, 960, true]]))?;
    run(page, "print(1)\n")?;
    are(page, &json!([]))
}

/// Pictures without matplotlib: the smallest that there is, from the module that ours uses.
pub const DOT: &str = "from _ampoule import display
dot = bytes.fromhex('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63504858000001c401215ca259510000000049454e44ae426082')
";

fn plots_over_their_limit_stop_the_run(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let result = run(page, &format!("{DOT}while True:\n    display.picture('dot', dot, 1)\n"))?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "display") && result.text.contains("more pictures than the limit"), "{result:?}");
    let result = run(page, &format!("{DOT}display.picture('large', dot + bytes(33 * 2**20), 1)\n"))?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("stopped", "display"), "{result:?}");
    page.next_run_works()
}

fn plots_that_are_no_pictures_are_not_shown(page: &mut Page) -> Result<()> {
    page.open_app()?;
    let program = "for content in (b'', b'<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>', b'<img src=x onerror=alert(1)>', dot[:16] + b'\\xff' * 8 + dot[24:]):\n    display.picture('<b>x</b>', content, 1)\ndisplay.picture('<b>good</b>', dot, 1)\nprint('end')\n";
    let result = run(page, &format!("{DOT}{program}"))?;
    ensure!(result.outcome == "completed" && result.stdout == "end\n", "{result:?}");
    are(page, &json!([["<b>good</b>", 1, 1, false]]))
}

fn plots_that_move_are_moving_pictures(page: &mut Page) -> Result<()> {
    open(page)?;
    let program = "import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation
fig, ax = plt.subplots(figsize=(3, 2))
dot, = ax.plot([0], [0], 'o')
ax.set_title('A dot')
ax.set_xlim(0, 5)
moving = FuncAnimation(fig, lambda n: dot.set_data([n], [0]), frames=5, interval=50)
plt.show()
print(plt.get_fignums())
";
    let result = run(page, program)?;
    ensure!(result.outcome == "completed" && result.stdout == "[]\n" && result.stderr.is_empty(), "{result:?}");
    are(page, &json!([["A dot", 300, 200, true]]))?;
    // PNG specification, 11.3.6: how many frames, in a chunk `acTL`.
    let js = "const image = mustFind('log', 'Output').querySelector('.picture img');
        const bytes = new Uint8Array(await (await fetch(image.src)).arrayBuffer());
        const at = bytes.findIndex((_, at) => String.fromCharCode(...bytes.slice(at, at + 4)) === 'acTL');
        return new DataView(bytes.buffer).getUint32(at + 4);";
    let frames = page.script_async(js, Vec::new())?;
    ensure!(frames == 5, "{frames} frames");
    Ok(())
}

fn pictures_of_pillow_are_shown_as_they_are(page: &mut Page) -> Result<()> {
    open(page)?;
    let program = "from PIL import Image, ImageDraw\nfor mode in ('RGB', 'CMYK', '1'):\n    image = Image.new(mode, (60, 40))\n    ImageDraw.Draw(image).rectangle((5, 5, 20, 20), fill=1 if mode == '1' else 'gold')\n    image.show()\n";
    let result = run(page, program)?;
    ensure!(result.outcome == "completed" && result.stderr.is_empty(), "{result:?}");
    are(page, &json!([["Picture 1", 60, 40, true], ["Picture 2", 60, 40, true], ["Picture 3", 60, 40, true]]))
}
