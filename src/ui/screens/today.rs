//! Today: what needs doing now, from what is really recorded.

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::drafts;
use crate::domain::ids::PlaceId;
use crate::domain::inventory::pick::{PickStatus, pick_list};
use crate::domain::inventory::view::{recount_lines, room_progress, rooms, short_closet_lines};
use crate::log::archive::{Archive, Gap};
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
use crate::ui::shell::{LastExport, Page, Progressed, ShellView};
use crate::ui::text::day;
use crate::ui::text::figure::number;
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::today::TodayMsg;
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
            <Rooms />
            <LeftOpen />
        </Page>
    }
}

/// What is not finished, most pressing first; nothing is said where nothing is open.
#[component]
fn LeftOpen() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Section title=words.say(TodayMsg::LeftOpen)>
            <ul role="list">
                <Drafts />
                <Recounts />
                <LowLines />
                <Gaps />
                <Unexported />
            </ul>
        </Section>
    }
}

#[component]
fn OpenRow(
    mark: Mark,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] sub: Signal<String>,
    #[prop(into)] href: String,
) -> impl IntoView {
    view! {
        <Row
            name=move || title.get()
            margin=Signal::stored(Margin::Mark(mark))
            tap=Tap::link(href)
            under=move || view! { <RowSub>{move || sub.get()}</RowSub> }
        >
            <RowArrow />
        </Row>
    }
}

#[component]
fn Drafts() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let mine = RwSignal::new(Vec::<PlaceId>::new());
    leptos::task::spawn_local(async move {
        let drafts = drafts::mine(app).await;
        let rooms = drafts.iter().filter_map(|draft| draft.task.strip_prefix("room:")?.parse().ok());
        let _ = mine.try_set(rooms.collect());
    });
    view! {
        <For each=move || mine.get() key=|place| *place let:place>
            <OpenRow
                mark=Mark::Wait
                title=Signal::derive(move || {
                    let place = app.state.with(|state| place_name(state, place));
                    words.t(TodayMsg::DraftOf { place }).into_owned()
                })
                sub=Signal::derive(move || words.t(TodayMsg::DraftText).into_owned())
                href=place_address(place)
            />
        </For>
    }
}

#[component]
fn Recounts() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let keys = Memo::new(move |_| app.state.with(recount_lines));
    let title =
        Signal::derive(move || words.t(TodayMsg::Recount { lines: keys.with(Vec::len) }).into_owned());
    let sub = Signal::derive(move || {
        let first = keys.with(|keys| keys.first().copied());
        first.map_or_else(String::new, |key| {
            let (item, place) = app
                .state
                .with(|state| (item_name(state, key.item, words.lang()), place_name(state, key.place)));
            words.t(TodayMsg::RecountFirst { item, place }).into_owned()
        })
    });
    view! {
        <Show when=move || keys.with(|keys| !keys.is_empty())>
            <OpenRow mark=Mark::Look title=title sub=sub href="/stock" />
        </Show>
    }
}

#[component]
fn LowLines() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let short = Memo::new(move |_| app.state.with(short_closet_lines));
    let title = Signal::derive(move || words.t(TodayMsg::Low { lines: short.with(Vec::len) }).into_owned());
    let sub = Signal::derive(move || {
        short.with(|short| {
            short.first().map_or_else(String::new, |line| {
                let item = app.state.with(|state| item_name(state, line.item, words.lang()));
                words.t(TodayMsg::LowFirst { item, left: line.balance.usable() }).into_owned()
            })
        })
    });
    view! {
        <Show when=move || short.with(|short| !short.is_empty())>
            <OpenRow mark=Mark::Due title=title sub=sub href="/stock" />
        </Show>
    }
}

#[component]
fn Gaps() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let missing = Memo::new(move |_| {
        let gaps = app.archive.with(Archive::gaps);
        gaps.iter().map(|gap: &Gap| u64::from(gap.count())).sum::<u64>()
    });
    let title = Signal::derive(move || words.t(TodayMsg::Waiting { records: missing.get() }).into_owned());
    let sub = Signal::derive(move || words.t(TodayMsg::WaitingText).into_owned());
    view! {
        <Show when=move || missing.get() != 0>
            <OpenRow mark=Mark::Wait title=title sub=sub href="/more/exchange" />
        </Show>
    }
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

#[component]
fn Unexported() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let shell = use_context::<ShellView>().unwrap_or_else(ShellView::unknown);
    let records = Memo::new(move |_| unexported(app));
    let due = Memo::new(move |_| records.get() >= EXPORT_AFTER_RECORDS);
    let title = Signal::derive(move || words.t(TodayMsg::Unexported { records: records.get() }).into_owned());
    let sub = Signal::derive(move || match shell.last_export.get() {
        LastExport::At { at, today } => words.t(ShellMsg::LastExport { at, today }).into_owned(),
        LastExport::Never | LastExport::Unknown => words.t(TodayMsg::NeverExported).into_owned(),
    });
    view! {
        <Show when=move || due.get()>
            <OpenRow mark=Mark::Due title=title sub=sub href="/more/exchange" />
        </Show>
    }
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
