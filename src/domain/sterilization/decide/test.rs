//! Tests of loads and of machines, service, and the way back into service.

use super::load::{cycle_number, in_date};
use super::release::needs_lead_of_two;
use super::{around, here, of, reasoned, refused, second, today, unknown};
use crate::domain::decide::{Ctx, needs_lead};
use crate::domain::event::Body;
use crate::domain::event::sterile_load::{
    BiAdjudicated, BiFact, BiPlaced, BiRead, Growth, Incubated, LabReport, Noted,
};
use crate::domain::event::sterile_setup::{
    BiReadout, GapExplained, IndicatorKind, MachineTest, MachineTested, Returned, SterilizerFact,
};
use crate::domain::ids::{BiTestId, IndicatorLotId, SterilizerId};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::sterilization::bi::{BiStage, BiTest};
use crate::domain::sterilization::command::{CoSignature, Jump, SterilizationCommand};
use crate::domain::sterilization::cycles::gaps;
use crate::domain::sterilization::machine::machine;
use crate::domain::sterilization::refusal::SterilizationRefusal;
use crate::domain::sterilization::standing::{LoadStanding, state_of};
use crate::domain::sterilization::survey::Survey;

pub(super) fn decide(state: &State, command: &SterilizationCommand, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    use SterilizationCommand as C;
    let body = match command {
        C::PlaceBi(placed) => place(state, placed, ctx)?,
        C::IncubateBi { test, control } => incubate(state, *test, *control, ctx)?,
        C::ReadBi { test, read } => self::read(state, *test, read, ctx)?,
        C::SecondBi { test, saw } => {
            let held = bi(state, *test)?;
            if held.decided.is_none_or(|(_, reader, _)| reader == ctx.staff) {
                return Err(refused(SterilizationRefusal::SamePerson));
            }
            bi_noted(*test, BiFact::Seconded(*saw))
        }
        C::SendBi { test, laboratory } => {
            undecided(&bi(state, *test)?)?;
            bi_noted(*test, BiFact::Sent(laboratory.clone()))
        }
        C::ReportBi { test, report } => report_bi(state, *test, report, ctx)?,
        C::VoidBi { test, note } => {
            undecided(&bi(state, *test)?)?;
            bi_noted(*test, BiFact::Voided(note.clone()))
        }
        C::AdjudicateBi { test, to, evidence, co } => {
            if !bi(state, *test)?.is_contested {
                return Err(refused(SterilizationRefusal::NotContested));
            }
            reasoned(evidence)?;
            let co_signer = second(state, *co, ctx)?;
            needs_lead_of_two(state, ctx, Some(co_signer))?;
            let what = BiAdjudicated { to: *to, evidence: evidence.clone(), co_signer };
            bi_noted(*test, BiFact::Adjudicated(Box::new(what)))
        }
        C::TestMachine { sterilizer, test } => test_machine(state, *sterilizer, test, ctx)?,
        C::TakeOutOfService { sterilizer, reason } => {
            state.sterilization.sterilizer(*sterilizer).ok_or_else(unknown)?;
            noted(*sterilizer, SterilizerFact::OutOfService(reason.clone()))
        }
        C::Service { sterilizer, service } => {
            state.sterilization.sterilizer(*sterilizer).ok_or_else(unknown)?;
            noted(*sterilizer, SterilizerFact::Serviced(Box::new(service.clone())))
        }
        C::ReturnToService { sterilizer, note, co } => give_back(state, *sterilizer, note, *co, ctx)?,
        C::Maintain { sterilizer, task } => {
            state.sterilization.sterilizer(*sterilizer).ok_or_else(unknown)?;
            noted(*sterilizer, SterilizerFact::Maintained(*task))
        }
        C::ReviewPeriod { sterilizer, review } => {
            state.sterilization.sterilizer(*sterilizer).ok_or_else(unknown)?;
            needs_lead(&state.clinic, ctx)?;
            if review.from > review.to {
                return Err(refused(SterilizationRefusal::EndBeforeStart));
            }
            if review.to > today(ctx) {
                return Err(Refusal::InTheFuture);
            }
            noted(*sterilizer, SterilizerFact::PeriodReviewed(Box::new(review.clone())))
        }
        C::ExplainGap { sterilizer, cycle, reason } => {
            let survey = Survey::of(&state.sterilization, *sterilizer).ok_or_else(unknown)?;
            if !gaps(&survey).contains(cycle) {
                return Err(Refusal::NothingToDo);
            }
            reasoned(reason)?;
            noted(
                *sterilizer,
                SterilizerFact::GapExplained(GapExplained { cycle: *cycle, reason: reason.clone() }),
            )
        }
        _ => return Err(Refusal::NothingToDo),
    };
    Ok(vec![body])
}

fn noted(sterilizer: SterilizerId, what: SterilizerFact) -> Body {
    Body::SterilizerNoted(Box::new(Noted { of: sterilizer, what }))
}

fn bi_noted(test: BiTestId, what: BiFact) -> Body {
    Body::BiNoted(Box::new(Noted { of: test, what }))
}

fn bi(state: &State, test: BiTestId) -> Result<BiTest<'_>, Refusal> {
    BiTest::of(&state.sterilization, test).ok_or_else(unknown)
}

fn undecided(test: &BiTest<'_>) -> Result<(), Refusal> {
    match test.result() {
        Some(result) => Err(refused(SterilizationRefusal::AlreadyDecided(result))),
        None => Ok(()),
    }
}

