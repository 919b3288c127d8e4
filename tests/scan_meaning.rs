//! From a scan to an item of the clinic. Keeps away: a box counted as a piece, a code that two tablets mean
//! differently after a link was taken back, a patient's number on a screen.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::clinic::{amount, label};
use support::day::{Day, date};
use support::keyboard::{FRENCH, SPANISH, hear, keys_of, through};
use tallywell::app::scan::{Outcome, Sought, Unread, read, read_scan, sought};
use tallywell::codec::wedge::{Learnt, Source, Tuning, Wedge};
use tallywell::domain::command::{Command, NewPack};
use tallywell::domain::event::supply::{CodeLinked, CodeUnlinked};
use tallywell::domain::event::{ItemChange, Standing};
use tallywell::domain::ids::{ItemId, PackId};
use tallywell::domain::inventory::catalogue::CodeLink;
use tallywell::domain::inventory::codes::{Level, Meaning, Supply};
use tallywell::domain::inventory::command::StockCommand;
use tallywell::domain::inventory::lot::{Expiry, LotCode};
use tallywell::domain::refusal::Refusal;
use tallywell::domain::time::Date;

const VACCINE: &str = "00349281521003";
/// The same article, an outer pack of it: its own number with its own check digit.
const CASE: &str = "10349281521000";

fn today() -> Date {
    date(2026, 11, 22)
}

fn one(scan: &str) -> Supply {
    match read(scan, today()) {
        Outcome::One(supply) => supply,
        other => panic!("{scan:?}: {other:?}"),
    }
}

fn refused(scan: &str) -> Unread {
    match read(scan, today()) {
        Outcome::Refused(why) => why,
        other => panic!("{scan:?}: {other:?}"),
    }
}

fn meaning(day: &Day, scan: &str) -> Meaning {
    day.state().catalogue.meaning(&one(scan).code.unwrap())
}

fn link(day: &mut Day, code: &str, item: ItemId, pack: Option<PackId>) -> Result<(), Refusal> {
    let linked = CodeLinked { code: label(code), item, pack };
    day.attempt(StockCommand::LinkCode(linked)).map(|_| ())
}

fn pack(day: &mut Day, item: ItemId, holds: i64) -> PackId {
    let pack = NewPack { name: label("case"), holds: amount(holds) };
    PackId(day.try_ask(&Command::AddPack { item, pack }).unwrap()[0].id)
}

#[test]
fn a_scan_says_code_lot_expiry_and_serial_in_the_terms_of_the_stock() {
    let supply = one(&format!("]d201{VACCINE}1727063010ABC123\u{1d}21S1"));
    assert_eq!(supply.code, Some(label(VACCINE)));
    assert_eq!(supply.lot, LotCode::parse("ABC123").ok());
    assert_eq!(supply.expiry, Some(Expiry::day(date(2027, 6, 30))));
    assert_eq!(supply.serial.as_deref(), Some("S1"));
    assert_eq!(supply.drug.as_deref(), Some("4928152100"));
    assert_eq!(supply.level, Level::Unsaid);
    // A month on the label stays a month.
    assert_eq!(one(&format!("]d201{VACCINE}17270600")).expiry, Expiry::month(2027, 6));
    // The second symbol of a box names no article.
    let second = one("1727063010ABC123");
    assert_eq!((second.code, second.lot), (None, LotCode::parse("ABC123").ok()));
    for (scan, code, level) in [
        ("380631207017", "00380631207017", Level::Unsaid),
        (CASE, CASE, Level::Outer),
        ("+A123BJC5D6E71G", "+A123BJC5D6E71", Level::Outer),
        ("+A123AA40 ", "+A123AA40", Level::Unsaid),
        ("SHELF-12", "SHELF-12", Level::Unsaid),
    ] {
        let supply = one(scan);
        assert_eq!((supply.code, supply.level), (Some(label(code)), level), "{scan}");
    }
}

#[test]
fn what_cannot_be_a_supply_is_refused_with_its_reason() {
    for (scan, why) in [
        ("8018034531200000000000725019700101".to_owned(), Unread::Person),
        ("+/EAB12345C".to_owned(), Unread::Person),
        ("00349281521004".to_owned(), Unread::CheckDigit),
        (format!("01{VACCINE}17270230"), Unread::Date { field: "17".to_owned() }),
        ("7".repeat(4_000), Unread::TooLong),
        ("A".repeat(61), Unread::TooLong),
        (" ".to_owned(), Unread::Empty),
    ] {
        assert_eq!(refused(&scan), why, "{}", &scan[..scan.len().min(40)]);
    }
    let Outcome::Ask(readings) = read(&format!("01{VACCINE}10ABC12317270630"), today()) else { panic!() };
    assert_eq!(readings[0].lot, LotCode::parse("ABC123").ok());
    assert_eq!(readings[1].lot, LotCode::parse("ABC12317270630").ok());
}

