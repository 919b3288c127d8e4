//! Codes on supplies. Keeps away: a lot that swallowed a date, a box taken for a piece, an expiry in the
//! wrong century, a patient's name in the stock.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;
use support::cases;
use tallywell::codec::supply::{
    Article, Expiry, GS, Gtin, Ndc, Precision, Read, Reading, Unread, ai, gs1, read,
};
use tallywell::domain::time::Date;

fn day(year: i32, month: u8, day: u8) -> Date {
    Date::from_civil(year, month, day).unwrap()
}

fn today() -> Date {
    day(2026, 11, 22)
}

fn one(scan: &str) -> Reading {
    match read(scan, today()) {
        Ok(Read::One(reading)) => reading,
        other => panic!("{scan:?}: {other:?}"),
    }
}

fn asked(scan: &str) -> Vec<Reading> {
    match read(scan, today()) {
        Ok(Read::Ask(readings)) => readings,
        other => panic!("{scan:?}: {other:?}"),
    }
}

fn refused(scan: &str) -> Unread {
    match read(scan, today()) {
        Err(unread) => unread,
        other => panic!("{scan:?}: {other:?}"),
    }
}

fn gtin(reading: &Reading) -> String {
    match &reading.article {
        Some(Article::Gtin(gtin)) => gtin.to_string(),
        other => panic!("{other:?}"),
    }
}

fn hibc(labeler: &str, product: &str, unit: u8) -> Option<Article> {
    Some(Article::Hibc { labeler: labeler.to_owned(), product: product.to_owned(), unit })
}

const VACCINE: &str = "01003492815210031727063010ABC123";

#[test]
fn a_vaccine_is_read_with_its_drug_number_lot_serial_and_expiry() {
    for scan in [
        format!("{VACCINE}{GS}21S1"),
        format!("]d2{VACCINE}{GS}21S1"),
        format!("]C1{VACCINE}{GS}21S1{GS}"),
        format!("{GS}{VACCINE}{GS}21S1\r\n"),
        "(01)00349281521003(17)270630(10)ABC123(21)S1".to_owned(),
        format!("[)>\u{1e}05{VACCINE}{GS}21S1\u{1e}\u{4}"),
        "https://id.example.org/some/01/349281521003/10/ABC123/21/S1?17=270630&utm=x".to_owned(),
    ] {
        let reading = one(&scan);
        assert_eq!(gtin(&reading), "00349281521003", "{scan:?}");
        assert_eq!(reading.ndc, Some(Ndc::Digits("4928152100".to_owned())));
        assert_eq!(reading.lot.as_deref(), Some("ABC123"));
        assert_eq!(reading.serial.as_deref(), Some("S1"));
        assert_eq!(reading.expiry, Some(Expiry::on(day(2027, 6, 30))));
    }
}

#[test]
fn a_lost_separator_is_asked_about_and_never_guessed() {
    let readings = asked("010034928152100310ABC12317270630");
    let lots: Vec<_> = readings.iter().map(|reading| reading.lot.clone().unwrap()).collect();
    assert_eq!(lots, ["ABC123", "ABC12317270630"]);
    assert_eq!(readings[0].expiry, Some(Expiry::on(day(2027, 6, 30))));
    assert_eq!(readings[1].expiry, None);

    // Lot, then serial, then the date, and not one separator.
    let readings = asked("010034928152100310AB21S917270630");
    let serials: BTreeSet<_> = readings.iter().map(|reading| reading.serial.clone()).collect();
    assert!(serials.contains(&Some("S9".to_owned())) && serials.contains(&None), "{readings:?}");

    // Too long for a lot, so it cannot be one; a person still says what it is.
    let readings = asked("010034928152100310ABCDEFGHIJKLMNO17270630");
    assert_eq!(readings.len(), 1);
    assert_eq!(readings[0].lot.as_deref(), Some("ABCDEFGHIJKLMNO"));

    // Nothing that looks like a date: nothing to ask.
    assert_eq!(one("010034928152100310ABC123").lot.as_deref(), Some("ABC123"));
    assert_eq!(one("010034928152100310ABC17991399").lot.as_deref(), Some("ABC17991399"));
    // A date of long ago is no more than a lot with many digits.
    assert_eq!(one("010034928152100310ABC17850101").lot.as_deref(), Some("ABC17850101"));
}

