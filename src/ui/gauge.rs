//! Figures of a sterilizer as people type them: temperatures, times, pressures. Pure: text in, figures out.

use crate::domain::sterilization::units::{Celsius, TemperatureUnit};

/// A figure with up to `places` places, as a whole number of the last place: `132.5` with 2 is 13250.
/// A comma is read as a point.
fn fixed(text: &str, places: u32) -> Option<i32> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 5 || part.len() > places as usize || !digits(whole) || !digits(part)
    {
        return None;
    }
    let scale = 10_i32.checked_pow(places)?;
    let part: i32 =
        if part.is_empty() { 0 } else { format!("{part:0<width$}", width = places as usize).parse().ok()? };
    whole.parse::<i32>().ok()?.checked_mul(scale)?.checked_add(part)
}

pub fn temperature(text: &str, unit: TemperatureUnit) -> Option<Celsius> {
    let hundredths = fixed(text, 2)?;
    Some(match unit {
        TemperatureUnit::Celsius => Celsius::from_hundredths(hundredths),
        TemperatureUnit::Fahrenheit => Celsius::from_fahrenheit_hundredths(hundredths),
    })
}

/// Thousandths of the unit that was chosen.
pub fn pressure(text: &str) -> Option<i32> {
    fixed(text, 3)
}

/// Seconds of `4`, `4:00` or `1:02:05`; a bare figure is minutes.
pub fn seconds(text: &str) -> Option<u32> {
    let parts: Vec<&str> = text.trim().split(':').collect();
    let number = |text: &str, most: u32| {
        let is_figure = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|value| is_figure && *value <= most)
    };
    match parts.as_slice() {
        [minutes] => Some(number(minutes, 1_440)? * 60),
        [minutes, seconds] => Some(number(minutes, 1_440)? * 60 + number(seconds, 59)?),
        [hours, minutes, seconds] => {
            Some(number(hours, 24)? * 3_600 + number(minutes, 59)? * 60 + number(seconds, 59)?)
        }
        _ => None,
    }
}

/// A whole figure that is not negative.
pub fn whole(text: &str) -> Option<u32> {
    let text = text.trim();
    let is_figure = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_they_are_typed_and_nothing_else_is() {
        let celsius = |text| temperature(text, TemperatureUnit::Celsius).map(Celsius::hundredths);
        for (text, expected) in [
            ("132", Some(13_200)),
            ("132.5", Some(13_250)),
            (" 132,25 ", Some(13_225)),
            ("132.", Some(13_200)),
            ("132.255", None),
            ("", None),
            (".5", None),
            ("-3", None),
            ("1e2", None),
        ] {
            assert_eq!(celsius(text), expected, "{text:?}");
        }
        let fahrenheit = temperature("270", TemperatureUnit::Fahrenheit).map(Celsius::hundredths);
        assert_eq!(fahrenheit, Some(13_222));
        assert_eq!(pressure("27.6"), Some(27_600));
        assert_eq!(whole("1042"), Some(1_042));
        assert_eq!(whole("-1"), None);
    }

    #[test]
    fn a_bare_time_is_minutes_and_a_colon_brings_seconds() {
        for (text, expected) in [
            ("4", Some(240)),
            ("3:50", Some(230)),
            ("30:00", Some(1_800)),
            ("1:02:05", Some(3_725)),
            ("3:75", None),
            ("3:", None),
            (":30", None),
            ("x", None),
        ] {
            assert_eq!(seconds(text), expected, "{text:?}");
        }
    }
}
