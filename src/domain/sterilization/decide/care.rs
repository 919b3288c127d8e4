//! What people do about a recall of loads, and high-level disinfection.

use super::release::needs_lead_of_two;
use super::{here, reasoned, refused, second, today, unknown};
use crate::domain::decide::Ctx;
use crate::domain::event::Body;
use crate::domain::event::sterile_care::{
    CauseDetermined, Lifted, LoadRecallFact, RecallEnded, RecallListed, SoakFact, SoakStarted, SolutionFact,
    SolutionPoured, StripTested, TakenOut,
};
use crate::domain::event::sterile_load::{IndicatorResult, Noted};
use crate::domain::ids::{EventId, SoakId, SolutionId};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::hld::{self, SolutionStanding};
use crate::domain::sterilization::machine::machine;
use crate::domain::sterilization::pack::is_settled;
use crate::domain::sterilization::recall::{LoadRecall, SuspectStanding};
use crate::domain::sterilization::records::sterilizer_is_active;
use crate::domain::sterilization::refusal::SterilizationRefusal;
use crate::domain::sterilization::soaking::{StripsStanding, looks_fahrenheit, strips_standing};
use crate::domain::sterilization::steam::TemperatureFit;
use crate::domain::sterilization::survey::Survey;
use crate::domain::sterilization::units::Celsius;

pub(super) fn decide(state: &State, command: &SterilizationCommand, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    use SterilizationCommand as C;
    let body = match command {
        C::ListRecalls => return list(state),
        C::DetermineCause { recall, scope, evidence, co } => {
            find(state, *recall)?;
            reasoned(evidence)?;
            let co_signer = second(state, *co, ctx)?;
            needs_lead_of_two(state, ctx, Some(co_signer))?;
            let what = CauseDetermined { scope: *scope, evidence: evidence.clone(), co_signer };
            recall_noted(*recall, LoadRecallFact::CauseDetermined(Box::new(what)))
        }
        C::LiftLoads { recall, loads, reason, co } => {
            let (_, held) = find(state, *recall)?;
            // Only what the records clear: a wish is no evidence.
            let proposed =
                loads.iter().all(|load| held.standing(*load) == Some(SuspectStanding::LiftProposed));
            if loads.is_empty() || !proposed {
                return Err(refused(SterilizationRefusal::NotLifted));
            }
            reasoned(reason)?;
            let co_signer = second(state, *co, ctx)?;
            needs_lead_of_two(state, ctx, Some(co_signer))?;
            let what = Lifted { loads: loads.clone(), reason: reason.clone(), co_signer };
            recall_noted(*recall, LoadRecallFact::Lifted(Box::new(what)))
        }
        C::GiveNotice { recall, to } => {
            find(state, *recall)?;
            recall_noted(*recall, LoadRecallFact::NoticeGiven(to.clone()))
        }
        C::CloseRecall { recall, cause, action, co } => {
            let (survey, held) = find(state, *recall)?;
            let open = open_packs(&survey, &held);
            if open > 0 {
                return Err(refused(SterilizationRefusal::PacksOpen { count: open }));
            }
            let out = machine(&survey, here(ctx)).is_out() && sterilizer_is_active(survey.record);
            if out {
                return Err(refused(SterilizationRefusal::SterilizerOut));
            }
            reasoned(cause)?;
            reasoned(action)?;
            let co_signer = second(state, *co, ctx)?;
            needs_lead_of_two(state, ctx, Some(co_signer))?;
            let what = RecallEnded { cause: cause.clone(), action: action.clone(), co_signer };
            recall_noted(*recall, LoadRecallFact::Closed(Box::new(what)))
        }
        _ => return disinfection(state, command, ctx),
    };
    Ok(vec![body])
}

fn recall_noted(recall: EventId, what: LoadRecallFact) -> Body {
    Body::LoadRecallNoted(Box::new(Noted { of: recall, what }))
}

fn find(state: &State, id: EventId) -> Result<(Survey<'_>, LoadRecall), Refusal> {
    for sterilizer in state.sterilization.sterilizers.keys() {
        let Some(survey) = Survey::of(&state.sterilization, *sterilizer) else { continue };
        if let Some(recall) = survey.recalls.iter().find(|recall| recall.id == id).cloned() {
            return Ok((survey, recall));
        }
    }
    Err(unknown())
}

