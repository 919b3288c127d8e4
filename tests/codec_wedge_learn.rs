//! A tablet learns what its scanner does to codes. Keeps away: a code that keeps another keyboard's
//! characters, a separator that nobody knows is lost.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::keyboard::{CODE, FRENCH, Key, SPANISH, hear, keys_of, scanned, texts, through};
use tallywell::codec::supply::GS;
use tallywell::codec::wedge::learn::{Lesson, Part, Separator, learn};
use tallywell::codec::wedge::{Learnt, Modifiers, Source, Tuning, Wedge};

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
