//! Stock's first page: the rooms, the trip, the closets, and what wants a second look.

use leptos::prelude::*;

use crate::app::context::App;
use crate::domain::event::PlaceKind;
use crate::domain::ids::PlaceId;
use crate::domain::inventory::containers::{Nearness, open_containers};
use crate::domain::inventory::fefo::{Band, expiry_board};
use crate::domain::inventory::pick::{PickStatus, pick_list};
use crate::domain::inventory::recall::{RecallStanding, recall_list};
use crate::domain::inventory::reorder::proposals;
use crate::domain::inventory::stock::StockKey;
use crate::domain::inventory::view::{
    recount_lines, room_progress, rooms, shift_records, short_closet_lines,
};
use crate::ui::address::Address;
use crate::ui::naming::{item_name, place_name};
use crate::ui::parts::button::ButtonLink;
use crate::ui::parts::cells::{Cell, CellFace, Cells};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowArrow, RowEnd, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::stock::shared::{place_address, room_face};
use crate::ui::shell::Page;
use crate::ui::text::container::ContainerMsg;
use crate::ui::text::count::CountDoorMsg;
use crate::ui::text::order::OrderDoorMsg;
use crate::ui::text::recall::RecallMsg;
use crate::ui::text::scan::ScanDoorMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::stock::StockMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::words::Words;

#[component]
pub fn StockHome() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let clinic =
        move || app.state.with(|state| state.clinic.name.get().map(ToString::to_string)).unwrap_or_default();
    let has_rooms = Memo::new(move |_| app.state.with(|state| !rooms(state).is_empty()));
    view! {
        <Page title=words.say(ShellMsg::Stock) above=Above::here(clinic)>
            <Show when=move || has_rooms.get() fallback=NoRooms>
                <Rooms place=SectionPlace::First />
                <Work />
            </Show>
            <Supplies />
            <Closets />
            <Low />
            <Recount />
        </Page>
    }
}

#[component]
fn NoRooms() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Empty title=words.say(StockMsg::NoRoomsTitle) text=words.say(StockMsg::NoRoomsText)>
            <ButtonLink href="/more/places">{words.say(StockMsg::ToPlaces)}</ButtonLink>
        </Empty>
    }
}

/// The row of rooms, each with how far it is today.
#[component]
pub fn Rooms(#[prop(optional)] place: SectionPlace) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let all = Memo::new(move |_| app.state.with(rooms));
    let walked = move || {
        let today = app.today.get();
        let rooms = all.get();
        let done = app.state.with(|state| {
            let done = |room: &&PlaceId| {
                let progress = room_progress(state, **room, today);
                progress.counted == progress.lines
            };
            rooms.iter().filter(done).count()
        });
        words.t(StockMsg::RoomsWalked { walked: done, rooms: rooms.len() })
    };
    view! {
        <Section
            title=words.say(StockMsg::Rooms)
            place=place
            note=move || view! { <p>{walked}</p> }
        >
            <Cells>
                <For each=move || all.get() key=|room| *room let:room>
                    <RoomCell room=room />
                </For>
            </Cells>
        </Section>
    }
}

#[component]
fn RoomCell(room: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let face = Memo::new(move |_| -> CellFace {
        let today = app.today.get();
        app.state.with(|state| room_face(state, room, room_progress(state, room, today), words))
    });
    view! { <Cell face=face href=place_address(room) /> }
}

/// The trip and the shift.
#[component]
fn Work() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let trip = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| {
            let list = pick_list(state, today);
            let open = list.lines.iter().filter(|line| line.status == PickStatus::Open).count();
            (open, list.rooms.len())
        })
    });
    let waiting = move || match trip.get() {
        (0, _) => words.t(StockMsg::NoTrip),
        (lines, rooms) => words.t(StockMsg::TripWaiting { lines, rooms }),
    };
    let records = Memo::new(move |_| {
        let (today, person) = (app.today.get(), app.person.get());
        app.state.with(|state| shift_records(state, today, person).len())
    });
    let trip_margin =
        Signal::derive(
            move || {
                if trip.get().0 > 0 { Margin::Mark(Mark::Now) } else { Margin::Mark(Mark::Blank) }
            },
        );
    view! {
        <ul role="list">
            <Row
                name=words.say(StockMsg::OneTrip)
                margin=trip_margin
                tap=Tap::link("/stock/pick")
                under=move || view! { <RowSub>{waiting}</RowSub> }
            >
                <RowArrow />
            </Row>
            <Row
                name=words.say(StockMsg::ThisShift)
                margin=Signal::stored(Margin::Icon(Icon::Undo))
                tap=Tap::link("/stock/shift")
                under=move || {
                    view! {
                        <RowSub>
                            {move || words.t(StockMsg::ShiftCount { records: records.get() })}
                        </RowSub>
                    }
                }
            >
                <RowArrow />
            </Row>
        </ul>
    }
}

