//! A clinic with a sterilizer: what the tests of sterilization begin with and the steps that they share.

use tallywell::domain::command::Command;
use tallywell::domain::decide::{Ctx, decide};
use tallywell::domain::event::sterile_care::LoadRecallFact;
use tallywell::domain::event::sterile_load::{
    BiPlaced, BiRead, Ending, Growth, IndicatorRead, IndicatorResult, IndicatorScope, Measured,
    ReadingSource, Run, Unloaded,
};
use tallywell::domain::event::sterile_setup::{
    BiReadout, CycleCounter, CycleLimits, IndicatorKind, IndicatorLotReceived, MachineTest, MachineTested,
    PackKind, PressureScale, ProgramDefined, ShelfLife, SterilizerCode, SterilizerRegistered, TestOutcome,
};
use tallywell::domain::event::stock::LateReason;
use tallywell::domain::event::{Body, Event, Role};
use tallywell::domain::ids::{BiTestId, IndicatorLotId, LoadId, ProgramId, StaffId, SterilizerId};
use tallywell::domain::inventory::lot::LotCode;
use tallywell::domain::refusal::Refusal;
use tallywell::domain::sterilization::command::{CoSignature, Jump, NewPacks, SterilizationCommand};
use tallywell::domain::sterilization::kinds::{Packaging, ProgramPurpose, SterilizerClass};
use tallywell::domain::sterilization::pack::{self, PackStanding};
use tallywell::domain::sterilization::recall::{LoadRecall, SuspectStanding};
use tallywell::domain::sterilization::refusal::SterilizationRefusal;
use tallywell::domain::sterilization::standing::{LoadStanding, LoadState, state_of};
use tallywell::domain::sterilization::survey::Survey;
use tallywell::domain::sterilization::units::{
    Altitude, Celsius, PressureReading, PressureReference, PressureUnit, TemperatureUnit,
};
use tallywell::domain::text::{Initials, Note};
use tallywell::domain::time::{Date, Instant, MINUTE_MS, Offset, Zoned};

use super::clinic::{START, founding, label, stream};
use super::stock_bodies::note;
use super::tablet::Tablet;

pub type Asked = Result<Vec<Event>, Refusal>;

pub fn celsius(value: f64) -> Celsius {
    Celsius::from_hundredths((value * 100.0).round() as i32)
}

pub fn psig(value: f64) -> PressureReading {
    PressureReading {
        thousandths: (value * 1000.0).round() as i32,
        unit: PressureUnit::Psi,
        reference: PressureReference::Gauge,
    }
}

/// Readings that a program of 132 C, 4 minutes and 30 minutes of drying passes.
pub fn good() -> Measured {
    Measured {
        min: celsius(132.2),
        max: celsius(133.1),
        exposure_s: 240,
        dry_s: 1800,
        pressure: Some(psig(27.6)),
        unit: TemperatureUnit::Celsius,
        source: ReadingSource::Printout,
    }
}

/// What a refusal of sterilization says.
pub fn why(asked: Asked) -> SterilizationRefusal {
    match asked {
        Err(Refusal::Sterilization(why)) => *why,
        other => panic!("{other:?} where a refusal was expected"),
    }
}

/// A clinic with one sterilizer, its programs and its indicators, on one tablet.
pub struct Autoclave {
    pub tablet: Tablet,
    pub now: Instant,
    pub sterilizer: SterilizerId,
    pub pouches: ProgramId,
    pub packs: ProgramId,
    pub quick: ProgramId,
    pub bi: IndicatorLotId,
    pub bowie_dick: IndicatorLotId,
    /// The founder, a lead, and two assistants.
    pub lead: StaffId,
    pub operator: StaffId,
    pub other: StaffId,
}

