//! The browser's entry: hands over to the root of the screens.

#[cfg(target_arch = "wasm32")]
fn main() {
    tallywell::ui::root::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
