//! The page: thin Leptos views over the session. No decisions here; they are in the pure modules.

mod app;
mod code;
mod editor;
mod ending;
mod input;
mod log;
mod output;
mod state;
mod toolbar;

use crate::js::page;

/// Puts the app into the page.
pub fn mount() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
    page::remove_shell();
}