impl Autoclave {
    pub fn new(class: SterilizerClass) -> Self {
        let mut tablet = Tablet::new(stream(0), 0);
        let now = START;
        tablet.ask(now, &founding()).unwrap();
        let lead = *tablet.state.clinic.staff.keys().next().unwrap();
        tablet.staff = Some(lead);
        let mut person = |initials: &str, name: &str| {
            let add = Command::AddStaff {
                initials: Initials::parse(initials).unwrap(),
                name: label(name),
                role: Role::Assistant,
            };
            StaffId(tablet.ask(now, &add).unwrap()[0].id)
        };
        let (operator, other) = (person("OP", "Olga Pérez"), person("JR", "Jo Reyes"));
        let registered = SterilizerRegistered {
            code: SterilizerCode::parse("A1").unwrap(),
            name: label("Midmark M11"),
            serial: Some(label("SN 1")),
            class,
            counter: CycleCounter::Counts,
            altitude: Altitude::SEA_LEVEL,
            pressure: Some(PressureScale { unit: PressureUnit::Psi, reference: PressureReference::Gauge }),
            place: None,
        };
        let ask = |tablet: &mut Tablet, what| tablet.ask(now, &sterilize(what)).unwrap()[0].id;
        let sterilizer = SterilizerId(ask(&mut tablet, SterilizationCommand::RegisterSterilizer(registered)));
        let mut program = |name: &str, purpose, limits: (f64, u32, u32), accepts: &[Packaging]| {
            let (set, exposure_s, dry_s) = limits;
            let limits = CycleLimits {
                set: celsius(set),
                min: celsius(set),
                max: celsius(set + 5.0),
                exposure_s,
                dry_s,
            };
            let defined = ProgramDefined {
                sterilizer,
                name: label(name),
                purpose,
                limits,
                accepts: accepts.to_vec(),
                preset: None,
                source: note("Manual p. 12"),
            };
            let id = ProgramId(ask(&mut tablet, SterilizationCommand::DefineProgram(defined)));
            ask(&mut tablet, SterilizationCommand::VerifyProgram { program: id, note: note("Manual p. 12") });
            id
        };
        let pouches = program("Pouches", ProgramPurpose::Process, (132.0, 240, 1800), &[Packaging::Pouch]);
        let wrapped = [Packaging::Wrap, Packaging::Pouch];
        let packs = program("Packs", ProgramPurpose::Process, (132.0, 240, 1800), &wrapped);
        let quick =
            program("Unwrapped", ProgramPurpose::ImmediateUse, (132.0, 180, 0), &[Packaging::Unwrapped]);
        let mut lot = |kind, code: &str, readout| {
            let received = IndicatorLotReceived {
                kind,
                product: label("Rapid 1 h"),
                lot: LotCode::parse(code).unwrap(),
                expiry: Date::from_civil(2027, 6, 30).unwrap(),
                readout,
            };
            IndicatorLotId(ask(&mut tablet, SterilizationCommand::ReceiveLot(received)))
        };
        let bi = lot(IndicatorKind::Biological, "24A", Some(BiReadout::Incubated { minutes: 60 }));
        let bowie_dick = lot(IndicatorKind::BowieDick, "BD7", None);
        tablet.staff = Some(operator);
        Self { tablet, now, sterilizer, pouches, packs, quick, bi, bowie_dick, lead, operator, other }
    }

    pub fn gravity() -> Self {
        Self::new(SterilizerClass::Gravity)
    }

    /// A second tablet that knows everything of the first one.
    pub fn second_tablet(&mut self) -> Self {
        let mut tablet = Tablet::new(stream(1), 0);
        tablet.learn_from(self.now, &mut self.tablet);
        tablet.staff = Some(self.operator);
        let enrol = Command::EnrolTablet {
            letter: tallywell::domain::event::TabletLetter::new('B').unwrap(),
            name: label("Back iPad"),
            continues: None,
        };
        tablet.ask(self.now, &enrol).unwrap();
        Self { tablet, ..*self }
    }

    pub fn wait(&mut self, minutes: i64) {
        self.now = self.now.plus_ms(minutes * MINUTE_MS);
    }

    pub fn here(&self) -> Zoned {
        Zoned { at: self.now, offset: Offset::from_minutes(-360).unwrap() }
    }

    pub fn ask(&mut self, what: SterilizationCommand) -> Asked {
        self.tablet.ask(self.now, &sterilize(what))
    }

    pub fn ask_as(&mut self, staff: StaffId, what: SterilizationCommand) -> Asked {
        let before = self.tablet.staff.replace(staff);
        let asked = self.ask(what);
        self.tablet.staff = before;
        asked
    }

    pub fn earlier(&mut self, minutes: i64, what: SterilizationCommand) -> Asked {
        let happened = self.now.plus_ms(-minutes * MINUTE_MS);
        let late = Some((LateReason::Forgotten, note("It was busy")));
        self.ask(SterilizationCommand::Earlier { happened, late, what: Box::new(what) })
    }

