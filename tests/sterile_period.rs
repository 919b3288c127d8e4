//! The page for a surveyor says what the log says: what is missing, what was corrected, what came late.
//! Keeps away: a gap that a page break hides, a failed load without the word, a test that was never due.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::sterile::{Autoclave, WithBi, good, told, why};
use support::stock_bodies::note;
use tallywell::domain::event::Body;
use tallywell::domain::event::sterile_load::{
    BiFact, CorrectedFigure, CycleNumber, CycleStarted, Growth, ImmediateUse, IndicatorResult, LoadFact,
    Measured, Noted, PackFact, PackOpened,
};
use tallywell::domain::event::sterile_setup::{
    MaintenanceTask, PackKind, PeriodReviewed, SterilizationPolicy, TestOutcome,
};
use tallywell::domain::ids::LoadId;
use tallywell::domain::refusal::Refusal;
use tallywell::domain::sterilization::bi::BiResult;
use tallywell::domain::sterilization::command::SterilizationCommand;
use tallywell::domain::sterilization::kinds::{Packaging, SterilizerClass};
use tallywell::domain::sterilization::load::Failure;
use tallywell::domain::sterilization::period::due::Met;
use tallywell::domain::sterilization::period::exceptions::ExceptionKind;
use tallywell::domain::sterilization::period::positives::StepKind;
use tallywell::domain::sterilization::period::rows::Verdict;
use tallywell::domain::sterilization::period::{Period, period};
use tallywell::domain::sterilization::refusal::{Bar, SterilizationRefusal};
use tallywell::domain::sterilization::report::report;
use tallywell::domain::sterilization::standing::Missing;
use tallywell::domain::text::Label;
use tallywell::domain::time::Date;

const DAY: i64 = 24 * 60;

/// A clinic that blocks no sterilizer for an overdue test, so that a page can show what was left out.
fn relaxed(class: SterilizerClass) -> Autoclave {
    let mut own = Autoclave::new(class);
    let policy = SterilizationPolicy { grace_days: 200, ..SterilizationPolicy::default() };
    own.ask_as(own.lead, SterilizationCommand::SetPolicy(policy)).unwrap();
    own
}

fn page(own: &Autoclave, from: Date, to: Date) -> Period {
    period(&own.survey(), from, to, own.here())
}

/// Everything until now.
fn whole(own: &Autoclave) -> Period {
    let today = own.here().date();
    page(own, today.plus_days(-60), today)
}

fn gaps(page: &Period) -> Vec<(u32, u32)> {
    page.compliance.counter.gaps.iter().map(|gap| (gap.first, gap.last)).collect()
}

#[test]
fn a_missing_cycle_stands_on_every_page_on_which_it_may_have_run_until_it_is_explained() {
    let mut own = relaxed(SterilizerClass::Gravity);
    own.whole_load(own.pouches, 1040, 2, WithBi::No);
    own.wait(DAY);
    own.whole_load(own.pouches, 1041, 2, WithBi::No);
    let monday = own.here().date();
    own.wait(3 * DAY);
    own.whole_load(own.pouches, 1044, 2, WithBi::No);
    let last = own.here().date();
    assert_eq!(gaps(&whole(&own)), [(1042, 1043)]);
    assert_eq!(whole(&own).compliance.counter.missing(), 2);
    for (from, to) in [(monday, monday), (last, last), (monday.plus_days(1), monday.plus_days(2))] {
        assert_eq!(gaps(&page(&own, from, to)), [(1042, 1043)], "{from:?}");
    }
    assert_eq!(gaps(&page(&own, monday.plus_days(-1), monday.plus_days(-1))), []);
    let cycle = CycleNumber { epoch: 0, number: 1042 };
    let explain = SterilizationCommand::ExplainGap {
        sterilizer: own.sterilizer,
        cycle,
        reason: note("A drying run without a load"),
    };
    own.ask_as(own.lead, explain).unwrap();
    let told = whole(&own);
    assert_eq!(gaps(&told), [(1043, 1043)]);
    assert_eq!(told.compliance.counter.explained.len(), 1);
    let explained = |what: &ExceptionKind| {
        matches!(what, ExceptionKind::GapExplained { cycle, reason }
            if cycle.number == 1042 && reason.as_str() == "A drying run without a load")
    };
    assert!(told.exceptions.iter().any(|exception| explained(&exception.what)));
}

