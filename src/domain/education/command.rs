//! What a person asks for about handouts.

use crate::domain::education::figure::FigureSetting;
use crate::domain::education::gate::Examined;
use crate::domain::education::names::{FigureKey, SheetName, Version};
use crate::domain::education::pemat::{Answer, Item};
use crate::domain::event::Standing;
use crate::domain::event::education::{GivenForm, ReviewOutcome, SheetText, TeachBack, TextSize};
use crate::domain::ids::EventId;
use crate::domain::text::{Label, Note};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandoutCommand {
    /// The text was read before (`codec::sheet::saveable`): it is a sheet, in its one form, of this name.
    Save {
        name: SheetName,
        text: SheetText,
        follows: Vec<EventId>,
    },
    Review {
        examined: Box<Examined>,
        outcome: ReviewOutcome,
        note: Note,
    },
    CheckFigures {
        examined: Box<Examined>,
    },
    Approve {
        examined: Box<Examined>,
        credential: Label,
        note: Note,
    },
    SetStanding {
        name: SheetName,
        standing: Standing,
        note: Note,
    },
    Recall {
        versions: Vec<(SheetName, Version)>,
        note: Note,
    },
    /// The card of understanding, every item of it answered by a person.
    Rate {
        examined: Box<Examined>,
        answers: Vec<(Item, Answer)>,
    },
    SetFigure {
        figure: FigureKey,
        setting: Option<FigureSetting>,
    },
    Give {
        examined: Box<Examined>,
        form: GivenForm,
        size: TextSize,
        ticked: u8,
        teach_back: TeachBack,
    },
}
