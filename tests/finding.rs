//! Items are found by every name and code that they have. Keeps away: a supply that only those find who
//! speak the language in which the tablet was set up, and a search that is made anew with every count.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{START, founding, label, stream};
use support::tablet::Tablet;
use tallywell::domain::command::{Command, NewItem};
use tallywell::domain::event::supply::CodeLinked;
use tallywell::domain::event::{Body, Category, ItemChange, LotPolicy, Standing};
use tallywell::domain::ids::ItemId;
use tallywell::domain::inventory::catalogue::ItemRecord;
use tallywell::domain::inventory::starter::starter_items;
use tallywell::ui::finding;
use tallywell::ui::text::Lang;

/// The small clinic, with one supply of the starter list.
fn clinic() -> (Tablet, ItemId) {
    let mut tablet = Tablet::new(stream(0), 0);
    tablet.ask(START, &founding()).unwrap();
    tablet.staff = tablet.state.clinic.staff.keys().next().copied();
    let starter = starter_items().into_iter().find(|item| item.name.en.contains("Lidocaine")).unwrap();
    let item = NewItem {
        name: label(starter.name.en),
        unit: label(starter.unit.en),
        category: Category::Injection,
        lot_policy: LotPolicy::LotAndExpiry,
        code: Some(label("LID-77")),
        starter: Some(starter.key),
        packs: Vec::new(),
        lines: Vec::new(),
    };
    let events = tablet.ask(START, &Command::AddItems { items: vec![item] }).unwrap();
    (tablet, ItemId(events[0].id))
}

fn check_finds(tablet: &Tablet, query: &str, item: Option<ItemId>) {
    for lang in Lang::ALL {
        let index = finding::items(&tablet.state, lang, |_, record| record.is_active());
        assert_eq!(index.find(query).first().copied(), item, "{query} in {lang:?}");
    }
}

#[test]
fn an_item_of_the_starter_list_is_found_by_both_its_names_and_by_each_of_its_codes() {
    let (mut tablet, item) = clinic();
    let code = label("00349281521003");
    tablet.note(START, Body::CodeLinked(CodeLinked { code, item, pack: None }));
    for query in ["lidocaine", "lidocaína", "LIDOCAINA 1", "lid77", "281521", "lidocaime"] {
        check_finds(&tablet, query, Some(item));
    }
    check_finds(&tablet, "lid78", None);
    // Renamed, it has the clinic's own name in every language, and no other.
    let change = ItemChange::Name(label("Numbing drug"));
    tablet.ask(START, &Command::ChangeItem { item, change }).unwrap();
    check_finds(&tablet, "numb", Some(item));
    check_finds(&tablet, "lidocaína", None);
    tablet
        .ask(START, &Command::ChangeItem { item, change: ItemChange::Standing(Standing::Retired) })
        .unwrap();
    check_finds(&tablet, "numb", None);
}

#[test]
fn a_ledger_in_either_language_names_an_item_of_the_starter_list() {
    let (tablet, _) = clinic();
    let starter = starter_items().into_iter().find(|item| item.name.en.contains("Lidocaine")).unwrap();
    for name in [starter.name.en, starter.name.es, "lid-77"] {
        let row = format!("2026-03-05,,\"{name}\",Closet,,,receive,5,,,");
        let plan = support::ledger::read(&tablet.state, &support::ledger::ledger(&[&row]));
        assert_eq!(plan.map(|plan| plan.items), Ok(1), "{name}");
    }
}

#[test]
fn a_count_leaves_an_index_as_it_is_and_every_change_of_an_item_makes_a_new_one() {
    let (mut tablet, item) = clinic();
    let mut last = finding::edition(&tablet.state);
    let counted = tablet.world().counted(0, 1, 4);
    tablet.note(START, counted);
    assert_eq!(finding::edition(&tablet.state), last);
    let code = label("4711");
    tablet.note(START, Body::CodeLinked(CodeLinked { code, item, pack: None }));
    let mut check_new = |tablet: &Tablet, what: &str| {
        let now = finding::edition(&tablet.state);
        assert_ne!(now, last, "{what}");
        last = now;
    };
    check_new(&tablet, "a linked code");
    for change in [
        ItemChange::Name(label("Lidocaine plain")),
        ItemChange::Code(None),
        ItemChange::Category(Category::Wound),
        ItemChange::Standing(Standing::Retired),
    ] {
        tablet.ask(START, &Command::ChangeItem { item, change: change.clone() }).unwrap();
        check_new(&tablet, &format!("{change:?}"));
    }
    assert!(!tablet.state.catalogue.item(&item).is_some_and(ItemRecord::is_active));
}
