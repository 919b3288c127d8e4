//! Temperatures, pressures and heights, in whole numbers of a small unit.

/// A temperature in hundredths of a degree Celsius.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Celsius(i32);

impl Celsius {
    pub const fn from_hundredths(hundredths: i32) -> Self {
        Self(hundredths)
    }

    pub const fn hundredths(self) -> i32 {
        self.0
    }

    /// Takes hundredths of a degree Fahrenheit. Rounded down to the hundredth of a degree Celsius, so
    /// that rounding never lifts a reading over the least temperature of a program.
    pub const fn from_fahrenheit_hundredths(fahrenheit: i32) -> Self {
        // Five ninths of an i32 fit an i32.
        Self(((fahrenheit as i64 - 3_200) * 5).div_euclid(9) as i32)
    }

    /// Hundredths of a degree Fahrenheit, rounded to the nearest; the ends of i32 stay the ends. What
    /// came from Fahrenheit may come back 2 hundredths lower: show tenths.
    pub const fn fahrenheit_hundredths(self) -> i32 {
        let fahrenheit = divide(self.0 as i64 * 9, 5) + 3_200;
        if fahrenheit > i32::MAX as i64 {
            i32::MAX
        } else if fahrenheit < i32::MIN as i64 {
            i32::MIN
        } else {
            fahrenheit as i32
        }
    }

    /// This temperature less the other, in hundredths of a degree Celsius.
    pub const fn difference(self, other: Self) -> i32 {
        self.0.saturating_sub(other.0)
    }
}

/// What a display or a printout shows its temperatures in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TemperatureUnit {
    Celsius,
    Fahrenheit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PressureUnit {
    Psi,
    Kilopascal,
    Bar,
}

/// Whether a pressure counts from the air outside or from nothing. Makers mix the two even within one
/// table, so it has to be asked (research 2.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PressureReference {
    Gauge,
    Absolute,
}

/// A pressure as it was read, in thousandths of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PressureReading {
    pub thousandths: i32,
    pub unit: PressureUnit,
    pub reference: PressureReference,
}

impl PressureReading {
    /// Pascals from the reading's own reference, rounded to the nearest; 1 psi = 6894.757 Pa.
    pub const fn pascals(self) -> i64 {
        let thousandths = self.thousandths as i64;
        match self.unit {
            PressureUnit::Psi => divide(thousandths * 6_894_757, 1_000_000),
            PressureUnit::Kilopascal => thousandths,
            PressureUnit::Bar => thousandths * 100,
        }
    }

    /// The same number, read the other way.
    #[must_use]
    pub const fn with_other_reference(self) -> Self {
        let reference = match self.reference {
            PressureReference::Gauge => PressureReference::Absolute,
            PressureReference::Absolute => PressureReference::Gauge,
        };
        Self { reference, ..self }
    }
}

/// Height above the sea, in metres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Altitude(i16);

impl Altitude {
    pub const SEA_LEVEL: Self = Self(0);

    /// None for a height at which nobody works: below -430 m or above 5000 m.
    pub const fn new(metres: i16) -> Option<Self> {
        if metres < -430 || metres > 5_000 { None } else { Some(Self(metres)) }
    }

    /// Rounded to the nearest metre; 1 ft = 0.3048 m.
    pub const fn from_feet(feet: i32) -> Option<Self> {
        let metres = divide(feet as i64 * 3_048, 10_000);
        if metres < -430 || metres > 5_000 { None } else { Self::new(metres as i16) }
    }

    pub const fn metres(self) -> i16 {
        self.0
    }
}

/// Divides by a positive number and rounds to the nearest, halves up.
pub(super) const fn divide(dividend: i64, divisor: i64) -> i64 {
    (dividend + divisor / 2).div_euclid(divisor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fahrenheit_is_never_rounded_up_and_comes_back_to_the_tenth() {
        for tenths in -500..=5_000 {
            let celsius = Celsius::from_fahrenheit_hundredths(tenths * 10);
            assert!(i64::from(celsius.hundredths()) * 9 <= (i64::from(tenths) * 10 - 3_200) * 5);
            let back = celsius.fahrenheit_hundredths();
            assert!((0..=2).contains(&(tenths * 10 - back)), "{tenths} {back}");
        }
    }

    #[test]
    fn known_temperatures_pressures_and_heights_convert() {
        let celsius = |fahrenheit| Celsius::from_fahrenheit_hundredths(fahrenheit).hundredths();
        assert_eq!([27_000, 27_500, 25_000, 27_300].map(celsius), [13_222, 13_500, 12_111, 13_388]);
        assert_eq!(Celsius::from_hundredths(13_200).fahrenheit_hundredths(), 26_960);
        assert_eq!(Celsius::from_hundredths(i32::MAX).fahrenheit_hundredths(), i32::MAX);
        assert_eq!(Celsius::from_hundredths(i32::MIN).fahrenheit_hundredths(), i32::MIN);
        let pascals = |thousandths, unit| {
            PressureReading { thousandths, unit, reference: PressureReference::Gauge }.pascals()
        };
        assert_eq!(pascals(27_600, PressureUnit::Psi), 190_295);
        assert_eq!(pascals(186_000, PressureUnit::Kilopascal), 186_000);
        assert_eq!(pascals(1_860, PressureUnit::Bar), 186_000);
        assert_eq!(pascals(-1_000, PressureUnit::Psi), -6_895);
        assert_eq!(Altitude::from_feet(5_280).map(Altitude::metres), Some(1_609));
        assert_eq!(Altitude::from_feet(i32::MAX), None);
        assert_eq!((Altitude::new(-431), Altitude::new(5_001)), (None, None));
    }
}
