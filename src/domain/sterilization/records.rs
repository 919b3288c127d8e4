//! What was told of sterilization, by what it was told of. Sets only: no arrival order leaves a trace.
//!
//! Nothing is concluded here. What a load, a test, a machine or a recall stands at is read from these
//! records by `load`, `bi`, `machine` and `recall`, each time anew, so that a fact that arrives late
//! counts as if it had always been there.

use crate::domain::event::sterile_care::{
    LoadRecallFact, SoakFact, SoakStarted, SolutionFact, SolutionPoured,
};
use crate::domain::event::sterile_load::{BiFact, BiPlaced, LoadFact, LoadOpened};
use crate::domain::event::sterile_setup::{
    IndicatorLotFact, IndicatorLotReceived, ProgramDefined, ProgramFact, SterilizationPolicy, SterilizerFact,
    SterilizerRegistered, TemplateDefined, TemplateFact,
};
use crate::domain::event::{Body, Event, Standing, Timing};
use crate::domain::ids::{
    BiTestId, EventId, IndicatorLotId, LoadId, ProgramId, SoakId, SolutionId, StaffId, SterilizerId,
    StreamId, TemplateId,
};
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::register::{Register, Stamp};
use crate::domain::time::Zoned;

/// Something told, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<T> {
    pub what: T,
    pub by: Option<StaffId>,
    pub at: Zoned,
    pub timing: Timing,
    pub stamp: Stamp,
}

impl<T> Told<T> {
    fn of(event: &Event, what: T) -> Self {
        Self {
            what,
            by: event.header.staff,
            at: event.zoned(),
            timing: event.header.timing,
            stamp: event.stamp(),
        }
    }

    pub const fn id(&self) -> EventId {
        self.stamp.event
    }

    /// Whether two people signed it. Who was not signed in is nobody.
    pub fn is_by_two(&self, co_signer: StaffId) -> bool {
        self.by.is_some_and(|by| by != co_signer)
    }
}

/// A thing and everything that was told of it. A fact may arrive before what defines the thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<Defined, Fact> {
    pub defined: Option<Told<Defined>>,
    pub facts: LiteMap<EventId, Told<Fact>>,
}

impl<Defined, Fact> Default for Record<Defined, Fact> {
    fn default() -> Self {
        Self { defined: None, facts: LiteMap::new() }
    }
}

impl<Defined, Fact> Record<Defined, Fact> {
    /// The facts in the order in which they were told.
    pub fn in_order(&self) -> Vec<&Told<Fact>> {
        let mut told: Vec<&Told<Fact>> = self.facts.values().collect();
        told.sort_by_key(|told| told.stamp);
        told
    }

    /// The last word on something, by the stamps.
    pub fn last<'a, T: 'a>(&'a self, read: impl Fn(&'a Fact) -> Option<T>) -> Option<T> {
        let told = self.facts.values().filter_map(|told| Some((told.stamp, read(&told.what)?)));
        told.max_by_key(|(stamp, _)| *stamp).map(|(_, value)| value)
    }
}

pub type SterilizerRecord = Record<Box<SterilizerRegistered>, SterilizerFact>;
pub type ProgramRecord = Record<Box<ProgramDefined>, ProgramFact>;
pub type TemplateRecord = Record<Box<TemplateDefined>, TemplateFact>;
pub type IndicatorLotRecord = Record<Box<IndicatorLotReceived>, IndicatorLotFact>;
pub type LoadRecord = Record<Box<LoadOpened>, LoadFact>;
pub type BiRecord = Record<Box<BiPlaced>, BiFact>;
pub type LoadRecallRecord = Record<Nothing, LoadRecallFact>;
pub type SolutionRecord = Record<Box<SolutionPoured>, SolutionFact>;
pub type SoakRecord = Record<Box<SoakStarted>, SoakFact>;

/// A recall is defined by no event: it follows from the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sterilization {
    pub sterilizers: LiteMap<SterilizerId, SterilizerRecord>,
    pub programs: LiteMap<ProgramId, ProgramRecord>,
    pub templates: LiteMap<TemplateId, TemplateRecord>,
    pub indicator_lots: LiteMap<IndicatorLotId, IndicatorLotRecord>,
    pub loads: LiteMap<LoadId, LoadRecord>,
    pub bi_tests: LiteMap<BiTestId, BiRecord>,
    /// By the record that set the recall off.
    pub recalls: LiteMap<EventId, LoadRecallRecord>,
    pub solutions: LiteMap<SolutionId, SolutionRecord>,
    pub soaks: LiteMap<SoakId, SoakRecord>,
    pub policy: Register<SterilizationPolicy>,
    /// Streams that exist in two versions, and the first event that belongs to one of them only.
    pub forks: LiteMap<StreamId, EventId>,
}

