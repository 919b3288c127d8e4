//! One folder a job.

pub mod coming;
pub mod kit_gallery;
