//! What a file will change, before anything has changed.

use leptos::prelude::*;

use super::flow::ImportFlow;
use crate::app::context::App;
use crate::app::transfer::Preview;
use crate::domain::ids::ItemId;
use crate::domain::inventory::lot::Lot;
use crate::domain::inventory::stock::StockKey;
use crate::domain::time::{Date, Zoned};
use crate::exchange::changes::{Certainty, Changes};
use crate::ui::naming::{item_name, place_name};
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockMore, DockPlace, Fact};
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowState, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::screens::supply::lots::lot_title;
use crate::ui::text::figure::number;
use crate::ui::text::import::ImportMsg;
use crate::ui::text::{Msg, Text};
use crate::ui::words::Words;

/// How many shelves are named; the rest are counted.
const LINES_SHOWN: usize = 20;

/// One line of the preview.
struct Line {
    margin: Margin,
    name: Msg,
    sub: Option<Msg>,
    end: Option<Msg>,
    state: RowState,
}

impl Line {
    fn marked(mark: Mark, name: ImportMsg, sub: Option<ImportMsg>) -> Self {
        Self {
            margin: Margin::Mark(mark),
            name: name.into(),
            sub: sub.map(Msg::from),
            end: None,
            state: RowState::Plain,
        }
    }
}

/// Everything that the file changes, or the little that is said where there is nothing.
#[component]
pub fn PreviewSection(flow: ImportFlow) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let news = Memo::new(move |_| flow.of_preview(News::of).unwrap_or(News::None));
    let lines = move || {
        let today = app.today.get();
        let mut lines = flow.of_preview(|preview| senders(preview, today)).unwrap_or_default();
        lines.extend(flow.of_preview(|preview| effects(preview, today, words)).unwrap_or_default());
        lines.into_iter().map(|line| row(line, words)).collect_view()
    };
    view! {
        <Show when=move || news.get() != News::None>
            <Section
                title=words.say(ImportMsg::WillChange)
                note=move || view! { {words.say(ImportMsg::NothingYet)} }
            >
                <ul role="list">{lines}</ul>
            </Section>
        </Show>
    }
}

/// Who wrote the new records, and when.
pub(super) fn sender_rows(flow: ImportFlow, app: App, words: Words) -> impl IntoView {
    let today = app.today.get();
    let lines = flow.of_preview(|preview| senders(preview, today)).unwrap_or_default();
    lines.into_iter().map(|line| row(line, words)).collect_view()
}

fn row(line: Line, words: Words) -> impl IntoView {
    let Line { margin, name, sub, end, state } = line;
    view! {
        <Row
            name=words.say(name)
            margin=margin
            state=state
            under=move || sub.map(|sub| view! { <RowSub>{words.say(sub)}</RowSub> })
        >
            <RowEnd>{end.map(|end| view! { <span>{words.say(end)}</span> })}</RowEnd>
        </Row>
    }
}

fn senders(preview: &Preview, today: Date) -> Vec<Line> {
    let span = preview.plan.span.map(|(first, last)| Msg::from(ImportMsg::Span { first, last, today }));
    let tablets = &preview.changes.named.clinic.tablets;
    let streams = preview.plan.by_stream.iter();
    streams
        .map(|(stream, records)| {
            let face = tablets.get(stream).and_then(|tablet| tablet.face.get());
            let letter = face.map(|(letter, _)| letter.as_char());
            Line {
                margin: letter.map_or(Margin::Mark(Mark::Blank), Margin::Letter),
                name: ImportMsg::FromTablet { letter, records: *records }.into(),
                sub: span.clone(),
                end: None,
                state: RowState::Plain,
            }
        })
        .collect()
}