    /// Asked where the wall shows another time than that of winter.
    pub fn ask_at(&mut self, here: Zoned, what: SterilizationCommand) -> Asked {
        let ctx = Ctx { now: here.at, offset: here.offset, ..self.tablet.ctx(here.at) };
        let facts = decide(&self.tablet.state, &sterilize(what), &ctx)?;
        Ok(self.tablet.record(here.at, &facts))
    }

    pub fn signed(&self, staff: StaffId) -> CoSignature {
        CoSignature { staff, proven_at: self.now }
    }

    pub fn open(&mut self, program: ProgramId) -> LoadId {
        let open = SterilizationCommand::OpenLoad { sterilizer: self.sterilizer, program, run: Run::Process };
        LoadId(self.ask(open).unwrap()[0].id)
    }

    pub fn add(&mut self, load: LoadId, count: u8, packaging: Packaging, kind: PackKind) -> Asked {
        let packs = NewPacks {
            count,
            name: label("Laceration tray"),
            template: None,
            packaging,
            kind,
            shelf: ShelfLife::EventRelated,
            internal: Some(IndicatorKind::Integrator),
            packer: None,
        };
        self.ask(SterilizationCommand::AddPacks { load, packs })
    }

    /// A load with one pouch, not yet started.
    pub fn filled(&mut self, program: ProgramId) -> LoadId {
        let load = self.open(program);
        self.add(load, 1, Packaging::Pouch, PackKind::Ordinary).unwrap();
        load
    }

    pub fn receive_bi(&mut self, code: &str, expiry: Date) -> IndicatorLotId {
        let received = IndicatorLotReceived {
            kind: IndicatorKind::Biological,
            product: label("Rapid 1 h"),
            lot: LotCode::parse(code).unwrap(),
            expiry,
            readout: Some(BiReadout::Incubated { minutes: 60 }),
        };
        IndicatorLotId(self.ask(SterilizationCommand::ReceiveLot(received)).unwrap()[0].id)
    }

    pub fn place_bi(&mut self, load: LoadId) -> BiTestId {
        let placed = BiPlaced {
            load,
            lot: self.bi,
            challenge: Some(IndicatorKind::Integrator),
            place: Some(label("Over the drain")),
        };
        BiTestId(self.ask(SterilizationCommand::PlaceBi(placed)).unwrap()[0].id)
    }

    pub fn start(&mut self, load: LoadId, cycle: u32) -> Asked {
        self.ask(SterilizationCommand::StartCycle { load, number: Some(cycle), jump: Jump::Meant })
    }

    pub fn end(&mut self, load: LoadId) -> Asked {
        self.ask(SterilizationCommand::EndCycle { load, ending: Ending::Complete, code: None })
    }

    pub fn measure(&mut self, load: LoadId, measured: Measured) -> Asked {
        self.ask(SterilizationCommand::Measure { load, measured })
    }

    /// Every outside indicator of a load.
    pub fn indicators(&mut self, load: LoadId, result: IndicatorResult) -> Asked {
        let packs = self.numbers(load);
        let read = IndicatorRead { scope: IndicatorScope::External(packs), lot: None, result };
        self.ask(SterilizationCommand::ReadIndicators { load, reads: vec![read] })
    }

    pub fn challenge(&mut self, load: LoadId, result: IndicatorResult) -> Asked {
        let scope = IndicatorScope::Challenge(IndicatorKind::Integrator);
        let read = IndicatorRead { scope, lot: None, result };
        self.ask(SterilizationCommand::ReadIndicators { load, reads: vec![read] })
    }

    pub fn unload(&mut self, load: LoadId) -> Asked {
        self.ask(SterilizationCommand::Unload { load, seen: Unloaded::default() })
    }

    pub fn release(&mut self, load: LoadId) -> Asked {
        self.ask(SterilizationCommand::Release { load, co: None, note: Note::default() })
    }

    /// What is left to do after the readings.
    pub fn release_all(&mut self, loads: &[LoadId]) {
        for load in loads {
            self.indicators(*load, IndicatorResult::Pass).unwrap();
            self.unload(*load).unwrap();
            self.release(*load).unwrap();
        }
    }

    pub fn incubate(&mut self, test: BiTestId) -> Asked {
        let control = Some(self.bi);
        self.ask(SterilizationCommand::IncubateBi { test, control })
    }

    pub fn read_bi(&mut self, test: BiTestId, grew: Growth, control: Growth) -> Asked {
        self.ask(SterilizationCommand::ReadBi { test, read: BiRead { test: grew, control: Some(control) } })
    }

