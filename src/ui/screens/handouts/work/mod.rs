//! Work on handouts, for those who answer for them: what asks for something (`list`), one sheet with its
//! versions and texts (`desk`, `versions`, `card`, `history`), and figures of which sources differ (`figures`).

mod card;
mod desk;
mod figures;
mod history;
mod list;
mod versions;

pub use desk::SheetDesk;
pub use figures::Figures;
pub(super) use history::differences;
pub use list::Work;
pub(super) use list::desk_of;
