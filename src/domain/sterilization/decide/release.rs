//! Letting a load go, or not: the guards G7 to G16, corrections, and the release before the reading.

use super::load::can_be;
use super::{around, known_packs, noted, of, reasoned, refused, second};
use crate::domain::decide::{Ctx, needs_lead};
use crate::domain::event::Body;
use crate::domain::event::sterile_load::{
    Corrected, CorrectedFigure, EmergencyRelease, IndicatorResult, LoadFact, PackFact, Released,
};
use crate::domain::event::sterile_setup::Signers;
use crate::domain::ids::{EventId, LoadId};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::sterilization::command::{CoSignature, EmergencyRequest, SterilizationCommand};
use crate::domain::sterilization::load::{Failure, Load, Reading};
use crate::domain::sterilization::refusal::{Bar, SterilizationRefusal};
use crate::domain::sterilization::standing::{LoadStanding, LoadState, is_unclear, may_review, state_of};
use crate::domain::text::Note;

pub(super) fn decide(state: &State, command: &SterilizationCommand, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    use SterilizationCommand as C;
    match command {
        C::Hold { load, note } => {
            let survey = around(state, *load)?;
            let standing = state_of(&survey, of(&survey, *load)?).standing;
            let may = matches!(
                standing,
                LoadStanding::Checking
                    | LoadStanding::Held
                    | LoadStanding::Quarantined
                    | LoadStanding::Released
                    | LoadStanding::EmergencyReleased
            );
            if !may {
                return Err(refused(SterilizationRefusal::LoadStands(standing)));
            }
            Ok(vec![noted(*load, LoadFact::Held(note.clone()))])
        }
        C::Release { load, co, note } => release(state, *load, *co, note, ctx),
        C::WithdrawRelease { load, release } => {
            let survey = around(state, *load)?;
            let held = of(&survey, *load)?;
            let known = held.releases.iter().any(|(id, ..)| id == release)
                || held.emergency.iter().any(|(id, ..)| id == release);
            if !known {
                return Err(Refusal::NothingToDo);
            }
            Ok(vec![noted(*load, LoadFact::ReleaseWithdrawn(*release))])
        }
        C::ReleaseInEmergency(request) => release_in_emergency(state, request, ctx),
        C::Reject { load, note } => {
            let survey = around(state, *load)?;
            let held = of(&survey, *load)?;
            if held.start.is_none() {
                return Err(refused(SterilizationRefusal::LoadStands(LoadStanding::Open)));
            }
            if held.failures.iter().any(|failure| matches!(failure, Failure::ByPerson { .. })) {
                return Err(refused(SterilizationRefusal::LoadStands(LoadStanding::Rejected)));
            }
            reasoned(note)?;
            Ok(vec![noted(*load, LoadFact::Rejected(note.clone()))])
        }
        C::TellImmediateUse { load, what } => {
            let survey = around(state, *load)?;
            let held = of(&survey, *load)?;
            if !held.is_for_immediate_use() {
                return Err(refused(SterilizationRefusal::NotForImmediateUse));
            }
            if what.reason.as_str().trim().is_empty() || what.prevention.as_str().trim().is_empty() {
                return Err(refused(SterilizationRefusal::ReasonTooShort { least: 1 }));
            }
            Ok(vec![noted(*load, LoadFact::ImmediateUse(Box::new(what.clone())))])
        }
        C::Correct { load, target, to, reason, co } => correct(state, *load, *target, to, (reason, *co), ctx),
        _ => Err(Refusal::NothingToDo),
    }
}

/// Every reason at once: somebody who stands at the sterilizer mends them in one go.
pub fn bars(load: &Load<'_>, stands: &LoadState) -> Vec<Bar> {
    let failed = load.failures.iter().cloned().map(Bar::Failed);
    let missing = stands.missing.iter().cloned().map(Bar::Missing);
    let unclear = stands.holds.iter().copied().filter(is_unclear).map(Bar::Unclear);
    let mut bars: Vec<Bar> = failed.chain(missing).chain(unclear).collect();
    let may = matches!(
        stands.standing,
        LoadStanding::Checking
            | LoadStanding::Held
            | LoadStanding::Quarantined
            | LoadStanding::EmergencyReleased
            | LoadStanding::Running
            | LoadStanding::Rejected
    );
    if !may {
        bars.push(Bar::Stands(stands.standing));
    }
    bars
}

