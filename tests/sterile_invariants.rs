//! What holds of every pack, whatever was told of a sterilizer, on which tablet and in which order
//! (research 5.4, I1 to I10).

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use support::sterile_history::{Shop, Standings, body};
use support::sterile_words::{
    BiWord, LoadWord, MachineWord, Names, RecallWord, Word, bad_words, policies, steps,
};
use support::{cases, digest_of_batches, shuffled};
use tallywell::codec::snapshot::state_digest;
use tallywell::domain::event::sterile_care::CauseScope;
use tallywell::domain::event::sterile_load::{BiFact, Ending, Growth, IndicatorResult, LoadFact};
use tallywell::domain::event::sterile_setup::{CycleCounter, PackKind, SterilizationPolicy};
use tallywell::domain::event::{Body, Event};
use tallywell::domain::ids::{LoadId, StaffId};
use tallywell::domain::state::State;
use tallywell::domain::sterilization::kinds::SterilizerClass;
use tallywell::domain::sterilization::records::{BiRecord, LoadRecord, Told};
use tallywell::domain::sterilization::standing::LoadStanding;
use tallywell::domain::sterilization::survey::Survey;

fn classes() -> impl Strategy<Value = SterilizerClass> {
    prop_oneof![3 => Just(SterilizerClass::Gravity), 1 => Just(SterilizerClass::PreVacuum)]
}

fn shops() -> impl Strategy<Value = Shop> {
    (classes(), steps(44)).prop_map(|(class, steps)| Shop::of(class, &steps))
}

impl std::fmt::Debug for Shop {
    /// What was told of the sterilizer since it was set up, in the order of the telling.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut events = self.events();
        events.sort_by_key(Event::stamp);
        for event in events.iter().skip_while(|event| !matches!(event.body, Body::TabletEnrolled { continues: None, letter, .. } if letter.as_char() == 'B')) {
            writeln!(f, "{} {:?} {:?}", event.id, event.header.staff, event.body)?;
        }
        Ok(())
    }
}

fn standings(shop: &Shop, state: &State) -> Standings {
    Standings::of(&shop.tablets[0], state, shop.today())
}

fn by_two<T>(told: &Told<T>, co_signer: Option<StaffId>) -> bool {
    matches!((told.by, co_signer), (Some(by), Some(other)) if by != other)
}

/// Read from the records themselves, not from what the program makes of them.
fn is_failed(record: &LoadRecord) -> bool {
    let corrected = |target| {
        record.facts.values().any(|told| match &told.what {
            LoadFact::Corrected(what) => what.target == target && by_two(told, what.co_signer),
            _ => false,
        })
    };
    record.facts.iter().any(|(id, told)| match &told.what {
        LoadFact::Ended(end) => end.ending != Ending::Complete,
        LoadFact::Rejected(_) => true,
        LoadFact::IndicatorRead(read) => read.result == IndicatorResult::Fail && !corrected(*id),
        LoadFact::Measured(measured) => measured.exposure_s < 240 && !corrected(*id),
        _ => false,
    })
}

fn has_grown(record: &BiRecord) -> bool {
    let decided = record.facts.values().any(|told| match &told.what {
        BiFact::Adjudicated(what) => by_two(told, Some(what.co_signer)),
        _ => false,
    });
    let grew = record
        .facts
        .values()
        .any(|told| matches!(&told.what, BiFact::Read(read) if read.test == Growth::Growth));
    grew && !decided
}

fn tests_of(state: &State, load: LoadId) -> impl Iterator<Item = &BiRecord> {
    let tests = state.sterilization.bi_tests.values();
    tests.filter(move |test| test.defined.as_ref().is_some_and(|placed| placed.what.load == load))
}

fn is_read(record: &BiRecord) -> bool {
    record.facts.values().any(|told| matches!(told.what, BiFact::Read(_) | BiFact::Adjudicated(_)))
}

