//! Handouts: the shelf of sheets, a sheet as it is read and printed, and what it needs before that.
//!
//! Start at `shelf`; `page` is one sheet, `blocks` how it is drawn, `ready` the way to its approval.

mod blocks;
mod library;
mod page;
mod ready;
mod shelf;

pub use page::SheetPage;
pub use shelf::Shelf;