/// Packs of blocked loads that nobody has accounted for.
pub fn open_packs(survey: &Survey<'_>, recall: &LoadRecall) -> usize {
    let loads = recall.blocked().filter_map(|suspect| survey.load(suspect.load));
    loads.map(|load| load.packs.iter().filter(|pack| !is_settled(pack)).count()).sum()
}

fn list(state: &State) -> Result<Vec<Body>, Refusal> {
    let mut bodies = Vec::new();
    for sterilizer in state.sterilization.sterilizers.keys() {
        let Some(survey) = Survey::of(&state.sterilization, *sterilizer) else { continue };
        for recall in survey.recalls.iter().filter(|recall| !recall.is_listed()) {
            let loads: Vec<_> = recall.blocked().map(|suspect| suspect.load).collect();
            let held = loads.iter().filter_map(|load| survey.load(*load));
            let packs = held.map(|load| load.packs.len()).sum::<usize>();
            let revision = u16::try_from(recall.listed.len() + 1).unwrap_or(u16::MAX);
            let listed = RecallListed {
                revision,
                loads,
                packs: u32::try_from(packs).unwrap_or(u32::MAX),
                gaps: recall.gaps.iter().map(|gap| gap.number).collect(),
            };
            bodies.push(recall_noted(recall.id, LoadRecallFact::Listed(Box::new(listed))));
        }
    }
    if bodies.is_empty() { Err(Refusal::NothingToDo) } else { Ok(bodies) }
}

fn disinfection(state: &State, command: &SterilizationCommand, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    use SterilizationCommand as C;
    let body = match command {
        C::PourSolution(what) => pour(what, ctx)?,
        C::TestSolution { solution, tested } => test_solution(state, *solution, *tested, ctx)?,
        C::DiscardSolution { solution, discarded } => {
            let held = state.sterilization.solutions.get(solution).ok_or_else(unknown)?;
            if hld::is_discarded(held) {
                return Err(refused(SterilizationRefusal::SolutionDiscarded));
            }
            if discarded.reason.as_str().trim().is_empty() {
                return Err(refused(SterilizationRefusal::ReasonTooShort { least: 1 }));
            }
            let what = SolutionFact::Discarded(Box::new(discarded.clone()));
            Body::SolutionNoted(Box::new(Noted { of: *solution, what }))
        }
        C::StartSoak(what) => return start_soak(state, what, ctx),
        C::EndSoak { soak, taken } => end_soak(state, *soak, *taken, ctx)?,
        C::VoidSoak { soak, note } => {
            let held = state.sterilization.soaks.get(soak).ok_or_else(unknown)?;
            if !held.facts.is_empty() {
                return Err(refused(SterilizationRefusal::SoakOver));
            }
            reasoned(note)?;
            Body::SoakNoted(Box::new(Noted { of: *soak, what: SoakFact::Voided(note.clone()) }))
        }
        _ => return Err(Refusal::NothingToDo),
    };
    Ok(vec![body])
}

fn pour(what: &SolutionPoured, ctx: &Ctx) -> Result<Body, Refusal> {
    let last = hld::bottle_last_day(what);
    if last < today(ctx) {
        return Err(refused(SterilizationRefusal::SolutionExpired { last }));
    }
    if what.opened > today(ctx) {
        return Err(Refusal::InTheFuture);
    }
    if what.soak_s == 0 || what.reuse_days == 0 || what.opened_days == Some(0) {
        return Err(refused(SterilizationRefusal::SolutionLimits));
    }
    not_fahrenheit(what.min_temperature)?;
    Ok(Body::SolutionPoured(Box::new(what.clone())))
}

/// Whether a solution may be used today, whatever a strip says.
fn fit(state: &State, id: SolutionId, ctx: &Ctx) -> Result<(), Refusal> {
    match hld::solution_standing(&state.sterilization, id, today(ctx)).ok_or_else(unknown)? {
        SolutionStanding::InUse { .. } => Ok(()),
        SolutionStanding::Expired { last } => Err(refused(SterilizationRefusal::SolutionExpired { last })),
        SolutionStanding::Failed => Err(refused(SterilizationRefusal::StripFailed)),
        SolutionStanding::Discarded => Err(refused(SterilizationRefusal::SolutionDiscarded)),
    }
}

