//! One lot of one item: whether it may be used, where it lies, its expiry, its holds.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::lots::LotCorrected;
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::command::StockCommand;
use crate::domain::inventory::fefo::{LotLine, lot_lines};
use crate::domain::inventory::lot::{Expiry, Lot, LotName};
use crate::domain::inventory::lots::LotRecord;
use crate::domain::inventory::stock::StockKey;
use crate::domain::ordered::Ordered as _;
use crate::domain::state::State;
use crate::domain::text::Note;
use crate::domain::time::Date;
use crate::ui::address::Address;
use crate::ui::lot_key::LotKey;
use crate::ui::naming::place_name;
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Button, Press};
use crate::ui::parts::caution::Caution;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::recall::hold::{HoldDock, Holding, HoldsSection};
use crate::ui::screens::recall::shared::lot_name;
use crate::ui::screens::stock::shared::{Turn, item_label, trouble};
use crate::ui::screens::supply::lot_acts::LotActs;
use crate::ui::screens::supply::lots::unfit;
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::recall::RecallMsg;
use crate::ui::text::supply::{SupplyMsg, expiry_words};
use crate::ui::words::Words;

/// A lot in one of the places where it may lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotAt {
    pub place: PlaceId,
    pub line: LotLine,
}

#[component]
pub fn LotPage(item: ItemId, lot: LotKey) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let lot = StoredValue::new(app.state.with_untracked(|state| on_record(state, item, lot)));
    let at = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| lot.with_value(|lot| lies_in(state, item, lot, today)))
    });
    let holding = Holding::new(app, words, item, lot, at);
    let title = move || {
        let today = app.today.get();
        words.t(RecallMsg::LotTitle { lot: lot.with_value(|lot| lot_name(lot, today, words)) })
    };
    let item_name = move || app.state.with(|state| item_label(state, item, words.lang()));
    view! {
        <Page
            title=title
            above=Above::back(Address::ItemPlaces(item).to_string(), item_name)
            sub=item_name
            dock=move || view! { <HoldDock holding=holding /> }
        >
            <Standing item=item lot=lot at=at />
            <Places item=item lot=lot at=at />
            <ExpirySection item=item lot=lot />
            <HoldsSection holding=holding />
        </Page>
    }
}

/// The lot as it is on record; as it was asked for where it is not.
fn on_record(state: &State, item: ItemId, lot: LotKey) -> Lot {
    let asked = lot.lot();
    let record = record_of(state, item, &asked);
    record.map_or(asked, LotRecord::lot)
}

pub fn record_of<'a>(state: &'a State, item: ItemId, lot: &Lot) -> Option<&'a LotRecord> {
    let lots = state.stock.lots();
    lots.find(item, lot).and_then(|number| lots.record(number))
}

/// Where it may lie, in the order of the walk.
fn lies_in(state: &State, item: ItemId, lot: &Lot, today: Date) -> Vec<LotAt> {
    let walk = state.clinic.places_in_order();
    let keys = state.stock.ledgers().map(|(key, _)| *key).filter(|key| key.item == item);
    let mut found: Vec<LotAt> = keys
        .flat_map(|key| {
            let lines = lot_lines(state, key, today).into_iter();
            lines
                .filter(|line| line.bucket.lot.name() == lot.name() && line.range.high > 0)
                .map(move |line| LotAt { place: key.place, line })
        })
        .collect();
    found.order_by_key(|at| (walk.iter().position(|place| *place == at.place), at.line.bucket.clone()));
    found
}

/// The worst that is known of it anywhere.
#[component]
fn Standing(item: ItemId, lot: StoredValue<Lot>, at: Memo<Vec<LotAt>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let recalled = move || {
        let LotName::Coded(text) = lot.with_value(Lot::name) else { return None };
        app.state.with(|state| {
            let recall = state.recalls.holding(item, &text, |id| state.stock.is_void(id))?;
            let source = state.recalls.registered.get(&recall)?.what.source.to_string();
            Some((recall, RecallMsg::ByRecall { source }))
        })
    };
    let plain = move || {
        let mut found: Vec<SupplyMsg> = Vec::new();
        for fitness in at.get().iter().map(|at| at.line.fitness) {
            // A recall is told with who recalls it.
            let why = unfit(fitness).filter(|why| *why != SupplyMsg::Recalled);
            found.extend(why.filter(|why| !found.contains(why)));
        }
        found
    };
    let badges = move || {
        let (recalled, others) = (recalled(), plain());
        if recalled.is_none() && others.is_empty() {
            let text = words.say(RecallMsg::Usable);
            return view! { <Badge mark=Mark::Good text=text size=BadgeSize::Standard /> }.into_any();
        }
        let recalled = recalled.map(|(recall, said)| {
            view! {
                <a href=Address::Recall(recall).to_string()>
                    <Badge mark=Mark::Stop text=words.say(said) size=BadgeSize::Standard />
                </a>
            }
        });
        let others = others.into_iter().map(|why| {
            view! { <Badge mark=Mark::Stop text=words.say(why) size=BadgeSize::Standard /> }
        });
        view! {
            {recalled}
            {others.collect_view()}
        }
        .into_any()
    };
    view! {
        <Section title=words.say(RecallMsg::State) place=SectionPlace::First>
            <p class="section__text badges">{badges}</p>
        </Section>
    }
}

