//! The sample's sterilizers: four weeks of loads with their tests, one load that runs, an implant that
//! waits, and an older machine whose last test grew.

use super::Story;
use crate::domain::command::Command;
use crate::domain::event::sterile_load::{
    BiPlaced, BiRead, Ending, Growth, IndicatorRead, IndicatorResult, IndicatorScope, Measured, PackFact,
    PackOpened, ReadingSource, Run, Unloaded,
};
use crate::domain::event::sterile_setup::{
    BiReadout, CycleCounter, CycleLimits, IndicatorKind, IndicatorLotReceived, MaintenanceTask, PackKind,
    PressureScale, ProgramDefined, ServiceWork, Serviced, ShelfLife, SterilizerCode, SterilizerRegistered,
    TemplateDefined,
};
use crate::domain::ids::{
    BiTestId, EventId, IndicatorLotId, LoadId, PlaceId, ProgramId, StaffId, SterilizerId, TemplateId,
};
use crate::domain::inventory::lot::LotCode;
use crate::domain::sterilization::command::{Jump, NewPacks, SterilizationCommand};
use crate::domain::sterilization::kinds::{Packaging, SterilizerClass};
use crate::domain::sterilization::presets::presets;
use crate::domain::sterilization::units::{
    Altitude, Celsius, PressureReading, PressureReference, PressureUnit, TemperatureUnit,
};
use crate::domain::text::{Label, Note};
use crate::domain::time::{HOUR_MS, Instant, MINUTE_MS};

const WEEKS: i64 = 4;
/// Where the older machine's counter stands four weeks ago.
const OLD_FROM: u32 = 4_410;
/// A cycle of the newer machine that nobody logged, so many weeks ago.
const FORGOTTEN_WEEKS_AGO: i64 = 2;
/// Both machines are of this row's maker and model.
const MODEL: (&str, &str) = ("Midmark Ritter", "M9, M11");

/// A machine of the sample with what its loads need.
#[derive(Clone, Copy)]
struct Machine {
    id: SterilizerId,
    program: ProgramId,
    bi: IndicatorLotId,
    template: TemplateId,
    implant: TemplateId,
    next_cycle: u32,
}

/// Whether a load of the sample carries a biological indicator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Vial {
    None,
    Negative,
    Positive,
}

impl Story {
    /// `local` gives the moment of a day, by the wall clock of the clinic.
    pub(super) fn sterilization(
        &mut self,
        people: &[StaffId],
        now: Instant,
        local: impl Fn(i64, i64) -> Instant,
    ) {
        let (Some(lead), Some(operator)) = (people.first(), people.last()) else { return };
        self.at = local(WEEKS * 7 + 1, 16 * HOUR_MS);
        self.staff = Some(*lead);
        let Some((new, old)) = self.set_up_machines() else { return };
        let (mut new, mut old) = (new, old);
        let rooms: Vec<PlaceId> = self.state.clinic.places_in_order().into_iter().take(2).collect();
        self.first_service(&[new.id, old.id]);
        self.staff = Some(*operator);
        let mut forgotten = false;
        for days_ago in (1..=WEEKS * 7).rev() {
            let morning = local(days_ago, 8 * HOUR_MS);
            let weekday = super::Zoned { at: morning, offset: self.offset }.date().weekday();
            if weekday >= 5 {
                continue;
            }
            self.care(&[new.id, old.id], morning, weekday);
            self.at = morning;
            if days_ago / 7 == FORGOTTEN_WEEKS_AGO && !forgotten {
                forgotten = true;
                new.next_cycle += 1;
            }
            // Mondays and Thursdays, so that no test falls due while nobody looks at the sample.
            let vial = if weekday == 0 || weekday == 3 { Vial::Negative } else { Vial::None };
            if let Some(load) = self.whole_load(&mut new, vial, 8) {
                self.use_a_few(load, rooms.first().copied());
            }
            if days_ago <= 9 && weekday.is_multiple_of(2) {
                self.at = local(days_ago, 14 * HOUR_MS);
                let vial = if old.next_cycle == OLD_FROM { Vial::Negative } else { Vial::None };
                if let Some(load) = self.whole_load(&mut old, vial, 5) {
                    self.use_a_few(load, rooms.get(1).copied());
                }
            }
        }
        self.last_of_the_old_one(&mut old, &local);
        self.disinfection(rooms.first().copied(), now, &local);
        self.under_way(&mut new, now);
    }

    /// Both were looked after by their maker's people before the sample begins.
    fn first_service(&mut self, machines: &[SterilizerId]) {
        let (Ok(vendor), Ok(what)) =
            (Label::parse("Bluewater Medical Service"), Note::parse("Gaskets, filters, calibration"))
        else {
            return;
        };
        for sterilizer in machines.iter().copied() {
            let service = Serviced { work: ServiceWork::Minor, vendor: vendor.clone(), what: what.clone() };
            self.sterilize(SterilizationCommand::Service { sterilizer, service });
            self.sterilize(SterilizationCommand::Maintain { sterilizer, task: MaintenanceTask::Monthly });
        }
    }

