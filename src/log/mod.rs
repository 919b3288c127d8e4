//! History: what has been recorded, by which tablet, in which order, and that it is unbroken.
//!
//! Owns the journal seam, the hash chain, the hybrid clock and the merge of other tablets'
//! batches. Must not know the browser. Read `journal`, then `writer`, then `merge`.

pub mod journal;
