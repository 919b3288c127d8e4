//! Bytes and back. Owns every wire format; the domain knows none of them.
//!
//! `wire` is the small language in which `event` and `snapshot` are written; `batch` is what is
//! stored, exported and synced; `bundle` is a file of batches; `csv` is for people's
//! spreadsheets; `supply` reads the codes on boxes, `wedge` the scanners
//! that type them; `sheet` is a handout as a file. Must not know the browser. Bytes from outside
//! become a value or a named error.

pub mod batch;
pub mod bundle;
pub mod concepts;
pub mod csv;
pub mod digest;
pub mod event;
pub mod figures;
pub mod import;
pub mod sheet;
pub mod snapshot;
pub mod supply;
pub mod wedge;
pub mod wire;
