//! A journal that fails on command, for tests of what happens when a write does not succeed.

use std::cell::RefCell;

use crate::log::journal::{Journal, JournalError, Record, Table, Write};

#[derive(Debug)]
pub struct FaultyJournal<J> {
    inner: J,
    /// What the next writes answer instead of succeeding.
    faults: RefCell<Vec<JournalError>>,
}

impl<J> FaultyJournal<J> {
    pub const fn new(inner: J) -> Self {
        Self { inner, faults: RefCell::new(Vec::new()) }
    }

    /// Makes the next write fail.
    pub fn fail_next(&self, error: JournalError) {
        self.faults.borrow_mut().push(error);
    }
}

impl<J: Journal> Journal for FaultyJournal<J> {
    async fn read(&self, table: Table, key: &str) -> Result<Option<Vec<u8>>, JournalError> {
        self.inner.read(table, key).await
    }

    async fn read_from(&self, table: Table, from: &str) -> Result<Vec<Record>, JournalError> {
        self.inner.read_from(table, from).await
    }

    async fn read_whole<const N: usize>(&self, tables: [Table; N]) -> Result<[Vec<Record>; N], JournalError> {
        self.inner.read_whole(tables).await
    }

    async fn write(&self, write: &Write) -> Result<(), JournalError> {
        let fault = self.faults.borrow_mut().pop();
        match fault {
            Some(error) => Err(error),
            None => self.inner.write(write).await,
        }
    }
}
