//! The hybrid clock: the tablet's own time, but never backwards and never the same twice.
//!
//! Local work is never refused for a clock. A remote time more than ten minutes ahead does not
//! move ours, so that one tablet with a wrong date cannot carry a clinic with it.

use crate::domain::event::Hlc;
use crate::domain::time::{Instant, MINUTE_MS};

/// How far ahead a remote time may be and still move ours.
pub const REMOTE_LIMIT_MS: i64 = 10 * MINUTE_MS;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HybridClock {
    last: Hlc,
}

impl HybridClock {
    pub const fn from_last(last: Hlc) -> Self {
        Self { last }
    }

    pub const fn last(self) -> Hlc {
        self.last
    }

    /// The stamp of the next local event: strictly after all before it.
    pub fn tick(&mut self, now: Instant) -> Hlc {
        let wall = u64::try_from(now.ms()).unwrap_or(0).min((1 << 48) - 1);
        self.last = if wall > self.last.ms() {
            Hlc::new(wall, 0)
        } else if let Some(counter) = self.last.counter().checked_add(1) {
            Hlc::new(self.last.ms(), counter)
        } else {
            // A full counter carries into the milliseconds instead of refusing the work.
            Hlc::new(self.last.ms() + 1, 0)
        };
        self.last
    }

    /// Learns the time of another tablet, unless it is too far ahead to be believed.
    pub fn observe(&mut self, remote: Hlc, now: Instant) {
        let limit = u64::try_from(now.plus_ms(REMOTE_LIMIT_MS).ms()).unwrap_or(0);
        if remote.ms() <= limit {
            self.last = self.last.max(remote);
        }
    }
}

/// The latest of these times that is not too far ahead to be believed.
pub fn believable(times: impl Iterator<Item = Hlc>, now: Instant) -> Hlc {
    let limit = u64::try_from(now.plus_ms(REMOTE_LIMIT_MS).ms()).unwrap_or(0);
    times.filter(|time| time.ms() <= limit).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Instant {
        Instant::from_ms(ms)
    }

    #[test]
    fn stamps_rise_even_when_the_clock_stands_still_or_goes_back_a_year() {
        let mut clock = HybridClock::default();
        let mut last = Hlc::default();
        for ms in [1_000, 1_000, 999, -5, 1_001, 1_001, 0].into_iter().chain(std::iter::repeat_n(7, 70_000)) {
            let next = clock.tick(at(ms));
            assert!(next > last);
            last = next;
        }
    }

    #[test]
    fn a_tablet_from_next_year_does_not_move_our_clock() {
        let mut clock = HybridClock::default();
        clock.tick(at(1_000));
        clock.observe(Hlc::new(1_000 + 600_001, 0), at(1_000));
        assert_eq!(clock.last().ms(), 1_000);
        clock.observe(Hlc::new(1_000 + 600_000, 3), at(1_000));
        assert_eq!(clock.tick(at(1_000)), Hlc::new(601_000, 4));
    }

    #[test]
    fn one_event_from_next_year_does_not_hide_the_others() {
        let times = [Hlc::new(500, 0), Hlc::new(9_000_000_000, 0), Hlc::new(700, 2)];
        assert_eq!(believable(times.into_iter(), at(1_000)), Hlc::new(700, 2));
        assert_eq!(believable(std::iter::empty(), at(1_000)), Hlc::default());
    }
}
