//! What an author should look at again. Each finding names its place and the sentence, so that a screen
//! can show it; none of them is a sentence itself. What a machine cannot judge (is it true, is it the
//! main thing) is not looked for.
//!
//! Words of each language are in `words`.

mod words;

use crate::domain::education::figure::{Registry, Resolved, Settings};
use crate::domain::education::language::Language;
use crate::domain::education::names::FigureKey;
use crate::domain::education::readability::{
    SENTENCE_WORDS_MAX, Word, said_prose, sentences, words as words_of,
};
use crate::domain::education::rich::{Piece, Rich};
use crate::domain::education::sheet::{Block, Part, PassageKind, Sheet, Spot};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub place: Place,
    pub what: Fault,
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Sheet,
    Title,
    /// Of the block with this number.
    Heading(usize),
    /// With the sentence as it is read.
    Sentence {
        spot: Spot,
        sentence: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A digit that is no figure of the registry.
    BareDigits(String),
    /// A number in words before a unit: it is a figure too.
    BareNumber(String),
    UnknownFigure(FigureKey),
    /// More words than a person holds.
    LongSentence {
        words: usize,
    },
    /// A word of four syllables or more, or an abbreviation, that the sheet does not explain.
    UndefinedTerm(String),
    PassiveVoice(String),
    /// A word that is another one in a language that the sheet has a twin in.
    FalseFriend(String),
    FearWord(String),
    /// A word that makes a person their illness.
    LabelWord(String),
    TooManyWords {
        words: u32,
        limit: u32,
    },
    MissingBlock(Required),
    /// It may stand there only so often.
    MoreThanOne(Required),
    /// The box for emergencies does not stand first among the boxes.
    EmergencyNotFirst,
    /// A box that says when to call the clinic and not how.
    NoClinicNumber,
    NoEmergencyNumber,
    Questions {
        found: usize,
    },
    /// Closed: it can be answered by yes.
    ClosedQuestion(String),
    LongBlock {
        lines: usize,
    },
}

/// What a fault means for an approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Worth a look; a person may have good reason.
    Advice,
    /// It cannot be approved like this.
    Blocks,
}

/// Blocks that every sheet has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Required {
    Main,
    Emergency,
    CallUs,
    /// Things to do, as a list or as steps.
    Action,
    TeachBack,
    Sources,
    Closing,
}

impl Required {
    pub const ALL: [Self; 7] = [
        Self::Main,
        Self::Emergency,
        Self::CallUs,
        Self::Action,
        Self::TeachBack,
        Self::Sources,
        Self::Closing,
    ];

    fn is(self, block: &Block) -> bool {
        let passage = |wanted| matches!(block, Block::Passage { kind, .. } if *kind == wanted);
        match self {
            Self::Main => passage(PassageKind::Main),
            Self::Emergency => passage(PassageKind::Emergency),
            Self::CallUs => passage(PassageKind::CallUs),
            Self::Action => passage(PassageKind::Do) || matches!(block, Block::Steps { .. }),
            Self::TeachBack => matches!(block, Block::TeachBack { .. }),
            Self::Sources => matches!(block, Block::Sources(_)),
            Self::Closing => passage(PassageKind::Closing),
        }
    }

    const fn stands_once(self) -> bool {
        !matches!(self, Self::Action)
    }
}

impl Fault {
    pub const fn weight(&self) -> Weight {
        match self {
            Self::BareDigits(_)
            | Self::BareNumber(_)
            | Self::UnknownFigure(_)
            | Self::FalseFriend(_)
            | Self::MissingBlock(_)
            | Self::MoreThanOne(_)
            | Self::EmergencyNotFirst
            | Self::NoClinicNumber
            | Self::NoEmergencyNumber => Weight::Blocks,
            // A sentence that is too long costs a written reason: `readability::Level`.
            Self::LongSentence { .. }
            | Self::UndefinedTerm(_)
            | Self::PassiveVoice(_)
            | Self::FearWord(_)
            | Self::LabelWord(_)
            | Self::TooManyWords { .. }
            | Self::Questions { .. }
            | Self::ClosedQuestion(_)
            | Self::LongBlock { .. } => Weight::Advice,
        }
    }
}

/// The figures that every sheet needs.
pub const EMERGENCY_FIGURE: &str = "emergency";
pub const CLINIC_PHONE_FIGURE: &str = "clinic.phone";
const QUESTIONS: usize = 3;
const BLOCK_LINES_MAX: usize = 7;
const TERM_SYLLABLES: u32 = 4;