/// Finding one supply, and the lots that end soon.
#[component]
fn Supplies() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let soon = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| {
            let board = expiry_board(state, today);
            let of = |band: Band| board.iter().filter(|line| line.band == band).count();
            (of(Band::Expired), of(Band::Within30))
        })
    });
    let margin = Signal::derive(move || {
        Margin::Mark(match soon.get() {
            (0, 0) => Mark::Blank,
            (0, _) => Mark::Due,
            _ => Mark::Stop,
        })
    });
    let note = move || {
        let (expired, soon) = soon.get();
        words.t(SupplyMsg::BoardRow { expired, soon })
    };
    view! {
        <ul role="list">
            <Row
                name=words.say(SupplyMsg::Find)
                margin=Signal::stored(Margin::Icon(Icon::Search))
                tap=Tap::link("/stock/find")
                under=move || view! { <RowSub>{words.say(SupplyMsg::FindSub)}</RowSub> }
            >
                <RowArrow />
            </Row>
            <Row
                name=words.say(ScanDoorMsg::Sitting)
                margin=Signal::stored(Margin::Icon(Icon::Scan))
                tap=Tap::link("/stock/scan")
                under=move || view! { <RowSub>{words.say(ScanDoorMsg::SittingSub)}</RowSub> }
            >
                <RowArrow />
            </Row>
            <Row
                name=words.say(SupplyMsg::Board)
                margin=margin
                tap=Tap::link("/stock/expiry")
                under=move || view! { <RowSub>{note}</RowSub> }
            >
                <RowArrow />
            </Row>
            <CountRow />
            <OrderRow />
            <Watched />
        </ul>
    }
}

/// The way to the rounds of counting.
#[component]
fn CountRow() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let rounds = Memo::new(move |_| app.state.with(|state| state.counting.open().count()));
    let margin = Signal::derive(move || Margin::Mark(if rounds.get() > 0 { Mark::Now } else { Mark::Blank }));
    view! {
        <Row
            name=words.say(CountDoorMsg::Title)
            margin=margin
            tap=Tap::link("/stock/count")
            under=move || {
                view! {
                    <RowSub>{move || words.t(CountDoorMsg::Open { rounds: rounds.get() })}</RowSub>
                }
            }
        >
            <RowArrow />
        </Row>
    }
}

/// The way to what should be ordered, and to the orders under way.
#[component]
fn OrderRow() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let waiting = Memo::new(move |_| {
        // Once a day is enough: what changes by itself changes at midnight.
        app.today.track();
        let now = app.now.get_untracked();
        app.state.with(|state| {
            let open = proposals(state, now).iter().filter(|proposal| proposal.draft.is_none()).count();
            (open, state.orders.under_way(&state.catalogue, &state.stock))
        })
    });
    let margin = Signal::derive(move || {
        Margin::Mark(match waiting.get() {
            (0, 0) => Mark::Blank,
            (0, _) => Mark::Wait,
            _ => Mark::Due,
        })
    });
    let note = move || {
        let (proposals, orders) = waiting.get();
        words.t(OrderDoorMsg::Waiting { proposals, orders })
    };
    view! {
        <Row
            name=words.say(OrderDoorMsg::Title)
            margin=margin
            tap=Tap::link(Address::Orders.to_string())
            under=move || view! { <RowSub>{note}</RowSub> }
        >
            <RowArrow />
        </Row>
    }
}

/// What stands open, and what the makers take back.
#[component]
fn Watched() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let recalls = Memo::new(move |_| {
        app.state.with(|state| {
            let asking = |(_, standing): &(_, RecallStanding)| *standing != RecallStanding::Closed;
            recall_list(state).iter().filter(|line| asking(line)).count()
        })
    });
    let opened = Memo::new(move |_| {
        let now = app.now.get();
        app.state.with(|state| {
            let open = open_containers(state, now);
            (open.len(), open.iter().filter(|line| line.nearness == Nearness::Past).count())
        })
    });
    let urgent = |count: usize| Margin::Mark(if count > 0 { Mark::Stop } else { Mark::Blank });
    view! {
        <Row
            name=words.say(ContainerMsg::Title)
            margin=Signal::derive(move || urgent(opened.get().1))
            tap=Tap::link("/stock/opened")
            under=move || {
                view! {
                    <RowSub>
                        {move || {
                            let (open, past) = opened.get();
                            words.t(ContainerMsg::HomeRow { open, past })
                        }}
                    </RowSub>
                }
            }
        >
            <RowArrow />
        </Row>
        <Row
            name=words.say(RecallMsg::Title)
            margin=Signal::derive(move || urgent(recalls.get()))
            tap=Tap::link("/stock/recalls")
            under=move || {
                view! {
                    <RowSub>
                        {move || words.t(RecallMsg::HomeRow { open: recalls.get() })}
                    </RowSub>
                }
            }
        >
            <RowArrow />
        </Row>
    }
}

