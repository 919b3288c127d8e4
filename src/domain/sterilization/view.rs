//! What screens ask of sterilization.

use crate::domain::event::sterile_setup::IndicatorKind;
use crate::domain::ids::{IndicatorLotId, LoadId, ProgramId, SterilizerId, TemplateId};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::bi::{BiStage, BiTest};
use crate::domain::sterilization::load::Load;
use crate::domain::sterilization::records::{
    Sterilization, lot_is_active, program_is_active, program_is_verified, sterilizer_is_active,
    template_is_active,
};
use crate::domain::sterilization::standing::{LoadStanding, LoadState, state_of};
use crate::domain::sterilization::survey::Survey;
use crate::domain::text::Label;
use crate::domain::time::{Date, Instant};

/// Sterilizers in use, in the order of their codes.
pub fn sterilizers(state: &Sterilization) -> Vec<SterilizerId> {
    let used = state.sterilizers.iter().filter(|(_, record)| sterilizer_is_active(record));
    let mut coded: Vec<_> =
        used.filter_map(|(id, record)| Some((record.defined.as_ref()?.what.code, *id))).collect();
    coded.order();
    coded.into_iter().map(|(_, id)| id).collect()
}

/// Make and model as it is called now.
pub fn sterilizer_name(state: &Sterilization, id: SterilizerId) -> Option<&Label> {
    let (record, registered) = state.sterilizer(id)?;
    let renamed = record.last(|fact| match fact {
        crate::domain::event::sterile_setup::SterilizerFact::Name(name) => Some(name),
        _ => None,
    });
    Some(renamed.unwrap_or(&registered.name))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgramReady {
    Ready,
    /// A lead has to compare it with the maker's instructions.
    ToVerify,
}

/// Programs of a sterilizer in use, in the order in which they were defined.
pub fn programs(state: &Sterilization, sterilizer: SterilizerId) -> Vec<(ProgramId, ProgramReady)> {
    let own = state.programs.iter().filter(|(_, record)| {
        program_is_active(record)
            && record.defined.as_ref().is_some_and(|program| program.what.sterilizer == sterilizer)
    });
    own.map(|(id, record)| {
        let ready = if program_is_verified(record) { ProgramReady::Ready } else { ProgramReady::ToVerify };
        (*id, ready)
    })
    .collect()
}

/// Kinds of packs in use, in the order of their names.
pub fn templates(state: &Sterilization) -> Vec<TemplateId> {
    let used = state.templates.iter().filter(|(_, record)| template_is_active(record));
    let mut named: Vec<_> =
        used.filter_map(|(id, record)| Some((record.defined.as_ref()?.what.name.clone(), *id))).collect();
    named.order();
    named.into_iter().map(|(_, id)| id).collect()
}

/// Lots of a kind that may be used on a day, the one that ends first before the others.
pub fn lots_of(state: &Sterilization, kind: IndicatorKind, day: Date) -> Vec<IndicatorLotId> {
    let fit = state.indicator_lots.iter().filter_map(|(id, record)| {
        let lot = &record.defined.as_ref()?.what;
        (lot.kind == kind && lot_is_active(record) && lot.expiry >= day).then_some((lot.expiry, *id))
    });
    let mut fit: Vec<_> = fit.collect();
    fit.order();
    fit.into_iter().map(|(_, id)| id).collect()
}

/// A load with where it stands.
#[derive(Clone, Debug)]
pub struct LoadLine {
    pub load: LoadId,
    pub state: LoadState,
}

/// The loads of a sterilizer, the latest first.
pub fn load_lines(survey: &Survey<'_>) -> Vec<LoadLine> {
    let lines = survey.loads.iter().rev();
    lines.map(|load| LoadLine { load: load.id, state: state_of(survey, load) }).collect()
}

/// Loads that somebody has to go on with: being filled, running, or waiting for a decision.
pub fn is_in_work(standing: LoadStanding) -> bool {
    matches!(
        standing,
        LoadStanding::Open
            | LoadStanding::Running
            | LoadStanding::Checking
            | LoadStanding::Held
            | LoadStanding::Quarantined
            | LoadStanding::EmergencyReleased
            | LoadStanding::Rejected
    )
}

/// When the cycle should be over, as far as the program says: exposure and drying after the start.
pub fn expected_end(load: &Load<'_>) -> Option<Instant> {
    let (start, _) = load.start?;
    let limits = &load.program?.limits;
    Some(start.at.at.plus_ms(i64::from(limits.exposure_s.saturating_add(limits.dry_s)) * 1000))
}

/// Indicators that wait to be incubated, read or reported, the first to be ready before the others.
pub fn open_tests(state: &Sterilization) -> Vec<BiTest<'_>> {
    let tests = state.bi_tests.keys().filter_map(|id| BiTest::of(state, *id));
    let mut open: Vec<BiTest<'_>> = tests
        .filter(|test| {
            matches!(test.stage, BiStage::Placed | BiStage::Incubating { .. } | BiStage::Sent)
                || test.is_contested
        })
        .collect();
    open.order_by_key(|test| (test.ready(), test.id));
    open
}

/// Whether some recall holds more, or less, than the list that was shown last.
pub fn has_unlisted_recalls(state: &Sterilization) -> bool {
    let surveys = state.sterilizers.keys().filter_map(|id| Survey::of(state, *id));
    surveys.into_iter().any(|survey| survey.recalls.iter().any(|recall| !recall.is_listed()))
}
