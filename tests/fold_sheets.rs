//! Approval of handouts, through the requests that people make. Keeps away: a draft in a patient's hand,
//! a figure that nobody checked, an approval that outlives its text, a recall that a merge undoes.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use support::office::{FEVER, Office, Person, SUGAR};
use support::sheet_bodies::{own, sheet_name};
use support::sheets::figure;
use support::stock_bodies::note;
use support::{digest_of_events, shuffled};
use tallywell::codec::sheet::{read_sheet, saveable};
use tallywell::domain::command::Command;
use tallywell::domain::education::approval::{Stage, Translation, standing};
use tallywell::domain::education::command::HandoutCommand;
use tallywell::domain::education::figure::{Comparison, Decimal, FigureSetting, Reading, Temperature};
use tallywell::domain::education::gate::{Blocker, SheetRefusal};
use tallywell::domain::education::language::Language::{English, Spanish};
use tallywell::domain::education::lint::Fault;
use tallywell::domain::education::pemat::{Answer, Item, Scale, points};
use tallywell::domain::education::view::{given_of, taught, using, work_list};
use tallywell::domain::event::education::{ReviewOutcome, TeachBack};
use tallywell::domain::event::{Body, Standing, VoidReason};
use tallywell::domain::refusal::Refusal;
use tallywell::domain::state::State;
use tallywell::domain::time::{DAY_MS, Zoned};

fn not_approvable(blockers: &[Blocker]) -> Refusal {
    Refusal::Sheet(SheetRefusal::NotApprovable { blockers: blockers.to_vec() })
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, Refusal>, why: SheetRefusal) {
    assert_eq!(outcome.unwrap_err(), Refusal::Sheet(why));
}

#[test]
fn a_sheet_goes_from_draft_to_a_patient_step_by_step() {
    let mut office = Office::set_up();
    assert_eq!(office.standing(0, FEVER, English).stage, Stage::Draft);
    let draft = office.give(0, FEVER, English, TeachBack::NotAsked);
    refused(draft, SheetRefusal::NotGiven { stage: Stage::Draft });
    let (examined, asked) = (office.examined(0, FEVER, English), ReviewOutcome::Asked);
    office
        .ask(0, Person::Author, HandoutCommand::Review { examined, outcome: asked, note: note("") })
        .unwrap();
    assert_eq!(office.standing(0, FEVER, English).stage, Stage::InReview);
    office.approved(0, FEVER, English);
    let standing = office.standing(0, FEVER, English);
    assert_eq!(standing.stage, Stage::Approved { days_left: 365 });
    let approval = standing.approval.unwrap();
    assert_eq!(approval.by, Some(office.staff(Person::Clinician)));
    assert_eq!(approval.what.credential.as_str(), "MD");
    office.give(0, FEVER, English, TeachBack::Understood).unwrap();
    // The other language is its own draft.
    assert_eq!(office.standing(0, FEVER, Spanish).stage, Stage::Draft);
}

#[test]
fn the_gate_names_everything_that_stands_in_the_way() {
    let mut office = Office::open();
    let not_a_clinician = office.approve(0, Person::Author, FEVER, English);
    refused(not_a_clinician, SheetRefusal::NeedsClinician);
    let open = office.approve(0, Person::Clinician, FEVER, Spanish);
    let expected = [
        Blocker::NoPhone(figure("clinic.phone")),
        Blocker::FigureUnchosen(figure("fever.child")),
        Blocker::FiguresNotChecked,
        Blocker::TranslationNotRead,
    ];
    assert_eq!(open, Err(not_approvable(&expected)));

    let mut office = Office::set_up();
    office.check_figures(0, Person::Assistant, FEVER, Spanish).unwrap();
    let unread = office.approve(0, Person::Clinician, FEVER, Spanish);
    assert_eq!(unread, Err(not_approvable(&[Blocker::TranslationNotRead])));
    office.review(0, Person::Assistant, FEVER, ReviewOutcome::Passed).unwrap();
    office.approve(0, Person::Clinician, FEVER, Spanish).unwrap();
    assert_eq!(office.standing(0, FEVER, Spanish).translation, Translation::Fresh);
}

