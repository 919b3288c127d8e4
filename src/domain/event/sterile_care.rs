//! What people say of a recall of loads, and the log of high-level disinfection.

use crate::domain::event::sterile_load::IndicatorResult;
use crate::domain::ids::{IndicatorLotId, LoadId, PlaceId, StaffId};
use crate::domain::inventory::lot::LotCode;
use crate::domain::sterilization::units::Celsius;
use crate::domain::text::{Label, Note};
use crate::domain::time::Date;

/// The recall itself follows from the records; this is what people did about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadRecallFact {
    /// What the list held when this tablet first showed it: lists that were shown stay in the record.
    Listed(Box<RecallListed>),
    CauseDetermined(Box<CauseDetermined>),
    Lifted(Box<Lifted>),
    /// Who was told.
    NoticeGiven(Label),
    Closed(Box<RecallEnded>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecallListed {
    pub revision: u16,
    pub loads: Vec<LoadId>,
    pub packs: u32,
    /// Cycle numbers inside the window that no tablet has logged here.
    pub gaps: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CauseScope {
    /// Something of this one load: the wrong program, an overloaded chamber.
    SingleLoad,
    Machine,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseDetermined {
    pub scope: CauseScope,
    pub evidence: Note,
    pub co_signer: StaffId,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifted {
    pub loads: Vec<LoadId>,
    pub reason: Note,
    pub co_signer: StaffId,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecallEnded {
    pub cause: Note,
    pub action: Note,
    pub co_signer: StaffId,
}

/// A disinfectant that was poured: it may be used until the earliest of its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SolutionPoured {
    /// The row of the table of products.
    pub product: Label,
    pub name: Label,
    pub lot: LotCode,
    pub bottle_expiry: Date,
    /// When the bottle was opened.
    pub opened: Date,
    pub container: Label,
    /// From the product's label.
    pub soak_s: u32,
    pub min_temperature: Celsius,
    pub reuse_days: u16,
    /// How long an opened bottle lasts; none: the label names no limit.
    pub opened_days: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SolutionFact {
    Tested(StripTested),
    Discarded(Box<SolutionDiscarded>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StripTested {
    pub strips: IndicatorLotId,
    pub result: IndicatorResult,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SolutionDiscarded {
    pub reason: Note,
    /// How it was neutralized; none: its label does not ask for it.
    pub neutralized: Option<Label>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoakStarted {
    pub solution: crate::domain::ids::SolutionId,
    /// The probe, scope or instrument.
    pub device: Label,
    pub strips: IndicatorLotId,
    pub strip: IndicatorResult,
    pub temperature: Celsius,
    pub case_code: Option<Label>,
    /// Cleaned, rinsed and dried before; none: nobody was asked.
    pub precleaned: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SoakFact {
    TakenOut(TakenOut),
    Voided(Note),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenOut {
    pub rinses: u8,
    pub rinse_minutes: u8,
    pub drying: Drying,
    pub stored: Option<PlaceId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drying {
    Dried,
    UsedWet,
}
