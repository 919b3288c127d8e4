//! Scanners that type. Keeps away: a fast typist taken for a scanner, a letter that is lost, a code that
//! keeps another keyboard's characters, a lot without its end.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use support::cases;
use tallywell::codec::supply::GS;
use tallywell::codec::wedge::learn::{Lesson, Part, Separator, learn};
use tallywell::codec::wedge::{Heard, Learnt, Modifiers, Nature, Scan, Source, Stroke, Tuning, Wedge};

const CODE: &str = "01003492815210031727063010ABC123";

/// A key as a test tells it: what arrives, where it lies, what is held, how long after the one before.
#[derive(Clone, Debug)]
struct Key {
    key: String,
    code: String,
    held: Modifiers,
    nature: Nature,
    after_ms: i64,
}

fn key(key: &str, code: &str, held: Modifiers, after_ms: i64) -> Key {
    Key { key: key.to_owned(), code: code.to_owned(), held, nature: Nature::Pressed, after_ms }
}

/// The keys of a US keyboard for a text, a Shift before each that needs one.
fn keys_of(text: &str, after_ms: i64) -> Vec<Key> {
    let mut keys = Vec::new();
    for character in text.chars() {
        let (code, shift) = place_of(character);
        let held = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
        if shift {
            keys.push(key("Shift", "ShiftLeft", Modifiers::SHIFT, 0));
        }
        keys.push(match character {
            GS => key("]", "BracketRight", Modifiers::CONTROL, after_ms),
            '\n' => key("Enter", "Enter", Modifiers::NONE, after_ms),
            '\t' => key("Tab", "Tab", Modifiers::NONE, after_ms),
            other => key(&other.to_string(), &code, held, after_ms),
        });
    }
    keys
}

/// The key on which a US keyboard has a character, and whether Shift is held.
fn place_of(character: char) -> (String, bool) {
    const SIGNS: [(&str, &str); 22] = [
        ("Digit1", "1!"),
        ("Digit2", "2@"),
        ("Digit3", "3#"),
        ("Digit4", "4$"),
        ("Digit5", "5%"),
        ("Digit6", "6^"),
        ("Digit7", "7&"),
        ("Digit8", "8*"),
        ("Digit9", "9("),
        ("Digit0", "0)"),
        ("Minus", "-_"),
        ("Equal", "=+"),
        ("BracketLeft", "[{"),
        ("BracketRight", "]}"),
        ("Backslash", "\\|"),
        ("Semicolon", ";:"),
        ("Quote", "'\""),
        ("Backquote", "`~"),
        ("Comma", ",<"),
        ("Period", ".>"),
        ("Slash", "/?"),
        ("Space", " "),
    ];
    if character.is_ascii_alphabetic() {
        return (format!("Key{}", character.to_ascii_uppercase()), character.is_ascii_uppercase());
    }
    let found = SIGNS.iter().find(|(_, signs)| signs.contains(character));
    found.map_or((String::new(), false), |(code, signs)| {
        ((*code).to_owned(), signs.find(character) == Some(1))
    })
}

/// What a hearing came to: the scans, and the text that a field would hold afterwards.
#[derive(Debug, Default)]
struct Heeded {
    scans: Vec<Scan>,
    field: String,
}

fn hear(wedge: &mut Wedge, keys: &[Key]) -> Heeded {
    let mut heeded = Heeded::default();
    let (mut at_ms, mut before) = (1_000, String::new());
    for key in keys {
        at_ms += key.after_ms;
        heeded.scans.extend(wedge.silence(at_ms));
        let stroke = Stroke { key: &key.key, code: &key.code, at_ms, held: key.held, nature: key.nature };
        let typed = |field: &mut String| {
            if key.key.chars().count() == 1 && key.held != Modifiers::CONTROL {
                field.push_str(&key.key);
            }
        };
        match wedge.stroke(&stroke) {
            Heard::Typing => typed(&mut heeded.field),
            Heard::Opening => {
                before = heeded.field.clone();
                typed(&mut heeded.field);
            }
            Heard::Started => heeded.field = before.clone(),
            Heard::Burst => {}
            Heard::Done(scan) => heeded.scans.push(scan),
        }
    }
    heeded.scans.extend(wedge.silence(at_ms + 1_000));
    heeded
}

fn scanned(keys: &[Key]) -> Heeded {
    hear(&mut Wedge::default(), keys)
}

fn texts(heeded: &Heeded) -> Vec<&str> {
    heeded.scans.iter().map(|scan| scan.text.as_str()).collect()
}