#[component]
fn Places(item: ItemId, lot: StoredValue<Lot>, at: Memo<Vec<LotAt>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let row = move |LotAt { place, line }: LotAt| {
        let name = move || app.state.with(|state| place_name(state, place));
        let key = StockKey { item, place };
        let (low, high) = (line.range.low.max(0), line.range.high.max(0));
        let why = unfit(line.fitness);
        let margin = Margin::Mark(if why.is_some() { Mark::Stop } else { Mark::Blank });
        let inferred = line.range.inferred.then(|| words.t(SupplyMsg::Inferred).into_owned());
        let notes: Vec<String> =
            why.map(|why| words.t(why).into_owned()).into_iter().chain(inferred).collect();
        let called = lot.with_value(|lot| lot_name(lot, app.today.get_untracked(), words));
        let (named, fitness) = (LotKey::of(&line.bucket.lot), line.fitness);
        view! {
            <Row
                name=name
                margin=Signal::stored(margin)
                tap=Tap::link(Address::Movements { item, place }.to_string())
                under=move || {
                    view! {
                        <RowSub>{notes.join(" · ")}</RowSub>
                        <LotActs key=key lot=named fitness=fitness called=called />
                    }
                }
            >
                <RowEnd>
                    <b class="movement">{words.t(SupplyMsg::Pieces { low, high })}</b>
                </RowEnd>
            </Row>
        }
    };
    view! {
        <Section title=words.say(RecallMsg::Where)>
            <Show
                when=move || at.with(|at| !at.is_empty())
                fallback=move || {
                    view! { <p class="section__text soft">{words.say(RecallMsg::WhereNone)}</p> }
                }
            >
                <ul role="list">{move || at.get().into_iter().map(row).collect_view()}</ul>
            </Show>
        </Section>
    }
}

/// The expiry, what was read differently, and the way to put it right.
#[component]
fn ExpirySection(item: ItemId, lot: StoredValue<Lot>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let (text, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (told, failed) = (RwSignal::new(None::<Msg>), RwSignal::new(None::<Msg>));
    let (asked, turn) = (RwSignal::new(None::<String>), StoredValue::new(Turn::Free));
    let shown = move || {
        let today = app.today.get();
        let expiry = app.state.with(|state| {
            lot.with_value(|lot| record_of(state, item, lot).and_then(LotRecord::expiry).or(lot.expiry))
        });
        match expiry {
            Some(expiry) => expiry_words(words.lang(), expiry, today),
            None => words.t(RecallMsg::NoExpiry).into_owned(),
        }
    };
    let disputed = move || readings(app, words, item, &lot.get_value());
    let wrong = Signal::derive(move || {
        // What was asked for and could not be read; told until it is written anew.
        let asked = asked.get()?;
        (text.get() == asked).then(|| words.t(SupplyMsg::ExpiryWrong).into_owned())
    });
    let correct = move || async move {
        let written = text.get_untracked();
        let Some(expiry) = Expiry::parse(&written) else { return asked.set(Some(written)) };
        let Ok(reason) = note.with_untracked(|note| Note::parse(note)) else {
            return failed.set(Some(RecallMsg::NoteTooLong.into()));
        };
        if Turn::take(turn) == Turn::Writing {
            return;
        }
        let corrected = LotCorrected { item, lot: lot.get_value(), expiry, note: reason };
        let command = Command::Stock(Box::new(StockCommand::CorrectLot(corrected)));
        let problem = app.request(command).await.err();
        if problem.is_none() {
            let _ = (text.try_set(String::new()), note.try_set(String::new()));
            let _ = told.try_set(Some(RecallMsg::Corrected.into()));
        }
        let _ = failed.try_set(problem.map(|problem| trouble(problem).into()));
        let _ = turn.try_set_value(Turn::Free);
    };
    view! {
        <Section title=words.say(RecallMsg::CorrectTitle) note=move || view! { <p>{shown}</p> }>
            <div class="form">
                {move || disputed().map(|said| view! { <p class="caution" role="status">{said}</p> })}
                <div class="pair">
                    <Field
                        id="lot-expiry"
                        label=words.say(RecallMsg::CorrectText)
                        hint=words.say(SupplyMsg::ExpiryHint)
                        value=text
                        kind=FieldKind::Text { longest: 10, capitals: Capitals::Off }
                        error=wrong
                    />
                    <Field
                        id="lot-note"
                        label=words.say(RecallMsg::CorrectNote)
                        value=note
                        kind=FieldKind::Text { longest: 200, capitals: Capitals::Sentences }
                    />
                </div>
                <Caution text=note words=words />
                <ErrorLine error=words.said(failed) />
                <div class="samples">
                    <Button press=Press::until(correct)>{words.say(RecallMsg::CorrectNow)}</Button>
                    <span role="status">{move || told.get().map(|told| words.t(told))}</span>
                </div>
            </div>
        </Section>
    }
}

/// The different expiries that were read off it, while nobody has settled which is right.
fn readings(app: App, words: Words, item: ItemId, lot: &Lot) -> Option<String> {
    let today = app.today.get();
    app.state.with(|state| {
        let is_void = |id| state.stock.is_void(id);
        let record = record_of(state, item, lot).filter(|record| record.is_disputed(is_void))?;
        let mut read: Vec<Expiry> = Vec::new();
        for expiry in record.printed.iter().filter(|(id, _)| !is_void(**id)).filter_map(|(_, lot)| lot.expiry)
        {
            if !read.contains(&expiry) {
                read.push(expiry);
            }
        }
        let lots: Vec<String> =
            read.into_iter().map(|expiry| expiry_words(words.lang(), expiry, today)).collect();
        Some(words.t(RecallMsg::ReadAs { lots: lots.join(", ") }).into_owned())
    })
}
