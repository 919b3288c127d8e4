//! F0: how much killing a steam cycle did, as minutes at 121.1 C with z = 10 C (research 2.5).
//!
//! For information only. It says nothing of air, wet steam or lumens and must never release a load.

use crate::domain::sterilization::units::Celsius;

/// 121.1 C, where a minute counts as a minute; hundredths of a degree.
const REFERENCE: i32 = 12_110;
/// Ten times the killing for each 10 C; hundredths of a degree.
const Z: i32 = 1_000;
/// What is cooler is not counted; hundredths of a degree.
const COUNTED_FROM: i32 = 10_000;
const SCALE: u64 = 1_000_000_000;
const SECONDS_A_TENTH: u64 = 6;

/// Ten to the power of 0.0, 0.1 .. 0.9, of 0.00 .. 0.09 and of 0.000 .. 0.009, in billionths: the
/// product of one of each is ten to the power of any three decimals.
const TENTHS: [u64; 10] = [
    1_000_000_000,
    1_258_925_412,
    1_584_893_192,
    1_995_262_315,
    2_511_886_432,
    3_162_277_660,
    3_981_071_706,
    5_011_872_336,
    6_309_573_445,
    7_943_282_347,
];
const HUNDREDTHS: [u64; 10] = [
    1_000_000_000,
    1_023_292_992,
    1_047_128_548,
    1_071_519_305,
    1_096_478_196,
    1_122_018_454,
    1_148_153_621,
    1_174_897_555,
    1_202_264_435,
    1_230_268_771,
];
const THOUSANDTHS: [u64; 10] = [
    1_000_000_000,
    1_002_305_238,
    1_004_615_790,
    1_006_931_669,
    1_009_252_886,
    1_011_579_454,
    1_013_911_386,
    1_016_248_693,
    1_018_591_388,
    1_020_939_484,
];

/// F0 in tenths of a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Lethality(u32);

impl Lethality {
    pub const fn tenths(self) -> u32 {
        self.0
    }

    /// From twice the sum of seconds times rate in billionths.
    fn of_doubled(doubled: u64) -> Self {
        let a_tenth = SECONDS_A_TENTH * SCALE * 2;
        Self(u32::try_from(doubled.saturating_add(a_tenth / 2) / a_tenth).unwrap_or(u32::MAX))
    }
}

/// F0 of a time at one temperature. Never overflows: what is absurd stays at the largest number.
pub fn plateau(temperature: Celsius, seconds: u32) -> Lethality {
    Lethality::of_doubled(rate(temperature).saturating_mul(u64::from(seconds)).saturating_mul(2))
}

/// F0 of readings, each with its seconds since the first, by the trapezium rule. A reading that is not
/// later than the one before it adds nothing; fewer than two readings give zero.
pub fn trace(readings: &[(u32, Celsius)]) -> Lethality {
    let doubled = readings.windows(2).filter_map(|pair| {
        let [(from, before), (to, after)] = *pair else { return None };
        let seconds = u64::from(to.saturating_sub(from));
        Some(rate(before).saturating_add(rate(after)).saturating_mul(seconds))
    });
    Lethality::of_doubled(doubled.fold(0, u64::saturating_add))
}

/// Ten to the power of (temperature - 121.1) / 10, in billionths; zero below 100 C.
fn rate(temperature: Celsius) -> u64 {
    if temperature.hundredths() < COUNTED_FROM {
        return 0;
    }
    let above = temperature.hundredths().saturating_sub(REFERENCE);
    let tens = above.div_euclid(Z);
    let rest = above.rem_euclid(Z);
    let part = |table: &[u64; 10], digit: i32| {
        usize::try_from(digit % 10).ok().and_then(|digit| table.get(digit)).copied().unwrap_or(SCALE)
    };
    let product = [part(&HUNDREDTHS, rest / 10), part(&THOUSANDTHS, rest)]
        .iter()
        .fold(part(&TENTHS, rest / 100), |product, factor| (product * factor + SCALE / 2) / SCALE);
    let power = 10_u64.saturating_pow(tens.unsigned_abs());
    if tens < 0 { product / power } else { product.saturating_mul(power) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn celsius(hundredths: i32) -> Celsius {
        Celsius::from_hundredths(hundredths)
    }

    #[test]
    fn the_rate_is_the_power_of_ten_at_every_hundredth_of_a_degree() {
        for hundredths in 10_000..=20_000 {
            let formula = 10_f64.powf(f64::from(hundredths - REFERENCE) / 1_000.0);
            let found = rate(celsius(hundredths)) as f64 / 1e9;
            assert!((found / formula - 1.0).abs() < 2e-7, "{hundredths}: {found} {formula}");
        }
        assert_eq!(rate(celsius(9_999)), 0);
    }

    #[test]
    fn the_printed_plateaus_are_met() {
        // Hundredths of C, seconds, tenths of a minute (research 2.5).
        for (temperature, seconds, tenths) in [
            (12_110, 1_800, 300),
            (12_100, 900, 147),
            (11_800, 1_800, 147),
            (12_600, 600, 309),
            (13_200, 180, 369),
            (13_200, 240, 492),
            (13_200, 900, 1_845),
            (13_400, 180, 585),
            (13_400, 210, 682),
            (13_400, 1_080, 3_510),
            (13_500, 180, 736),
            (13_500, 600, 2_455),
        ] {
            let found = plateau(celsius(temperature), seconds).tenths();
            assert!(found.abs_diff(tenths) * 200 <= tenths, "{temperature} {seconds} s: {found}");
        }
    }

    #[test]
    fn four_minutes_of_270_fahrenheit_are_51_8() {
        // 270 F is 132.22 C. The 132.2 C that a screen shows would give 51.5.
        assert_eq!(plateau(Celsius::from_fahrenheit_hundredths(27_000), 240).tenths(), 518);
        assert_eq!(plateau(celsius(13_220), 240).tenths(), 515);
    }

    #[test]
    fn a_trace_adds_up_by_the_trapezium_rule() {
        let tenths = [1_120, 1_180, 1_210, 1_260, 1_300, 1_320, 1_324, 1_326, 1_325, 1_323, 1_240, 1_120];
        let minute = (0_u32..).map(|minute| minute * 60);
        let readings: Vec<_> = minute.zip(tenths.map(|tenths| celsius(tenths * 10))).collect();
        assert_eq!(trace(&readings).tenths(), 813);
    }

    #[test]
    fn a_flat_trace_is_a_plateau_and_cold_or_backward_readings_add_nothing() {
        let hot = celsius(13_200);
        assert_eq!(trace(&[(0, hot), (100, hot), (240, hot)]), plateau(hot, 240));
        assert_eq!(trace(&[(0, celsius(9_900)), (600, celsius(9_900))]).tenths(), 0);
        assert_eq!(trace(&[(240, hot), (0, hot)]).tenths(), 0);
        assert_eq!((trace(&[]), trace(&[(0, hot)])), (Lethality(0), Lethality(0)));
        assert_eq!(plateau(celsius(i32::MAX), u32::MAX).tenths(), 1_537_228_672);
    }
}
