//! The browser's entry: installs the last words of a panic and hands over to the screens.

#[cfg(target_arch = "wasm32")]
fn main() {
    tallywell::platform::panic::install(tallywell::app::BUILD);
    tallywell::platform::ready::announce_starting();
    tallywell::ui::root::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
