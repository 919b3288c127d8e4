//! Scanned codes: where they go, what they say, which item they mean, one after the other, and the
//! scanner itself.
//!
//! `post` reads and delivers, `scanned` is the page of one scan and `link` the part of it that links a
//! code, `sitting` the page where each scan counts (`counting` its state, `kept` its draft), `in_form` fills a record, `scanner` tunes. Must not
//! know keys: a scan comes as a [`Found`](crate::ui::scan::Found).

pub mod counting;
pub mod in_form;
pub mod kept;
pub mod link;
pub mod post;
pub mod said;
pub mod scanned;
pub mod scanner;
pub mod sitting;
