//! Today: what needs doing now, from what is really recorded.

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::drafts;
use crate::domain::ids::{PlaceId, RecallId};
use crate::domain::inventory::containers::{Nearness, OpenContainer, open_containers};
use crate::domain::inventory::fefo::{Band, ExpiryLine, expiry_board};
use crate::domain::inventory::pick::{PickStatus, pick_list};
use crate::domain::inventory::recall::{RecallStanding, recall_list};
use crate::domain::inventory::view::{recount_lines, room_progress, rooms, short_closet_lines};
use crate::domain::state::State;
use crate::domain::time::{Date, Zoned};
use crate::log::archive::{Archive, Gap};
use crate::ui::address::Address;
use crate::ui::naming::{item_name, place_name};
use crate::ui::parts::button::{Actions, ButtonKind, ButtonLink};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::figure::Figure;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowArrow, RowSub, Tap};
use crate::ui::parts::section::Section;
use crate::ui::parts::tally::{Progress, Tally};
use crate::ui::screens::stock::home::Rooms;
use crate::ui::screens::stock::shared::place_address;
use crate::ui::screens::today_sterile::SterileToday;
use crate::ui::shell::{LastExport, Page, Progressed, ShellView};
use crate::ui::text::container::ContainerMsg;
use crate::ui::text::count::CountDoorMsg;
use crate::ui::text::figure::number;
use crate::ui::text::recall::RecallMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::today::TodayMsg;
use crate::ui::text::{Msg, day};
use crate::ui::words::Words;

/// A backup every so many records is what one can afford to lose.
const EXPORT_AFTER_RECORDS: u32 = 50;

#[component]
pub fn Today() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let clinic =
        move || app.state.with(|state| state.clinic.name.get().map(ToString::to_string)).unwrap_or_default();
    let progress = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| {
            let rooms = rooms(state);
            let done = |room: &&PlaceId| {
                let progress = room_progress(state, **room, today);
                progress.counted == progress.lines
            };
            Progress { done: rooms.iter().filter(done).count(), total: rooms.len() }
        })
    });
    let sub = move || {
        let Progress { done, total } = progress.get();
        words.t(match done {
            0 => TodayMsg::SubNone,
            _ if done == total => TodayMsg::SubAll,
            _ => TodayMsg::SubSome { walked: done, rooms: total },
        })
    };
    let label = move || {
        let Progress { done, total } = progress.get();
        words.t(TodayMsg::TallyLabel { walked: done, rooms: total })
    };
    let figure = move || {
        view! {
            <Figure
                value=move || number(i64::try_from(progress.get().done).unwrap_or(0))
                unit=move || words.t(TodayMsg::Figure { rooms: progress.get().total })
            />
        }
    };
    let progressed = Progressed {
        figure: figure.into(),
        tally: Some((move || view! { <Tally progress=progress label=label /> }).into()),
    };
    view! {
        <Page
            title=move || day::long_day(words.lang(), app.today.get())
            above=Above::here(clinic)
            sub=sub
            progress=progressed
            dock=move || view! { <NextThing /> }
        >
            <SterileToday />
            <Rooms />
            <LeftOpen />
        </Page>
    }
}

/// A matter that is not finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Open {
    Draft(PlaceId),
    Expired,
    Rounds,
    Recount,
    Low,
    Gaps,
    Unexported,
    Recalls,
    /// Opened containers past their time, and those that must go today.
    Stale,
    StaleToday,
}

impl Open {
    const fn mark(self) -> Mark {
        match self {
            Self::Draft(_) | Self::Gaps => Mark::Wait,
            Self::Expired | Self::Recalls | Self::Stale => Mark::Stop,
            Self::Rounds => Mark::Now,
            Self::Recount => Mark::Look,
            Self::Low | Self::Unexported | Self::StaleToday => Mark::Due,
        }
    }

    fn href(self) -> String {
        match self {
            Self::Draft(place) => place_address(place),
            Self::Recount | Self::Low => Address::Stock.to_string(),
            Self::Expired => Address::Expiries.to_string(),
            Self::Rounds => Address::CountHome.to_string(),
            Self::Gaps | Self::Unexported => Address::Exchange.to_string(),
            Self::Recalls => Address::Recalls.to_string(),
            Self::Stale | Self::StaleToday => Address::Opened.to_string(),
        }
    }
}

