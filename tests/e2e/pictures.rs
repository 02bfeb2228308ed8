//! `cargo xtask pictures`: the built app as README shows it, at four sizes in light and dark, in Chromium.

use crate::{browser::{Engine, session::Session}, page::Page};
use anyhow::{Context, Result, ensure};
use std::{env, fs, path::PathBuf, time::Duration};

const SIZES: [(u32, u32); 4] = [(360, 740), (768, 1024), (1440, 900), (1920, 1080)];
const THEMES: [&str; 2] = ["light", "dark"];
const ENGINE_START: Duration = Duration::from_secs(90);
/// Short lines, because a phone shows them too.
const PROGRAM: &str = "import math


def area(radius):
    \"\"\"The area of a circle.\"\"\"
    return math.pi * radius ** 2


for radius in range(1, 8):
    print(radius, round(area(radius), 2))

print(area(\"three\"))
";

/// Where they are wanted, or `None` when this is a call for something else.
pub fn wanted() -> Option<PathBuf> {
    env::var_os("AMPOULE_PICTURES").map(PathBuf::from)
}

/// Makes all of them in `folder`.
pub fn take(folder: &PathBuf) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let mut page = Page::new(Session::start(Engine::Chromium)?);
    for theme in THEMES {
        for (width, height) in SIZES {
            page.emulate(theme, width, height)?;
            page.open_app()?;
            page.wait_full_editor()?;
            page.wait_status("ready", ENGINE_START)?;
            let ended = page.run_program(PROGRAM)?;
            ensure!(ended.outcome == "raised", "the program did not end as usual: {ended:?}");
            // Made ready after a run: it is seen ready.
            page.wait_status("ready", ENGINE_START)?;
            let file = folder.join(format!("{theme}-{width}x{height}.webp"));
            fs::write(&file, page.picture()?).with_context(|| format!("{} cannot be written", file.display()))?;
            println!("{}", file.display());
        }
    }
    Ok(())
}
