//! How figures, days and people stand on paper. A date always has its year: a page is read years later.

use super::super::Lang;
use super::super::day::{clock, month_year};
use super::super::sterile_terms::{celsius, clock as spent, either, fahrenheit, pressure};
use crate::domain::event::sterile_load::{CycleNumber, Measured};
use crate::domain::sterilization::period::counter::Gap;
use crate::domain::sterilization::units::TemperatureUnit;
use crate::domain::time::{Date, Zoned};

/// `9 Mar 2026`.
pub fn day(lang: Lang, date: Date) -> String {
    let (_, _, day) = date.civil();
    format!("{day}\u{a0}{}", month_year(lang, date).replace(' ', "\u{a0}"))
}

/// `9 Mar 2026 08:45`.
pub fn moment(lang: Lang, at: Zoned) -> String {
    format!("{} {}", day(lang, at.date()), clock(at))
}

/// The day once, then from when to when.
pub fn span(lang: Lang, start: Option<Zoned>, end: Option<Zoned>, date: Date) -> String {
    let end = |start: Zoned| match end {
        Some(end) if end.date() == start.date() => format!("–{}", clock(end)),
        Some(end) => format!("– {}", moment(lang, end)),
        None => String::new(),
    };
    match start {
        Some(start) => format!("{}\n{}{}", day(lang, start.date()), clock(start), end(start)),
        None => day(lang, date),
    }
}

/// `132.2–133.1 °C`, in the unit in which it was read.
pub fn temperatures(what: &Measured) -> String {
    let write = |value| match what.unit {
        TemperatureUnit::Celsius => celsius(value),
        TemperatureUnit::Fahrenheit => fahrenheit(value),
    };
    let low = write(what.min);
    let low = low.split(' ').next().unwrap_or_default();
    format!("{low}–{}", write(what.max))
}

/// `4:00, 30:00`.
pub fn times(what: &Measured) -> String {
    format!("{}, {}", spent(what.exposure_s), spent(what.dry_s))
}

/// All of it in one line.
pub fn measured(what: &Measured, lang: Lang) -> String {
    let dry = either(("drying", "secado"), lang);
    let exposed = spent(what.exposure_s);
    let pressed = what.pressure.map(|read| format!(", {}", pressure(read, lang))).unwrap_or_default();
    format!("{}, {exposed}, {dry} {}{pressed}", temperatures(what), spent(what.dry_s))
}

/// `1042`; with the turn of the counter where it has begun again.
pub fn cycle(cycle: CycleNumber) -> String {
    match cycle.epoch {
        0 => cycle.number.to_string(),
        epoch => format!("{}/{}", u32::from(epoch) + 1, cycle.number),
    }
}

/// `1042` or `1042–1049`.
pub fn gap(gap: &Gap) -> String {
    let at = |number| cycle(CycleNumber { epoch: gap.epoch, number });
    if gap.first == gap.last { at(gap.first) } else { format!("{}–{}", at(gap.first), gap.last) }
}

/// `OP`, `OP, ML`.
pub fn people(by: &str, co_signer: Option<&str>) -> String {
    match co_signer {
        Some(other) => format!("{by}, {other}"),
        None => by.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::sterile_load::ReadingSource;
    use crate::domain::sterilization::units::Celsius;
    use crate::domain::time::{Instant, MINUTE_MS, Offset};

    fn at(minutes: i64) -> Zoned {
        Zoned { at: Instant::from_ms(minutes * MINUTE_MS), offset: Offset::UTC }
    }

    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn a_date_has_its_year_and_a_cycle_its_two_ends() {
        let date = Date::from_civil(2026, 3, 9).unwrap();
        assert_eq!(plain(&day(Lang::En, date)), "9 Mar 2026");
        assert_eq!(plain(&day(Lang::Es, date)), "9 mar 2026");
        assert_eq!(plain(&span(Lang::En, Some(at(480)), Some(at(525)), date)), "1 Jan 1970\n08:00–08:45");
        assert_eq!(plain(&span(Lang::En, Some(at(480)), None, date)), "1 Jan 1970\n08:00");
        assert_eq!(plain(&span(Lang::En, None, None, date)), "9 Mar 2026");
    }

    #[test]
    fn figures_stand_in_the_unit_in_which_they_were_read() {
        let what = Measured {
            min: Celsius::from_fahrenheit_hundredths(27_000),
            max: Celsius::from_fahrenheit_hundredths(27_160),
            exposure_s: 240,
            dry_s: 1800,
            pressure: None,
            unit: TemperatureUnit::Fahrenheit,
            source: ReadingSource::Display,
        };
        assert_eq!(measured(&what, Lang::En), "270–271.6 °F, 4:00, drying 30:00");
        let celsius = Measured { unit: TemperatureUnit::Celsius, ..what };
        assert_eq!(temperatures(&celsius), "132.2–133.1 °C");
    }

    #[test]
    fn a_counter_that_began_again_says_which_turn_it_is() {
        assert_eq!(cycle(CycleNumber { epoch: 0, number: 7 }), "7");
        assert_eq!(cycle(CycleNumber { epoch: 1, number: 7 }), "2/7");
        let between = (Date::from_days(0), Date::from_days(1));
        assert_eq!(gap(&Gap { epoch: 0, first: 4, last: 4, between }), "4");
        assert_eq!(gap(&Gap { epoch: 0, first: 4, last: 6, between }), "4–6");
    }
}