#[test]
fn a_second_person_checks_the_figures() {
    let mut office = Office::set_up();
    // The author has set figures of this sheet.
    refused(office.check_figures(0, Person::Author, FEVER, English), SheetRefusal::OwnWork);
    // Of a sheet that came with the app, one person cannot be both: nobody of the clinic wrote it.
    let mut office = Office::set_up();
    let text = office.built_in[0]
        .replace("{{clinic.phone}}", "{{emergency}}")
        .replace("{{fever.child}}", "{{fever}}");
    office.built_in[0] = text;
    office.check_figures(0, Person::Clinician, FEVER, English).unwrap();
    let twice = office.approve(0, Person::Clinician, FEVER, English).unwrap_err();
    let Refusal::Sheet(SheetRefusal::NotApprovable { blockers }) = twice else { panic!("{twice:?}") };
    assert!(blockers.contains(&Blocker::FiguresNotChecked), "{blockers:?}");
}

#[test]
fn a_text_that_is_hard_or_has_bare_digits_does_not_pass() {
    let mut office = Office::set_up();
    // Scenario A9: somebody types a figure by hand.
    let typed = office.built_in[0].replace("A fever is {{fever}}.", "A fever is over 101.");
    office.save(0, Person::Author, &typed).unwrap();
    office.check_figures(0, Person::Assistant, FEVER, English).unwrap();
    let refusal = office.approve(0, Person::Clinician, FEVER, English);
    assert_eq!(refusal, Err(not_approvable(&[Blocker::Fault(Fault::BareDigits("101.".to_owned()))])));

    let hard = "Notwithstanding considerable physiological variability, antipyretic administration necessitates \
                professional consultation regarding contraindications.\n";
    let text = office.built_in[0].replace(
        ":::\n\n::: text For your child",
        &format!("\n{}:::\n\n::: text For your child", format!("{hard}\n").repeat(6)),
    );
    office.save(0, Person::Author, &text).unwrap();
    office.check_figures(0, Person::Assistant, FEVER, English).unwrap();
    let refusal = office.approve(0, Person::Clinician, FEVER, English);
    assert_eq!(refusal, Err(not_approvable(&[Blocker::TooHard])));

    // A little hard takes a reason in writing.
    let text = office.built_in[0].replace(
        ":::\n\n::: text For your child",
        &format!("\n{}:::\n\n::: text For your child", format!("{hard}\n").repeat(2)),
    );
    office.save(0, Person::Author, &text).unwrap();
    office.check_figures(0, Person::Assistant, FEVER, English).unwrap();
    let refusal = office.approve(0, Person::Clinician, FEVER, English);
    assert_eq!(refusal, Err(not_approvable(&[Blocker::NeedsReason])));
    let examined = office.examined(0, FEVER, English);
    let (credential, note) = (support::clinic::label("MD"), note("For nurses' training"));
    office.ask(0, Person::Clinician, HandoutCommand::Approve { examined, credential, note }).unwrap();
}

/// Scenario A8, its clock.
#[test]
fn an_approval_runs_out_in_steps() {
    let mut office = Office::set_up();
    office.approved(0, FEVER, English);
    let mut passed = 0;
    for (day, expected) in [
        (334, Stage::Approved { days_left: 31 }),
        (336, Stage::Due { days_left: 29 }),
        (365, Stage::Due { days_left: 0 }),
        (366, Stage::Overdue { days_left: 29 }),
        (395, Stage::Overdue { days_left: 0 }),
        (397, Stage::Blocked),
    ] {
        office.days_later(day - passed);
        passed = day;
        assert_eq!(office.standing(0, FEVER, English).stage, expected, "after {day} days");
        let given = office.give(0, FEVER, English, TeachBack::NotAsked);
        assert_eq!(given.is_ok(), expected.may_be_given(), "after {day} days");
    }
    // A new approval starts the clock again.
    office.approve(0, Person::Clinician, FEVER, English).unwrap();
    assert_eq!(office.standing(0, FEVER, English).stage, Stage::Approved { days_left: 365 });
}

