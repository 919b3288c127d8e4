//! Everything about one sterilizer side by side: its loads in the order of its own counter, their
//! biological indicators, its failed tests, its service. What one record means for another is read here.

use crate::domain::event::sterile_load::{
    CycleNumber, Hold, HoldReason, IndicatorResult, LoadFact, PackFact,
};
use crate::domain::event::sterile_setup::{
    Coverage, CycleCounter, MachineTest, MachineTested, Returned, ServiceWork, SterilizerFact,
    SterilizerRegistered, TestOutcome,
};
use crate::domain::ids::{EventId, LoadId, ProgramId, SterilizerId};
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::bi::{BiResult, BiTest};
use crate::domain::sterilization::load::{Failure, Load, Pack};
use crate::domain::sterilization::recall::{LoadRecall, recalls};
use crate::domain::sterilization::records::{Sterilization, SterilizerRecord, Told};
use crate::domain::sterilization::steam::Band;
use crate::domain::time::{Date, Instant};

/// Where something stands in the life of a sterilizer: by its counter where it counts, else by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Cycle(CycleNumber),
    Time(Instant),
}

/// The place of a load, and its id where two have the same.
pub type Key = (Place, LoadId);

#[derive(Clone, Debug)]
pub struct Survey<'a> {
    pub state: &'a Sterilization,
    pub id: SterilizerId,
    pub record: &'a SterilizerRecord,
    pub sterilizer: &'a SterilizerRegistered,
    /// Started loads in the order of the counter, then those that wait, in the order of their opening.
    pub loads: Vec<Load<'a>>,
    pub tests: LiteMap<LoadId, Vec<BiTest<'a>>>,
    /// Tests of the machine itself, the earliest first.
    pub machine_tests: Vec<(&'a Told<SterilizerFact>, &'a MachineTested)>,
    /// When it was returned to service, the earliest first.
    pub returns: Vec<(&'a Told<SterilizerFact>, &'a Returned)>,
    /// Everything that ever put it out of service, the earliest first.
    pub causes: Vec<OutCause>,
    pub recalls: Vec<LoadRecall>,
}

/// What puts a sterilizer out of service until it is returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutCause {
    ByPerson {
        because: EventId,
        since: Instant,
    },
    Service {
        because: EventId,
        since: Instant,
        work: ServiceWork,
    },
    /// A load's biological indicator grew.
    Biological {
        because: EventId,
        load: LoadId,
        since: Instant,
    },
    /// An air removal or leak test failed, and failed again.
    Machine {
        because: EventId,
        test: MachineTest,
        since: Instant,
    },
}

impl OutCause {
    pub const fn because(&self) -> EventId {
        match self {
            Self::ByPerson { because, .. }
            | Self::Service { because, .. }
            | Self::Biological { because, .. }
            | Self::Machine { because, .. } => *because,
        }
    }

    pub const fn since(&self) -> Instant {
        match self {
            Self::ByPerson { since, .. }
            | Self::Service { since, .. }
            | Self::Biological { since, .. }
            | Self::Machine { since, .. } => *since,
        }
    }
}

impl<'a> Survey<'a> {
    pub fn of(state: &'a Sterilization, id: SterilizerId) -> Option<Self> {
        let (record, sterilizer) = state.sterilizer(id)?;
        let own = state
            .loads
            .iter()
            .filter(|(_, load)| load.defined.as_ref().is_some_and(|opened| opened.what.sterilizer == id));
        let mut loads: Vec<Load<'a>> = own.filter_map(|(id, _)| Load::read(state, *id)).collect();
        loads.order_by_key(|load| {
            let place = place_of(sterilizer, load);
            (place.is_none(), place, load.opened.at.at, load.id)
        });
        let mut ids: Vec<LoadId> = loads.iter().map(|load| load.id).collect();
        ids.order();
        let mut tests: LiteMap<LoadId, Vec<BiTest<'a>>> = LiteMap::new();
        for (test, record) in state.bi_tests.iter() {
            let Some(placed) = &record.defined else { continue };
            if ids.binary_search(&placed.what.load).is_ok()
                && let Some(read) = BiTest::of(state, *test)
            {
                tests.or_default(placed.what.load).push(read);
            }
        }
        let mut survey = Self {
            state,
            id,
            record,
            sterilizer,
            loads,
            tests,
            machine_tests: machine_tests(record),
            returns: returns(record),
            causes: Vec::new(),
            recalls: Vec::new(),
        };
        survey.causes = survey.every_cause();
        survey.mark_same_cycles_that_failed();
        survey.recalls = recalls(&survey);
        Some(survey)
    }

