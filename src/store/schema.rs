//! The shape of the database: its name, its version, its object stores.
//!
//! One object store for each table of the journal, text keys kept beside the values. Stores are
//! made in an upgrade only, and an upgrade makes stores only: what data means is never migrated
//! here, the fold of the log does that.

use crate::log::journal::Table;
use indexed_db_futures::{Build, database::Database, error::Error};

/// Which database to open. The parts are free so that a damaged database can be left alone and a
/// new one begun beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub name: String,
    /// Never lowered, never reused: an older build refuses a newer database.
    pub version: u32,
}

/// The version that this build writes.
pub const VERSION: u32 = 1;

impl Default for Address {
    fn default() -> Self {
        Self { name: "tallywell".to_owned(), version: VERSION }
    }
}

/// Makes what is missing, whatever version was there before.
pub(crate) fn build(database: &Database) -> Result<(), Error> {
    for table in missing(database) {
        database.create_object_store(table.name()).build()?;
    }
    Ok(())
}

/// The tables that this database does not have.
pub(crate) fn missing(database: &Database) -> Vec<Table> {
    let present: Vec<String> = database.object_store_names().collect();
    Table::ALL.into_iter().filter(|table| !present.iter().any(|name| name == table.name())).collect()
}
