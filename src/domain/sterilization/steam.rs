//! Whether the temperature and the pressure of a steam cycle can both be true.
//!
//! In a chamber full of steam and nothing else the pressure fixes the temperature. Air left behind, a
//! wrong unit or an altitude that nobody set show as a difference (research 2.4).

use crate::domain::sterilization::units::{Altitude, Celsius, PressureReading, PressureReference, divide};

/// Pressures of saturated steam at 80, 81 .. 160 C in pascals by IAPWS-IF97, region 4: with
/// t = T + n9 / (T - n10), T in kelvin, A = t² + n1 t + n2, B = n3 t² + n4 t + n5 and
/// C = n6 t² + n7 t + n8, p = (2 C / (-B + √(B² - 4 A C)))⁴ MPa. The test has the constants.
const SATURATION: [i64; 81] = [
    47_415, 49_368, 51_387, 53_476, 55_636, 57_867, 60_174, 62_556, 65_017, 67_559, 70_182, 72_890, 75_685,
    78_568, 81_542, 84_609, 87_771, 91_031, 94_390, 97_852, 101_418, 105_091, 108_873, 112_768, 116_776,
    120_902, 125_147, 129_514, 134_007, 138_626, 143_376, 148_259, 153_277, 158_435, 163_734, 169_177,
    174_768, 180_509, 186_404, 192_455, 198_665, 205_039, 211_578, 218_287, 225_168, 232_224, 239_460,
    246_878, 254_481, 262_274, 270_260, 278_441, 286_823, 295_407, 304_199, 313_201, 322_417, 331_852,
    341_508, 351_390, 361_501, 371_845, 382_427, 393_250, 404_318, 415_635, 427_205, 439_033, 451_122,
    463_477, 476_101, 489_000, 502_177, 515_637, 529_383, 543_422, 557_755, 572_390, 587_329, 602_577,
    618_139,
];
const SATURATION_FROM: i64 = 80;

/// Pressures of the air at -500, -400 .. 5000 m in pascals: 101325 (1 - 2.25577e-5 h)^5.25588.
const ATMOSPHERE: [i64; 56] = [
    107_478, 106_223, 104_981, 103_751, 102_532, 101_325, 100_129, 98_945, 97_773, 96_611, 95_461, 94_322,
    93_194, 92_076, 90_970, 89_875, 88_790, 87_716, 86_652, 85_599, 84_556, 83_524, 82_501, 81_489, 80_487,
    79_495, 78_513, 77_541, 76_578, 75_626, 74_683, 73_749, 72_825, 71_910, 71_005, 70_109, 69_222, 68_344,
    67_475, 66_615, 65_764, 64_922, 64_089, 63_264, 62_448, 61_640, 60_841, 60_050, 59_268, 58_494, 57_728,
    56_971, 56_221, 55_479, 54_746, 54_020,
];
const ATMOSPHERE_FROM: i64 = -500;
const ATMOSPHERE_STEP: i64 = 100;

/// Up to here temperature and pressure agree, as the European sterilizer standards allow; up to the
/// second a person has to look, beyond it a figure must be wrong. Hundredths of a degree.
const AGREES: i32 = 200;
const REVIEW: i32 = 400;

/// Heights at which clinics stand whose altitude was left at the level of the sea, in metres.
const LIKELY_ALTITUDES: (i16, i16) = (300, 3_500);

/// How far a temperature lies from the one that its pressure gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Agreement {
    /// The temperature of saturated steam at the pressure that was read.
    pub saturation: Celsius,
    /// `saturation` less the measured temperature, in hundredths of a degree Celsius.
    pub difference: i32,
    pub band: Band,
}

/// At most 2.00 C apart, at most 4.00 C, further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    Agrees,
    Review,
    EntryError,
}

/// What may lie behind a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hint {
    /// The pressure agrees when it is read like this.
    TriedOtherReference(PressureReading),
    /// The number would be a temperature of steam in the other unit.
    OtherTemperatureUnit,
    /// The clinic stands at sea level on record, and a likely altitude explains the difference. Whoever
    /// knows that the altitude was set on purpose may leave this out.
    AltitudeNotSet,
    /// The pressure is higher than steam alone makes it: air is left in the chamber.
    AirLeft,
    /// The temperature is higher than that of saturated steam.
    Superheat,
}

/// What a number typed as degrees Celsius looks like, for steam and chemical vapour. Dry heat is
/// hotter and is not judged here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TemperatureFit {
    /// 100 to 140 C.
    Plausible,
    /// 212 to 290: the same range in Fahrenheit, and a little more.
    LooksFahrenheit,
    OutOfRange,
}

