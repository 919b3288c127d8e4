//! How figures are entered by hand: the rules behind stepper, keypad, PIN pad and tally.
//!
//! Pure, so that they are tested without a browser. Blank is never zero: an empty box is `None`
//! all the way. Typed text is read strictly; whatever is not plain digits is named, not guessed.

/// The limits of a figure, and what a full shelf would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub least: i64,
    pub most: i64,
    /// Where counting down begins when nothing has been entered yet: the par of a line.
    pub full: Option<i64>,
}

impl Bounds {
    /// Pieces on a shelf: 0 to 99,999.
    pub const fn shelf(full: Option<i64>) -> Self {
        Self { least: 0, most: 99_999, full }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    NotDigits,
    TooLarge { most: i64 },
    TooSmall { least: i64 },
}

/// What stands in the box of a stepper at this moment. Wrong text is kept as it was typed, so that
/// it can be put right, and is no figure for anybody who asks.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Entry {
    #[default]
    Blank,
    Figure(i64),
    Wrong {
        text: String,
        why: Wrong,
    },
}

impl Entry {
    pub const fn of(value: Option<i64>) -> Self {
        match value {
            Some(value) => Self::Figure(value),
            None => Self::Blank,
        }
    }

    pub fn typed(text: &str, bounds: Bounds) -> Self {
        match parse(text, bounds) {
            Ok(value) => Self::of(value),
            Err(why) => Self::Wrong { text: text.to_owned(), why },
        }
    }

    /// The figure; none when the box is blank or wrong.
    pub const fn value(&self) -> Option<i64> {
        match self {
            Self::Figure(value) => Some(*value),
            Self::Blank | Self::Wrong { .. } => None,
        }
    }

    pub fn text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Figure(value) => value.to_string(),
            Self::Wrong { text, .. } => text.clone(),
        }
    }

    pub const fn wrong(&self) -> Option<Wrong> {
        match self {
            Self::Wrong { why, .. } => Some(*why),
            Self::Blank | Self::Figure(_) => None,
        }
    }

    #[must_use]
    pub fn stepped(&self, direction: Step, bounds: Bounds) -> Self {
        Self::Figure(step(self.value(), direction, bounds))
    }

    #[must_use]
    pub fn pressed(&self, key: Key, bounds: Bounds) -> Self {
        Self::of(press(self.value(), key, bounds.most))
    }
}

/// Reads what was typed: `Ok(None)` when blank.
pub fn parse(text: &str, bounds: Bounds) -> Result<Option<i64>, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Wrong::NotDigits);
    }
    let too_large = Wrong::TooLarge { most: bounds.most };
    let value: i64 = text.parse().map_err(|_| too_large)?;
    if value > bounds.most {
        Err(too_large)
    } else if value < bounds.least {
        Err(Wrong::TooSmall { least: bounds.least })
    } else {
        Ok(Some(value))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Less,
    More,
}

/// One press of a stepper key. From blank, `More` counts up from nothing and `Less` counts down
/// from a full shelf, because that is how people look at one.
pub fn step(value: Option<i64>, step: Step, bounds: Bounds) -> i64 {
    let next = match (value, step) {
        (Some(value), Step::More) => value.saturating_add(1),
        (Some(value), Step::Less) => value.saturating_sub(1),
        (None, Step::More) => 1,
        (None, Step::Less) => bounds.full.map_or(bounds.least, |full| full.saturating_sub(1)),
    };
    next.clamp(bounds.least, bounds.most)
}

/// Milliseconds from one repeat to the next while a key is held: 400 to begin with, then faster.
pub fn repeat_delay_ms(repeats_so_far: u32) -> u32 {
    match repeats_so_far {
        0 => 400,
        1..=4 => 160,
        5..=14 => 90,
        _ => 45,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Digit(u8),
    Clear,
    Erase,
}

/// One press of the keypad. A digit that would go over the limit is not taken.
pub fn press(value: Option<i64>, key: Key, most: i64) -> Option<i64> {
    match key {
        Key::Clear => None,
        Key::Erase => value.map(|value| value / 10).filter(|rest| *rest > 0),
        Key::Digit(digit) => {
            let next = value.unwrap_or(0).saturating_mul(10).saturating_add(i64::from(digit));
            if next > most { value } else { Some(next) }
        }
    }
}

/// How many digits a PIN may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PinLength {
    pub least: u8,
    pub most: u8,
}

impl PinLength {
    pub const STANDARD: Self = Self { least: 4, most: 10 };
}

/// Keeps the digits of what was typed or pasted, up to the longest PIN.
pub fn pin_digits(text: &str, length: PinLength) -> String {
    text.chars().filter(char::is_ascii_digit).take(usize::from(length.most)).collect()
}

