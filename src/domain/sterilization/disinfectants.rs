//! High-level disinfectants: how long, how warm, and how many days a bath may be used.
//!
//! Proposals to confirm against the label of the product, which wins (research 3).

use crate::domain::sterilization::kinds::{CERTAINTIES, Certainty, figure, meaning, rows};
use crate::domain::sterilization::units::Celsius;

const TABLE: &str = include_str!("disinfectants.tsv");

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Disinfectant {
    /// Never changes its meaning and is never used again.
    pub key: &'static str,
    pub name: &'static str,
    pub agent: Agent,
    /// The least soak, in seconds.
    pub soak_s: u32,
    pub min_temperature: Celsius,
    /// Days from pouring or activation; the last of them may still be used.
    pub reuse_days: u16,
    /// Days that an opened bottle keeps.
    pub opened_days: Option<u16>,
    /// The least effective concentration that a strip must show, as the label has it.
    pub strip: Option<&'static str>,
    pub strip_days_after_opening: Option<u16>,
    pub source: &'static str,
    pub certainty: Certainty,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agent {
    /// Ortho-phthalaldehyde.
    Opa,
    Glutaraldehyde,
    HydrogenPeroxide,
    /// Hydrogen peroxide and peracetic acid in one product.
    PeroxidePeracetic,
}

const AGENTS: [(&str, Agent); 4] = [
    ("opa", Agent::Opa),
    ("glutaraldehyde", Agent::Glutaraldehyde),
    ("hydrogen_peroxide", Agent::HydrogenPeroxide),
    ("peroxide_peracetic", Agent::PeroxidePeracetic),
];

/// All rows in the order of the table. A row that cannot be read is left out; a test counts them.
pub fn disinfectants() -> Vec<Disinfectant> {
    rows(TABLE).filter_map(disinfectant).collect()
}

fn disinfectant(row: &'static str) -> Option<Disinfectant> {
    let cells: Vec<&'static str> = row.split('\t').collect();
    let [key, name, agent, soak, min, reuse, opened, strip, strip_days, certainty, source] =
        *cells.as_slice()
    else {
        return None;
    };
    Some(Disinfectant {
        key,
        name,
        agent: meaning(&AGENTS, agent)?,
        soak_s: soak.parse().ok()?,
        min_temperature: Celsius::from_hundredths(min.parse::<i32>().ok()?.checked_mul(100)?),
        reuse_days: reuse.parse().ok()?,
        opened_days: figure(opened)?,
        strip: Some(strip).filter(|strip| !strip.is_empty()),
        strip_days_after_opening: figure(strip_days)?,
        source,
        certainty: meaning(&CERTAINTIES, certainty)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_row_reads_and_has_its_own_key_and_its_source() {
        let rows_read = disinfectants();
        assert_eq!(rows_read.len(), rows(TABLE).count());
        let keys: BTreeSet<_> = rows_read.iter().map(|row| row.key).collect();
        assert_eq!(keys.len(), rows_read.len());
        for row in &rows_read {
            assert!([row.key, row.name, row.source].iter().all(|cell| !cell.is_empty()), "{row:?}");
            assert!(row.soak_s > 0 && row.reuse_days > 0, "{row:?}");
        }
    }

    #[test]
    fn opa_soaks_for_12_minutes_at_20_degrees_and_lasts_14_days() {
        let all = disinfectants();
        let opa = all.iter().find(|row| row.agent == Agent::Opa).unwrap();
        assert_eq!((opa.soak_s, opa.min_temperature.hundredths(), opa.reuse_days), (720, 2_000, 14));
        assert_eq!(
            (opa.opened_days, opa.strip, opa.strip_days_after_opening),
            (Some(75), Some("0.3 %"), Some(90))
        );
    }
}