/// Compares a temperature with the pressure of the same reading in the exposure phase. None when
/// saturated steam between 80 and 160 C has no such pressure.
pub fn agreement(measured: Celsius, pressure: PressureReading, altitude: Altitude) -> Option<Agreement> {
    let saturation = saturation(absolute(pressure, altitude))?;
    let difference = saturation.difference(measured);
    let band = match difference.unsigned_abs() {
        apart if apart <= AGREES.unsigned_abs() => Band::Agrees,
        apart if apart <= REVIEW.unsigned_abs() => Band::Review,
        _ => Band::EntryError,
    };
    Some(Agreement { saturation, difference, band })
}

/// What may explain a difference, most useful first; nothing when there is none to explain.
pub fn hints(
    agreement: &Agreement,
    measured: Celsius,
    pressure: PressureReading,
    altitude: Altitude,
) -> Vec<Hint> {
    if agreement.band == Band::Agrees {
        return Vec::new();
    }
    if is_of_other_unit(measured) {
        // With a wrong number the difference says nothing about the steam.
        return vec![Hint::OtherTemperatureUnit];
    }
    let mut hints = Vec::new();
    let other = pressure.with_other_reference();
    if self::agreement(measured, other, altitude).is_some_and(|tried| tried.band == Band::Agrees) {
        hints.push(Hint::TriedOtherReference(other));
    }
    if agreement.difference > 0 {
        if is_explained_by_altitude(measured, pressure, altitude) {
            hints.push(Hint::AltitudeNotSet);
        }
        hints.push(Hint::AirLeft);
    } else {
        hints.push(Hint::Superheat);
    }
    hints
}

pub const fn temperature_fit(value: Celsius) -> TemperatureFit {
    match value.hundredths() {
        10_000..=14_000 => TemperatureFit::Plausible,
        21_200..=29_000 => TemperatureFit::LooksFahrenheit,
        _ => TemperatureFit::OutOfRange,
    }
}

/// 270 typed as Celsius, or 132 typed as Fahrenheit.
fn is_of_other_unit(measured: Celsius) -> bool {
    let fits = |value| temperature_fit(value) == TemperatureFit::Plausible;
    let as_fahrenheit = Celsius::from_fahrenheit_hundredths(measured.hundredths());
    let as_celsius = Celsius::from_hundredths(measured.fahrenheit_hundredths());
    !fits(measured) && (fits(as_fahrenheit) || fits(as_celsius))
}

/// Whether at some likely altitude there would be no difference at all.
fn is_explained_by_altitude(measured: Celsius, pressure: PressureReading, altitude: Altitude) -> bool {
    if (altitude, pressure.reference) != (Altitude::SEA_LEVEL, PressureReference::Gauge) {
        return false;
    }
    let (lowest, highest) = LIKELY_ALTITUDES;
    let at = |metres| agreement(measured, pressure, Altitude::new(metres)?).map(|found| found.difference);
    at(lowest).is_some_and(|low| low >= 0) && at(highest).is_some_and(|high| high <= 0)
}

/// Pascals from nothing.
fn absolute(pressure: PressureReading, altitude: Altitude) -> i64 {
    match pressure.reference {
        PressureReference::Gauge => pressure.pascals().saturating_add(atmosphere(altitude)),
        PressureReference::Absolute => pressure.pascals(),
    }
}

/// The temperature of saturated steam at an absolute pressure, within 0.02 C of IAPWS-IF97. None
/// outside of 47.4 to 618.1 kPa (80 to 160 C).
pub fn saturation(absolute_pascals: i64) -> Option<Celsius> {
    let (step, below, above) = SATURATION.windows(2).zip(SATURATION_FROM..).find_map(|(pair, step)| {
        let [below, above] = *pair else { return None };
        (below <= absolute_pascals && absolute_pascals <= above).then_some((step, below, above))
    })?;
    let within = divide((absolute_pascals - below) * 100, above - below);
    i32::try_from(step * 100 + within).ok().map(Celsius::from_hundredths)
}

