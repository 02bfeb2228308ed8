//! The corpus of `tests/science`: first programs of numpy, pandas, matplotlib, sympy and Pillow give the values that a real CPython gives, and
//! pictures of the right size with something on them.

use super::plots::{SOON, SUPPLIED, pictures};
use crate::{browser::Engine, case::Case, cases, page::Page};
use anyhow::{Context, Result, ensure};
use std::{fs, path::{Path, PathBuf}};

pub fn cases() -> Vec<Case> {
    cases![
        science_gives_the_values_of_cpython_numpy on [Engine::Chromium, Engine::Firefox] because "WebKitGTK needs several times as long for each; other cases import packages there",
        science_gives_the_values_of_cpython_pandas on [Engine::Chromium, Engine::Firefox] because "as above",
        science_gives_the_values_of_cpython_sympy on [Engine::Chromium, Engine::Firefox] because "as above",
        science_gives_the_values_of_cpython_plots on [Engine::Chromium, Engine::Firefox] because "as above",
    ]
}

/// Fewer would not be the corpus.
const LEAST: usize = 36;

fn science_gives_the_values_of_cpython_numpy(page: &mut Page) -> Result<()> {
    all(page, &["numpy"])
}

fn science_gives_the_values_of_cpython_pandas(page: &mut Page) -> Result<()> {
    all(page, &["pandas", "pillow"])
}

fn science_gives_the_values_of_cpython_sympy(page: &mut Page) -> Result<()> {
    all(page, &["sympy"])
}

fn science_gives_the_values_of_cpython_plots(page: &mut Page) -> Result<()> {
    all(page, &["plot"])
}

fn all(page: &mut Page, kinds: &[&str]) -> Result<()> {
    let programs = programs()?;
    ensure!(programs.len() >= LEAST, "the corpus has only {} programs", programs.len());
    page.open("#wall=60000")?;
    page.wait_for_app()?;
    let mut wrong = Vec::new();
    for program in programs {
        let name = program.file_stem().and_then(|name| name.to_str()).context("a program without a name")?.to_owned();
        if kinds.contains(&name.split('_').next().unwrap_or_default())
            && let Err(error) = run(page, &program)
        {
            wrong.push(format!("{name}: {error:#}"));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn programs() -> Result<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/science");
    let outputs = fs::read_dir(&folder)?.map(|entry| Ok(entry?.path()));
    let mut programs: Vec<PathBuf> = outputs.filter(|path| path.as_ref().map_or(true, |path| path.extension().is_some_and(|ending| ending == "out"))).collect::<Result<_>>()?;
    programs.sort();
    Ok(programs.into_iter().map(|output| output.with_extension("py")).collect())
}

fn run(page: &mut Page, program: &Path) -> Result<()> {
    let source = fs::read_to_string(program)?;
    let result = page.run_program_within(&source, SUPPLIED)?;
    ensure!(result.outcome == "completed" && result.stderr.is_empty(), "{result:?}");
    let expected = fs::read_to_string(program.with_extension("out"))?;
    ensure!(result.stdout == expected, "it prints {:?} instead of {expected:?}", result.stdout);
    let sizes: Vec<&str> = source.lines().next().and_then(|line| line.strip_prefix("# pictures:")).unwrap_or_default().split_whitespace().collect();
    page.wait_until("the pictures", SOON, |page| Ok(pictures(page)?.as_array().map(Vec::len) == Some(sizes.len())))?;
    let shown = pictures(page)?;
    for (picture, size) in shown.as_array().into_iter().flatten().zip(&sizes) {
        ensure!(format!("{}x{}", picture[1], picture[2]) == *size && picture[3] == true, "{picture} instead of {size}");
    }
    Ok(())
}
