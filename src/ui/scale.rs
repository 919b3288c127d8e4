//! How a picture is measured: ticks, places along an axis, and the path of steps.
//!
//! Pure, in whole numbers, so that it is tested without a browser. What is drawn is `parts::plot`'s.

use std::fmt::Write as _;

/// An axis from nothing to `top()`, with a tick at each step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    pub step: i64,
    pub ticks: i64,
}

impl Scale {
    /// The fewest steps of 1, 2 or 5 with any number of noughts that reach `most` in at most `limit`.
    pub fn reaching(most: i64, limit: i64) -> Self {
        let (most, limit) = (most.max(1), limit.max(1));
        let mut unit = 1_i64;
        loop {
            for nice in [1, 2, 5] {
                let step = unit.saturating_mul(nice);
                let ticks = most / step + i64::from(most % step != 0);
                if ticks <= limit {
                    return Self { step, ticks };
                }
            }
            unit = unit.saturating_mul(10);
        }
    }

    pub const fn top(self) -> i64 {
        self.step.saturating_mul(self.ticks)
    }

    /// The figures at the ticks, from the top down to nothing.
    pub fn figures(self) -> Vec<i64> {
        (0..=self.ticks).rev().map(|tick| tick * self.step).collect()
    }
}

/// Where a value lies on an axis of so many units, when `from` is at its beginning and `to` at its end.
/// What lies beyond stands at the edge.
pub fn along(value: i64, from: i64, to: i64, length: i64) -> i64 {
    if to <= from {
        return 0;
    }
    let (value, from, to, length) =
        (i128::from(value.clamp(from, to)), i128::from(from), i128::from(to), i128::from(length));
    let span = to - from;
    let place = ((value - from) * length * 2 + span) / (span * 2);
    i64::try_from(place).unwrap_or(0)
}

/// The path of steps: level until the next point, then straight up or down; on to `end` at the last.
pub fn steps_path(points: &[(i64, i64)], end: i64) -> String {
    let mut path = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        // A text takes every write.
        let _ = if place == 0 { write!(path, "M{x} {y}") } else { write!(path, "H{x}V{y}") };
    }
    if !path.is_empty() {
        let _ = write!(path, "H{end}");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_figures_that_people_count_in_and_few() {
        for (most, limit, step, ticks) in [
            (0, 4, 1, 1),
            (1, 4, 1, 1),
            (4, 4, 1, 4),
            (5, 4, 2, 3),
            (8, 4, 2, 4),
            (9, 4, 5, 2),
            (21, 4, 10, 3),
            (84, 4, 50, 2),
            (1_895, 4, 500, 4),
            (2_001, 4, 1_000, 3),
        ] {
            let scale = Scale::reaching(most, limit);
            assert_eq!((scale.step, scale.ticks), (step, ticks), "{most}");
            assert!(scale.top() >= most);
        }
        assert_eq!(Scale::reaching(5, 4).figures(), [6, 4, 2, 0]);
    }

    #[test]
    fn the_largest_amount_that_there_can_be_has_a_scale() {
        let scale = Scale::reaching(i64::MAX, 4);
        assert!(scale.ticks <= 4 && scale.step > 0);
    }

    #[test]
    fn a_value_lies_between_the_ends_and_never_beyond_them() {
        for (value, from, to, place) in
            [(0, 0, 10, 0), (5, 0, 10, 500), (10, 0, 10, 1000), (1, 0, 3, 333), (2, 0, 3, 667), (-4, 0, 3, 0)]
        {
            assert_eq!(along(value, from, to, 1_000), place, "{value} of {from} to {to}");
        }
        assert_eq!(along(99, 0, 10, 1_000), 1_000);
        assert_eq!(along(5, 10, 10, 1_000), 0, "an axis without length has one place");
        assert_eq!(along(i64::MAX, i64::MIN, i64::MAX, 1_000), 1_000);
    }

    #[test]
    fn steps_keep_their_level_until_the_next_one() {
        assert_eq!(steps_path(&[(0, 10), (40, 4), (70, 10)], 100), "M0 10H40V4H70V10H100");
        assert_eq!(steps_path(&[], 100), "");
    }
}
