//! One folder a job.

pub mod coming;
pub mod first_start;
pub mod gates;
pub mod kit_gallery;
pub mod lock;
pub mod people;
pub mod stock;
pub mod today;
