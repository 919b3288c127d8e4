//! Every kind of record about handouts, with optional fields present and absent.

use tallywell::domain::education::figure::{
    Comparison, Decimal, FigureSetting, Measure, OwnReading, PhoneNumber, Reading, Span, Temperature, Unit,
};
use tallywell::domain::education::language::Language;
use tallywell::domain::education::names::{ChoiceKey, SheetKey, SheetName, Version};
use tallywell::domain::education::pemat::{Answer, Item};
use tallywell::domain::education::readability::{Level, Score};
use tallywell::domain::education::sheet::ReviewClock;
use tallywell::domain::event::education::{
    FigureSet, FiguresChecked, GivenForm, NotedScores, ReviewOutcome, SheetApproved, SheetGiven, SheetRated,
    SheetRecalled, SheetReviewed, SheetSaved, SheetStandingSet, SheetText, TeachBack, TextSize,
};
use tallywell::domain::event::{Body, Standing};
use tallywell::domain::ids::EventId;
use tallywell::domain::time::Date;

use super::clinic::label;
use super::sheets::figure;
use super::stock_bodies::note;

pub fn sheet_name(key: &str, language: Language) -> SheetName {
    SheetName { sheet: SheetKey::parse(key).unwrap(), language }
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

pub fn own(reading: Reading) -> FigureSetting {
    FigureSetting::Own(Box::new(OwnReading {
        reading,
        source: label("Dr. Osei"),
        checked: Date::from_days(20_783),
    }))
}

pub fn sheet_bodies(earlier: EventId) -> Vec<(&'static str, Body)> {
    let name = sheet_name("fever-in-children", Language::Spanish);
    let (version, other) = (Version([7; 16]), Version([0xfe; 16]));
    let text = SheetText::parse("---\nsheet: x\n---\n\n# Fiebre ñ\n").unwrap();
    let saved = SheetSaved { name: name.clone(), text, follows: vec![earlier] };
    let reviewed = SheetReviewed {
        name: name.clone(),
        version,
        outcome: ReviewOutcome::Passed,
        source: Some(other),
        note: note("Leído"),
    };
    let approved = SheetApproved {
        name: name.clone(),
        version,
        credential: label("MD"),
        level: Level::Amber,
        scores: NotedScores {
            first: Score::from_ten_thousandths(731_187),
            second: Score::from_ten_thousandths(-775_716),
        },
        review: ReviewClock::HalfYearly,
        source: Some(other),
        note: note("Needed words"),
    };
    let bare = SheetApproved {
        name: sheet_name("fever-in-children", Language::English),
        level: Level::Green,
        review: ReviewClock::Yearly,
        source: None,
        note: note(""),
        ..approved.clone()
    };
    let standing = SheetStandingSet { name: name.clone(), standing: Standing::Retired, note: note("Old") };
    let recalled = SheetRecalled { name: name.clone(), version, note: note("Wrong figure") };
    let given = SheetGiven {
        name: name.clone(),
        version,
        form: GivenForm::Code,
        size: TextSize::Large,
        ticked: 3,
        teach_back: TeachBack::UnderstoodLater,
    };
    let answers = [Answer::Agree, Answer::Disagree, Answer::NotApplicable];
    let answers = Item::ALL.into_iter().zip(answers.into_iter().cycle()).collect();
    let rated = SheetRated { name: name.clone(), version, answers };
    let set = |key: &str, setting| Body::FigureSet(Box::new(FigureSet { figure: figure(key), setting }));
    let temperature =
        Temperature { fahrenheit: decimal("101"), celsius: decimal("38.3"), compare: Comparison::AtLeast };
    let measure = Measure { value: decimal("0.5"), unit: Unit::Ounces, compare: Comparison::Below };
    let span = Span { low: decimal("24"), high: decimal("48"), unit: Unit::Hours };
    let phone = PhoneNumber::parse("(555) 010-0199").unwrap();
    vec![
        ("sheet-saved", Body::SheetSaved(Box::new(saved.clone()))),
        ("sheet-saved-first", Body::SheetSaved(Box::new(SheetSaved { follows: vec![], ..saved }))),
        ("sheet-reviewed", Body::SheetReviewed(Box::new(reviewed.clone()))),
        (
            "sheet-reviewed-bare",
            Body::SheetReviewed(Box::new(SheetReviewed { source: None, note: note(""), ..reviewed })),
        ),
        ("figures-checked", Body::FiguresChecked(Box::new(FiguresChecked { name: name.clone(), version }))),
        ("sheet-approved", Body::SheetApproved(Box::new(approved))),
        ("sheet-approved-bare", Body::SheetApproved(Box::new(bare))),
        ("sheet-standing-set", Body::SheetStandingSet(Box::new(standing))),
        ("sheet-recalled", Body::SheetRecalled(Box::new(recalled))),
        (
            "figure-chosen",
            set("fever.child", Some(FigureSetting::Choice(ChoiceKey::parse("at-103").unwrap()))),
        ),
        ("figure-set-back", set("fever.child", None)),
        ("figure-set-temperature", set("fever", Some(own(Reading::Temperature(temperature))))),
        ("figure-set-measure", set("sugar.juice", Some(own(Reading::Measure(measure))))),
        ("figure-set-span", set("stitches.dry", Some(own(Reading::Span(span))))),
        ("figure-set-phone", set("clinic.phone", Some(own(Reading::Phone(phone))))),
        ("sheet-rated", Body::SheetRated(Box::new(rated))),
        ("sheet-given", Body::SheetGiven(Box::new(given))),
    ]
}