/// Scenario A8, its texts: what is changed is a draft, and its translation is stale.
#[test]
fn a_changed_text_is_a_draft_and_its_translation_stale() {
    let mut office = Office::set_up();
    office.approved(0, FEVER, English);
    office.approved(0, FEVER, Spanish);
    // A newer build words the English sheet in another way.
    office.built_in[0] = office.built_in[0].replace("Give drinks often", "Offer drinks often");
    let english = office.standing(0, FEVER, English);
    assert_eq!((english.stage, english.dropped.is_some()), (Stage::Draft, true));
    let spanish = office.standing(0, FEVER, Spanish);
    assert_eq!(
        (spanish.stage, spanish.translation),
        (Stage::Approved { days_left: 365 }, Translation::Stale)
    );
    // Once it is held against the new text, it is fresh.
    office.review(0, Person::Assistant, FEVER, ReviewOutcome::Passed).unwrap();
    assert_eq!(office.standing(0, FEVER, Spanish).translation, Translation::Fresh);
    // And the old English text is approved again as it was: the version is the text.
    office.built_in[0] = office.built_in[0].replace("Offer drinks often", "Give drinks often");
    assert_eq!(office.standing(0, FEVER, English).stage, Stage::Approved { days_left: 365 });
}

/// Scenarios A8 and A9, their figures.
#[test]
fn a_changed_figure_makes_drafts_of_everything_that_uses_it() {
    let mut office = Office::set_up();
    for language in [English, Spanish] {
        office.approved(0, FEVER, language);
        office.approved(0, SUGAR, language);
    }
    let decimal = |text: &str| Decimal::parse(text).unwrap();
    let reading = Reading::Temperature(Temperature {
        fahrenheit: decimal("104"),
        celsius: decimal("40"),
        compare: Comparison::AtLeast,
    });
    office.set_figure(0, "fever", own(reading));
    let library: Vec<_> = office.built_in.iter().map(|text| read_sheet(text).unwrap().sheet).collect();
    assert_eq!(using(&library, &figure("fever")), [sheet_name(FEVER, English), sheet_name(FEVER, Spanish)]);
    for language in [English, Spanish] {
        assert_eq!(office.standing(0, FEVER, language).stage, Stage::Draft);
        assert!(office.standing(0, SUGAR, language).stage.may_be_given());
    }
    assert_eq!(office.standing(0, FEVER, Spanish).translation, Translation::Stale);
    refused(office.check_figures(0, Person::Author, FEVER, English), SheetRefusal::OwnWork);
    let unchecked = office.approve(0, Person::Clinician, FEVER, English);
    assert_eq!(unchecked, Err(not_approvable(&[Blocker::FiguresNotChecked])));
    let library: Vec<_> = [(FEVER, English), (FEVER, Spanish), (SUGAR, English)]
        .map(|(key, language)| *office.examined(0, key, language))
        .to_vec();
    let list = work_list(office.state(0), &library, office.today());
    let names: Vec<_> = list.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(names, [sheet_name(FEVER, English), sheet_name(FEVER, Spanish)]);
    // Another source of the same value is another figure, too.
    office.approved(0, FEVER, English);
    let setting = FigureSetting::Own(Box::new(tallywell::domain::education::figure::OwnReading {
        reading: Reading::Temperature(Temperature {
            fahrenheit: decimal("104"),
            celsius: decimal("40"),
            compare: Comparison::AtLeast,
        }),
        source: support::clinic::label("County"),
        checked: office.today(),
    }));
    office.set_figure(0, "fever", setting);
    assert_eq!(office.standing(0, FEVER, English).stage, Stage::Draft);
}