    /// The survey of the sterilizer of a load.
    pub fn around(state: &'a Sterilization, load: LoadId) -> Option<Self> {
        Self::of(state, state.loads.get(&load)?.defined.as_ref()?.what.sterilizer)
    }

    pub fn load(&self, id: LoadId) -> Option<&Load<'a>> {
        self.loads.iter().find(|load| load.id == id)
    }

    pub fn tests_of(&self, load: LoadId) -> &[BiTest<'a>] {
        self.tests.get(&load).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn key(&self, load: &Load<'_>) -> Option<Key> {
        Some((place_of(self.sterilizer, load)?, load.id))
    }

    /// The worst result of the indicators of a load; none: nothing is decided.
    pub fn bi_result(&self, load: LoadId) -> Option<BiResult> {
        self.tests_of(load).iter().filter_map(BiTest::result).max()
    }

    /// Whether a negative indicator in this load speaks for others: it is valid and the cycle was good.
    pub fn clears(&self, load: &Load<'_>) -> Option<&BiTest<'a>> {
        let negative = self.bi_result(load.id) == Some(BiResult::Negative) && load.failures.is_empty();
        let mut tests = self.tests_of(load.id).iter();
        negative.then(|| tests.find(|test| test.result() == Some(BiResult::Negative))).flatten()
    }

    pub fn covers(&self, by: ProgramId, of: ProgramId) -> bool {
        if by == of || self.state.policy().coverage == Coverage::AnyProgram {
            return true;
        }
        let added = self.state.programs.get(&by).and_then(|record| {
            record.last(|fact| match fact {
                crate::domain::event::sterile_setup::ProgramFact::Covers(others) => Some(others),
                _ => None,
            })
        });
        added.is_some_and(|others| others.contains(&of))
    }

    pub fn place_of_return(&self, told: &Told<SterilizerFact>, what: &Returned) -> Place {
        match (self.sterilizer.counter, what.after) {
            (CycleCounter::Counts, Some(after)) => Place::Cycle(after),
            _ => Place::Time(told.at.at),
        }
    }

    /// Whether a load stands after a return: its cycle came later, or it started later.
    pub fn is_after_return(&self, load: &Load<'_>, told: &Told<SterilizerFact>, what: &Returned) -> bool {
        match (place_of(self.sterilizer, load), self.place_of_return(told, what)) {
            (Some(Place::Cycle(cycle)), Place::Cycle(after)) => cycle > after,
            _ => load.start.is_some_and(|(start, _)| start.at.at > told.at.at),
        }
    }

    fn every_cause(&self) -> Vec<OutCause> {
        let mut causes = Vec::new();
        for (id, told) in self.record.facts.iter() {
            let (because, since) = (*id, told.at.at);
            match &told.what {
                SterilizerFact::OutOfService(_) => causes.push(OutCause::ByPerson { because, since }),
                SterilizerFact::Serviced(service) if service.work != ServiceWork::Minor => {
                    causes.push(OutCause::Service { because, since, work: service.work });
                }
                _ => {}
            }
        }
        for test in self.tests.values().flatten() {
            if let (Some(result), Some((because, _, at))) = (test.result(), test.decided)
                && result.is_positive()
            {
                causes.push(OutCause::Biological { because, load: test.load, since: at.at });
            }
        }
        for (told, test) in self.repeated_failures() {
            let (because, since) = (told.id(), told.at.at);
            causes.push(OutCause::Machine { because, test: test.test, since });
        }
        causes.sort_by_key(|cause| (cause.since(), cause.because()));
        causes
    }

    /// Tests that failed after the one before had failed: one repeat after warming up is allowed.
    pub fn repeated_failures(&self) -> Vec<(&'a Told<SterilizerFact>, &'a MachineTested)> {
        let tests = &self.machine_tests;
        let repeated = tests.iter().enumerate().filter(|(at, (_, test))| {
            let before = tests.get(..*at).unwrap_or_default().iter().rev();
            let mut before = before.filter(|(_, other)| other.test == test.test);
            test.outcome == TestOutcome::Fail
                && before.next().is_some_and(|(_, other)| other.outcome == TestOutcome::Fail)
        });
        repeated.map(|(_, pair)| *pair).collect()
    }

    /// What keeps it out of service now: every cause since its last return.
    pub fn open_causes(&self) -> Vec<OutCause> {
        let last = self.returns.last().map(|(told, _)| told.at.at);
        let open = self.causes.iter().cloned();
        open.filter(|cause| last.is_none_or(|last| cause.since() > last)).collect()
    }

    /// The cause that was in force at a moment.
    fn cause_at(&self, moment: Instant) -> Option<OutCause> {
        let returned = self.returns.iter().map(|(told, _)| told.at.at).filter(|at| *at <= moment).max();
        let mut causes = self.causes.iter().cloned();
        causes.find(|cause| cause.since() <= moment && returned.is_none_or(|at| cause.since() > at))
    }

    /// The last test of a kind before a moment.
    pub fn last_test(
        &self,
        kind: MachineTest,
        until: Instant,
    ) -> Option<(&'a Told<SterilizerFact>, &'a MachineTested)> {
        let mut tests = self.machine_tests.iter().copied();
        tests.rfind(|(told, test)| test.test == kind && told.at.at <= until)
    }

    /// Whether air removal was tested and passed on that day, by then, and not failed since.
    pub fn air_removal_passed(&self, day: Date, until: Instant) -> bool {
        self.last_test(MachineTest::BowieDick, until)
            .is_some_and(|(told, test)| test.outcome == TestOutcome::Pass && told.at.date() == day)
    }

    /// What somebody else has to look at before this load may go.
    pub fn holds(&self, load: &Load<'_>) -> Vec<Hold> {
        let mut holds: Vec<Hold> = Vec::new();
        let mut hold = |reason, because| holds.push(Hold { reason, because });
        for reading in &load.readings {
            if load.agreement(&reading.what).is_some_and(|agreement| agreement.band == Band::Review) {
                hold(HoldReason::SteamAgreement, reading.because);
            }
        }
        for because in &load.unclear {
            hold(HoldReason::UnclearIndicator, *because);
        }
        if let Some((because, seen)) = &load.unloaded
            && seen.wet.get(1).is_some()
        {
            hold(HoldReason::WetPacks, *because);
        }
        for because in load.packs.iter().filter_map(refused_at_opening) {
            hold(HoldReason::InternalIndicator, because);
        }
        for because in &load.held {
            hold(HoldReason::ByPerson, *because);
        }
        for because in &load.turned {
            hold(HoldReason::Correction, *because);
        }
        for because in &load.conflicts {
            hold(HoldReason::Conflict, *because);
        }
        for first in self.forks(load) {
            hold(HoldReason::TwoVersions, first);
        }
        for other in self.same_cycle(load) {
            hold(HoldReason::SameCycleNumber, other.id.0);
        }
        if let Some((start, _)) = load.start
            && !load.is_test()
        {
            let until = start.at.at;
            if self.sterilizer.class.removes_air_dynamically()
                && !self.air_removal_passed(start.at.date(), until)
            {
                let failed = self.last_test(MachineTest::BowieDick, until);
                hold(HoldReason::AirRemoval, failed.map_or(start.id(), |(told, _)| told.id()));
            }
            if let Some(cause) = self.cause_at(until) {
                hold(HoldReason::OutOfService, cause.because());
            }
        }
        holds.order();
        holds.dedup();
        holds
    }

    /// Where streams part that wrote of this load or of its indicators.
    fn forks(&self, load: &Load<'_>) -> Vec<EventId> {
        if self.state.forks.is_empty() {
            return Vec::new();
        }
        let tests = self.tests_of(load.id).iter().filter_map(|test| {
            let record = self.state.bi_tests.get(&test.id)?;
            Some(std::iter::once(test.id.0).chain(record.facts.keys().copied()))
        });
        let own = std::iter::once(load.id.0).chain(load.record.facts.keys().copied());
        own.chain(tests.flatten()).filter_map(|id| self.state.fork_of(id)).collect()
    }

    /// Other loads that say they were the same cycle.
    pub fn same_cycle(&self, load: &Load<'_>) -> Vec<&Load<'a>> {
        let (Some(cycle), CycleCounter::Counts) = (load.cycle(), self.sterilizer.counter) else {
            return Vec::new();
        };
        // In the order of the counter they stand side by side.
        let from = self.loads.partition_point(|other| {
            place_of(self.sterilizer, other).is_some_and(|place| place < Place::Cycle(cycle))
        });
        let there = self.loads.get(from..).unwrap_or_default().iter();
        there.take_while(|other| other.cycle() == Some(cycle)).filter(|other| other.id != load.id).collect()
    }

    /// One cycle, two records: what failed in one has failed in the other.
    fn mark_same_cycles_that_failed(&mut self) {
        let mut failed = Vec::new();
        for load in self.loads.iter().filter(|load| load.failures.is_empty()) {
            let other = self
                .same_cycle(load)
                .into_iter()
                .find(|other| !other.failures.is_empty() && is_one_cycle(load, other));
            failed.extend(other.map(|other| (load.id, other.id)));
        }
        for (load, other) in failed {
            if let Some(load) = self.loads.iter_mut().find(|held| held.id == load) {
                load.failures.push(Failure::OtherRecord { load: other });
            }
        }
    }
}

/// The record of an opening at which the indicator inside had not passed.
fn refused_at_opening(pack: &Pack<'_>) -> Option<EventId> {
    pack.facts().find_map(|(fact, told)| match fact {
        PackFact::Opened(opened) if opened.internal != IndicatorResult::Pass => Some(told.id()),
        _ => None,
    })
}

/// Started within ten minutes of each other: one cycle that two people logged.
pub fn is_one_cycle(a: &Load<'_>, b: &Load<'_>) -> bool {
    const TEN_MINUTES_MS: i64 = 600_000;
    let at = |load: &Load<'_>| load.start.map(|(told, _): (&Told<LoadFact>, _)| told.at.at);
    match (at(a), at(b)) {
        (Some(a), Some(b)) => a.ms_since(b).abs() <= TEN_MINUTES_MS,
        _ => false,
    }
}

fn place_of(sterilizer: &SterilizerRegistered, load: &Load<'_>) -> Option<Place> {
    let (start, _) = load.start?;
    match (sterilizer.counter, load.cycle()) {
        (CycleCounter::Counts, Some(cycle)) => Some(Place::Cycle(cycle)),
        _ => Some(Place::Time(start.at.at)),
    }
}

fn machine_tests(record: &SterilizerRecord) -> Vec<(&Told<SterilizerFact>, &MachineTested)> {
    let told = record.facts.values().filter_map(|told| match &told.what {
        SterilizerFact::Tested(test) => Some((told, &**test)),
        _ => None,
    });
    let mut tests: Vec<_> = told.collect();
    tests.order_by_key(|(told, _)| (told.at.at, told.stamp));
    tests
}

/// One name is no return.
fn returns(record: &SterilizerRecord) -> Vec<(&Told<SterilizerFact>, &Returned)> {
    let told = record.facts.values().filter_map(|told| match &told.what {
        SterilizerFact::Returned(what) if told.is_by_two(what.co_signer) => Some((told, &**what)),
        _ => None,
    });
    let mut returns: Vec<_> = told.collect();
    returns.order_by_key(|(told, _)| (told.at.at, told.stamp));
    returns
}
