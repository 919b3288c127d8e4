//! A journal in memory, for tests and for tablets that keep nothing (private windows).

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::log::journal::{After, Change, Journal, JournalError, Record, Table, Verdict, Write};

#[derive(Debug, Default)]
pub struct MemoryJournal {
    tables: RefCell<BTreeMap<Table, BTreeMap<String, Vec<u8>>>>,
}

impl Journal for MemoryJournal {
    async fn read(&self, table: Table, key: &str) -> Result<Option<Vec<u8>>, JournalError> {
        Ok(self.tables.borrow().get(&table).and_then(|records| records.get(key)).cloned())
    }

    async fn read_from(&self, table: Table, from: &str) -> Result<Vec<Record>, JournalError> {
        let tables = self.tables.borrow();
        let records = tables.get(&table).into_iter().flat_map(|records| records.range(from.to_owned()..));
        Ok(records.map(|(key, bytes)| Record { key: key.clone(), bytes: bytes.clone() }).collect())
    }

    async fn read_whole<const N: usize>(&self, tables: [Table; N]) -> Result<[Vec<Record>; N], JournalError> {
        let kept = self.tables.borrow();
        Ok(tables.map(|table| {
            let records = kept.get(&table).into_iter().flatten();
            records.map(|(key, bytes)| Record { key: key.clone(), bytes: bytes.clone() }).collect()
        }))
    }

    async fn write(&self, write: &Write) -> Result<(), JournalError> {
        let mut tables = self.tables.borrow_mut();
        if let Some(After { table, key, .. }) = &write.after {
            let found = tables.get(table).and_then(|records| records.get(key));
            match write.verdict(found.map(Vec::as_slice)) {
                Verdict::Due => {}
                Verdict::Done => return Ok(()),
                Verdict::Overtaken => return Err(JournalError::Overtaken),
            }
        }
        for change in &write.changes {
            match change {
                Change::Put { table, record } => {
                    tables.entry(*table).or_default().insert(record.key.clone(), record.bytes.clone());
                }
                Change::Delete { table, key } => {
                    tables.entry(*table).or_default().remove(key);
                }
                Change::DeleteRange { table, from, to } => {
                    tables.entry(*table).or_default().retain(|key, _| key < from || key > to);
                }
            }
        }
        Ok(())
    }
}