#[test]
fn dates_get_their_century_and_their_month_its_last_day() {
    let expiry = |digits: &str| one(&format!("0100349281521003 17{digits}").replace(' ', "")).expiry.unwrap();
    for (digits, expected) in [
        ("270600", day(2027, 6, 30)),
        ("270200", day(2027, 2, 28)),
        ("280200", day(2028, 2, 29)),
        ("261200", day(2026, 12, 31)),
    ] {
        assert_eq!(expiry(digits), Expiry { day: expected, precision: Precision::Month }, "{digits}");
    }
    assert_eq!(expiry("280229"), Expiry::on(day(2028, 2, 29)));
    // Fifty years ahead is still this century, fifty-one is the one before.
    assert_eq!(expiry("760101"), Expiry::on(day(2076, 1, 1)));
    assert_eq!(expiry("770101"), Expiry::on(day(1977, 1, 1)));
    for impossible in ["270230", "271301", "270001", "270631"] {
        let field = "17".to_owned();
        assert_eq!(refused(&format!("010034928152100317{impossible}")), Unread::Date { field });
    }
    // The year 2080 looks back to 2031 and ahead to 2130.
    let later = |digits: &str| read(&format!("010034928152100317{digits}"), day(2080, 1, 1));
    for (digits, expected) in [("300101", 2130), ("310101", 2031)] {
        let Ok(Read::One(reading)) = later(digits) else { panic!("{digits}") };
        assert_eq!(reading.expiry, Some(Expiry::on(day(expected, 1, 1))));
    }
    let minute = one("010034928152100370032706301430").expiry.unwrap();
    assert_eq!(minute, Expiry { day: day(2027, 6, 30), precision: Precision::Minute(14 * 60 + 30) });
    assert_eq!(refused("010034928152100370032706002430"), Unread::Date { field: "7003".to_owned() });
}

#[test]
fn a_wrong_check_digit_is_refused() {
    for scan in [
        "01003492815210041727063010ABC123",
        "00349281521004",
        "380631207018",
        "(01)00349281521004(10)A",
        "https://example.org/01/00349281521004",
        "]E0380631207018",
    ] {
        assert_eq!(refused(scan), Unread::CheckDigit, "{scan}");
    }
    // The vectors of the GS1 test routine.
    for good in ["02345673", "416000336108", "1234567890128", "12345678901231"] {
        assert!(Gtin::parse(good).is_some(), "{good}");
        let last = good.len() - 1;
        let digit = (good.as_bytes()[last] - b'0' + 1) % 10;
        assert_eq!(Gtin::parse(&format!("{}{digit}", &good[..last])), None, "{good}");
    }
}

#[test]
fn one_article_has_one_number_however_long_it_is_printed() {
    for scan in ["380631207017", "0380631207017", "00380631207017", "]E00380631207017"] {
        assert_eq!(gtin(&one(scan)), "00380631207017", "{scan}");
    }
    // UPC-E: the four ways in which the zeros were taken out.
    for (short, long) in
        [("04252614", "042100005264"), ("01234505", "012000003455"), ("01234558", "012345000058")]
    {
        let found = match read(short, today()) {
            Ok(Read::One(reading)) => vec![gtin(&reading)],
            Ok(Read::Ask(readings)) => readings.iter().map(gtin).collect(),
            other => panic!("{short}: {other:?}"),
        };
        assert!(found.contains(&format!("{long:0>14}")), "{short}: {found:?}");
    }
}

#[test]
fn an_outer_pack_is_another_number_with_the_same_drug_number() {
    let inner = Gtin::parse("00349281521003").unwrap();
    let outer = Gtin::parse("10349281521000").unwrap();
    assert_eq!((inner.indicator(), outer.indicator()), (0, 1));
    assert_ne!(inner, outer);
    assert_eq!(inner.ndc(), outer.ndc());
    assert_eq!(Gtin::parse("00380631207017").unwrap().ndc(), Some(Ndc::Digits("8063120701".to_owned())));
    assert_eq!(Gtin::parse("02345673").unwrap().ndc(), None);
}

