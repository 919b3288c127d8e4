//! One load, read from everything that was told of it: its packs, its readings and what failed.
//!
//! The worse of two statements counts, whatever their order. What other records of the sterilizer have to
//! do with it (recalls, failed tests, a cycle number used twice) is in `survey`.

use crate::domain::event::Timing;
use crate::domain::event::sterile_load::{
    Corrected, CorrectedFigure, CycleEnded, CycleNumber, CycleStarted, EmergencyRelease, ImmediateUse,
    IndicatorResult, IndicatorScope, LoadFact, LoadOpened, Measured, PackFact, PacksAdded, Released, Run,
    Unloaded,
};
use crate::domain::event::sterile_setup::{PackKind, ProgramDefined, SterilizerFact, SterilizerRegistered};
use crate::domain::ids::{EventId, LoadId, StaffId};
use crate::domain::keyed::LiteMap;
use crate::domain::sterilization::kinds::ProgramPurpose;
use crate::domain::sterilization::records::{LoadRecord, Sterilization, Told};
use crate::domain::sterilization::units::{Altitude, Celsius};

/// Why the packs of a load may never be used. No release gets over one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    Aborted {
        because: EventId,
    },
    Fault {
        because: EventId,
    },
    TooCold {
        because: EventId,
        needed: Celsius,
        got: Celsius,
    },
    TooHot {
        because: EventId,
        limit: Celsius,
        got: Celsius,
    },
    ExposureShort {
        because: EventId,
        needed_s: u32,
        got_s: u32,
    },
    DryingShort {
        because: EventId,
        needed_s: u32,
        got_s: u32,
    },
    /// The cycle took less time than exposure and drying need.
    CycleShort {
        because: EventId,
        needed_s: u32,
        got_s: u32,
    },
    /// Temperature and pressure differ by more than 4 C: it was no saturated steam, or a figure is wrong.
    NoSteam {
        because: EventId,
        difference: i32,
    },
    ExternalIndicator {
        because: EventId,
        packs: Vec<u8>,
    },
    Challenge {
        because: EventId,
    },
    ByPerson {
        because: EventId,
    },
    /// The same cycle, logged on another tablet, failed there.
    OtherRecord {
        load: LoadId,
    },
}

impl Failure {
    /// The record that says so.
    pub const fn because(&self) -> EventId {
        match self {
            Self::Aborted { because }
            | Self::Fault { because }
            | Self::TooCold { because, .. }
            | Self::TooHot { because, .. }
            | Self::ExposureShort { because, .. }
            | Self::DryingShort { because, .. }
            | Self::CycleShort { because, .. }
            | Self::NoSteam { because, .. }
            | Self::ExternalIndicator { because, .. }
            | Self::Challenge { because }
            | Self::ByPerson { because } => *because,
            Self::OtherRecord { load } => load.0,
        }
    }
}

/// A figure that counts, and the record that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub because: EventId,
    pub what: Measured,
    pub by: Option<StaffId>,
}

/// What a reading is worth, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    Failed,
    /// Somebody else has to look at it.
    Doubtful,
    Good,
}

#[derive(Clone, Debug)]
pub struct Pack<'a> {
    pub number: u8,
    pub added: &'a PacksAdded,
    pub added_by: Option<StaffId>,
    pub external: Option<IndicatorResult>,
    pub is_wet: bool,
    pub is_torn: bool,
    /// What became of it, in the order of the telling.
    pub fates: Vec<&'a Told<LoadFact>>,
}

impl Pack<'_> {
    pub fn facts(&self) -> impl Iterator<Item = (&PackFact, &Told<LoadFact>)> {
        self.fates.iter().filter_map(|told| match &told.what {
            LoadFact::Packs(noted) => Some((&noted.what, *told)),
            _ => None,
        })
    }

    pub fn is_implant(&self) -> bool {
        self.added.kind == PackKind::Implant
    }
}

#[derive(Clone, Debug)]
pub struct Load<'a> {
    pub id: LoadId,
    pub record: &'a LoadRecord,
    pub opened: &'a Told<Box<LoadOpened>>,
    pub program: Option<&'a ProgramDefined>,
    pub sterilizer: Option<&'a SterilizerRegistered>,
    /// As it was set when the load was opened: a later setting changes no past load.
    pub(super) altitude_at_opening: Option<Altitude>,
    pub packs: Vec<Pack<'a>>,
    pub start: Option<(&'a Told<LoadFact>, &'a CycleStarted)>,
    pub end: Option<(&'a Told<LoadFact>, &'a CycleEnded)>,
    pub readings: Vec<Reading>,
    pub challenge: Option<(IndicatorResult, EventId)>,
    pub unloaded: Option<(EventId, Unloaded)>,
    pub failures: Vec<Failure>,
    /// Indicators that nobody could say were passed or failed.
    pub unclear: Vec<EventId>,
    /// Corrections that turned a fail into a pass.
    pub turned: Vec<EventId>,
    /// Something was told twice in different ways.
    pub conflicts: Vec<EventId>,
    pub held: Vec<EventId>,
    pub releases: Vec<(EventId, &'a Told<LoadFact>, &'a Released)>,
    pub emergency: Vec<(EventId, &'a Told<LoadFact>, &'a EmergencyRelease)>,
    /// Why a load for immediate use was needed, as it was told last.
    pub immediate_use: Option<&'a ImmediateUse>,
    pub is_voided: bool,
}

