//! One folder a job.

pub mod coming;
pub mod gates;
pub mod kit_gallery;
pub mod stock;
pub mod today;
