//! Supplies beyond the walk: finding one, its lots, and what is received, used, moved, wasted and
//! adjusted; the expiry board.
//!
//! `find` leads to an item and its shelves, `record` is the form of one record (`form` its state),
//! `lots` the lots of a shelf, `lot_acts` what is done with one, `packs` an amount in packs of several kinds,
//! `board` all lots with a date. Must not know how anything is stored.

pub mod board;
pub mod find;
pub mod form;
pub mod late;
pub mod lot_acts;
pub mod lots;
pub mod packs;
pub mod record;
