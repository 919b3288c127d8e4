//! Supplies: what there is, where it lies, how much of it, and what a room needs.
//!
//! Balances are never stored, they are folded: `ledger` keeps the entries of one item in one
//! place, `order` puts a movement before or after a count, `view` makes the lists that screens
//! show, `decide` turns a request into events or a refusal.

pub mod catalogue;
pub mod codes;
pub mod command;
pub mod consumption;
pub mod containers;
pub mod counting;
pub mod decide;
pub(crate) mod decide_lots;
pub(crate) mod decide_stock;
pub mod fefo;
pub mod lead;
pub mod ledger;
pub mod lot;
pub mod lot_list;
pub mod lots;
pub mod marks;
pub mod merges;
pub mod order;
pub mod orders;
pub mod pick;
pub mod recall;
pub mod reorder;
pub mod replay;
pub mod round;
pub(crate) mod settle;
pub mod starter;
pub mod stock;
pub mod timeline;
pub mod variance;
pub mod view;
