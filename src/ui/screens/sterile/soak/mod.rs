//! High-level disinfection: solutions, the strips that judge them, and what lies in them now.
//!
//! How long a solution lasts and where a soak stands is said by `domain::sterilization::{hld, soaking}`; the
//! time that is left is read from the record each second, so that a closed app loses nothing.

mod begin;
mod countdown;
mod discard;
mod home;
mod kept;
mod over;
mod pour;
mod shared;
mod solution;
mod strips;
mod under_way;

pub use home::Disinfection;
pub use pour::PourSolution;
pub use solution::SolutionPage;
pub use under_way::SoakPage;