/// Everything that is found, in the order of the sheet.
pub fn lint(sheet: &Sheet, registry: &Registry, settings: &Settings) -> Vec<Finding> {
    let mut findings = Vec::new();
    structure(sheet, &mut findings);
    figures(sheet, registry, settings, &mut findings);
    let language = sheet.head.language;
    let terms: Vec<String> =
        sheet.terms().map(|term| term.word.words_only().to_lowercase()).chain(also_called(sheet)).collect();
    for (spot, line) in sheet.prose() {
        let raw = line.words_only();
        let raw: Vec<&str> = sentences(&raw, language);
        for sentence in raw {
            let place = || Place::Sentence { spot, sentence: sentence.to_owned() };
            for what in in_sentence(sentence, language, &terms) {
                findings.push(Finding { place: place(), what });
            }
        }
    }
    let mut total = 0;
    for (spot, text) in said_prose(sheet, registry, settings) {
        for sentence in sentences(&text, language) {
            let count = words_of(sentence).count();
            total += u32::try_from(count).unwrap_or(u32::MAX);
            if count > SENTENCE_WORDS_MAX {
                let place = Place::Sentence { spot, sentence: sentence.to_owned() };
                findings.push(Finding { place, what: Fault::LongSentence { words: count } });
            }
        }
    }
    let limit = sheet.head.kind.most_words();
    if total > limit {
        findings.push(Finding { place: Place::Sheet, what: Fault::TooManyWords { words: total, limit } });
    }
    findings
}

fn also_called(sheet: &Sheet) -> impl Iterator<Item = String> {
    let names = sheet.blocks.iter().flat_map(|block| match block {
        Block::AlsoCalled(names) => names.as_slice(),
        _ => &[],
    });
    names.map(|name| name.words_only().to_lowercase())
}

fn structure(sheet: &Sheet, findings: &mut Vec<Finding>) {
    let mut say = |what| findings.push(Finding { place: Place::Sheet, what });
    for required in Required::ALL {
        match sheet.blocks.iter().filter(|block| required.is(block)).count() {
            0 => say(Fault::MissingBlock(required)),
            2.. if required.stands_once() => say(Fault::MoreThanOne(required)),
            _ => {}
        }
    }
    // Main message and other names may stand above it.
    let first = sheet.blocks.iter().find(|block| {
        !matches!(block, Block::AlsoCalled(_) | Block::Picture { .. }) && !Required::Main.is(block)
    });
    if first.is_some_and(|block| !Required::Emergency.is(block)) {
        say(Fault::EmergencyNotFirst);
    }
    let names = |required: Required, figure: &str| {
        let mut of_kind = sheet.blocks.iter().filter(|block| required.is(block)).peekable();
        let mut lines = of_kind.clone().flat_map(|block| block.heading().into_iter().chain(block.lines()));
        let is_there = lines.any(|line| line.tokens().any(|token| token.figure.as_str() == figure));
        of_kind.peek().is_none() || is_there
    };
    if !names(Required::Emergency, EMERGENCY_FIGURE) {
        say(Fault::NoEmergencyNumber);
    }
    if !names(Required::CallUs, CLINIC_PHONE_FIGURE) {
        say(Fault::NoClinicNumber);
    }
    for (block, content) in sheet.blocks.iter().enumerate() {
        in_block(block, content, sheet.head.language, findings);
    }
}

/// How long a list is, and what is asked at the end.
fn in_block(block: usize, content: &Block, language: Language, findings: &mut Vec<Finding>) {
    let items = |parts: &[Part]| parts.iter().filter(|part| matches!(part, Part::Bullet(_))).count();
    let lines = match content {
        Block::Passage { parts, .. } => items(parts),
        Block::Steps { steps, .. } => steps.len(),
        _ => 0,
    };
    // A box of warning signs is as long as there are signs.
    if lines > BLOCK_LINES_MAX && !Required::Emergency.is(content) {
        findings.push(Finding { place: Place::Heading(block), what: Fault::LongBlock { lines } });
    }
    let Block::TeachBack { questions, .. } = content else { return };
    if questions.len() != QUESTIONS {
        let what = Fault::Questions { found: questions.len() };
        findings.push(Finding { place: Place::Heading(block), what });
    }
    for (line, question) in questions.iter().enumerate() {
        let text = question.words_only();
        if words::is_closed(&text, language) {
            let place = Place::Sentence { spot: Spot { block, line }, sentence: text.clone() };
            findings.push(Finding { place, what: Fault::ClosedQuestion(text) });
        }
    }
}

/// Digits and figures wherever a patient reads them.
fn figures(sheet: &Sheet, registry: &Registry, settings: &Settings, findings: &mut Vec<Finding>) {
    let headings = sheet.blocks.iter().enumerate();
    let headings = headings.filter_map(|(block, content)| Some((Place::Heading(block), content.heading()?)));
    let lines = sheet.lines().map(|(spot, line)| {
        (Place::Sentence { spot, sentence: line.said(|token| format!("{{{{{}}}}}", token.figure)) }, line)
    });
    for (place, line) in [(Place::Title, &sheet.title)].into_iter().chain(headings).chain(lines) {
        for what in in_line(line, registry, settings) {
            findings.push(Finding { place: place.clone(), what });
        }
    }
}

