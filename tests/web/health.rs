//! Storage that is cleared by type is told apart by what the other places remember.

use crate::support::{Place, block_local_storage, done, put, write};
use tallywell::log::journal::{Journal, Table};
use tallywell::log::sentinel::{Finding, Findings, Reading, Sentinel, diagnose};
use tallywell::store::health::{self, Persistence, SENTINEL_KEY};
use tallywell::store::journal::IndexedDb;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const SENTINEL: Sentinel = Sentinel { install: 0xfeed, generation: 2, batch: 41 };

async fn findings(journal: &IndexedDb) -> Findings {
    health::read_sentinels(Some(journal)).await
}

/// A tablet where all three places remember the same.
async fn tablet(about: &str) -> IndexedDb {
    let journal = Place::new(about).open().await;
    let text = SENTINEL.to_string();
    let saved = journal.write(&write([put(Table::Meta, SENTINEL_KEY, text.as_bytes())])).await;
    assert_eq!(saved, Ok(()));
    health::mirror_sentinel(&SENTINEL).await;
    journal
}

fn clear_local() {
    let window = web_sys::window().expect("a window");
    window.local_storage().expect("not blocked").expect("present").clear().expect("clearing works");
}

async fn clear_caches() {
    let caches = web_sys::window().expect("a window").caches().expect("served securely");
    let names = js_sys::Array::from(&done(caches.keys()).await);
    for name in names.iter().filter_map(|name| name.as_string()) {
        done(caches.delete(&name)).await;
    }
}

#[wasm_bindgen_test]
async fn a_tablet_with_all_three_sentinels_is_healthy() {
    let found = findings(&tablet("healthy").await).await;
    let all = Reading::Present(SENTINEL);
    assert_eq!(found, Findings { database: all, local: all, cache: all });
    assert_eq!(diagnose(&found), Finding::Healthy);
}

#[wasm_bindgen_test]
async fn clearing_one_type_of_storage_is_seen_as_what_it_is() {
    let journal = tablet("by type").await;
    clear_local();
    assert_eq!(diagnose(&findings(&journal).await), Finding::Healthy);

    health::mirror_sentinel(&SENTINEL).await;
    clear_caches().await;
    assert_eq!(diagnose(&findings(&journal).await), Finding::CodeCacheLost);

    health::mirror_sentinel(&SENTINEL).await;
    let empty = Place::new("emptied").open().await;
    let lost = Finding::DatabaseLost { sentinel: SENTINEL };
    assert_eq!(diagnose(&findings(&empty).await), lost);
    clear_local();
    assert_eq!(diagnose(&findings(&empty).await), lost);
    clear_caches().await;
    assert_eq!(diagnose(&findings(&empty).await), Finding::FirstRunOrFullEviction);
}

#[wasm_bindgen_test]
async fn an_older_copy_of_the_database_is_found_out() {
    let journal = tablet("older").await;
    let elsewhere = Sentinel { batch: SENTINEL.batch + 1, ..SENTINEL };
    health::mirror_sentinel(&elsewhere).await;
    let expected = Finding::GenerationMismatch { database: SENTINEL, elsewhere };
    assert_eq!(diagnose(&findings(&journal).await), expected);
}

#[wasm_bindgen_test]
async fn a_wiped_tablet_remembers_nothing() {
    tablet("wiped").await;
    health::forget_sentinels().await;
    let found = findings(&Place::new("new").open().await).await;
    assert_eq!(diagnose(&found), Finding::FirstRunOrFullEviction);
}

#[wasm_bindgen_test]
async fn refused_and_foreign_places_are_told_apart() {
    let journal = Place::new("foreign").open().await;
    let odd = journal.write(&write([put(Table::Meta, SENTINEL_KEY, &[0xff, 0xfe])])).await;
    assert_eq!(odd, Ok(()));
    let unblock = block_local_storage();
    let found = findings(&journal).await;
    unblock.call0(&JsValue::UNDEFINED).expect("unblocking works");
    assert_eq!((found.database, found.local), (Reading::Unreadable, Reading::Refused));

    let unopened = health::read_sentinels(None::<&IndexedDb>).await;
    assert_eq!(diagnose(&unopened), Finding::StorageRefused);
}

#[wasm_bindgen_test]
async fn the_browser_tells_how_much_room_there_is() {
    // Browsers may decline each of these; what they tell must make sense.
    if let Some(room) = health::room().await {
        assert!(room.used <= room.quota && room.quota > 0, "{room:?}");
    }
    let promised = health::persistence().await;
    assert!([Persistence::Granted, Persistence::NotGranted, Persistence::Unknown].contains(&promised));
}