/// One press of a key on the PIN pad.
pub fn press_pin(digits: &str, key: Key, length: PinLength) -> String {
    let mut next = digits.to_owned();
    match key {
        Key::Clear => next.clear(),
        Key::Erase => {
            next.pop();
        }
        Key::Digit(digit) => next.push(char::from(b'0'.saturating_add(digit.min(9)))),
    }
    pin_digits(&next, length)
}

/// Strokes that a tally draws for `done` of `total`. Beyond `most` strokes one stands for several,
/// so that they never touch on a phone; the words beside it always say the true figures.
pub fn strokes(done: usize, total: usize, most: usize) -> (usize, usize) {
    let done = done.min(total);
    let each = total.div_ceil(most.max(1)).max(1);
    (done / each, total.div_ceil(each))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELF: Bounds = Bounds::shelf(Some(20));

    #[test]
    fn blank_is_not_zero() {
        assert_eq!(parse("", SHELF), Ok(None));
        assert_eq!(parse("  ", SHELF), Ok(None));
        assert_eq!(parse("0", SHELF), Ok(Some(0)));
        assert_eq!(press(Some(7), Key::Erase, 99), None);
        assert_eq!(press(None, Key::Digit(0), 99), Some(0));
    }

    #[test]
    fn only_plain_digits_are_a_figure() {
        for text in ["1.5", "1,000", "-3", "+3", "1e3", "٣", "14 ea", "½", "1 4"] {
            assert_eq!(parse(text, SHELF), Err(Wrong::NotDigits), "{text}");
        }
        assert_eq!(parse(" 0014 ", SHELF), Ok(Some(14)));
    }

    #[test]
    fn figures_beyond_the_limits_are_named_even_when_they_overflow() {
        let too_large = Err(Wrong::TooLarge { most: 99_999 });
        assert_eq!(parse("100000", SHELF), too_large);
        assert_eq!(parse("99999999999999999999999", SHELF), too_large);
        let packs = Bounds { least: 1, most: 50, full: None };
        assert_eq!(parse("0", packs), Err(Wrong::TooSmall { least: 1 }));
    }

    #[test]
    fn from_blank_the_keys_count_up_from_nothing_and_down_from_full() {
        assert_eq!(step(None, Step::More, SHELF), 1);
        assert_eq!(step(None, Step::Less, SHELF), 19);
        assert_eq!(step(None, Step::Less, Bounds::shelf(None)), 0);
        assert_eq!(step(Some(0), Step::Less, SHELF), 0);
        assert_eq!(step(Some(99_999), Step::More, SHELF), 99_999);
    }

    #[test]
    fn keys_write_digits_one_after_another_and_stop_at_the_limit() {
        let typed = [1, 4, 2].into_iter().fold(None, |value, digit| press(value, Key::Digit(digit), 99));
        assert_eq!(typed, Some(14));
        assert_eq!(press(Some(14), Key::Erase, 99), Some(1));
        assert_eq!(press(Some(14), Key::Clear, 99), None);
    }

    #[test]
    fn wrong_text_stays_in_the_box_and_is_no_figure() {
        let entry = Entry::typed("14 ea", SHELF);
        assert_eq!(entry.text(), "14 ea");
        assert_eq!(entry.value(), None);
        assert_eq!(entry.pressed(Key::Clear, SHELF), Entry::Blank);
        assert_eq!(entry.stepped(Step::More, SHELF), Entry::Figure(1));
        assert_eq!(Entry::typed("014", SHELF), Entry::Figure(14));
    }

    #[test]
    fn holding_a_key_goes_faster_and_faster() {
        let delays: Vec<u32> = (0..40).map(repeat_delay_ms).collect();
        assert_eq!(delays.first(), Some(&400));
        assert!(delays.is_sorted_by(|earlier, later| earlier >= later));
    }

    #[test]
    fn a_pin_keeps_digits_only_and_no_more_than_ten() {
        assert_eq!(pin_digits("12-34 x5", PinLength::STANDARD), "12345");
        assert_eq!(pin_digits("12345678901234", PinLength::STANDARD), "1234567890");
        assert_eq!(press_pin("123", Key::Digit(4), PinLength::STANDARD), "1234");
        assert_eq!(press_pin("123", Key::Erase, PinLength::STANDARD), "12");
        assert_eq!(press_pin("", Key::Erase, PinLength::STANDARD), "");
    }

    #[test]
    fn a_tally_never_draws_more_strokes_than_fit_and_is_full_only_when_all_is_done() {
        assert_eq!(strokes(20, 40, 60), (20, 40));
        assert_eq!(strokes(199, 200, 60), (49, 50));
        assert_eq!(strokes(200, 200, 60), (50, 50));
        assert_eq!(strokes(9, 4, 60), (4, 4));
        assert_eq!(strokes(0, 0, 60), (0, 0));
    }
}
