//! Labels for the doors: a code that opens the room, as many as are wanted on a sheet.

use leptos::prelude::*;

use crate::app::context::App;
use crate::app::tablet;
use crate::domain::ids::PlaceId;
use crate::domain::inventory::view::rooms;
use crate::exchange::labels::code;
use crate::ui::naming::place_name;
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockMore, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::shell::Page;
use crate::ui::text::more::MoreMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

/// The rooms that get a label.
#[derive(Clone, Copy)]
struct Labels {
    rooms: Memo<Vec<PlaceId>>,
    /// Rooms that were left out: a new room is in from the start.
    without: RwSignal<Vec<PlaceId>>,
}

impl Labels {
    fn has(self, room: PlaceId) -> bool {
        self.without.with(|without| !without.contains(&room))
    }

    fn chosen(self) -> Vec<PlaceId> {
        self.rooms.with(|rooms| rooms.iter().copied().filter(|room| self.has(*room)).collect())
    }
}

#[component]
pub fn QrLabels() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let labels =
        Labels { rooms: Memo::new(move |_| app.state.with(rooms)), without: RwSignal::new(Vec::new()) };
    let any = Memo::new(move |_| labels.rooms.with(|rooms| !rooms.is_empty()));
    view! {
        <Page
            title=words.say(ShellMsg::QrLabels)
            above=Above::back("/more", words.say(ShellMsg::More))
            sub=words.say(MoreMsg::LabelsSub)
            dock=move || {
                view! {
                    <Show when=move || any.get()>
                        <PrintDock labels=labels />
                    </Show>
                }
            }
        >
            <Show when=move || any.get() fallback=NoRooms>
                <ChooseSection labels=labels />
                <Section title=words.say(MoreMsg::LabelsSheet)>
                    <ul class="labels" role="list">
                        <For each=move || labels.chosen() key=|room| *room let:room>
                            <Label room=room />
                        </For>
                    </ul>
                </Section>
            </Show>
        </Page>
    }
}

#[component]
fn NoRooms() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Empty title=words.say(MoreMsg::NoRooms) text=words.say(MoreMsg::NoRoomsText)>
            <ButtonLink href="/more/places">{words.say(MoreMsg::ToPlaces)}</ButtonLink>
        </Empty>
    }
}

#[component]
fn ChooseSection(labels: Labels) -> impl IntoView {
    let words = Words::expect();
    let note = move || {
        let all = labels.rooms.with(Vec::len);
        words.t(MoreMsg::LabelsChosen { chosen: labels.chosen().len(), all })
    };
    let all = move || labels.without.set(Vec::new());
    let none = move || labels.without.set(labels.rooms.get_untracked());
    view! {
        <Section
            title=words.say(MoreMsg::LabelsChoose)
            place=SectionPlace::First
            note=move || view! { {note} }
        >
            <fieldset class="chips inset no-print">
                <legend class="unseen">{words.say(MoreMsg::LabelsChoose)}</legend>
                <For each=move || labels.rooms.get() key=|room| *room let:room>
                    <RoomChip room=room labels=labels />
                </For>
                <Button press=Press::now(all) kind=ButtonKind::Quiet>
                    {words.say(MoreMsg::LabelsAll)}
                </Button>
                <Button press=Press::now(none) kind=ButtonKind::Quiet>
                    {words.say(MoreMsg::LabelsClear)}
                </Button>
            </fieldset>
        </Section>
    }
}

#[component]
fn RoomChip(room: PlaceId, labels: Labels) -> impl IntoView {
    let app = App::expect();
    let name = move || app.state.with(|state| place_name(state, room));
    let on_change = move |event| {
        let wanted = event_target_checked(&event);
        labels.without.update(|without| {
            without.retain(|held| *held != room);
            if !wanted {
                without.push(room);
            }
        });
    };
    view! {
        <label class="chip">
            <input type="checkbox" prop:checked=move || labels.has(room) on:change=on_change />
            <span>{name}</span>
        </label>
    }
}

/// One label, as it will be cut.
#[component]
fn Label(room: PlaceId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let name = move || app.state.with(|state| place_name(state, room));
    let clinic = move || app.state.with(|state| state.clinic.name.get().map(ToString::to_string));
    let drawing = code(&format!("{}/stock/room/{room}", tablet::origin())).map(|code| {
        let side = code.side;
        view! {
            <svg
                class="label__code"
                viewBox=format!("0 0 {side} {side}")
                shape-rendering="crispEdges"
                role="img"
                aria-label=move || words.t(MoreMsg::CodeOf { room: name() })
            >
                <path d=code.path />
            </svg>
        }
    });
    view! {
        <li class="label">
            {drawing}
            <div>
                <p class="label__name">{name}</p>
                <p class="label__note">{words.say(MoreMsg::LabelAct)}</p>
                <p class="label__clinic">{clinic}</p>
            </div>
        </li>
    }
}

#[component]
fn PrintDock(labels: Labels) -> impl IntoView {
    let words = Words::expect();
    let cannot = RwSignal::new(None);
    let count = Memo::new(move |_| labels.chosen().len());
    let readiness = Signal::derive(move || match count.get() {
        0 => Readiness::Barred(words.t(MoreMsg::LabelsNone).into_owned()),
        _ => Readiness::Ready,
    });
    let print = move || cannot.set((!tablet::print_page()).then_some(MoreMsg::CannotPrint));
    let label = move || words.t(MoreMsg::LabelsPrint { count: count.get() });
    let title = move || words.t(MoreMsg::LabelsCount { count: count.get() });
    view! {
        <Dock label=words.say(ShellMsg::QrLabels)>
            <DockBody place=DockPlace::Top>
                <DockLead kicker=words.say(MoreMsg::LabelsPaper) title=title />
                <DockMore>
                    <p class="dock__text soft">{words.say(MoreMsg::LabelsText)}</p>
                </DockMore>
            </DockBody>
            <DockBody place=DockPlace::Act>
                <p role="status">
                    {move || {
                        cannot
                            .get()
                            .map(|msg: MoreMsg| {
                                view! { <Badge mark=Mark::Stop text=words.say(msg) size=BadgeSize::Standard /> }
                            })
                    }}
                </p>
                <Actions>
                    <Button
                        press=Press::now(print)
                        kind=ButtonKind::Primary
                        readiness=readiness
                        icon=Icon::Print
                    >
                        {label}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
