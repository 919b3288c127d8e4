//! The page of one record: the lot, the reason, the time; the figure is in the dock.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::app::context::App;
use crate::domain::event::stock::{
    Direction, LotChoice, UseContext, VarianceReason, WasteReason, WasteRoute,
};
use crate::domain::ids::{ItemId, PlaceId};
use crate::domain::inventory::command::Act;
use crate::domain::inventory::fefo::usable;
use crate::domain::inventory::lot::Bucket;
use crate::domain::inventory::stock::StockKey;
use crate::ui::address::{Address, Preset};
use crate::ui::naming::place_name;
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::caution::Remark;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::dock::{Dock, DockBody, DockLead, DockPlace, DockSplit, Fact};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::parts::stepper::Stepper;
use crate::ui::screens::scan::in_form::{ScanNote, ScannedForm};
use crate::ui::screens::stock::shared::item_label;
use crate::ui::screens::supply::form::{Form, Pick};
use crate::ui::screens::supply::late::WhenSection;
use crate::ui::screens::supply::lots::{lot_words, unfit};
use crate::ui::screens::supply::packs::PackAmounts;
use crate::ui::shell::Page;
use crate::ui::text::figure::number;
use crate::ui::text::order::OrderMsg;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::stock::StockMsg;
use crate::ui::text::supply::SupplyMsg;
use crate::ui::way::way;
use crate::ui::words::Words;

#[component]
pub fn Record(item: ItemId, place: PlaceId, act: Act, preset: Preset) -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    view! { <RecordPage form=Form::new(app, words, act, StockKey { item, place }, preset) /> }
}

/// A record whose form is begun already.
#[component]
pub fn RecordPage(form: Form) -> impl IntoView {
    let Form { app, words, act, key, .. } = form;
    let item = key.item;
    let scanned = ScannedForm::begin(form, way());
    let place_of = move || app.state.with(|state| place_name(state, key.place));
    let title = move || words.t(SupplyMsg::ActAt { act, place: place_of() });
    let shows_lots = Memo::new(move |_| form.shows_lots());
    view! {
        <Page
            title=title
            above=Above::back(
                form.home().to_string(),
                move || match form.home() {
                    Address::Order(_) => words.t(OrderMsg::LinesTitle).into_owned(),
                    _ => app.state.with(|state| item_label(state, item, words.lang())),
                },
            )
            dock=move || view! { <RecordDock form=form /> }
        >
            <ScanNote scanned=scanned />
            <Show when=move || shows_lots.get()>
                <LotSection form=form />
            </Show>
            <Packs form=form />
            {reasons(form)}
            <WhenSection when=form.when />
        </Page>
    }
}

fn reasons(form: Form) -> AnyView {
    match form.act {
        Act::Receive => ().into_any(),
        Act::Use => chips(
            form.words,
            SupplyMsg::UseFor,
            worded(form.words, UseContext::ALL, SupplyMsg::UseContext),
            form.context,
        ),
        Act::Move => view! { <MoveSection form=form /> }.into_any(),
        Act::Waste => view! { <WasteSection form=form /> }.into_any(),
        Act::Adjust => view! { <AdjustSection form=form /> }.into_any(),
    }
}

#[component]
fn LotSection(form: Form) -> impl IntoView {
    let words = form.words;
    let today = form.app.today.get_untracked();
    let mut options: Vec<(Pick, TextProp)> = form
        .lots
        .get_untracked()
        .into_iter()
        .map(|line| {
            let name = lot_words(&line, today, words);
            let until = line.expiry.filter(|_| line.bucket.lot.code.is_some());
            let until = until.map(|expiry| words.t(SupplyMsg::Until { expiry, today }).into_owned());
            let why = unfit(line.fitness).map(|why| words.t(why).into_owned());
            let have = number(line.range.likely.max(0));
            let parts = [Some(name), until, why, Some(have)];
            let label = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            (Pick::Known(line.bucket), label.into())
        })
        .collect();
    let another = match form.act {
        Act::Receive => SupplyMsg::NewLot,
        _ => SupplyMsg::AnotherLot,
    };
    options.push((Pick::Typed, words.say(another).into()));
    let has_unknown = options.iter().any(|(pick, _)| *pick == Pick::Known(Bucket::default()));
    if !has_unknown {
        options.push((Pick::Unknown, words.say(SupplyMsg::LotUnknown).into()));
    }
    let act = form.act;
    let typed = move || form.pick.get() == Some(Pick::Typed);
    view! {
        <Section
            title=words.say(SupplyMsg::Lot)
            place=SectionPlace::First
            note=move || view! { <p>{words.say(SupplyMsg::LotNote { act })}</p> }
        >
            <div class="setting inset">
                <Choice
                    legend=words.say(SupplyMsg::Lot)
                    look=ChoiceLook::Chips
                    options=options
                    chosen=form.pick
                    on_choose=Callback::new(move |pick| form.pick.set(Some(pick)))
                />
                <Show when=typed>
                    <TypedLot form=form />
                </Show>
                <WhyThisLot form=form />
            </div>
        </Section>
    }
}

