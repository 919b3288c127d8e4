//! Sheets that could have been written, and a small registry for them.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use tallywell::codec::figures::read_figures;
use tallywell::domain::education::figure::Registry;
use tallywell::domain::education::language::Language;
use tallywell::domain::education::names::{ConceptKey, FigureKey, IcdCode, PictureKey, SheetKey};
use tallywell::domain::education::rich::{Piece, Rich, Run, Token, TokenForm, Weight};
use tallywell::domain::education::sheet::{
    Block, Part, PassageKind, ReviewClock, Sheet, SheetHead, SheetKind, Source, Term,
};
use tallywell::domain::time::Date;

pub const FIGURES: &str = r#"{ "figures": [
  { "figure": "emergency", "phone": "911", "source": "FCC", "checked": "2026-11-26", "evidence": "source" },
  { "figure": "clinic.phone", "clinic": "phone" },
  { "figure": "fever", "fahrenheit": "100.4", "celsius": "38", "compare": "at-least", "source": "CDC",
    "place": "cdc.gov/hearher", "checked": "2026-11-26", "evidence": "source" },
  { "figure": "fever.child", "choose": [
    { "choice": "above-102", "fahrenheit": "102", "celsius": "38.9", "compare": "above", "source": "Mayo",
      "checked": "2026-11-26", "evidence": "quoted" },
    { "choice": "at-103", "fahrenheit": "103", "celsius": "39.4", "compare": "at-least", "source": "AAP",
      "checked": "2026-11-26", "evidence": "quoted" } ] }
] }"#;

pub fn registry() -> Registry {
    read_figures(FIGURES).unwrap()
}

pub fn figure(key: &str) -> FigureKey {
    FigureKey::parse(key).unwrap()
}

/// Signs that mean something in the file, words, and signs of other scripts.
fn texts() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "*", "**", "\\", "{", "}", "{{", "}}", ":", ":::", "|", "-", "- ", "# ", "1. ", "---", " ", "\n", "_",
    ]);
    let words = prop_oneof![Just("fever".to_owned()), "[a-zñáé]{1,8}", "\\PC{0,6}"];
    vec(prop_oneof![signs.prop_map(str::to_owned), words], 1..6).prop_map(|parts| parts.concat())
}

fn keys() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4}){0,2}"
}

fn runs() -> impl Strategy<Value = Run> {
    let weight = prop::sample::select(vec![Weight::Plain, Weight::Strong, Weight::Light]);
    let form = prop::sample::select(vec![TokenForm::Full, TokenForm::Bare]);
    let token =
        (keys(), form).prop_map(|(key, form)| Token { figure: FigureKey::parse(&key).unwrap(), form });
    let piece = prop_oneof![6 => texts().prop_map(Piece::Text), 2 => token.prop_map(Piece::Figure), 1 => Just(Piece::Blank)];
    (weight, piece).prop_map(|(weight, piece)| Run { weight, piece })
}

pub fn lines() -> impl Strategy<Value = Rich> {
    vec(runs(), 1..5).prop_map(|runs| {
        let line = Rich::new(runs);
        if line.is_empty() { Rich::text("x") } else { line }
    })
}

fn headings() -> impl Strategy<Value = Option<Rich>> {
    of(lines().prop_filter("short", |line| line.len() <= 80))
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    vec(prop_oneof![lines().prop_map(Part::Paragraph), lines().prop_map(Part::Bullet)], 1..5)
}

fn sources() -> impl Strategy<Value = Source> {
    (lines(), of("[a-z./-]{1,30}"), of(0..40_000_i32)).prop_map(|(name, place, checked)| Source {
        name,
        place,
        checked: checked.map(Date::from_days),
    })
}

fn blocks() -> impl Strategy<Value = Block> {
    let kind = prop::sample::select(PassageKind::ALL.to_vec());
    let table = (1..4_usize)
        .prop_flat_map(|columns| (headings(), vec(lines(), columns), vec(vec(lines(), columns), 1..4)));
    prop_oneof![
        4 => (kind, headings(), parts()).prop_map(|(kind, heading, parts)| Block::Passage { kind, heading, parts }),
        1 => vec(lines(), 1..4).prop_map(Block::AlsoCalled),
        1 => (headings(), vec(lines(), 1..4)).prop_map(|(heading, steps)| Block::Steps { heading, steps }),
        1 => (headings(), vec(lines(), 1..4))
            .prop_map(|(heading, questions)| Block::TeachBack { heading, questions }),
        1 => table.prop_map(|(heading, columns, rows)| Block::Table { heading, columns, rows }),
        1 => (headings(), vec((lines(), lines()), 1..4)).prop_map(|(heading, terms)| Block::Glossary {
            heading,
            terms: terms.into_iter().map(|(word, meaning)| Term { word, meaning }).collect(),
        }),
        1 => vec(sources(), 1..4).prop_map(Block::Sources),
        1 => (keys(), lines()).prop_map(|(key, described)| Block::Picture {
            picture: PictureKey::parse(&key).unwrap(),
            described,
        }),
    ]
}

pub fn sheets() -> impl Strategy<Value = Sheet> {
    let codes = prop::sample::select(vec!["I10", "E11.9", "R50.9", "S06.0X0A"]);
    let head = (
        keys(),
        prop::sample::select(Language::ALL.to_vec()),
        prop::sample::select(SheetKind::ALL.to_vec()),
        prop::sample::select(ReviewClock::ALL.to_vec()),
        (vec(keys(), 0..3), vec(codes, 0..3), vec(keys(), 0..3)),
    );
    let concept = |text: String| ConceptKey::parse(&text).unwrap();
    let head = head.prop_map(move |(key, language, kind, review, (tags, codes, concepts))| SheetHead {
        key: SheetKey::parse(&key).unwrap(),
        language,
        kind,
        review,
        tags: tags.into_iter().map(concept).collect(),
        codes: codes.into_iter().map(|code| IcdCode::parse(code).unwrap()).collect(),
        concepts: concepts.into_iter().map(concept).collect(),
    });
    let title = lines().prop_filter("short", |line| line.len() <= 80);
    (head, title, vec(blocks(), 0..6)).prop_map(|(head, title, blocks)| Sheet { head, title, blocks })
}
