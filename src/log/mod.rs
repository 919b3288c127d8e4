//! History: what has been recorded, by which tablet, in which order, and that it is unbroken.
//!
//! Owns the journal seam, the hash chain, the hybrid clock and the merge of other tablets'
//! batches. Must not know the browser. Read `journal`, then `writer`, `archive`, `fold`, and
//! `open` for how a tablet starts.

pub mod archive;
pub mod clock;
pub mod faulty;
pub mod fold;
pub mod journal;
pub mod memory;
pub mod open;
pub mod records;
pub mod sentinel;
pub mod writer;
