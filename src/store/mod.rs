//! Where bytes rest in the browser: IndexedDB for records, localStorage for preferences only.
//!
//! Owns the schema, the connection and its supervisor, the journal of IndexedDB, the preferences
//! and the health of storage. Must not know what the bytes mean, nor any screen. Read `schema`,
//! `db`, then `journal`.

pub mod db;
mod fault;
pub mod health;
pub mod journal;
pub(crate) mod local;
pub mod prefs;
pub(crate) mod race;
pub mod schema;
mod torn;
mod turns;
