//! What the tests share: names of their own, the strings behind the browser, started futures.

use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use tallywell::log::journal::{Change, Journal, JournalError, Record, Table, Write};
use tallywell::platform::{deferred::Deferred, random};
use tallywell::store::db::Incident;
use tallywell::store::journal::IndexedDb;
use tallywell::store::schema::{Address, VERSION};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen(module = "/tests/web/browser.js")]
extern "C" {
    #[wasm_bindgen(js_name = closeSilently)]
    pub fn close_silently(name: &str);
    pub fn cut(name: &str);
    pub fn hold(name: &str, version: u32) -> Promise;
    pub fn occupy(name: &str) -> Promise;
    pub fn release(name: &str);
    pub fn upgrade(name: &str, version: u32) -> Promise;
    pub fn erase(name: &str) -> Promise;
    #[wasm_bindgen(js_name = beginToErase)]
    pub fn begin_to_erase(name: &str);
    pub fn exists(name: &str) -> Promise;
    #[wasm_bindgen(js_name = failPut)]
    pub fn fail_put(count: u32);
    #[wasm_bindgen(js_name = failCommit)]
    pub fn fail_commit(cause: Option<&str>);
    #[wasm_bindgen(js_name = nextDurability)]
    pub fn next_durability() -> Promise;
    #[wasm_bindgen(js_name = returnToForeground)]
    pub fn return_to_foreground();
    #[wasm_bindgen(js_name = blockLocalStorage)]
    pub fn block_local_storage() -> Function;
}

/// Waits for what the browser promised.
pub async fn done(promise: Promise) -> JsValue {
    JsFuture::from(promise).await.expect("the browser keeps its promise")
}

/// A name that no other test and no other run has.
pub fn own_name(about: &str) -> String {
    format!("{about} {:x}", random::number().expect("a browser has randomness"))
}

/// A database of the test's own, and what is heard of its connection.
pub struct Place {
    pub address: Address,
    pub incidents: Rc<RefCell<Vec<Incident>>>,
}

impl Place {
    pub fn new(about: &str) -> Self {
        let address = Address { name: own_name(about), version: VERSION };
        Self { address, incidents: Rc::default() }
    }

    pub fn name(&self) -> &str {
        &self.address.name
    }

    pub async fn try_open(&self) -> Result<IndexedDb, JournalError> {
        let incidents = Rc::clone(&self.incidents);
        let told = move |incident| incidents.borrow_mut().push(incident);
        IndexedDb::open(self.address.clone(), told).await
    }

    pub async fn open(&self) -> IndexedDb {
        self.try_open().await.expect("a database of one's own opens")
    }

    pub fn heard(&self) -> Vec<Incident> {
        self.incidents.borrow().clone()
    }
}

pub fn record(key: &str, bytes: &[u8]) -> Record {
    Record { key: key.to_owned(), bytes: bytes.to_vec() }
}

/// One strict write of these changes.
pub fn write(changes: impl IntoIterator<Item = Change>) -> Write {
    Write { changes: changes.into_iter().collect(), ..Write::strict() }
}

pub fn put(table: Table, key: &str, bytes: &[u8]) -> Change {
    Change::Put { table, record: record(key, bytes) }
}

pub async fn keys(journal: &IndexedDb, table: Table) -> Vec<String> {
    let records = journal.read_from(table, "").await.expect("reading works");
    records.into_iter().map(|record| record.key).collect()
}

/// A future that runs while the test goes on.
pub struct Started<T> {
    output: Rc<Cell<Option<T>>>,
    over: Deferred,
}

pub fn start<T: 'static>(work: impl Future<Output = T> + 'static) -> Started<T> {
    let started = Started { output: Rc::default(), over: Deferred::new() };
    let (output, over) = (Rc::clone(&started.output), started.over.clone());
    spawn_local(async move {
        output.set(Some(work.await));
        over.resolve(&JsValue::UNDEFINED);
    });
    started
}

impl<T> Started<T> {
    pub async fn output(self) -> T {
        self.over.value().await;
        self.output.take().expect("over means that there is an output")
    }

    pub fn is_over(&self) -> bool {
        let output = self.output.take();
        let over = output.is_some();
        self.output.set(output);
        over
    }
}
