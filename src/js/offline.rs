//! The site without its server, and what the browser keeps of it: a script of the page's own that comes when the page is there, `offline/src/page.ts`.

use super::{page, script};
use gloo::console;

/// The element of the page that names the script: the build fills it in.
const SCRIPT_ID: &str = "ampoule-offline";

/// Has the script come. It fills the places of `ui::offline`, and the app has started: what is older may go.
pub fn begin() {
    page::spawn(async {
        if let Err(error) = script::load(SCRIPT_ID).await {
            console::warn!(format!("Ampoule: the site is not kept for times without its server ({})", error.0));
        }
    });
}