#[test]
fn a_page_counts_its_own_cycles_and_names_the_first_and_the_last() {
    let mut own = relaxed(SterilizerClass::Gravity);
    for cycle in 1040..1045 {
        own.whole_load(own.pouches, cycle, 3, WithBi::No);
        own.wait(DAY);
    }
    let yesterday = own.here().date().plus_days(-1);
    let told = page(&own, yesterday.plus_days(-1), yesterday);
    let ends = told.compliance.counter.ends.map(|(first, last)| (first.number, last.number));
    assert_eq!((told.compliance.counter.logged, ends, told.loads.len()), (2, Some((1043, 1044)), 2));
    assert_eq!(gaps(&told), []);
}

#[test]
fn a_failed_load_is_a_fail_with_its_reason_and_a_good_one_is_not() {
    let mut own = relaxed(SterilizerClass::Gravity);
    let (fine, _) = own.whole_load(own.pouches, 1040, 2, WithBi::No);
    own.wait(60);
    let bad = rejected(&mut own, 1041);
    let told = whole(&own);
    let verdict = |load: LoadId| told.loads.iter().find(|row| row.load == load).unwrap().verdict;
    assert_eq!((verdict(fine), verdict(bad)), (Verdict::Pass, Verdict::Fail));
    let row = told.loads.iter().find(|row| row.load == bad).unwrap();
    assert!(matches!(row.failures[0], Failure::ExposureShort { needed_s: 240, got_s: 230, .. }));
    let listed = told.exceptions.iter().filter(|exception| {
        matches!(&exception.what, ExceptionKind::Rejected { failures, .. } if *failures == row.failures)
    });
    assert_eq!(listed.count(), 1);
}

/// Ten seconds short of exposure.
fn rejected(own: &mut Autoclave, cycle: u32) -> LoadId {
    let load = own.open(own.pouches);
    own.add(load, 2, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.start(load, cycle).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, Measured { exposure_s: 230, ..good() }).unwrap();
    load
}

#[test]
fn a_correction_shows_the_old_figure_the_new_one_who_and_why() {
    let mut own = relaxed(SterilizerClass::Gravity);
    let load = rejected(&mut own, 1041);
    let target = {
        let survey = own.survey();
        let facts = &survey.load(load).unwrap().record.facts;
        facts.values().find(|told| matches!(told.what, LoadFact::Measured(_))).unwrap().id()
    };
    let co = Some(own.signed(own.lead));
    let (to, reason) = (CorrectedFigure::Measured(good()), note("The printout says four minutes"));
    own.ask(SterilizationCommand::Correct { load, target, to, reason, co }).unwrap();
    let told = whole(&own);
    assert_eq!((told.compliance.corrections, told.loads[0].corrections), (1, 1));
    let exception = told
        .exceptions
        .iter()
        .find(|exception| matches!(exception.what, ExceptionKind::Corrected { .. }))
        .unwrap();
    assert_eq!((exception.by, exception.co_signer), (Some(own.operator), Some(own.lead)));
    let ExceptionKind::Corrected { old, new, reason } = &exception.what else { unreachable!() };
    let old_s = |figure: &CorrectedFigure| match figure {
        CorrectedFigure::Measured(measured) => measured.exposure_s,
        CorrectedFigure::Indicator(_) => 0,
    };
    assert_eq!((old_s(old), old_s(new), reason.as_str()), (230, 240, "The printout says four minutes"));
    // And somebody else has to look at it: that is an exception of its own.
    assert!(told.exceptions.iter().any(|exception| matches!(exception.what, ExceptionKind::Held { .. })));
    // A correction of today to a load of yesterday stands on the page of today too.
    let today = own.here().date();
    assert_eq!(page(&own, today, today).compliance.corrections, 1);
}