#[test]
fn a_drug_number_keeps_its_hyphens_and_only_they_place_the_zero() {
    let billing = |text: &str| Ndc::parse(text).unwrap().billing();
    assert_eq!(billing("49281-521-00").as_deref(), Some("49281-0521-00"));
    assert_eq!(billing("0006-4045-01").as_deref(), Some("00006-4045-01"));
    assert_eq!(billing("59267-4438-1").as_deref(), Some("59267-4438-01"));
    assert_eq!(billing("49281-0521-00").as_deref(), Some("49281-0521-00"));
    assert_eq!(billing("4928152100"), None);
    assert_eq!(billing("123456-1234-12"), None, "twelve digits do not fit eleven");
    assert_eq!(Ndc::parse("49281-521-00").unwrap().digits(), "4928152100");
    for wrong in ["", "492815210", "4928152100000", "49281-52-100", "49281/521/00", "-", "٤٩٢٨١٥٢١٠٠"]
    {
        assert_eq!(Ndc::parse(wrong), None, "{wrong}");
    }
    let beside = one(&format!("]d20100349281521003715123456123412{GS}10A"));
    assert_eq!(beside.ndc, Some(Ndc::Digits("123456123412".to_owned())));
}

#[test]
fn a_patient_or_a_colleague_is_refused_wherever_they_stand() {
    for scan in [
        format!("]d28018034531200000000000{GS}725019700101"),
        format!("0100349281521003{GS}7256Jane%20Doe"),
        "(01)00349281521003(7259)Baby".to_owned(),
        "(8017)034531200000000000".to_owned(),
        "https://example.org/8018/034531200000000000".to_owned(),
        "https://example.org/menu?7256=Jane".to_owned(),
        "https://example.org/01/00349281521003?7259=Baby".to_owned(),
        // A scanner that says nothing of its symbol, with its separators lost.
        "8018034531200000000000725019700101".to_owned(),
        "7253SMITH".to_owned(),
        "+/EAB12345C".to_owned(),
        "[)>\u{1e}058018034531200000000000\u{1e}\u{4}".to_owned(),
    ] {
        assert_eq!(refused(&scan), Unread::Person, "{scan:?}");
    }
}

#[test]
fn hibc_says_labeler_product_and_unit() {
    assert_eq!(one("+A123BJC5D6E71G").article, hibc("A123", "BJC5D6E7", 1));
    assert_eq!(refused("+A123BJC5D6E71H"), Unread::CheckDigit);
    assert_eq!(one("+BLUEUNICORN7N").article, hibc("BLUE", "UNICORN", 7));
    // The check character is a space, and often lost on the way.
    assert_eq!(one("+A123AA40 ").article, hibc("A123", "AA4", 0));
    assert_eq!(one("+A123AA40").article, hibc("A123", "AA4", 0));
}

