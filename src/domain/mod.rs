//! What happened in the clinic and what it means. Pure.
//!
//! Owns events, commands, refusals and the folded [`state::State`]. Must not know the browser,
//! async code, the clock, chance, bytes or wording: time and identity come in through
//! [`decide::Ctx`], words live in `ui::text`. Read `event`, then `state`, then `decide`.

pub mod clinic;
pub mod command;
pub mod decide;
pub mod education;
pub mod event;
pub mod ids;
pub mod inventory;
pub mod keyed;
pub mod knowledge;
pub mod ordered;
pub mod quantity;
pub mod refusal;
pub mod register;
pub mod sample;
pub mod search;
pub mod state;
pub mod sterilization;
pub mod text;
pub mod time;
