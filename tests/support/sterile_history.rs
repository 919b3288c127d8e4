//! Work on one sterilizer that could have happened on two tablets: requests that are carried out or refused,
//! and records as they come from paper or from another build.

use std::collections::{BTreeMap, BTreeSet};

use tallywell::domain::event::sterile_care::{CauseDetermined, Lifted, LoadRecallFact};
use tallywell::domain::event::sterile_load::{
    BiAdjudicated, BiFact, BiRead, Corrected, CorrectedFigure, CycleEnded, CycleNumber, CycleStarted,
    EmergencyReason, EmergencyRelease, Growth, ImmediateUse, IndicatorRead, IndicatorResult, IndicatorScope,
    LoadFact, Measured, Noted, PackFact, PackOpened, PacksNoted, Released, Unloaded,
};
use tallywell::domain::event::sterile_setup::{
    IndicatorKind, MachineTested, Returned, ServiceWork, Serviced, SterilizerFact,
};
use tallywell::domain::event::{Body, Event};
use tallywell::domain::ids::{BiTestId, EventId, LoadId, StaffId};
use tallywell::domain::state::State;
use tallywell::domain::sterilization::command::{EmergencyRequest, SterilizationCommand};
use tallywell::domain::sterilization::kinds::{Packaging, SterilizerClass};
use tallywell::domain::sterilization::pack::{self, PackStanding};
use tallywell::domain::sterilization::standing::{LoadStanding, state_of};
use tallywell::domain::sterilization::survey::Survey;
use tallywell::domain::text::Note;
use tallywell::domain::time::{Date, MINUTE_MS};

use super::clinic::{label, stream};
use super::pick;
use super::sterile::{Autoclave, WithBi, good};
use super::sterile_words::{Act, BiWord, Deed, LoadWord, MachineWord, Names, RecallWord, Shown, Step, Word};
use super::stock_bodies::note;
use super::tablet::Tablet;

/// Two tablets that share a sterilizer.
pub struct Shop {
    pub tablets: [Autoclave; 2],
    /// What the sterilizer has counted.
    counter: u32,
}

impl Shop {
    pub fn of(class: SterilizerClass, steps: &[Step]) -> Self {
        let mut first = Autoclave::new(class);
        let second = first.second_tablet();
        let mut shop = Self { tablets: [first, second], counter: 0 };
        for step in steps {
            shop.step(step);
        }
        shop
    }

    fn step(&mut self, step: &Step) {
        let [first, second] = &mut self.tablets;
        let now = first.now.max(second.now).plus_ms(step.minutes * MINUTE_MS);
        (first.now, second.now) = (now, now);
        let (own, other) = if step.tablet == 0 { (first, second) } else { (second, first) };
        match &step.act {
            Act::Do(Deed::Learn) => own.tablet.learn_from(now, &mut other.tablet),
            Act::Do(deed) => {
                if matches!(deed, Deed::Cycle { number: Shown::Next, .. }) {
                    self.counter += 1;
                }
                carry_out(own, deed, self.counter);
            }
            Act::Say(word) => {
                if let Some(body) = body(own, &own.tablet.state, word) {
                    own.tablet.note(now, body);
                }
            }
        }
    }

    /// Every event of both, once.
    pub fn events(&self) -> Vec<Event> {
        let all = self.tablets.iter().flat_map(|own| own.tablet.events());
        all.map(|event| (event.id, event)).collect::<BTreeMap<_, _>>().into_values().collect()
    }

    pub fn today(&self) -> Date {
        self.tablets.iter().map(|own| own.here().date()).max().unwrap()
    }

    /// A tablet that nobody has heard of, whose clock is so far behind.
    pub fn stranger(&self, minutes_behind: i64) -> Autoclave {
        let own = &self.tablets[0];
        let now = own.now.max(self.tablets[1].now);
        let mut tablet = Tablet::new(stream(2), -minutes_behind * MINUTE_MS);
        tablet.staff = Some(own.other);
        Autoclave { tablet, now, ..*own }
    }
}

