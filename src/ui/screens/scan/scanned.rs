//! The page of the last scan: what the code says, for which item, and what can be recorded of it.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::domain::command::Command;
use crate::domain::event::PlaceKind;
use crate::domain::event::supply::CodeUnlinked;
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::catalogue::{CodeLink, LineRecord};
use crate::domain::inventory::codes::Supply;
use crate::domain::inventory::command::{Act, StockCommand};
use crate::domain::inventory::stock::StockKey;
use crate::domain::state::State;
use crate::ui::address::{Address, Preset};
use crate::ui::naming::{item_unit, place_name, proposed};
use crate::ui::parts::badge::Badge;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Row, RowEnd, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::scan::{Found, Scans};
use crate::ui::screens::scan::link::LinkPage;
use crate::ui::screens::scan::said::supply_words;
use crate::ui::screens::stock::shared::{item_label, trouble};
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::scan::{ScanDoorMsg, ScanMsg};
use crate::ui::text::shell::ShellMsg;
use crate::ui::text::supply::{SupplyMsg, expiry_words};
use crate::ui::way::way;
use crate::ui::words::Words;

#[component]
pub fn Scanned() -> impl IntoView {
    let scans = Scans::expect();
    move || match scans.latest.get() {
        None => view! { <Nothing /> }.into_any(),
        Some(found) => match found.link {
            Some(link) => view! { <Known found=found link=link /> }.into_any(),
            None => view! { <LinkPage found=found /> }.into_any(),
        },
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let words = Words::expect();
    view! {
        <Page
            title=words.say(ScanMsg::Scanned)
            above=Above::back("/stock", words.say(ShellMsg::Stock))
        >
            <Empty
                title=words.say(ScanMsg::NothingYetTitle)
                text=words.say(ScanMsg::NothingYetText)
            >
                <ButtonLink href="/stock/scan">{words.say(ScanDoorMsg::Sitting)}</ButtonLink>
                <ButtonLink href="/more/scanner">{words.say(ScanDoorMsg::Scanner)}</ButtonLink>
            </Empty>
        </Page>
    }
}

#[component]
fn Known(found: Found, link: CodeLink) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let item = link.item;
    let place = RwSignal::new(app.state.with_untracked(|state| likely_place(state, item)));
    let supply = found.supply.clone();
    let stands_for = move || app.state.with(|state| pack_words(state, link, words));
    let today = app.today.get_untracked();
    view! {
        <Page
            title=move || app.state.with(|state| item_label(state, item, words.lang()))
            above=Above::back("/stock", words.say(ShellMsg::Stock))
            sub=supply_words(&supply, today, words)
            dock=move || view! { <ActsDock found=found item=item place=place /> }
        >
            <Says supply=supply.clone() stands_for=Signal::derive(stands_for) />
            <WhereSection place=place />
            <div class="inset scan-note">
                <ButtonLink href=Address::ItemPlaces(item).to_string() kind=ButtonKind::Small>
                    {words.say(ScanMsg::ToItem)}
                </ButtonLink>
                <Unlink supply=supply />
            </div>
        </Page>
    }
}

/// The place that a record is most likely for: where the item lies, if in one place alone, else the
/// closet.
fn likely_place(state: &State, item: ItemId) -> Option<PlaceId> {
    let places = state.clinic.places_in_order();
    let holds = |place: &PlaceId| {
        state.stock.ledger(StockKey { item, place: *place }).is_some_and(|ledger| ledger.balance().likely > 0)
    };
    let mut held = places.iter().copied().filter(holds);
    match (held.next(), held.next()) {
        (Some(one), None) => Some(one),
        _ => closet(state),
    }
}

/// The first closet of the walk.
pub fn closet(state: &State) -> Option<PlaceId> {
    let is_closet = |place: &PlaceId| {
        state.clinic.places.get(place).is_some_and(|record| record.kind() == PlaceKind::SupplyCloset)
    };
    state.clinic.places_in_order().into_iter().find(is_closet)
}

/// One scan of this code, in words: `box of 100`, `each`.
pub fn pack_words(state: &State, link: CodeLink, words: Words) -> String {
    let made = link.pack.and_then(|pack| state.catalogue.pack(&pack)).and_then(|pack| pack.made.as_ref());
    match made {
        Some((_, name, holds)) => {
            let name = proposed(name.as_str(), words.lang()).to_owned();
            words.t(SupplyMsg::PackOf { name, holds: holds.value() }).into_owned()
        }
        None => item_unit(state, link.item, words.lang()),
    }
}

