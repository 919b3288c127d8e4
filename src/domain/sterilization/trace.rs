//! Readings of a cycle as somebody pastes them: a line for each, `4:30 121.3` or `4.5;121,3`, minutes first.

use crate::domain::sterilization::units::{Celsius, TemperatureUnit};

/// So many readings are taken: one a second for five hours.
const MOST: usize = 18_000;

/// The line that cannot be read, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLine(pub usize);

/// Seconds since the first line's own zero, and the temperature. Empty lines are left out; a line whose
/// time is not later than the one before it is a mistake.
pub fn parse(text: &str, unit: TemperatureUnit) -> Result<Vec<(u32, Celsius)>, BadLine> {
    let mut readings: Vec<(u32, Celsius)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let bad = BadLine(at + 1);
        let (time, heat) = parts(line).ok_or(bad)?;
        let seconds = seconds(time).ok_or(bad)?;
        let heat = hundredths(heat).ok_or(bad)?;
        let temperature = match unit {
            TemperatureUnit::Celsius => Celsius::from_hundredths(heat),
            TemperatureUnit::Fahrenheit => Celsius::from_fahrenheit_hundredths(heat),
        };
        if readings.len() >= MOST || readings.last().is_some_and(|(before, _)| *before >= seconds) {
            return Err(bad);
        }
        readings.push((seconds, temperature));
    }
    Ok(readings)
}

/// A comma parts the two only where nothing else does: it may be a decimal comma.
fn parts(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split(|ch: char| ch.is_whitespace() || ch == ';').filter(|word| !word.is_empty());
    match (words.next()?, words.next(), words.next()) {
        (time, Some(heat), None) => Some((time, heat)),
        (both, None, None) => both.split_once(','),
        _ => None,
    }
}

/// `4:30`, `4` or `4.5` minutes.
fn seconds(time: &str) -> Option<u32> {
    if let Some((minutes, seconds)) = time.split_once(':') {
        let (minutes, seconds): (u32, u32) = (minutes.parse().ok()?, seconds.parse().ok()?);
        return (seconds < 60).then(|| minutes.checked_mul(60)?.checked_add(seconds)).flatten();
    }
    let hundredths = u32::try_from(hundredths(time)?).ok()?;
    hundredths.checked_mul(60).map(|sum| (sum + 50) / 100)
}

/// A figure with at most two decimals, after a point or a comma, as hundredths.
fn hundredths(text: &str) -> Option<i32> {
    let (whole, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
    if rest.len() > 2 || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole: i32 = whole.parse().ok().filter(|whole: &i32| (0..=100_000).contains(whole))?;
    let rest: i32 = format!("{rest:0<2}").parse().ok()?;
    Some(whole * 100 + rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sterilization::lethality::trace;

    #[test]
    fn a_pasted_trace_reads_as_it_stands() {
        let celsius = |text| parse(text, TemperatureUnit::Celsius).unwrap();
        let expected = [(0, Celsius::from_hundredths(11_200)), (90, Celsius::from_hundredths(12_130))];
        for text in
            ["0 112\n1:30 121.3", "0;112,0\n1,5;121,30", "0:00,112\n1:30,121.3\n", "\n0\t112\n\n1.5  121.3"]
        {
            assert_eq!(celsius(text), expected, "{text}");
        }
        assert_eq!(
            parse("0 270", TemperatureUnit::Fahrenheit),
            Ok(vec![(0, Celsius::from_fahrenheit_hundredths(27_000))])
        );
        assert_eq!(celsius(""), []);
    }

    #[test]
    fn the_line_that_cannot_be_read_is_named() {
        for (text, line) in [
            ("0 112\n1 hot", 2),
            ("0 112\n\n0 113", 3),
            ("112", 1),
            ("0 112 7", 1),
            ("1:75 112", 1),
            ("-1 112", 1),
            ("0 112.123", 1),
            ("0 99999999999", 1),
        ] {
            assert_eq!(parse(text, TemperatureUnit::Celsius), Err(BadLine(line)), "{text}");
        }
    }

    #[test]
    fn the_trace_of_the_research_adds_up() {
        let heats = [
            "112.0", "118.0", "121.0", "126.0", "130.0", "132.0", "132.4", "132.6", "132.5", "132.3",
            "124.0", "112.0",
        ];
        let lines: Vec<String> = heats.iter().enumerate().map(|(at, heat)| format!("{at} {heat}")).collect();
        let readings = parse(&lines.join("\n"), TemperatureUnit::Celsius).unwrap();
        assert_eq!(trace(&readings).tenths(), 813);
    }
}