fn nth<T: Copy>(all: impl Iterator<Item = T>, number: usize) -> Option<T> {
    let all: Vec<T> = all.collect();
    // From the end, so that most of what is told is of recent work.
    pick(number, all.len()).map(|place| all[all.len() - 1 - place])
}

fn load_at(state: &State, number: usize) -> Option<LoadId> {
    nth(state.sterilization.loads.keys().copied(), number)
}

fn test_at(state: &State, number: usize) -> Option<BiTestId> {
    nth(state.sterilization.bi_tests.keys().copied(), number)
}

fn recall_at(own: &Autoclave, state: &State, number: usize) -> Option<(EventId, Vec<LoadId>)> {
    let survey = Survey::of(&state.sterilization, own.sterilizer)?;
    let recall = survey.recalls.get(pick(number, survey.recalls.len())?)?;
    Some((recall.id, recall.loads.iter().map(|suspect| suspect.load).collect()))
}

/// Whatever is refused on the way is left out: the next step is tried all the same.
fn carry_out(own: &mut Autoclave, deed: &Deed, counter: u32) {
    match *deed {
        Deed::Cycle { packs, kind, with_bi, run, program, .. } => {
            let program = if program == 0 { own.pouches } else { own.packs };
            let open = SterilizationCommand::OpenLoad { sterilizer: own.sterilizer, program, run };
            if let Ok(opened) = own.ask(open) {
                let load = LoadId(opened[0].id);
                let _ = own.add(load, packs, Packaging::Pouch, kind);
                let test = (with_bi == WithBi::Yes).then(|| own.place_bi(load));
                run_to_the_end(own, load, test, counter);
            }
        }
        Deed::Read { test, grew, control } => {
            if let Some(test) = test_at(&own.tablet.state, test) {
                own.wait(60);
                let _ = own.read_bi(test, grew, control);
                // As the screen does that shows what it means.
                let _ = own.ask(SterilizationCommand::ListRecalls);
                let load = own.tablet.state.sterilization.bi_tests[&test].defined.as_ref().unwrap().what.load;
                let _ = own.release(load);
            }
        }
        Deed::Release { load, names } => {
            let Some(load) = load_at(&own.tablet.state, load) else { return };
            let co = (names == Names::Two).then(|| own.signed(own.lead));
            let note = note("Looked at it with the printout in hand");
            let _ = own.ask(SterilizationCommand::Release { load, co, note });
        }
        Deed::Lift { recall } => {
            let Some((recall, loads)) = recall_at(own, &own.tablet.state, recall) else { return };
            let co = own.signed(own.lead);
            let reason = note("The records clear them");
            for load in loads {
                let (loads, reason) = (vec![load], reason.clone());
                let _ = own.ask(SterilizationCommand::LiftLoads { recall, loads, reason, co });
            }
        }
        Deed::ReadAll => {
            own.wait(60);
            let tests: Vec<BiTestId> = own.tablet.state.sterilization.bi_tests.keys().copied().collect();
            for test in tests {
                let _ = own.read_bi(test, Growth::None, Growth::Growth);
            }
        }
        Deed::InEmergency { load, pack } => {
            let Some(load) = load_at(&own.tablet.state, load) else { return };
            let request = EmergencyRequest {
                load,
                packs: vec![pack],
                reason: EmergencyReason::PatientOnTable,
                words: note("The only plate of that size"),
                authorizer: label("Dr. Osei"),
                case_code: None,
                co: own.signed(own.lead),
            };
            let _ = own.ask_as(own.other, SterilizationCommand::ReleaseInEmergency(Box::new(request)));
        }
        Deed::List => {
            let _ = own.ask(SterilizationCommand::ListRecalls);
        }
        Deed::GiveBack => {
            let (sterilizer, note) = (own.sterilizer, note("Three of three"));
            let co = own.signed(own.lead);
            let _ = own.ask(SterilizationCommand::ReturnToService { sterilizer, note, co });
        }
        Deed::Learn => {}
    }
}

fn run_to_the_end(own: &mut Autoclave, load: LoadId, test: Option<BiTestId>, counter: u32) {
    if own.start(load, counter).is_err() {
        return;
    }
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, good()).unwrap();
    if !own.numbers(load).is_empty() {
        own.indicators(load, IndicatorResult::Pass).unwrap();
        own.challenge(load, IndicatorResult::Pass).unwrap();
        own.unload(load).unwrap();
    }
    if let Some(test) = test {
        own.incubate(test).unwrap();
    }
    let _ = own.release(load);
}

