//! Programs of sterilizers as their makers and the guidelines give them, to choose from and confirm.
//!
//! Proposals, never rules: the instructions of the machine and of the instruments win. The table says
//! which programs are left out, and why.

use crate::domain::sterilization::kinds::{
    CERTAINTIES, CLASSES, Certainty, PACKAGINGS, PURPOSES, Packaging, ProgramPurpose, SterilizerClass,
    meaning, meanings, rows,
};
use crate::domain::sterilization::units::Celsius;

const TABLE: &str = include_str!("presets.tsv");

/// Goes up whenever a figure of the table changes: a record names the version it was made with.
pub const PRESETS_VERSION: u16 = 1;

/// One program of one kind of machine (research 2.1 to 2.3).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Preset {
    /// Never changes its meaning and is never used again.
    pub key: &'static str,
    pub maker: &'static str,
    pub model: &'static str,
    pub class: SterilizerClass,
    pub program: &'static str,
    pub set: Celsius,
    /// The least temperature that counts as exposure.
    pub min: Celsius,
    /// Above it the machine is not under control.
    pub max: Celsius,
    /// Seconds at or above `min`.
    pub exposure_s: u32,
    /// Seconds; the long end where the source has a range, 0 where drying is no condition.
    pub dry_s: u32,
    /// Nothing for the programs of tests.
    pub accepts: Vec<Packaging>,
    pub purpose: ProgramPurpose,
    pub source: &'static str,
    pub certainty: Certainty,
}

/// All rows in the order of the table. A row that cannot be read is left out; a test counts them.
pub fn presets() -> Vec<Preset> {
    rows(TABLE).filter_map(preset).collect()
}

fn preset(row: &'static str) -> Option<Preset> {
    let cells: Vec<&'static str> = row.split('\t').collect();
    let [
        key,
        maker,
        model,
        class,
        program,
        set,
        min,
        max,
        exposure,
        dry,
        accepts,
        purpose,
        certainty,
        source,
    ] = *cells.as_slice()
    else {
        return None;
    };
    Some(Preset {
        key,
        maker,
        model,
        class: meaning(&CLASSES, class)?,
        program,
        set: degrees(set)?,
        min: degrees(min)?,
        max: degrees(max)?,
        exposure_s: exposure.parse().ok()?,
        dry_s: dry.parse().ok()?,
        accepts: meanings(&PACKAGINGS, accepts)?,
        purpose: meaning(&PURPOSES, purpose)?,
        source,
        certainty: meaning(&CERTAINTIES, certainty)?,
    })
}

/// Whole degrees Celsius.
fn degrees(cell: &str) -> Option<Celsius> {
    cell.parse::<i32>().ok()?.checked_mul(100).map(Celsius::from_hundredths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_reads_and_has_its_own_key_and_its_source() {
        let presets = presets();
        assert_eq!(presets.len(), rows(TABLE).count());
        let keys: BTreeSet<_> = presets.iter().map(|preset| preset.key).collect();
        assert_eq!(keys.len(), presets.len());
        for preset in &presets {
            let cells = [preset.key, preset.maker, preset.model, preset.program, preset.source];
            assert!(cells.iter().all(|cell| !cell.trim().is_empty()), "{preset:?}");
            assert!(preset.exposure_s > 0, "{preset:?}");
        }
    }

    #[test]
    fn the_limits_of_a_program_follow_from_its_temperature() {
        for preset in presets() {
            assert_eq!(preset.min, preset.set, "{}", preset.key);
            let max = match (preset.class, preset.set.hundredths()) {
                (SterilizerClass::DryHeat, set) => set + 1_000,
                (_, 13_200..=13_500) => 13_700,
                (_, set) => set + 300,
            };
            assert_eq!(preset.max.hundredths(), max, "{}", preset.key);
        }
    }

    #[test]
    fn nothing_for_immediate_use_is_packed_and_a_test_takes_no_packs() {
        for preset in presets() {
            match preset.purpose {
                ProgramPurpose::ImmediateUse => assert_eq!(preset.accepts, [Packaging::Unwrapped]),
                ProgramPurpose::Process => assert!(!preset.accepts.is_empty(), "{}", preset.key),
                _ => assert!(preset.accepts.is_empty(), "{}", preset.key),
            }
        }
    }

    #[test]
    fn textile_packs_are_not_for_the_15_minutes_of_instruments() {
        let gravity = |preset: &Preset| preset.maker == "Generic" && preset.class == SterilizerClass::Gravity;
        let times: Vec<_> = presets()
            .into_iter()
            .filter(|preset| gravity(preset) && preset.set.hundredths() == 13_200)
            .filter(|preset| preset.accepts.contains(&Packaging::Textile))
            .map(|preset| preset.exposure_s)
            .collect();
        assert_eq!(times, [25 * 60]);
    }
}
