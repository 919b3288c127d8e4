//! What could be asked and told of one sterilizer, as data, so that what fails shrinks.

use proptest::collection::vec;
use proptest::prelude::*;
use tallywell::domain::event::sterile_care::CauseScope;
use tallywell::domain::event::sterile_load::{Ending, Growth, IndicatorResult, Run};
use tallywell::domain::event::sterile_setup::{
    ChallengePolicy, MachineTest, PackKind, RecallPolicy, ReleasePolicy, Signers, SterilizationPolicy,
    TestOutcome,
};

use super::clinic::label;
use super::sterile::WithBi;

/// How many names stand under a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    One,
    Two,
}

/// The number that the sterilizer shows: the next one, or the one that the other tablet has logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Next,
    Same,
}

/// What a person asks of a tablet.
#[derive(Clone, Debug)]
pub enum Deed {
    /// From the opening to the release, as far as nothing is refused.
    Cycle {
        packs: u8,
        kind: PackKind,
        with_bi: WithBi,
        run: Run,
        program: usize,
        number: Shown,
    },
    /// Its load is released after it, if that is possible.
    Read {
        test: usize,
        grew: Growth,
        control: Growth,
    },
    Release {
        load: usize,
        names: Names,
    },
    Lift {
        recall: usize,
    },
    /// Everything that waits in the incubator is read, and nothing has grown.
    ReadAll,
    InEmergency {
        load: usize,
        pack: u8,
    },
    List,
    GiveBack,
    Learn,
}

/// What a record says, whoever let it be written.
#[derive(Clone, Debug)]
pub enum Word {
    Load { load: usize, what: LoadWord },
    Bi { test: usize, what: BiWord },
    Machine(MachineWord),
    Recall { recall: usize, what: RecallWord, names: Names },
    Policy(SterilizationPolicy),
}

#[derive(Clone, Debug)]
pub enum LoadWord {
    Started(Option<u32>),
    Ended(Ending),
    /// Minutes of exposure; four are needed.
    Measured(u32),
    External(IndicatorResult),
    Challenge(IndicatorResult),
    Unloaded(Vec<u8>),
    TakenOut(u8),
    Held,
    ImmediateUse,
    Rejected,
    Opened(u8, IndicatorResult),
    Discarded(u8),
    NotFound(u8),
    Released(Names),
    Withdrawn(usize),
    InEmergency(u8, Names),
    /// Some figure of the load becomes a good one.
    Corrected(usize, Names),
}

#[derive(Clone, Copy, Debug)]
pub enum BiWord {
    Read(Growth, Option<Growth>),
    Voided,
    Adjudicated(Growth, Names),
}

#[derive(Clone, Copy, Debug)]
pub enum MachineWord {
    Tested(MachineTest, TestOutcome),
    OutOfService,
    Serviced,
    Returned(Names),
}

#[derive(Clone, Copy, Debug)]
pub enum RecallWord {
    Cause(CauseScope),
    Lifted,
}

#[derive(Clone, Debug)]
pub enum Act {
    Do(Deed),
    Say(Word),
}

#[derive(Clone, Debug)]
pub struct Step {
    pub tablet: usize,
    pub minutes: i64,
    pub act: Act,
}

pub fn names() -> impl Strategy<Value = Names> {
    prop_oneof![Just(Names::One), Just(Names::Two)]
}

fn growth() -> impl Strategy<Value = Growth> {
    prop_oneof![4 => Just(Growth::None), 1 => Just(Growth::Growth)]
}

fn result() -> impl Strategy<Value = IndicatorResult> {
    use IndicatorResult::{Fail, Pass, Unclear};
    prop_oneof![4 => Just(Pass), 1 => Just(Unclear), 1 => Just(Fail)]
}

fn cycles() -> impl Strategy<Value = Deed> {
    // Implants without an indicator are not even started.
    let contents = prop_oneof![
        2 => Just((PackKind::Ordinary, WithBi::No)),
        3 => Just((PackKind::Ordinary, WithBi::Yes)),
        3 => Just((PackKind::Implant, WithBi::Yes)),
    ];
    let run = prop_oneof![6 => Just(Run::Process), 1 => Just(Run::Test)];
    let number = prop_oneof![8 => Just(Shown::Next), 1 => Just(Shown::Same)];
    (1..4_u8, contents, run, 0..2_usize, number).prop_map(|(packs, (kind, with_bi), run, program, number)| {
        Deed::Cycle { packs, kind, with_bi, run, program, number }
    })
}

fn deeds() -> impl Strategy<Value = Deed> {
    let control = prop_oneof![6 => Just(Growth::Growth), 1 => Just(Growth::None)];
    prop_oneof![
        6 => cycles(),
        5 => (0..8_usize, growth(), control)
            .prop_map(|(test, grew, control)| Deed::Read { test, grew, control }),
        2 => (0..8_usize, names()).prop_map(|(load, names)| Deed::Release { load, names }),
        2 => (0..3_usize).prop_map(|recall| Deed::Lift { recall }),
        2 => Just(Deed::ReadAll),
        2 => (0..8_usize, 1..4_u8).prop_map(|(load, pack)| Deed::InEmergency { load, pack }),
        1 => Just(Deed::List),
        1 => Just(Deed::GiveBack),
        3 => Just(Deed::Learn),
    ]
}

