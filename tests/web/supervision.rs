//! The connection is lost, held up and taken away, and the journal stays honest about it.

use crate::support::{
    Place, begin_to_erase, close_silently, cut, done, erase, exists, hold, keys, occupy, put, release,
    return_to_foreground, start, upgrade, write,
};
use tallywell::log::journal::{Journal, JournalError, Table};
use tallywell::store::db::Incident;
use tallywell::store::journal::IndexedDb;
use tallywell::store::schema::{Address, VERSION};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_connection_that_closed_silently_is_replaced_at_the_next_write() {
    let place = Place::new("silent");
    let journal = place.open().await;
    assert_eq!(journal.write(&write([put(Table::Tail, "1", b"1")])).await, Ok(()));
    close_silently(place.name());
    assert_eq!(journal.write(&write([put(Table::Tail, "2", b"2")])).await, Ok(()));
    close_silently(place.name());
    assert_eq!(keys(&journal, Table::Tail).await, ["1", "2"]);
    let replaced = [Incident::Dropped, Incident::Reopened];
    assert_eq!(place.heard(), [replaced, replaced].concat());
}

#[wasm_bindgen_test]
async fn a_connection_that_the_browser_cut_is_dropped_at_once_and_replaced_when_needed() {
    let place = Place::new("cut");
    let journal = place.open().await;
    cut(place.name());
    assert_eq!(place.heard(), [Incident::Dropped]);
    assert_eq!(journal.write(&write([put(Table::Tail, "1", b"1")])).await, Ok(()));
    assert_eq!(place.heard(), [Incident::Dropped, Incident::Reopened]);
}

#[wasm_bindgen_test]
async fn writes_keep_their_order_while_connections_are_cut() {
    let place = Place::new("cuts");
    let journal = place.open().await;
    let begun: Vec<_> = (0_u8..12)
        .map(|number| {
            let journal = journal.clone();
            let name = place.name().to_owned();
            start(async move {
                if number % 4 == 1 {
                    cut(&name);
                }
                journal.write(&write([put(Table::Drafts, "draft", &[number])])).await
            })
        })
        .collect();
    for write in begun {
        assert_eq!(write.output().await, Ok(()));
    }
    assert_eq!(journal.read(Table::Drafts, "draft").await, Ok(Some(vec![11])));
}

#[wasm_bindgen_test]
async fn coming_back_to_the_foreground_replaces_a_dead_connection_before_anyone_saves() {
    let place = Place::new("foreground");
    let journal = place.open().await;
    close_silently(place.name());
    return_to_foreground();
    // Reading takes its turn after the probe has found out.
    while !place.heard().contains(&Incident::Reopened) {
        assert_eq!(journal.read(Table::Meta, "none").await, Ok(None));
    }
    assert_eq!(place.heard(), [Incident::Dropped, Incident::Reopened]);
}

#[wasm_bindgen_test]
async fn a_write_that_is_not_answered_is_repeated_once_somebody_checks() {
    let place = Place::new("unanswered");
    let name = place.name().to_owned();
    let told = move |incident| {
        if incident == Incident::Dropped {
            release(&name);
        }
    };
    let journal = IndexedDb::open(place.address.clone(), told).await.expect("it opens");
    done(occupy(place.name())).await;
    let saving = start({
        let journal = journal.clone();
        async move { journal.write(&write([put(Table::Tail, "1", b"1")])).await }
    });
    assert_eq!(journal.check().await, Ok(()));
    assert_eq!(saving.output().await, Ok(()));
    assert_eq!(keys(&journal, Table::Tail).await, ["1"]);
}

#[wasm_bindgen_test]
async fn a_newer_build_in_another_window_is_never_held_up() {
    let place = Place::new("upgrade");
    let journal = place.open().await;
    done(upgrade(place.name(), VERSION + 1)).await;
    assert_eq!(place.heard(), [Incident::Superseded]);

    let change = write([put(Table::Tail, "late", b"1")]);
    assert_eq!(journal.write(&change).await, Err(JournalError::NewerSchema));
    assert_eq!(journal.read(Table::Tail, "late").await, Err(JournalError::NewerSchema));
}

#[wasm_bindgen_test]
async fn a_commit_in_flight_comes_to_its_end_before_the_upgrade() {
    let mut place = Place::new("in flight");
    let journal = place.open().await;
    let saving = start({
        let journal = journal.clone();
        async move { journal.write(&write([put(Table::Tail, "key", &vec![7; 1 << 20])])).await }
    });
    done(upgrade(place.name(), VERSION + 1)).await;
    let saved = saving.output().await;

    place.address.version = VERSION + 1;
    let found = place.open().await.read(Table::Tail, "key").await.map(|found| found.is_some());
    // Either order of the two windows is right; an answer that is not true is not.
    match saved {
        Ok(()) => assert_eq!(found, Ok(true)),
        Err(refused) => assert_eq!((refused, found), (JournalError::NewerSchema, Ok(false))),
    }
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_build_is_refused() {
    let place = Place::new("newer");
    let address = Address { version: VERSION + 1, ..place.address.clone() };
    let newer = Place { address, incidents: std::rc::Rc::default() };
    drop(newer.open().await);
    assert_eq!(place.try_open().await.err(), Some(JournalError::NewerSchema));
}

#[wasm_bindgen_test]
async fn a_window_that_does_not_close_is_reported_and_then_no_longer_in_the_way() {
    let mut place = Place::new("blocked");
    drop(place.open().await);
    done(hold(place.name(), VERSION)).await;
    place.address.version = VERSION + 1;
    assert_eq!(place.try_open().await.err(), Some(JournalError::Blocked));

    // The late connection closes itself, or this upgrade would never end.
    release(place.name());
    done(upgrade(place.name(), VERSION + 2)).await;
}

#[wasm_bindgen_test]
async fn an_open_that_hangs_ends_in_an_error_and_leaves_no_connection_behind() {
    let place = Place::new("hanging");
    drop(place.open().await);
    done(hold(place.name(), VERSION)).await;
    begin_to_erase(place.name());
    let refused = place.try_open().await.err();
    assert!(matches!(refused, Some(JournalError::ConnectionLost { .. })), "{refused:?}");

    release(place.name());
    done(upgrade(place.name(), VERSION + 1)).await;
}

#[wasm_bindgen_test]
async fn deleted_records_are_not_replaced_by_an_empty_database() {
    let place = Place::new("deleted");
    let journal = place.open().await;
    assert_eq!(journal.write(&write([put(Table::Tail, "1", b"1")])).await, Ok(()));
    close_silently(place.name());
    done(erase(place.name())).await;

    for _ in 0..2 {
        let refused = journal.write(&write([put(Table::Tail, "2", b"2")])).await;
        assert!(matches!(refused, Err(JournalError::ConnectionLost { .. })), "{refused:?}");
    }
    assert_eq!(done(exists(place.name())).await.as_bool(), Some(false));
    assert_eq!(place.heard(), [Incident::Dropped, Incident::Deleted]);
}

#[wasm_bindgen_test]
async fn somebody_who_clears_the_storage_is_not_held_up() {
    let place = Place::new("cleared");
    let journal = place.open().await;
    done(erase(place.name())).await;
    assert_eq!(place.heard(), [Incident::Deleted]);
    let refused = journal.read(Table::Tail, "1").await;
    assert!(matches!(refused, Err(JournalError::ConnectionLost { .. })), "{refused:?}");
    assert_eq!(done(exists(place.name())).await.as_bool(), Some(false));
}
