//! Instants, offsets and civil dates. There is no clock here: the present comes in from outside.
//!
//! The calendar arithmetic counts days from 1970-01-01 in the proleptic Gregorian calendar, with
//! the year beginning in March so that the leap day falls at its end.

/// A moment: milliseconds since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Instant(i64);

impl Instant {
    pub const fn from_ms(ms: i64) -> Self {
        Self(ms)
    }

    pub const fn ms(self) -> i64 {
        self.0
    }

    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this moment; negative when it is later.
    pub const fn ms_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

pub const SECOND_MS: i64 = 1_000;
pub const MINUTE_MS: i64 = 60 * SECOND_MS;
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// Minutes east of UTC, as the tablet had it when the event was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Offset(i16);

impl Offset {
    pub const UTC: Self = Self(0);

    /// Takes minutes east of UTC; no place on Earth lies further than 18 hours from it.
    pub const fn from_minutes(minutes: i16) -> Option<Self> {
        if minutes < -18 * 60 || minutes > 18 * 60 { None } else { Some(Self(minutes)) }
    }

    pub const fn minutes(self) -> i16 {
        self.0
    }
}

/// A moment and the offset that was in force where it was noted: what the wall clock showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zoned {
    pub at: Instant,
    pub offset: Offset,
}

impl Zoned {
    const fn local_ms(self) -> i64 {
        self.at.ms().saturating_add(self.offset.0 as i64 * MINUTE_MS)
    }

    /// The civil date on the wall at this moment.
    pub const fn date(self) -> Date {
        Date(self.local_ms().div_euclid(DAY_MS) as i32)
    }

    /// The hour and the minute on the wall at this moment.
    pub const fn hour_minute(self) -> (u8, u8) {
        let minutes = self.local_ms().rem_euclid(DAY_MS) / MINUTE_MS;
        ((minutes / 60) as u8, (minutes % 60) as u8)
    }
}

/// A day of the civil calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    pub const fn from_days(days_since_1970: i32) -> Self {
        Self(days_since_1970)
    }

    pub const fn days(self) -> i32 {
        self.0
    }

    /// Makes a date of the years 1 to 9999, or none when there is no such day.
    pub fn from_civil(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        let shifted_year = if month <= 2 { year - 1 } else { year };
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let month_from_march = (i32::from(month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        let date = Self(era * 146_097 + day_of_era - 719_468);
        (date.civil() == (year, month, day)).then_some(date)
    }

    /// Year, month (1 to 12) and day (1 to 31).
    pub const fn civil(self) -> (i32, u8, u8) {
        let days = self.0 as i64 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u8;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year as i32, month as u8, day)
    }

    /// Day of the week, Monday = 0.
    pub const fn weekday(self) -> u8 {
        (self.0 as i64 + 3).rem_euclid(7) as u8
    }

    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(year: i32, month: u8, day: u8, days: i32, weekday: u8) {
        let date = Date::from_civil(year, month, day);
        assert_eq!(date.map(Date::days), Some(days));
        assert_eq!(date.map(Date::weekday), Some(weekday));
    }

    #[test]
    fn known_days_have_their_number_and_weekday() {
        check(1970, 1, 1, 0, 3);
        check(2000, 2, 29, 11_016, 1);
        check(2026, 11, 22, 20_779, 6);
        check(1, 1, 1, -719_162, 0);
    }

    #[test]
    fn every_day_of_400_years_reads_back_and_follows_the_one_before() {
        for days in 0..146_097 {
            let date = Date::from_days(days);
            let (year, month, day) = date.civil();
            assert_eq!(Date::from_civil(year, month, day), Some(date));
            assert_eq!((date.weekday() + 1) % 7, date.plus_days(1).weekday());
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for (year, month, day) in [
            (2027, 2, 29),
            (1900, 2, 29),
            (2026, 4, 31),
            (2026, 13, 1),
            (2026, 0, 1),
            (2026, 1, 0),
            (0, 1, 1),
        ] {
            assert_eq!(Date::from_civil(year, month, day), None);
        }
    }

    #[test]
    fn the_wall_clock_decides_the_day() {
        let at = Instant::from_ms(20_779 * DAY_MS + 2 * HOUR_MS);
        let west = Offset::from_minutes(-6 * 60).unwrap();
        assert_eq!(Zoned { at, offset: west }.date(), Date::from_days(20_778));
        assert_eq!(Zoned { at, offset: west }.hour_minute(), (20, 0));
        assert_eq!(Offset::from_minutes(18 * 60 + 1), None);
    }
}