    /// Before the first load; on Mondays the reservoir as well.
    fn care(&mut self, machines: &[SterilizerId], morning: Instant, weekday: u8) {
        self.at = morning.plus_ms(-20 * MINUTE_MS);
        for sterilizer in machines.iter().copied() {
            self.sterilize(SterilizationCommand::Maintain { sterilizer, task: MaintenanceTask::Daily });
            if weekday == 0 {
                self.sterilize(SterilizationCommand::Maintain { sterilizer, task: MaintenanceTask::Weekly });
            }
        }
    }

    /// The old machine's last test grew yesterday, on whatever day of the week that was.
    fn last_of_the_old_one(&mut self, old: &mut Machine, local: &impl Fn(i64, i64) -> Instant) {
        self.at = local(1, 15 * HOUR_MS);
        self.whole_load(old, Vial::Positive, 4);
        self.sterilize(SterilizationCommand::ListRecalls);
    }

    /// An implant that waits for its indicator, and a load that runs.
    fn under_way(&mut self, machine: &mut Machine, now: Instant) {
        self.at = now.plus_ms(-85 * MINUTE_MS);
        if let Some(load) = self.filled(machine, machine.implant, 2) {
            let test = self.vial(machine, load);
            self.run(machine, load);
            self.checked(load);
            if let Some(test) = test {
                self.sterilize(SterilizationCommand::IncubateBi { test, control: Some(machine.bi) });
            }
        }
        self.at = now.plus_ms(-12 * MINUTE_MS);
        if let Some(load) = self.filled(machine, machine.template, 6) {
            self.start(machine, load);
        }
    }

    pub(super) fn sterilize(&mut self, what: SterilizationCommand) -> EventId {
        let id = self.next;
        self.tell(&Command::Sterilization(Box::new(what)));
        id
    }

    fn set_up_machines(&mut self) -> Option<(Machine, Machine)> {
        let scale = PressureScale { unit: PressureUnit::Psi, reference: PressureReference::Gauge };
        let label = |text: &str| Label::parse(text).ok();
        let pack = |name: &str, packaging, kind, contents: &str| {
            Some(TemplateDefined {
                name: label(name)?,
                contents: Note::parse(contents).ok()?,
                packaging,
                kind,
                shelf: ShelfLife::EventRelated,
                internal: Some(IndicatorKind::Integrator),
            })
        };
        let suture =
            pack("Suture set", Packaging::Pouch, PackKind::Ordinary, "Needle holder, scissors, forceps")?;
        let plate = pack("Small fragment plate", Packaging::Pouch, PackKind::Implant, "Plate, 4 screws")?;
        let template = TemplateId(self.sterilize(SterilizationCommand::DefineTemplate(suture)));
        let implant = TemplateId(self.sterilize(SterilizationCommand::DefineTemplate(plate)));
        let received = IndicatorLotReceived {
            kind: IndicatorKind::Biological,
            product: label("Rapid readout, 1 h")?,
            lot: LotCode::parse("24A118").ok()?,
            expiry: self.today().plus_days(300),
            readout: Some(BiReadout::Incubated { minutes: 60 }),
        };
        let bi = IndicatorLotId(self.sterilize(SterilizationCommand::ReceiveLot(received)));
        let mut machine = |code: &str, next_cycle: u32| {
            let registered = SterilizerRegistered {
                code: SterilizerCode::parse(code)?,
                name: label("Midmark M11")?,
                serial: None,
                class: SterilizerClass::Gravity,
                counter: CycleCounter::Counts,
                altitude: Altitude::SEA_LEVEL,
                pressure: Some(scale),
                place: None,
            };
            let id = SterilizerId(self.sterilize(SterilizationCommand::RegisterSterilizer(registered)));
            let program = self.programs_of(id)?;
            Some(Machine { id, program, bi, template, implant, next_cycle })
        };
        Some((machine("A1", 1_003)?, machine("A2", OLD_FROM)?))
    }

    /// Every program of the model, each held against its manual; the one for pouches is answered.
    fn programs_of(&mut self, sterilizer: SterilizerId) -> Option<ProgramId> {
        let mut pouches = None;
        for row in presets().into_iter().filter(|row| (row.maker, row.model) == MODEL) {
            let limits = CycleLimits {
                set: row.set,
                min: row.min,
                max: row.max,
                exposure_s: row.exposure_s,
                dry_s: row.dry_s,
            };
            let defined = ProgramDefined {
                sterilizer,
                name: Label::parse(row.program).ok()?,
                purpose: row.purpose,
                limits,
                accepts: row.accepts.clone(),
                preset: Label::parse(row.key).ok(),
                source: Note::parse(row.source).ok()?,
            };
            let program = ProgramId(self.sterilize(SterilizationCommand::DefineProgram(defined)));
            let note = Note::parse("Manual on the machine").ok()?;
            self.sterilize(SterilizationCommand::VerifyProgram { program, note });
            if pouches.is_none() && row.accepts.contains(&Packaging::Pouch) {
                pouches = Some(program);
            }
        }
        pouches
    }