/// What is not finished, most pressing first; nothing is said where nothing is open.
#[component]
fn LeftOpen() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let drafts = RwSignal::new(Vec::<PlaceId>::new());
    leptos::task::spawn_local(async move {
        let mine = drafts::mine(app).await;
        let rooms = mine.iter().filter_map(|draft| draft.task.strip_prefix("room:")?.parse().ok());
        let _ = drafts.try_set(rooms.collect());
    });
    let open = Memo::new(move |_| {
        let mut open: Vec<Open> = drafts.get().into_iter().map(Open::Draft).collect();
        let (today, now) = (app.today.get(), app.now.get());
        app.state.with(|state| {
            open.extend((lines_of_recalls(state).0 > 0).then_some(Open::Recalls));
            let near = |nearness| !standing_open(state, now, nearness).is_empty();
            open.extend(near(Nearness::Past).then_some(Open::Stale));
            open.extend((!expired(state, today).is_empty()).then_some(Open::Expired));
            open.extend(state.counting.open().next().map(|_| Open::Rounds));
            open.extend(near(Nearness::Today).then_some(Open::StaleToday));
            open.extend((!recount_lines(state).is_empty()).then_some(Open::Recount));
            open.extend((!short_closet_lines(state, today).is_empty()).then_some(Open::Low));
        });
        open.extend((missing(app) != 0).then_some(Open::Gaps));
        open.extend((unexported(app) >= EXPORT_AFTER_RECORDS).then_some(Open::Unexported));
        open
    });
    view! {
        <Show when=move || open.with(|open| !open.is_empty())>
            <Section title=words.say(TodayMsg::LeftOpen)>
                <ul role="list">
                    <For each=move || open.get() key=|open| *open let:open>
                        <OpenRow open=open />
                    </For>
                </ul>
            </Section>
        </Show>
    }
}

#[component]
fn OpenRow(open: Open) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let shell = use_context::<ShellView>().unwrap_or_else(ShellView::unknown);
    let said = Memo::new(move |_| {
        let (title, sub) = matter(app, words, shell, open);
        (words.t(title).into_owned(), words.t(sub).into_owned())
    });
    view! {
        <Row
            name=move || said.get().0
            margin=Signal::stored(Margin::Mark(open.mark()))
            tap=Tap::link(open.href())
            under=move || view! { <RowSub>{move || said.get().1}</RowSub> }
        >
            <RowArrow />
        </Row>
    }
}

/// A matter in words: what it is, and the first thing to know of it.
fn matter(app: App, words: Words, shell: ShellView, open: Open) -> (Msg, Msg) {
    app.state.with(|state| match open {
        Open::Draft(place) => {
            (TodayMsg::DraftOf { place: place_name(state, place) }.into(), TodayMsg::DraftText.into())
        }
        Open::Expired => {
            let lots = expired(state, app.today.get());
            let first = lots.first().map(|line| TodayMsg::RecountFirst {
                item: item_name(state, line.key.item, words.lang()),
                place: place_name(state, line.key.place),
            });
            (TodayMsg::Expired { lots: lots.len() }.into(), first.unwrap_or(TodayMsg::DoneText).into())
        }
        Open::Rounds => {
            let rounds = state.counting.open().count();
            (CountDoorMsg::Title.into(), CountDoorMsg::Open { rounds }.into())
        }
        Open::Recount => {
            let keys = recount_lines(state);
            let first = keys.first().map(|key| TodayMsg::RecountFirst {
                item: item_name(state, key.item, words.lang()),
                place: place_name(state, key.place),
            });
            (TodayMsg::Recount { lines: keys.len() }.into(), first.unwrap_or(TodayMsg::DoneText).into())
        }
        Open::Low => {
            let short = short_closet_lines(state, app.today.get());
            let first = short.first().map(|line| TodayMsg::LowFirst {
                item: item_name(state, line.item, words.lang()),
                left: line.usable,
            });
            (TodayMsg::Low { lines: short.len() }.into(), first.unwrap_or(TodayMsg::DoneText).into())
        }
        Open::Recalls => recalls_matter(state, words),
        Open::Stale => stale_matter(state, words, app.now.get(), Nearness::Past),
        Open::StaleToday => stale_matter(state, words, app.now.get(), Nearness::Today),
        Open::Gaps => (TodayMsg::Waiting { records: missing(app) }.into(), TodayMsg::WaitingText.into()),
        Open::Unexported => {
            let last = match shell.last_export.get() {
                LastExport::At { at, today } => ShellMsg::LastExport { at, today }.into(),
                LastExport::Never | LastExport::Unknown => TodayMsg::NeverExported.into(),
            };
            (TodayMsg::Unexported { records: unexported(app) }.into(), last)
        }
    })
}

/// Lots that have ended and still lie somewhere, in the order of the walk.
fn expired(state: &State, today: Date) -> Vec<ExpiryLine> {
    expiry_board(state, today).into_iter().filter(|line| line.band == Band::Expired).collect()
}

/// How many lines recalls ask about, and which recalls do.
fn lines_of_recalls(state: &State) -> (usize, Vec<RecallId>) {
    let open = recall_list(state).into_iter().filter_map(|(id, standing)| match standing {
        RecallStanding::Open { lines } | RecallStanding::Reopened { lines } if lines > 0 => Some((id, lines)),
        _ => None,
    });
    open.fold((0, Vec::new()), |(sum, mut ids), (id, lines)| {
        ids.push(id);
        (sum + lines, ids)
    })
}

fn recalls_matter(state: &State, words: Words) -> (Msg, Msg) {
    let (lines, recalls) = lines_of_recalls(state);
    let first = recalls.first().and_then(|id| state.recalls.registered.get(id));
    let said = first.map(|recall| RecallMsg::TodayFirst {
        item: item_name(state, recall.what.item, words.lang()),
        source: recall.what.source.to_string(),
    });
    let title = RecallMsg::TodayRow { lines, recalls: recalls.len() };
    (title.into(), said.map_or(TodayMsg::DoneText.into(), Msg::from))
}

