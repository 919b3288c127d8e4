//! Supplies: what there is, where it lies, how much of it, and what a room needs.
//!
//! Balances are never stored, they are folded: `ledger` keeps the entries of one item in one
//! place, `order` puts a movement before or after a count, `view` makes the lists that screens
//! show, `decide` turns a request into events or a refusal.

pub mod catalogue;
pub mod decide;
pub mod ledger;
pub mod order;
pub mod pick;
pub mod starter;
pub mod stock;
pub mod suggest;
pub mod view;