/// A fact and what corrects it.
type Corrections<'a> = LiteMap<EventId, Vec<(&'a Told<LoadFact>, &'a Corrected)>>;

impl<'a> Load<'a> {
    pub fn read(state: &'a Sterilization, id: LoadId) -> Option<Self> {
        let record = state.loads.get(&id)?;
        let opened = record.defined.as_ref()?;
        let mut load = Self {
            id,
            record,
            opened,
            program: state.program(opened.what.program).map(|(_, program)| program),
            sterilizer: state.sterilizer(opened.what.sterilizer).map(|(_, sterilizer)| sterilizer),
            altitude_at_opening: altitude_before(state, opened),
            packs: Vec::new(),
            start: None,
            end: None,
            readings: Vec::new(),
            challenge: None,
            unloaded: None,
            failures: Vec::new(),
            unclear: Vec::new(),
            turned: Vec::new(),
            conflicts: Vec::new(),
            held: Vec::new(),
            releases: Vec::new(),
            emergency: Vec::new(),
            immediate_use: None,
            is_voided: false,
        };
        let facts = record.in_order();
        load.put_packs_in(&facts);
        let corrections = corrections(&facts);
        for told in &facts {
            load.take(told, &corrections);
        }
        let withdrawn: Vec<EventId> = facts
            .iter()
            .filter_map(|told| if let LoadFact::ReleaseWithdrawn(id) = told.what { Some(id) } else { None })
            .collect();
        load.releases.retain(|(id, ..)| !withdrawn.contains(id));
        load.emergency.retain(|(id, ..)| !withdrawn.contains(id));
        load.judge_cycle();
        Some(load)
    }

    pub fn is_started(&self) -> bool {
        self.start.is_some()
    }

    pub fn is_test(&self) -> bool {
        self.opened.what.run == Run::Test
    }

    pub fn has_implant(&self) -> bool {
        self.packs.iter().any(Pack::is_implant)
    }

    pub fn cycle(&self) -> Option<CycleNumber> {
        self.start.and_then(|(_, start)| start.cycle)
    }

    /// Its packs are used at once and never stored.
    pub fn is_for_immediate_use(&self) -> bool {
        self.program.is_some_and(|program| program.purpose == ProgramPurpose::ImmediateUse)
    }

    /// Who ran it.
    pub fn operator(&self) -> Option<StaffId> {
        self.start.map_or(self.opened.by, |(told, _)| told.by)
    }

