//! The page: thin Leptos views over the session. No decisions here; they are in the pure modules.

mod app;
mod code;
mod editor;
pub mod embed;
mod ending;
mod engine;
mod file_panel;
mod files;
mod hand_in;
mod input;
mod language;
pub mod learn;
mod log;
mod look;
mod offline;
mod output;
mod pictures;
mod scene;
mod share;
mod sheet;
mod stage;
mod repl;
mod repl_view;
mod state;
mod tabs;
mod toolbar;

use crate::js::page;
use files::Kept;
use leptos::prelude::*;
use state::Early;

const FIRST_PROGRAM: &str = "name = \"world\"\n\nfor number in range(3):\n    print(\"Hello,\", name, number)\n";

/// Puts the app into the page, as soon as it is known what an earlier visit left.
pub fn mount() {
    console_error_panic_hook::set_once();
    let early = Early::start();
    page::spawn(async {
        let kept = Kept::read(FIRST_PROGRAM).await;
        leptos::mount::mount_to_body(move || view! { <app::App early kept /> });
        page::remove_shell();
    });
}
