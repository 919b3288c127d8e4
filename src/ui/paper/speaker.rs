//! How things are called on paper, read from the state at hand.

use super::document::{Block, Column, Fact, Height, Line, Table, Weight};
use crate::domain::ids::{IndicatorLotId, PlaceId, ProgramId, StaffId, SterilizerId};
use crate::domain::state::State;
use crate::domain::sterilization::period::exceptions::Over;
use crate::domain::sterilization::view::sterilizer_name;
use crate::domain::time::{Date, Zoned};
use crate::ui::naming::{initials, place_name, staff_name};
use crate::ui::text::sterile_print::PrintMsg;
use crate::ui::text::sterile_print::figures::{day, moment, people};
use crate::ui::text::sterile_print::story::Teller;
use crate::ui::text::sterile_terms::either;
use crate::ui::text::{Lang, Msg};

#[derive(Clone, Copy)]
pub struct Speaker<'s> {
    pub state: &'s State,
    pub lang: Lang,
}

impl<'s> Speaker<'s> {
    pub const fn new(state: &'s State, lang: Lang) -> Self {
        Self { state, lang }
    }

    pub fn t(&self, msg: impl Into<Msg>) -> String {
        msg.into().text(self.lang).into_owned()
    }

    pub fn term(&self, both: (&'static str, &'static str)) -> String {
        either(both, self.lang).to_owned()
    }

    pub fn clinic(&self) -> String {
        self.state.clinic.name.get().map(ToString::to_string).unwrap_or_default()
    }

    pub fn person(&self, who: Option<StaffId>) -> String {
        initials(self.state, who)
    }

    /// `OP`, or `OP, ML` where two signed.
    pub fn people(&self, by: Option<StaffId>, co_signer: Option<StaffId>) -> String {
        let other = co_signer.map(|who| self.person(Some(who)));
        people(&self.person(by), other.as_deref())
    }

    pub fn place(&self, place: PlaceId) -> String {
        place_name(self.state, place)
    }

    pub fn maybe_place(&self, place: Option<PlaceId>) -> String {
        place.map_or_else(|| "–".to_owned(), |place| self.place(place))
    }

    pub fn program(&self, program: ProgramId) -> String {
        let known = self.state.sterilization.program(program);
        known.map_or_else(|| "–".to_owned(), |(_, program)| program.name.to_string())
    }

    pub fn lot(&self, lot: IndicatorLotId) -> String {
        let known = self.state.sterilization.lot(lot);
        known.map_or_else(|| "–".to_owned(), |(_, lot)| lot.lot.to_string())
    }

    pub fn sterilizer(&self, id: SterilizerId) -> String {
        let sterilization = &self.state.sterilization;
        let code = sterilization.sterilizer(id).map(|(_, own)| own.code.to_string()).unwrap_or_default();
        match sterilizer_name(sterilization, id) {
            Some(name) => format!("{code} {name}"),
            None => code,
        }
    }

    /// Lends a teller of sentences.
    pub fn tell<T>(&self, tell: impl FnOnce(Teller<'_>) -> T) -> T {
        let place = |place| self.place(place);
        let over =
            |over: Over| format!("{} {}", self.people(over.by, over.co_signer), moment(self.lang, over.at));
        let late = |record| self.state.marks.late(record).cloned();
        tell(Teller { lang: self.lang, place: &place, over: &over, late: &late })
    }

    /// A person in full, for the foot of a page.
    pub fn in_full(&self, who: Option<StaffId>) -> String {
        match who {
            Some(id) => format!("{} {}", self.person(who), staff_name(self.state, id)),
            None => self.person(None),
        }
    }

    pub fn fact(&self, name: impl Into<Msg>, value: String) -> Fact {
        Fact { name: self.t(name), value, weight: Weight::Plain }
    }

    /// As [`Self::fact`]; it stands out where something is wrong.
    pub fn judged(&self, name: impl Into<Msg>, value: String, weight: Weight) -> Fact {
        Fact { name: self.t(name), value, weight }
    }

    /// A table, or what is said where there is nothing to show.
    pub fn table(
        &self,
        title: impl Into<Msg>,
        empty: impl Into<Msg>,
        columns: Vec<(Msg, u8)>,
        lines: Vec<Line>,
    ) -> Vec<Block> {
        let title = self.t(title);
        if lines.is_empty() {
            return vec![Block::Title(title), Block::Words(self.t(empty))];
        }
        let columns = columns.into_iter().map(|(title, percent)| Column { title: self.t(title), percent });
        let continued = self.t(PrintMsg::Continued { title: title.clone() });
        let columns = columns.collect();
        vec![Block::Table(Table { title, continued, columns, lines, height: Height::Words })]
    }

    pub fn moment(&self, at: Zoned) -> String {
        moment(self.lang, at)
    }

    pub fn day(&self, date: Date) -> String {
        day(self.lang, date)
    }

    /// The last block of a page that somebody reviews.
    pub fn review(&self) -> Block {
        let lines = [PrintMsg::Reviewed, PrintMsg::Signature, PrintMsg::SignedOn].map(|line| self.t(line));
        Block::Signatures(lines.to_vec())
    }
}

pub fn line(cells: Vec<String>, weight: Weight) -> Line {
    Line { cells, weight }
}
