//! Who said what of which sheet, and what follows from it: whether it may be handed out today.
//!
//! Everything here is a set or a register: no arrival order leaves a trace. A version is a text with its
//! figures, so that a changed text or figure is a draft again by itself; a recall holds whatever else is
//! said of the version; the latest approval counts.

use crate::domain::education::figure::{FigureSetting, Settings};
use crate::domain::education::gate::Examined;
use crate::domain::education::language::Language;
use crate::domain::education::names::{FigureKey, SheetName, Version};
use crate::domain::education::pemat::{Answer, Item};
use crate::domain::event::education::{
    GivenForm, ReviewOutcome, SheetApproved, SheetText, TeachBack, TextSize,
};
use crate::domain::event::{Body, Event, Standing};
use crate::domain::ids::{EventId, StaffId};
use crate::domain::keyed::{LiteMap, OrDefault as _};
use crate::domain::register::{Register, Stamp};
use crate::domain::text::Note;
use crate::domain::time::{Date, Zoned};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handouts {
    pub sheets: LiteMap<SheetName, Box<SheetRecord>>,
    pub figures: LiteMap<FigureKey, Register<FigureWord>>,
    pub given: LiteMap<(SheetName, Version), LiteMap<EventId, Handing>>,
}

/// What was said of a sheet in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRecord {
    pub saved: LiteMap<EventId, Box<SavedText>>,
    pub reviews: LiteMap<EventId, Review>,
    pub checks: LiteMap<EventId, Check>,
    pub approvals: LiteMap<EventId, Box<Approval>>,
    pub recalls: LiteMap<EventId, Recalled>,
    pub standing: Register<Standing>,
    pub ratings: LiteMap<EventId, Box<Rating>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedText {
    pub text: SheetText,
    pub follows: Vec<EventId>,
    pub by: Option<StaffId>,
    pub saved: Zoned,
    pub stamp: Stamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub version: Version,
    pub outcome: ReviewOutcome,
    pub source: Option<Version>,
    pub note: Note,
    pub by: Option<StaffId>,
    pub reviewed: Zoned,
    pub stamp: Stamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub version: Version,
    pub by: Option<StaffId>,
    pub checked: Zoned,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    pub what: SheetApproved,
    pub by: Option<StaffId>,
    pub approved: Zoned,
    pub stamp: Stamp,
}

/// How well people can understand a version and act on it, as somebody found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    pub version: Version,
    pub answers: Vec<(Item, Answer)>,
    pub by: Option<StaffId>,
    pub rated: Zoned,
    pub stamp: Stamp,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recalled {
    pub version: Version,
    pub note: Note,
    pub by: Option<StaffId>,
    pub recalled: Zoned,
}

/// The clinic's word on a figure, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureWord {
    pub setting: Option<FigureSetting>,
    pub by: Option<StaffId>,
    pub set: Zoned,
}

/// One handing out. Nobody is named but the one who gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handing {
    pub form: GivenForm,
    pub size: TextSize,
    pub ticked: u8,
    pub teach_back: TeachBack,
    pub by: Option<StaffId>,
    /// The beginning of the half-day.
    pub given: Zoned,
}

impl Handouts {
    pub(crate) fn apply(&mut self, event: &Event) {
        let (id, by, at, stamp) = (event.id, event.header.staff, event.zoned(), event.stamp());
        match &event.body {
            Body::SheetSaved(saved) => {
                let text = SavedText {
                    text: saved.text.clone(),
                    follows: saved.follows.clone(),
                    by,
                    saved: at,
                    stamp,
                };
                self.sheet_mut(&saved.name).saved.insert(id, Box::new(text));
            }
            Body::SheetReviewed(reviewed) => {
                let review = Review {
                    version: reviewed.version,
                    outcome: reviewed.outcome,
                    source: reviewed.source,
                    note: reviewed.note.clone(),
                    by,
                    reviewed: at,
                    stamp,
                };
                self.sheet_mut(&reviewed.name).reviews.insert(id, review);
            }
            Body::FiguresChecked(checked) => {
                let check = Check { version: checked.version, by, checked: at };
                self.sheet_mut(&checked.name).checks.insert(id, check);
            }
            Body::SheetApproved(what) => {
                let approval = Approval { what: (**what).clone(), by, approved: at, stamp };
                self.sheet_mut(&what.name).approvals.insert(id, Box::new(approval));
            }
            Body::SheetStandingSet(set) => self.sheet_mut(&set.name).standing.write(stamp, set.standing),
            Body::SheetRecalled(what) => {
                let recalled = Recalled { version: what.version, note: what.note.clone(), by, recalled: at };
                self.sheet_mut(&what.name).recalls.insert(id, recalled);
            }
            _ => self.apply_to_figures_and_handings(event),
        }
    }

