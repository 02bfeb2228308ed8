//! The entry point of the page with lessons; for a native target there is no page and nothing to do.

fn main() {
    #[cfg(target_arch = "wasm32")]
    ampoule::ui::learn::mount();
}
