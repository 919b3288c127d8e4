//! The write that a killed browser tears, and what has to follow it in Chromium.
//!
//! Chromium keeps what an origin has in IndexedDB in a LevelDB, whose log takes every record as a
//! header and then a payload. A browser killed between the two leaves a header alone at the end.
//! The next start forgives that, and goes on in the same file, behind the lone header. The start
//! after it takes that header and what follows for one record, finds a wrong checksum, and Chromium
//! deletes EVERYTHING that the origin has in IndexedDB (seen with 156; `tests/e2e/faults.test.mjs`
//! tears a log by hand; decisions/2026-11-26-a-torn-write.md).
//!
//! Deleting a database, any database, makes LevelDB write the log's records into a table and begin
//! a new log. So an empty one is made and deleted whenever a connection is opened. Owns that, and
//! what Chromium says when it was too late. Other browsers keep IndexedDB in SQLite; nothing is done there.

use crate::platform::js;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::OpenDbError;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Holds nothing, ever. One that a kill has left behind is deleted at the next start.
const EMPTY: &str = "tallywell.new-log";

/// Makes Chromium begin a new log. Takes some milliseconds beside whatever else is asked of the
/// database; records written meanwhile are as safe as those before.
pub(crate) async fn begin_new_log() -> Result<(), OpenDbError> {
    if reports_loss() {
        Database::open(EMPTY.to_owned()).with_version(1_u32).await?.close();
        Database::delete_by_name(EMPTY)?.await?;
    }
    Ok(())
}

/// What the browser says, while it makes a database anew, of having deleted an old one as damaged.
/// Only Chromium does; the event is not handed to us, but it is the one being dispatched.
pub(crate) fn loss_reported() -> Option<String> {
    let event = js::property(&js_sys::global(), "event")?;
    js::text(&event, "dataLossMessage").filter(|message| !message.is_empty())
}

/// Whether this is a browser that deletes what it finds damaged, and says so: Chromium alone.
fn reports_loss() -> bool {
    let event = js::property(&js_sys::global(), "IDBVersionChangeEvent");
    event
        .and_then(|event| js::property(&event, "prototype"))
        .is_some_and(|prototype| Reflect::has(&prototype, &JsValue::from_str("dataLoss")).unwrap_or(false))
}
