//! The journal in IndexedDB.
//!
//! Owns reading, and the one function of this program that opens a readwrite transaction. Must not
//! know what the bytes mean. Each value is one Uint8Array under a text key; keys are ASCII, so that
//! the order of the browser (UTF-16) and that of Rust (UTF-8) are the same.

use crate::domain::ordered::Ordered as _;
use crate::log::journal::{After, Change, Durability, Journal, JournalError, Record, Table, Verdict, Write};
use crate::platform::deferred::Deferred;
use crate::store::db::{Connection, Incident};
use crate::store::fault::{Fault, fault_of};
use crate::store::schema::Address;
use crate::store::turns::Turns;
use gloo_events::EventListener;
use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::future::GetAllPrimitiveRequest;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use indexed_db_futures::typed_array::{Uint8Array, Uint8ArraySlice};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbTransaction;

/// A page of a long read holds about this many bytes, so that JavaScript never holds a copy of the
/// whole log beside ours.
const PAGE_BYTES: usize = 4 << 20;
/// The first page, before the size of the records is known, and the bounds of the others.
const FIRST_PAGE: u32 = 64;
const LARGEST_PAGE: u32 = 2_048;

/// A journal over one database of this origin. Cloning gives another hold of the same journal.
#[derive(Clone)]
pub struct IndexedDb {
    connection: Rc<Connection>,
    writes: Rc<Turns>,
}

impl IndexedDb {
    /// Opens the database, making it when there is none. `told` hears of what happens to the
    /// connection later.
    ///
    /// Errors: `Blocked` after 3 s when another window does not close for an upgrade, `NewerSchema`
    /// when a newer build wrote it, `ConnectionLost` when it does not open within 6 s.
    pub async fn open(address: Address, told: impl Fn(Incident) + 'static) -> Result<Self, JournalError> {
        let connection = Connection::open(address, told).await?;
        Ok(Self { connection, writes: Rc::new(Turns::default()) })
    }

    /// What the browser said of having deleted the records as damaged when they were opened just
    /// now: Chromium's words, for whoever looks after the tablets.
    pub fn loss(&self) -> Option<String> {
        self.connection.loss()
    }

    /// Asks whether the connection still answers, and replaces one that does not. For a write that
    /// has not been answered for long: it is then repeated, which does no harm. Happens by itself
    /// when the page returns to the foreground.
    pub async fn check(&self) -> Result<(), JournalError> {
        self.connection.check().await
    }
}

impl Journal for IndexedDb {
    async fn read(&self, table: Table, key: &str) -> Result<Option<Vec<u8>>, JournalError> {
        self.connection.run(async |database| read(database, table, key).await).await
    }

    async fn read_from(&self, table: Table, from: &str) -> Result<Vec<Record>, JournalError> {
        self.connection.run(async |database| read_from(database, table, from).await).await
    }

    async fn read_whole<const N: usize>(&self, tables: [Table; N]) -> Result<[Vec<Record>; N], JournalError> {
        self.connection.run(async |database| read_whole(database, tables).await).await
    }

    async fn write(&self, write: &Write) -> Result<(), JournalError> {
        if write.changes.is_empty() {
            return Ok(());
        }
        let _turn = self.writes.take().await;
        self.connection.run(async |database| commit(database, write).await).await
    }
}

async fn read(database: &Database, table: Table, key: &str) -> Result<Option<Vec<u8>>, Fault> {
    let transaction = database.transaction(table.name()).build()?;
    let store = transaction.object_store(table.name())?;
    let found: Option<Uint8Array> = store.get(key).primitive()?.await?;
    Ok(found.map(Into::into))
}

async fn read_from(database: &Database, table: Table, from: &str) -> Result<Vec<Record>, Fault> {
    let transaction = database.transaction(table.name()).build()?;
    read_table(&transaction, table, from).await
}

async fn read_whole<const N: usize>(
    database: &Database,
    tables: [Table; N],
) -> Result<[Vec<Record>; N], Fault> {
    let names: Vec<_> = tables.iter().map(|table| table.name()).collect();
    let transaction = database.transaction(names).build()?;
    let mut whole = [const { Vec::new() }; N];
    for (records, table) in whole.iter_mut().zip(tables) {
        *records = read_table(&transaction, table, "").await?;
    }
    Ok(whole)
}

/// One transaction, so that the pages are of one moment. The next page is on its way while we copy
/// the bytes of this one.
async fn read_table(transaction: &Transaction<'_>, table: Table, from: &str) -> Result<Vec<Record>, Fault> {
    let store = transaction.object_store(table.name())?;
    let mut records = Vec::new();
    let mut limit = FIRST_PAGE;
    let first = KeyRange::LowerBound(from.to_owned(), false);
    let mut page = Some(Page::request(&store, first, limit)?);
    while let Some(Page { keys, values }) = page {
        let keys = keys.await?.collect::<Result<Vec<String>, _>>()?;
        let full = keys.len() >= limit as usize;
        limit = next_limit(&records);
        page = match keys.last() {
            Some(last) if full => {
                let rest = KeyRange::LowerBound(last.clone(), true);
                Some(Page::request(&store, rest, limit)?)
            }
            _ => None,
        };
        for (key, bytes) in keys.into_iter().zip(values.await?) {
            records.push(Record { key, bytes: bytes?.into() });
        }
    }
    Ok(records)
}

