//! A recall that is being registered: what was written, which lots were ticked, and the request.
//!
//! Owns the rules of the form, without a view. Must not know how it is drawn (`register`).

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::context::App;
use crate::app::drafts;
use crate::domain::command::Command;
use crate::domain::event::supply::{RecallClass, RecallLine, RecallRegistered};
use crate::domain::ids::{ItemId, RecallId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::lot::{Lot, LotCode};
use crate::domain::inventory::lot_list::{Certainty, Reading, read_lots};
use crate::domain::inventory::recall::recall_hits;
use crate::domain::text::{Label, Note, TextError};
use crate::ui::address::Address;
use crate::ui::screens::stock::shared::{Turn, trouble};
use crate::ui::text::Msg;
use crate::ui::text::recall::RecallMsg;
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

/// The name of the draft.
const TASK: &str = "recall";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Write,
    Check,
}

#[derive(Clone, Copy)]
pub struct Draft {
    pub app: App,
    pub words: Words,
    pub step: RwSignal<Step>,
    pub item: RwSignal<Option<ItemId>>,
    pub query: RwSignal<String>,
    pub source: RwSignal<String>,
    pub class: RwSignal<RecallClass>,
    pub text: RwSignal<String>,
    pub reading: Memo<Reading>,
    /// Lots whose tick is not as it was proposed, in matching form.
    turned: RwSignal<Vec<String>>,
    /// The lots that are ticked, in the order of the text.
    pub chosen: Memo<Vec<LotCode>>,
    pub trouble: RwSignal<Option<Msg>>,
    turn: StoredValue<Turn>,
    undo: UndoList,
}

impl Draft {
    pub fn new(app: App, words: Words) -> Self {
        let text = RwSignal::new(String::new());
        let turned = RwSignal::new(Vec::<String>::new());
        let reading = Memo::new(move |_| text.with(|text| read_lots(text)));
        let chosen =
            Memo::new(move |_| reading.with(|reading| turned.with(|turned| ticked(reading, turned))));
        let draft = Self {
            app,
            words,
            step: RwSignal::new(Step::Write),
            item: RwSignal::new(None),
            query: RwSignal::new(String::new()),
            source: RwSignal::new(String::new()),
            class: RwSignal::new(RecallClass::Unclassed),
            text,
            reading,
            turned,
            chosen,
            trouble: RwSignal::new(None),
            turn: StoredValue::new(Turn::Free),
            undo: UndoList::expect(),
        };
        draft.keep();
        draft
    }

    /// Keeps what was written for its author, and brings it back: a notice is long.
    fn keep(self) {
        let loaded = StoredValue::new(false);
        spawn_local(async move {
            let kept = drafts::read(self.app, TASK).await.unwrap_or_default();
            let mut lines = kept.splitn(3, '\n');
            let (item, source, text) = (lines.next(), lines.next(), lines.next());
            let is_new = self.text.try_with_untracked(String::is_empty) == Some(true);
            if let (true, Some(item), Some(source), Some(text)) = (is_new, item, source, text) {
                let _ = self.item.try_set(item.parse().ok());
                let _ = self.source.try_set(source.to_owned());
                let _ = self.text.try_set(text.to_owned());
            }
            let _ = loaded.try_set_value(true);
        });
        Effect::new(move |_| {
            let item = self.item.get().map_or_else(String::new, |item| item.to_string());
            let (source, text) = (self.source.get(), self.text.get());
            let is_empty = item.is_empty() && source.is_empty() && text.is_empty();
            let written = if is_empty { String::new() } else { format!("{item}\n{source}\n{text}") };
            if loaded.try_get_value() == Some(true) {
                drafts::keep(self.app, TASK, &written);
            }
        });
    }

    pub fn has(&self, code: &LotCode) -> bool {
        let matching = code.matching();
        self.reading.with(|reading| self.turned.with(|turned| is_ticked(reading, turned, &matching)))
    }

    pub fn turn_over(&self, code: &LotCode) {
        let matching = code.matching();
        self.turned.update(|turned| match turned.iter().position(|held| *held == matching) {
            Some(place) => {
                turned.remove(place);
            }
            None => turned.push(matching),
        });
    }

    /// All of a range at once: ticked, or unticked where all are ticked.
    pub fn turn_all(&self, codes: &[LotCode]) {
        let wanted = !self.has_all(codes);
        for code in codes {
            if untrack(|| self.has(code)) != wanted {
                self.turn_over(code);
            }
        }
    }

    pub fn has_all(&self, codes: &[LotCode]) -> bool {
        codes.iter().all(|code| self.has(code))
    }

