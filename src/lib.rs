//! Tallywell: restocking, sterilization logs and handouts for medical assistants, offline.
//!
//! Everything on screen is a fold of one append-only set of immutable events. The modules in
//! reading order, each using only what stands before it (`tests/architecture.rs` checks it):
//! `domain` (what happened and what it means), `codec` (bytes), `log` (history), `platform` and
//! `store` (the browser), `exchange` (in and out), `app` (composition), `ui` (screens).
//! ARCHITECTURE.md tells the whole story.

#![forbid(unsafe_code)]

pub mod codec;
pub mod domain;
pub mod exchange;
pub mod log;

#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod store;

pub mod app;
pub mod ui;
