//! Whether the tablet still holds what it held, and whether it promises to go on.
//!
//! Owns the places of the three sentinels and the questions about quota and persistence. Must not
//! conclude: `log::sentinel` does.

use crate::log::journal::{Journal, JournalError, Table};
use crate::log::sentinel::{Findings, Reading, Sentinel};
use crate::platform::js;
use crate::store::local::{self, LocalError};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Response, StorageEstimate, StorageManager};

/// The record of `Table::Meta` that holds the sentinel's text. Written by the append itself, in
/// the transaction of what it speaks of.
pub const SENTINEL_KEY: &str = "sentinel";
/// The entry of localStorage.
const LOCAL_KEY: &str = "tallywell.sentinel";
/// A cache of its own. Not `tallywell-`: the worker sweeps those as old builds.
const CACHE: &str = "tallywell.sentinel";
/// The address of the only entry. Nothing is ever fetched from it.
const CACHE_ENTRY: &str = "/tallywell.sentinel";

/// What the browser says about keeping our storage when space runs short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// Kept until a person clears it.
    Granted,
    /// May be evicted.
    NotGranted,
    /// This browser does not say.
    Unknown,
}

/// How much room there is, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub used: u64,
    pub quota: u64,
}

/// Asks all three places. A journal that could not be opened is `None`.
pub async fn read_sentinels(journal: Option<&impl Journal>) -> Findings {
    let database = match journal {
        Some(journal) => read_database(journal).await.unwrap_or(Reading::Refused),
        None => Reading::Refused,
    };
    let cache = read_cache().await.unwrap_or(Reading::Refused);
    Findings { database, local: read_local(), cache }
}

/// Writes the two places outside the database, after the commit that wrote the one inside. A place
/// that refuses is left as it is: it lags, which does no harm.
pub async fn mirror_sentinel(sentinel: &Sentinel) {
    let text = sentinel.to_string();
    let _ = local::write(LOCAL_KEY, &text);
    let _ = write_cache(&text).await;
}

/// Forgets the two places outside the database: for a tablet that is wiped on purpose.
pub async fn forget_sentinels() {
    let _ = local::remove(LOCAL_KEY);
    if let Some(window) = web_sys::window()
        && let Ok(caches) = window.caches()
    {
        let _ = JsFuture::from(caches.delete(CACHE)).await;
    }
}

/// Asks the browser to keep our storage. After the first meaningful save and from a tap, never at
/// the start: some browsers ask the person.
pub async fn ask_persistence() -> Persistence {
    answer(manager().and_then(|manager| manager.persist().ok())).await
}

/// Whether the browser has promised to keep our storage.
pub async fn persistence() -> Persistence {
    answer(manager().and_then(|manager| manager.persisted().ok())).await
}

/// How much room the browser says there is. Browsers round it, some by a lot.
pub async fn room() -> Option<Room> {
    let manager = manager()?;
    js::property(&manager, "estimate")?;
    let estimate = JsFuture::from(manager.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    Some(Room { used: estimate.get_usage()? as u64, quota: estimate.get_quota()? as u64 })
}

async fn read_database(journal: &impl Journal) -> Result<Reading, JournalError> {
    let Some(bytes) = journal.read(Table::Meta, SENTINEL_KEY).await? else {
        return Ok(Reading::Absent);
    };
    Ok(String::from_utf8(bytes).map_or(Reading::Unreadable, |text| Reading::of(Some(&text))))
}

fn read_local() -> Reading {
    match local::read::<String>(LOCAL_KEY) {
        Ok(text) => Reading::of(text.as_deref()),
        Err(LocalError::Blocked) => Reading::Refused,
        Err(LocalError::Unreadable | LocalError::NotKept) => Reading::Unreadable,
    }
}

/// The error is whatever the browser threw: for us the place is refused.
async fn read_cache() -> Result<Reading, JsValue> {
    let found = JsFuture::from(cache().await?.match_with_str(CACHE_ENTRY)).await?;
    let Ok(response) = found.dyn_into::<Response>() else {
        return Ok(Reading::Absent);
    };
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok(Reading::of(Some(&text)))
}

async fn write_cache(text: &str) -> Result<(), JsValue> {
    let response = Response::new_with_opt_str(Some(text))?;
    JsFuture::from(cache().await?.put_with_str(CACHE_ENTRY, &response)).await?;
    Ok(())
}

async fn cache() -> Result<Cache, JsValue> {
    let caches = web_sys::window().ok_or(JsValue::UNDEFINED)?.caches()?;
    if caches.is_undefined() {
        // Not an error but a missing member, on a page that is not served securely.
        return Err(JsValue::UNDEFINED);
    }
    JsFuture::from(caches.open(CACHE)).await?.dyn_into()
}

fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    js::property(&navigator, "storage").map(JsCast::unchecked_into)
}

async fn answer(promise: Option<Promise>) -> Persistence {
    let Some(promise) = promise else {
        return Persistence::Unknown;
    };
    match JsFuture::from(promise).await.map(|answer| answer.as_bool()) {
        Ok(Some(true)) => Persistence::Granted,
        Ok(Some(false)) => Persistence::NotGranted,
        Ok(None) | Err(_) => Persistence::Unknown,
    }
}