#[test]
fn hibc_says_lot_serial_and_dates_in_every_form() {
    let whole = one("+A123BJC5D6E71G1/$$73C001/S0001/16D20160101/14D20200101Y");
    assert_eq!(whole.article, hibc("A123", "BJC5D6E71G", 1));
    assert_eq!(whole.lot.as_deref(), Some("3C001"));
    assert_eq!(whole.serial.as_deref(), Some("0001"));
    assert_eq!(whole.made, Some(day(2016, 1, 1)));
    assert_eq!(whole.expiry, Some(Expiry::on(day(2020, 1, 1))));

    let julian = one("+A99912345/$$52001510X3/16D20111212/S77DEFG457");
    assert_eq!(julian.article, hibc("A999", "1234", 5));
    assert_eq!(julian.lot.as_deref(), Some("10X3"));
    assert_eq!(julian.serial.as_deref(), Some("77DEFG45"));
    assert_eq!(julian.expiry, Some(Expiry::on(day(2020, 1, 15))));

    // Symbols of their own end with the link to their primary and their own check.
    let alone = one("+$$20928053C001/S0001/16D20000101XQ");
    assert_eq!((alone.article, alone.lot.as_deref()), (None, Some("3C001")));
    assert_eq!(alone.expiry, Some(Expiry::on(day(2005, 9, 28))));
    let counted = one("+$$91234573C001/16D20160101/14D20200101XX");
    assert_eq!((counted.count, counted.lot.as_deref()), (Some(12_345), Some("3C001")));

    for (field, lot, serial, expiry, precision) in [
        ("$LOT1", Some("LOT1"), None, None, Precision::Day),
        ("$+SER1", None, Some("SER1"), None, Precision::Day),
        ("$$0628LOT1", Some("LOT1"), None, Some(day(2028, 6, 30)), Precision::Month),
        ("$$1228LOT1", Some("LOT1"), None, Some(day(2028, 12, 31)), Precision::Month),
        ("$$2063028LOT1", Some("LOT1"), None, Some(day(2028, 6, 30)), Precision::Day),
        ("$$3280630LOT1", Some("LOT1"), None, Some(day(2028, 6, 30)), Precision::Day),
        ("$$428063014LOT1", Some("LOT1"), None, Some(day(2028, 6, 30)), Precision::Minute(840)),
        ("$$528182LOT1", Some("LOT1"), None, Some(day(2028, 6, 30)), Precision::Day),
        ("$$62818214LOT1", Some("LOT1"), None, Some(day(2028, 6, 30)), Precision::Minute(840)),
        ("$$7LOT1", Some("LOT1"), None, None, Precision::Day),
        ("$$+7SER1", None, Some("SER1"), None, Precision::Day),
        ("$$8243280630LOT1", Some("LOT1"), None, Some(day(2028, 6, 30)), Precision::Day),
        ("28182LOT1", Some("LOT1"), None, Some(day(2028, 6, 30)), Precision::Day),
    ] {
        let reading = one(&with_check(&format!("+A123AA40/{field}")));
        assert_eq!((reading.lot.as_deref(), reading.serial.as_deref()), (lot, serial), "{field}");
        assert_eq!(reading.expiry, expiry.map(|day| Expiry { day, precision }), "{field}");
        assert_eq!(reading.count, field.starts_with("$$8").then_some(24), "{field}");
    }
    for (field, wrong) in
        [("$$3281330L", "date"), ("$$5L", "date"), ("28400L", "date"), ("/14D20270230", "14D")]
    {
        let refused = refused(&with_check(&format!("+A123AA40/{field}")));
        let said = matches!(&refused, Unread::Date { field } | Unread::Field { field } if field == wrong);
        assert!(said, "{field}: {refused:?}");
    }
}

/// A HIBC text with its check character.
fn with_check(text: &str) -> String {
    const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
    let sum: usize = text.chars().map(|c| ALPHABET.find(c).unwrap()).sum();
    format!("{text}{}", ALPHABET.chars().nth(sum % 43).unwrap())
}

#[test]
fn an_envelope_of_a_european_pharmacy_is_read() {
    let reading = one(&format!("[)>\u{1e}069N110375286414{GS}1TAB12{GS}D280600{GS}S9F\u{1e}\u{4}"));
    assert_eq!(reading.article, Some(Article::Ppn("1103752864".to_owned())));
    assert_eq!(reading.lot.as_deref(), Some("AB12"));
    assert_eq!(reading.serial.as_deref(), Some("9F"));
    assert_eq!(reading.expiry, Some(Expiry { day: day(2028, 6, 30), precision: Precision::Month }));
    assert_eq!(refused("[)>\u{1e}069N110375286415\u{1e}\u{4}"), Unread::CheckDigit);
}

#[test]
fn a_model_number_is_checked_by_its_pair() {
    let fields = |text: &'static str| gs1::elements(text, today());
    assert!(fields("80131987654Ad4X4bL5ttr2310c2K").is_ok());
    assert_eq!(fields("80131987654Ad4X4bL5ttr2310c2L"), Err(Unread::CheckDigit));
}

