//! Sterilization: what a load is, what its figures mean, whether it may go, and what a failed test puts
//! in doubt. Pure, and in whole numbers, so that every tablet judges a load alike.
//!
//! Told facts are kept (`records`); everything else is read from them each time. Read `load` (one load),
//! `survey` (a sterilizer with all its loads), `standing` (where a load stands), `recall`, `machine`,
//! `due`; requests: `command`, `decide`. Tables: `presets`, `places`, `disinfectants`. Must not know
//! patients, wording, or stock.

pub mod bi;
pub mod command;
pub mod cycles;
pub mod decide;
pub mod disinfectants;
pub mod due;
pub mod hld;
mod judge;
pub mod kinds;
pub mod lethality;
pub mod load;
pub mod machine;
pub mod maintenance;
pub mod pack;
pub mod period;
pub mod places;
pub mod presets;
pub mod recall;
pub mod recall_view;
pub mod records;
pub mod refusal;
pub mod report;
pub mod shelf;
pub mod soaking;
pub mod soaks;
pub mod standing;
pub mod steam;
pub mod survey;
pub mod trace;
pub mod units;
pub mod view;
pub mod weeks;
