//! After one visit the site opens without its server; a newer version is taken whole, when the person says so, or not at all.

use super::plots;
use crate::{
    browser::Engine,
    case::{Case, only},
    cases,
    dist::DistVariant,
    page::Page,
    server::{Headers, Site, fault::Fault},
};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::{fs, time::Duration};

pub fn cases() -> Vec<Case> {
    let mut all = cases![offline_after_one_visit_all_of_it_works];
    let some = cases![
        offline_all_packages_and_lessons_are_kept_when_somebody_wants_them,
        offline_a_newer_version_is_offered_and_taken,
        offline_a_newer_version_that_is_torn_or_damaged_is_not_used,
        offline_a_newer_version_that_does_not_start_gives_way,
        offline_two_tabs_are_of_one_version_each,
        offline_all_is_forgotten_when_somebody_says_so,
        offline_what_was_evicted_is_fetched_again_or_said,
    ];
    all.extend(only(some, &[Engine::Chromium, Engine::Firefox], "WebKitGTK takes minutes for it; one case of it is enough there"));
    all
}

const KEPT: Duration = Duration::from_secs(90);
const RUN: Duration = Duration::from_secs(120);
/// By this a version is known; the app changes nothing of it.
const MARK: &str = "<meta name=\"description\" content=\"";

fn open(page: &mut Page, site: &DistVariant) -> Result<()> {
    open_with(page, site, Headers::Plain)
}

fn open_with(page: &mut Page, site: &DistVariant, headers: Headers) -> Result<()> {
    page.serve(Site::of(site.dist().folder()).with_service_worker().with_headers(headers))?;
    page.open("")?;
    page.wait_for_app()?;
    says(page, "Opens without internet")
}

/// As somebody who comes again: what a driver calls reloading goes past the service worker in Firefox.
fn again(page: &mut Page) -> Result<()> {
    page.script("window.isOld = true; location.reload();", vec![])?;
    page.wait_across("the page to begin anew", RUN, "return window.isOld !== true;")?;
    page.wait_for_app()
}

