//! Sterilization on the screen: loads, their tests, sterilizers, packs, recalls, disinfection and prints.
//!
//! A wing of its own. What a load stands at is never worked out here: `domain::sterilization` says it.

pub mod bi;
pub mod home;
pub mod load;
pub mod new_load;
pub mod packs;
pub mod pick;
pub mod print;
pub mod recall;
pub mod second;
pub mod setup;
pub mod shared;
pub mod soak;
pub mod strip;
pub mod unit;
pub mod when;