#[test]
fn a_recall_stops_a_version_and_counts_what_was_given() {
    let mut office = Office::set_up();
    office.approved(0, FEVER, English);
    let wrong = office.examined(0, FEVER, English);
    for _ in 0..3 {
        office.give(0, FEVER, English, TeachBack::NotAsked).unwrap();
    }
    let undone = office.give(0, FEVER, English, TeachBack::NotAsked).unwrap();
    let targets = vec![undone.id];
    let command = Command::VoidRecords { targets, reason: VoidReason::Undone, note: note("") };
    office.request(0, Person::Assistant, &command).unwrap();
    office.days_later(2);
    office.give(0, FEVER, English, TeachBack::NotAsked).unwrap();
    let recalling = |why: &str| HandoutCommand::Recall {
        versions: vec![(wrong.name.clone(), wrong.version)],
        note: note(why),
    };
    refused(office.ask(0, Person::Assistant, recalling("")), SheetRefusal::NoReason);
    let recalled = office.ask(0, Person::Assistant, recalling("Wrong figure")).unwrap()[0].id;
    assert_eq!(office.standing(0, FEVER, English).stage, Stage::Recalled);
    assert!(office.give(0, FEVER, English, TeachBack::NotAsked).is_err());
    let counts = given_of(office.state(0), &wrong.name.sheet);
    let told: Vec<_> = counts.iter().map(|count| (count.version, count.count)).collect();
    assert_eq!(told, [(wrong.version, 4)]);
    assert_eq!(counts[0].last.days() - counts[0].first.days(), 2);
    // No approval brings it back; taking the recall back is for a lead.
    let again = office.approve(0, Person::Clinician, FEVER, English);
    assert_eq!(again, Err(not_approvable(&[Blocker::Recalled])));
    let command = Command::VoidRecords { targets: vec![recalled], reason: VoidReason::Other, note: note("") };
    assert_eq!(office.request(0, Person::Assistant, &command).unwrap_err(), Refusal::NeedsLead);
    office.request(0, Person::Author, &command).unwrap();
    assert!(office.standing(0, FEVER, English).stage.may_be_given());
}

/// One tablet approves while the other recalls; a third hears of it in any order.
#[test]
fn a_recall_holds_in_every_order_of_a_merge() {
    let mut office = Office::set_up();
    office.check_figures(0, Person::Assistant, FEVER, English).unwrap();
    office.history.now = office.now;
    office.history.meet();
    let examined = office.examined(1, FEVER, English);
    let versions = vec![(examined.name.clone(), examined.version)];
    office.ask(1, Person::Assistant, HandoutCommand::Recall { versions, note: note("Typo") }).unwrap();
    office.approve(0, Person::Clinician, FEVER, English).unwrap();
    office.give(0, FEVER, English, TeachBack::Understood).unwrap();
    assert!(office.standing(0, FEVER, English).stage.may_be_given());
    office.history.now = office.now;
    office.history.meet();
    for tablet in [0, 1] {
        assert_eq!(office.standing(tablet, FEVER, English).stage, Stage::Recalled);
    }
    let events = office.history.events();
    let whole = digest_of_events(&events);
    for seed in 0..40 {
        let order: Vec<usize> = (0..7).map(|place| seed * 31 + place * place * 5).collect();
        let arrived = shuffled(&events, &order);
        assert_eq!(digest_of_events(&arrived), whole, "order {seed}");
        let state = State::of(&arrived);
        let stands = standing(&state.handouts, |id| state.stock.is_void(id), &examined, office.today());
        assert_eq!(stands.stage, Stage::Recalled, "order {seed}");
        assert_eq!(given_of(&state, &examined.name.sheet)[0].count, 1);
    }
}