/// Puts what was told where it belongs.
macro_rules! take {
    ($self:ident, $event:ident, { $($body:ident into $map:ident as $id:ident;)+ } { $($noted:ident into $noted_map:ident;)+ }) => {
        match &$event.body {
            $(Body::$body(what) => {
                let record = $self.$map.or_default($id($event.id));
                record.defined = Some(Told::of($event, what.clone()));
            })+
            $(Body::$noted(noted) => {
                let record = $self.$noted_map.or_default(noted.of);
                record.facts.insert($event.id, Told::of($event, noted.what.clone()));
            })+
            Body::SterilizationPolicySet(policy) => {
                $self.policy.write($event.stamp(), (**policy).clone());
            }
            _ => {}
        }
    };
}

impl Sterilization {
    pub(crate) fn apply(&mut self, event: &Event) {
        take! {
            self, event, {
            SterilizerRegistered into sterilizers as SterilizerId;
            ProgramDefined into programs as ProgramId;
            TemplateDefined into templates as TemplateId;
            IndicatorLotReceived into indicator_lots as IndicatorLotId;
            LoadOpened into loads as LoadId;
            BiPlaced into bi_tests as BiTestId;
            SolutionPoured into solutions as SolutionId;
            SoakStarted into soaks as SoakId;
            } {
            SterilizerNoted into sterilizers;
            ProgramNoted into programs;
            TemplateNoted into templates;
            IndicatorLotNoted into indicator_lots;
            LoadNoted into loads;
            BiNoted into bi_tests;
            LoadRecallNoted into recalls;
            SolutionNoted into solutions;
            SoakNoted into soaks;
            }
        }
    }

    /// The first record that exists twice, where this one belongs to a version of its own.
    pub fn fork_of(&self, id: EventId) -> Option<EventId> {
        self.forks.get(&id.stream).copied().filter(|first| first.seq() <= id.seq())
    }

    pub fn policy(&self) -> SterilizationPolicy {
        self.policy.get().cloned().unwrap_or_default()
    }

    pub fn sterilizer(&self, id: SterilizerId) -> Option<(&SterilizerRecord, &SterilizerRegistered)> {
        let record = self.sterilizers.get(&id)?;
        Some((record, &record.defined.as_ref()?.what))
    }

    pub fn program(&self, id: ProgramId) -> Option<(&ProgramRecord, &ProgramDefined)> {
        let record = self.programs.get(&id)?;
        Some((record, &record.defined.as_ref()?.what))
    }

    pub fn template(&self, id: TemplateId) -> Option<(&TemplateRecord, &TemplateDefined)> {
        let record = self.templates.get(&id)?;
        Some((record, &record.defined.as_ref()?.what))
    }

    pub fn lot(&self, id: IndicatorLotId) -> Option<(&IndicatorLotRecord, &IndicatorLotReceived)> {
        let record = self.indicator_lots.get(&id)?;
        Some((record, &record.defined.as_ref()?.what))
    }
}

/// Whether something with a standing is in use: the last word on it counts.
pub fn is_active<D, F>(record: &Record<D, F>, standing: impl Fn(&F) -> Option<Standing>) -> bool {
    record.defined.is_some() && record.last(standing) != Some(Standing::Retired)
}

pub fn sterilizer_is_active(record: &SterilizerRecord) -> bool {
    is_active(record, |fact| match fact {
        SterilizerFact::Standing(standing) => Some(*standing),
        _ => None,
    })
}

pub fn program_is_active(record: &ProgramRecord) -> bool {
    is_active(record, |fact| match fact {
        ProgramFact::Standing(standing) => Some(*standing),
        _ => None,
    })
}

/// Whether a lead has compared the program with the maker's instructions.
pub fn program_is_verified(record: &ProgramRecord) -> bool {
    record.facts.values().any(|told| matches!(told.what, ProgramFact::Verified(_)))
}

pub fn template_is_active(record: &TemplateRecord) -> bool {
    is_active(record, |fact| match fact {
        TemplateFact::Standing(standing) => Some(*standing),
    })
}

pub fn lot_is_active(record: &IndicatorLotRecord) -> bool {
    is_active(record, |fact| match fact {
        IndicatorLotFact::Standing(standing) => Some(*standing),
        IndicatorLotFact::StripsOpened(_) => None,
    })
}