    fn apply_to_figures_and_handings(&mut self, event: &Event) {
        let (id, by, at, stamp) = (event.id, event.header.staff, event.zoned(), event.stamp());
        match &event.body {
            Body::FigureSet(set) => {
                let word = FigureWord { setting: set.setting.clone(), by, set: at };
                self.figures.or_default(set.figure.clone()).write(stamp, word);
            }
            Body::SheetRated(what) => {
                let (version, answers) = (what.version, what.answers.clone());
                let rating = Rating { version, answers, by, rated: at, stamp };
                self.sheet_mut(&what.name).ratings.insert(id, Box::new(rating));
            }
            Body::SheetGiven(what) => {
                let handing = Handing {
                    form: what.form,
                    size: what.size,
                    ticked: what.ticked,
                    teach_back: what.teach_back,
                    by,
                    given: at,
                };
                self.given.or_default((what.name.clone(), what.version)).insert(id, handing);
            }
            _ => {}
        }
    }

    fn sheet_mut(&mut self, name: &SheetName) -> &mut SheetRecord {
        self.sheets.or_default(name.clone())
    }

    pub fn sheet(&self, name: &SheetName) -> Option<&SheetRecord> {
        self.sheets.get(name).map(|record| &**record)
    }

    /// What the clinic has said of figures.
    pub fn settings(&self) -> Settings {
        let said = self.figures.iter().filter_map(|(key, word)| {
            let setting = word.get()?.setting.clone()?;
            Some((key.clone(), setting))
        });
        said.collect()
    }

    /// Whether one of these records may be taken back, and what kind of record it is.
    pub(crate) fn tells(&self, id: EventId) -> Option<Told> {
        if self.given.values().any(|handings| handings.contains_key(&id)) {
            return Some(Told::Anything);
        }
        self.sheets.values().find_map(|record| {
            let other = record.saved.contains_key(&id)
                || record.reviews.contains_key(&id)
                || record.checks.contains_key(&id)
                || record.approvals.contains_key(&id)
                || record.ratings.contains_key(&id);
            let recall = record.recalls.contains_key(&id);
            (other || recall).then_some(if recall { Told::Recall } else { Told::Anything })
        })
    }
}

/// What kind of record a void would take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    Anything,
    /// What was out of use would be in use again.
    Recall,
}

impl SheetRecord {
    /// The texts that no other one takes the place of, the latest last. More than one: they were written
    /// at the same time, and somebody has to make one of them.
    pub fn heads(&self, is_void: impl Fn(EventId) -> bool) -> Vec<(EventId, &SavedText)> {
        let stand = self.saved.iter().filter(|(id, _)| !is_void(**id));
        let followed =
            |id: EventId| stand.clone().any(|(later, text)| *later != id && text.follows.contains(&id));
        let mut heads: Vec<(EventId, &SavedText)> =
            stand.clone().filter(|(id, _)| !followed(**id)).map(|(id, text)| (*id, &**text)).collect();
        heads.sort_by_key(|(_, text)| text.stamp);
        heads
    }

    /// Everybody who wrote a part of the text as it stands.
    pub fn authors(&self, is_void: impl Fn(EventId) -> bool) -> Vec<StaffId> {
        let stand = self.saved.iter().filter(|(id, _)| !is_void(**id));
        stand.filter_map(|(_, text)| text.by).collect()
    }

    /// The latest approval of a version, or of any when none is named.
    pub fn approval(&self, version: Option<Version>, is_void: impl Fn(EventId) -> bool) -> Option<&Approval> {
        let stand = self.approvals.iter().filter(|(id, _)| !is_void(**id)).map(|(_, approval)| &**approval);
        let of_it = stand.filter(|approval| version.is_none_or(|version| approval.what.version == version));
        of_it.max_by_key(|approval| approval.stamp)
    }

    /// The latest word of reviewers on a version.
    pub fn review(&self, version: Version, is_void: impl Fn(EventId) -> bool) -> Option<&Review> {
        let stand = self.reviews.iter().filter(|(id, review)| !is_void(**id) && review.version == version);
        stand.map(|(_, review)| review).max_by_key(|review| review.stamp)
    }

    /// The latest card of a version.
    pub fn rating(&self, version: Version, is_void: impl Fn(EventId) -> bool) -> Option<&Rating> {
        let stand = self.ratings.iter().filter(|(id, rating)| !is_void(**id) && rating.version == version);
        stand.map(|(_, rating)| &**rating).max_by_key(|rating| rating.stamp)
    }

    pub fn recall(&self, version: Version, is_void: impl Fn(EventId) -> bool) -> Option<&Recalled> {
        let mut stand = self.recalls.iter().filter(|(id, _)| !is_void(**id));
        stand.find(|(_, recalled)| recalled.version == version).map(|(_, recalled)| recalled)
    }
}

