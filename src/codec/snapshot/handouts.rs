//! The forms of what was said of handouts. Not frozen: a change goes with a new fold version.

use crate::codec::wire::{Reader, Wire, WireError, Writer, wire_records};
use crate::domain::education::approval::{
    Approval, Check, FigureWord, Handing, Handouts, Rating, Recalled, Review, SavedText, SheetRecord,
};
use crate::domain::event::Hlc;
use crate::domain::ids::EventId;
use crate::domain::register::Stamp;

wire_records! {
    Handouts { 0 sheets, 1 figures, 2 given }
    SheetRecord { 0 saved, 1 reviews, 2 checks, 3 approvals, 4 recalls, 5 standing, 6 ratings }
    SavedText { 0 text, 1 follows, 2 by, 3 saved, 4 stamp }
    Review { 0 version, 1 outcome, 2 source, 3 note, 4 by, 5 reviewed, 6 stamp }
    Check { 0 version, 1 by, 2 checked }
    Approval { 0 what, 1 by, 2 approved, 3 stamp }
    Recalled { 0 version, 1 note, 2 by, 3 recalled }
    Rating { 0 version, 1 answers, 2 by, 3 rated, 4 stamp }
    FigureWord { 0 setting, 1 by, 2 set }
    Handing { 0 form, 1 size, 2 ticked, 3 teach_back, 4 by, 5 given }
}

impl Wire for Stamp {
    fn put(&self, out: &mut Writer<'_>) {
        out.array(2);
        self.hlc.put(out);
        self.event.put(out);
    }

    fn get(from: &mut Reader<'_, '_>) -> Result<Self, WireError> {
        from.array_of(2)?;
        Ok(Self { hlc: Hlc::get(from)?, event: EventId::get(from)? })
    }
}
