//! The card of PEMAT-P (AHRQ): can people understand this sheet, and can they act on it. The program fills
//! in what it can tell from the blocks; the rest is for a person. There is never a score from the program
//! alone, and accuracy is none of its items.

use crate::domain::education::language::Language;
use crate::domain::education::lint::{Fault, Finding, Required};
use crate::domain::education::readability::sentences;
use crate::domain::education::rich::Piece;
use crate::domain::education::sheet::{Block, Part, PassageKind, Sheet};

/// The items of the form for printed material, in its order. Its numbers leave out 13 and 14, which are of
/// the form for films.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    PurposeEvident,
    NothingDistracts,
    EverydayWords,
    TermsDefined,
    ActiveVoice,
    NumbersClear,
    NoCalculation,
    ShortSections,
    Headings,
    Order,
    Summary,
    Cues,
    PicturesWhereUseful,
    PicturesFit,
    PicturesNamed,
    PicturesClear,
    TablesSimple,
    OneAction,
    SpeaksToReader,
    ActionInSteps,
    ToolToAct,
    CalculationShown,
    ChartsExplained,
    PicturesToAct,
}

impl Item {
    pub const ALL: [Self; 24] = [
        Self::PurposeEvident,
        Self::NothingDistracts,
        Self::EverydayWords,
        Self::TermsDefined,
        Self::ActiveVoice,
        Self::NumbersClear,
        Self::NoCalculation,
        Self::ShortSections,
        Self::Headings,
        Self::Order,
        Self::Summary,
        Self::Cues,
        Self::PicturesWhereUseful,
        Self::PicturesFit,
        Self::PicturesNamed,
        Self::PicturesClear,
        Self::TablesSimple,
        Self::OneAction,
        Self::SpeaksToReader,
        Self::ActionInSteps,
        Self::ToolToAct,
        Self::CalculationShown,
        Self::ChartsExplained,
        Self::PicturesToAct,
    ];

    /// As it is numbered in the form.
    pub fn number(self) -> u8 {
        const FILM_ITEMS: u8 = 2;
        let place = Self::ALL.iter().position(|item| *item == self).unwrap_or_default() as u8 + 1;
        if place > 12 { place + FILM_ITEMS } else { place }
    }

