//! A load from its opening to its unloading, and its packs after that.

use super::{around, here, known_packs, noted, of, reasoned, refused, today, unknown};
use crate::domain::decide::{Ctx, known_place};
use crate::domain::event::Body;
use crate::domain::event::sterile_load::{
    CycleEnded, CycleNumber, CycleStarted, Ending, IndicatorRead, IndicatorScope, LoadCode, LoadFact,
    LoadOpened, Measured, PackFact, PacksAdded, PacksNoted, Run, Unloaded,
};
use crate::domain::event::sterile_setup::{CycleCounter, IndicatorKind};
use crate::domain::ids::{IndicatorLotId, LoadId, ProgramId, SterilizerId};
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::sterilization::command::{Jump, NewPacks, SterilizationCommand};
use crate::domain::sterilization::cycles::{epoch, next_cycle};
use crate::domain::sterilization::kinds::{Packaging, ProgramPurpose, SterilizerClass};
use crate::domain::sterilization::load::Load;
use crate::domain::sterilization::machine::{Block, machine};
use crate::domain::sterilization::pack;
use crate::domain::sterilization::places::RULES_VERSION;
use crate::domain::sterilization::records::{lot_is_active, program_is_active, program_is_verified};
use crate::domain::sterilization::refusal::SterilizationRefusal;
use crate::domain::sterilization::standing::{LoadStanding, state_of};
use crate::domain::sterilization::steam::{Band, TemperatureFit, hints, temperature_fit};
use crate::domain::sterilization::survey::Survey;
use crate::domain::time::Zoned;

/// Two digits number the packs of a load.
const MOST_PACKS: u8 = 99;
/// More cycles than this are not left out by chance: the number was read wrongly.
const LARGEST_GAP: u32 = 20;

pub(super) fn decide(state: &State, command: &SterilizationCommand, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    use SterilizationCommand as C;
    match command {
        C::OpenLoad { sterilizer, program, run } => open(state, *sterilizer, *program, *run, ctx),
        C::AddPacks { load, packs } => add_packs(state, *load, packs, ctx),
        C::TakeOutPacks { load, packs } => {
            let survey = around(state, *load)?;
            let held = of(&survey, *load)?;
            only_open(&survey, held)?;
            known_packs(held, packs)?;
            Ok(vec![noted(*load, LoadFact::PacksTakenOut(packs.clone()))])
        }
        C::StartCycle { load, number, jump } => start(state, *load, *number, *jump, ctx),
        C::EndCycle { load, ending, code } => end(state, *load, *ending, code.clone(), ctx),
        C::Measure { load, measured } => measure(state, *load, measured),
        C::ReadIndicators { load, reads } => read_indicators(state, *load, reads, ctx),
        C::Unload { load, seen } => unload(state, *load, seen),
        C::NotePacks { load, packs, what } => note_packs(state, *load, packs, what, ctx),
        C::VoidLoad { load, note } => {
            let survey = around(state, *load)?;
            only_open(&survey, of(&survey, *load)?)?;
            Ok(vec![noted(*load, LoadFact::Voided(note.clone()))])
        }
        _ => Err(Refusal::NothingToDo),
    }
}

fn only_open(survey: &Survey<'_>, load: &Load<'_>) -> Result<(), Refusal> {
    let standing = state_of(survey, load).standing;
    if standing == LoadStanding::Open {
        return Ok(());
    }
    Err(refused(SterilizationRefusal::LoadStands(standing)))
}

/// G1 to G3. A test run is what brings a blocked machine back.
fn may_run(survey: &Survey<'_>, run: Run, now: Zoned) -> Result<(), Refusal> {
    let mut blocks = machine(survey, now).blocks;
    if run == Run::Test {
        blocks.retain(|block| matches!(block, Block::Retired));
    }
    if blocks.is_empty() { Ok(()) } else { Err(refused(SterilizationRefusal::Blocked(blocks))) }
}

