//! Handouts: the shelf of sheets, a sheet as it is read and printed, and what it needs before that.
//!
//! Start at `shelf`; `page` is one sheet, `blocks` how it is drawn, `ready` the way to its approval,
//! `hand_over` the ticks for one patient, `patient` what that patient sees and how the staff comes back. Those
//! who answer for sheets have `work`, `editor` writes them, `import` begins them.

mod blocks;
mod editor;
mod hand_over;
mod import;
mod library;
mod page;
mod patient;
mod ready;
mod shelf;
mod work;

pub use editor::Editor;
pub use import::NewSheet;
pub use page::SheetPage;
pub use patient::Patient;
pub use shelf::Shelf;
pub use work::{Figures, SheetDesk, Work};