    fn filled(&mut self, machine: &Machine, template: TemplateId, count: u8) -> Option<LoadId> {
        let open = SterilizationCommand::OpenLoad {
            sterilizer: machine.id,
            program: machine.program,
            run: Run::Process,
        };
        let load = LoadId(self.sterilize(open));
        let (_, kind) = self.state.sterilization.template(template)?;
        let packs = NewPacks {
            count,
            name: kind.name.clone(),
            template: Some(template),
            packaging: kind.packaging,
            kind: kind.kind,
            shelf: kind.shelf,
            internal: kind.internal,
            packer: None,
        };
        self.sterilize(SterilizationCommand::AddPacks { load, packs });
        self.state.sterilization.loads.contains_key(&load).then_some(load)
    }

    fn vial(&mut self, machine: &Machine, load: LoadId) -> Option<BiTestId> {
        let place = Label::parse("Over the drain").ok();
        let challenge = Some(IndicatorKind::Integrator);
        let placed = BiPlaced { load, lot: machine.bi, challenge, place };
        let test = BiTestId(self.sterilize(SterilizationCommand::PlaceBi(placed)));
        self.state.sterilization.bi_tests.contains_key(&test).then_some(test)
    }

    fn start(&mut self, machine: &mut Machine, load: LoadId) {
        let number = Some(machine.next_cycle);
        machine.next_cycle += 1;
        self.sterilize(SterilizationCommand::StartCycle { load, number, jump: Jump::Meant });
    }

    fn run(&mut self, machine: &mut Machine, load: LoadId) {
        self.start(machine, load);
        self.at = self.at.plus_ms(44 * MINUTE_MS);
        self.sterilize(SterilizationCommand::EndCycle { load, ending: Ending::Complete, code: None });
    }

    /// What the printout says, the packs looked at, the challenge pack read.
    fn checked(&mut self, load: LoadId) {
        let tenths = i32::try_from(self.dice.roll(6)).unwrap_or(0) * 10;
        let measured = Measured {
            min: Celsius::from_fahrenheit_hundredths(27_000 + tenths),
            max: Celsius::from_fahrenheit_hundredths(27_200 + tenths),
            exposure_s: 240,
            dry_s: 1_800,
            pressure: Some(PressureReading {
                thousandths: 27_600,
                unit: PressureUnit::Psi,
                reference: PressureReference::Gauge,
            }),
            unit: TemperatureUnit::Fahrenheit,
            source: ReadingSource::Printout,
        };
        self.sterilize(SterilizationCommand::Measure { load, measured });
        let record = self.state.sterilization.loads.get(&load);
        let packs: Vec<u8> = record.map_or_else(Vec::new, |_| {
            crate::domain::sterilization::load::Load::read(&self.state.sterilization, load)
                .map(|load| load.packs.iter().map(|pack| pack.number).collect())
                .unwrap_or_default()
        });
        let reads = [IndicatorScope::External(packs), IndicatorScope::Challenge(IndicatorKind::Integrator)]
            .map(|scope| IndicatorRead { scope, lot: None, result: IndicatorResult::Pass });
        self.sterilize(SterilizationCommand::ReadIndicators { load, reads: reads.to_vec() });
        self.sterilize(SterilizationCommand::Unload { load, seen: Unloaded::default() });
    }

    fn whole_load(&mut self, machine: &mut Machine, vial: Vial, packs: u8) -> Option<LoadId> {
        let load = self.filled(machine, machine.template, packs)?;
        let test = if vial == Vial::None { None } else { self.vial(machine, load) };
        self.run(machine, load);
        self.checked(load);
        if let Some(test) = test {
            self.sterilize(SterilizationCommand::IncubateBi { test, control: Some(machine.bi) });
        }
        self.sterilize(SterilizationCommand::Release { load, co: None, note: Note::default() });
        if let Some(test) = test {
            self.at = self.at.plus_ms(65 * MINUTE_MS);
            let grew = if vial == Vial::Positive { Growth::Growth } else { Growth::None };
            let read = BiRead { test: grew, control: Some(Growth::Growth) };
            self.sterilize(SterilizationCommand::ReadBi { test, read });
        }
        Some(load)
    }

    /// Three go to a room, two of them are opened there.
    fn use_a_few(&mut self, load: LoadId, room: Option<PlaceId>) {
        let Some(room) = room else { return };
        let note = |packs: Vec<u8>, what| SterilizationCommand::NotePacks { load, packs, what };
        self.sterilize(note(vec![1, 2, 3], PackFact::Issued(room)));
        for number in [1, 2] {
            self.at = self.at.plus_ms(20 * MINUTE_MS);
            let opened = PackOpened { internal: IndicatorResult::Pass, place: Some(room), case_code: None };
            self.sterilize(note(vec![number], PackFact::Opened(Box::new(opened))));
        }
    }
}
