//! Sterile packs: may this one be used, which goes first, and what is done with those that are chosen.

mod acts;
mod labels;

use leptos::prelude::*;

pub use labels::Labels;

use crate::app::context::App;
use crate::domain::ids::LoadId;
use crate::domain::sterilization::pack::PackStanding;
use crate::domain::sterilization::shelf::{PackLine, find_pack, pack_lines};
use crate::ui::address::Address;
use crate::ui::naming::place_name;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::check_row::CheckRow;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::long_rows::LongRows;
use crate::ui::parts::row::RowSub;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::shell::Page;
use crate::ui::text::sterile::SterileMsg;
use crate::ui::text::sterile_packs::SterilePackMsg as Say;
use crate::ui::text::sterile_terms::{either, pack_standing};

/// A pack by its load and its number there.
pub type PackRef = (LoadId, u8);

/// The packs that are chosen, and what is asked for them.
#[derive(Clone, Copy)]
pub struct Choosing {
    pub asking: Asking,
    pub chosen: RwSignal<Vec<PackRef>>,
}

impl Choosing {
    fn turn(self, pack: PackRef) {
        self.chosen.update(|chosen| match chosen.iter().position(|held| *held == pack) {
            Some(at) => {
                chosen.remove(at);
            }
            None => chosen.push(pack),
        });
    }
}

/// Where a pack is listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shelf {
    Ready,
    Rooms,
    Blocked,
}

const fn shelf_of(standing: PackStanding) -> Shelf {
    match standing {
        PackStanding::Available => Shelf::Ready,
        PackStanding::Issued(_) => Shelf::Rooms,
        _ => Shelf::Blocked,
    }
}

#[component]
pub fn Packs() -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let choosing = Choosing { asking, chosen: RwSignal::new(Vec::new()) };
    let lines = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| pack_lines(&state.sterilization, today))
    });
    let ready =
        move || lines.with(|all| all.iter().filter(|line| line.standing == PackStanding::Available).count());
    view! {
        <Page
            title=words.say(Say::Title)
            above=Above::back(Address::Sterilize.to_string(), words.say(SterileMsg::Title))
            sub=move || words.t(Say::Sub { ready: ready() })
            dock=move || view! { <acts::ActsDock choosing=choosing /> }
        >
            <Find app=app choosing=choosing />
            <Listed choosing=choosing lines=lines shelf=Shelf::Ready title=Say::Ready />
            <Listed choosing=choosing lines=lines shelf=Shelf::Rooms title=Say::Rooms />
            <Listed choosing=choosing lines=lines shelf=Shelf::Blocked title=Say::Blocked />
        </Page>
    }
}

/// The one question at the table: may this pack be used?
#[component]
fn Find(app: App, choosing: Choosing) -> impl IntoView {
    let words = choosing.asking.words;
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let (today, text) = (app.today.get(), text.get());
        let is_whole = text.trim().len() >= 10 && text.contains('-');
        is_whole.then(|| app.state.with(|state| find_pack(&state.sterilization, &text, today)))
    });
    let answer = move || {
        let lang = words.lang();
        found.get().map(|found| match found {
            None => view! { <Badge mark=Mark::Stop text=words.say(Say::Unknown) /> }.into_any(),
            Some(line) => {
                let (say, mark) = match line.standing.is_usable() {
                    true => (Say::UseIt, Mark::Good),
                    false => (Say::DoNotUse, Mark::Stop),
                };
                let why = either(pack_standing(line.standing), lang);
                let pack = (line.load, line.number);
                let is_chosen = Signal::derive(move || choosing.chosen.with(|chosen| chosen.contains(&pack)));
                view! {
                    <p class="verdict" data-state=mark.state()>
                        {words.t(say)}
                    </p>
                    <ul role="list">
                        <CheckRow
                            name=format!("{} · {}", line.name, line.label)
                            chosen=is_chosen
                            on_turn=Callback::new(move |()| choosing.turn(pack))
                            under=move || view! { <RowSub>{why}</RowSub> }
                        />
                    </ul>
                }
                .into_any()
            }
        })
    };
    view! {
        <Section title=words.say(Say::Find) place=SectionPlace::First>
            <div class="setting inset">
                <Field
                    id="pack-label"
                    label=words.say(Say::Find)
                    hint=words.say(Say::FindHint)
                    value=text
                    kind=FieldKind::Code { longest: 30, capitals: Capitals::All }
                />
                <div role="status">{answer}</div>
            </div>
        </Section>
    }
}

#[component]
fn Listed(choosing: Choosing, lines: Memo<Vec<PackLine>>, shelf: Shelf, title: Say) -> impl IntoView {
    let words = choosing.asking.words;
    let own = Memo::new(move |_| {
        lines.with(|all| {
            all.iter().filter(|line| shelf_of(line.standing) == shelf).cloned().collect::<Vec<_>>()
        })
    });
    let keys = Memo::new(move |_| {
        own.with(|all| all.iter().map(|line| (line.load, line.number)).collect::<Vec<_>>())
    });
    let row = Callback::new(move |pack: PackRef| {
        view! { <PackRow choosing=choosing lines=own pack=pack /> }.into_any()
    });
    view! {
        <Section title=words.say(title)>
            <p class="soft inset" hidden=move || !own.with(Vec::is_empty)>
                {words.say(Say::None)}
            </p>
            <ul role="list">
                <LongRows keys=keys in_hand=Signal::stored(None) row=row />
            </ul>
        </Section>
    }
}

#[component]
fn PackRow(choosing: Choosing, lines: Memo<Vec<PackLine>>, pack: PackRef) -> impl IntoView {
    let (app, words) = (choosing.asking.app, choosing.asking.words);
    let line = Memo::new(move |_| {
        lines.with(|all| all.iter().find(|line| (line.load, line.number) == pack).cloned())
    });
    let name = move || line.with(|line| line.as_ref().map(|line| line.name.to_string())).unwrap_or_default();
    let sub = move || {
        let (lang, today) = (words.lang(), app.today.get());
        line.with(|line| {
            let Some(line) = line else { return String::new() };
            let place = line.place.map(|place| app.state.with(|state| place_name(state, place)));
            let until = line.last_day.map(|date| words.t(Say::UseBy { date, today }).into_owned());
            let standing = either(pack_standing(line.standing), lang).to_owned();
            let parts = [Some(line.label.clone()), Some(standing), place, until];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    view! {
        <CheckRow
            name=name
            chosen=Signal::derive(move || choosing.chosen.with(|chosen| chosen.contains(&pack)))
            on_turn=Callback::new(move |()| choosing.turn(pack))
            under=move || view! { <RowSub>{sub}</RowSub> }
        />
    }
}
