//! Recalls: their list, registering one from a notice, dealing with its lines; and the page of a lot
//! with its holds.
//!
//! `draft` is what is being registered, `register` its pages; `work` is what is done on one recall,
//! `page` and `task` show it. Must not know how lots are read from a text (`domain::inventory::lot_list`).

pub mod draft;
pub mod hold;
pub mod list;
pub mod lot;
pub mod page;
pub mod register;
pub mod shared;
pub mod task;
pub mod work;
