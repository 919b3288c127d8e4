//! A keyboard under hands or under a scanner: keys as data, and what a field would hold afterwards.

use tallywell::codec::supply::GS;
use tallywell::codec::wedge::{Heard, Modifiers, Nature, Scan, Stroke, Wedge};

pub const CODE: &str = "01003492815210031727063010ABC123";

/// A key as a test tells it: what arrives, where it lies, what is held, how long after the one before.
#[derive(Clone, Debug)]
pub struct Key {
    pub key: String,
    pub code: String,
    pub held: Modifiers,
    pub nature: Nature,
    pub after_ms: i64,
}

pub fn key(key: &str, code: &str, held: Modifiers, after_ms: i64) -> Key {
    Key { key: key.to_owned(), code: code.to_owned(), held, nature: Nature::Pressed, after_ms }
}

/// The keys of a US keyboard for a text, a Shift before each that needs one.
pub fn keys_of(text: &str, after_ms: i64) -> Vec<Key> {
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
pub struct Heeded {
    pub scans: Vec<Scan>,
    pub field: String,
}

pub fn hear(wedge: &mut Wedge, keys: &[Key]) -> Heeded {
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

pub fn scanned(keys: &[Key]) -> Heeded {
    hear(&mut Wedge::default(), keys)
}

pub fn texts(heeded: &Heeded) -> Vec<&str> {
    heeded.scans.iter().map(|scan| scan.text.as_str()).collect()
}

pub fn joined(parts: &[Vec<Key>]) -> Vec<Key> {
    parts.concat()
}

pub fn later(mut keys: Vec<Key>, pause_ms: i64) -> Vec<Key> {
    keys[0].after_ms = pause_ms;
    keys
}

/// What a layout makes of the keys of a US keyboard: its own characters in the places of the others.
pub fn through(keys: Vec<Key>, swaps: &[(&str, &str)]) -> Vec<Key> {
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
pub const SPANISH: [(&str, &str); 26] = [
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

pub const FRENCH: [(&str, &str); 24] = [
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
