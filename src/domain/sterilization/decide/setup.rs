//! Sterilizers, programs, packs, lots and how the clinic works.

use super::{refused, today, unknown};
use crate::domain::decide::{Ctx, known_place, needs_lead};
use crate::domain::event::Body;
use crate::domain::event::sterile_load::Noted;
use crate::domain::event::sterile_setup::{
    BiReadout, CounterRestarted, IndicatorKind, IndicatorLotFact, IndicatorLotReceived, ProgramDefined,
    ProgramFact, SterilizerFact, SterilizerRegistered, TemplateFact,
};
use crate::domain::ids::SterilizerId;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::sterilization::command::{SterilizationCommand, SterilizerChange};
use crate::domain::sterilization::cycles::epoch;
use crate::domain::sterilization::kinds::ProgramPurpose;
use crate::domain::sterilization::records::sterilizer_is_active;
use crate::domain::sterilization::refusal::SterilizationRefusal;
use crate::domain::sterilization::survey::Survey;

pub(super) fn decide(state: &State, command: &SterilizationCommand, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    use SterilizationCommand as C;
    let sterilization = &state.sterilization;
    // Whoever unpacks a box of indicators writes its lot down; the rest is a lead's.
    if !matches!(command, C::ReceiveLot(_) | C::SetLotStanding { .. } | C::OpenStrips { .. }) {
        needs_lead(&state.clinic, ctx)?;
    }
    let body = match command {
        C::RegisterSterilizer(what) => register(state, what)?,
        C::ChangeSterilizer { sterilizer, change } => change_sterilizer(state, *sterilizer, change)?,
        C::DefineProgram(what) => define_program(state, what)?,
        C::VerifyProgram { program, note } => {
            sterilization.program(*program).ok_or_else(unknown)?;
            program_noted(*program, ProgramFact::Verified(note.clone()))
        }
        C::SetProgramStanding { program, standing } => {
            sterilization.program(*program).ok_or_else(unknown)?;
            program_noted(*program, ProgramFact::Standing(*standing))
        }
        C::SetCovers { program, others } => {
            let (_, own) = sterilization.program(*program).ok_or_else(unknown)?;
            for other in others {
                let (_, known) = sterilization.program(*other).ok_or_else(unknown)?;
                if known.sterilizer != own.sterilizer {
                    return Err(refused(SterilizationRefusal::ProgramOfAnother(*other)));
                }
            }
            program_noted(*program, ProgramFact::Covers(others.clone()))
        }
        C::DefineTemplate(what) => Body::TemplateDefined(Box::new(what.clone())),
        C::SetTemplateStanding { template, standing } => {
            sterilization.template(*template).ok_or_else(unknown)?;
            let what = TemplateFact::Standing(*standing);
            Body::TemplateNoted(Box::new(Noted { of: *template, what }))
        }
        C::ReceiveLot(what) => receive(what, ctx)?,
        C::SetLotStanding { lot, standing } => {
            sterilization.lot(*lot).ok_or_else(unknown)?;
            let what = IndicatorLotFact::Standing(*standing);
            Body::IndicatorLotNoted(Box::new(Noted { of: *lot, what }))
        }
        C::OpenStrips { lot, opened } => {
            let (_, known) = sterilization.lot(*lot).ok_or_else(unknown)?;
            if known.kind != IndicatorKind::DisinfectantStrip {
                return Err(refused(SterilizationRefusal::LotOfAnotherKind(*lot)));
            }
            if opened.opened > today(ctx) {
                return Err(Refusal::InTheFuture);
            }
            Body::IndicatorLotNoted(Box::new(Noted {
                of: *lot,
                what: IndicatorLotFact::StripsOpened(*opened),
            }))
        }
        C::SetPolicy(policy) => {
            if sterilization.policy.get() == Some(policy) {
                return Err(Refusal::NothingToDo);
            }
            Body::SterilizationPolicySet(Box::new(policy.clone()))
        }
        _ => return Err(Refusal::NothingToDo),
    };
    Ok(vec![body])
}

fn register(state: &State, what: &SterilizerRegistered) -> Result<Body, Refusal> {
    let taken = state.sterilization.sterilizers.values().any(|record| {
        sterilizer_is_active(record)
            && record.defined.as_ref().is_some_and(|known| known.what.code == what.code)
    });
    if taken {
        return Err(refused(SterilizationRefusal::CodeTaken(what.code)));
    }
    if let Some(place) = what.place {
        known_place(&state.clinic, place)?;
    }
    Ok(Body::SterilizerRegistered(Box::new(what.clone())))
}

fn change_sterilizer(state: &State, id: SterilizerId, change: &SterilizerChange) -> Result<Body, Refusal> {
    let survey = Survey::of(&state.sterilization, id).ok_or_else(unknown)?;
    let what = match change {
        SterilizerChange::Name(name) => SterilizerFact::Name(name.clone()),
        SterilizerChange::Altitude(altitude) => SterilizerFact::Altitude(*altitude),
        SterilizerChange::Standing(standing) => SterilizerFact::Standing(*standing),
        SterilizerChange::Care(care) => {
            if care.days == 0 {
                return Err(refused(SterilizationRefusal::LimitsOutOfOrder));
            }
            SterilizerFact::CareSet(care.clone())
        }
        SterilizerChange::CounterRestarted { first, reason } => {
            super::reasoned(reason)?;
            SterilizerFact::CounterRestarted(CounterRestarted {
                epoch: epoch(&survey).saturating_add(1),
                first: *first,
                reason: reason.clone(),
            })
        }
    };
    Ok(Body::SterilizerNoted(Box::new(Noted { of: id, what })))
}

fn define_program(state: &State, what: &ProgramDefined) -> Result<Body, Refusal> {
    state.sterilization.sterilizer(what.sterilizer).ok_or_else(unknown)?;
    let limits = &what.limits;
    let in_order = limits.min <= limits.set && limits.set <= limits.max;
    let takes_packs = matches!(what.purpose, ProgramPurpose::Process | ProgramPurpose::ImmediateUse);
    let lasts = limits.exposure_s > 0 || !takes_packs;
    if !in_order || !lasts || (takes_packs && what.accepts.is_empty()) {
        return Err(refused(SterilizationRefusal::LimitsOutOfOrder));
    }
    Ok(Body::ProgramDefined(Box::new(what.clone())))
}

fn program_noted(program: crate::domain::ids::ProgramId, what: ProgramFact) -> Body {
    Body::ProgramNoted(Box::new(Noted { of: program, what }))
}

fn receive(what: &IndicatorLotReceived, ctx: &Ctx) -> Result<Body, Refusal> {
    // A lot that is over cannot be used for anything; most often its date was read wrongly.
    if what.expiry < today(ctx) {
        return Err(Refusal::LotNotUsable {
            lot: crate::domain::inventory::lot::Lot { code: Some(what.lot.clone()), expiry: None },
        });
    }
    let mut what = what.clone();
    if what.kind == IndicatorKind::Biological {
        // A vial without a reading time is read after the longest one there is.
        what.readout = what.readout.or(Some(BiReadout::Incubated { minutes: 48 * 60 }));
    } else {
        what.readout = None;
    }
    Ok(Body::IndicatorLotReceived(Box::new(what)))
}
