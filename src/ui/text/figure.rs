//! How figures stand on the page: grouped digits, a true minus sign, plurals.
//!
//! Spanish here is that of clinics in the United States, which groups with a comma and marks
//! decimals with a point as English does: a dose must read the same in both.

use super::Text;

/// Writes `1,234` and `−7`. The minus is U+2212, as wide as a digit and never a hyphen.
pub fn number(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let first = digits.len() % 3;
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    if value < 0 {
        text.push('\u{2212}');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place % 3 == first {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Writes a difference with its sign: `+2`, `−7`, `0`.
pub fn difference(value: i64) -> String {
    if value > 0 { format!("+{}", number(value)) } else { number(value) }
}

/// Writes the figure and its noun: `1 line`, `7 lines`. English and Spanish share the rule.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", number(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// Chooses between two fixed wordings.
pub fn plural(count: usize, one: &'static str, many: &'static str) -> Text {
    Text::Borrowed(if count == 1 { one } else { many })
}

/// Writes bytes as people read them: `640 B`, `12 kB`, `3.4 MB`, `1.2 GB`.
pub fn bytes(size: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    for (unit, name) in UNITS {
        if size >= unit {
            let tenths = size / (unit / 10);
            let whole = tenths / 10;
            let rest = tenths % 10;
            return if whole < 10 && name != "kB" {
                format!("{whole}.{rest}\u{a0}{name}")
            } else {
                format!("{whole}\u{a0}{name}")
            };
        }
    }
    format!("{size}\u{a0}B")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_in_threes() {
        for (value, text) in [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1_000, "1,000"),
            (-7, "−7"),
            (-1_234_567, "−1,234,567"),
            (i64::MAX, "9,223,372,036,854,775,807"),
            (i64::MIN, "−9,223,372,036,854,775,808"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn a_difference_always_shows_its_sign_but_zero_has_none() {
        assert_eq!([difference(2), difference(-7), difference(0)], ["+2", "−7", "0"]);
    }

    #[test]
    fn one_is_singular_and_nothing_is_plural() {
        assert_eq!(counted(1, "line", "lines"), "1 line");
        assert_eq!(counted(0, "line", "lines"), "0 lines");
        assert_eq!(counted(1_200, "línea", "líneas"), "1,200 líneas");
    }

    #[test]
    fn sizes_are_rounded_down_to_what_helps() {
        for (size, text) in [
            (0, "0 B"),
            (999, "999 B"),
            (12_345, "12 kB"),
            (3_456_789, "3.4 MB"),
            (45_000_000, "45 MB"),
            (1_250_000_000, "1.2 GB"),
        ] {
            assert_eq!(bytes(size).replace('\u{a0}', " "), text);
        }
    }
}