fn open(
    state: &State,
    sterilizer: SterilizerId,
    program: ProgramId,
    run: Run,
    ctx: &Ctx,
) -> Result<Vec<Body>, Refusal> {
    let survey = Survey::of(&state.sterilization, sterilizer).ok_or_else(unknown)?;
    let (record, known) = state.sterilization.program(program).ok_or_else(unknown)?;
    if known.sterilizer != sterilizer {
        return Err(refused(SterilizationRefusal::ProgramOfAnother(program)));
    }
    if !program_is_active(record) {
        return Err(refused(SterilizationRefusal::ProgramRetired(program)));
    }
    if !program_is_verified(record) {
        return Err(refused(SterilizationRefusal::ProgramNotVerified(program)));
    }
    let takes_packs = matches!(known.purpose, ProgramPurpose::Process | ProgramPurpose::ImmediateUse);
    if run == Run::Process && !takes_packs {
        return Err(refused(SterilizationRefusal::ProgramTakesNoPacks(program)));
    }
    may_run(&survey, run, here(ctx))?;
    let code = load_code(state, &survey, ctx).ok_or(Refusal::NotSetUp)?;
    let opened = LoadOpened { sterilizer, program, run, code, rules: RULES_VERSION };
    Ok(vec![Body::LoadOpened(Box::new(opened))])
}

/// `A1-260309-03K`. The tablet's letter makes it one of a kind without asking another tablet.
fn load_code(state: &State, survey: &Survey<'_>, ctx: &Ctx) -> Option<LoadCode> {
    let letter = state.clinic.tablets.get(&ctx.next.stream)?.face.get()?.0;
    let (year, month, day) = today(ctx).civil();
    let stem = format!("{}-{:02}{month:02}{day:02}-", survey.sterilizer.code, year.rem_euclid(100));
    let own = state.sterilization.loads.values().filter_map(|load| {
        let code = load.defined.as_ref()?.what.code.as_str();
        let rest = code.strip_prefix(stem.as_str())?.strip_suffix(letter.as_char())?;
        rest.parse::<u32>().ok()
    });
    let number = own.max().unwrap_or(0) + 1;
    LoadCode::parse(&format!("{stem}{number:02}{}", letter.as_char()))
}

fn add_packs(state: &State, id: LoadId, packs: &NewPacks, ctx: &Ctx) -> Result<Vec<Body>, Refusal> {
    let survey = around(state, id)?;
    let load = of(&survey, id)?;
    only_open(&survey, load)?;
    // Two tablets that number the packs of one load would print the same number twice.
    if id.0.stream != ctx.next.stream {
        return Err(refused(SterilizationRefusal::OtherTablet));
    }
    if load.is_test() {
        return Err(refused(SterilizationRefusal::ProgramTakesNoPacks(load.opened.what.program)));
    }
    if packs.count == 0 {
        return Err(refused(SterilizationRefusal::NoPacks));
    }
    let program = load.program.ok_or_else(unknown)?;
    if !program.accepts.contains(&packs.packaging) {
        let packaging = packs.packaging;
        let fitting = fitting_programs(state, survey.id, packaging);
        return Err(refused(SterilizationRefusal::Packaging { packaging, fitting }));
    }
    // Numbers of packs that were taken out are not given again: a label may be on its way.
    let last = load.record.facts.values().filter_map(|told| match &told.what {
        LoadFact::PacksAdded(added) => added.first.checked_add(added.count.saturating_sub(1)),
        _ => None,
    });
    let first = last.max().unwrap_or(0).saturating_add(1);
    if first.saturating_add(packs.count.saturating_sub(1)) > MOST_PACKS {
        return Err(refused(SterilizationRefusal::TooManyPacks { most: MOST_PACKS }));
    }
    let added = PacksAdded {
        first,
        count: packs.count,
        name: packs.name.clone(),
        template: packs.template,
        packaging: packs.packaging,
        kind: packs.kind,
        shelf: packs.shelf,
        internal: packs.internal,
        packer: packs.packer,
    };
    Ok(vec![noted(id, LoadFact::PacksAdded(Box::new(added)))])
}

/// Programs of a sterilizer that are in use, checked and made for a packaging.
pub fn fitting_programs(state: &State, sterilizer: SterilizerId, packaging: Packaging) -> Vec<ProgramId> {
    let programs = state.sterilization.programs.iter().filter(|(_, record)| {
        program_is_active(record)
            && program_is_verified(record)
            && record.defined.as_ref().is_some_and(|program| {
                program.what.sterilizer == sterilizer && program.what.accepts.contains(&packaging)
            })
    });
    programs.map(|(id, _)| *id).collect()
}

fn start(
    state: &State,
    id: LoadId,
    number: Option<u32>,
    jump: Jump,
    ctx: &Ctx,
) -> Result<Vec<Body>, Refusal> {
    let survey = around(state, id)?;
    let load = of(&survey, id)?;
    only_open(&survey, load)?;
    may_run(&survey, load.opened.what.run, here(ctx))?;
    if load.packs.is_empty() && !load.is_test() {
        return Err(refused(SterilizationRefusal::NoPacks));
    }
    if load.has_implant() {
        let challenged = survey.tests_of(id).iter().any(|test| {
            test.counts_as_done()
                && test.placed.what.challenge.is_some_and(IndicatorKind::fits_implants)
                && in_date(state, test.placed.what.lot, ctx).is_ok()
        });
        if !challenged {
            return Err(refused(SterilizationRefusal::ImplantNeedsTest));
        }
    }
    let cycle = cycle_number(&survey, number, jump)?;
    Ok(vec![noted(id, LoadFact::Started(CycleStarted { cycle }))])
}

