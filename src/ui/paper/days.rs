//! Which days a page is of.

use crate::domain::sterilization::period::Days;
use crate::domain::time::Date;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    ThisMonth,
    LastMonth,
    NinetyDays,
    Own,
}

/// The days of a span that ends today or before; none of the own days.
pub fn days_of(span: Span, today: Date) -> Option<Days> {
    let (year, month, _) = today.civil();
    let first = Date::from_civil(year, month, 1)?;
    match span {
        Span::ThisMonth => Some(Days { from: first, to: today }),
        Span::LastMonth => {
            let to = first.plus_days(-1);
            let (year, month, _) = to.civil();
            Some(Days { from: Date::from_civil(year, month, 1)?, to })
        }
        Span::NinetyDays => Some(Days { from: today.plus_days(-89), to: today }),
        Span::Own => None,
    }
}

/// As a date box of the browser has it: `2026-03-09`.
pub fn parse(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Date::from_civil(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

pub fn write(date: Date) -> String {
    let (year, month, day) = date.civil();
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u8, day: u8) -> Date {
        Date::from_civil(year, month, day).unwrap()
    }

    #[test]
    fn a_month_has_its_first_and_its_last_day() {
        let today = date(2028, 3, 9);
        let check = |span, from, to| assert_eq!(days_of(span, today), Some(Days { from, to }), "{span:?}");
        check(Span::ThisMonth, date(2028, 3, 1), today);
        check(Span::LastMonth, date(2028, 2, 1), date(2028, 2, 29));
        check(Span::NinetyDays, date(2027, 12, 11), today);
        let january = days_of(Span::LastMonth, date(2028, 1, 31)).unwrap();
        assert_eq!((january.from, january.to), (date(2027, 12, 1), date(2027, 12, 31)));
    }

    #[test]
    fn a_date_box_is_read_as_it_is_written() {
        assert_eq!(parse("2026-03-09"), Some(date(2026, 3, 9)));
        assert_eq!(write(date(2026, 3, 9)), "2026-03-09");
        for wrong in ["", "2026-02-30", "09.03.2026", "2026-03"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
