//! The journal keeps what it is given: all of it or nothing, in order, across connections.

use crate::support::{Place, done, fail_commit, fail_put, keys, next_durability, put, record, start, write};
use tallywell::log::journal::{After, Change, Journal, JournalError, Record, Table, Write};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_was_written_is_there_after_reopening() {
    let place = Place::new("reopen");
    let journal = place.open().await;
    let changes = Table::ALL.map(|table| put(table, "key", table.name().as_bytes()));
    assert_eq!(journal.write(&write(changes)).await, Ok(()));
    drop(journal);

    let journal = place.open().await;
    for table in Table::ALL {
        let expected = Some(table.name().as_bytes().to_vec());
        assert_eq!(journal.read(table, "key").await, Ok(expected), "{table:?}");
        assert_eq!(journal.read(table, "other").await, Ok(None), "{table:?}");
    }
}

#[wasm_bindgen_test]
async fn bytes_come_back_as_they_were() {
    let journal = Place::new("bytes").open().await;
    let all: Vec<u8> = (0..=255).collect();
    let large: Vec<u8> = all.iter().copied().cycle().take(1 << 20).collect();
    for (key, bytes) in [("empty", &[][..]), ("all", &all), ("large", &large), ("", b"no key")] {
        assert_eq!(journal.write(&write([put(Table::Drafts, key, bytes)])).await, Ok(()));
        assert_eq!(journal.read(Table::Drafts, key).await, Ok(Some(bytes.to_vec())), "{key}");
    }
}

#[wasm_bindgen_test]
async fn records_are_read_in_key_order_from_where_one_asks() {
    let journal = Place::new("order").open().await;
    let scrambled = ["b/2", "a/9", "b/10", "a/10", "c"];
    let changes = scrambled.map(|key| put(Table::Batches, key, key.as_bytes()));
    assert_eq!(journal.write(&write(changes)).await, Ok(()));

    let check = async |from: &str, expected: &[&str]| {
        let expected: Vec<Record> = expected.iter().map(|key| record(key, key.as_bytes())).collect();
        assert_eq!(journal.read_from(Table::Batches, from).await, Ok(expected), "from {from:?}");
    };
    check("", &["a/10", "a/9", "b/10", "b/2", "c"]).await;
    check("b/10", &["b/10", "b/2", "c"]).await;
    check("b/11", &["b/2", "c"]).await;
    check("d", &[]).await;
}