    pub fn bowie_dick(&mut self, outcome: TestOutcome) -> Asked {
        let test = MachineTested {
            test: MachineTest::BowieDick,
            outcome,
            lot: Some(self.bowie_dick),
            leak: None,
            cycle: None,
            note: Note::default(),
        };
        self.ask(SterilizationCommand::TestMachine { sterilizer: self.sterilizer, test })
    }

    /// A load with pouches, from its opening to its release, within an hour. Its indicator waits to be read.
    pub fn whole_load(
        &mut self,
        program: ProgramId,
        cycle: u32,
        packs: u8,
        with_bi: WithBi,
    ) -> (LoadId, Option<BiTestId>) {
        let load = self.open(program);
        self.add(load, packs, Packaging::Pouch, PackKind::Ordinary).unwrap();
        let test = (with_bi == WithBi::Yes).then(|| self.place_bi(load));
        self.start(load, cycle).unwrap();
        self.wait(45);
        self.end(load).unwrap();
        self.measure(load, good()).unwrap();
        self.indicators(load, IndicatorResult::Pass).unwrap();
        self.unload(load).unwrap();
        if let Some(test) = test {
            self.incubate(test).unwrap();
        }
        self.release(load).unwrap();
        (load, test)
    }

    /// The next cycle: a load of one pouch that runs for so many minutes and has good readings.
    pub fn cycle_of(
        &mut self,
        program: ProgramId,
        minutes: i64,
        with_bi: WithBi,
    ) -> (LoadId, Option<BiTestId>) {
        let load = self.filled(program);
        let test = (with_bi == WithBi::Yes).then(|| self.place_bi(load));
        self.start(load, self.next_number()).unwrap();
        self.wait(minutes);
        self.end(load).unwrap();
        self.measure(load, good()).unwrap();
        if let Some(test) = test {
            self.incubate(test).unwrap();
        }
        (load, test)
    }

    pub fn next_number(&self) -> u32 {
        let counted =
            self.survey().loads.iter().filter_map(tallywell::domain::sterilization::load::Load::cycle).max();
        counted.map_or(1, |last| last.number + 1)
    }

    pub fn survey(&self) -> Survey<'_> {
        Survey::of(&self.tablet.state.sterilization, self.sterilizer).unwrap()
    }

    pub fn state(&self, load: LoadId) -> LoadState {
        let survey = self.survey();
        state_of(&survey, survey.load(load).unwrap())
    }

    pub fn standing(&self, load: LoadId) -> LoadStanding {
        self.state(load).standing
    }

    pub fn numbers(&self, load: LoadId) -> Vec<u8> {
        self.survey().load(load).unwrap().packs.iter().map(|pack| pack.number).collect()
    }

    pub fn packs(&self, load: LoadId) -> Vec<PackStanding> {
        let survey = self.survey();
        let load = survey.load(load).unwrap();
        let state = state_of(&survey, load);
        load.packs.iter().map(|pack| pack::standing(load, &state, pack, self.here().date())).collect()
    }

    pub fn usable(&self, load: LoadId) -> usize {
        self.packs(load).into_iter().filter(|pack| pack.is_usable()).count()
    }

    pub fn recalls(&self) -> Vec<LoadRecall> {
        self.survey().recalls
    }

    /// The cycle numbers that a recall blocks, by where they stand.
    pub fn suspects(&self, recall: usize, standing: SuspectStanding) -> Vec<u32> {
        let survey = self.survey();
        let recall = &survey.recalls[recall];
        let loads = recall.loads.iter().filter(|suspect| suspect.standing == standing);
        loads.map(|suspect| survey.load(suspect.load).unwrap().cycle().unwrap().number).collect()
    }

    pub fn lists(&self, recall: usize) -> usize {
        let id = self.recalls()[recall].id;
        let record = self.tablet.state.sterilization.recalls.get(&id);
        let listed = |record: &tallywell::domain::sterilization::records::LoadRecallRecord| {
            record.facts.values().filter(|told| matches!(told.what, LoadRecallFact::Listed(_))).count()
        };
        record.map_or(0, listed)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithBi {
    Yes,
    No,
}

pub fn sterilize(what: SterilizationCommand) -> Command {
    Command::Sterilization(Box::new(what))
}

/// A fact that no request of this tablet made.
pub fn told(tablet: &mut Tablet, now: Instant, body: Body) -> tallywell::domain::ids::EventId {
    tablet.note(now, body)
}