fn load_words() -> impl Strategy<Value = LoadWord> {
    use LoadWord as W;
    let pack = || 1..4_u8;
    prop_oneof![
        1 => (0..6_u32).prop_map(|number| W::Started(number.checked_sub(1))),
        2 => result().prop_map(W::External),
        1 => result().prop_map(W::Challenge),
        1 => vec(pack(), 0..3).prop_map(W::Unloaded),
        1 => pack().prop_map(W::TakenOut),
        1 => (pack(), result()).prop_map(|(pack, result)| W::Opened(pack, result)),
        1 => pack().prop_map(W::Discarded),
        3 => names().prop_map(W::Released),
        1 => (0..3_usize).prop_map(W::Withdrawn),
        2 => (pack(), names()).prop_map(|(pack, names)| W::InEmergency(pack, names)),
        3 => (0..4_usize, names()).prop_map(|(which, names)| W::Corrected(which, names)),
        1 => Just(W::Ended(Ending::Complete)),
        1 => Just(W::Measured(4)),
    ]
}

/// Records that can only be bad news, or no news.
pub fn bad_words() -> impl Strategy<Value = Word> {
    use LoadWord as W;
    let pack = || 1..4_u8;
    let of_load = prop_oneof![
        prop_oneof![Just(Ending::Aborted), Just(Ending::Fault)].prop_map(W::Ended),
        Just(W::Measured(3)),
        prop_oneof![Just(IndicatorResult::Fail), Just(IndicatorResult::Unclear)].prop_map(W::External),
        Just(W::Challenge(IndicatorResult::Fail)),
        Just(W::Held),
        Just(W::ImmediateUse),
        Just(W::Rejected),
        pack().prop_map(|pack| W::Opened(pack, IndicatorResult::Fail)),
        pack().prop_map(W::Discarded),
        pack().prop_map(W::NotFound),
    ];
    let control = prop_oneof![Just(Some(Growth::Growth)), Just(Some(Growth::None)), Just(None)];
    let of_test = prop_oneof![
        4 => control.prop_map(|control| BiWord::Read(Growth::Growth, control)),
        1 => Just(BiWord::Voided),
    ];
    let tests = prop_oneof![Just(MachineTest::BowieDick), Just(MachineTest::AirLeak)];
    prop_oneof![
        3 => (0..8_usize, of_load).prop_map(|(load, what)| Word::Load { load, what }),
        3 => (0..8_usize, of_test).prop_map(|(test, what)| Word::Bi { test, what }),
        1 => tests.prop_map(|test| Word::Machine(MachineWord::Tested(test, TestOutcome::Fail))),
        1 => Just(Word::Machine(MachineWord::OutOfService)),
        1 => Just(Word::Machine(MachineWord::Serviced)),
    ]
}

/// Everything about the policy but the rule of recalls.
pub fn policies() -> impl Strategy<Value = SterilizationPolicy> {
    (any::<[bool; 4]>(), 0..5_u8).prop_map(|([place, release, signers, challenge], grace_days)| {
        SterilizationPolicy {
            place: place.then(|| label("fl_dental")),
            release: if release { ReleasePolicy::AfterReading } else { ReleasePolicy::BeforeReading },
            signers: if signers { Signers::Two } else { Signers::One },
            challenge: if challenge { ChallengePolicy::EveryLoad } else { ChallengePolicy::PacksOnly },
            grace_days,
            ..SterilizationPolicy::default()
        }
    })
}

fn words() -> impl Strategy<Value = Word> {
    let control =
        prop_oneof![3 => Just(Some(Growth::Growth)), 1 => Just(Some(Growth::None)), 1 => Just(None)];
    let of_test = prop_oneof![
        3 => (growth(), control).prop_map(|(grew, control)| BiWord::Read(grew, control)),
        1 => (growth(), names()).prop_map(|(to, names)| BiWord::Adjudicated(to, names)),
    ];
    let passed = MachineWord::Tested(MachineTest::BowieDick, TestOutcome::Pass);
    let machine = prop_oneof![3 => Just(passed), 1 => names().prop_map(MachineWord::Returned)];
    let scope = prop_oneof![Just(CauseScope::SingleLoad), Just(CauseScope::Machine)];
    let recall = prop_oneof![1 => scope.prop_map(RecallWord::Cause), 2 => Just(RecallWord::Lifted)];
    let policy = (policies(), any::<bool>()).prop_map(|(policy, cautious)| SterilizationPolicy {
        recall: if cautious { RecallPolicy::CdcSinglePositive } else { RecallPolicy::Strict },
        ..policy
    });
    prop_oneof![
        8 => (0..8_usize, load_words()).prop_map(|(load, what)| Word::Load { load, what }),
        3 => (0..8_usize, of_test).prop_map(|(test, what)| Word::Bi { test, what }),
        2 => machine.prop_map(Word::Machine),
        2 => (0..3_usize, recall, names()).prop_map(|(recall, what, names)| Word::Recall { recall, what, names }),
        1 => policy.prop_map(Word::Policy),
        2 => bad_words(),
    ]
}

pub fn steps(count: usize) -> impl Strategy<Value = Vec<Step>> {
    let minutes = prop_oneof![4 => 0..15_i64, 2 => 60..90_i64, 1 => Just(2 * 24 * 60_i64)];
    // A release that no guard has looked at, as another build may have let it through.
    let unguarded =
        (0..4_usize, names()).prop_map(|(load, names)| Word::Load { load, what: LoadWord::Released(names) });
    let act = prop_oneof![
        8 => deeds().prop_map(Act::Do),
        2 => words().prop_map(Act::Say),
        1 => unguarded.prop_map(Act::Say),
    ];
    let step = (0..2_usize, minutes, act).prop_map(|(tablet, minutes, act)| Step { tablet, minutes, act });
    vec(step, 1..count)
}