/// Whether two people let this pack of a load go before its indicator was read.
fn in_emergency(record: &LoadRecord, pack: u8) -> bool {
    record.facts.values().any(|told| match &told.what {
        LoadFact::ReleasedInEmergency(release) => {
            release.packs.contains(&pack) && by_two(told, Some(release.co_signer))
        }
        _ => false,
    })
}

proptest! {
    #![proptest_config(cases(96))]

    /// I1
    #[test]
    fn no_pack_of_a_load_with_a_standing_failure_is_usable(shop in shops()) {
        let state = State::of(&shop.events());
        for (load, pack) in standings(&shop, &state).usable() {
            prop_assert!(!is_failed(&state.sterilization.loads[&load]), "{pack} of {load:?}");
            prop_assert!(!tests_of(&state, load).any(has_grown), "{pack} of {load:?}");
        }
    }

    /// I2
    #[test]
    fn two_tablets_say_the_same_whoever_speaks_first_or_twice(
        mut shop in shops(), order in vec(0..1_000_usize, 1..30), cut in 0..1_000_usize,
    ) {
        let [a, b] = [0, 1].map(|tablet| shop.tablets[tablet].tablet.events());
        let together = State::of(&[a.clone(), b.clone()].concat());
        let expected = state_digest(&together);
        for parts in [[&b, &a, &[][..].to_vec()], [&a, &a, &b], [&b, &a, &b]] {
            prop_assert_eq!(state_digest(&State::of(&parts.map(Clone::clone).concat())), expected);
        }
        let arrived = shuffled(&shop.events(), &order);
        let state = State::of(&arrived);
        prop_assert_eq!(state_digest(&state), expected);
        prop_assert_eq!(standings(&shop, &state), standings(&shop, &together));
        let sterilizer = shop.tablets[0].sterilizer;
        let recalls = |state: &State| Survey::of(&state.sterilization, sterilizer).unwrap().recalls;
        prop_assert_eq!(recalls(&state), recalls(&together));

        // From a snapshot on, and in sealed batches.
        let (before, after) = arrived.split_at(cut % (arrived.len() + 1));
        let kept = tallywell::codec::snapshot::encode(&State::of(before), &[]);
        let mut state = tallywell::codec::snapshot::decode(&kept).unwrap().0;
        for event in after {
            state.apply(event);
        }
        state.settle();
        prop_assert_eq!(state_digest(&state), expected);
        let mut batches = Vec::new();
        for own in &mut shop.tablets {
            own.tablet.seal();
            batches.extend(own.tablet.held());
        }
        prop_assert_eq!(digest_of_batches(&shuffled(&batches, &order)), expected);
    }

    /// I3
    #[test]
    fn bad_news_makes_no_pack_usable(
        shop in shops(), word in bad_words(), behind in prop_oneof![0..200_i64, 0..20_000_i64],
    ) {
        let mut events = shop.events();
        let before = State::of(&events);
        let mut stranger = shop.stranger(behind);
        if let Some(body) = body(&stranger, &before, &word) {
            stranger.tablet.note(stranger.now, body);
            events.extend(stranger.tablet.events());
            let after = standings(&shop, &State::of(&events)).usable();
            let before = standings(&shop, &before).usable();
            let new: BTreeSet<_> = after.difference(&before).collect();
            prop_assert!(new.is_empty(), "{new:?} became usable by {word:?}");
        }
    }

    /// I4
    #[test]
    fn no_implant_leaves_before_its_reading_but_by_two_and_by_name(shop in shops()) {
        let state = State::of(&shop.events());
        let survey = Survey::of(&state.sterilization, shop.tablets[0].sterilizer).unwrap();
        for (load, number) in standings(&shop, &state).usable() {
            let held = survey.load(load).unwrap();
            if held.pack(number).unwrap().added.kind == PackKind::Implant && !tests_of(&state, load).any(is_read) {
                prop_assert!(in_emergency(held.record, number), "{number} of {load:?}");
            }
        }
    }

    /// I5 and I6
    #[test]
    fn a_usable_pack_has_one_number_a_load_a_cycle_and_a_day(shop in shops()) {
        let state = State::of(&shop.events());
        let survey = Survey::of(&state.sterilization, shop.tablets[0].sterilizer).unwrap();
        let usable = standings(&shop, &state).usable();
        let mut labels = BTreeSet::new();
        for load in &survey.loads {
            for pack in &load.packs {
                let label = format!("{}-{:02}", load.opened.what.code, pack.number);
                prop_assert!(labels.insert(label.clone()), "{label} is two packs");
                if usable.contains(&(load.id, pack.number)) {
                    prop_assert!(load.start.is_some(), "{label} has no day");
                    let counts = survey.sterilizer.counter == CycleCounter::Counts;
                    prop_assert!(!counts || load.cycle().is_some(), "{label} has no cycle");
                }
            }
        }
    }

    /// I7
    #[test]
    fn one_name_changes_nothing(
        shop in shops(), number in 0..8_usize, grew in prop_oneof![Just(Growth::None), Just(Growth::Growth)],
        is_signed_in in any::<bool>(),
    ) {
        let events = shop.events();
        let before = State::of(&events);
        let expected = standings(&shop, &before);
        let names = Names::One;
        let recall = |what| Word::Recall { recall: number, what, names };
        let of_load = |what| Word::Load { load: number, what };
        let words = [
            recall(RecallWord::Lifted),
            recall(RecallWord::Cause(CauseScope::SingleLoad)),
            recall(RecallWord::Cause(CauseScope::Machine)),
            Word::Machine(MachineWord::Returned(names)),
            Word::Bi { test: number, what: BiWord::Adjudicated(grew, names) },
            of_load(LoadWord::InEmergency(1, names)),
            of_load(LoadWord::InEmergency(2, names)),
        ];
        for word in words {
            let mut stranger = shop.stranger(0);
            let Some(body) = body(&stranger, &before, &word) else { continue };
            if !is_signed_in {
                stranger.tablet.staff = None;
            }
            stranger.tablet.note(stranger.now, body);
            let state = State::of(&[events.clone(), stranger.tablet.events()].concat());
            prop_assert_eq!(&standings(&shop, &state), &expected, "by {:?}", word);
        }
    }

    /// I7: a figure that failed passes by no correction of one name.
    #[test]
    fn one_name_corrects_no_fail(shop in shops(), load in 0..8_usize, which in 0..4_usize) {
        let mut events = shop.events();
        let before = State::of(&events);
        let mut stranger = shop.stranger(0);
        let word = Word::Load { load, what: LoadWord::Corrected(which, Names::One) };
        if let Some(body) = body(&stranger, &before, &word) {
            stranger.tablet.note(stranger.now, body);
            events.extend(stranger.tablet.events());
            let (before, after) = (standings(&shop, &before), standings(&shop, &State::of(&events)));
            prop_assert!(after.usable().is_subset(&before.usable()));
        }
    }

    /// I10
    #[test]
    fn another_policy_changes_no_load_that_was_released(shop in shops(), policy in policies()) {
        let mut events = shop.events();
        let before = State::of(&events);
        let recall = before.sterilization.policy().recall;
        let policy = SterilizationPolicy { recall, ..policy };
        let mut stranger = shop.stranger(0);
        let body = body(&stranger, &before, &Word::Policy(policy)).unwrap();
        stranger.tablet.note(stranger.now, body);
        events.extend(stranger.tablet.events());
        let after = standings(&shop, &State::of(&events));
        let before = standings(&shop, &before);
        for (load, standing) in &before.loads {
            if *standing == LoadStanding::Released {
                prop_assert_eq!(after.loads[load], LoadStanding::Released, "{:?}", load);
            }
        }
        prop_assert_eq!(before.usable(), after.usable());
    }
}
