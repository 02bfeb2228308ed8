//! Promise P6: without the sandbox nothing runs. Each control is the built site with one wall taken out.

use crate::{
    case::Case,
    cases,
    dist::DistVariant,
    page::Page,
    server::Site,
};
use anyhow::{Context, Result, ensure};

pub fn cases() -> Vec<Case> {
    cases![
        without_the_policy_nothing_runs,
        with_network_in_the_policy_nothing_runs,
        with_eval_in_the_policy_nothing_runs,
        with_blob_scripts_in_the_policy_nothing_runs,
        with_the_pages_origin_nothing_runs,
    ]
}

fn nothing_runs(page: &mut Page, variant: &DistVariant, leak: &str) -> Result<()> {
    page.serve(Site::of(variant.dist().folder()))?;
    page.open_app()?;
    let result = page.run_program("print('it ran')\n")?;
    ensure!((result.outcome.as_str(), result.reason.as_str()) == ("failed", "sandbox"), "{result:?}");
    ensure!(result.stdout.is_empty(), "it ran: {result:?}");
    ensure!(result.text.contains(leak), "the page should say that {leak}: {}", result.text);
    ensure!(page.engine_status()?.contains("stopped"), "the status says {}", page.engine_status()?);
    Ok(())
}

fn policy_changed(from: &str, to: &str) -> Result<DistVariant> {
    let variant = DistVariant::of_built()?;
    variant.edit("frame", |text| text.replace(from, to))?;
    Ok(variant)
}

fn without_the_policy_nothing_runs(page: &mut Page) -> Result<()> {
    let variant = policy_changed("Content-Security-Policy", "X-Nothing")?;
    nothing_runs(page, &variant, "may use the network")
}

fn with_network_in_the_policy_nothing_runs(page: &mut Page) -> Result<()> {
    let variant = policy_changed("connect-src 'none'", "connect-src data:")?;
    nothing_runs(page, &variant, "may use the network")
}

fn with_eval_in_the_policy_nothing_runs(page: &mut Page) -> Result<()> {
    let variant = policy_changed("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'")?;
    nothing_runs(page, &variant, "may evaluate text as code")
}

fn with_blob_scripts_in_the_policy_nothing_runs(page: &mut Page) -> Result<()> {
    let variant = policy_changed("'wasm-unsafe-eval'", "'wasm-unsafe-eval' blob:")?;
    nothing_runs(page, &variant, "may load further scripts")
}

/// The page gives its frame its own origin, as a careless change of one attribute would.
fn with_the_pages_origin_nothing_runs(page: &mut Page) -> Result<()> {
    let variant = DistVariant::of_built()?;
    let patch = "<script>const set = Element.prototype.setAttribute;
        Element.prototype.setAttribute = function (name, value) {
          set.call(this, name, name === 'sandbox' ? value + ' allow-same-origin' : value);
        };</script><meta charset";
    variant.edit_page(|text| {
        let at = text.find("<meta charset").context("the page has no <meta charset>")?;
        Ok(format!("{}{patch}{}", &text[..at], &text[at + "<meta charset".len()..]))
    })?;
    nothing_runs(page, &variant, "origin is not opaque")
}
