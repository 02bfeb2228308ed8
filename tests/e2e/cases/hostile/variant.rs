//! Copies of the built site with defences taken out: guest files bundled anew from `pyodide-loader/controls`, and the page
//! patched where the defence is the page's.

use crate::{dist::DistVariant, page::Page, server::Site};
use anyhow::{Context, Result, ensure};
use std::{path::Path, process::Command};

/// Gives the frame the page's own origin and hides that from the host, which looks too.
const WITH_THE_PAGES_ORIGIN: &str = "<script>
const set = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name, value) {
  set.call(this, name, name === 'sandbox' ? value + ' allow-same-origin' : value);
};
Object.defineProperty(HTMLIFrameElement.prototype, 'contentDocument', { get: () => null });
const origin = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'origin').get;
Object.defineProperty(MessageEvent.prototype, 'origin', {
  get() { return this.source && this.source !== window ? 'null' : origin.call(this); },
});
</script>";

/// The built site without the defences of these names, as `build.mjs --without` and `origin` know them.
pub fn without(names: &[&str]) -> Result<DistVariant> {
    let variant = DistVariant::of_built()?;
    let of_the_guest: Vec<_> = names.iter().copied().filter(|name| *name != "origin").collect();
    let folder = tempfile::tempdir()?;
    let guest = Path::new(env!("CARGO_MANIFEST_DIR")).join("pyodide-loader");
    let mut build = Command::new("node");
    build.args(["build.mjs", "--without", &of_the_guest.join(","), "--out"]).arg(folder.path()).current_dir(guest);
    let output = build.output().context("node could not be started")?;
    ensure!(output.status.success(), "the guest without {names:?} does not build: {}", String::from_utf8_lossy(&output.stderr));
    for (role, file) in [("frame", "frame.html"), ("guard", "guard.js"), ("worker", "worker.js")] {
        variant.replace(role, std::fs::read(folder.path().join(file))?)?;
    }
    if names.contains(&"origin") {
        variant.edit_page(|text| {
            let at = text.find("<meta charset").context("the page has no <meta charset>")?;
            Ok(format!("{}{WITH_THE_PAGES_ORIGIN}{}", &text[..at], &text[at..]))
        })?;
    }
    Ok(variant)
}

/// Serves it on this page, at an origin of its own.
pub fn serve(page: &mut Page, variant: &DistVariant) -> Result<()> {
    page.serve(Site::of(variant.dist().folder())).map(drop)
}
