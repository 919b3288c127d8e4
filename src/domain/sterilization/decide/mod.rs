//! Requests about sterilization: facts, or all the reasons why not.
//!
//! The guards G1 to G16 of research/sterilization.md 5.4 are here and in `release`. They look at what
//! this tablet knows; what another tablet knew better counts once it arrives (`standing`).

mod care;
mod load;
mod release;
mod setup;
mod test;

pub use care::open_packs;
pub use load::fitting_programs;
pub use release::bars;

use crate::domain::decide::{Ctx, Fact, facts};
use crate::domain::event::sterile_load::{LoadFact, Noted};
use crate::domain::event::stock::LateEntryExplained;
use crate::domain::event::{Body, Timing};
use crate::domain::ids::{LoadId, StaffId};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::sterilization::command::{
    CoSignature, LATE_AFTER_MINUTES, LATE_DAYS, PROOF_MINUTES, REASON_CHARS, SterilizationCommand,
};
use crate::domain::sterilization::load::Load;
use crate::domain::sterilization::refusal::SterilizationRefusal;
use crate::domain::sterilization::survey::Survey;
use crate::domain::text::Note;
use crate::domain::time::{DAY_MS, Date, MINUTE_MS, Zoned};

pub(crate) fn decide(state: &State, command: &SterilizationCommand, ctx: &Ctx) -> Result<Vec<Fact>, Refusal> {
    let SterilizationCommand::Earlier { happened, late, what } = command else {
        return Ok(facts(ctx, bodies(state, command, ctx)?));
    };
    if !may_be_earlier(what) {
        return Err(Refusal::NothingToDo);
    }
    let ago = ctx.now.ms_since(*happened);
    // A minute of grace: the time was picked before it was confirmed.
    if ago < -MINUTE_MS {
        return Err(Refusal::InTheFuture);
    }
    if ago > LATE_DAYS * DAY_MS {
        return Err(Refusal::TooLongAgo { days: LATE_DAYS });
    }
    if ago > LATE_AFTER_MINUTES * MINUTE_MS && late.is_none() {
        return Err(refused(SterilizationRefusal::LateReasonNeeded));
    }
    // Which tests had been passed and what was in date is judged by the time at which it happened.
    let then = Ctx { now: *happened, ..*ctx };
    let mut list = facts(ctx, bodies(state, what, &then)?);
    for fact in &mut list {
        fact.occurred_at = *happened;
        fact.timing = Timing::Backdated;
    }
    if let Some((reason, note)) = late {
        let count = u32::try_from(list.len()).unwrap_or(u32::MAX);
        let explained = LateEntryExplained { first: ctx.next, count, reason: *reason, note: note.clone() };
        list.extend(facts(ctx, [Body::LateEntryExplained(explained)]));
    }
    Ok(list)
}

/// What a person may write down after it happened. Signatures are given now or not at all.
fn may_be_earlier(command: &SterilizationCommand) -> bool {
    use SterilizationCommand as C;
    matches!(
        command,
        C::OpenLoad { .. }
            | C::AddPacks { .. }
            | C::StartCycle { .. }
            | C::EndCycle { .. }
            | C::Measure { .. }
            | C::ReadIndicators { .. }
            | C::Unload { .. }
            | C::NotePacks { .. }
            | C::PlaceBi(_)
            | C::IncubateBi { .. }
            | C::ReadBi { .. }
            | C::SendBi { .. }
            | C::ReportBi { .. }
            | C::TestMachine { .. }
            | C::TakeOutOfService { .. }
            | C::Service { .. }
            | C::Maintain { .. }
            | C::PourSolution(_)
            | C::TestSolution { .. }
            | C::DiscardSolution { .. }
            | C::StartSoak(_)
            | C::EndSoak { .. }
    )
}

