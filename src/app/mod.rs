//! Composition: the one place where decisions, the log, the journal and the screens' signals meet.
//!
//! `desk` is the writing end and pure; `runtime` owns it in the browser and takes one request
//! after the other; `context` is what screens see. Must not know the layout of screens.

pub mod authoring;
pub mod desk;
pub mod engine;
pub mod patient;
pub mod pins;
pub mod scan;

#[cfg(target_arch = "wasm32")]
pub mod boot;
#[cfg(target_arch = "wasm32")]
pub mod catalogue_import;
#[cfg(target_arch = "wasm32")]
pub mod context;
#[cfg(target_arch = "wasm32")]
pub mod drafts;
#[cfg(target_arch = "wasm32")]
pub mod first_start;
#[cfg(target_arch = "wasm32")]
pub mod handouts;
#[cfg(target_arch = "wasm32")]
pub mod history_import;
#[cfg(target_arch = "wasm32")]
pub mod idle;
#[cfg(target_arch = "wasm32")]
pub mod people;
#[cfg(target_arch = "wasm32")]
pub mod preferences;
#[cfg(target_arch = "wasm32")]
pub mod runtime;
#[cfg(target_arch = "wasm32")]
pub mod scanner;
#[cfg(target_arch = "wasm32")]
pub mod tablet;
#[cfg(target_arch = "wasm32")]
pub mod transfer;
#[cfg(target_arch = "wasm32")]
pub mod updates;

/// What this build calls itself in a panic's last words; the page's own build id is in its meta
/// tag, because it follows from the bytes of the finished files.
pub const BUILD: &str = env!("CARGO_PKG_VERSION");