fn release(
    state: &State,
    id: LoadId,
    co: Option<CoSignature>,
    note: &Note,
    ctx: &Ctx,
) -> Result<Vec<Body>, Refusal> {
    let survey = around(state, id)?;
    let load = of(&survey, id)?;
    let stands = state_of(&survey, load);
    let bars = bars(load, &stands);
    if !bars.is_empty() {
        return Err(refused(SterilizationRefusal::CannotRelease(bars)));
    }
    let co_signer = co.map(|co| second(state, co, ctx)).transpose()?;
    if !stands.holds.is_empty() {
        if !may_review(load, ctx.staff, co_signer) {
            return Err(refused(SterilizationRefusal::OtherReviewerNeeded));
        }
        reasoned(note)?;
    }
    let two = state.sterilization.policy().signers == Signers::Two;
    if two && ctx.staff == load.operator() && co_signer.is_none() {
        return Err(refused(SterilizationRefusal::SecondPersonNeeded));
    }
    let released = Released {
        over: stands.holds,
        co_signer,
        note: note.clone(),
        clock_behind: state.clinic.clock_behind(ctx.next.stream, ctx.now),
    };
    Ok(vec![noted(id, LoadFact::Released(Box::new(released)))])
}

/// G14: named implants, a reason, who ordered it, and a second person who is not the operator.
fn release_in_emergency(state: &State, request: &EmergencyRequest, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    let survey = around(state, request.load)?;
    let load = of(&survey, request.load)?;
    let stands = state_of(&survey, load);
    let ready = matches!(stands.standing, LoadStanding::Quarantined | LoadStanding::EmergencyReleased);
    if !ready {
        let mut bars = bars(load, &stands);
        if bars.is_empty() {
            bars.push(Bar::Stands(stands.standing));
        }
        return Err(refused(SterilizationRefusal::CannotRelease(bars)));
    }
    known_packs(load, &request.packs)?;
    let others =
        request.packs.iter().filter(|number| load.pack(**number).is_some_and(|pack| !pack.is_implant()));
    let others: Vec<u8> = others.copied().collect();
    if !others.is_empty() {
        return Err(refused(SterilizationRefusal::NotImplants(others)));
    }
    reasoned(&request.words)?;
    let co_signer = second(state, request.co, ctx)?;
    if Some(co_signer) == load.operator() {
        return Err(refused(SterilizationRefusal::SamePerson));
    }
    let released = EmergencyRelease {
        packs: request.packs.clone(),
        reason: request.reason,
        words: request.words.clone(),
        authorizer: request.authorizer.clone(),
        co_signer,
        case_code: request.case_code.clone(),
    };
    Ok(vec![noted(request.load, LoadFact::ReleasedInEmergency(Box::new(released)))])
}

fn correct(
    state: &State,
    id: LoadId,
    target: EventId,
    to: &CorrectedFigure,
    (reason, co): (&Note, Option<CoSignature>),
    ctx: &Ctx,
) -> Result<Vec<Body>, Refusal> {
    let survey = around(state, id)?;
    let load = of(&survey, id)?;
    let told = load.record.facts.get(&target).ok_or_else(super::unknown)?;
    reasoned(reason)?;
    let turns = match (&told.what, to) {
        (LoadFact::Measured(held), CorrectedFigure::Measured(new)) => {
            if **held == *new {
                return Err(refused(SterilizationRefusal::NothingCorrected));
            }
            can_be(load, new)?;
            let worth = |what| load.worth(&Reading { because: target, what, by: None });
            worth(*new) > worth(**held)
        }
        (LoadFact::IndicatorRead(held), CorrectedFigure::Indicator(new)) => {
            if held.result == *new {
                return Err(refused(SterilizationRefusal::NothingCorrected));
            }
            held.result != IndicatorResult::Pass && *new == IndicatorResult::Pass
        }
        _ => return Err(refused(SterilizationRefusal::CannotBeCorrected)),
    };
    let co_signer = co.map(|co| second(state, co, ctx)).transpose()?;
    if turns {
        needs_lead_of_two(state, ctx, co_signer)?;
        if has_pack_out(load) {
            return Err(refused(SterilizationRefusal::CannotBeCorrected));
        }
    }
    let corrected = Corrected { target, to: to.clone(), reason: reason.clone(), co_signer };
    Ok(vec![noted(id, LoadFact::Corrected(Box::new(corrected)))])
}

/// Two people, one of them a lead.
pub(super) fn needs_lead_of_two(
    state: &State,
    ctx: &Ctx,
    co_signer: Option<crate::domain::ids::StaffId>,
) -> Result<(), Refusal> {
    let Some(other) = co_signer else {
        return Err(refused(SterilizationRefusal::SecondPersonNeeded));
    };
    needs_lead(&state.clinic, ctx).or_else(|_| needs_lead(&state.clinic, &Ctx { staff: Some(other), ..*ctx }))
}

/// Packs that were handed out show that the figures were taken for good before they were corrected.
fn has_pack_out(load: &Load<'_>) -> bool {
    load.packs
        .iter()
        .any(|pack| pack.facts().any(|(fact, _)| matches!(fact, PackFact::Issued(_) | PackFact::Opened(_))))
}