#[component]
fn TypedLot(form: Form) -> impl IntoView {
    view! {
        <LotBoxes
            code=form.code
            expiry=form.expiry
            wrong=Signal::derive(move || form.bucket().err())
            look_alike=Signal::derive(move || form.look_alike())
        />
    }
}

/// Text and expiry of a lot, as they are typed; what is wrong stands at its box.
#[component]
pub fn LotBoxes(
    code: RwSignal<String>,
    expiry: RwSignal<String>,
    wrong: Signal<Option<SupplyMsg>>,
    look_alike: Signal<Option<String>>,
) -> impl IntoView {
    let words = Words::expect();
    let said = move |wanted: SupplyMsg| {
        Signal::derive(move || {
            let wrong = wrong.get().filter(|why| *why == wanted)?;
            Some(words.t(wrong).into_owned())
        })
    };
    let longest = 40;
    view! {
        <div class="pair">
            <Field
                id="lot-code"
                label=words.say(SupplyMsg::LotText)
                value=code
                kind=FieldKind::Text { longest, capitals: Capitals::All }
                hint=words.say(SupplyMsg::LotTextHint)
                error=said(SupplyMsg::LotTooLong)
            />
            <Field
                id="lot-expiry"
                label=words.say(SupplyMsg::ExpiryText)
                value=expiry
                kind=FieldKind::Text { longest: 10, capitals: Capitals::Off }
                hint=words.say(SupplyMsg::ExpiryHint)
                error=said(SupplyMsg::ExpiryWrong)
            />
        </div>
        {move || {
            look_alike
                .get()
                .map(|lot| {
                    let said = words.say(SupplyMsg::LookAlike { lot });
                    view! { <Remark text=said /> }
                })
        }}
    }
}

/// Asked only where another lot should have gone first, or where this one must not be used.
#[component]
fn WhyThisLot(form: Form) -> impl IntoView {
    let words = form.words;
    let question = Memo::new(move |_| form.question());
    let options = move || {
        LotChoice::ALL.map(|choice| (choice, words.say(SupplyMsg::LotChoice(choice)).into())).to_vec()
    };
    view! {
        {move || form.warning().map(|warning| view! { <Remark text=words.say(warning) /> })}
        {move || {
            question
                .get()
                .map(|question| {
                    view! {
                        <Remark text=words.say(question.clone()) />
                        <Choice
                            legend=words.say(question)
                            look=ChoiceLook::Chips
                            options=options()
                            chosen=form.choice
                            on_choose=Callback::new(move |choice| form.choice.set(Some(choice)))
                        />
                    }
                })
        }}
    }
}

/// One of several, as a part of the page.
fn chips<T: Clone + PartialEq + Send + Sync + 'static>(
    words: Words,
    title: SupplyMsg,
    options: Vec<(T, TextProp)>,
    chosen: RwSignal<Option<T>>,
) -> AnyView {
    view! {
        <Section title=words.say(title.clone())>
            <div class="setting inset">
                <Choice
                    legend=words.say(title)
                    look=ChoiceLook::Chips
                    options=options
                    chosen=chosen
                    on_choose=Callback::new(move |one| chosen.set(Some(one)))
                />
            </div>
        </Section>
    }
    .into_any()
}

/// Each choice with its word.
fn worded<T: Copy, const N: usize>(
    words: Words,
    all: [T; N],
    word: impl Fn(T) -> SupplyMsg,
) -> Vec<(T, TextProp)> {
    all.map(|one| (one, words.say(word(one)).into())).to_vec()
}

