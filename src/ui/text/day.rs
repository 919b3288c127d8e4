//! How times and dates are written.
//!
//! Times have 24 hours in both languages: a log that says 7:42 twice a day is no log. The month
//! is always a word, so that 3/4 cannot be April for one and March for the other.

use super::Lang;
use crate::domain::time::{Date, Zoned};

/// `07:42`, as the wall clock showed it.
pub fn clock(at: Zoned) -> String {
    let (hour, minute) = at.hour_minute();
    format!("{hour:02}:{minute:02}")
}

/// The title of a day: `Wednesday 18 March`, `Miércoles 18 de marzo`.
pub fn long_day(lang: Lang, date: Date) -> String {
    let (_, month, day) = date.civil();
    let weekday = usize::from(date.weekday());
    let month = usize::from(month).wrapping_sub(1);
    match lang {
        Lang::En => format!("{} {day} {}", word(&WEEKDAYS_EN, weekday), word(&MONTHS_EN, month)),
        Lang::Es => {
            format!("{} {day} de {}", capital(word(&WEEKDAYS_ES, weekday)), word(&MONTHS_ES, month))
        }
    }
}

/// A day within a line: `31 Mar`, `31 mar`; with the year when it is not this one.
pub fn short_day(lang: Lang, date: Date, today: Date) -> String {
    let (year, month, day) = date.civil();
    let (this_year, ..) = today.civil();
    let month = month_short(lang, month);
    if year == this_year { format!("{day} {month}") } else { format!("{day} {month} {year}") }
}

/// A day as a box takes it: `2026-03-18`.
pub fn typed_day(date: Date) -> String {
    let (year, month, day) = date.civil();
    format!("{year:04}-{month:02}-{day:02}")
}

/// A month-only expiry: `Mar 2027`, `mar 2027`.
pub fn month_year(lang: Lang, date: Date) -> String {
    let (year, month, _) = date.civil();
    format!("{} {year}", month_short(lang, month))
}

/// A moment near today: `16:05` today, `Tue 16:05` within six days, else `3 Mar 16:05`.
pub fn moment(lang: Lang, at: Zoned, today: Date) -> String {
    let date = at.date();
    let age = today.days().saturating_sub(date.days());
    match age {
        0 => clock(at),
        1..=6 => format!("{} {}", weekday_short(lang, date), clock(at)),
        _ => format!("{} {}", short_day(lang, date, today), clock(at)),
    }
}

/// `Tue`, `mar.`: the full stop keeps Tuesday apart from March in Spanish.
pub fn weekday_short(lang: Lang, date: Date) -> &'static str {
    let weekday = usize::from(date.weekday());
    match lang {
        Lang::En => word(&["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], weekday),
        Lang::Es => word(&["lun.", "mar.", "mié.", "jue.", "vie.", "sáb.", "dom."], weekday),
    }
}

/// A stretch of time: `44 min`, `3 h 05 min`, `2 days`.
pub fn duration(lang: Lang, minutes: i64) -> String {
    let minutes = minutes.max(0);
    let (hours, days) = (minutes / 60, minutes / 1_440);
    match (days, hours, lang) {
        (0, 0, _) => format!("{minutes}\u{a0}min"),
        (0, _, _) => format!("{hours}\u{a0}h {:02}\u{a0}min", minutes % 60),
        (1, _, Lang::En) => "1\u{a0}day".into(),
        (1, _, Lang::Es) => "1\u{a0}día".into(),
        (_, _, Lang::En) => format!("{days}\u{a0}days"),
        (_, _, Lang::Es) => format!("{days}\u{a0}días"),
    }
}

const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WEEKDAYS_ES: [&str; 7] = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

fn month_short(lang: Lang, month: u8) -> String {
    let index = usize::from(month).wrapping_sub(1);
    let name = match lang {
        Lang::En => word(&MONTHS_EN, index),
        Lang::Es => word(&MONTHS_ES, index),
    };
    name.chars().take(3).collect()
}

fn word<const N: usize>(words: &[&'static str; N], index: usize) -> &'static str {
    words.get(index).copied().unwrap_or_default()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::{Instant, MINUTE_MS, Offset};

    fn day(year: i32, month: u8, day: u8) -> Date {
        Date::from_civil(year, month, day).unwrap()
    }

    fn at(date: Date, hour: i64, minute: i64) -> Zoned {
        let minutes = i64::from(date.days()) * 1_440 + hour * 60 + minute;
        Zoned { at: Instant::from_ms(minutes * MINUTE_MS), offset: Offset::UTC }
    }

    #[test]
    fn a_day_has_its_title_in_both_languages() {
        let wednesday = day(2026, 3, 18);
        assert_eq!(long_day(Lang::En, wednesday), "Wednesday 18 March");
        assert_eq!(long_day(Lang::Es, wednesday), "Miércoles 18 de marzo");
    }

    #[test]
    fn a_day_for_a_box_reads_back() {
        assert_eq!(typed_day(day(2026, 3, 8)), "2026-03-08");
        let read = crate::domain::inventory::lot::Expiry::parse(&typed_day(day(2026, 3, 8)));
        assert_eq!(read.map(|expiry| expiry.last_day), Some(day(2026, 3, 8)));
    }

    #[test]
    fn the_year_is_written_only_when_it_is_another() {
        let today = day(2026, 3, 18);
        assert_eq!(short_day(Lang::En, day(2026, 3, 31), today), "31 Mar");
        assert_eq!(short_day(Lang::Es, day(2027, 1, 2), today), "2 ene 2027");
        assert_eq!(month_year(Lang::En, day(2027, 9, 30)), "Sep 2027");
    }

    #[test]
    fn a_moment_says_no_more_than_is_needed() {
        let today = day(2026, 3, 18);
        for (moment_at, en, es) in [
            (at(today, 7, 42), "07:42", "07:42"),
            (at(day(2026, 3, 17), 16, 5), "Tue 16:05", "mar. 16:05"),
            (at(day(2026, 3, 11), 9, 0), "11 Mar 09:00", "11 mar 09:00"),
            (at(day(2026, 3, 19), 9, 0), "19 Mar 09:00", "19 mar 09:00"),
        ] {
            assert_eq!(moment(Lang::En, moment_at, today), en);
            assert_eq!(moment(Lang::Es, moment_at, today), es);
        }
    }

    #[test]
    fn stretches_of_time_grow_their_unit() {
        let check = |minutes, text: &str| {
            assert_eq!(duration(Lang::En, minutes).replace('\u{a0}', " "), text);
        };
        check(-3, "0 min");
        check(44, "44 min");
        check(185, "3 h 05 min");
        check(1_500, "1 day");
        check(2_900, "2 days");
    }
}
