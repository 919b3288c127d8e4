//! Opened containers: opening one, its label, what is taken out of it, its end.
//!
//! `open` opens one, `list` shows all that stand open, `page` is one of them (`fate` the state of its
//! form), `here` those of one shelf. The rules of discard times are in `domain::inventory::containers`.

pub mod fate;
pub mod here;
pub mod list;
pub mod open;
pub mod page;
pub mod shared;