    pub fn pack(&self, number: u8) -> Option<&Pack<'a>> {
        self.packs.iter().find(|pack| pack.number == number)
    }

    /// Whether a part of it was entered later than it happened.
    pub fn is_late(&self) -> bool {
        let late = |told: &Told<LoadFact>| told.timing == Timing::Backdated;
        self.start.is_some_and(|(told, _)| late(told)) || self.end.is_some_and(|(told, _)| late(told))
    }

    fn put_packs_in(&mut self, facts: &[&'a Told<LoadFact>]) {
        for told in facts {
            let LoadFact::PacksAdded(added) = &told.what else { continue };
            for number in (0..added.count).map(|place| added.first.saturating_add(place)) {
                if self.packs.iter().any(|pack| pack.number == number) {
                    self.conflicts.push(told.id());
                    continue;
                }
                self.packs.push(Pack {
                    number,
                    added,
                    added_by: told.by,
                    external: None,
                    is_wet: false,
                    is_torn: false,
                    fates: Vec::new(),
                });
            }
        }
        for told in facts {
            if let LoadFact::PacksTakenOut(numbers) = &told.what {
                self.packs.retain(|pack| !numbers.contains(&pack.number));
            }
        }
        self.packs.sort_by_key(|pack| pack.number);
    }

    fn take(&mut self, told: &'a Told<LoadFact>, corrections: &Corrections<'a>) {
        let because = told.id();
        let corrected = corrections.get(&because).map(Vec::as_slice).unwrap_or_default();
        match &told.what {
            LoadFact::Started(start) => match self.start {
                None => self.start = Some((told, start)),
                Some((_, held)) if held.cycle == start.cycle => {}
                Some(_) => self.conflicts.push(because),
            },
            LoadFact::Ended(end) => match self.end {
                Some((_, held)) if held.ending >= end.ending => {}
                // The worse ending counts.
                _ => self.end = Some((told, end)),
            },
            LoadFact::Measured(measured) => self.take_measured(told, measured, corrected),
            LoadFact::IndicatorRead(read) => {
                let result = self.corrected_indicator(read.result, corrected);
                self.take_indicator(because, &read.scope, result);
            }
            LoadFact::Unloaded(seen) => {
                let all = &mut self.unloaded.get_or_insert_with(|| (because, Unloaded::default())).1;
                // Two people who saw one wet pack saw one.
                all.wet = [all.wet.as_slice(), &seen.wet].concat();
                all.torn = [all.torn.as_slice(), &seen.torn].concat();
                for packs in [&mut all.wet, &mut all.torn] {
                    packs.sort_unstable();
                    packs.dedup();
                }
                for pack in &mut self.packs {
                    pack.is_wet |= seen.wet.contains(&pack.number);
                    pack.is_torn |= seen.torn.contains(&pack.number);
                }
            }
            LoadFact::Packs(noted) => {
                for pack in self.packs.iter_mut().filter(|pack| noted.packs.contains(&pack.number)) {
                    pack.fates.push(told);
                }
            }
            LoadFact::Held(_) => self.held.push(because),
            LoadFact::Released(release) => self.releases.push((because, told, release)),
            // One name lets nothing go.
            LoadFact::ReleasedInEmergency(release) => {
                if told.is_by_two(release.co_signer) {
                    self.emergency.push((because, told, release));
                }
            }
            LoadFact::ImmediateUse(why) => self.immediate_use = Some(why),
            LoadFact::Voided(_) => self.is_voided = true,
            LoadFact::Rejected(_) => self.failures.push(Failure::ByPerson { because }),
            LoadFact::PacksAdded(_)
            | LoadFact::PacksTakenOut(_)
            | LoadFact::Corrected(_)
            | LoadFact::ReleaseWithdrawn(_) => {}
        }
    }

    fn take_measured(
        &mut self,
        told: &'a Told<LoadFact>,
        measured: &Measured,
        corrected: &[(&'a Told<LoadFact>, &'a Corrected)],
    ) {
        let as_told = Reading { because: told.id(), what: *measured, by: told.by };
        let worth = self.worth(&as_told);
        let mut readings = Vec::new();
        for (by, correction) in corrected {
            let CorrectedFigure::Measured(what) = &correction.to else { continue };
            let reading = Reading { because: by.id(), what: *what, by: by.by };
            let turns = self.worth(&reading) > worth;
            if turns && !two_signed(by, correction) {
                continue;
            }
            if turns {
                self.turned.push(by.id());
            }
            readings.push(reading);
        }
        if readings.is_empty() {
            readings.push(as_told);
        }
        for reading in readings {
            let failures = self.judge(&reading);
            self.failures.extend(failures);
            self.readings.push(reading);
        }
    }

    fn corrected_indicator(
        &mut self,
        as_told: IndicatorResult,
        corrected: &[(&'a Told<LoadFact>, &'a Corrected)],
    ) -> IndicatorResult {
        let mut results = Vec::new();
        for (by, correction) in corrected {
            let CorrectedFigure::Indicator(result) = correction.to else { continue };
            let turns = as_told != IndicatorResult::Pass && result == IndicatorResult::Pass;
            if turns && !two_signed(by, correction) {
                continue;
            }
            if turns {
                self.turned.push(by.id());
            }
            results.push(result);
        }
        results.into_iter().max().unwrap_or(as_told)
    }

    fn take_indicator(&mut self, because: EventId, scope: &IndicatorScope, result: IndicatorResult) {
        if result == IndicatorResult::Unclear {
            self.unclear.push(because);
        }
        match scope {
            IndicatorScope::External(packs) => {
                for pack in self.packs.iter_mut().filter(|pack| packs.contains(&pack.number)) {
                    pack.external = pack.external.max(Some(result));
                }
                if result == IndicatorResult::Fail {
                    self.failures.push(Failure::ExternalIndicator { because, packs: packs.clone() });
                }
            }
            IndicatorScope::Challenge(_) => {
                self.challenge = self.challenge.max(Some((result, because)));
                if result == IndicatorResult::Fail {
                    self.failures.push(Failure::Challenge { because });
                }
            }
        }
    }
}

fn corrections<'a>(facts: &[&'a Told<LoadFact>]) -> Corrections<'a> {
    let mut all = Corrections::new();
    for told in facts {
        if let LoadFact::Corrected(what) = &told.what {
            crate::domain::keyed::OrDefault::or_default(&mut all, what.target).push((told, what));
        }
    }
    all
}

/// Whether a correction carries the names of two different people.
fn two_signed(told: &Told<LoadFact>, correction: &Corrected) -> bool {
    correction.co_signer.is_some_and(|other| told.is_by_two(other))
}

fn altitude_before(state: &Sterilization, opened: &Told<Box<LoadOpened>>) -> Option<Altitude> {
    let record = state.sterilizers.get(&opened.what.sterilizer)?;
    let set = record.facts.values().filter(|told| told.stamp < opened.stamp);
    let set = set.filter_map(|told| match told.what {
        SterilizerFact::Altitude(altitude) => Some((told.stamp, altitude)),
        _ => None,
    });
    set.max_by_key(|(stamp, _)| *stamp).map(|(_, altitude)| altitude)
}
