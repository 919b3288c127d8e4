//! One key of a keyboard: what the tablet took it for, and which key of a US keyboard lies there.

/// One key going down.
#[derive(Clone, Copy, Debug)]
pub struct Stroke<'a> {
    /// What the tablet's layout makes of it: `a`, `Enter`, `Dead`.
    pub key: &'a str,
    /// The key itself, wherever it lies: `KeyA`; empty where the tablet does not say.
    pub code: &'a str,
    /// Milliseconds of any clock that does not jump.
    pub at_ms: i64,
    pub held: Modifiers,
    pub nature: Nature,
}

/// How a key came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nature {
    #[default]
    Pressed,
    /// Held down, and told again and again.
    Repeated,
    /// A part of a character that is still being put together.
    Composing,
}

/// The keys that are held meanwhile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers(u8);

impl Modifiers {
    pub const NONE: Self = Self(0);
    pub const SHIFT: Self = Self(1);
    pub const CONTROL: Self = Self(2);
    pub const ALT: Self = Self(4);
    pub const META: Self = Self(8);

    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// What a key adds to a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    Character {
        /// As the tablet's layout has it; [`Piece::DEAD`] for an accent that waits for its letter.
        typed: char,
        /// As a US keyboard has it, where the tablet says which key it was.
        placed: Option<char>,
    },
    /// A character that no keyboard has: group separator, record separator, end of transmission.
    Control(char),
    /// One digit of a character entered by its number with Alt held.
    AltDigit(char),
    /// Alt goes down: the number before it is whole.
    AltDown,
    /// Enter or Tab.
    End,
    /// Shift and its like: nothing by itself.
    Silent,
    /// Anything that no scanner sends.
    Foreign,
}

impl Piece {
    pub const DEAD: char = '\u{fffd}';

    /// A character that was typed, of which the key is not known.
    pub const fn typed(typed: char) -> Self {
        Self::Character { typed, placed: None }
    }

    pub fn of(stroke: &Stroke<'_>) -> Self {
        match (stroke.nature, stroke.key) {
            (Nature::Repeated | Nature::Composing, _) | (_, "Process" | "Unidentified") => Self::Foreign,
            (_, "Enter" | "Tab") => Self::End,
            (_, "Alt") => Self::AltDown,
            (_, "Shift" | "CapsLock" | "Control" | "AltGraph" | "NumLock") => Self::Silent,
            // Where a group separator has no key, scanners are often set to send this one.
            (_, "F8") => Self::Control('\u{1d}'),
            _ => Self::of_character(stroke),
        }
    }

    fn of_character(stroke: &Stroke<'_>) -> Self {
        let held = stroke.held;
        let mut characters = stroke.key.chars();
        let typed = match (characters.next(), characters.next()) {
            (Some(one), None) => one,
            _ if stroke.key == "Dead" => Self::DEAD,
            _ => return Self::Foreign,
        };
        if matches!(typed, '\u{1d}' | '\u{1e}' | '\u{4}') {
            return Self::Control(typed);
        }
        if held.has(Modifiers::META) {
            return Self::Foreign;
        }
        let (control, alt) = (held.has(Modifiers::CONTROL), held.has(Modifiers::ALT));
        if control && !alt {
            return match (typed, stroke.code) {
                (']', _) | (_, "BracketRight") => Self::Control('\u{1d}'),
                ('^', _) | (_, "Digit6") => Self::Control('\u{1e}'),
                ('d' | 'D', _) => Self::Control('\u{4}'),
                // The line feed behind a carriage return.
                ('j' | 'J' | 'm' | 'M', _) => Self::End,
                _ => Self::Foreign,
            };
        }
        if alt && !control && typed.is_ascii_digit() && stroke.code.starts_with("Numpad") {
            return Self::AltDigit(typed);
        }
        if typed.is_control() {
            return Self::Foreign;
        }
        Self::Character { typed, placed: placed(stroke.code, held) }
    }
}

/// The character of a key of a US keyboard. Caps Lock does not count: scanners hold Shift.
fn placed(code: &str, held: Modifiers) -> Option<char> {
    let shifted = held.has(Modifiers::SHIFT);
    if let Some(letter) = code.strip_prefix("Key") {
        let letter = letter.chars().next().filter(char::is_ascii_uppercase)?;
        return Some(if shifted { letter } else { letter.to_ascii_lowercase() });
    }
    if let Some(digit) = code.strip_prefix("Numpad").and_then(|rest| rest.chars().next()) {
        return Some(digit).filter(char::is_ascii_digit);
    }
    let (_, plain, with_shift) = US.iter().find(|(name, ..)| *name == code)?;
    Some(if shifted { *with_shift } else { *plain })
}

#[rustfmt::skip]
const US: [(&str, char, char); 22] = [
    ("Digit1", '1', '!'), ("Digit2", '2', '@'), ("Digit3", '3', '#'), ("Digit4", '4', '$'),
    ("Digit5", '5', '%'), ("Digit6", '6', '^'), ("Digit7", '7', '&'), ("Digit8", '8', '*'),
    ("Digit9", '9', '('), ("Digit0", '0', ')'), ("Minus", '-', '_'), ("Equal", '=', '+'),
    ("BracketLeft", '[', '{'), ("BracketRight", ']', '}'), ("Backslash", '\\', '|'),
    ("Semicolon", ';', ':'), ("Quote", '\'', '"'), ("Backquote", '`', '~'), ("Comma", ',', '<'),
    ("Period", '.', '>'), ("Slash", '/', '?'), ("Space", ' ', ' '),
];
