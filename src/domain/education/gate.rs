//! Whether a version may be approved, and why not. Each reason is a fact with its figures, so that a
//! screen can say what to do about it.

use crate::domain::education::approval::{Stage, Translation, standing};
use crate::domain::education::figure::{Evidence, Registry, Resolved, Settings};
use crate::domain::education::language::Language;
use crate::domain::education::lint::{Fault, Finding, Weight, lint};
use crate::domain::education::names::{FigureKey, SheetName, Version};
use crate::domain::education::pemat::Item;
use crate::domain::education::readability::{Level, Measured, Scores};
use crate::domain::education::sheet::{ReviewClock, Sheet};
use crate::domain::event::education::NotedScores;
use crate::domain::ids::{EventId, StaffId};
use crate::domain::state::State;
use crate::domain::text::Note;
use crate::domain::time::Date;

/// A sheet as it stands in this clinic today: looked at by the program, not yet by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    pub name: SheetName,
    pub version: Version,
    /// The version of the sheet in the source language; none for the source itself, and where there is none.
    pub source: Option<Version>,
    pub review: ReviewClock,
    pub origin: Origin,
    pub measured: Measured,
    pub findings: Vec<Finding>,
    pub figures: Vec<(FigureKey, FigureState)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// It came with the app.
    BuiltIn,
    /// Somebody of the clinic wrote it.
    Clinic,
}

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureState {
    Known { evidence: Evidence, checked: Option<Date> },
    Unchosen,
    NoPhone,
    Unknown,
}

impl Examined {
    pub fn of(
        sheet: &Sheet,
        version: Version,
        source: Option<Version>,
        origin: Origin,
        (registry, settings): (&Registry, &Settings),
    ) -> Self {
        let state = |key: &FigureKey| match registry.resolve(key, settings) {
            Resolved::Known(sourced) => {
                let (evidence, checked) = (sourced.source.evidence, sourced.source.checked);
                FigureState::Known { evidence, checked }
            }
            Resolved::Unchosen => FigureState::Unchosen,
            Resolved::NoPhone => FigureState::NoPhone,
            Resolved::Unknown => FigureState::Unknown,
        };
        let is_source = sheet.head.language == Language::SOURCE;
        Self {
            name: sheet.name(),
            version,
            source: source.filter(|_| !is_source),
            review: sheet.head.review,
            origin,
            measured: Measured::of(sheet, registry, settings),
            findings: lint(sheet, registry, settings),
            figures: sheet.figures().into_iter().map(|key| (key.clone(), state(&key))).collect(),
        }
    }

    pub fn noted_scores(&self) -> Option<NotedScores> {
        self.measured.scores.map(|scores| match scores {
            Scores::English(scores) => NotedScores { first: scores.grade, second: scores.smog },
            Scores::Spanish(scores) => NotedScores { first: scores.inflesz, second: scores.fernandez_huerta },
        })
    }
}

/// Why a request about a sheet was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetRefusal {
    /// Only a clinician approves.
    NeedsClinician,
    NotApprovable {
        blockers: Vec<Blocker>,
    },
    /// It may not be handed out as it stands.
    NotGiven {
        stage: Stage,
    },
    /// Somebody else has saved since: these texts have to be taken in.
    OtherTexts {
        heads: Vec<EventId>,
    },
    /// Nobody reviews or checks their own work.
    OwnWork,
    /// A translation is reviewed against its source, and there is none.
    NoSource,
    /// These items of the card have no answer yet, or two.
    CardOpen {
        items: Vec<Item>,
    },
    /// A figure is set back or changed with its reason only.
    NoReason,
}

/// One thing that stands in the way of an approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blocker {
    Recalled,
    Retired,
    /// Two people have written it at the same time.
    TwoTexts,
    /// Too hard to read; nothing helps but writing it anew.
    TooHard,
    /// Not easy to read: it takes a reason in writing.
    NeedsReason,
    Fault(Fault),
    FigureUnchosen(FigureKey),
    /// The clinic's own number is not written down.
    NoPhone(FigureKey),
    /// No second person has checked the figures of this version.
    FiguresNotChecked,
    /// Nobody has held this translation against its source as it is now.
    TranslationNotRead,
}

/// Everything that stands in the way of an approval by `approver`.
pub fn blockers(
    state: &State,
    examined: &Examined,
    approver: StaffId,
    note: &Note,
    today: Date,
) -> Vec<Blocker> {
    let is_void = |id: EventId| state.stock.is_void(id);
    let stands = standing(&state.handouts, is_void, examined, today);
    let mut list = Vec::new();
    match stands.stage {
        Stage::Recalled => list.push(Blocker::Recalled),
        Stage::Retired => list.push(Blocker::Retired),
        _ => {}
    }
    let record = state.handouts.sheet(&examined.name);
    if record.is_some_and(|record| record.heads(is_void).len() > 1) {
        list.push(Blocker::TwoTexts);
    }
    match examined.measured.level() {
        Level::Red => list.push(Blocker::TooHard),
        Level::Amber if note.as_str().is_empty() => list.push(Blocker::NeedsReason),
        Level::Amber | Level::Green => {}
    }
    let faults = examined.findings.iter().filter(|finding| finding.what.weight() == Weight::Blocks);
    list.extend(faults.map(|finding| Blocker::Fault(finding.what.clone())));
    for (key, figure) in &examined.figures {
        match figure {
            FigureState::Unchosen => list.push(Blocker::FigureUnchosen(key.clone())),
            FigureState::NoPhone => list.push(Blocker::NoPhone(key.clone())),
            // An unknown one is among the faults.
            FigureState::Unknown | FigureState::Known { .. } => {}
        }
    }
    if !examined.figures.is_empty() && !is_checked(state, examined, approver) {
        list.push(Blocker::FiguresNotChecked);
    }
    if matches!(stands.translation, Translation::Unread | Translation::Stale) {
        list.push(Blocker::TranslationNotRead);
    }
    list
}

/// Whether a second person has checked the figures: not one of those who wrote the text or changed a
/// figure of it, and where it came with the app, not the one who approves it either.
fn is_checked(state: &State, examined: &Examined, approver: StaffId) -> bool {
    let Some(record) = state.handouts.sheet(&examined.name) else { return false };
    let is_void = |id: EventId| state.stock.is_void(id);
    let involved = involved(state, examined);
    let mut checks =
        record.checks.iter().filter(|(id, check)| !is_void(**id) && check.version == examined.version);
    checks.any(|(_, check)| {
        check.by.is_some_and(|by| {
            let is_other = !involved.is_empty() || by != approver;
            is_other && !involved.contains(&by)
        })
    })
}

/// Those who wrote the text in this clinic, or said what a figure of it is.
pub(crate) fn involved(state: &State, examined: &Examined) -> Vec<StaffId> {
    let is_void = |id: EventId| state.stock.is_void(id);
    let record = state.handouts.sheet(&examined.name);
    let mut people = match (examined.origin, record) {
        (Origin::Clinic, Some(record)) => record.authors(is_void),
        _ => Vec::new(),
    };
    let words = examined.figures.iter().filter_map(|(key, _)| state.handouts.figures.get(key)?.get());
    people.extend(words.filter(|word| word.setting.is_some()).filter_map(|word| word.by));
    people
}