/// The requests of a piece of a long read. Keys come first, so that they can be used first.
struct Page {
    keys: GetAllPrimitiveRequest<String>,
    values: GetAllPrimitiveRequest<Uint8Array>,
}

impl Page {
    fn request(store: &ObjectStore<'_>, range: KeyRange<String>, limit: u32) -> Result<Self, Fault> {
        let keys = store.get_all_keys().with_query::<String, _>(range.clone());
        let values = store.get_all().with_query::<String, _>(range);
        Ok(Self { keys: keys.with_limit(limit).primitive()?, values: values.with_limit(limit).primitive()? })
    }
}

/// How many records of the size of the latest make a page.
fn next_limit(records: &[Record]) -> u32 {
    let latest = records.iter().rev().take(FIRST_PAGE as usize);
    let (count, bytes) = latest.fold((0, 0), |(n, sum), record| (n + 1, sum + record.bytes.len()));
    match PAGE_BYTES.checked_mul(count).and_then(|room| room.checked_div(bytes)) {
        Some(limit) => u32::try_from(limit).unwrap_or(LARGEST_PAGE).clamp(1, LARGEST_PAGE),
        None => FIRST_PAGE,
    }
}

/// Applies all changes in one transaction and waits for its commit. The only place that writes.
///
/// Every change is requested in one go: a transaction without a pending request commits by itself as
/// soon as the event loop turns, with half of the changes.
async fn commit(database: &Database, write: &Write) -> Result<(), Fault> {
    let durability = match write.durability {
        Durability::Strict => TransactionDurability::Strict,
        Durability::Relaxed => TransactionDurability::Relaxed,
    };
    let transaction = database
        .transaction(tables(write))
        .with_mode(TransactionMode::Readwrite)
        .with_options(TransactionOptions::new().with_durability(durability))
        .build()?;
    let ending = Ending::of(transaction.as_sys().unchecked_ref());
    match verdict(&transaction, write).await? {
        Verdict::Due => {}
        Verdict::Done => return Ok(()),
        Verdict::Overtaken => return Err(Fault::Final(JournalError::Overtaken)),
    }
    if let Err(refused) = request_all(&transaction, &write.changes) {
        // Dropping aborts; nothing of the write may be there when we answer.
        drop(transaction);
        ending.is_committed().await;
        return Err(refused);
    }
    match transaction.commit().await {
        Ok(()) => Ok(()),
        // The crate answers at the first error event, before the abort, and loses the cause of an
        // abort without one (a full disk). The transaction itself knows the truth after its end.
        Err(reported) if !ending.is_committed().await => {
            Err(ending.cause().map_or_else(|| reported.into(), |cause| fault_of(&cause)))
        }
        Err(_) => Ok(()),
    }
}

/// Whether the write is still due. Goes on in the same turn as the browser's answer, in which the
/// transaction still takes requests.
async fn verdict(transaction: &Transaction<'_>, write: &Write) -> Result<Verdict, Fault> {
    let Some(After { table, key, .. }) = &write.after else { return Ok(Verdict::Due) };
    let store = transaction.object_store(table.name())?;
    let found: Option<Uint8Array> = store.get(key.as_str()).primitive()?.await?;
    let found: Option<Vec<u8>> = found.map(Into::into);
    Ok(write.verdict(found.as_deref()))
}

fn request_all(transaction: &Transaction<'_>, changes: &[Change]) -> Result<(), Fault> {
    for change in changes {
        match change {
            Change::Put { table, record } => {
                let bytes = Uint8ArraySlice::from(record.bytes.as_slice());
                let store = transaction.object_store(table.name())?;
                store.put(bytes).with_key(record.key.as_str()).primitive()?;
            }
            Change::Delete { table, key } => {
                let store = transaction.object_store(table.name())?;
                store.delete(key.as_str()).primitive()?;
            }
            Change::DeleteRange { table, from, to } => {
                let range = KeyRange::Bound(from.as_str(), false, to.as_str(), false);
                let store = transaction.object_store(table.name())?;
                store.delete::<&str, _>(range).primitive()?;
            }
        }
    }
    Ok(())
}

fn tables(write: &Write) -> Vec<&'static str> {
    let asked = write.after.iter().map(|after| after.table);
    let mut names: Vec<_> = write.changes.iter().map(table).chain(asked).map(Table::name).collect();
    names.order();
    names.dedup();
    names
}

const fn table(change: &Change) -> Table {
    match change {
        Change::Put { table, .. } | Change::Delete { table, .. } | Change::DeleteRange { table, .. } => {
            *table
        }
    }
}

/// The end of a transaction, as the browser tells it: `complete` or `abort`, and nothing before.
struct Ending {
    transaction: IdbTransaction,
    ended: Deferred,
    _listeners: [EventListener; 2],
}

impl Ending {
    /// Must be made in the same turn as the transaction, or the end may have passed.
    fn of(transaction: &IdbTransaction) -> Self {
        let ended = Deferred::new();
        let listen = |event: &'static str, committed: bool| {
            let ended = ended.clone();
            EventListener::once(transaction, event, move |_| {
                ended.resolve(&JsValue::from_bool(committed));
            })
        };
        let listeners = [listen("complete", true), listen("abort", false)];
        Self { transaction: transaction.clone(), ended, _listeners: listeners }
    }

    async fn is_committed(&self) -> bool {
        self.ended.value().await.as_bool() == Some(true)
    }

    /// Why it was aborted, where the browser says so.
    fn cause(&self) -> Option<JsValue> {
        self.transaction.error().map(Into::into)
    }
}