/// Where a sheet stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Draft,
    InReview,
    /// May be handed out; so many days until it must be approved again.
    Approved {
        days_left: i32,
    },
    /// The same, and it is time to look at it.
    Due {
        days_left: i32,
    },
    /// May still be handed out for `days_left`, with a word of warning.
    Overdue {
        days_left: i32,
    },
    /// Was approved too long ago.
    Blocked,
    Retired,
    Recalled,
}

impl Stage {
    /// Whether a patient may get it.
    pub const fn may_be_given(self) -> bool {
        matches!(self, Self::Approved { .. } | Self::Due { .. } | Self::Overdue { .. })
    }

    /// Where an approval stands, so many days after it.
    pub const fn after(days: i32, clock_days: i32) -> Self {
        let days_left = clock_days - days;
        if days_left > DUE_DAYS {
            Self::Approved { days_left }
        } else if days_left >= 0 {
            Self::Due { days_left }
        } else if days_left >= -GRACE_DAYS {
            Self::Overdue { days_left: days_left + GRACE_DAYS }
        } else {
            Self::Blocked
        }
    }
}

/// Days before the end of an approval in which it is due, and after it in which it still counts.
pub const DUE_DAYS: i32 = 30;
pub const GRACE_DAYS: i32 = 30;

/// How a translation stands to the sheet it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Translation {
    /// It is the source itself.
    Source,
    /// There is no sheet in the source language.
    WithoutSource,
    /// Nobody has held it against the source.
    Unread,
    Fresh,
    /// The source has moved since.
    Stale,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetStanding<'a> {
    pub stage: Stage,
    pub translation: Translation,
    /// The approval of this version.
    pub approval: Option<&'a Approval>,
    /// An approval of another version: the text or a figure has changed since.
    pub dropped: Option<&'a Approval>,
}

/// Where the version stands that is shown today.
pub fn standing<'a>(
    handouts: &'a Handouts,
    is_void: impl Fn(EventId) -> bool + Copy,
    examined: &Examined,
    today: Date,
) -> SheetStanding<'a> {
    let record = handouts.sheet(&examined.name);
    let approval = record.and_then(|record| record.approval(Some(examined.version), is_void));
    let any = record.and_then(|record| record.approval(None, is_void));
    let dropped = if approval.is_some() { None } else { any };
    let stage = record.map_or(Stage::Draft, |record| stage(record, is_void, examined, approval, today));
    SheetStanding { stage, translation: translation(record, is_void, examined, approval), approval, dropped }
}

fn stage(
    record: &SheetRecord,
    is_void: impl Fn(EventId) -> bool + Copy,
    examined: &Examined,
    approval: Option<&Approval>,
    today: Date,
) -> Stage {
    if record.standing.get() == Some(&Standing::Retired) {
        return Stage::Retired;
    }
    if record.recall(examined.version, is_void).is_some() {
        return Stage::Recalled;
    }
    if let Some(approval) = approval {
        // Approved tomorrow, by a clock that was wrong: it is new.
        let days = (today.days() - approval.approved.date().days()).max(0);
        return Stage::after(days, approval.what.review.days());
    }
    match record.review(examined.version, is_void).map(|review| review.outcome) {
        Some(ReviewOutcome::Asked | ReviewOutcome::Passed) => Stage::InReview,
        Some(ReviewOutcome::SentBack) | None => Stage::Draft,
    }
}

fn translation(
    record: Option<&SheetRecord>,
    is_void: impl Fn(EventId) -> bool + Copy,
    examined: &Examined,
    approval: Option<&Approval>,
) -> Translation {
    if examined.name.language == Language::SOURCE {
        return Translation::Source;
    }
    let Some(source) = examined.source else { return Translation::WithoutSource };
    // What it was held against last, in whatever version of its own.
    let reviews = record.into_iter().flat_map(|record| record.reviews.iter());
    let reviews = reviews.filter(|(id, review)| !is_void(**id) && review.outcome == ReviewOutcome::Passed);
    let read = reviews.filter_map(|(_, review)| Some((review.stamp, review.source?, review.version)));
    let read = read.max_by_key(|(stamp, ..)| *stamp);
    let held = approval.and_then(|approval| approval.what.source);
    match (held, read) {
        (_, Some((_, against, version))) if version == examined.version => {
            if against == source {
                Translation::Fresh
            } else {
                Translation::Stale
            }
        }
        (Some(held), _) => {
            if held == source {
                Translation::Fresh
            } else {
                Translation::Stale
            }
        }
        // An older version of it was read: what is new in this one nobody has held against anything.
        (None, Some((_, against, _))) => {
            if against == source {
                Translation::Unread
            } else {
                Translation::Stale
            }
        }
        (None, None) => Translation::Unread,
    }
}