fn bodies(state: &State, command: &SterilizationCommand, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    use SterilizationCommand as C;
    match command {
        C::Earlier { .. } => Err(Refusal::NothingToDo),
        C::RegisterSterilizer(_)
        | C::ChangeSterilizer { .. }
        | C::DefineProgram(_)
        | C::VerifyProgram { .. }
        | C::SetProgramStanding { .. }
        | C::SetCovers { .. }
        | C::DefineTemplate(_)
        | C::SetTemplateStanding { .. }
        | C::ReceiveLot(_)
        | C::SetLotStanding { .. }
        | C::OpenStrips { .. }
        | C::SetPolicy(_) => setup::decide(state, command, ctx),
        C::OpenLoad { .. }
        | C::AddPacks { .. }
        | C::TakeOutPacks { .. }
        | C::StartCycle { .. }
        | C::EndCycle { .. }
        | C::Measure { .. }
        | C::ReadIndicators { .. }
        | C::Unload { .. }
        | C::NotePacks { .. }
        | C::VoidLoad { .. } => load::decide(state, command, ctx),
        C::Hold { .. }
        | C::Release { .. }
        | C::WithdrawRelease { .. }
        | C::ReleaseInEmergency(_)
        | C::Reject { .. }
        | C::TellImmediateUse { .. }
        | C::Correct { .. } => release::decide(state, command, ctx),
        C::PlaceBi(_)
        | C::IncubateBi { .. }
        | C::ReadBi { .. }
        | C::SecondBi { .. }
        | C::SendBi { .. }
        | C::ReportBi { .. }
        | C::VoidBi { .. }
        | C::AdjudicateBi { .. }
        | C::TestMachine { .. }
        | C::TakeOutOfService { .. }
        | C::Service { .. }
        | C::ReturnToService { .. }
        | C::Maintain { .. }
        | C::ExplainGap { .. }
        | C::ReviewPeriod { .. } => test::decide(state, command, ctx),
        C::ListRecalls
        | C::DetermineCause { .. }
        | C::LiftLoads { .. }
        | C::GiveNotice { .. }
        | C::CloseRecall { .. }
        | C::PourSolution(_)
        | C::TestSolution { .. }
        | C::DiscardSolution { .. }
        | C::StartSoak(_)
        | C::EndSoak { .. }
        | C::VoidSoak { .. } => care::decide(state, command, ctx),
    }
}

fn refused(refusal: SterilizationRefusal) -> Refusal {
    Refusal::Sterilization(Box::new(refusal))
}

fn unknown() -> Refusal {
    refused(SterilizationRefusal::Unknown)
}

fn here(ctx: &Ctx) -> Zoned {
    Zoned { at: ctx.now, offset: ctx.offset }
}

fn today(ctx: &Ctx) -> Date {
    here(ctx).date()
}

/// A reason that somebody can understand a year later.
fn reasoned(note: &Note) -> Result<(), Refusal> {
    if note.as_str().chars().count() < REASON_CHARS {
        return Err(refused(SterilizationRefusal::ReasonTooShort { least: REASON_CHARS }));
    }
    Ok(())
}

/// A second person, other than the one who asks, who typed their PIN within the last minutes.
fn second(state: &State, co: CoSignature, ctx: &Ctx) -> Result<StaffId, Refusal> {
    if Some(co.staff) == ctx.staff {
        return Err(refused(SterilizationRefusal::SamePerson));
    }
    let active = state.clinic.staff.get(&co.staff).is_some_and(crate::domain::clinic::StaffRecord::is_active);
    if !active {
        return Err(Refusal::UnknownStaff(co.staff));
    }
    let age = ctx.now.ms_since(co.proven_at);
    if !(-MINUTE_MS..=PROOF_MINUTES * MINUTE_MS).contains(&age) {
        return Err(refused(SterilizationRefusal::ProofTooOld));
    }
    Ok(co.staff)
}

/// The survey around a load. The load itself is read from it by its id.
fn around(state: &State, load: LoadId) -> Result<Survey<'_>, Refusal> {
    Survey::around(&state.sterilization, load).ok_or_else(unknown)
}

fn of<'s, 'a>(survey: &'s Survey<'a>, load: LoadId) -> Result<&'s Load<'a>, Refusal> {
    survey.load(load).ok_or_else(unknown)
}

fn noted(load: LoadId, what: LoadFact) -> Body {
    Body::LoadNoted(Box::new(Noted { of: load, what }))
}

/// Numbers of packs that the load does not hold.
fn known_packs(load: &Load<'_>, packs: &[u8]) -> Result<(), Refusal> {
    if packs.is_empty() {
        return Err(refused(SterilizationRefusal::NoPacks));
    }
    let unknown: Vec<u8> = packs.iter().filter(|number| load.pack(**number).is_none()).copied().collect();
    if unknown.is_empty() { Ok(()) } else { Err(refused(SterilizationRefusal::UnknownPacks(unknown))) }
}
