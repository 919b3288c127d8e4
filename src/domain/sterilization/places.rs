//! How often a place wants spores tested and how long it wants records kept.
//!
//! Most places have no rule of their own and follow the CDC: then no number is made up for them. The
//! table comes from secondary pages; each row needs its primary text read (research 1.3).

use crate::domain::sterilization::kinds::{figure, meaning, meanings, rows};

const TABLE: &str = include_str!("places.tsv");

/// Goes up whenever a rule changes: a record names the version it was made with.
pub const RULES_VERSION: u16 = 1;

/// The rule of one place for one kind of clinic.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlaceRule {
    /// Never changes its meaning and is never used again.
    pub key: &'static str,
    pub place: &'static str,
    pub setting: Setting,
    /// None where the place names no interval: that of the CDC applies.
    pub interval: Option<Interval>,
    /// What the law wants kept.
    pub keep: Keep,
    /// What is advised where the law wants nothing, the longest of a range.
    pub keep_advised: Keep,
    pub notes: Vec<PlaceNote>,
    pub source: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    Any,
    Dental,
    Medical,
    BodyArt,
}

/// The longest time between two spore tests of a sterilizer in use: so many days, or so many hours of
/// use when they are over first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    pub days: u16,
    pub hours: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keep {
    NotSet,
    Years(u8),
    Months(u8),
    /// The current calendar year and so many whole ones before it.
    CalendarYears(u8),
}

/// What else a place asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceNote {
    /// A control of the same lot beside each test.
    Control,
    /// A test after a repair, before the sterilizer is used again.
    AfterRepair,
    /// A test with every implant load, which is held until it is negative.
    ImplantHeld,
    /// Tests are read by a laboratory of others.
    IndependentLab,
    /// A type 5 indicator in every load.
    Integrator,
    /// An indicator in every pack.
    Indicator,
    /// No rule; weekly is what clinics there do.
    WeeklyInPractice,
    /// The interval is that of a form, not of a rule.
    FormOnly,
}

const SETTINGS: [(&str, Setting); 4] = [
    ("any", Setting::Any),
    ("dental", Setting::Dental),
    ("medical", Setting::Medical),
    ("body_art", Setting::BodyArt),
];

const NOTES: [(&str, PlaceNote); 8] = [
    ("control", PlaceNote::Control),
    ("after_repair", PlaceNote::AfterRepair),
    ("implant_held", PlaceNote::ImplantHeld),
    ("independent_lab", PlaceNote::IndependentLab),
    ("integrator", PlaceNote::Integrator),
    ("indicator", PlaceNote::Indicator),
    ("weekly_in_practice", PlaceNote::WeeklyInPractice),
    ("form_only", PlaceNote::FormOnly),
];

/// All rows in the order of the table, the CDC first. A row that cannot be read is left out; a test
/// counts them.
pub fn place_rules() -> Vec<PlaceRule> {
    rows(TABLE).filter_map(place_rule).collect()
}

pub fn rule(key: &str) -> Option<PlaceRule> {
    rows(TABLE).filter_map(place_rule).find(|rule| rule.key == key)
}

fn place_rule(row: &'static str) -> Option<PlaceRule> {
    let cells: Vec<&'static str> = row.split('\t').collect();
    let [key, place, setting, days, hours, keep, advised, notes, source] = *cells.as_slice() else {
        return None;
    };
    let interval = match (figure(days)?, figure(hours)?) {
        (Some(days), hours) => Some(Interval { days, hours }),
        (None, None) => None,
        (None, Some(_)) => return None,
    };
    Some(PlaceRule {
        key,
        place,
        setting: meaning(&SETTINGS, setting)?,
        interval,
        keep: kept(keep)?,
        keep_advised: kept(advised)?,
        notes: meanings(&NOTES, notes)?,
        source,
    })
}

fn kept(cell: &str) -> Option<Keep> {
    if cell.is_empty() {
        return Some(Keep::NotSet);
    }
    let (count, unit) = cell.split_once(' ')?;
    let count = count.parse().ok()?;
    Some(match unit {
        "years" => Keep::Years(count),
        "months" => Keep::Months(count),
        "calendar_years" => Keep::CalendarYears(count),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_reads_and_has_its_own_key_and_its_source() {
        let rules = place_rules();
        assert_eq!(rules.len(), rows(TABLE).count());
        let keys: BTreeSet<_> = rules.iter().map(|rule| rule.key).collect();
        assert_eq!(keys.len(), rules.len());
        for rule in &rules {
            let cells = [rule.key, rule.place, rule.source];
            assert!(cells.iter().all(|cell| !cell.trim().is_empty()), "{rule:?}");
            assert_eq!(self::rule(rule.key).as_ref(), Some(rule));
        }
        assert_eq!(rule("nowhere"), None);
    }

    fn check(key: &str, interval: Option<(u16, Option<u16>)>, keep: Keep) {
        let rule = rule(key).unwrap();
        assert_eq!(rule.interval.map(|interval| (interval.days, interval.hours)), interval, "{key}");
        assert_eq!(rule.keep, keep, "{key}");
    }

    #[test]
    fn the_cdc_stands_first_and_is_weekly() {
        assert_eq!(place_rules().first().map(|rule| (rule.key, rule.setting)), Some(("cdc", Setting::Any)));
        check("cdc", Some((7, None)), Keep::NotSet);
    }

    #[test]
    fn places_keep_their_own_intervals_and_years() {
        check("fl_dental", Some((30, Some(40))), Keep::NotSet);
        assert_eq!(rule("fl_dental").unwrap().keep_advised, Keep::Years(3));
        check("or_medical", Some((30, None)), Keep::NotSet);
        check("or_dental", Some((7, None)), Keep::CalendarYears(2));
        check("ca_dental", Some((7, None)), Keep::Months(12));
        check("ga_body_art", Some((30, Some(40))), Keep::Years(3));
    }

    #[test]
    fn where_no_interval_is_known_none_is_made_up() {
        check("dc_body_art", None, Keep::Years(3));
        check("tx_dental", None, Keep::NotSet);
        check("au_dental", None, Keep::Years(7));
    }
}
