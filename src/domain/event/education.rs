//! What is said of handouts: the contents of their events. None of them has room for a patient.

use crate::domain::education::figure::FigureSetting;
use crate::domain::education::names::{FigureKey, SheetName, Version};
use crate::domain::education::pemat::{Answer, Item};
use crate::domain::education::readability::{Level, Score};
use crate::domain::education::rich::is_forbidden;
use crate::domain::education::sheet::ReviewClock;
use crate::domain::event::Standing;
use crate::domain::ids::EventId;
use crate::domain::text::{Label, Note};

/// The file of a sheet as somebody wrote it: at most 24 KiB, nothing in it that cannot be seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetText(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetTextError {
    Blank,
    TooLong {
        limit: usize,
    },
    /// A sign that cannot be seen.
    Forbidden(char),
}

impl SheetText {
    pub const BYTES_MAX: usize = 24 * 1024;

    pub fn parse(text: &str) -> Result<Self, SheetTextError> {
        if text.trim().is_empty() {
            return Err(SheetTextError::Blank);
        }
        if text.len() > Self::BYTES_MAX {
            return Err(SheetTextError::TooLong { limit: Self::BYTES_MAX });
        }
        match text.chars().find(|ch| *ch != '\n' && is_forbidden(*ch)) {
            Some(ch) => Err(SheetTextError::Forbidden(ch)),
            None => Ok(Self(text.to_owned())),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A sheet of the clinic's own, or its own form of one that came with the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetSaved {
    pub name: SheetName,
    pub text: SheetText,
    /// The texts that this one takes the place of. None: it is the first. Several: they were written at
    /// the same time on two tablets, and somebody has made one of them.
    pub follows: Vec<EventId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetReviewed {
    pub name: SheetName,
    pub version: Version,
    pub outcome: ReviewOutcome,
    /// For a translation: the version that it was held against.
    pub source: Option<Version>,
    pub note: Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewOutcome {
    /// Somebody is asked to read it.
    Asked,
    Passed,
    SentBack,
}

impl ReviewOutcome {
    pub const ALL: [Self; 3] = [Self::Asked, Self::Passed, Self::SentBack];
}

/// A second person has held every figure of this version against its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresChecked {
    pub name: SheetName,
    pub version: Version,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetApproved {
    pub name: SheetName,
    pub version: Version,
    /// As it stands behind a name: "MD", "FNP-C".
    pub credential: Label,
    pub level: Level,
    /// What the gate measured when it was approved.
    pub scores: NotedScores,
    /// The clock that was in force.
    pub review: ReviewClock,
    pub source: Option<Version>,
    /// Why it is approved although it is not easy to read.
    pub note: Note,
}

/// In English Flesch-Kincaid and SMOG, in Spanish INFLESZ and Fernández Huerta.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotedScores {
    pub first: Score,
    pub second: Score,
}

/// A person has filled in the card of understanding (`pemat`) for a version: every item of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRated {
    pub name: SheetName,
    pub version: Version,
    pub answers: Vec<(Item, Answer)>,
}

/// Out of use, or in use again. Nothing is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetStandingSet {
    pub name: SheetName,
    pub standing: Standing,
    pub note: Note,
}

/// Nobody may hand out this version any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRecalled {
    pub name: SheetName,
    pub version: Version,
    pub note: Note,
}

/// What the clinic says of a figure; none: what the registry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureSet {
    pub figure: FigureKey,
    pub setting: Option<FigureSetting>,
}

/// A sheet went to somebody. The day and its half are those of the event, whose time is the beginning
/// of that half: an exact time would name a patient to whoever has the schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetGiven {
    pub name: SheetName,
    pub version: Version,
    pub form: GivenForm,
    pub size: TextSize,
    /// How many lines were ticked; which ones is not kept.
    pub ticked: u8,
    pub teach_back: TeachBack,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GivenForm {
    Screen,
    Print,
    Code,
    Shared,
    ReadAloud,
}

impl GivenForm {
    pub const ALL: [Self; 5] = [Self::Screen, Self::Print, Self::Code, Self::Shared, Self::ReadAloud];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextSize {
    Standard,
    Large,
}

impl TextSize {
    pub const ALL: [Self; 2] = [Self::Standard, Self::Large];
}

/// Whether the patient could tell it in their own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TeachBack {
    Understood,
    /// After it was taught again.
    UnderstoodLater,
    NeedsClinician,
    Declined,
    NoTime,
    NoInterpreter,
    NotAsked,
}

impl TeachBack {
    pub const ALL: [Self; 7] = [
        Self::Understood,
        Self::UnderstoodLater,
        Self::NeedsClinician,
        Self::Declined,
        Self::NoTime,
        Self::NoInterpreter,
        Self::NotAsked,
    ];

    /// Whether it says anything about the sheet.
    pub const fn was_tried(self) -> bool {
        matches!(self, Self::Understood | Self::UnderstoodLater | Self::NeedsClinician)
    }
}