fn joined(parts: &[Vec<Key>]) -> Vec<Key> {
    parts.concat()
}

fn later(mut keys: Vec<Key>, pause_ms: i64) -> Vec<Key> {
    keys[0].after_ms = pause_ms;
    keys
}

#[test]
fn a_burst_is_a_scan_however_slow_the_scanner_and_whatever_ends_it() {
    for pace in [0, 1, 5, 15, 20, 25, 30, 35] {
        for end in ["\n", "\t", ""] {
            let heeded = scanned(&keys_of(&format!("{CODE}{end}"), pace));
            assert_eq!(texts(&heeded), [CODE], "{pace} ms, {end:?}");
            assert_eq!(heeded.field, "", "{pace} ms: nothing stays in the field");
        }
    }
    // A radio link stutters.
    let mut keys = keys_of(&format!("{CODE}\n"), 12);
    for (place, stutter) in [(4, 90), (12, 100), (20, 70)] {
        keys[place].after_ms = stutter;
    }
    assert_eq!(texts(&scanned(&keys)), [CODE]);
}

#[test]
fn hands_are_never_taken_for_a_scanner() {
    for pace in [51, 60, 75, 90, 120, 400] {
        let heeded = scanned(&keys_of("gauze sponge 4x4 12345678901234\n", pace));
        assert_eq!(heeded.scans, [], "{pace} ms");
        assert_eq!(heeded.field, "gauze sponge 4x4 12345678901234", "{pace} ms");
    }
    // Two letters that roll off the fingers at once, again and again.
    let mut keys = keys_of("there and then other", 95);
    for place in (1..keys.len()).step_by(3) {
        keys[place].after_ms = 12;
    }
    assert_eq!(scanned(&keys).scans, []);
    // Five keys at a scanner's pace are none.
    let few = scanned(&keys_of("12345\n", 5));
    assert_eq!((few.scans.len(), few.field.as_str()), (0, "12345"));
}

#[test]
fn what_was_typed_before_a_scan_stays_and_what_is_typed_after_it_too() {
    let keys = joined(&[
        keys_of("gau", 90),
        later(keys_of(&format!("{CODE}\n"), 10), 120),
        later(keys_of("ze", 90), 300),
    ]);
    let heeded = scanned(&keys);
    assert_eq!((texts(&heeded), heeded.field.as_str()), (vec![CODE], "gauze"));
    // The last letter of a typist and the first of a scanner, closer than most hands.
    let keys = joined(&[keys_of("gau", 90), later(keys_of(&format!("{CODE}\n"), 10), 55)]);
    let heeded = scanned(&keys);
    assert_eq!((texts(&heeded), heeded.field.as_str()), (vec![CODE], "gau"));
}

#[test]
fn a_held_key_a_shortcut_and_a_character_being_composed_are_a_persons() {
    let repeated = |text: &str, nature: Nature| {
        let mut keys = keys_of(text, 8);
        keys.iter_mut().skip(1).for_each(|key| key.nature = nature);
        keys
    };
    assert_eq!(scanned(&repeated("aaaaaaaaaaaaaaaaaaaa", Nature::Repeated)).scans, []);
    assert_eq!(scanned(&repeated("konnichiwa", Nature::Composing)).scans, []);
    let shortcuts: Vec<Key> = (0..10).map(|_| key("c", "KeyC", Modifiers::CONTROL, 8)).collect();
    assert_eq!(scanned(&shortcuts).scans, []);
    let commands: Vec<Key> = (0..10).map(|_| key("v", "KeyV", Modifiers::META, 8)).collect();
    assert_eq!(scanned(&commands).scans, []);
    let unknown: Vec<Key> = (0..10).map(|_| key("Unidentified", "", Modifiers::NONE, 8)).collect();
    assert_eq!(scanned(&unknown).scans, []);
    let arrows: Vec<Key> = (0..10).map(|_| key("ArrowDown", "ArrowDown", Modifiers::NONE, 8)).collect();
    assert_eq!(scanned(&arrows).scans, []);
}