/// The record that says a word, about what is known in a state.
pub fn body(own: &Autoclave, state: &State, word: &Word) -> Option<Body> {
    let by = own.tablet.staff.unwrap_or(own.lead);
    let co = |names| if names == Names::One { by } else { own.lead };
    Some(match word {
        Word::Load { load, what } => {
            let of = load_at(state, *load)?;
            let what = load_fact(own, state, of, what, co)?;
            Body::LoadNoted(Box::new(Noted { of, what }))
        }
        Word::Bi { test, what } => {
            let of = test_at(state, *test)?;
            let what = match *what {
                BiWord::Read(test, control) => BiFact::Read(BiRead { test, control }),
                BiWord::Voided => BiFact::Voided(note("The vial was broken")),
                BiWord::Adjudicated(to, names) => {
                    let evidence = note("A photo of the vial");
                    BiFact::Adjudicated(Box::new(BiAdjudicated { to, evidence, co_signer: co(names) }))
                }
            };
            Body::BiNoted(Box::new(Noted { of, what }))
        }
        Word::Machine(what) => {
            let what = machine_fact(state, own, *what, co);
            Body::SterilizerNoted(Box::new(Noted { of: own.sterilizer, what }))
        }
        Word::Recall { recall, what, names } => {
            let (of, loads) = recall_at(own, state, *recall)?;
            let co_signer = co(*names);
            let what = match *what {
                RecallWord::Cause(scope) => {
                    let evidence = note("The drain was blocked");
                    LoadRecallFact::CauseDetermined(Box::new(CauseDetermined { scope, evidence, co_signer }))
                }
                RecallWord::Lifted => {
                    let reason = note("The records clear them");
                    LoadRecallFact::Lifted(Box::new(Lifted { loads, reason, co_signer }))
                }
            };
            Body::LoadRecallNoted(Box::new(Noted { of, what }))
        }
        Word::Policy(policy) => Body::SterilizationPolicySet(Box::new(policy.clone())),
    })
}

fn load_fact(
    own: &Autoclave,
    state: &State,
    of: LoadId,
    what: &LoadWord,
    co: impl Fn(Names) -> StaffId,
) -> Option<LoadFact> {
    let survey = Survey::of(&state.sterilization, own.sterilizer)?;
    let load = survey.load(of)?;
    let read = |scope, result| LoadFact::IndicatorRead(Box::new(IndicatorRead { scope, lot: None, result }));
    let packs = |pack: u8, what| LoadFact::Packs(Box::new(PacksNoted { packs: vec![pack], what }));
    Some(match *what {
        LoadWord::Started(number) => {
            let cycle = number.map(|number| CycleNumber { epoch: 0, number });
            LoadFact::Started(CycleStarted { cycle })
        }
        LoadWord::Ended(ending) => LoadFact::Ended(CycleEnded { ending, code: None }),
        LoadWord::Measured(minutes) => {
            LoadFact::Measured(Box::new(Measured { exposure_s: minutes * 60, ..good() }))
        }
        LoadWord::External(result) => {
            read(IndicatorScope::External(load.packs.iter().map(|pack| pack.number).collect()), result)
        }
        LoadWord::Challenge(result) => read(IndicatorScope::Challenge(IndicatorKind::Integrator), result),
        LoadWord::Unloaded(ref wet) => LoadFact::Unloaded(Unloaded { wet: wet.clone(), torn: vec![] }),
        LoadWord::TakenOut(pack) => LoadFact::PacksTakenOut(vec![pack]),
        LoadWord::ImmediateUse => LoadFact::ImmediateUse(Box::new(ImmediateUse {
            reason: note("It was dropped"),
            prevention: note("A second set"),
            case_code: None,
        })),
        LoadWord::Held => LoadFact::Held(Note::default()),
        LoadWord::Rejected => LoadFact::Rejected(note("It smelled of oil")),
        LoadWord::Opened(pack, internal) => {
            let opened = PackOpened { internal, place: None, case_code: None };
            packs(pack, PackFact::Opened(Box::new(opened)))
        }
        LoadWord::Discarded(pack) => packs(pack, PackFact::Discarded(Note::default())),
        LoadWord::NotFound(pack) => packs(pack, PackFact::NotFound(Note::default())),
        LoadWord::Released(names) => {
            let over = state_of(&survey, load).holds;
            let co_signer = (names == Names::Two).then(|| co(names));
            LoadFact::Released(Box::new(Released {
                over,
                co_signer,
                note: Note::default(),
                clock_behind: None,
            }))
        }
        LoadWord::Withdrawn(which) => {
            let releases = load.releases.iter().map(|(id, ..)| *id);
            LoadFact::ReleaseWithdrawn(nth(releases, which)?)
        }
        LoadWord::InEmergency(pack, names) => LoadFact::ReleasedInEmergency(Box::new(EmergencyRelease {
            packs: vec![pack],
            reason: EmergencyReason::PatientOnTable,
            words: note("The only plate of that size"),
            authorizer: label("Dr. Osei"),
            co_signer: co(names),
            case_code: None,
        })),
        LoadWord::Corrected(which, names) => {
            let figures = load.record.facts.values().filter_map(|told| match told.what {
                LoadFact::Measured(_) => Some((told.id(), CorrectedFigure::Measured(good()))),
                LoadFact::IndicatorRead(_) => {
                    Some((told.id(), CorrectedFigure::Indicator(IndicatorResult::Pass)))
                }
                _ => None,
            });
            let figures: Vec<_> = figures.collect();
            let (target, to) = figures.get(pick(which, figures.len())?)?.clone();
            let reason = note("The printout says so");
            let co_signer = Some(co(names));
            LoadFact::Corrected(Box::new(Corrected { target, to, reason, co_signer }))
        }
    })
}