/// Three in full strength pass and three diluted ones fail: else the bottle of strips is no good.
fn strips_fit(state: &State, lot: crate::domain::ids::IndicatorLotId, ctx: &Ctx) -> Result<(), Refusal> {
    match strips_standing(&state.sterilization, lot, today(ctx)).ok_or_else(unknown)? {
        StripsStanding::Ready { .. } => Ok(()),
        StripsStanding::Sealed | StripsStanding::ControlsFailed => {
            Err(refused(SterilizationRefusal::StripsNotReady))
        }
        StripsStanding::OpenTooLong { last } => Err(refused(SterilizationRefusal::StripsExpired { last })),
        StripsStanding::LotExpired { expiry } => {
            Err(refused(SterilizationRefusal::LotExpired { lot, expiry }))
        }
        StripsStanding::Retired => Err(refused(SterilizationRefusal::LotRetired(lot))),
    }
}

fn test_solution(state: &State, id: SolutionId, tested: StripTested, ctx: &Ctx) -> Result<Body, Refusal> {
    let held = state.sterilization.solutions.get(&id).ok_or_else(unknown)?;
    if hld::is_discarded(held) {
        return Err(refused(SterilizationRefusal::SolutionDiscarded));
    }
    strips_fit(state, tested.strips, ctx)?;
    Ok(Body::SolutionNoted(Box::new(Noted { of: id, what: SolutionFact::Tested(tested) })))
}

/// 68 °F written down as 68 °C would pass for a warm bath.
fn not_fahrenheit(reading: Celsius) -> Result<(), Refusal> {
    if looks_fahrenheit(reading) {
        return Err(refused(SterilizationRefusal::Temperature { fit: TemperatureFit::LooksFahrenheit }));
    }
    Ok(())
}

/// A failed strip is recorded and ends the solution: nothing is soaked longer instead.
fn start_soak(state: &State, what: &SoakStarted, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    fit(state, what.solution, ctx)?;
    strips_fit(state, what.strips, ctx)?;
    let tested = StripTested { strips: what.strips, result: what.strip };
    let strip =
        Body::SolutionNoted(Box::new(Noted { of: what.solution, what: SolutionFact::Tested(tested) }));
    if what.strip != IndicatorResult::Pass {
        return Ok(vec![strip]);
    }
    let solution = state.sterilization.solutions.get(&what.solution).and_then(|held| held.defined.as_ref());
    let solution = solution.ok_or_else(unknown)?;
    if ctx.now < solution.at.at {
        return Err(refused(SterilizationRefusal::BeforePoured { poured: solution.at }));
    }
    let needed = solution.what.min_temperature;
    not_fahrenheit(what.temperature)?;
    if what.temperature < needed {
        return Err(refused(SterilizationRefusal::TooCold { needed }));
    }
    Ok(vec![strip, Body::SoakStarted(Box::new(what.clone()))])
}

fn end_soak(state: &State, id: SoakId, taken: TakenOut, ctx: &Ctx) -> Result<Body, Refusal> {
    let held = state.sterilization.soaks.get(&id).ok_or_else(unknown)?;
    if !held.facts.is_empty() {
        return Err(refused(SterilizationRefusal::SoakOver));
    }
    let started = held.defined.as_ref().ok_or_else(unknown)?;
    let solution = state.sterilization.solutions.get(&started.what.solution);
    let solution = solution.and_then(|held| held.defined.as_ref());
    let solution = solution.ok_or_else(|| refused(SterilizationRefusal::SolutionElsewhere))?;
    let needed_s = solution.what.soak_s;
    let got_s = u32::try_from(ctx.now.ms_since(started.at.at) / 1000).unwrap_or(0);
    if got_s < needed_s {
        return Err(refused(SterilizationRefusal::SoakTooShort { needed_s, got_s }));
    }
    Ok(Body::SoakNoted(Box::new(Noted { of: id, what: SoakFact::TakenOut(taken) })))
}
