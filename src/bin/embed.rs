//! The entry point of the page that others put into a frame; for a native target there is no page and nothing to do.

fn main() {
    #[cfg(target_arch = "wasm32")]
    ampoule::ui::embed::mount();
}