#[component]
fn Closets() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let places = Memo::new(move |_| {
        app.state.with(|state| {
            let rooms = rooms(state);
            let others = state.clinic.places_in_order().into_iter();
            others.filter(|place| !rooms.contains(place)).collect::<Vec<_>>()
        })
    });
    let row = move |place: PlaceId| {
        let name = move || app.state.with(|state| place_name(state, place));
        let lines = move || {
            let lines = app.state.with(|state| {
                let lines = state.catalogue.lines.get(&place).into_iter().flatten();
                lines.filter(|(_, line)| line.par().is_some()).count()
            });
            words.t(StockMsg::ClosetState { lines })
        };
        let closet = app.state.with_untracked(|state| {
            state.clinic.places.get(&place).is_some_and(|record| record.kind() == PlaceKind::SupplyCloset)
        });
        let icon = if closet { Icon::Stock } else { Icon::Room };
        view! {
            <Row
                name=name
                margin=Signal::stored(Margin::Icon(icon))
                tap=Tap::link(place_address(place))
                under=move || view! { <RowSub>{lines}</RowSub> }
            >
                <RowArrow />
            </Row>
        }
    };
    view! {
        <Show when=move || places.with(|places| !places.is_empty())>
            <Section title=words.say(StockMsg::OtherPlaces)>
                <ul role="list">
                    <For each=move || places.get() key=|place| *place children=row />
                </ul>
            </Section>
        </Show>
    }
}

/// How many lines of a list are shown before the rest is only counted.
const SHOWN: usize = 8;

#[component]
fn Low() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let short = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| short_closet_lines(state, today))
    });
    let keys = move || {
        let short = short.get();
        short
            .into_iter()
            .take(SHOWN)
            .map(|line| (StockKey { item: line.item, place: line.closet }, line.usable, line.par.value()))
            .collect::<Vec<_>>()
    };
    view! {
        <Show when=move || short.with(|short| !short.is_empty())>
            <Section
                title=words.say(StockMsg::RunningLow)
                note=move || {
                    view! {
                        <p>
                            {move || words.t(StockMsg::RunningLowNote { lines: short.with(Vec::len) })}
                        </p>
                    }
                }
            >
                <ul role="list">
                    <For each=keys key=|key| *key let:line>
                        <ShelfRow
                            key=line.0
                            href=Address::Movements { item: line.0.item, place: line.0.place }
                            mark=Mark::Due
                            note=words
                                .t(StockMsg::LeftOf {
                                    left: line.1,
                                    par: line.2,
                                })
                                .into_owned()
                        />
                    </For>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn Recount() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let keys = Memo::new(move |_| app.state.with(recount_lines));
    let shown = move || keys.get().into_iter().take(SHOWN).collect::<Vec<_>>();
    let note = move |key: StockKey| {
        let balance = app.state.with_untracked(|state| state.stock.balance(key));
        let msg = if balance.low < balance.high {
            StockMsg::Between { low: balance.low, high: balance.high }
        } else {
            StockMsg::Unexplained { pieces: balance.unexplained() }
        };
        words.t(msg).into_owned()
    };
    view! {
        <Show when=move || keys.with(|keys| !keys.is_empty())>
            <Section
                title=words.say(StockMsg::CountAgain)
                note=move || {
                    view! {
                        <p>
                            {move || words.t(StockMsg::CountAgainNote { lines: keys.with(Vec::len) })}
                        </p>
                    }
                }
            >
                <ul role="list">
                    <For each=shown key=|key| *key let:shelf>
                        <ShelfRow
                            key=shelf
                            href=Address::CountOne { item: shelf.item, place: shelf.place }
                            mark=Mark::Look
                            note=note(shelf)
                        />
                    </For>
                </ul>
            </Section>
        </Show>
    }
}

/// One item in one place, with what is to be said of it.
#[component]
fn ShelfRow(key: StockKey, href: Address, mark: Mark, note: String) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let name = move || app.state.with(|state| item_name(state, key.item, words.lang()));
    let place = move || app.state.with(|state| place_name(state, key.place));
    view! {
        <Row
            name=name
            margin=Signal::stored(Margin::Mark(mark))
            tap=Tap::link(href.to_string())
            under=move || view! { <RowSub>{place}</RowSub> }
        >
            <RowEnd>{note}</RowEnd>
        </Row>
    }
}