#[test]
fn a_linked_code_is_known_in_every_length_and_another_pack_of_it_asks() {
    let mut day = Day::on(2026, 11, 22);
    let item = day.world.items[0];
    assert_eq!(meaning(&day, VACCINE), Meaning::Unknown);
    link(&mut day, VACCINE, item, None).unwrap();
    let known = Meaning::Known(CodeLink { item, pack: None });
    assert_eq!(meaning(&day, VACCINE), known);
    assert_eq!(meaning(&day, "349281521003"), known, "as a UPC of twelve digits");
    assert_eq!(meaning(&day, CASE), Meaning::WhichPack(item), "never silently the piece");
    let case = pack(&mut day, item, 10);
    link(&mut day, CASE, item, Some(case)).unwrap();
    assert_eq!(meaning(&day, CASE), Meaning::Known(CodeLink { item, pack: Some(case) }));
    assert_eq!(meaning(&day, VACCINE), known);
    // The pack is gone: what it was is asked again, and not taken for a piece.
    day.try_ask(&Command::RetirePack { pack: case }).unwrap();
    assert_eq!(meaning(&day, CASE), Meaning::WhichPack(item));
    // A pack of another item is refused.
    let other = day.world.items[1];
    assert_eq!(
        link(&mut day, CASE, other, Some(case)),
        Err(Refusal::PackOfAnotherItem { pack: case, item: other })
    );
    day.attempt(StockCommand::UnlinkCode(CodeUnlinked { code: label(VACCINE) })).unwrap();
    assert_ne!(meaning(&day, VACCINE), known);
}

#[test]
fn units_of_one_hibc_number_ask_which_pack_and_a_retired_item_is_unknown() {
    let mut day = Day::on(2026, 11, 22);
    let item = day.world.items[2];
    link(&mut day, "+A123BJC5D6E71", item, None).unwrap();
    assert_eq!(meaning(&day, "+A123BJC5D6E71G"), Meaning::Known(CodeLink { item, pack: None }));
    assert_eq!(day.state().catalogue.meaning(&label("+A123BJC5D6E72")), Meaning::WhichPack(item));
    assert_eq!(day.state().catalogue.meaning(&label("+A123BJC5D6E")), Meaning::Unknown);
    assert_eq!(day.state().catalogue.meaning(&label("+")), Meaning::Unknown);
    let retired = Command::ChangeItem { item, change: ItemChange::Standing(Standing::Retired) };
    day.try_ask(&retired).unwrap();
    assert_eq!(meaning(&day, "+A123BJC5D6E71G"), Meaning::Unknown);
}

#[test]
fn the_clinics_own_code_on_a_shelf_label_is_the_item() {
    let day = Day::on(2026, 11, 22);
    let item = day.world.items[0];
    assert_eq!(meaning(&day, "c-gloves m"), Meaning::Known(CodeLink { item, pack: None }));
    assert_eq!(meaning(&day, "C-GLOVES"), Meaning::Unknown);
}

#[test]
fn a_typed_code_or_drug_number_is_looked_for_as_it_may_be_meant() {
    let codes = |text: &str| {
        let found = sought(text, today()).into_iter().filter_map(|one| match one {
            Sought::Code(code) => Some(code.to_string()),
            Sought::Drug(_) => None,
        });
        found.collect::<Vec<_>>()
    };
    let drugs = |text: &str| {
        let found = sought(text, today()).into_iter().filter_map(|one| match one {
            Sought::Drug(digits) => Some(digits),
            Sought::Code(_) => None,
        });
        found.collect::<Vec<_>>()
    };
    assert_eq!(codes(" 380631207017 "), ["00380631207017"]);
    assert_eq!(codes(&format!("(01){VACCINE}(17)270630")), [VACCINE]);
    assert_eq!(drugs("49281-521-00"), ["4928152100"]);
    assert_eq!(drugs("4928152100"), ["4928152100"]);
    // Eleven digits of billing: the zero before 521 is one of three that may be.
    assert_eq!(drugs("49281052100"), ["4928152100", "4928105210"]);
    assert!(drugs("49281-0521-00").contains(&"4928152100".to_owned()));
    assert_eq!(drugs("gauze 4x4"), Vec::<String>::new());

    let mut day = Day::on(2026, 11, 22);
    let (item, other) = (day.world.items[0], day.world.items[1]);
    link(&mut day, VACCINE, item, None).unwrap();
    link(&mut day, "00380631207017", other, None).unwrap();
    let found = |digits: &str| day.state().catalogue.items_with_drug(digits);
    assert_eq!(found("4928152100"), [item]);
    assert_eq!(found("8063120701"), [other]);
    assert_eq!(found("0349281521"), []);
}

#[test]
fn a_scanner_of_another_keyboard_is_understood_before_anybody_calibrates_it() {
    let scan = |code: &str, layout: &[(&str, &str)], tuning: &Tuning| {
        let arrives = through(keys_of(&format!("{code}\n"), 10), layout);
        let heeded = hear(&mut Wedge::new(tuning.clone()), &arrives);
        read_scan(&heeded.scans[0], tuning, today())
    };
    let fresh = Tuning::default();
    for layout in [&SPANISH[..], &FRENCH[..], &[]] {
        for code in [
            "+A123BJC5D6E71G1/$$73C001/S0001/16D20160101/14D20200101Y",
            "380631207017",
            "]d20100349281521003",
        ] {
            assert_eq!(scan(code, layout, &fresh), read(code, today()), "{code}");
        }
        // Whichever way the keys are read: a person is a person.
        let wristband = "8018034531200000000000725019700101";
        assert_eq!(scan(wristband, layout, &fresh), Outcome::Refused(Unread::Person));
    }
    // A code of the clinic's own has no check digit: it stays as it came.
    assert_eq!(scan("SHELF/12", &SPANISH, &fresh), read("SHELF-12", today()));
    // What the sheet has shown is not guessed again.
    let learnt = Some(Learnt { source: Source::Typed, swaps: Vec::new() });
    let tuned = Tuning { learnt, ..Tuning::default() };
    assert_eq!(scan("380631207017", &FRENCH, &tuned), read("\"_à-\"&éàèà&è", today()));
}
