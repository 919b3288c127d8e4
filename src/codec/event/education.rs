//! The wire forms of what is told of handouts. Frozen like all of them.

use crate::codec::wire::{Reader, Wire, WireError, Writer, wire_choices, wire_codes, wire_records};
use crate::domain::education::figure::{
    Comparison, Decimal, FigureSetting, Measure, OwnReading, PhoneNumber, Reading, Span, Temperature, Unit,
};
use crate::domain::education::language::Language;
use crate::domain::education::names::{ChoiceKey, FigureKey, SheetKey, SheetName, Version};
use crate::domain::education::pemat::{Answer, Item};
use crate::domain::education::readability::{Level, Score};
use crate::domain::education::sheet::ReviewClock;
use crate::domain::event::education::{
    FigureSet, FiguresChecked, GivenForm, NotedScores, ReviewOutcome, SheetApproved, SheetGiven, SheetRated,
    SheetRecalled, SheetReviewed, SheetSaved, SheetStandingSet, SheetText, TeachBack, TextSize,
};

wire_codes! {
    Language { 0 English, 1 Spanish }
    ReviewOutcome { 0 Asked, 1 Passed, 2 SentBack }
    Level { 0 Green, 1 Amber, 2 Red }
    ReviewClock { 0 Yearly, 1 HalfYearly }
    GivenForm { 0 Screen, 1 Print, 2 Code, 3 Shared, 4 ReadAloud }
    TextSize { 0 Standard, 1 Large }
    TeachBack {
        0 Understood, 1 UnderstoodLater, 2 NeedsClinician, 3 Declined, 4 NoTime, 5 NoInterpreter, 6 NotAsked,
    }
    Answer { 0 Agree, 1 Disagree, 2 NotApplicable }
    // The numbers of the form.
    Item {
        1 PurposeEvident, 2 NothingDistracts, 3 EverydayWords, 4 TermsDefined, 5 ActiveVoice, 6 NumbersClear,
        7 NoCalculation, 8 ShortSections, 9 Headings, 10 Order, 11 Summary, 12 Cues, 15 PicturesWhereUseful,
        16 PicturesFit, 17 PicturesNamed, 18 PicturesClear, 19 TablesSimple, 20 OneAction, 21 SpeaksToReader,
        22 ActionInSteps, 23 ToolToAct, 24 CalculationShown, 25 ChartsExplained, 26 PicturesToAct,
    }
    Comparison { 0 Exactly, 1 Below, 2 AtMost, 3 AtLeast, 4 Above }
    Unit {
        0 Count, 1 MmHg, 2 MgPerDl, 3 Percent, 4 Minutes, 5 Hours, 6 Days, 7 Weeks, 8 Months, 9 Years,
        10 Times, 11 Grams, 12 Milligrams, 13 Micrograms, 14 Pounds, 15 Ounces, 16 Inches, 17 Millimeters,
    }
}

wire_choices! {
    FigureSetting { 0 Choice, 1 Own }
    Reading { 0 Measure, 1 Span, 2 Temperature, 3 Phone }
}

wire_records! {
    SheetName { 0 sheet, 1 language }
    Measure { 0 value, 1 unit, 2 compare }
    Span { 0 low, 1 high, 2 unit }
    Temperature { 0 fahrenheit, 1 celsius, 2 compare }
    OwnReading { 0 reading, 1 source, 2 checked }
    NotedScores { 0 first, 1 second }
    SheetSaved { 0 name, 1 text, 2 follows }
    SheetReviewed { 0 name, 1 version, 2 outcome, 3 source, 4 note }
    FiguresChecked { 0 name, 1 version }
    SheetApproved { 0 name, 1 version, 2 credential, 3 level, 4 scores, 5 review, 6 source, 7 note }
    SheetStandingSet { 0 name, 1 standing, 2 note }
    SheetRecalled { 0 name, 1 version, 2 note }
    FigureSet { 0 figure, 1 setting }
    SheetGiven { 0 name, 1 version, 2 form, 3 size, 4 ticked, 5 teach_back }
    SheetRated { 0 name, 1 version, 2 answers }
}

/// Texts that are read by a parser of their own; only the form that it would write itself is accepted.
macro_rules! wire_texts {
    ($($name:ident)+) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Writer<'_>) {
                out.text(self.as_str());
            }

            fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
                let text = from.text()?;
                let value = $name::parse(text).map_err(|_| WireError::OutOfRange)?;
                if value.as_str() == text { Ok(value) } else { Err(WireError::OutOfRange) }
            }
        }
    )+};
}

wire_texts! { SheetKey FigureKey ChoiceKey PhoneNumber SheetText }

impl Wire for Version {
    fn put(&self, out: &mut Writer<'_>) {
        out.bytes(&self.0);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        from.bytes()?.try_into().map(Self).map_err(|_| WireError::OutOfRange)
    }
}

impl Wire for Score {
    fn put(&self, out: &mut Writer<'_>) {
        out.int(self.ten_thousandths());
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        Ok(Self::from_ten_thousandths(from.int()?))
    }
}

/// Digits, and how many of them stand behind the point.
impl Wire for Decimal {
    fn put(&self, out: &mut Writer<'_>) {
        (self.digits(), self.places()).put(out);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        let (digits, places) = <(u32, u8)>::get(from)?;
        let value = Self::new(digits, places).map_err(|_| WireError::OutOfRange)?;
        let is_written_so = (value.digits(), value.places()) == (digits, places);
        if is_written_so { Ok(value) } else { Err(WireError::OutOfRange) }
    }
}