fn effects(preview: &Preview, today: Date, words: Words) -> Vec<Line> {
    let changes = &preview.changes;
    let mut lines = Vec::new();
    if changes.certainty == Certainty::Estimate {
        lines.push(Line::marked(Mark::Stop, ImportMsg::Forks, Some(ImportMsg::ForksSub)));
    }
    if changes.certainty == Certainty::OtherItems {
        lines.push(Line::marked(Mark::Look, ImportMsg::OtherItems, Some(ImportMsg::OtherItemsSub)));
    }
    lines.extend(of_lots(changes, today, words));
    if let Some(first) = changes.recount.first() {
        let (item, place) = named(changes, *first, words);
        let others = changes.recount.len() - 1;
        let sub = ImportMsg::RecountSub { item, place, others };
        lines.push(Line::marked(Mark::Look, ImportMsg::Recount { lines: changes.recount.len() }, Some(sub)));
    }
    if changes.new_items + changes.new_places > 0 {
        let new = ImportMsg::NewThings { items: changes.new_items, places: changes.new_places };
        lines.push(Line::marked(Mark::Tick, new, Some(ImportMsg::NewThingsSub)));
    }
    lines.extend(shelves(changes, today, words));
    let rest = if lines.is_empty() { ImportMsg::NoneChanges } else { ImportMsg::Agrees };
    lines.push(Line::marked(Mark::Tick, rest, None));
    lines
}

/// What the file calls an item and its place.
fn named(changes: &Changes, key: StockKey, words: Words) -> (String, String) {
    (item_name(&changes.named, key.item, words.lang()), place_name(&changes.named, key.place))
}

/// Lots that are held, recalled or released by the file, and what stands open after it.
fn of_lots(changes: &Changes, today: Date, words: Words) -> Vec<Line> {
    let first = |item: ItemId, lot: &Lot, lots: usize| ImportMsg::LotFirst {
        item: item_name(&changes.named, item, words.lang()),
        lot: lot_title(lot, None, today, words),
        others: lots - 1,
    };
    let mut lines = Vec::new();
    if let Some(held) = changes.held.first() {
        let lots = changes.held.len();
        let sub = first(held.item, &held.lot, lots);
        lines.push(Line::marked(Mark::Stop, ImportMsg::HeldLots { lots }, Some(sub)));
    }
    if let Some((item, lot)) = changes.released.first() {
        let lots = changes.released.len();
        let sub = first(*item, lot, lots);
        lines.push(Line::marked(Mark::Tick, ImportMsg::ReleasedLots { lots }, Some(sub)));
    }
    let opened = &changes.named.containers.opened;
    if let Some(container) = changes.opened.first().and_then(|id| opened.get(id)) {
        let key = StockKey { item: container.what.item, place: container.what.at };
        let (item, place) = named(changes, key, words);
        let count = changes.opened.len();
        let sub = ImportMsg::OpenFirst { item, place, others: count - 1 };
        lines.push(Line::marked(Mark::Due, ImportMsg::OpenContainers { count }, Some(sub)));
    }
    lines
}

/// Shelves that get another number or hold other lots.
fn shelves(changes: &Changes, today: Date, words: Words) -> Vec<Line> {
    let mut lines = Vec::new();
    let numbers = changes.balances.iter().filter(|change| change.has_new_number()).count();
    if numbers > 0 {
        lines.push(Line::marked(Mark::Tick, ImportMsg::NewNumbers { lines: numbers }, None));
    }
    if changes.balances.len() > numbers {
        let other = changes.balances.len() - numbers;
        lines.push(Line::marked(Mark::Tick, ImportMsg::OtherLots { lines: other }, None));
    }
    for change in changes.balances.iter().take(LINES_SHOWN) {
        let (item, place) = named(changes, change.key, words);
        let lots: Vec<(String, i64, i64)> = change
            .lots
            .iter()
            .map(|lot| (lot_title(&lot.bucket.lot, lot.expiry, today, words), lot.before, lot.after))
            .collect();
        lines.push(Line {
            margin: Margin::Empty,
            name: ImportMsg::LineIn { item, place }.into(),
            sub: (!lots.is_empty()).then(|| ImportMsg::LotsBecome { lots }.into()),
            end: change
                .has_new_number()
                .then(|| ImportMsg::Becomes { before: change.before, after: change.after }.into()),
            state: RowState::Quiet,
        });
    }
    if let Some(more) = changes.balances.len().checked_sub(LINES_SHOWN).filter(|more| *more > 0) {
        let mut line = Line::marked(Mark::Blank, ImportMsg::MoreLines { lines: more }, None);
        (line.margin, line.state) = (Margin::Empty, RowState::Done);
        lines.push(line);
    }
    lines
}