#[wasm_bindgen_test]
async fn whole_tables_are_read_as_they_were_at_one_moment() {
    let place = Place::new("moment");
    let (writer, reader) = (place.open().await, place.open().await);
    assert_eq!(writer.write(&write([put(Table::Tail, "key", b"moves")])).await, Ok(()));
    let moving = start(async move {
        let (mut from, mut to) = (Table::Tail, Table::Batches);
        for _ in 0..100 {
            let leave = Change::Delete { table: from, key: "key".to_owned() };
            writer.write(&write([leave, put(to, "key", b"moves")])).await?;
            (from, to) = (to, from);
        }
        Ok::<_, JournalError>(())
    });
    for _ in 0..100 {
        let [batches, tail, meta] =
            reader.read_whole([Table::Batches, Table::Tail, Table::Meta]).await.expect("reading works");
        assert_eq!((batches.len() + tail.len(), meta.len()), (1, 0));
    }
    assert_eq!(moving.output().await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_write_that_depends_on_a_record_takes_place_once_and_only_while_it_is_the_same() {
    let place = Place::new("after");
    let (journal, other) = (place.open().await, place.open().await);
    let after = |bytes: Option<&[u8]>, puts: &[u8], line: &str| Write {
        after: Some(After { table: Table::Meta, key: "head".to_owned(), bytes: bytes.map(<[u8]>::to_vec) }),
        ..write([put(Table::Meta, "head", puts), put(Table::Tail, line, puts)])
    };
    assert_eq!(journal.write(&after(None, b"1", "a")).await, Ok(()));
    assert_eq!(journal.write(&after(None, b"1", "a")).await, Ok(()), "repeated");
    assert_eq!(other.write(&after(None, b"2", "b")).await, Err(JournalError::Overtaken));
    assert_eq!(other.write(&after(Some(b"1"), b"2", "b")).await, Ok(()));
    assert_eq!(journal.write(&after(Some(b"1"), b"3", "c")).await, Err(JournalError::Overtaken));
    assert_eq!(keys(&journal, Table::Tail).await, ["a", "b"]);
    assert_eq!(journal.read(Table::Meta, "head").await, Ok(Some(b"2".to_vec())));
}

#[wasm_bindgen_test]
async fn changes_of_a_write_happen_in_their_order() {
    let journal = Place::new("sequence").open().await;
    let delete = Change::Delete { table: Table::Meta, key: "key".to_owned() };
    let changes = [put(Table::Meta, "key", b"1"), delete, put(Table::Meta, "key", b"2")];
    assert_eq!(journal.write(&write(changes)).await, Ok(()));
    assert_eq!(journal.read(Table::Meta, "key").await, Ok(Some(b"2".to_vec())));
}

#[wasm_bindgen_test]
async fn a_range_is_deleted_with_both_its_ends_and_nothing_else() {
    let journal = Place::new("range").open().await;
    let both = [Table::Tail, Table::Meta];
    let names = ["01", "02", "03", "04", "05"];
    let changes = both.into_iter().flat_map(|table| names.map(|key| put(table, key, b"x")));
    assert_eq!(journal.write(&write(changes)).await, Ok(()));

    let (from, to) = ("02".to_owned(), "04".to_owned());
    let range = Change::DeleteRange { table: Table::Tail, from, to };
    assert_eq!(journal.write(&write([range])).await, Ok(()));
    assert_eq!(keys(&journal, Table::Tail).await, ["01", "05"]);
    assert_eq!(keys(&journal, Table::Meta).await, names);
}

#[wasm_bindgen_test]
async fn a_write_without_changes_is_done() {
    let journal = Place::new("nothing").open().await;
    assert_eq!(journal.write(&Write::strict()).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_write_whose_request_fails_leaves_nothing() {
    let journal = Place::new("atomic").open().await;
    assert_eq!(journal.write(&write([put(Table::Tail, "before", b"1")])).await, Ok(()));

    fail_put(2);
    let changes = [
        put(Table::Tail, "first", b"1"),
        put(Table::Meta, "second", b"1"),
        put(Table::Tail, "third", b"1"),
        Change::Delete { table: Table::Tail, key: "before".to_owned() },
    ];
    let refused = journal.write(&write(changes)).await;
    let Err(JournalError::Failed { detail }) = refused else { panic!("{refused:?}") };
    assert!(detail.starts_with("ConstraintError"), "{detail}");
    assert_eq!(keys(&journal, Table::Tail).await, ["before"]);
    assert_eq!(keys(&journal, Table::Meta).await, [""; 0]);

    assert_eq!(journal.write(&write([put(Table::Tail, "after", b"1")])).await, Ok(()));
    assert_eq!(keys(&journal, Table::Tail).await, ["after", "before"]);
}

#[wasm_bindgen_test]
async fn a_write_whose_request_cannot_be_made_leaves_nothing() {
    let journal = Place::new("unmade").open().await;
    // A range from its end to its start: the browser refuses it at once.
    let (from, to) = ("b".to_owned(), "a".to_owned());
    let backwards = Change::DeleteRange { table: Table::Meta, from, to };
    let changes = [put(Table::Tail, "first", b"1"), backwards, put(Table::Tail, "third", b"1")];
    let refused = journal.write(&write(changes)).await;
    assert!(matches!(refused, Err(JournalError::Failed { .. })), "{refused:?}");
    assert_eq!(keys(&journal, Table::Tail).await, [""; 0]);
}

#[wasm_bindgen_test]
async fn a_full_disk_is_named_though_no_request_fails() {
    let journal = Place::new("full").open().await;
    fail_commit(Some("QuotaExceededError"));
    let refused = journal.write(&write([put(Table::Tail, "key", b"1")])).await;
    assert_eq!(refused, Err(JournalError::QuotaFull));
    assert_eq!(keys(&journal, Table::Tail).await, [""; 0]);

    assert_eq!(journal.write(&write([put(Table::Tail, "key", b"1")])).await, Ok(()));
}

#[wasm_bindgen_test]
async fn an_abort_without_a_cause_is_tried_again_on_a_new_connection() {
    let place = Place::new("causeless");
    let journal = place.open().await;
    fail_commit(None);
    assert_eq!(journal.write(&write([put(Table::Tail, "key", b"1")])).await, Ok(()));
    assert_eq!(keys(&journal, Table::Tail).await, ["key"]);
}

#[wasm_bindgen_test]
async fn what_a_person_entered_is_flushed_and_caches_are_not() {
    let journal = Place::new("durability").open().await;
    for (mut change, expected) in [(Write::strict(), "strict"), (Write::relaxed(), "relaxed")] {
        change.put(Table::Snapshot, "key".to_owned(), vec![1]);
        let durability = next_durability();
        assert_eq!(journal.write(&change).await, Ok(()));
        assert_eq!(done(durability).await.as_string().as_deref(), Some(expected));
    }
}

#[wasm_bindgen_test]
async fn two_connections_see_each_others_writes() {
    let place = Place::new("two");
    let (one, other) = (place.open().await, place.open().await);
    assert_eq!(one.write(&write([put(Table::Tail, "one", b"1")])).await, Ok(()));
    assert_eq!(other.write(&write([put(Table::Tail, "other", b"2")])).await, Ok(()));
    assert_eq!(keys(&one, Table::Tail).await, ["one", "other"]);
    assert_eq!(keys(&other, Table::Tail).await, ["one", "other"]);
}

#[wasm_bindgen_test]
async fn writes_that_are_begun_together_happen_in_the_order_of_asking() {
    let journal = Place::new("together").open().await;
    let begun: Vec<_> = (0_u8..20)
        .map(|number| {
            let journal = journal.clone();
            start(async move { journal.write(&write([put(Table::Drafts, "draft", &[number])])).await })
        })
        .collect();
    for write in begun {
        assert_eq!(write.output().await, Ok(()));
    }
    assert_eq!(journal.read(Table::Drafts, "draft").await, Ok(Some(vec![19])));
}

#[wasm_bindgen_test]
async fn a_year_of_batches_is_read_back_whole() {
    const BATCHES: u32 = 4_000;
    const BYTES: usize = 13_000;
    let journal = Place::new("year").open().await;
    let batch = |number: u32| {
        let mut bytes = vec![number as u8; BYTES];
        bytes[..4].copy_from_slice(&number.to_le_bytes());
        record(&format!("{number:016x}"), &bytes)
    };
    for hundred in (0..BATCHES).step_by(500) {
        let mut chunk = Write::relaxed();
        for number in hundred..hundred + 500 {
            chunk.changes.push(Change::Put { table: Table::Batches, record: batch(number) });
        }
        assert_eq!(journal.write(&chunk).await, Ok(()));
    }
    let read = journal.read_from(Table::Batches, "").await.expect("reading works");
    assert_eq!(read.len(), BATCHES as usize);
    for (number, found) in (0..).zip(&read) {
        assert!(*found == batch(number), "batch {number} came back as {}", found.key);
    }
    let from = format!("{:016x}", BATCHES - 10);
    assert_eq!(journal.read_from(Table::Batches, &from).await.map(|read| read.len()), Ok(10));
}