    pub const fn scale(self) -> Scale {
        match self {
            Self::OneAction
            | Self::SpeaksToReader
            | Self::ActionInSteps
            | Self::ToolToAct
            | Self::CalculationShown
            | Self::ChartsExplained
            | Self::PicturesToAct => Scale::Actionability,
            _ => Scale::Understandability,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    Understandability,
    Actionability,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    Agree,
    Disagree,
    NotApplicable,
}

/// What the program has to say of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Machine {
    /// It follows from the blocks.
    Settled(Answer),
    /// It looks so; a person confirms it.
    Suggested(Answer),
    /// Only a person can tell.
    Open,
}

/// What the program says of each item.
pub fn card(sheet: &Sheet, findings: &[Finding]) -> Vec<(Item, Machine)> {
    Item::ALL.into_iter().map(|item| (item, machine(sheet, findings, item))).collect()
}

/// Points of a scale and how many there could be; none while an item of it is open.
pub fn points(answers: &[(Item, Answer)], scale: Scale) -> Option<(u32, u32)> {
    let mut points = (0, 0);
    for item in Item::ALL.into_iter().filter(|item| item.scale() == scale) {
        match answers.iter().find(|(held, _)| *held == item)?.1 {
            Answer::Agree => points = (points.0 + 1, points.1 + 1),
            Answer::Disagree => points.1 += 1,
            Answer::NotApplicable => {}
        }
    }
    Some(points)
}

/// The customary mark: 70 of 100.
pub const fn passes((met, possible): (u32, u32)) -> bool {
    possible > 0 && met * 100 >= possible * 70
}

fn machine(sheet: &Sheet, findings: &[Finding], item: Item) -> Machine {
    let none_found = |fault: fn(&Fault) -> bool| agree(!findings.iter().any(|finding| fault(&finding.what)));
    let of_pictures =
        |machine| if has_picture(sheet) { machine } else { Machine::Settled(Answer::NotApplicable) };
    match item {
        Item::PurposeEvident => {
            let is_there = sheet.passages(PassageKind::Main).next().is_some();
            Machine::Suggested(agree(is_there))
        }
        Item::EverydayWords | Item::TermsDefined => {
            Machine::Suggested(none_found(|fault| matches!(fault, Fault::UndefinedTerm(_))))
        }
        Item::ActiveVoice => Machine::Suggested(none_found(|fault| matches!(fault, Fault::PassiveVoice(_)))),
        Item::NumbersClear => Machine::Suggested(none_found(|fault| {
            matches!(fault, Fault::BareDigits(_) | Fault::BareNumber(_) | Fault::UnknownFigure(_))
        })),
        Item::NoCalculation => Machine::Suggested(agree(!calculates(sheet))),
        Item::ShortSections => Machine::Settled(none_found(|fault| matches!(fault, Fault::LongBlock { .. }))),
        Item::Headings => Machine::Settled(agree(has_headings(sheet))),
        Item::Summary => Machine::Settled(none_found(|fault| {
            matches!(fault, Fault::MissingBlock(Required::Main) | Fault::MoreThanOne(Required::Main))
        })),
        Item::Cues => Machine::Settled(agree(has_cues(sheet))),
        Item::PicturesFit | Item::PicturesClear => of_pictures(Machine::Open),
        // Every picture has a description: the block cannot be without.
        Item::PicturesNamed => of_pictures(Machine::Settled(Answer::Agree)),
        // Every table has named columns, and four at most.
        Item::TablesSimple => {
            let has_table = sheet.blocks.iter().any(|block| matches!(block, Block::Table { .. }));
            Machine::Settled(if has_table { Answer::Agree } else { Answer::NotApplicable })
        }
        Item::NothingDistracts | Item::Order | Item::PicturesWhereUseful => Machine::Open,
        action => of_action(sheet, findings, action),
    }
}

fn of_action(sheet: &Sheet, findings: &[Finding], item: Item) -> Machine {
    match item {
        Item::OneAction => {
            let missing = |finding: &Finding| finding.what == Fault::MissingBlock(Required::Action);
            Machine::Suggested(agree(!findings.iter().any(missing)))
        }
        Item::SpeaksToReader => Machine::Suggested(agree(speaks_to_reader(sheet))),
        Item::ActionInSteps => {
            let steps = sheet.blocks.iter().any(|block| matches!(block, Block::Steps { .. }));
            let list = sheet.passages(PassageKind::Do).flatten().any(|part| matches!(part, Part::Bullet(_)));
            Machine::Suggested(agree(steps || list))
        }
        // Something to fill in, to tick off, or to keep.
        Item::ToolToAct => {
            let mut runs = sheet.lines().flat_map(|(_, line)| line.runs());
            let has_blank = runs.any(|run| run.piece == Piece::Blank);
            if has_blank { Machine::Suggested(Answer::Agree) } else { Machine::Open }
        }
        Item::CalculationShown if !calculates(sheet) => Machine::Settled(Answer::NotApplicable),
        Item::ChartsExplained if !has_picture(sheet) => Machine::Settled(Answer::NotApplicable),
        _ => Machine::Open,
    }
}

const fn agree(fits: bool) -> Answer {
    if fits { Answer::Agree } else { Answer::Disagree }
}

fn has_picture(sheet: &Sheet) -> bool {
    sheet.blocks.iter().any(|block| matches!(block, Block::Picture { .. }))
}

fn has_headings(sheet: &Sheet) -> bool {
    sheet.blocks.iter().all(|block| match block {
        Block::Passage { kind: PassageKind::Closing, .. }
        | Block::AlsoCalled(_)
        | Block::Sources(_)
        | Block::Picture { .. } => true,
        other => other.heading().is_some(),
    })
}

fn has_cues(sheet: &Sheet) -> bool {
    let bullets = sheet.blocks.iter().any(|block| match block {
        Block::Passage { parts, .. } => parts.iter().any(|part| matches!(part, Part::Bullet(_))),
        _ => false,
    });
    bullets && sheet.passages(PassageKind::Emergency).next().is_some()
}

fn calculates(sheet: &Sheet) -> bool {
    let words: &[&str] = match sheet.head.language {
        Language::English => &["multiply", "divide", "subtract", "add up", "percent of", "times the"],
        Language::Spanish => &["multiplique", "divida", "reste", "sume", "por ciento de", "veces el"],
    };
    sheet.prose().any(|(_, line)| {
        let text = line.words_only().to_lowercase();
        words.iter().any(|word| text.contains(word))
    })
}

/// Whether at least every fourth sentence says "you", or in Spanish speaks to an usted.
fn speaks_to_reader(sheet: &Sheet) -> bool {
    let language = sheet.head.language;
    let (mut all, mut direct) = (0, 0);
    for (_, line) in sheet.prose() {
        let text = line.words_only().to_lowercase();
        for sentence in sentences(&text, language) {
            all += 1;
            direct += usize::from(is_direct(sentence, language));
        }
    }
    direct * 4 >= all
}

fn is_direct(sentence: &str, language: Language) -> bool {
    let mut words = sentence.split(|ch: char| !ch.is_alphabetic()).filter(|word| !word.is_empty());
    match language {
        Language::English => words.any(|word| matches!(word, "you" | "your" | "yourself" | "us" | "not")),
        Language::Spanish => words.any(|word| {
            // Spanish says it in the verb: llame, lávese, díganos.
            matches!(word, "usted" | "su" | "sus" | "le" | "nos" | "no")
                || word.ends_with("se")
                || word.ends_with("nos")
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_items_have_the_numbers_of_the_form() {
        let numbers: Vec<u8> = Item::ALL.iter().map(|item| item.number()).collect();
        assert_eq!(numbers, (1..=12).chain(15..=26).collect::<Vec<u8>>());
        let of = |scale| Item::ALL.iter().filter(|item| item.scale() == scale).count();
        assert_eq!((of(Scale::Understandability), of(Scale::Actionability)), (17, 7));
    }

    #[test]
    fn there_is_no_score_while_an_item_is_open() {
        let mut answers: Vec<(Item, Answer)> = Item::ALL.map(|item| (item, Answer::Agree)).to_vec();
        assert_eq!(points(&answers, Scale::Actionability), Some((7, 7)));
        answers.retain(|(item, _)| *item != Item::Order);
        assert_eq!(points(&answers, Scale::Understandability), None);
        answers.push((Item::Order, Answer::Disagree));
        answers.retain(|(item, _)| *item != Item::TablesSimple);
        answers.push((Item::TablesSimple, Answer::NotApplicable));
        assert_eq!(points(&answers, Scale::Understandability), Some((15, 16)));
        assert!(passes((7, 10)) && !passes((69, 100)) && !passes((0, 0)));
    }
}