#[test]
fn what_is_inside_a_box_is_counted_by_37_and_what_is_in_a_unit_by_30() {
    let inside = one(&format!("]d2020034928152100337{}", "25"));
    assert_eq!((gtin(&inside).as_str(), inside.count), ("00349281521003", Some(25)));
    assert_eq!(one("]d201003492815210033010").count, Some(10));
    // 37 is not a pack size: beside 01 it contradicts it.
    let contradicts = Unread::NotTogether { field: "01".to_owned(), other: "37".to_owned() };
    assert_eq!(refused("]d201003492815210033725"), contradicts);
}

#[test]
fn the_second_symbol_of_a_box_is_read_by_itself() {
    let reading = one("1727063010ABC123");
    assert_eq!((reading.article, reading.lot.as_deref()), (None, Some("ABC123")));
    assert_eq!(one("]C110ABC123").lot.as_deref(), Some("ABC123"));
    let numbered = one("https://example.org/01/00349281521003/10/7253");
    assert_eq!(numbered.lot.as_deref(), Some("7253"), "a lot that looks like an identifier");
}

#[test]
fn a_code_of_the_clinics_own_stays_as_it_is() {
    for scan in [
        "SHELF-12",
        "10ABC123",
        "7253",
        "8018-2",
        "https://example.org/menu",
        "1e3",
        "-3",
        "12.5",
        "١٢",
        "123",
    ] {
        assert_eq!(read(scan, today()), Ok(Read::Plain(scan.to_owned())));
    }
}

#[test]
fn bad_input_is_named_and_never_read() {
    assert_eq!(refused(""), Unread::Empty);
    assert_eq!(refused(" \t\r\n"), Unread::Empty);
    assert_eq!(refused(&"0".repeat(4_001)), Unread::TooLong);
    let field = |field: &str| Unread::Field { field: field.to_owned() };
    assert_eq!(refused("]d2010034928152100"), field("01"));
    assert_eq!(refused(&format!("]d2{VACCINE}#{GS}21S1")), field("10"));
    assert_eq!(refused(&format!("]d20100349281521003{GS}10ABCDEFGHIJKLMNOPQRSTU{GS}21A")), field("10"));
    assert_eq!(refused("]d20100349281521003059"), Unread::UnknownField { at: 16 });
    assert_eq!(refused(&format!("]d2{VACCINE}{GS}10XYZ")), Unread::Twice { field: "10".to_owned() });
    assert_eq!(refused("https://example.org/01/00349281521003/21/S/10/L"), field("21, 10"));
    assert_eq!(refused("[)>\u{1e}99X\u{1e}\u{4}"), field("format"));
}

/// What the table does not check: company prefixes, country, currency and media codes, coordinates,
/// IBANs, coupons, percent escapes. None of them stands on a supply in a way that we would read.
const NOT_CHECKED: [&str; 18] = [
    "gcppos1",
    "gcppos2",
    "iso3166",
    "iso3166999",
    "iso3166alpha2",
    "iso4217",
    "iso5218",
    "iban",
    "pcenc",
    "latitude",
    "longitude",
    "mediatype",
    "packagetype",
    "importeridx",
    "posinseqslash",
    "winding",
    "couponcode",
    "couponposoffer",
];

#[test]
fn the_table_agrees_with_the_dictionary() {
    let Some(dictionary) = shared("gs1/gs1-syntax-dictionary.txt") else { return };
    let mut known = BTreeSet::new();
    for line in dictionary.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())) {
        let line = line.split('#').next().unwrap();
        let mut words = line.split_whitespace().peekable();
        let ais = words.next().unwrap();
        let flags = words.next_if(|word| word.chars().all(|c| matches!(c, '*' | '?'))).unwrap_or("");
        let spec: Vec<String> = words
            .take_while(|word| word.trim_start_matches('[').starts_with(['N', 'X', 'Y', 'Z']))
            .map(|word| {
                word.split(',').filter(|part| !NOT_CHECKED.contains(part)).collect::<Vec<_>>().join(",")
            })
            .collect();
        let expected = format!("{}{}", if flags.contains('*') { "*" } else { "" }, spec.join(" "));
        let (first, last) = ais.split_once('-').unwrap_or((ais, ais));
        for number in first.parse::<u32>().unwrap()..=last.parse().unwrap() {
            let ai = format!("{number:0width$}", width = first.len());
            let (found, row) = ai::at_start(&ai).unwrap_or_else(|| panic!("{ai} is missing"));
            assert_eq!((found, row.spec), (ai.as_str(), expected.as_str()));
            known.insert(ai);
        }
    }
    assert!(known.len() > 400, "{}", known.len());
    for row in ai::TABLE {
        for number in row.first..=row.last {
            let ai = format!("{number:0width$}", width = row.width);
            assert!(known.contains(&ai), "{ai} is not in the dictionary");
        }
    }
}

