//! Stock: rooms are counted against their pars, one trip to the closet fills them all.
//!
//! `walk` is the state of a room being counted, `room` its list and `dock` its hand; `pick` and
//! `trip` the same for the closet; `home`, `movements` and `shift` are lists. Must not know how
//! anything is stored: requests go to the app, numbers come from `domain::inventory`.

pub mod dock;
pub mod home;
pub mod movements;
mod packs;
pub mod pick;
pub mod pick_dock;
pub mod room;
pub mod shared;
pub mod shift;
pub mod trip;
pub mod walk;