/// What the code says, line by line; nothing that it does not say.
#[component]
pub fn Says(supply: Supply, #[prop(optional, into)] stands_for: Option<Signal<String>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let today = app.today.get_untracked();
    let line = move |name: ScanMsg, value: String| {
        view! {
            <Row name=words.say(name)>
                <RowEnd>
                    <b>{value}</b>
                </RowEnd>
            </Row>
        }
    };
    let expired = supply.expiry.is_some_and(|expiry| expiry.is_past(today));
    let expiry = supply.expiry.map(|expiry| {
        let until = expiry_words(words.lang(), expiry, today);
        let warning = move || {
            expired.then(|| {
                view! {
                    <RowSub>
                        <Badge mark=Mark::Stop text=words.say(SupplyMsg::Expired) />
                    </RowSub>
                }
            })
        };
        view! {
            <Row name=words.say(SupplyMsg::ExpiryText) under=warning>
                <RowEnd>
                    <b>{until}</b>
                </RowEnd>
            </Row>
        }
    });
    let inside = supply.count.map(i64::from).map(|pieces| words.t(ScanMsg::Inside { pieces }).into_owned());
    view! {
        <Section title=words.say(ScanMsg::Says) place=SectionPlace::First>
            <ul role="list">
                {supply.code.as_ref().map(|code| line(ScanMsg::Code, code.to_string()))}
                {stands_for
                    .map(|stands_for| {
                        view! {
                            <Row name=words.say(ScanMsg::StandsFor)>
                                <RowEnd>
                                    <b>{move || stands_for.get()}</b>
                                </RowEnd>
                            </Row>
                        }
                    })} {supply.lot.as_ref().map(|lot| line(ScanMsg::Lot, lot.to_string()))} {expiry}
                {supply.serial.clone().map(|serial| line(ScanMsg::Serial, serial))}
                {supply.drug.clone().map(|drug| line(ScanMsg::Drug, drug))}
                {inside.map(|inside| line(ScanMsg::InsideName, inside))}
            </ul>
        </Section>
    }
}

#[component]
fn WhereSection(place: RwSignal<Option<PlaceId>>) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    view! {
        <Section
            title=words.say(ScanMsg::Where)
            note=move || view! { <p>{words.say(ScanMsg::WhereNote)}</p> }
        >
            <div class="setting inset">
                <PlaceChoice
                    chosen=place
                    on_choose=Callback::new(move |one| place.set(Some(one)))
                    app=app
                    words=words
                />
            </div>
        </Section>
    }
}

/// All places in the order of the walk.
#[component]
pub fn PlaceChoice(
    app: App,
    words: Words,
    #[prop(into)] chosen: Signal<Option<PlaceId>>,
    on_choose: Callback<PlaceId>,
) -> impl IntoView {
    let places: Vec<(PlaceId, TextProp)> = app.state.with_untracked(|state| {
        let places = state.clinic.places_in_order().into_iter();
        places.map(|place| (place, place_name(state, place).into())).collect()
    });
    view! {
        <Choice
            legend=words.say(ScanMsg::Place)
            look=ChoiceLook::Chips
            options=places
            chosen=chosen
            on_choose=on_choose
        />
    }
}

#[component]
fn ActsDock(found: Found, item: ItemId, place: RwSignal<Option<PlaceId>>) -> impl IntoView {
    let (app, words, scans) = (App::expect(), Words::expect(), Scans::expect());
    let go = way();
    let readiness = Signal::derive(move || match place.get() {
        Some(_) => Readiness::Ready,
        None => Readiness::Barred(words.t(ScanMsg::WhereFirst).into_owned()),
    });
    let has_line = move || {
        place.get().is_some_and(|place| {
            app.state.with(|state| state.catalogue.line(place, item).and_then(LineRecord::par)).is_some()
        })
    };
    let found = StoredValue::new(found);
    let to = move |address: &dyn Fn(PlaceId) -> Address| {
        if let Some(place) = place.get_untracked() {
            scans.hand_on(found.get_value());
            go(&address(place).to_string());
        }
    };
    let record =
        move |act: Act| to(&move |place| Address::Record { item, place, act, preset: Preset::Nothing });
    let title = move || app.state.with(|state| item_label(state, item, words.lang()));
    view! {
        <Dock label=words.say(ScanMsg::Scanned)>
            <DockBody place=DockPlace::Top>
                <DockLead kicker=words.say(ScanMsg::Scanned) title=title />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <Actions>
                    <Show when=has_line>
                        <Button press=Press::now(move || to(&Address::Room))>
                            {words.say(ScanMsg::CountHere)}
                        </Button>
                    </Show>
                    <Button press=Press::now(move || record(Act::Use)) readiness=readiness>
                        {words.say(SupplyMsg::ActName { act: Act::Use })}
                    </Button>
                    <Button
                        press=Press::now(move || record(Act::Receive))
                        kind=ButtonKind::Primary
                        readiness=readiness
                    >
                        {words.say(SupplyMsg::ActName { act: Act::Receive })}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}

/// A link that was made to the wrong item or pack is taken away, and made anew.
#[component]
fn Unlink(supply: Supply) -> impl IntoView {
    let (app, words, scans) = (App::expect(), Words::expect(), Scans::expect());
    let code = supply.code.clone();
    let linked = code
        .as_ref()
        .is_some_and(|code| app.state.with_untracked(|state| state.catalogue.link(code)).is_some());
    let said = RwSignal::new(None::<Msg>);
    let unlink = move || {
        let (supply, code) = (supply.clone(), code.clone());
        async move {
            let Some(code) = code else { return };
            let command = Command::Stock(Box::new(StockCommand::UnlinkCode(CodeUnlinked { code })));
            match app.request(command).await {
                Ok(_) => scans.latest.set(Some(Found { supply, link: None })),
                Err(problem) => {
                    let _ = said.try_set(Some(Msg::from(trouble(problem))));
                }
            }
        }
    };
    linked.then(|| {
        view! {
            <Button kind=ButtonKind::Quiet press=Press::until(unlink)>
                {words.say(ScanMsg::Unlink)}
            </Button>
            <ErrorLine error=words.said(said) />
        }
    })
}
