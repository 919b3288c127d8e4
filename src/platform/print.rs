//! Printing the page that is shown.

/// Opens the system's print sheet. `false` when the browser cannot print (some installed apps on
/// Android): then offer a file instead.
pub fn print() -> bool {
    web_sys::window().is_some_and(|window| window.print().is_ok())
}
