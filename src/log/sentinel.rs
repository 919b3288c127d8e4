//! What three independent places remember about this tablet, and what it means when they disagree.
//!
//! Owns the sentinel, its text and the diagnosis. Must not know where the places are: `store::health`
//! reads and writes them. The order of writing carries the meaning: the database first, in the same
//! transaction as what it speaks of, the others after the commit. So the others may lag behind the
//! database, but nothing outside may ever know more than the database does.

use std::fmt;

/// What each place remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentinel {
    /// Random at install, the same for as long as the installation lives.
    pub install: u64,
    /// Counts the streams that this tablet has begun: one more after a restore or a suspected clone.
    pub generation: u64,
    /// How many batches this tablet has sealed in its own stream.
    pub batch: u64,
}

/// The first word of the text, so that a later form can be told apart.
const FORM: &str = "1";

impl fmt::Display for Sentinel {
    /// Form, install in hexadecimal, generation, batch: `1 00c0ffee00c0ffee 2 41`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{FORM} {:016x} {} {}", self.install, self.generation, self.batch)
    }
}

impl Sentinel {
    /// Reads what `Display` wrote; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        if words.next()? != FORM {
            return None;
        }
        let read = Self {
            install: u64::from_str_radix(words.next()?, 16).ok()?,
            generation: words.next()?.parse().ok()?,
            batch: words.next()?.parse().ok()?,
        };
        // One text for one meaning: signs, zeros in front and more words are somebody else's.
        (read.to_string() == text).then_some(read)
    }

    /// Whether `self` has seen something that `other` has not.
    fn is_ahead_of(&self, other: &Self) -> bool {
        (self.generation, self.batch) > (other.generation, other.batch)
    }
}

/// What one place answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The place works and holds nothing.
    Absent,
    /// The place holds something that is not a sentinel.
    Unreadable,
    /// The browser does not let us into this place.
    Refused,
    Present(Sentinel),
}

impl Reading {
    /// The answer for a text that was found, or not.
    pub fn of(text: Option<&str>) -> Self {
        text.map_or(Self::Absent, |text| Sentinel::parse(text).map_or(Self::Unreadable, Self::Present))
    }

    const fn sentinel(self) -> Option<Sentinel> {
        match self {
            Self::Present(sentinel) => Some(sentinel),
            Self::Absent | Self::Unreadable | Self::Refused => None,
        }
    }
}

/// What all three places answered, at the start of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Findings {
    /// Beside the records.
    pub database: Reading,
    /// In localStorage.
    pub local: Reading,
    /// In Cache Storage.
    pub cache: Reading,
}

/// What has happened to this tablet's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// All is where it was. Places that lag are simply written again.
    Healthy,
    /// Nothing anywhere: a new tablet, or one whose storage was cleared whole. Offer a restore.
    FirstRunOrFullEviction,
    /// The records are gone, but the tablet had some: this is the most that is known of them.
    DatabaseLost { sentinel: Sentinel },
    /// Records are here, but the cache is empty: offline start is not assured until the app's files
    /// are fetched again.
    CodeCacheLost,
    /// Another place knows more than the database, or speaks of another installation: the database
    /// is an older copy. A new stream must begin, or sequence numbers would be used twice.
    GenerationMismatch { database: Sentinel, elsewhere: Sentinel },
    /// The browser keeps no records for this page (private window, blocked by policy).
    StorageRefused,
}

/// Concludes from what the three places answered.
pub fn diagnose(findings: &Findings) -> Finding {
    let others = [findings.local.sentinel(), findings.cache.sentinel()];
    match findings.database {
        Reading::Refused => Finding::StorageRefused,
        Reading::Absent | Reading::Unreadable => latest(others)
            .map_or(Finding::FirstRunOrFullEviction, |sentinel| Finding::DatabaseLost { sentinel }),
        Reading::Present(database) => {
            let knows_more =
                |other: &Sentinel| other.install != database.install || other.is_ahead_of(&database);
            match others.into_iter().flatten().find(knows_more) {
                Some(elsewhere) => Finding::GenerationMismatch { database, elsewhere },
                None if findings.cache == Reading::Absent => Finding::CodeCacheLost,
                None => Finding::Healthy,
            }
        }
    }
}

fn latest(sentinels: [Option<Sentinel>; 2]) -> Option<Sentinel> {
    sentinels.into_iter().flatten().reduce(|one, other| if other.is_ahead_of(&one) { other } else { one })
}

#[cfg(test)]
mod tests {
    use super::*;

    const INSTALL: u64 = 0x00c0_ffee_00c0_ffee;

    fn at(generation: u64, batch: u64) -> Reading {
        Reading::Present(Sentinel { install: INSTALL, generation, batch })
    }

    fn check(database: Reading, local: Reading, cache: Reading, expected: Finding) {
        let findings = Findings { database, local, cache };
        assert_eq!(diagnose(&findings), expected, "{findings:?}");
    }

