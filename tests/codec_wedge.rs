//! Scanners that type. Keeps away: a fast typist taken for a scanner, a letter that is lost, a lot without
//! its end, a box that is counted twice.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use proptest::prelude::*;
use support::cases;
use support::keyboard::{CODE, Key, hear, joined, key, keys_of, later, scanned, texts};
use tallywell::codec::supply::GS;
use tallywell::codec::wedge::{Modifiers, Nature, Tuning, Wedge};

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

#[test]
fn whatever_is_pressed_gets_an_answer_and_no_scan_grows_without_end() {
    const KEYS: [(&str, &str); 16] = [
        ("a", "KeyA"),
        ("7", "Digit7"),
        ("7", "Numpad7"),
        ("é", "Digit2"),
        ("Dead", "BracketLeft"),
        ("]", "BracketRight"),
        ("\u{1d}", ""),
        ("F8", "F8"),
        ("Alt", "AltLeft"),
        ("Shift", "ShiftLeft"),
        ("Enter", "Enter"),
        ("Tab", "Tab"),
        ("Escape", "Escape"),
        ("", ""),
        ("Unidentified", ""),
        ("👍🏽", "KeyÄ"),
    ];
    let mut chance = 20_261_126_u64;
    let mut roll = |sides: u64| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) % sides
    };
    let held = [Modifiers::NONE, Modifiers::NONE, Modifiers::SHIFT, Modifiers::CONTROL, Modifiers::ALT];
    let natures = [Nature::Pressed, Nature::Pressed, Nature::Pressed, Nature::Repeated, Nature::Composing];
    let keys: Vec<Key> = (0..100_000)
        .map(|_| {
            let (name, code) = KEYS[roll(16) as usize];
            let mut pressed = key(name, code, held[roll(5) as usize], roll(12) as i64);
            pressed.nature = natures[roll(5) as usize];
            // A clock that is set back.
            if roll(1_000) == 0 {
                pressed.after_ms = -5_000;
            }
            pressed
        })
        .collect();
    let heeded = scanned(&keys);
    assert!(!heeded.scans.is_empty(), "a hail without a burst shows little");
    assert!(heeded.scans.iter().all(|scan| scan.text.chars().count() <= 4_200));
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