#[test]
fn what_was_entered_late_is_counted_and_marked() {
    let mut own = relaxed(SterilizerClass::Gravity);
    let load = own.open(own.pouches);
    own.add(load, 2, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.start(load, 1040).unwrap();
    own.wait(120);
    let ending = tallywell::domain::event::sterile_load::Ending::Complete;
    own.earlier(70, SterilizationCommand::EndCycle { load, ending, code: None }).unwrap();
    let told = whole(&own);
    assert_eq!((told.compliance.late, told.loads[0].late), (1, 1));
    let late = told.exceptions.iter().find_map(|exception| match exception.what {
        ExceptionKind::Late { first, records } => Some((first, records)),
        _ => None,
    });
    let (first, records) = late.unwrap();
    assert_eq!(records, 1);
    assert_eq!(own.tablet.state.marks.late(first).map(|late| late.note.as_str()), Some("It was busy"));
}

#[test]
fn one_test_a_week_meets_each_due_date_and_more_of_them_are_not_asked_for() {
    let mut own = relaxed(SterilizerClass::Gravity);
    let mut cycle = 1000;
    for day in 0..21 {
        cycle += 1;
        let with = if day % 7 == 0 { WithBi::Yes } else { WithBi::No };
        let (_, test) = own.whole_load(own.pouches, cycle, 1, with);
        if let Some(test) = test {
            own.wait(70);
            own.read_bi(test, Growth::None, Growth::Growth).unwrap();
            own.wait(-70);
        }
        own.wait(DAY - 45);
    }
    let told = page(&own, own.here().date().plus_days(-21), own.here().date().plus_days(-1));
    let biological = &told.compliance.biological;
    assert_eq!((biological.done.len(), biological.due.len(), biological.met()), (3, 3, 3));
    assert!(biological.done.iter().all(|done| done.result == Some(BiResult::Negative)));
}

#[test]
fn a_test_that_came_too_late_and_one_that_never_came_stand_with_their_dates() {
    let mut own = relaxed(SterilizerClass::Gravity);
    let start = own.here().date();
    let mut cycle = 1000;
    // Day 0 with a test; day 8 without; day 10 with one; day 18 without.
    for (wait, with) in
        [(0, WithBi::Yes), (8, WithBi::No), (2, WithBi::Yes), (8, WithBi::No), (1, WithBi::No)]
    {
        own.wait(wait * DAY);
        cycle += 1;
        own.whole_load(own.pouches, cycle, 1, with);
    }
    let told = whole(&own);
    let due: Vec<(i32, Met, Option<i32>)> = told
        .compliance
        .biological
        .due
        .iter()
        .map(|due| (due.due.days() - start.days(), due.met, due.done.map(|day| day.days() - start.days())))
        .collect();
    assert_eq!(due, [(0, Met::InTime, Some(0)), (7, Met::Late, Some(10)), (17, Met::Open, None)]);
}

#[test]
fn a_closed_week_asks_for_no_test() {
    let mut own = relaxed(SterilizerClass::Gravity);
    own.whole_load(own.pouches, 1000, 1, WithBi::Yes);
    own.wait(20 * DAY);
    own.whole_load(own.pouches, 1001, 1, WithBi::Yes);
    let biological = whole(&own).compliance.biological;
    assert_eq!((biological.due.len(), biological.met()), (2, 2));
}

#[test]
fn a_day_of_use_without_a_bowie_dick_test_is_named() {
    let mut own = relaxed(SterilizerClass::PreVacuum);
    let first = own.here().date();
    own.bowie_dick(TestOutcome::Pass).unwrap();
    own.wait(5);
    own.whole_load(own.pouches, 1, 1, WithBi::No);
    let load = own.open(own.pouches);
    own.add(load, 1, Packaging::Pouch, PackKind::Ordinary).unwrap();
    own.wait(DAY);
    // A record of another tablet, which was started without the test of that day.
    let cycle = Some(CycleNumber { epoch: 0, number: 2 });
    let started = Noted { of: load, what: LoadFact::Started(CycleStarted { cycle }) };
    told(&mut own.tablet, own.now, Body::LoadNoted(Box::new(started)));
    own.wait(5);
    own.bowie_dick(TestOutcome::Pass).unwrap();
    let days = whole(&own).compliance.bowie_dick.unwrap();
    assert_eq!((days.used, days.done, days.missing), (2, 1, vec![own.here().date()]));
    let tests = whole(&own).tests;
    assert_eq!((tests.len(), tests[0].at.date()), (2, first));
    assert!(whole(&relaxed(SterilizerClass::Gravity)).compliance.bowie_dick.is_none());
}

#[test]
fn overdue_care_and_open_recalls_are_those_of_the_day_of_printing() {
    let mut own = relaxed(SterilizerClass::Gravity);
    for task in [MaintenanceTask::Daily, MaintenanceTask::Weekly, MaintenanceTask::Monthly] {
        own.ask(SterilizationCommand::Maintain { sterilizer: own.sterilizer, task }).unwrap();
    }
    own.wait(5 * DAY);
    let overdue: Vec<MaintenanceTask> = whole(&own).compliance.overdue.iter().map(|line| line.task).collect();
    assert_eq!(overdue, [MaintenanceTask::Daily, MaintenanceTask::Yearly]);
}

/// Five loads; the indicator in the fourth grows. Two packs were used before anybody knew.
fn positive() -> (Autoclave, Vec<LoadId>) {
    let mut own = relaxed(SterilizerClass::Gravity);
    let mut loads = Vec::new();
    let mut grew = None;
    for cycle in 1000..1005 {
        let with = if cycle == 1000 || cycle == 1003 { WithBi::Yes } else { WithBi::No };
        let (load, test) = own.whole_load(own.pouches, cycle, 4, with);
        own.wait(70);
        if let (Some(test), true) = (test, cycle == 1000) {
            own.read_bi(test, Growth::None, Growth::Growth).unwrap();
        }
        grew = grew.or(test.filter(|_| cycle == 1003));
        loads.push(load);
        own.wait(DAY / 4);
    }
    let opened = |code: &str| {
        let case_code = (!code.is_empty()).then(|| Label::parse(code).unwrap());
        PackFact::Opened(Box::new(PackOpened { internal: IndicatorResult::Pass, place: None, case_code }))
    };
    for (load, pack, code) in [(loads[1], 2, "C-17"), (loads[2], 1, "")] {
        let what = opened(code);
        own.ask(SterilizationCommand::NotePacks { load, packs: vec![pack], what }).unwrap();
    }
    let what = PackFact::Discarded(note("Dropped on the floor"));
    own.ask(SterilizationCommand::NotePacks { load: loads[2], packs: vec![2], what }).unwrap();
    own.read_bi(grew.unwrap(), Growth::Growth, Growth::Growth).unwrap();
    own.ask(SterilizationCommand::ListRecalls).unwrap();
    (own, loads)
}

#[test]
fn a_positive_test_is_told_with_all_that_followed() {
    let (mut own, loads) = positive();
    let recall = own.recalls()[0].id;
    let to = Label::parse("Dr. Ames").unwrap();
    own.wait(5);
    own.ask(SterilizationCommand::GiveNotice { recall, to }).unwrap();
    let told = whole(&own);
    assert_eq!(told.compliance.open_recalls, [recall]);
    assert_eq!(told.positives.len(), 1);
    let positive = &told.positives[0];
    assert_eq!(positive.cycle.map(|cycle| cycle.number), Some(1003));
    let steps: Vec<&StepKind> = positive.steps.iter().map(|step| &step.what).collect();
    assert!(matches!(steps[0], StepKind::Positive(BiResult::Positive)));
    assert!(matches!(steps[1], StepKind::Listed { revision: 1, loads: 4, packs: 16, .. }), "{steps:?}");
    assert!(matches!(steps[2], StepKind::Notice(_)));
    let grew = told.loads.iter().find(|row| row.load == loads[3]).unwrap();
    assert_eq!(grew.verdict, Verdict::Fail);
}

#[test]
fn a_report_names_each_pack_that_was_used_and_counts_the_rest() {
    let (own, loads) = positive();
    let survey = own.survey();
    let told = report(&survey, survey.recalls[0].id).unwrap();
    assert_eq!(told.loads.iter().map(|row| row.load).collect::<Vec<_>>(), &loads[1..]);
    let counts = told.outcomes;
    assert_eq!((counts.packs, counts.used, counts.discarded, counts.open), (16, 2, 1, 13));
    let exposed: Vec<(u8, Option<&str>)> =
        told.exposed.iter().map(|own| (own.pack, own.case_code.as_ref().map(Label::as_str))).collect();
    assert_eq!(exposed, [(2, Some("C-17")), (1, None)]);
    assert_eq!(told.open.len(), 13);
    assert!(report(&survey, loads[0].0).is_none());
}

#[test]
fn a_page_of_other_days_tells_nothing_of_these() {
    let (own, _) = positive();
    let before = own.here().date().plus_days(-40);
    let told = page(&own, before.plus_days(-5), before);
    assert!(told.loads.is_empty() && told.exceptions.is_empty() && told.positives.is_empty());
    assert_eq!(told.compliance.counter.logged, 0);
}

#[test]
fn a_rule_of_a_place_sets_the_dates() {
    let mut own = relaxed(SterilizerClass::Gravity);
    let place = Some(Label::parse("or_medical").unwrap());
    let policy = SterilizationPolicy { place, grace_days: 200, ..SterilizationPolicy::default() };
    own.ask_as(own.lead, SterilizationCommand::SetPolicy(policy)).unwrap();
    for cycle in 1..4 {
        let with = if cycle == 1 { WithBi::Yes } else { WithBi::No };
        own.whole_load(own.pouches, cycle, 1, with);
        own.wait(10 * DAY);
    }
    let biological = whole(&own).compliance.biological;
    assert_eq!(biological.interval.map(|interval| interval.days), Some(30));
    // The first one, and the one after thirty days: due today, and the day is not over.
    assert_eq!((biological.due.len(), biological.met()), (1, 1));
}

#[test]
fn a_voided_test_was_none() {
    let mut own = relaxed(SterilizerClass::Gravity);
    let (_, test) = own.whole_load(own.pouches, 1, 1, WithBi::Yes);
    let test = test.unwrap();
    own.ask(SterilizationCommand::VoidBi { test, note: note("The vial broke in the incubator") }).unwrap();
    let told = whole(&own);
    assert_eq!(told.compliance.biological.done.len(), 0);
    assert!(told.exceptions.iter().any(|own| matches!(own.what, ExceptionKind::BiVoided { .. })));
    let record = &own.tablet.state.sterilization.bi_tests;
    let facts = record.values().flat_map(|record| record.facts.values());
    assert!(facts.into_iter().any(|told| matches!(told.what, BiFact::Voided(_))));
}

#[test]
fn a_review_stands_on_its_days_and_says_what_came_after_it() {
    let mut own = relaxed(SterilizerClass::Gravity);
    let (first, _) = own.whole_load(own.pouches, 1, 2, WithBi::No);
    let today = own.here().date();
    let review = |from: Date, to: Date| SterilizationCommand::ReviewPeriod {
        sterilizer: own.sterilizer,
        review: PeriodReviewed { from, to, note: note("Read with the printouts") },
    };
    let (of_today, turned, future) =
        (review(today, today), review(today, today.plus_days(-1)), review(today, today.plus_days(1)));
    own.tablet.staff = Some(own.operator);
    assert_eq!(own.ask(of_today.clone()), Err(Refusal::NeedsLead));
    let lead = own.lead;
    assert_eq!(why(own.ask_as(lead, turned)), SterilizationRefusal::EndBeforeStart);
    assert_eq!(own.ask_as(lead, future), Err(Refusal::InTheFuture));
    own.ask_as(lead, of_today).unwrap();
    let reviews = |own: &Autoclave| {
        let told = page(own, today, today).reviews;
        told.iter().map(|review| (review.told.by, review.later)).collect::<Vec<_>>()
    };
    assert_eq!(reviews(&own), [(Some(lead), 0)]);

    // What becomes of packs goes on; a second load of the day is news.
    let opened = PackOpened { internal: IndicatorResult::Pass, place: None, case_code: None };
    let what = PackFact::Opened(Box::new(opened));
    own.ask(SterilizationCommand::NotePacks { load: first, packs: vec![1], what }).unwrap();
    assert_eq!(reviews(&own), [(Some(lead), 0)]);
    own.wait(5);
    let next = own.open(own.pouches);
    own.add(next, 1, Packaging::Pouch, PackKind::Ordinary).unwrap();
    assert_eq!(reviews(&own), [(Some(lead), 2)]);
    own.wait(2 * DAY);
    own.whole_load(own.pouches, 2, 2, WithBi::No);
    assert_eq!(reviews(&own), [(Some(lead), 2)], "of other days");
    let other = own.here().date();
    assert!(page(&own, other, other).reviews.is_empty());
}

#[test]
fn a_load_for_immediate_use_says_why_before_it_goes_and_is_counted_by_the_month() {
    let mut own = relaxed(SterilizerClass::Gravity);
    let load = own.open(own.quick);
    own.add(load, 1, Packaging::Unwrapped, PackKind::Ordinary).unwrap();
    own.start(load, 1).unwrap();
    own.wait(45);
    own.end(load).unwrap();
    own.measure(load, good()).unwrap();
    own.indicators(load, IndicatorResult::Pass).unwrap();
    own.unload(load).unwrap();
    let bars = SterilizationRefusal::CannotRelease(vec![Bar::Missing(Missing::ImmediateUse)]);
    assert_eq!(why(own.release(load)), bars);
    let tell = |reason: &str, prevention: &str| SterilizationCommand::TellImmediateUse {
        load,
        what: ImmediateUse { reason: note(reason), prevention: note(prevention), case_code: None },
    };
    let silent = SterilizationRefusal::ReasonTooShort { least: 1 };
    assert_eq!(why(own.ask(tell("", "A second set"))), silent);
    assert_eq!(why(own.ask(tell("It was dropped", " "))), silent);
    own.ask(tell("It was dropped", "A second set")).unwrap();
    own.release(load).unwrap();

    own.wait(60);
    let (ordinary, _) = own.whole_load(own.pouches, 2, 1, WithBi::No);
    let other = SterilizationCommand::TellImmediateUse {
        load: ordinary,
        what: ImmediateUse { reason: note("a"), prevention: note("b"), case_code: None },
    };
    assert_eq!(why(own.ask(other)), SterilizationRefusal::NotForImmediateUse);

    let told = whole(&own);
    let (year, month, _) = own.here().date().civil();
    let first = Date::from_civil(year, month, 1).unwrap();
    assert_eq!(told.compliance.immediate_use, [(first, 1)]);
    let said = told.exceptions.iter().find_map(|exception| match &exception.what {
        ExceptionKind::ImmediateUse(why) => why.clone(),
        _ => None,
    });
    assert_eq!(said.unwrap().prevention.as_str(), "A second set");
}