/// G6: the number after the last, or a gap that is shown from now on.
pub(super) fn cycle_number(
    survey: &Survey<'_>,
    number: Option<u32>,
    jump: Jump,
) -> Result<Option<CycleNumber>, Refusal> {
    if survey.sterilizer.counter == CycleCounter::None {
        return Ok(None);
    }
    let Some(number) = number else { return Err(refused(SterilizationRefusal::CycleNumberNeeded)) };
    let cycle = CycleNumber { epoch: epoch(survey), number };
    if let Some(held) = survey.loads.iter().find(|load| load.cycle() == Some(cycle)) {
        return Err(refused(SterilizationRefusal::CycleNumberTaken { load: held.id, cycle }));
    }
    if let (Some(next), Jump::Unsaid) = (next_cycle(survey), jump) {
        let far = next.number.saturating_add(LARGEST_GAP) < number || number < next.number;
        if far {
            let expected = next.number;
            return Err(refused(SterilizationRefusal::CycleNumberJumps { expected, got: number }));
        }
    }
    Ok(Some(cycle))
}

fn end(
    state: &State,
    id: LoadId,
    ending: Ending,
    code: Option<crate::domain::text::Label>,
    ctx: &Ctx,
) -> Result<Vec<Body>, Refusal> {
    let survey = around(state, id)?;
    let load = of(&survey, id)?;
    let Some((start, _)) = load.start.filter(|_| load.end.is_none()) else {
        return Err(refused(SterilizationRefusal::LoadStands(state_of(&survey, load).standing)));
    };
    let lasted = ctx.now.ms_since(start.at.at);
    if lasted <= 0 {
        return Err(refused(SterilizationRefusal::EndBeforeStart));
    }
    let limits = load.program.map(|program| program.limits);
    let needed_s = limits.map_or(0, |limits| limits.exposure_s.saturating_add(limits.dry_s));
    let got_s = u32::try_from(lasted / 1000).unwrap_or(u32::MAX);
    if ending == Ending::Complete && got_s.saturating_add(60) < needed_s {
        return Err(refused(SterilizationRefusal::CycleTooShort { needed_s, got_s }));
    }
    Ok(vec![noted(id, LoadFact::Ended(CycleEnded { ending, code }))])
}

fn ended<'s, 'a>(survey: &'s Survey<'a>, id: LoadId) -> Result<&'s Load<'a>, Refusal> {
    let load = of(survey, id)?;
    if load.end.is_none() {
        return Err(refused(SterilizationRefusal::LoadStands(state_of(survey, load).standing)));
    }
    Ok(load)
}

/// What cannot be the reading of a sterilizer is a slip of the finger; it is not recorded.
pub(super) fn can_be(load: &Load<'_>, measured: &Measured) -> Result<(), Refusal> {
    let sterilizer = load.sterilizer.ok_or_else(unknown)?;
    if measured.min > measured.max {
        return Err(refused(SterilizationRefusal::MinAboveMax));
    }
    let fit = match sterilizer.class {
        SterilizerClass::DryHeat => match measured.min.hundredths() {
            9_000..=26_000 => TemperatureFit::Plausible,
            26_001..=50_000 => TemperatureFit::LooksFahrenheit,
            _ => TemperatureFit::OutOfRange,
        },
        _ => temperature_fit(measured.min),
    };
    if fit != TemperatureFit::Plausible {
        return Err(refused(SterilizationRefusal::Temperature { fit }));
    }
    if !sterilizer.class.is_steam() || sterilizer.pressure.is_none() {
        return Ok(());
    }
    let Some(pressure) = measured.pressure else {
        return Err(refused(SterilizationRefusal::PressureNeeded));
    };
    let agreement = load.agreement(measured);
    if agreement.is_none_or(|agreement| agreement.band == Band::EntryError) {
        let hints = agreement
            .map_or_else(Vec::new, |agreement| hints(&agreement, measured.min, pressure, load.altitude()));
        return Err(refused(SterilizationRefusal::Pressure { agreement, hints }));
    }
    Ok(())
}

