//! One opened container: its label to copy or print, and what happens to it.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::app::tablet;
use crate::domain::event::stock::{WasteReason, WasteRoute};
use crate::domain::ids::ContainerId;
use crate::domain::inventory::containers::{Container, Nearness, nearness};
use crate::ui::address::Address;
use crate::ui::naming::{initials, item_name, place_name};
use crate::ui::parts::badge::{Badge, BadgeSize};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace, DockSplit, Fact};
use crate::ui::parts::empty::Empty;
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::{Icon, Mark};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::parts::stepper::Stepper;
use crate::ui::parts::undo::UndoBar;
use crate::ui::screens::container::fate::FateForm;
use crate::ui::screens::container::shared::{discard_words, goes_at, nearness_mark};
use crate::ui::screens::recall::shared::lot_name;
use crate::ui::shell::Page;
use crate::ui::text::Msg;
use crate::ui::text::container::{ContainerMsg, Fate};
use crate::ui::text::figure::number;
use crate::ui::text::recall::RecallMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::undo::UndoList;
use crate::ui::words::Words;

#[component]
pub fn ContainerPage(id: ContainerId) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let known = Memo::new(move |_| {
        app.state.with(|state| {
            let is_void = state.stock.is_void(id.0);
            state.containers.opened.get(&id).filter(|_| !is_void).map(|container| (**container).clone())
        })
    });
    move || match known.get() {
        Some(container) => {
            let form = FateForm::new(app, words, id);
            view! { <Known form=form container=container /> }.into_any()
        }
        None => view! {
            <Page
                title=words.say(ContainerMsg::Title)
                above=Above::back(Address::Opened.to_string(), words.say(ContainerMsg::Title))
            >
                <Empty
                    title=words.say(RecallMsg::NotHere)
                    text=words.say(RecallMsg::NotHereText)
                >
                    <ButtonLink href=Address::Opened
                        .to_string()>{words.say(ContainerMsg::Title)}</ButtonLink>
                </Empty>
            </Page>
        }
        .into_any(),
    }
}

#[component]
fn Undo(app: App, words: Words) -> impl IntoView {
    let undo = UndoList::expect();
    view! {
        <UndoBar
            notice=undo.notice()
            on_undo=Callback::new(move |id| undo.undo(app, id))
            on_end=Callback::new(move |id| undo.end(id))
            words=words
        />
    }
}

#[component]
fn Known(form: FateForm, container: Container) -> impl IntoView {
    let FateForm { app, words, id, .. } = form;
    let (item, place) = (container.what.item, container.what.at);
    let discard = container.what.discard;
    let title = move || app.state.with(|state| item_name(state, item, words.lang()));
    let is_open = Memo::new(move |_| form.line.with(Option::is_some));
    let near = Memo::new(move |_| nearness(discard, app.now.get()));
    let ended = move || {
        let today = app.today.get();
        app.state.with(|state| {
            let closing = state.containers.closing(id, |event| state.stock.is_void(event))?;
            let (outcome, at, by) = (closing.outcome, closing.closed, initials(state, closing.by));
            Some(ContainerMsg::Ended { outcome, at, today, by })
        })
    };
    let standing = move || match ended() {
        Some(ended) => view! {
            <Badge mark=Mark::Tick text=words.say(ended) size=BadgeSize::Standard />
        },
        None => {
            let said = discard_words(discard, near.get(), app.today.get());
            let mark = match nearness_mark(near.get()) {
                Mark::Blank => Mark::Good,
                mark => mark,
            };
            view! { <Badge mark=mark text=words.say(said) size=BadgeSize::Standard /> }
        }
    };
    view! {
        <Page
            title=title
            above=Above::back(Address::Opened.to_string(), words.say(ContainerMsg::Title))
            sub=move || app.state.with(|state| place_name(state, place))
            dock=move || view! { <FateDock form=form is_open=is_open /> }
        >
            <p class="inset badges no-print">{standing}</p>
            <Label container=container />
            <Show when=move || is_open.get()>
                <div class="no-print">
                    <FateSection form=form />
                </div>
            </Show>
            <ul class="inset no-print" role="list">
                <li>
                    <ButtonLink href=Address::Movements {
                        item,
                        place,
                    }
                        .to_string()>{move || app.state.with(|state| place_name(state, place))}</ButtonLink>
                </li>
            </ul>
        </Page>
    }
}

/// What is to stand on it, to be written, copied or printed.
#[component]
fn Label(container: Container) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let container = StoredValue::new(container);
    let lines = move || {
        let container = container.get_value();
        let today = app.today.get();
        let (item, by) = app.state.with(|state| {
            let item = item_name(state, container.what.item, words.lang());
            (item, initials(state, container.by))
        });
        let lot = lot_name(&container.what.bucket.lot, today, words);
        let at = container.opened;
        [
            item,
            words.t(ContainerMsg::LabelLot { lot }).into_owned(),
            words.t(ContainerMsg::LabelOpened { at, by }).into_owned(),
            words.t(ContainerMsg::LabelDiscard { at: container.what.discard.map(goes_at) }).into_owned(),
        ]
    };
    let told = RwSignal::new(None::<(Mark, Msg)>);
    let copy = move || async move {
        let copied = tablet::copy(untrack(lines).join("\n")).await;
        let _ = told.try_set(Some(match copied {
            true => (Mark::Tick, ContainerMsg::Copied.into()),
            false => (Mark::Due, ContainerMsg::NotCopied.into()),
        }));
    };
    let print = move || {
        told.set((!tablet::print_page()).then(|| (Mark::Stop, ContainerMsg::CannotPrint.into())));
    };
    let label = move || {
        let [item, lot, opened, discard] = lines();
        view! {
            <li class="label">
                <div>
                    <p class="label__name">{item}</p>
                    <p class="label__note">{lot}</p>
                    <p class="label__note">{opened}</p>
                    <p class="label__discard">{discard}</p>
                </div>
            </li>
        }
    };
    view! {
        <Section title=words.say(ContainerMsg::LabelTitle) place=SectionPlace::First>
            <ul class="labels" role="list">
                {label}
            </ul>
            <div class="samples inset no-print">
                <Button press=Press::until(copy)>{words.say(ContainerMsg::Copy)}</Button>
                <Button press=Press::now(print) icon=Icon::Print>
                    {words.say(ContainerMsg::Print)}
                </Button>
                <span role="status">
                    {move || {
                        told.get().map(|(mark, said)| view! { <Badge mark=mark text=words.say(said) /> })
                    }}
                </span>
            </div>
        </Section>
    }
}

