//! One thing scanned after the other: each scan adds one to its row, and the last can be taken back.
//!
//! What is received or used is recorded with each scan, one fact a scan: it holds however the sitting
//! ends, and it is taken back by itself. On the shelf it is otherwise: a count is what the whole shelf
//! held, so the scans are a draft until somebody says that it is all.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::ids::PlaceId;
use crate::ui::naming::place_name;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace, Fact};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::row::{Row, RowEnd, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::parts::undo::UndoBar;
use crate::ui::scan::{SittingAct, SittingRow};
use crate::ui::screens::scan::counting::Counting;
use crate::ui::screens::scan::scanned::{PlaceChoice, pack_words};
use crate::ui::screens::stock::shared::item_label;
use crate::ui::shell::Page;
use crate::ui::text::figure::number;
use crate::ui::text::scan::{ScanDoorMsg, ScanMsg};
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::supply::{SupplyMsg, expiry_words};
use crate::ui::way::way;

#[component]
pub fn SittingPage() -> impl IntoView {
    let counting = Counting::begin();
    let words = counting.words;
    let sub = move || {
        let place = counting.sitting.place.get();
        place.map(|place| name_of(counting, place)).unwrap_or_default()
    };
    view! {
        <Page
            title=words.say(ScanDoorMsg::Sitting)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=sub
            dock=move || view! { <SittingDock counting=counting /> }
        >
            <Rows counting=counting />
            <Chosen counting=counting />
        </Page>
    }
}

fn name_of(counting: Counting, place: PlaceId) -> String {
    counting.app.state.with(|state| place_name(state, place))
}

const fn act_word(act: SittingAct) -> ScanMsg {
    match act {
        SittingAct::Receive => ScanMsg::ActReceive,
        SittingAct::Use => ScanMsg::ActUse,
        SittingAct::Count => ScanMsg::ActCount,
    }
}

#[component]
fn Chosen(counting: Counting) -> impl IntoView {
    let words = counting.words;
    let acts: Vec<(SittingAct, TextProp)> =
        SittingAct::ALL.map(|act| (act, words.say(act_word(act)).into())).to_vec();
    view! {
        <Section title=words.say(ScanMsg::SittingAct)>
            <div class="setting inset">
                // Made anew when a choice was refused, so that it shows what is still in force.
                {move || {
                    counting.refused.track();
                    view! {
                        <Choice
                            legend=words.say(ScanMsg::SittingAct)
                            look=ChoiceLook::Segments
                            options=acts.clone()
                            chosen=Signal::derive(move || Some(counting.sitting.act.get()))
                            on_choose=Callback::new(move |act| counting.choose_act(act))
                        />
                        <PlaceChoice
                            app=counting.app
                            words=words
                            chosen=counting.sitting.place
                            on_choose=Callback::new(move |place| counting.choose_place(place))
                        />
                    }
                }}
            </div>
        </Section>
    }
}

#[component]
fn Rows(counting: Counting) -> impl IntoView {
    let words = counting.words;
    let rows = counting.rows;
    let note = move || {
        let scans = rows.with(|rows| rows.iter().map(|row| row.scans).sum());
        words.t(ScanMsg::SittingListNote { scans })
    };
    let indices = move || (0..rows.with(Vec::len)).collect::<Vec<_>>();
    view! {
        <Show
            when=move || rows.with(|rows| !rows.is_empty())
            fallback=move || {
                view! {
                    <Empty
                        title=words.say(ScanMsg::SittingEmpty)
                        text=words.say(ScanMsg::SittingEmptyText)
                    />
                }
            }
        >
            <Section
                title=words.say(ScanMsg::SittingList)
                place=SectionPlace::First
                note=move || view! { <p>{note}</p> }
            >
                <ul role="list" class="sitting">
                    <For each=indices key=|place| *place let:place>
                        <SittingLine counting=counting place=place />
                    </For>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn SittingLine(counting: Counting, place: usize) -> impl IntoView {
    let words = counting.words;
    let row = Memo::new(move |_| counting.rows.with(|rows| rows.get(place).cloned()));
    let name = move || row.get().map(|row| label(counting, &row)).unwrap_or_default();
    let sub = move || row.get().map(|row| under(counting, &row)).unwrap_or_default();
    let times =
        move || row.get().map(|row| words.t(ScanMsg::Times { scans: row.scans, pieces: row.pieces() }));
    view! {
        <Row name=name under=move || view! { <RowSub>{sub}</RowSub> }>
            <RowEnd>
                <b class="movement">{times}</b>
            </RowEnd>
        </Row>
    }
}

fn label(counting: Counting, row: &SittingRow) -> String {
    counting.app.state.with(|state| item_label(state, row.item, counting.words.lang()))
}

/// `box of 100 · Lot ABC123 · until 30 Jun 2027`.
fn under(counting: Counting, row: &SittingRow) -> String {
    let (words, today) = (counting.words, counting.app.today.get());
    let link = crate::domain::inventory::catalogue::CodeLink { item: row.item, pack: row.pack };
    let pack = counting.app.state.with(|state| pack_words(state, link, words));
    let lot =
        row.bucket.lot.code.as_ref().map(|lot| words.t(ScanMsg::LotIs { lot: lot.to_string() }).into_owned());
    let until = row.bucket.lot.expiry.map(|expiry| {
        let mut said = words.t(SupplyMsg::Until { expiry, today }).into_owned();
        if expiry.is_past(today) {
            said = format!("{} ({})", words.t(SupplyMsg::Expired), expiry_words(words.lang(), expiry, today));
        }
        said
    });
    [Some(pack), lot, until].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

#[component]
fn SittingDock(counting: Counting) -> impl IntoView {
    let words = counting.words;
    let go = way();
    let last =
        Memo::new(move |_| counting.sitting.scans.with(|scans| scans.last().map(|scan| scan.row.clone())));
    let title = move || match last.get() {
        Some(row) => label(counting, &row),
        None => words.t(ScanMsg::SittingEmpty).into_owned(),
    };
    let facts = Signal::derive(move || {
        let Some(last) = last.get() else { return Vec::new() };
        let pieces = counting.rows.with(|rows| {
            rows.iter().filter(|row| row.item == last.item).map(SittingRow::pieces).sum::<i64>()
        });
        let act = counting.sitting.act.get();
        vec![Fact { name: words.t(act_word(act)).into_owned(), value: number(pieces) }]
    });
    let undo_readiness = Signal::derive(move || match last.get() {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(ScanMsg::UndoNote).into_owned()),
    });
    let by_hand = move || counting.to_form(go);
    view! {
        <Dock label=words.say(ScanDoorMsg::Sitting)>
            <UndoBar
                notice=counting.undo.notice()
                on_undo=Callback::new(move |id| counting.undo.undo(counting.app, id))
                on_end=Callback::new(move |id| counting.undo.end(id))
                words=words
            />
            <DockBody place=DockPlace::Top>
                <DockLead kicker=words.say(ScanMsg::LastScan) title=title facts=facts />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(counting.said) />
                <Actions>
                    <Show when=move || counting.by_hand.with(Option::is_some)>
                        <Button press=Press::now(by_hand)>{words.say(ScanMsg::ByHand)}</Button>
                    </Show>
                    <Button
                        press=Press::until(move || counting.take_back())
                        icon=Icon::Undo
                        readiness=undo_readiness
                    >
                        {words.say(ScanMsg::Undo)}
                    </Button>
                    <RecordCounts counting=counting />
                </Actions>
            </DockBody>
        </Dock>
    }
}

#[component]
fn RecordCounts(counting: Counting) -> impl IntoView {
    let words = counting.words;
    let items = move || counting.items_counted().len();
    view! {
        <Show when=move || counting.sitting.act.get() == SittingAct::Count && items() != 0>
            <Button
                press=Press::until(move || counting.record_counts())
                kind=ButtonKind::Primary
            >
                {move || words.t(ScanMsg::RecordCounts { items: items() })}
            </Button>
        </Show>
    }
}
