//! The screens. Knows what a person sees and does; must not know how bytes are stored.
//! Start at `root`; words live in `text`, the kit in `parts`, one folder a job in `screens`.
//! `address`, `text`, `paper`, `entry` and `amounts` are pure and compile for the host, so that their tests run in seconds.

pub mod address;
pub mod amounts;
pub mod entry;
pub mod finding;
pub mod gauge;
pub mod handout_desk;
pub mod lot_key;
pub mod naming;
pub mod paper;
pub mod scale;
pub mod sheet_ref;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod faults;
#[cfg(target_arch = "wasm32")]
pub mod frame;
#[cfg(target_arch = "wasm32")]
pub mod parts;
#[cfg(target_arch = "wasm32")]
pub mod root;
#[cfg(target_arch = "wasm32")]
pub mod routes;
#[cfg(target_arch = "wasm32")]
pub mod scan;
#[cfg(target_arch = "wasm32")]
pub mod screens;
#[cfg(target_arch = "wasm32")]
pub mod searching;
#[cfg(target_arch = "wasm32")]
pub mod shell;
#[cfg(target_arch = "wasm32")]
pub mod trouble;
#[cfg(target_arch = "wasm32")]
pub mod undo;
#[cfg(target_arch = "wasm32")]
pub mod way;
#[cfg(target_arch = "wasm32")]
pub mod wings;
#[cfg(target_arch = "wasm32")]
pub mod words;