fn line(page: &Page) -> Result<String> {
    let text = page.script("return document.querySelector('.offline')?.textContent ?? '';", vec![])?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

fn says(page: &mut Page, words: &str) -> Result<()> {
    page.wait_until(&format!("the line to say {words:?}"), KEPT, |page| Ok(line(page)?.contains(words)))
}

fn runs(page: &mut Page) -> Result<()> {
    page.wait_for_app()?;
    let result = page.run_program_within("print('without' + ' a server')", RUN)?;
    ensure!(result.stdout == "without a server\n", "{result:?}");
    Ok(())
}

fn marked(page: &str) -> String {
    page.replace(MARK, &format!("{MARK}Newer. "))
}

/// The same site, with another mark.
fn newer() -> Result<DistVariant> {
    let variant = DistVariant::of_built()?;
    variant.edit_page(|page| Ok(marked(&page)))?;
    variant.list_pages_again()?;
    Ok(variant)
}

/// Puts the newer version in the place of the older one.
fn publish(newer: &DistVariant, site: &DistVariant) -> Result<()> {
    for name in ["index.html", "service-worker.js"] {
        fs::copy(newer.dist().folder().join(name), site.dist().folder().join(name))?;
    }
    Ok(())
}

fn is_newer(page: &Page) -> Result<bool> {
    let mark = page.script("return document.querySelector('meta[name=description]').content;", vec![])?;
    Ok(mark.as_str().is_some_and(|mark| mark.starts_with("Newer")))
}

fn versions_kept(page: &Page) -> Result<Value> {
    page.script_async("return (await caches.keys()).filter((name) => name.startsWith('ampoule-site-')).length;", vec![])
}

fn offline_after_one_visit_all_of_it_works(page: &mut Page) -> Result<()> {
    let site = DistVariant::of_built()?;
    open(page, &site)?;
    let plot = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n";
    page.run_program_within(plot, plots::SUPPLIED)?;
    page.open("learn.html#/learn/first-steps/01-print")?;
    let is_lesson = |page: &mut Page| Ok(page.script("return document.querySelector('.lesson h1') !== null;", vec![])? == json!(true));
    page.wait_until("the lesson", RUN, is_lesson)?;
    page.server()?.stop();
    page.open("")?;
    runs(page)?;
    let result = page.run_program_within(plot, plots::SUPPLIED)?;
    ensure!(result.outcome == "completed", "{result:?}");
    page.wait_until("the plot", plots::SOON, |page| Ok(plots::pictures(page)?.as_array().is_some_and(|all| all.len() == 1)))?;
    page.open("learn.html#/learn/first-steps/01-print")?;
    page.wait_until("the lesson", RUN, is_lesson)?;
    page.open("embed.html#code=print('framed')&autorun=1")?;
    page.wait_until("the widget", RUN, |page| Ok(page.script("return document.querySelector('#output-paper')?.textContent ?? '';", vec![])? == json!("framed\n")))
}

fn offline_all_packages_and_lessons_are_kept_when_somebody_wants_them(page: &mut Page) -> Result<()> {
    let site = DistVariant::of_built()?;
    open(page, &site)?;
    // One of them does not come: that is said, and the button goes on from there.
    let packages = fs::read_dir(site.dist().folder().join("packages"))?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let damaged = packages.into_iter().find(|name| name.starts_with("tabulate-")).context("tabulate is not among the packages")?;
    let damaged = format!("packages/{damaged}");
    page.server()?.set_fault(&damaged, Fault::BitFlipped(20));
    let press = "const [button] = [...document.querySelectorAll('.offline button')]; if (!/^Make available offline \\(\\d+ MB\\)$/.test(button.textContent)) throw new Error(button.textContent); button.click();";
    page.script(press, vec![])?;
    says(page, "Not all of it could be kept")?;
    page.server()?.repair(&damaged);
    page.script(press, vec![])?;
    says(page, "All of it works without internet")?;
    page.server()?.stop();
    page.open("")?;
    page.wait_for_app()?;
    let result = page.run_program_within("import numpy, tabulate\nprint(numpy.arange(3).sum())\n", plots::SUPPLIED)?;
    ensure!(result.stdout == "3\n", "{result:?}");
    page.open("learn.html#/learn/first-steps/02-names")?;
    page.wait_until("a lesson nobody has opened", RUN, |page| Ok(page.script("return document.querySelector('.lesson h1') !== null;", vec![])? == json!(true)))
}

fn offline_a_newer_version_is_offered_and_taken(page: &mut Page) -> Result<()> {
    let site = DistVariant::of_built()?;
    open(page, &site)?;
    publish(&newer()?, &site)?;
    again(page)?;
    ensure!(!is_newer(page)?, "it was taken without being asked");
    says(page, "A newer version")?;
    page.press("Reload to update")?;
    page.wait_until("the newer version", KEPT, |page| is_newer(page))?;
    says(page, "Opens without internet")?;
    page.server()?.stop();
    again(page)?;
    runs(page)?;
    ensure!(is_newer(page)?);
    // Alone, the page lets the older one go.
    page.wait_until("the older version to go", KEPT, |page| Ok(versions_kept(page)? == json!(1)))
}

fn offline_a_newer_version_that_is_torn_or_damaged_is_not_used(page: &mut Page) -> Result<()> {
    let site = DistVariant::of_built()?;
    open(page, &site)?;
    publish(&newer()?, &site)?;
    for fault in [Fault::CutOff(100), Fault::BitFlipped(200)] {
        page.server()?.set_fault("index.html", fault);
        again(page)?;
        runs(page)?;
        ensure!(!is_newer(page)? && !line(page)?.contains("newer"), "{}", line(page)?);
    }
    page.server()?.repair("index.html");
    again(page)?;
    says(page, "A newer version")
}

fn offline_a_newer_version_that_does_not_start_gives_way(page: &mut Page) -> Result<()> {
    let site = DistVariant::of_built()?;
    open(page, &site)?;
    let broken = DistVariant::of_built()?;
    broken.edit_page(|page| Ok(marked(&page).replace("_bg.wasm.bin\"", "_bg.none.bin\"")))?;
    broken.list_pages_again()?;
    publish(&broken, &site)?;
    again(page)?;
    says(page, "A newer version")?;
    page.press("Reload to update")?;
    says(page, "did not start")?;
    ensure!(!is_newer(page)?);
    runs(page)
}

fn offline_two_tabs_are_of_one_version_each(page: &mut Page) -> Result<()> {
    let site = DistVariant::of_built()?;
    open(page, &site)?;
    page.script("window.open(location.href, 'other');", vec![])?;
    publish(&newer()?, &site)?;
    again(page)?;
    says(page, "A newer version")?;
    page.press("Reload to update")?;
    page.wait_until("the newer version", KEPT, |page| is_newer(page))?;
    // What the other one asks for is still that of its version.
    let kept = versions_kept(page)?;
    ensure!(kept == json!(2), "{kept} versions are kept");
    page.script("window.open('', 'other').close();", vec![]).map(drop)
}

fn offline_what_was_evicted_is_fetched_again_or_said(page: &mut Page) -> Result<()> {
    let site = DistVariant::of_built()?;
    // No browser keeps what comes with nothing but its type: only the service worker has it.
    open_with(page, &site, Headers::OnlyContentType)?;
    let evict = "for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) if (/stdlib/.test(request.url)) await (await caches.open(name)).delete(request);
                 indexedDB.deleteDatabase('ampoule');";
    page.script_async(evict, vec![])?;
    again(page)?;
    runs(page)?;
    page.script_async(evict, vec![])?;
    page.server()?.stop();
    again(page)?;
    let failed = page.run_program_within("print('never')", RUN)?;
    let file = site.dist().engine_file("stdlib")?;
    ensure!(failed.reason == "network" && failed.text.contains(&file), "what is missing is not named: {failed:?}");
    ensure!(page.code()? == "print('never')", "the learner's text is lost");
    Ok(())
}

fn offline_all_is_forgotten_when_somebody_says_so(page: &mut Page) -> Result<()> {
    let site = DistVariant::of_built()?;
    open(page, &site)?;
    page.set_code("print('a secret of mine')\n")?;
    runs(page)?;
    // Of another page on the same origin.
    page.script("localStorage.setItem('other', 'stays');", vec![])?;
    page.press("Help")?;
    page.press("Forget everything on this device")?;
    page.press("Keep it")?;
    page.press("Forget everything on this device")?;
    page.press("Forget it now")?;
    let kept = "return [(await caches.keys()).filter((name) => name.startsWith('ampoule')), (await navigator.serviceWorker.getRegistrations()).length,
                        Object.keys(localStorage).filter((key) => key.startsWith('ampoule')).length, localStorage.getItem('other'), document.querySelector('.cm-content')?.textContent ?? ''];";
    page.wait_until("the page to begin anew", KEPT, |page| {
        let seen = page.script_async(kept, vec![])?;
        let is_new = seen[4].as_str().is_some_and(|code| !code.is_empty() && !code.contains("without"));
        Ok(is_new && [&seen[0], &seen[1], &seen[2], &seen[3]] == [&json!([]), &json!(0), &json!(0), &json!("stays")])
    })
}