/// The question. Stands in the dock as long as the preview does.
#[component]
pub fn AddDock(flow: ImportFlow) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let facts = move || {
        let facts = flow.of_preview(|preview| {
            let (all, new) = (preview.plan.records_in_file, preview.plan.records_new);
            [(ImportMsg::InFile, all), (ImportMsg::Known, all.saturating_sub(new)), (ImportMsg::New, new)]
        });
        let fact = |(name, value): (ImportMsg, u64)| Fact {
            name: words.t(name).into_owned(),
            value: number(i64::try_from(value).unwrap_or(i64::MAX)),
        };
        facts.map(|facts| facts.map(fact).to_vec()).unwrap_or_default()
    };
    let kicker = move || file_line(flow, app, words);
    let news = Memo::new(move |_| flow.of_preview(News::of).unwrap_or(News::None));
    let title = move || news.get().title(words);
    let note = move || news.get().note(words);
    view! {
        <Show when=move || flow.is_shown()>
            <Dock label=title>
                <DockBody place=DockPlace::Top>
                    <DockLead kicker=kicker title=title facts=Signal::derive(facts) />
                    <DockMore>
                        <p class="dock__text soft">{note}</p>
                    </DockMore>
                </DockBody>
                <DockBody place=DockPlace::Act>
                    <Answers flow=flow news=news />
                </DockBody>
            </Dock>
        </Show>
    }
}

/// Whose file it is and when it was made.
pub(super) fn file_line(flow: ImportFlow, app: App, words: Words) -> Text {
    let offset = app.now.get().offset;
    let made = flow.of_preview(|preview| (preview.plan.header.tablet.clone(), preview.plan.header.made_at));
    made.map(|(tablet, at)| {
        words.t(ImportMsg::FileFrom { tablet, at: Zoned { at, offset }, today: app.today.get() })
    })
    .unwrap_or_default()
}

/// What there is to add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    None,
    /// Only what tablets note about themselves.
    Notes,
    Records(u64),
}

impl News {
    pub(super) fn of(preview: &Preview) -> Self {
        match (preview.plan.fresh.is_empty(), preview.plan.records_new) {
            (true, _) => Self::None,
            (false, 0) => Self::Notes,
            (false, records) => Self::Records(records),
        }
    }

    fn title(self, words: Words) -> Text {
        match self {
            Self::None => words.t(ImportMsg::AlreadyTitle),
            Self::Notes => words.t(ImportMsg::NotesQuestion),
            Self::Records(records) => words.t(ImportMsg::AddQuestion { records }),
        }
    }

    fn note(self, words: Words) -> Text {
        match self {
            Self::None => words.t(ImportMsg::AlreadyText),
            Self::Notes => words.t(ImportMsg::NotesText),
            Self::Records(_) => words.t(ImportMsg::Safe),
        }
    }
}

#[component]
fn Answers(flow: ImportFlow, news: Memo<News>) -> impl IntoView {
    let words = Words::expect();
    let close = Press::now(move || flow.leave());
    let add = Press::until(move || flow.add());
    move || {
        let label = match news.get() {
            News::None => {
                return view! {
                    <Actions>
                        <Button press=close kind=ButtonKind::Primary>
                            {words.say(ImportMsg::Close)}
                        </Button>
                    </Actions>
                }
                .into_any();
            }
            News::Notes => ImportMsg::AddNotes,
            News::Records(records) => ImportMsg::Add { records },
        };
        view! {
            <Actions>
                <Button press=close>{words.say(ImportMsg::NotNow)}</Button>
                <Button press=add kind=ButtonKind::Primary>
                    {words.say(label)}
                </Button>
            </Actions>
        }
        .into_any()
    }
}