/// Scenario A11: two tablets write the same sheet.
#[test]
fn texts_of_the_same_time_are_both_kept_until_somebody_makes_one_of_them() {
    let mut office = Office::set_up();
    let own_text = office.built_in[0].replace("Give drinks often", "Offer drinks often");
    let first = office.save(0, Person::Author, &own_text).unwrap();
    office.history.now = office.now;
    office.history.meet();
    office.save(0, Person::Author, &own_text.replace("one light layer", "light clothes")).unwrap();
    office.save(1, Person::Assistant, &own_text.replace("Let your child rest", "Rest is good")).unwrap();
    office.history.now = office.now;
    office.history.meet();
    let name = sheet_name(FEVER, English);
    let heads = |office: &Office, tablet: usize| {
        let record = office.state(tablet).handouts.sheet(&name).unwrap();
        record.heads(|_| false).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    assert_eq!(heads(&office, 0).len(), 2);
    assert_eq!(heads(&office, 0), heads(&office, 1));
    let both = office.approve(0, Person::Clinician, FEVER, English).unwrap_err();
    let Refusal::Sheet(SheetRefusal::NotApprovable { blockers }) = both else { panic!("{both:?}") };
    assert!(blockers.contains(&Blocker::TwoTexts));
    // Saving over one of them only would drop the other without a word.
    let (name, text) = saveable(&own_text).unwrap();
    let one_only = HandoutCommand::Save { name, text, follows: vec![first] };
    refused(office.ask(0, Person::Author, one_only), SheetRefusal::OtherTexts { heads: heads(&office, 0) });
    office.save(0, Person::Author, &own_text.replace("Keep the room cool", "Cool the room")).unwrap();
    assert_eq!(heads(&office, 0).len(), 1);
    assert_eq!(
        office.save(0, Person::Author, &own_text.replace("Keep the room cool", "Cool the room")),
        Err(Refusal::NothingToDo)
    );
}

#[test]
fn what_was_given_names_no_minute_and_nobody() {
    let mut office = Office::set_up();
    office.approved(0, FEVER, English);
    for (result, _) in
        [(TeachBack::Understood, ()), (TeachBack::UnderstoodLater, ()), (TeachBack::Declined, ())]
    {
        let given = office.give(0, FEVER, English, result).unwrap();
        let (hour, minute) = given.zoned().hour_minute();
        assert!(minute == 0 && (hour == 0 || hour == 12), "{hour}:{minute}");
        assert_eq!(given.header.occurred_at.ms().rem_euclid(60_000), 0);
        assert_eq!(given.zoned().date(), Zoned { at: office.now, offset: given.header.offset }.date());
        assert!(office.now.ms_since(given.header.occurred_at) < DAY_MS / 2);
        let Body::SheetGiven(what) = given.body else { panic!() };
        assert_eq!((what.ticked, what.teach_back), (2, result));
    }
    let counts = taught(office.state(0));
    assert_eq!(counts.len(), 1);
    assert_eq!((counts[0].given, counts[0].asked, counts[0].not_at_first), (3, 2, 1));
}

#[test]
fn a_sheet_out_of_use_is_not_given_and_can_come_back() {
    let mut office = Office::set_up();
    office.approved(0, FEVER, English);
    let set = |standing| HandoutCommand::SetStanding {
        name: sheet_name(FEVER, English),
        standing,
        note: note("We use the county's"),
    };
    assert_eq!(office.ask(0, Person::Assistant, set(Standing::Retired)).unwrap_err(), Refusal::NeedsLead);
    office.ask(0, Person::Author, set(Standing::Retired)).unwrap();
    assert_eq!(office.standing(0, FEVER, English).stage, Stage::Retired);
    assert_eq!(office.ask(0, Person::Author, set(Standing::Retired)).unwrap_err(), Refusal::NothingToDo);
    office.ask(0, Person::Author, set(Standing::Active)).unwrap();
    assert!(office.standing(0, FEVER, English).stage.may_be_given());
}

#[test]
fn a_card_counts_once_every_item_of_it_is_answered_and_the_latest_one_stands() {
    let mut office = Office::set_up();
    let examined = office.examined(0, FEVER, English);
    let version = examined.version;
    let mut answers: Vec<(Item, Answer)> = Item::ALL.map(|item| (item, Answer::Agree)).to_vec();
    let rate = |answers: &[(Item, Answer)]| HandoutCommand::Rate {
        examined: examined.clone(),
        answers: answers.to_vec(),
    };
    refused(
        office.ask(0, Person::Author, rate(&answers[1..])),
        SheetRefusal::CardOpen { items: vec![Item::PurposeEvident] },
    );
    let twice = [answers.clone(), vec![(Item::Order, Answer::Disagree)]].concat();
    refused(office.ask(0, Person::Author, rate(&twice)), SheetRefusal::CardOpen { items: vec![Item::Order] });
    answers.reverse();
    office.ask(0, Person::Author, rate(&answers)).unwrap();
    answers[0].1 = Answer::Disagree;
    office.ask(0, Person::Assistant, rate(&answers)).unwrap();
    assert_eq!(office.ask(0, Person::Assistant, rate(&answers)).unwrap_err(), Refusal::NothingToDo);
    let record = office.state(0).handouts.sheet(&sheet_name(FEVER, English)).unwrap();
    let rating = record.rating(version, |_| false).unwrap();
    assert_eq!(points(&rating.answers, Scale::Actionability), Some((6, 7)));
    assert_eq!(rating.by, Some(office.staff(Person::Assistant)));
}
