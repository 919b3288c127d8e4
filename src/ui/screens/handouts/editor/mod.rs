//! Writing a sheet: the text on one side, how it looks and what the program says of it on the other.
//!
//! `writing` holds the text and keeps it; `page` lays it out; `remarks` says what to mend; `offer` puts in boxes
//! and figures; `other` shows a text that was written at the same time.

mod offer;
mod other;
mod page;
mod remarks;
mod writing;

pub use page::Editor;
pub(super) use writing::{Kept, task_of};
