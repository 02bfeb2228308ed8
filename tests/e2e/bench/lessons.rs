//! A lesson's page with many cells beside one with few, in the same browser and the same round.

use super::{figures::{Figure, Figures}, session::memory};
use crate::{
    browser::{Engine, session::Session},
    dist::DistVariant,
    page::Page,
    server::Site,
};
use anyhow::{Context, Result};
use serde_json::json;
use std::time::Duration;

const MANY: usize = 40;
const FEW: usize = 4;
const RUN: Duration = Duration::from_secs(60);

/// A copy of the built app with one lesson of so many cells.
fn site(cells: usize) -> Result<DistVariant> {
    let variant = DistVariant::of_built()?;
    let cell = "A paragraph of some words before it, as lessons have.\n\n```python\nfor n in range(3):\n    print(n)\n```\n\n";
    variant.put_lesson("bench", "cells", &format!("---\ntitle: Cells\n---\n\n{}", cell.repeat(cells)))?;
    Ok(variant)
}

fn open(engine: Engine, variant: &DistVariant) -> Result<Page> {
    let mut page = Page::new(Session::start(engine)?);
    page.serve(Site::of(variant.dist().folder()))?;
    page.open("learn.html#/learn/bench/cells")?;
    page.wait_until("the lesson", RUN, |page| Ok(page.script("return document.querySelector('.lesson .cell') !== null;", vec![])? == json!(true)))?;
    Ok(page)
}

pub fn measure(engine: Engine, figures: &mut Figures) -> Result<()> {
    for (cells, is_base) in [(FEW, true), (MANY, false)] {
        let variant = site(cells)?;
        let page = open(engine, &variant)?;
        for _ in 0..3 {
            page.reload()?;
            // When the largest text in sight was painted, which is the lesson's.
            let js = "await new Promise((done) => setTimeout(done, 1500));
                      return await new Promise((done) => {
                        new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
                        setTimeout(() => done(null), 3000);
                      });";
            let painted = page.script_async(js, vec![])?;
            figures.add(Figure::LessonPaint, is_base, painted.as_f64().context("the browser does not tell what it painted")?);
        }
    }
    for (cells, is_base) in [(1, true), (MANY, false)] {
        let variant = site(cells)?;
        let page = open(engine, &variant)?;
        page.lesson_script("return await runIn(document.querySelector('.example'), 'Run', 60_000);", vec![])?;
        // Every cell is looked at, so that all editors are there.
        let scroll = "for (const card of document.querySelectorAll('.example')) await editorIn(card);";
        page.lesson_script(scroll, vec![])?;
        if let Some(bytes) = memory(&page) {
            figures.add(Figure::LessonMemory, is_base, bytes as f64 / 1e6);
        }
    }
    Ok(())
}