fn in_line(line: &Rich, registry: &Registry, settings: &Settings) -> Vec<Fault> {
    let mut faults = Vec::new();
    for run in line.runs() {
        match &run.piece {
            Piece::Text(text) => {
                let with_digit = text
                    .split_whitespace()
                    .filter(|word| word.chars().any(char::is_numeric) && !words::is_name_with_digit(word));
                faults.extend(with_digit.map(|word| Fault::BareDigits(word.to_owned())));
            }
            Piece::Figure(token) if registry.resolve(&token.figure, settings) == Resolved::Unknown => {
                faults.push(Fault::UnknownFigure(token.figure.clone()));
            }
            Piece::Figure(_) | Piece::Blank => {}
        }
    }
    faults
}

fn in_sentence(sentence: &str, language: Language, terms: &[String]) -> Vec<Fault> {
    let found: Vec<Word<'_>> = words_of(sentence).collect();
    let small: Vec<String> = found.iter().map(|word| word.text().to_lowercase().replace('’', "'")).collect();
    let mut faults = Vec::new();
    for (word, text) in found.iter().zip(&small) {
        let shown = || word.text().to_owned();
        if words::is_false_friend(text, language) {
            faults.push(Fault::FalseFriend(shown()));
        }
        if words::is_fearful(text, language) {
            faults.push(Fault::FearWord(shown()));
        }
        if words::is_label(text, language) {
            faults.push(Fault::LabelWord(shown()));
            continue;
        }
        let is_abbreviation = text.len() > 1 && word.text().chars().all(char::is_uppercase);
        let is_hard = word.syllables(language) >= words::term_syllables(language, TERM_SYLLABLES);
        if (is_hard || is_abbreviation) && !words::is_known(text, language) && !is_defined(text, terms) {
            faults.push(Fault::UndefinedTerm(shown()));
        }
    }
    for (place, pair) in small.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        if words::is_number_word(first, language) && words::is_unit_word(second, language) {
            faults.push(Fault::BareNumber(format!("{first} {second}")));
        }
        let next = small.get(place + 2).map(String::as_str);
        if words::is_passive(first, second, next, language) {
            faults.push(Fault::PassiveVoice(format!("{first} {second}")));
        }
    }
    faults
}

/// A term, its plural, or a part of a term of several words.
fn is_defined(word: &str, terms: &[String]) -> bool {
    let single = word.strip_suffix("es").or_else(|| word.strip_suffix('s')).unwrap_or(word);
    let parts = terms.iter().flat_map(|term| term.split(|ch: char| !ch.is_alphanumeric() && ch != '-'));
    let mut parts = parts.filter(|part| !part.is_empty());
    parts.any(|part| {
        part == word || part == single || part.strip_suffix('s').is_some_and(|part| part == single)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Language, sentence: &str, expected: &[Fault]) {
        let terms = ["hypertension".to_owned(), "presión arterial".to_owned()];
        assert_eq!(in_sentence(sentence, language, &terms), expected, "{sentence}");
    }

    #[test]
    fn a_name_with_a_digit_is_no_figure() {
        let faults = |text: &str| in_line(&Rich::text(text), &Registry::default(), &Settings::new());
        for name in ["Your A1C shows it.", "¿Qué es la A1C?", "Take vitamin B12, if we say so."] {
            assert_eq!(faults(name), [], "{name}");
        }
        for (text, found) in [("an A1C of 7", "7"), ("B12 of 200", "200"), ("A1C7", "A1C7"), ("3C", "3C")] {
            assert_eq!(faults(text), [Fault::BareDigits(found.to_owned())], "{text}");
        }
    }

    #[test]
    fn each_fault_of_a_sentence_is_found_and_good_ones_are_let_be() {
        let word = |text: &str| text.to_owned();
        let en = Language::English;
        check(en, "Take the pill once a day.", &[Fault::FalseFriend(word("once"))]);
        check(en, "Wait two minutes.", &[Fault::BareNumber(word("two minutes"))]);
        check(en, "Take two readings.", &[]);
        check(en, "The cup is given to the nurse.", &[Fault::PassiveVoice(word("is given"))]);
        check(en, "You are tired. Your arm is swollen.", &[]);
        check(en, "This can kill you.", &[Fault::FearWord(word("kill"))]);
        check(en, "Diabetics need shoes.", &[Fault::LabelWord(word("Diabetics"))]);
        check(en, "Hypertension has no signs.", &[]);
        check(en, "Ask about electrocardiography.", &[Fault::UndefinedTerm(word("electrocardiography"))]);
        check(en, "Ask about your BNP.", &[Fault::UndefinedTerm(word("BNP"))]);
        check(en, "Call the emergency line.", &[]);
        let es = Language::Spanish;
        check(es, "La muestra es enviada al laboratorio.", &[Fault::PassiveVoice(word("es enviada"))]);
        check(es, "Espere dos minutos.", &[Fault::BareNumber(word("dos minutos"))]);
        check(es, "La presión arterial puede subir.", &[]);
        check(es, "Usted está cansado.", &[]);
    }
}