    /// What is said of a code beside its tick.
    pub fn remarks(&self, code: &LotCode, certainty: Certainty) -> Vec<RecallMsg> {
        let mut remarks = Vec::new();
        if certainty == Certainty::Doubtful {
            remarks.push(RecallMsg::Doubtful);
        }
        let Some(item) = self.item.get() else { return remarks };
        self.app.state.with(|state| {
            let lots = state.stock.lots();
            let known = lots.find(item, &Lot { code: Some(code.clone()), expiry: None });
            let hits = recall_hits(state, item, std::slice::from_ref(code));
            let found: Vec<i64> = hits
                .into_iter()
                .filter(|(line, _)| matches!(line, RecallLine::Found(..)))
                .map(|(_, most)| most)
                .collect();
            remarks.push(match (known, found.len()) {
                (None, _) => RecallMsg::NotOnRecord,
                (Some(_), 0) => RecallMsg::OnRecordGone,
                (Some(_), places) => RecallMsg::OnRecord { pieces: found.iter().sum(), places },
            });
            let alike = lots.look_alikes(item, code);
            remarks.extend(alike.first().map(|lot| RecallMsg::Resembles { lot: lot.to_string() }));
        });
        remarks
    }

    /// What this recall would ask about now.
    pub fn hits(&self) -> Vec<(RecallLine, i64)> {
        let Some(item) = self.item.get() else { return Vec::new() };
        let chosen = self.chosen.get();
        self.app.state.with(|state| recall_hits(state, item, &chosen))
    }

    pub fn source_wrong(&self) -> Option<RecallMsg> {
        let wrong = self.source.with(|source| Label::parse(source).err());
        // Nothing typed yet is no mistake: the button says what is missing.
        wrong.filter(|wrong| *wrong != TextError::Blank).map(|_| RecallMsg::SourceLong)
    }

    /// What is still missing before the list can be checked.
    pub fn missing(&self) -> Option<RecallMsg> {
        if self.item.get().is_none() {
            return Some(RecallMsg::ItemFirst);
        }
        if self.source.with(|source| Label::parse(source).is_err()) {
            return Some(self.source_wrong().unwrap_or(RecallMsg::SourceFirst));
        }
        let has_text = self.text.with(|text| !text.trim().is_empty());
        match (self.chosen.with(Vec::is_empty), has_text) {
            (true, false) => Some(RecallMsg::LotsFirst),
            (true, true) => Some(RecallMsg::TickFirst),
            (false, _) => None,
        }
    }

    fn what(&self) -> Option<RecallRegistered> {
        Some(RecallRegistered {
            item: self.item.get()?,
            lots: self.chosen.get(),
            source: self.source.with(|source| Label::parse(source).ok())?,
            class: self.class.get(),
            note: Note::default(),
        })
    }

    /// Registers it and leads to its lines.
    pub async fn register(self, go: impl Fn(&str)) {
        let Some(what) = untrack(|| self.what()) else { return };
        if Turn::take(self.turn) == Turn::Writing {
            return;
        }
        let lots = what.lots.len();
        let command = Command::Stock(Box::new(StockCommand::RegisterRecall(what)));
        match self.app.request(command).await {
            Ok(ids) => {
                let lang = untrack(|| self.words.lang());
                let said = Msg::from(RecallMsg::Registered { lots }).text(lang).into_owned();
                let object = Msg::from(RecallMsg::TheRecall).text(lang).into_owned();
                let recall = ids.first().map(|id| RecallId(*id));
                self.undo.offer(said, object, ids);
                drafts::keep(self.app, TASK, "");
                go(&recall.map_or(Address::Recalls, Address::Recall).to_string());
            }
            Err(problem) => {
                let _ = self.trouble.try_set(Some(Msg::from(trouble(problem))));
            }
        }
        let _ = self.turn.try_set_value(Turn::Free);
    }
}

/// Only what stands in the text like a lot is ticked before anybody looked.
fn is_ticked(reading: &Reading, turned: &[String], matching: &str) -> bool {
    let proposed = reading
        .codes
        .iter()
        .any(|found| found.certainty == Certainty::Plain && found.code.matching() == matching);
    proposed != turned.iter().any(|held| held == matching)
}

fn ticked(reading: &Reading, turned: &[String]) -> Vec<LotCode> {
    let mut chosen: Vec<LotCode> = Vec::new();
    let in_text = reading.codes.iter().map(|found| &found.code);
    for code in in_text.chain(reading.ranges.iter().flat_map(|range| &range.codes)) {
        let matching = code.matching();
        let is_new = !chosen.iter().any(|held| held.matching() == matching);
        if is_new && is_ticked(reading, turned, &matching) {
            chosen.push(code.clone());
        }
    }
    chosen
}