fn machine_fact(
    state: &State,
    own: &Autoclave,
    what: MachineWord,
    co: impl Fn(Names) -> StaffId,
) -> SterilizerFact {
    match what {
        MachineWord::Tested(test, outcome) => SterilizerFact::Tested(Box::new(MachineTested {
            test,
            outcome,
            lot: None,
            leak: None,
            cycle: None,
            note: Note::default(),
        })),
        MachineWord::OutOfService => SterilizerFact::OutOfService(note("Error E7")),
        MachineWord::Serviced => SterilizerFact::Serviced(Box::new(Serviced {
            work: ServiceWork::MajorRepair,
            vendor: label("Ñandú Service"),
            what: note("Pump"),
        })),
        MachineWord::Returned(names) => {
            let survey = Survey::of(&state.sterilization, own.sterilizer);
            let after = survey.and_then(|survey| {
                survey.loads.iter().filter_map(tallywell::domain::sterilization::load::Load::cycle).max()
            });
            let (evidence, note) = (vec![], note("Three of three"));
            SterilizerFact::Returned(Box::new(Returned { evidence, after, co_signer: co(names), note }))
        }
    }
}

/// Where every load and every pack stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standings {
    pub loads: BTreeMap<LoadId, LoadStanding>,
    pub packs: BTreeMap<(LoadId, u8), PackStanding>,
}

impl Standings {
    pub fn of(own: &Autoclave, state: &State, today: Date) -> Self {
        let survey = Survey::of(&state.sterilization, own.sterilizer).unwrap();
        let mut standings = Self { loads: BTreeMap::new(), packs: BTreeMap::new() };
        for load in &survey.loads {
            let stands = state_of(&survey, load);
            for held in &load.packs {
                let standing = pack::standing(load, &stands, held, today);
                let before = standings.packs.insert((load.id, held.number), standing);
                assert_eq!(before, None, "pack {} of {:?} is there twice", held.number, load.id);
            }
            assert_eq!(standings.loads.insert(load.id, stands.standing), None);
        }
        standings
    }

    pub fn usable(&self) -> BTreeSet<(LoadId, u8)> {
        self.packs.iter().filter(|(_, standing)| standing.is_usable()).map(|(pack, _)| *pack).collect()
    }
}