fn biological(state: &State, lot: IndicatorLotId, ctx: &Ctx) -> Result<(), Refusal> {
    in_date(state, lot, ctx)?;
    let (_, known) = state.sterilization.lot(lot).ok_or_else(unknown)?;
    if known.kind != IndicatorKind::Biological {
        return Err(refused(SterilizationRefusal::LotOfAnotherKind(lot)));
    }
    Ok(())
}

/// A vial is put in before the cycle; afterwards there is nothing left that it could tell.
fn place(state: &State, placed: &BiPlaced, ctx: &Ctx) -> Result<Body, Refusal> {
    let survey = around(state, placed.load)?;
    let load = of(&survey, placed.load)?;
    let standing = state_of(&survey, load).standing;
    if standing != LoadStanding::Open {
        return Err(refused(SterilizationRefusal::LoadStands(standing)));
    }
    biological(state, placed.lot, ctx)?;
    Ok(Body::BiPlaced(Box::new(placed.clone())))
}

fn incubate(
    state: &State,
    test: BiTestId,
    control: Option<IndicatorLotId>,
    ctx: &Ctx,
) -> Result<Body, Refusal> {
    let held = bi(state, test)?;
    undecided(&held)?;
    if held.incubated.is_some() {
        return Err(Refusal::NothingToDo);
    }
    let survey = around(state, held.load)?;
    if of(&survey, held.load)?.end.is_none() {
        return Err(refused(SterilizationRefusal::LoadStands(LoadStanding::Running)));
    }
    let is_read_here =
        held.lot.is_some_and(|lot| matches!(lot.readout, Some(BiReadout::Incubated { .. }) | None));
    match control {
        None if is_read_here => return Err(refused(SterilizationRefusal::ControlNeeded)),
        Some(lot) if lot != held.placed.what.lot => {
            return Err(refused(SterilizationRefusal::ControlOfAnotherLot));
        }
        Some(lot) => biological(state, lot, ctx)?,
        None => {}
    }
    Ok(bi_noted(test, BiFact::Incubated(Incubated { control })))
}

/// Growth counts whenever it is seen. No growth counts from the time on that the maker gives.
fn read(state: &State, test: BiTestId, read: &BiRead, ctx: &Ctx) -> Result<Body, Refusal> {
    let held = bi(state, test)?;
    if held.stage == BiStage::Voided {
        return Err(Refusal::NothingToDo);
    }
    if read.test == Growth::None {
        let Some(ready) = held.ready() else {
            return Err(refused(SterilizationRefusal::NotIncubated));
        };
        if ctx.now < ready {
            return Err(refused(SterilizationRefusal::TooEarly { ready }));
        }
        if read.control.is_none() && held.control.is_some() {
            return Err(refused(SterilizationRefusal::ControlNeeded));
        }
    }
    // A second reading that says the same adds nothing; one that differs is kept, and the worse counts.
    if held.result().is_some() && read.test == Growth::None {
        undecided(&held)?;
    }
    Ok(bi_noted(test, BiFact::Read(*read)))
}

fn report_bi(state: &State, test: BiTestId, report: &LabReport, ctx: &Ctx) -> Result<Body, Refusal> {
    let held = bi(state, test)?;
    if held.stage == BiStage::Voided {
        return Err(Refusal::NothingToDo);
    }
    if report.reported > here(ctx).date() {
        return Err(Refusal::InTheFuture);
    }
    if report.test == Growth::None {
        undecided(&held)?;
    }
    Ok(bi_noted(test, BiFact::Reported(Box::new(report.clone()))))
}

fn test_machine(state: &State, id: SterilizerId, test: &MachineTested, ctx: &Ctx) -> Result<Body, Refusal> {
    let survey = Survey::of(&state.sterilization, id).ok_or_else(unknown)?;
    if let Some(lot) = test.lot {
        in_date(state, lot, ctx)?;
        let (_, known) = state.sterilization.lot(lot).ok_or_else(unknown)?;
        if test.test == MachineTest::BowieDick && known.kind != IndicatorKind::BowieDick {
            return Err(refused(SterilizationRefusal::LotOfAnotherKind(lot)));
        }
    }
    if let Some(cycle) = test.cycle {
        cycle_number(&survey, Some(cycle.number), Jump::Meant)?;
    }
    Ok(noted(id, SterilizerFact::Tested(Box::new(test.clone()))))
}

fn give_back(
    state: &State,
    id: SterilizerId,
    note: &crate::domain::text::Note,
    co: CoSignature,
    ctx: &Ctx,
) -> Result<Body, Refusal> {
    let survey = Survey::of(&state.sterilization, id).ok_or_else(unknown)?;
    let machine = machine(&survey, here(ctx));
    let Some(requalification) = machine.requalification else {
        return Err(refused(SterilizationRefusal::NotOutOfService));
    };
    if !requalification.is_passed() {
        return Err(refused(SterilizationRefusal::NotRequalified(requalification)));
    }
    let co_signer = second(state, co, ctx)?;
    needs_lead_of_two(state, ctx, Some(co_signer))?;
    let after = survey.loads.iter().filter_map(crate::domain::sterilization::load::Load::cycle).max();
    let returned = Returned { evidence: requalification.evidence, after, co_signer, note: note.clone() };
    Ok(noted(id, SterilizerFact::Returned(Box::new(returned))))
}