#[test]
fn a_group_separator_comes_through_in_each_way_that_scanners_send_it() {
    let whole = format!("{CODE}{GS}21S1");
    let around = |separator: Vec<Key>| joined(&[keys_of(CODE, 8), separator, keys_of("21S1\n", 8)]);
    let alt = |digits: &str| {
        let mut keys = vec![key("Alt", "AltLeft", Modifiers::ALT, 8)];
        keys.extend(
            digits.chars().map(|digit| key(&digit.to_string(), &format!("Numpad{digit}"), Modifiers::ALT, 8)),
        );
        keys
    };
    for separator in [
        vec![key("]", "BracketRight", Modifiers::CONTROL, 8)],
        // On a Spanish keyboard another character lies on that key.
        vec![key("+", "BracketRight", Modifiers::CONTROL, 8)],
        vec![key("\u{1d}", "", Modifiers::NONE, 8)],
        vec![key("F8", "F8", Modifiers::NONE, 8)],
        alt("0029"),
        alt("029"),
    ] {
        assert_eq!(texts(&scanned(&around(separator.clone()))), [whole.as_str()], "{separator:?}");
    }
    // Two numbers one after the other, each with its own Alt.
    let twice = joined(&[keys_of(CODE, 8), alt("0029"), alt("0050"), keys_of("1S1\n", 8)]);
    assert_eq!(texts(&scanned(&twice)), [whole.as_str()]);
    let mut wedge = Wedge::new(Tuning { substitute: Some('|'), ..Tuning::default() });
    assert_eq!(texts(&hear(&mut wedge, &around(keys_of("|", 8)))), [whole.as_str()]);
    // Without a word about it the character is a character.
    assert_eq!(texts(&scanned(&around(keys_of("|", 8)))), [format!("{CODE}|21S1")]);
}

#[test]
fn a_prefix_and_a_suffix_come_off_and_a_prefix_makes_short_codes_certain() {
    let tuning = Tuning { prefix: "~".to_owned(), suffix: "#".to_owned(), ..Tuning::default() };
    let scan = |text: &str, pace: i64| {
        let heeded = hear(&mut Wedge::new(tuning.clone()), &keys_of(text, pace));
        (texts(&heeded).join(","), heeded.field)
    };
    assert_eq!(scan(&format!("~{CODE}#\n"), 10), (CODE.to_owned(), String::new()));
    assert_eq!(scan("~A1#\n", 10), ("A1".to_owned(), String::new()));
    // A scanner that was set back sends neither.
    assert_eq!(scan(&format!("{CODE}\n"), 10), (CODE.to_owned(), String::new()));
    assert_eq!(scan("~A1 by hand", 90), (String::new(), "~A1 by hand".to_owned()));
}

#[test]
fn one_trigger_that_is_sent_twice_counts_once_and_the_next_box_counts_again() {
    let once = keys_of(&format!("{CODE}\n"), 5);
    let twice = |pause: i64| scanned(&joined(&[once.clone(), later(once.clone(), pause)])).scans.len();
    for (pause, scans) in [(10, 1), (150, 1), (299, 1), (301, 2), (600, 2)] {
        assert_eq!(twice(pause), scans, "{pause} ms");
    }
    let other = keys_of("380631207017\n", 5);
    let different = joined(&[once.clone(), later(other, 100), later(once.clone(), 100)]);
    assert_eq!(scanned(&different).scans.len(), 3, "only what follows itself is an echo");
    // A line feed behind the carriage return is no key of anybody.
    let heeded = scanned(&joined(&[once, keys_of("\n", 3)]));
    assert_eq!((heeded.scans.len(), heeded.field.as_str()), (1, ""));
}

#[test]
fn a_burst_of_four_thousand_characters_and_more_is_bounded_and_still_one_scan() {
    for length in [4_000, 50_000] {
        let heeded = scanned(&keys_of(&format!("{}\n", "7".repeat(length)), 1));
        assert_eq!(heeded.scans.len(), 1);
        assert!(heeded.scans[0].text.len() >= 4_000, "its length says that it is no code");
        assert!(heeded.scans[0].text.len() <= 4_200, "and it is not kept whole");
        assert_eq!(heeded.field, "");
    }
}

/// What a layout makes of the keys of a US keyboard: its own characters in the places of the others.
fn through(keys: Vec<Key>, swaps: &[(&str, &str)]) -> Vec<Key> {
    keys.into_iter()
        .map(|mut key| {
            if key.held != Modifiers::CONTROL
                && let Some((_, arrives)) = swaps.iter().find(|(meant, _)| *meant == key.key)
            {
                key.key = (*arrives).to_owned();
            }
            key
        })
        .collect()
}

/// A scanner that speaks US at a tablet that reads Spanish. The accents wait for their letter.
const SPANISH: [(&str, &str); 26] = [
    ("@", "\""),
    ("#", "·"),
    ("^", "&"),
    ("&", "/"),
    ("*", "("),
    ("(", ")"),
    (")", "="),
    ("-", "'"),
    ("_", "?"),
    ("=", "¡"),
    ("+", "¿"),
    ("[", "Dead"),
    ("{", "Dead"),
    ("]", "+"),
    ("}", "*"),
    ("\\", "ç"),
    ("|", "Ç"),
    (";", "ñ"),
    (":", "Ñ"),
    ("'", "Dead"),
    ("\"", "Dead"),
    ("`", "º"),
    ("~", "ª"),
    ("<", ";"),
    (">", ":"),
    ("/", "-"),
];

