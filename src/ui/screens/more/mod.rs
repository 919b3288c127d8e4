//! More: everything that is not daily work, each line with its state.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::app::preferences;
use crate::domain::event::Standing;
use crate::domain::inventory::view::rooms;
use crate::exchange::tablets::not_exported;
use crate::ui::parts::badge::Badge;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Glyph, Icon, Mark};
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub, Tap};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::settings::words_of;
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::history::HistoryMsg;
use crate::ui::text::join::JoinMsg;
use crate::ui::text::more::MoreMsg;
use crate::ui::text::scan::ScanDoorMsg;
use crate::ui::text::settings::SettingsMsg;
use crate::ui::text::shell::ShellMsg;
use crate::ui::words::Words;

#[component]
pub fn More() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let clinic = move || app.state.with(|state| state.clinic.name.get().map(ToString::to_string));
    let people = move || {
        let people =
            app.state.with(|state| state.clinic.staff.values().filter(|person| person.is_active()).count());
        words.t(MoreMsg::PeopleState { people })
    };
    let places = move || {
        let places = app.state.with(|state| state.clinic.places_in_order().len());
        words.t(MoreMsg::PlacesState { places })
    };
    let items = move || {
        let items = app.state.with(|state| {
            let items = state.catalogue.items.values();
            items.filter(|item| item.standing.get() != Some(&Standing::Retired)).count()
        });
        words.t(MoreMsg::CatalogueState { items })
    };
    view! {
        <Page
            title=words.say(ShellMsg::More)
            above=Above::here(move || clinic().unwrap_or_default())
        >
            <Section title=words.say(MoreMsg::TheClinic) place=SectionPlace::First>
                <ul role="list">
                    <Way href="/more/people" icon=Icon::Person name=ShellMsg::People state=people />
                    <Way href="/more/places" icon=Icon::Room name=ShellMsg::PlacesAndRooms state=places />
                    <Way href="/more/catalogue" icon=Icon::Stock name=ShellMsg::Catalogue state=items />
                    <LabelsWay />
                </ul>
            </Section>
            <Records />
            <TheApp />
        </Page>
    }
}

/// One line that leads on: where to, and how it stands there.
#[component]
fn Way(
    href: &'static str,
    icon: Icon,
    #[prop(into)] name: Msg,
    #[prop(into)] state: TextProp,
    #[prop(optional, into)] due: Signal<bool>,
) -> impl IntoView {
    let words = Words::expect();
    let badge = state.clone();
    view! {
        <Row
            name=words.say(name)
            margin=Margin::Icon(icon)
            tap=Tap::link(href)
            under=move || {
                view! {
                    <RowSub>
                        {move || {
                            if due.get() {
                                view! { <Badge mark=Mark::Due text=badge.clone() /> }.into_any()
                            } else {
                                state.get().into_any()
                            }
                        }}
                    </RowSub>
                }
            }
        >
            <RowEnd>
                <Glyph icon=Icon::Next />
            </RowEnd>
        </Row>
    }
}

#[component]
fn LabelsWay() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let any = Memo::new(move |_| app.state.with(|state| !rooms(state).is_empty()));
    view! {
        <Show when=move || any.get()>
            <Way
                href="/more/qr"
                icon=Icon::Label
                name=ShellMsg::QrLabels
                state=words.say(MoreMsg::LabelsState)
            />
        </Show>
    }
}

#[component]
fn Records() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let waiting = Memo::new(move |_| app.state.with(|state| not_exported(state, app.own.get())));
    let exchange = move || match waiting.get() {
        0 => words.t(MoreMsg::AllExported),
        records => words.t(MoreMsg::OnlyHere { records }),
    };
    let tablet = move || {
        let face = app.own.get().and_then(|own| {
            app.state
                .with(|state| state.clinic.tablets.get(&own).and_then(|tablet| tablet.face.get()).cloned())
        });
        face.map(|(letter, name)| {
            words.t(JoinMsg::TabletNamed { letter: letter.as_char(), name: name.to_string() })
        })
        .unwrap_or_default()
    };
    view! {
        <Section title=words.say(MoreMsg::TheRecords)>
            <ul role="list">
                <Way
                    href="/more/exchange"
                    icon=Icon::Export
                    name=ShellMsg::ExportAndImport
                    state=exchange
                    due=Signal::derive(move || waiting.get() > 0)
                />
                <Way
                    href="/more/history"
                    icon=Icon::Import
                    name=HistoryMsg::Title
                    state=words.say(HistoryMsg::WayState)
                />
                <Way href="/more/tablet" icon=Icon::Tablet name=ShellMsg::ThisTablet state=tablet />
                <Way
                    href="/more/scanner"
                    icon=Icon::Scan
                    name=ScanDoorMsg::Scanner
                    state=words.say(ScanDoorMsg::ScannerState)
                />
            </ul>
        </Section>
    }
}

#[component]
fn TheApp() -> impl IntoView {
    let words = Words::expect();
    let look = move || {
        let (theme, contrast) = words_of(preferences::theme(), preferences::contrast());
        words.t(SettingsMsg::LookState { lang: words.lang(), theme, contrast })
    };
    let about = words.say(MoreMsg::AboutState { version: crate::app::BUILD.to_owned() });
    view! {
        <Section title=words.say(MoreMsg::TheApp)>
            <ul role="list">
                <Way
                    href="/more/language"
                    icon=Icon::Language
                    name=ShellMsg::LanguageAndLook
                    state=look
                />
                <Way href="/more/about" icon=Icon::About name=ShellMsg::About state=about />
            </ul>
        </Section>
    }
}