#[component]
fn FateSection(form: FateForm) -> impl IntoView {
    let words = form.words;
    let fates: Vec<(Fate, TextProp)> =
        Fate::ALL.map(|fate| (fate, words.say(ContainerMsg::FateName { fate }).into())).to_vec();
    let reasons: Vec<(WasteReason, TextProp)> =
        WasteReason::ALL.map(|reason| (reason, words.say(SupplyMsg::WasteReason(reason)).into())).to_vec();
    let routes: Vec<(WasteRoute, TextProp)> =
        WasteRoute::ALL.map(|route| (route, words.say(SupplyMsg::WasteRoute(route)).into())).to_vec();
    let (reasons, routes) = (StoredValue::new(reasons), StoredValue::new(routes));
    view! {
        <Section title=words.say(ContainerMsg::Fate)>
            <div class="setting inset">
                <Choice
                    legend=words.say(ContainerMsg::Fate)
                    look=ChoiceLook::Segments
                    options=fates
                    chosen=Signal::derive(move || Some(form.fate.get()))
                    on_choose=Callback::new(move |fate| form.choose(fate))
                />
                <Show when=move || form.fate.get() == Fate::Discard>
                    <p class="setting__label">{words.say(SupplyMsg::WasteWhy)}</p>
                    <Choice
                        legend=words.say(SupplyMsg::WasteWhy)
                        look=ChoiceLook::Chips
                        options=reasons.get_value()
                        chosen=form.reason
                        on_choose=Callback::new(move |reason| form.reason.set(Some(reason)))
                    />
                    <p class="setting__label">{words.say(SupplyMsg::WasteWhere)}</p>
                    <Choice
                        legend=words.say(SupplyMsg::WasteWhere)
                        look=ChoiceLook::Chips
                        options=routes.get_value()
                        chosen=form.route
                        on_choose=Callback::new(move |route| form.route.set(Some(route)))
                    />
                </Show>
            </div>
        </Section>
    }
}

#[component]
fn FateDock(form: FateForm, is_open: Memo<bool>) -> impl IntoView {
    let FateForm { app, words, .. } = form;
    view! {
        <Dock label=words.say(ContainerMsg::Fate)>
            <Undo app=app words=words />
            <Show
                when=move || is_open.get()
                fallback=move || {
                    view! {
                        <DockBody place=DockPlace::Act>
                            <Actions>
                                <ButtonLink href=Address::Opened
                                    .to_string()>{words.say(ContainerMsg::Title)}</ButtonLink>
                            </Actions>
                        </DockBody>
                    }
                }
            >
                <FateBody form=form />
            </Show>
        </Dock>
    }
}

#[component]
fn FateBody(form: FateForm) -> impl IntoView {
    let words = form.words;
    let facts = Signal::derive(move || {
        let fact =
            |name: ContainerMsg, value: i64| Fact { name: words.t(name).into_owned(), value: number(value) };
        let facts = form.line.get().map(|line| {
            let holds = line.container.what.holds.value();
            vec![fact(ContainerMsg::Left, line.left), fact(ContainerMsg::Held, holds)]
        });
        facts.unwrap_or_default()
    });
    let how_many = move || words.t(ContainerMsg::HowMany { fate: form.fate.get() });
    let title = move || words.t(ContainerMsg::FateName { fate: form.fate.get() });
    let readiness = Signal::derive(move || {
        form.missing().map_or(Readiness::Ready, |why| Readiness::Barred(words.t(why).into_owned()))
    });
    let is_past =
        move || form.line.with(|line| line.as_ref().is_some_and(|it| it.nearness == Nearness::Past));
    let button = move || {
        let kind = match (form.fate.get(), is_past()) {
            (Fate::Discard, true) => ButtonKind::Danger,
            _ => ButtonKind::Primary,
        };
        view! {
            <Button press=Press::until(move || form.record()) kind=kind readiness=readiness>
                {move || words.t(ContainerMsg::Do { fate: form.fate.get(), pieces: form.pieces() })}
            </Button>
        }
    };
    view! {
        <DockBody place=DockPlace::Top>
            <DockLead kicker=how_many title=title facts=facts />
        </DockBody>
        <DockBody place=DockPlace::Act>
            <ErrorLine error=words.said(form.trouble) />
            <DockSplit>
                <Stepper
                    entry=form.entry
                    bounds=Signal::derive(move || form.bounds())
                    label=how_many
                    words=words
                    on_enter=Callback::new(move |()| {
                        leptos::task::spawn_local(form.record());
                    })
                />
                <Actions>{button}</Actions>
            </DockSplit>
        </DockBody>
    }
}