#[test]
fn every_vaccine_of_the_cdc_table_leads_to_its_drug_number() {
    let Some(table) = shared("cdc/ndc_unit_use_sample.txt") else { return };
    let mut read_so_far = 0;
    for line in table.lines() {
        let columns: Vec<&str> = line.split('|').collect();
        let scan = columns[10].trim();
        if scan.is_empty() {
            continue;
        }
        // One row of the table has lost a zero in front: as a number of 13 digits it is the same.
        let reading = one(scan);
        let parts: Vec<&str> = columns[1..4].iter().map(|part| part.trim()).collect();
        let ndc = Ndc::parse(&parts.join("-")).unwrap();
        assert_eq!(reading.ndc.unwrap().digits(), ndc.digits(), "{line}");
        read_so_far += 1;
    }
    assert!(read_so_far > 50, "{read_so_far}");
}

/// A real table beside the checkout. It is not part of it: without it there is nothing to compare.
fn shared(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        println!("not compared: {} is not here", path.display());
    }
    text
}

proptest! {
    #![proptest_config(cases(512))]

    /// Whatever is scanned: an answer, and the same one again.
    #[test]
    fn any_text_gets_an_answer(text in "\\PC{0,60}|[0-9]{0,40}|[+\\]()\\[>/$0-9A-Z\u{1d}\u{1e}]{0,60}") {
        prop_assert_eq!(read(&text, today()), read(&text, today()));
    }

    /// With separators a text is read in one way, whatever the lot and the serial look like.
    #[test]
    fn with_separators_nothing_is_asked(lot in "[!-Z_a-z&&[^#$@\\[\\]^]]{1,20}", serial in "[0-9A-Z]{1,20}") {
        let reading = one(&format!("]d2010034928152100310{lot}{GS}21{serial}{GS}17270630"));
        prop_assert_eq!(reading.lot, Some(lot));
        prop_assert_eq!(reading.serial, Some(serial));
        prop_assert_eq!(reading.expiry, Some(Expiry::on(day(2027, 6, 30))));
    }

    /// Without them the true reading is always among those that are offered.
    #[test]
    fn without_separators_the_truth_is_among_the_answers(lot in "[A-Z]{1,6}[0-9]{0,4}", days in 0..2_000_i32) {
        let (year, month, of_month) = today().plus_days(days).civil();
        let expiry = format!("{:02}{month:02}{of_month:02}", year % 100);
        let truth = Expiry::on(today().plus_days(days));
        let readings = match read(&format!("010034928152100310{lot}17{expiry}"), today()) {
            Ok(Read::Ask(readings)) => readings,
            other => panic!("{other:?}"),
        };
        let is_true =
            |reading: &Reading| reading.lot.as_deref() == Some(&lot) && reading.expiry == Some(truth);
        prop_assert!(readings.iter().any(is_true), "{:?}", readings);
    }

    /// One digit wrong, or two neighbours exchanged that differ by other than five: refused.
    #[test]
    fn a_mistyped_digit_of_a_gtin_is_found(body in "[0-9]{13}", at in 0..14_usize, by in 1..10_u8) {
        let weighted = body.bytes().zip([3, 1].into_iter().cycle()).map(|(d, w)| u32::from(d - b'0') * w);
        let check = (10 - weighted.sum::<u32>() % 10) % 10;
        let mut digits = format!("{body}{check}").into_bytes();
        prop_assert!(Gtin::parse(std::str::from_utf8(&digits).unwrap()).is_some());
        digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
        prop_assert_eq!(Gtin::parse(std::str::from_utf8(&digits).unwrap()), None);
    }
}
