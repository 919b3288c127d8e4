//! One folder a job.
