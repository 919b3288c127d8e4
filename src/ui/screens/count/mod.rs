//! Counting: rounds over several places, blind unless somebody chose otherwise, and single shelves.
//!
//! `home` lists the rounds and begins one (`begin`), `round` is one of them with its reveal, `place` the
//! list of a place being counted; `hand` is its state, `figures` what stands in the boxes of the line in
//! hand, `dock` how that is drawn, `lots` the boxes of its lots; `one` counts a single shelf. Must not
//! show, say or link to anything of the book before a blind round reveals it.

pub mod begin;
pub mod dock;
pub mod figures;
pub mod hand;
pub mod home;
pub mod lots;
pub mod one;
pub mod place;
pub mod reveal;
pub mod round;