const FRENCH: [(&str, &str); 24] = [
    ("1", "&"),
    ("2", "é"),
    ("3", "\""),
    ("4", "'"),
    ("5", "("),
    ("6", "-"),
    ("7", "è"),
    ("8", "_"),
    ("9", "ç"),
    ("0", "à"),
    ("a", "q"),
    ("q", "a"),
    ("z", "w"),
    ("w", "z"),
    ("A", "Q"),
    ("Q", "A"),
    ("Z", "W"),
    ("W", "Z"),
    ("m", ","),
    ("M", "?"),
    ("-", ")"),
    ("/", "!"),
    ("?", "§"),
    ("!", "1"),
];

fn lesson(part: Part, layout: &[(&str, &str)], known: &Tuning) -> (Part, Tuning, Separator) {
    let heeded = scanned(&through(keys_of(&format!("{}\n", part.text()), 10), layout));
    match learn(&heeded.scans[0].pieces, known) {
        Lesson::Learnt { part, tuning, separator } => (part, tuning, separator),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_scanner_that_speaks_another_keyboard_is_understood_after_the_calibration() {
    let codes =
        ["+A123BJC5D6E71G1/$$73C001/S0001/16D20160101/14D20200101Y", "]d2010034928152100310a-b_c;D:/", CODE];
    for layout in [&SPANISH[..], &FRENCH[..], &[]] {
        let (part, tuning, separator) = lesson(Part::All, layout, &Tuning::default());
        assert_eq!((part, separator), (Part::All, Separator::Whole));
        for code in codes {
            let arrives = through(keys_of(&format!("{code}\n"), 10), layout);
            let mut wedge = Wedge::new(tuning.clone());
            assert_eq!(texts(&hear(&mut wedge, &arrives)), [code], "{layout:?}");
        }
    }
    // What arrives as it was meant needs no mending.
    let (_, plain, _) = lesson(Part::All, &[], &Tuning::default());
    assert_eq!(plain.learnt, Some(Learnt { source: Source::Typed, swaps: Vec::new() }));
    let (_, spanish, _) = lesson(Part::All, &SPANISH, &Tuning::default());
    assert_eq!(
        spanish.learnt.unwrap().source,
        Source::Placed,
        "accents cannot be told apart by what they type"
    );
}

#[test]
fn a_tablet_that_does_not_say_which_key_it_was_learns_character_by_character() {
    let blind = |mut keys: Vec<Key>| {
        keys.iter_mut().filter(|key| key.held != Modifiers::CONTROL).for_each(|key| key.code.clear());
        keys
    };
    let mut tuning = Tuning::default();
    // Line by line, for a scanner that reads no squares.
    for part in Part::LINES {
        let heeded = scanned(&blind(through(keys_of(&format!("{}\n", part.text()), 10), &FRENCH)));
        match learn(&heeded.scans[0].pieces, &tuning) {
            Lesson::Learnt { part: learnt, tuning: newer, .. } => {
                assert_eq!(learnt, part);
                tuning = newer;
            }
            // On a French keyboard two signs of the sheet can arrive alike: then it says so.
            Lesson::Alike(..) => assert_eq!(part, Part::Signs),
            Lesson::NotASheet => panic!("{part:?}"),
        }
    }
    let arrives = blind(through(keys_of(&format!("{CODE}\n"), 10), &FRENCH));
    assert_eq!(texts(&hear(&mut Wedge::new(tuning), &arrives)), [CODE]);
    let dead = scanned(&blind(through(keys_of(&format!("{}\n", Part::All.text()), 10), &SPANISH)));
    assert!(matches!(learn(&dead.scans[0].pieces, &Tuning::default()), Lesson::Alike(..)));
}

#[test]
fn the_calibration_finds_what_stands_for_the_separator_and_around_the_code() {
    let sheet = Part::All.text();
    let from = |text: &str| {
        let heeded = scanned(&keys_of(text, 10));
        match learn(&heeded.scans[0].pieces, &Tuning::default()) {
            Lesson::Learnt { tuning, separator, .. } => (tuning, separator),
            other => panic!("{other:?}"),
        }
    };
    let (tuning, separator) = from(&format!("~{}#", sheet.replace(GS, "|")));
    assert_eq!(separator, Separator::Substitute('|'));
    assert_eq!((tuning.prefix.as_str(), tuning.suffix.as_str(), tuning.substitute), ("~", "#", Some('|')));
    assert_eq!(from(&sheet.replace(GS, "")).1, Separator::Lost);
    assert_eq!(from(&sheet.replace(GS, "^]")).1, Separator::Garbled);
    for wrong in [CODE, "TELLU", &sheet[..60], &sheet.replace("LET", "LTE")] {
        let heeded = scanned(&keys_of(wrong, 10));
        let pieces = heeded.scans.first().map(|scan| scan.pieces.clone()).unwrap_or_default();
        assert_eq!(learn(&pieces, &Tuning::default()), Lesson::NotASheet, "{wrong}");
    }
    // Without small letters two are one.
    let capitals = scanned(&keys_of(&sheet.to_uppercase(), 10));
    assert!(matches!(learn(&capitals.scans[0].pieces, &Tuning::default()), Lesson::Alike(..)));
}

#[test]
fn caps_lock_does_not_turn_a_lot_around() {
    let turned = |text: &str| {
        let mut keys = keys_of(text, 10);
        for key in &mut keys {
            let turned: String = key
                .key
                .chars()
                .map(|c| if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() })
                .collect();
            if key.key.len() == 1 {
                key.key = turned;
            }
        }
        keys
    };
    let sheet = scanned(&turned(&format!("{}\n", Part::All.text())));
    let Lesson::Learnt { tuning, .. } = learn(&sheet.scans[0].pieces, &Tuning::default()) else { panic!() };
    let heeded = hear(&mut Wedge::new(tuning), &turned("0100349281521003 10aBc\n".replace(' ', "").as_str()));
    assert_eq!(texts(&heeded), ["010034928152100310aBc"]);
}

#[test]
fn what_a_tablet_has_learnt_reads_back_as_itself() {
    let learnt = Learnt { source: Source::Placed, swaps: vec![('ñ', ';'), ('ç', '\\')] };
    for tuning in [
        Tuning::default(),
        Tuning {
            prefix: "~".to_owned(),
            suffix: "\"#".to_owned(),
            substitute: Some('|'),
            learnt: Some(learnt),
        },
        lesson(Part::All, &FRENCH, &Tuning::default()).1,
    ] {
        let line = tuning.to_line();
        assert_eq!(Tuning::from_line(&line), Some(tuning));
        assert!(line.len() <= 256, "a preference has at most 256 bytes");
    }
    for wrong in ["", "2\n\n\n\n-\n", "1\n\n\n\nx\n", "1\ntoolong\n\n\n-\n", "1"] {
        assert_eq!(Tuning::from_line(wrong), None, "{wrong:?}");
    }
}

proptest! {
    #![proptest_config(cases(256))]

    /// No hand is so fast six times in a row; whatever it types is all there.
    #[test]
    fn nothing_that_hands_type_is_lost(gaps in prop::collection::vec(52..400_i64, 1..60), text in "[a-zA-Z0-9 ,./+-]{60}") {
        let mut keys: Vec<Key> = keys_of(&text, 0).into_iter().filter(|key| key.key != "Shift").collect();
        keys.truncate(gaps.len());
        for (key, gap) in keys.iter_mut().zip(&gaps) {
            key.after_ms = *gap;
        }
        let expected: String = keys.iter().map(|key| key.key.as_str()).collect();
        let heeded = scanned(&keys);
        prop_assert_eq!(heeded.scans.len(), 0);
        prop_assert_eq!(heeded.field, expected);
    }

    /// Whatever a scanner sends between hands comes out whole, and the hands' field is theirs.
    #[test]
    fn hands_and_scanner_never_mix(
        before in "[a-z]{0,8}",
        code in "[A-Z0-9/$+.-]{8,40}",
        after in "[a-z]{0,8}",
        pace in 0..31_i64,
        jitter in prop::collection::vec(0..5_i64, 40),
        pause in 101..900_i64,
    ) {
        let mut burst = keys_of(&format!("{code}\n"), pace);
        for (key, more) in burst.iter_mut().zip(&jitter) {
            key.after_ms += *more;
        }
        let mut keys = keys_of(&before, 90);
        keys.extend(later(burst, pause));
        if !after.is_empty() {
            keys.extend(later(keys_of(&after, 90), pause));
        }
        let heeded = scanned(&keys);
        prop_assert_eq!(texts(&heeded), vec![code.as_str()]);
        prop_assert_eq!(heeded.field, format!("{before}{after}"));
    }
}
