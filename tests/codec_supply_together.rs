//! Fields of a code that need or contradict each other, and a hail of texts. Keeps away: a pallet's count
//! taken for a box, a pack size that the standard does not know, a tablet that a damaged code stops.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::path::Path;

use tallywell::codec::supply::{GS, Unread, read, together};
use tallywell::domain::time::Date;

fn today() -> Date {
    Date::from_civil(2026, 11, 22).unwrap()
}

/// `needs` in the dictionary's words: groups behind blanks; then what contradicts it.
fn rules_of_the_dictionary(text: &str) -> BTreeMap<String, (String, String)> {
    let mut rules = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())) {
        let line = line.split('#').next().unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        let all = |name: &str| words.iter().filter_map(|word| word.strip_prefix(name)).collect::<Vec<_>>();
        let (needs, never) = (all("req=").join(" "), all("ex=").join(","));
        let (first, last) = words[0].split_once('-').unwrap_or((words[0], words[0]));
        for number in first.parse::<u32>().unwrap()..=last.parse().unwrap() {
            let ai = format!("{number:0width$}", width = first.len());
            rules.insert(ai, (needs.clone(), never.clone()));
        }
    }
    rules
}

#[test]
fn the_associations_agree_with_the_dictionary() {
    // A real table beside the checkout, and no part of it: without it there is nothing to compare.
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/gs1/gs1-syntax-dictionary.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("not compared: {} is not here", path.display());
        return;
    };
    let rules = rules_of_the_dictionary(&text);
    assert!(rules.len() > 400, "{}", rules.len());
    for (ai, (needs, never)) in rules {
        let rule = together::of(&ai);
        let own = format!("{}n", ai.get(..3).unwrap_or_default());
        let our_never = rule.map_or("", |rule| rule.never).replace("own", &own);
        assert_eq!(rule.map_or("", |rule| rule.needs), needs, "{ai} needs");
        assert_eq!(our_never, never, "{ai} contradicts");
    }
}

#[test]
fn what_contradicts_itself_is_refused_and_what_is_only_a_part_is_not() {
    let check = |scan: &str, expected: Option<Unread>| {
        assert_eq!(read(scan, today()).err(), expected, "{scan:?}");
    };
    let apart = |field: &str, other: &str| {
        Some(Unread::NotTogether { field: field.to_owned(), other: other.to_owned() })
    };
    let needs = |field: &str| Some(Unread::Needs { field: field.to_owned() });
    let gtin = "0100349281521003";
    // An article and the count of another one.
    check(&format!("]d2{gtin}3725"), apart("01", "37"));
    check(&format!("]d2{gtin}020034928152100337{}", 25), apart("01", "37"));
    // The same measure in two ways.
    check(&format!("]d2{gtin}31000001233103000123"), apart("3100", "3103"));
    check(&format!("]d2{gtin}3100000123"), None);
    // A second serial number without the first.
    check(&format!("]d2{gtin}250X1"), needs("250"));
    check(&format!("]d2{gtin}21S1{GS}250X1"), None);
    // What is in a box, and not how many.
    check("]d20200349281521003", needs("02"));
    check("]d2020034928152100337 4".replace(' ', "").as_str(), None);
    // The second symbol of a box has no article: that one stands in the first.
    check("]d21727063010ABC123", None);
    check("]d2250X1", None);
}

/// A stream of numbers that looks like chance and is the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn a_hundred_thousand_damaged_texts_get_an_answer_each() {
    let pieces = [
        "01",
        "10",
        "17",
        "21",
        "37",
        "02",
        "8018",
        "7250",
        "00349281521003",
        "270630",
        "ABC123",
        "]d2",
        "]C1",
        "+A123BJC5D6E71G",
        "+$$",
        "$$3270630",
        "/S",
        "/14D20270630",
        "[)>\u{1e}06",
        "9N110375286414",
        "\u{1d}",
        "\u{1e}",
        "\u{4}",
        "https://",
        "/01/",
        "?17=",
        "%",
        "%C3",
        "(01)",
        "(10)",
        "(",
        ")",
        "é",
        "٤",
        "0",
        "9",
        "\u{fffd}",
        " ",
        "+",
        "+/",
        "]",
        "~",
        "-",
        "3103",
        "000123",
        "8200",
        "99",
    ];
    let mut dice = Dice(20_261_126);
    let mut read_so_far = 0;
    for _ in 0..100_000 {
        let text: String = (0..dice.roll(12)).map(|_| pieces[dice.roll(pieces.len())]).collect();
        let cut = text.char_indices().map(|(at, _)| at).nth(dice.roll(40)).unwrap_or(text.len());
        let answer = read(&text[..cut], today());
        assert_eq!(answer, read(&text[..cut], today()), "{text:?}");
        read_so_far += usize::from(answer.is_ok());
    }
    assert!(
        (1_000..99_000).contains(&read_so_far),
        "a test that reads all or nothing shows little: {read_so_far}"
    );
}