    fn lost(generation: u64, batch: u64) -> Finding {
        Finding::DatabaseLost { sentinel: Sentinel { install: INSTALL, generation, batch } }
    }

    #[test]
    fn nothing_anywhere_is_a_first_run_or_a_full_eviction() {
        use Reading::{Absent, Refused, Unreadable};
        for local in [Absent, Refused, Unreadable] {
            for cache in [Absent, Refused, Unreadable] {
                check(Absent, local, cache, Finding::FirstRunOrFullEviction);
                check(Unreadable, local, cache, Finding::FirstRunOrFullEviction);
            }
        }
    }

    #[test]
    fn any_other_place_that_remembers_tells_that_the_database_was_lost() {
        check(Reading::Absent, at(1, 41), Reading::Absent, lost(1, 41));
        check(Reading::Absent, Reading::Absent, at(1, 41), lost(1, 41));
        check(Reading::Unreadable, Reading::Refused, at(1, 41), lost(1, 41));
    }

    #[test]
    fn the_most_that_is_known_of_lost_records_is_told() {
        check(Reading::Absent, at(1, 41), at(1, 40), lost(1, 41));
        check(Reading::Absent, at(1, 99), at(2, 3), lost(2, 3));
    }

    #[test]
    fn records_without_a_cache_need_their_code_again() {
        check(at(1, 41), at(1, 41), Reading::Absent, Finding::CodeCacheLost);
        check(at(1, 41), Reading::Absent, Reading::Absent, Finding::CodeCacheLost);
    }

    #[test]
    fn a_browser_without_a_cache_has_not_lost_one() {
        check(at(1, 41), at(1, 41), Reading::Refused, Finding::Healthy);
    }

    #[test]
    fn places_that_lag_behind_the_database_are_healthy() {
        check(at(2, 0), at(1, 41), at(1, 41), Finding::Healthy);
        check(at(1, 42), at(1, 41), at(1, 40), Finding::Healthy);
        check(at(1, 42), Reading::Absent, at(1, 42), Finding::Healthy);
        check(at(1, 42), Reading::Unreadable, at(1, 42), Finding::Healthy);
    }

    #[test]
    fn a_database_that_knows_less_than_another_place_is_an_older_copy() {
        let database = Sentinel { install: INSTALL, generation: 1, batch: 40 };
        for (generation, batch) in [(1, 41), (2, 0)] {
            let elsewhere = Sentinel { install: INSTALL, generation, batch };
            let expected = Finding::GenerationMismatch { database, elsewhere };
            check(at(1, 40), at(generation, batch), at(1, 40), expected);
            check(at(1, 40), at(1, 40), at(generation, batch), expected);
            // The graver finding wins over the lost cache.
            check(at(1, 40), at(generation, batch), Reading::Absent, expected);
        }
    }

    #[test]
    fn another_installation_is_a_mismatch_even_when_it_lags() {
        let database = Sentinel { install: INSTALL, generation: 5, batch: 40 };
        let elsewhere = Sentinel { install: 7, generation: 1, batch: 1 };
        let expected = Finding::GenerationMismatch { database, elsewhere };
        check(at(5, 40), Reading::Present(elsewhere), at(5, 40), expected);
    }

    #[test]
    fn a_refused_database_is_told_apart_from_an_empty_one() {
        check(Reading::Refused, at(1, 41), at(1, 41), Finding::StorageRefused);
    }

    #[test]
    fn the_text_reads_back_to_the_same_sentinel() {
        for sentinel in [
            Sentinel { install: 0, generation: 0, batch: 0 },
            Sentinel { install: INSTALL, generation: 2, batch: 41 },
            Sentinel { install: u64::MAX, generation: u64::MAX, batch: u64::MAX },
        ] {
            assert_eq!(Sentinel::parse(&sentinel.to_string()), Some(sentinel));
        }
    }

    #[test]
    fn foreign_text_is_no_sentinel() {
        let good = "1 00c0ffee00c0ffee 2 41";
        assert!(Sentinel::parse(good).is_some());
        for bad in [
            "",
            "1",
            "2 00c0ffee00c0ffee 2 41",
            "1 c0ffee00c0ffee 2 41",
            "1 00C0FFEE00C0FFEE 2 41",
            "1 00c0ffee00c0ffee +2 41",
            "1 00c0ffee00c0ffee 02 41",
            "1 00c0ffee00c0ffee 2 -41",
            "1 00c0ffee00c0ffee 2 41 ",
            "1 00c0ffee00c0ffee 2 18446744073709551616",
            "null",
            "\u{202e}1 00c0ffee00c0ffee 2 41",
        ] {
            assert_eq!(Reading::of(Some(bad)), Reading::Unreadable, "{bad:?}");
        }
    }
}
