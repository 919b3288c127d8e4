//! Records on their way in and out: plan (pure), then run by `app`.
//!
//! `bundle` is the native file of batches, `balances`, `movements`, `orders` and `loads` are
//! tables for people,
//! `catalogue` goes both ways, `ledger` brings in what was written down before. Nothing is applied
//! here: a plan says what would be added, `changes` what that does to the shelves, `tablets` what is
//! known of the others. `labels` are for rooms, `code128` draws bars.

pub mod balances;
pub mod bundle;
pub mod catalogue;
pub mod changes;
pub mod code128;
pub mod labels;
pub mod ledger;
pub mod loads;
pub mod movements;
pub mod names;
pub mod orders;
pub mod tablets;