fn stale_matter(state: &State, words: Words, now: Zoned, nearness: Nearness) -> (Msg, Msg) {
    let lines = standing_open(state, now, nearness);
    let first = lines.first().map(|line| ContainerMsg::First {
        item: item_name(state, line.container.what.item, words.lang()),
        place: place_name(state, line.container.what.at),
    });
    let title = match nearness {
        Nearness::Past => ContainerMsg::TodayPast { past: lines.len() },
        _ => ContainerMsg::TodayNear { near: lines.len() },
    };
    (title.into(), first.map_or(TodayMsg::DoneText.into(), Msg::from))
}

/// Opened containers this near to their end.
fn standing_open(state: &State, now: Zoned, nearness: Nearness) -> Vec<OpenContainer> {
    open_containers(state, now).into_iter().filter(|line| line.nearness == nearness).collect()
}

/// Records that are proven to exist and are not on this tablet.
fn missing(app: App) -> u64 {
    app.archive.with(Archive::gaps).iter().map(|gap: &Gap| u64::from(gap.count())).sum()
}

/// Records of this tablet that no file holds yet.
fn unexported(app: App) -> u32 {
    let own = app.own.get();
    app.state.with(|state| {
        let tablet = own.and_then(|own| state.clinic.tablets.get(&own));
        tablet.map_or(0, |tablet| {
            tablet.records.saturating_sub(tablet.exported.map_or(0, |(records, ..)| records))
        })
    })
}

/// The one next thing.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Next {
    /// A room that is begun, or the first one.
    Room {
        place: PlaceId,
        name: String,
        begun: Begun,
    },
    Trip {
        lines: usize,
    },
    Export {
        records: u32,
    },
    Nothing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begun {
    Yes,
    NotYet,
}

fn next_thing(app: App) -> Next {
    let (today, waiting) = (app.today.get(), unexported(app));
    app.state.with(|state| {
        let open = rooms(state).into_iter().filter_map(|room| {
            let progress = room_progress(state, room, today);
            let begun = if progress.counted > 0 { Begun::Yes } else { Begun::NotYet };
            (progress.counted < progress.lines).then_some((begun != Begun::Yes, room, begun))
        });
        // A room that is begun comes before one that is not.
        if let Some((_, place, begun)) = open.min_by_key(|(later, ..)| *later) {
            return Next::Room { place, name: place_name(state, place), begun };
        }
        let list = pick_list(state, today);
        let lines = list.lines.iter().filter(|line| line.status == PickStatus::Open).count();
        if lines > 0 {
            Next::Trip { lines }
        } else if waiting >= EXPORT_AFTER_RECORDS {
            Next::Export { records: waiting }
        } else {
            Next::Nothing
        }
    })
}

#[component]
fn NextThing() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let next = Memo::new(move |_| next_thing(app));
    let trip_waits = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| {
            pick_list(state, today).lines.iter().filter(|line| line.status == PickStatus::Open).count()
        })
    });
    let kicker = move || match next.get() {
        Next::Nothing => words.t(TodayMsg::DoneText),
        Next::Trip { .. } => words.t(TodayMsg::TripText),
        Next::Room { .. } | Next::Export { .. } => words.t(TodayMsg::Next),
    };
    let title = move || match next.get() {
        Next::Room { name, begun: Begun::Yes, .. } => words.t(TodayMsg::GoOnIn { room: name }),
        Next::Room { name, begun: Begun::NotYet, .. } => words.t(TodayMsg::CountRoom { room: name }),
        Next::Trip { lines } => words.t(TodayMsg::Trip { lines }),
        Next::Export { records } => words.t(TodayMsg::Unexported { records }),
        Next::Nothing => words.t(TodayMsg::DoneTitle),
    };
    let way = move || match next.get() {
        Next::Room { place, name, .. } => (place_address(place), TodayMsg::ToRoom { room: name }),
        Next::Trip { .. } => ("/stock/pick".to_owned(), TodayMsg::ToCloset),
        Next::Export { .. } => ("/more/exchange".to_owned(), TodayMsg::Export),
        Next::Nothing => ("/stock".to_owned(), TodayMsg::Stock),
    };
    let other = move || matches!(next.get(), Next::Room { .. }) && trip_waits.get() > 0;
    view! {
        <Dock label=words.say(TodayMsg::Next)>
            <DockBody place=DockPlace::Top>
                <DockLead kicker=kicker title=title />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <Actions>
                    {move || {
                        other()
                            .then(|| {
                                view! {
                                    <ButtonLink href="/stock/pick">
                                        {words.say(TodayMsg::ToCloset)}
                                    </ButtonLink>
                                }
                            })
                    }}
                    {move || {
                        let (href, label) = way();
                        view! {
                            <ButtonLink href=href kind=ButtonKind::Primary>
                                {words.t(label)}
                            </ButtonLink>
                        }
                    }}
                </Actions>
            </DockBody>
        </Dock>
    }
}
