//! The page's entry point; for a native target there is no page and nothing to do.

fn main() {
    #[cfg(target_arch = "wasm32")]
    ampoule::ui::mount();
}