/// The pressure of the air at an altitude, in pascals, within 5 Pa of the formula of research 2.4.
/// Weather moves it by some 2 kPa, a quarter of a degree at 132 C.
pub fn atmosphere(altitude: Altitude) -> i64 {
    let above_first = i64::from(altitude.metres()) - ATMOSPHERE_FROM;
    let index = above_first.div_euclid(ATMOSPHERE_STEP);
    let within = above_first.rem_euclid(ATMOSPHERE_STEP);
    let at = |index: i64| usize::try_from(index).ok().and_then(|index| ATMOSPHERE.get(index)).copied();
    // An altitude lies within the table by its own limits; the last one has no row after it.
    let here = at(index).unwrap_or(101_325);
    let next = at(index + 1).unwrap_or(here);
    here - divide((here - next) * within, ATMOSPHERE_STEP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sterilization::units::PressureReference::{Absolute, Gauge};
    use crate::domain::sterilization::units::PressureUnit::{self, Bar, Kilopascal, Psi};

    const SEA: Altitude = Altitude::SEA_LEVEL;

    fn celsius(tenths: i32) -> Celsius {
        Celsius::from_hundredths(tenths * 10)
    }

    fn reading(thousandths: i32, unit: PressureUnit, reference: PressureReference) -> PressureReading {
        PressureReading { thousandths, unit, reference }
    }

    fn psig(tenths: i32) -> PressureReading {
        reading(tenths * 100, Psi, Gauge)
    }

    fn metres(metres: i16) -> Altitude {
        Altitude::new(metres).unwrap()
    }

    /// IAPWS-IF97, region 4: pascals at degrees Celsius.
    fn if97(celsius: f64) -> f64 {
        const N: [f64; 10] = [
            0.116_705_214_527_67e4,
            -0.724_213_167_032_06e6,
            -0.170_738_469_400_92e2,
            0.120_208_247_024_70e5,
            -0.323_255_503_223_33e7,
            0.149_151_086_135_30e2,
            -0.482_326_573_615_91e4,
            0.405_113_405_420_57e6,
            -0.238_555_575_678_49,
            0.650_175_348_447_98e3,
        ];
        let kelvin = celsius + 273.15;
        let t = kelvin + N[8] / (kelvin - N[9]);
        let a = t * t + N[0] * t + N[1];
        let b = N[2] * t * t + N[3] * t + N[4];
        let c = N[5] * t * t + N[6] * t + N[7];
        (2.0 * c / (-b + (b * b - 4.0 * a * c).sqrt())).powi(4) * 1e6
    }

    #[test]
    fn saturation_is_that_of_if97_at_every_tenth_of_a_degree() {
        // The checks that IAPWS prints for its own equation: 300 K and 500 K.
        assert!((if97(26.85) - 3_536.589_41).abs() < 1e-4);
        assert!((if97(226.85) - 2_638_897.76).abs() < 1e-2);
        for tenths in 801..1_600 {
            let found = saturation(if97(f64::from(tenths) / 10.0).round() as i64).unwrap();
            assert!(found.difference(celsius(tenths)).abs() <= 1, "{tenths} {found:?}");
        }
        assert_eq!((saturation(47_414), saturation(618_140), saturation(-1)), (None, None, None));
        assert_eq!(saturation(47_415), Some(celsius(800)));
        assert_eq!(saturation(618_139), Some(celsius(1_600)));
    }

    #[test]
    fn the_air_thins_by_the_formula() {
        for height in -430..=5_000 {
            let formula = 101_325.0 * (1.0 - 2.25577e-5 * f64::from(height)).powf(5.25588);
            let found = atmosphere(metres(height));
            assert!((found as f64 - formula).abs() < 5.0, "{height} m: {found}");
        }
    }

    #[test]
    fn the_printed_steam_table_is_met() {
        // Tenths of C, of kPa absolute, of kPa gauge, of psi gauge; hundredths of bar (research 2.4).
        for (t, absolute, gauge, psi, bar) in [
            (1_150, 1_692, 679, 98, 169),
            (1_210, 2_050, 1_037, 150, 205),
            (1_260, 2_395, 1_381, 200, 239),
            (1_320, 2_868, 1_855, 269, 287),
            (1_322, 2_887, 1_874, 272, 289),
            (1_340, 3_042, 2_029, 294, 304),
            (1_350, 3_132, 2_119, 307, 313),
            (1_370, 3_319, 2_305, 334, 332),
        ] {
            let apart = |pressure| agreement(celsius(t), pressure, SEA).unwrap().difference.abs();
            assert!(apart(reading(absolute * 100, Kilopascal, Absolute)) <= 10, "{t}");
            assert!(apart(reading(gauge * 100, Kilopascal, Gauge)) <= 10, "{t}");
            assert!(apart(psig(psi)) <= 10, "{t}");
            // Half of the last digit of bar is 0.06 to 0.10 C.
            assert!(apart(reading(bar * 10, Bar, Absolute)) <= 12, "{t}");
        }
    }

    #[test]
    fn the_printed_altitude_table_is_met() {
        for (height, row) in [
            (0, [150, 269, 294, 307]),
            (610, [161, 279, 305, 318]),
            (1_609, [176, 295, 320, 333]),
            (2_134, [184, 303, 328, 341]),
        ] {
            for (t, psi) in [1_210, 1_320, 1_340, 1_350].into_iter().zip(row) {
                let at = |psi| agreement(celsius(t), psig(psi), metres(height)).unwrap().difference;
                assert!(at(psi - 1) < 0 && at(psi + 1) > 0, "{height} m, {t}: {psi}");
            }
        }
    }

    fn check(
        measured: Celsius,
        pressure: PressureReading,
        altitude: Altitude,
        want: (i32, i32, Band, &[Hint]),
    ) {
        let found = agreement(measured, pressure, altitude).unwrap();
        let (saturation, difference, band, causes) = want;
        assert!(found.saturation.difference(celsius(saturation)).abs() <= 10, "{found:?}");
        assert!((found.difference - difference * 10).abs() <= 10, "{found:?}");
        assert_eq!(found.band, band);
        assert_eq!(hints(&found, measured, pressure, altitude), causes);
    }

    #[test]
    fn a_good_load_agrees() {
        let measured = Celsius::from_fahrenheit_hundredths(27_000);
        check(measured, psig(276), SEA, (1_326, 3, Band::Agrees, &[]));
    }

    #[test]
    fn a_number_in_the_wrong_unit_asks_for_the_other() {
        use TemperatureFit::{LooksFahrenheit, OutOfRange, Plausible};
        assert_eq!(temperature_fit(celsius(2_700)), LooksFahrenheit);
        let other = [Hint::OtherTemperatureUnit];
        check(celsius(2_700), psig(276), SEA, (1_326, -1_374, Band::EntryError, &other));
        let as_fahrenheit = Celsius::from_fahrenheit_hundredths(13_200);
        check(as_fahrenheit, psig(276), SEA, (1_326, 770, Band::EntryError, &other));
        let fits =
            [999, 1_000, 1_400, 1_401, 2_119, 2_120, 2_900, 2_901].map(|t| temperature_fit(celsius(t)));
        let wanted = [OutOfRange, Plausible, Plausible, OutOfRange, OutOfRange, LooksFahrenheit];
        assert_eq!(fits[..6], wanted);
        assert_eq!(fits[6..], [LooksFahrenheit, OutOfRange]);
    }

    #[test]
    fn gauge_bar_read_as_absolute_is_found_out() {
        let gauge = Hint::TriedOtherReference(reading(1_860, Bar, Gauge));
        let want = (1_179, -141, Band::EntryError, &[gauge, Hint::Superheat][..]);
        check(celsius(1_320), reading(1_860, Bar, Absolute), SEA, want);
        let absolute = Hint::TriedOtherReference(reading(2_870, Bar, Absolute));
        let found = agreement(celsius(1_320), reading(2_870, Bar, Gauge), SEA).unwrap();
        let causes = hints(&found, celsius(1_320), reading(2_870, Bar, Gauge), SEA);
        assert_eq!(causes, [absolute, Hint::AirLeft]);
    }

    #[test]
    fn denver_needs_its_own_pressure_and_its_altitude_on_record() {
        let denver = metres(1_609);
        check(celsius(1_320), psig(270), denver, (1_299, -21, Band::Review, &[Hint::Superheat]));
        check(celsius(1_320), psig(295), denver, (1_320, 0, Band::Agrees, &[]));
        let unset = [Hint::AltitudeNotSet, Hint::AirLeft];
        check(celsius(1_320), psig(295), SEA, (1_341, 21, Band::Review, &unset));
        check(celsius(1_320), psig(320), denver, (1_340, 20, Band::Agrees, &[]));
    }

    #[test]
    fn pressure_too_high_for_the_temperature_hints_at_air() {
        let both = [Hint::AltitudeNotSet, Hint::AirLeft];
        check(celsius(1_322), psig(310), SEA, (1_352, 30, Band::Review, &both));
        check(celsius(1_322), psig(310), metres(10), (1_352, 30, Band::Review, &[Hint::AirLeft]));
    }

    #[test]
    fn the_bands_end_at_two_and_at_four_degrees() {
        let pressure = reading(286_823, Kilopascal, Absolute);
        let band = |hundredths| agreement(Celsius::from_hundredths(hundredths), pressure, SEA).unwrap().band;
        assert_eq!(
            [13_000, 12_999, 12_800, 12_799].map(band),
            [Band::Agrees, Band::Review, Band::Review, Band::EntryError]
        );
        assert_eq!(
            [13_400, 13_401, 13_600, 13_601].map(band),
            [Band::Agrees, Band::Review, Band::Review, Band::EntryError]
        );
    }
}