fn measure(state: &State, id: LoadId, measured: &Measured) -> Result<Vec<Body>, Refusal> {
    let survey = around(state, id)?;
    let load = ended(&survey, id)?;
    if !load.readings.is_empty() {
        return Err(refused(SterilizationRefusal::LoadStands(state_of(&survey, load).standing)));
    }
    can_be(load, measured)?;
    Ok(vec![noted(id, LoadFact::Measured(Box::new(*measured)))])
}

/// A lot that may be used today.
pub(super) fn in_date(state: &State, lot: IndicatorLotId, ctx: &Ctx) -> Result<(), Refusal> {
    let (record, known) = state.sterilization.lot(lot).ok_or_else(unknown)?;
    if !lot_is_active(record) {
        return Err(refused(SterilizationRefusal::LotRetired(lot)));
    }
    if known.expiry < today(ctx) {
        return Err(refused(SterilizationRefusal::LotExpired { lot, expiry: known.expiry }));
    }
    Ok(())
}

fn read_indicators(
    state: &State,
    id: LoadId,
    reads: &[IndicatorRead],
    ctx: &Ctx,
) -> Result<Vec<Body>, Refusal> {
    let survey = around(state, id)?;
    let load = ended(&survey, id)?;
    let mut bodies = Vec::new();
    for read in reads {
        if let IndicatorScope::External(packs) = &read.scope {
            known_packs(load, packs)?;
        }
        if let Some(lot) = read.lot {
            in_date(state, lot, ctx)?;
        }
        bodies.push(noted(id, LoadFact::IndicatorRead(Box::new(read.clone()))));
    }
    if bodies.is_empty() { Err(Refusal::NothingToDo) } else { Ok(bodies) }
}

fn unload(state: &State, id: LoadId, seen: &Unloaded) -> Result<Vec<Body>, Refusal> {
    let survey = around(state, id)?;
    let load = ended(&survey, id)?;
    for packs in [&seen.wet, &seen.torn] {
        if !packs.is_empty() {
            known_packs(load, packs)?;
        }
    }
    Ok(vec![noted(id, LoadFact::Unloaded(seen.clone()))])
}

fn note_packs(
    state: &State,
    id: LoadId,
    packs: &[u8],
    what: &PackFact,
    ctx: &Ctx,
) -> Result<Vec<Body>, Refusal> {
    let survey = around(state, id)?;
    let load = of(&survey, id)?;
    known_packs(load, packs)?;
    let stands = state_of(&survey, load);
    let held = |number: &u8| load.pack(*number);
    let place = match what {
        PackFact::Stored(place) | PackFact::Issued(place) => Some(*place),
        PackFact::Opened(opened) => opened.place,
        _ => None,
    };
    if let Some(place) = place {
        known_place(&state.clinic, place)?;
    }
    if load.is_for_immediate_use() && matches!(what, PackFact::Stored(_)) {
        return Err(refused(SterilizationRefusal::PackNotUsable));
    }
    if matches!(what, PackFact::Stored(_) | PackFact::Issued(_)) {
        let usable = packs
            .iter()
            .filter_map(held)
            .all(|pack| pack::standing(load, &stands, pack, today(ctx)).is_usable());
        if !usable {
            return Err(refused(SterilizationRefusal::PackNotUsable));
        }
    }
    // What has come to its end stays there. A pack that was opened is a fact, usable or not.
    if !matches!(what, PackFact::LabelsPrinted(_)) {
        let over: Vec<u8> = packs
            .iter()
            .filter_map(held)
            .filter(|pack| pack::is_settled(pack) && !was_not_found(pack))
            .map(|pack| pack.number)
            .collect();
        if !over.is_empty() {
            return Err(refused(SterilizationRefusal::PackNotUsable));
        }
    }
    if let PackFact::Damaged(note) | PackFact::NotFound(note) = what
        && note.as_str().is_empty()
    {
        reasoned(note)?;
    }
    let noted_packs = PacksNoted { packs: packs.to_vec(), what: what.clone() };
    Ok(vec![noted(id, LoadFact::Packs(Box::new(noted_packs)))])
}

/// A pack that nobody found may turn up.
fn was_not_found(pack: &crate::domain::sterilization::load::Pack<'_>) -> bool {
    pack.facts().any(|(fact, _)| matches!(fact, PackFact::NotFound(_)))
        && !pack.facts().any(|(fact, _)| {
            matches!(fact, PackFact::Opened(_) | PackFact::Discarded(_) | PackFact::Reprocessed(_))
        })
}
