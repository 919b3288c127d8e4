//! What is printed of sterilization: the page for a surveyor, the year of spore tests, the record of a load,
//! the report of a recall, the log of soaks.
//!
//! What stands on the pages is made by `ui::paper`; `leaf` shows them as they will print, `choose` asks for
//! the days.

mod choose;
mod leaf;
mod log;
mod recall;
mod record;
mod review;
mod soaks;

pub use log::Log;
pub use recall::RecallReport;
pub use record::Certificate;
pub use soaks::SoakLog;
