//! What the readings of a load are worth: each against the limits of its program, temperature against
//! pressure, and the time that the cycle took.

use crate::domain::event::sterile_load::{Ending, Measured};
use crate::domain::sterilization::load::{Failure, Load, Reading, Worth};
use crate::domain::sterilization::steam::{Agreement, Band, agreement};
use crate::domain::sterilization::units::{Altitude, Celsius, TemperatureUnit};

impl Load<'_> {
    /// What one set of readings fails in. No rounding in a load's favour.
    pub fn judge(&self, reading: &Reading) -> Vec<Failure> {
        let (because, what) = (reading.because, &reading.what);
        let mut failures = Vec::new();
        let Some(program) = self.program else { return failures };
        let limits = &program.limits;
        let needed = as_displayed(limits.min, what.unit);
        if what.min < needed {
            failures.push(Failure::TooCold { because, needed, got: what.min });
        }
        if what.max > limits.max {
            failures.push(Failure::TooHot { because, limit: limits.max, got: what.max });
        }
        if what.exposure_s < limits.exposure_s {
            let (needed_s, got_s) = (limits.exposure_s, what.exposure_s);
            failures.push(Failure::ExposureShort { because, needed_s, got_s });
        }
        if what.dry_s < limits.dry_s {
            failures.push(Failure::DryingShort { because, needed_s: limits.dry_s, got_s: what.dry_s });
        }
        if let Some(agreement) = self.agreement(what)
            && agreement.band == Band::EntryError
        {
            failures.push(Failure::NoSteam { because, difference: agreement.difference });
        }
        failures
    }

    /// A correction that makes a reading worth more takes two names.
    pub fn worth(&self, reading: &Reading) -> Worth {
        if !self.judge(reading).is_empty() {
            Worth::Failed
        } else if self.agreement(&reading.what).is_some_and(|agreement| agreement.band == Band::Review) {
            Worth::Doubtful
        } else {
            Worth::Good
        }
    }

    /// How temperature and pressure agree, where the machine works with steam and shows both.
    pub fn agreement(&self, what: &Measured) -> Option<Agreement> {
        self.sterilizer.filter(|sterilizer| sterilizer.class.is_steam())?;
        agreement(what.min, what.pressure?, self.altitude())
    }

    /// Above the sea, as it was set when the load was opened.
    pub fn altitude(&self) -> Altitude {
        let registered = self.sterilizer.map_or(Altitude::SEA_LEVEL, |sterilizer| sterilizer.altitude);
        self.altitude_at_opening.unwrap_or(registered)
    }

    pub(super) fn judge_cycle(&mut self) {
        let (Some((_, _)), Some((end, how))) = (self.start, self.end) else { return };
        let because = end.id();
        match how.ending {
            Ending::Aborted => self.failures.push(Failure::Aborted { because }),
            Ending::Fault => self.failures.push(Failure::Fault { because }),
            Ending::Complete => {
                let (Some((start, _)), Some(program)) = (self.start, self.program) else { return };
                let needed_s = program.limits.exposure_s.saturating_add(program.limits.dry_s);
                let got_s = u32::try_from(end.at.at.ms_since(start.at.at) / 1000).unwrap_or(0);
                // Times that a person enters have no seconds.
                if got_s.saturating_add(60) < needed_s {
                    self.failures.push(Failure::CycleShort { because, needed_s, got_s });
                }
            }
        }
    }
}

/// A display in whole degrees Fahrenheit shows 273 for a program of 134 C, which is 133.88 C: the maker's
/// own figure in that unit is enough. It is never taken for more than the limit.
fn as_displayed(limit: Celsius, unit: TemperatureUnit) -> Celsius {
    if unit == TemperatureUnit::Celsius {
        return limit;
    }
    let whole = (limit.fahrenheit_hundredths() + 50).div_euclid(100) * 100;
    limit.min(Celsius::from_fahrenheit_hundredths(whole))
}