#[component]
fn MoveSection(form: Form) -> impl IntoView {
    let from = form.key.place;
    let places: Vec<(PlaceId, TextProp)> = form.app.state.with_untracked(|state| {
        let places = state.clinic.places_in_order().into_iter().filter(|place| *place != from);
        places.map(|place| (place, place_name(state, place).into())).collect()
    });
    chips(form.words, SupplyMsg::ToPlace, places, form.to)
}

#[component]
fn WasteSection(form: Form) -> impl IntoView {
    let words = form.words;
    view! {
        {chips(words, SupplyMsg::WasteWhy, worded(words, WasteReason::ALL, SupplyMsg::WasteReason), form.waste)}
        {chips(words, SupplyMsg::WasteWhere, worded(words, WasteRoute::ALL, SupplyMsg::WasteRoute), form.route)}
    }
}

#[component]
fn AdjustSection(form: Form) -> impl IntoView {
    let words = form.words;
    let directions = vec![
        (Direction::Up, words.say(SupplyMsg::Up).into()),
        (Direction::Down, words.say(SupplyMsg::Down).into()),
    ];
    view! {
        <Section title=words.say(SupplyMsg::UpOrDown)>
            <div class="setting inset">
                <Choice
                    legend=words.say(SupplyMsg::UpOrDown)
                    look=ChoiceLook::Segments
                    options=directions
                    chosen=form.direction
                    on_choose=Callback::new(move |direction| form.direction.set(Some(direction)))
                />
            </div>
        </Section>
        {chips(
            words,
            SupplyMsg::WhyAdjust,
            worded(words, VarianceReason::ALL, SupplyMsg::VarianceReason),
            form.variance,
        )}
    }
}

#[component]
fn RecordDock(form: Form) -> impl IntoView {
    let (words, act, key) = (form.words, form.act, form.key);
    let go = way();
    let title = move || form.app.state.with(|state| item_label(state, key.item, words.lang()));
    let facts = Signal::derive(move || {
        let now = form.app.now.get();
        let (have, may) =
            form.app.state.with(|state| (state.stock.balance(key).likely.max(0), usable(state, key, now)));
        let fact = |name: SupplyMsg, value| Fact { name: words.t(name).into_owned(), value: number(value) };
        vec![
            Fact { name: words.t(StockMsg::OnHand).into_owned(), value: number(have) },
            fact(SupplyMsg::UsableWord, may),
        ]
    });
    let readiness = Signal::derive(move || {
        form.missing().map_or(Readiness::Ready, |why| Readiness::Barred(words.t(why).into_owned()))
    });
    let said = move || {
        let doubt = form.doubt().map(|doubt| words.t(doubt).into_owned());
        doubt.or_else(|| form.trouble.get().map(|trouble| words.t(trouble).into_owned()))
    };
    let in_all = move || {
        let pieces = form.pieces().filter(|_| form.packs.tells_packs())?;
        Some(words.t(SupplyMsg::Comes { pieces }))
    };
    view! {
        <Dock label=words.say(SupplyMsg::ActTitle { act })>
            <DockBody place=DockPlace::Top>
                <DockLead kicker=words.say(SupplyMsg::ActTitle { act }) title=title facts=facts />
            </DockBody>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=Signal::derive(said) />
                <p class="dock__note fine soft" hidden=move || in_all().is_none()>
                    {in_all}
                </p>
                <DockSplit>
                    <Stepper
                        entry=form.packs.loose
                        bounds=Form::bounds()
                        label=words.say(SupplyMsg::HowMany)
                        words=words
                        on_enter=Callback::new(move |()| {
                            leptos::task::spawn_local(form.record(go));
                        })
                    />
                    <Actions>
                        <ButtonLink href=form
                            .home()
                            .to_string()>{words.say(PartsMsg::Cancel)}</ButtonLink>
                        <Button
                            press=Press::until(move || form.record(go))
                            kind=ButtonKind::Primary
                            readiness=readiness
                        >
                            {move || words.t(SupplyMsg::ActNow { act, pieces: form.pieces() })}
                        </Button>
                    </Actions>
                </DockSplit>
            </DockBody>
        </Dock>
    }
}

/// The packs that the amount is told in, beside the single pieces in the dock; nothing where there is
/// only one way.
#[component]
fn Packs(form: Form) -> impl IntoView {
    let words = form.words;
    form.packs.has_kinds().then(|| {
        view! {
            <Section title=words.say(SupplyMsg::InPacks)>
                <div class="setting inset">
                    <PackAmounts boxes=form.packs />
                </div>
            </Section>
        }
    })
}
