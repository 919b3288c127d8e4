//! Lots of chemical and biological indicators: which are in use, and until when.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use crate::domain::event::Standing;
use crate::domain::event::sterile_setup::{BiReadout, IndicatorKind, IndicatorLotReceived};
use crate::domain::ids::IndicatorLotId;
use crate::domain::inventory::lot::{Expiry, LotCode};
use crate::domain::ordered::Ordered as _;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::records::lot_is_active;
use crate::domain::text::Label;
use crate::ui::address::Address;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::icon::Mark;
use crate::ui::parts::row::{Margin, Row, RowEnd, RowSub};
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::pick::Pick;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::shell::Page;
use crate::ui::text::sterile_setup::SterileSetupMsg as Say;
use crate::ui::text::sterile_terms::{either, indicator_kind};
use crate::ui::words::Words;

const KINDS: [IndicatorKind; 8] = [
    IndicatorKind::Biological,
    IndicatorKind::Process,
    IndicatorKind::BowieDick,
    IndicatorKind::Integrator,
    IndicatorKind::Emulating,
    IndicatorKind::MultiVariable,
    IndicatorKind::SingleVariable,
    IndicatorKind::DisinfectantStrip,
];

/// Minutes after which the usual vials are read.
const READOUTS: [u32; 6] = [30, 60, 180, 240, 24 * 60, 48 * 60];

#[derive(Clone, Copy)]
struct Form {
    asking: Asking,
    kind: RwSignal<Option<IndicatorKind>>,
    product: RwSignal<String>,
    lot: RwSignal<String>,
    expiry: RwSignal<String>,
    readout: RwSignal<Option<BiReadout>>,
    wrong: RwSignal<Option<Say>>,
}

impl Form {
    fn read(self) -> Option<IndicatorLotReceived> {
        let product = Label::parse(&self.product.get_untracked());
        let lot = LotCode::parse(&self.lot.get_untracked());
        let expiry = Expiry::parse(&self.expiry.get_untracked());
        let wrong = match (&product, &lot, &expiry) {
            (Err(_), ..) => Some(Say::Product),
            (_, Err(_), _) => Some(Say::LotNumber),
            (.., None) => Some(Say::ExpiryWrong),
            _ => None,
        };
        self.wrong.set(wrong);
        let kind = self.kind.get_untracked()?;
        let readout = self.readout.get_untracked().filter(|_| kind == IndicatorKind::Biological);
        Some(IndicatorLotReceived {
            kind,
            product: product.ok()?,
            lot: lot.ok()?,
            expiry: expiry?.last_day,
            readout,
        })
    }

    async fn add(self) {
        let Some(received) = self.read() else { return };
        if self.asking.ask(SterilizationCommand::ReceiveLot(received)).await.is_some() {
            let _ = self.lot.try_set(String::new());
            let _ = self.expiry.try_set(String::new());
        }
    }
}

#[component]
pub fn IndicatorLots() -> impl IntoView {
    let words = Words::expect();
    let asking = Asking::expect();
    let app = asking.app;
    let form = Form {
        asking,
        kind: RwSignal::new(Some(IndicatorKind::Biological)),
        product: RwSignal::new(String::new()),
        lot: RwSignal::new(String::new()),
        expiry: RwSignal::new(String::new()),
        readout: RwSignal::new(Some(BiReadout::Incubated { minutes: 60 })),
        wrong: RwSignal::new(None),
    };
    let list = Memo::new(move |_| {
        app.state.with(|state| {
            let used = state.sterilization.indicator_lots.iter().filter(|(_, own)| lot_is_active(own));
            let mut lots: Vec<_> = used
                .filter_map(|(id, own)| {
                    let lot = &own.defined.as_ref()?.what;
                    let place = KINDS.iter().position(|kind| *kind == lot.kind)?;
                    Some((place, lot.expiry, *id))
                })
                .collect();
            lots.order();
            lots.into_iter().map(|(.., id)| id).collect::<Vec<_>>()
        })
    });
    view! {
        <Page
            title=words.say(Say::Lots)
            above=Above::back(Address::SterileSetUp.to_string(), words.say(Say::Title))
        >
            <Section title=words.say(Say::Lots) place=SectionPlace::First>
                <p class="soft inset" hidden=move || !list.with(Vec::is_empty)>
                    {words.say(Say::NoLots)}
                </p>
                <ul role="list">
                    <For each=move || list.get() key=|id| *id let:id>
                        <LotRow form=form id=id />
                    </For>
                </ul>
            </Section>
            <Section title=words.say(Say::AddLot)>
                <div class="form">
                    {move || view! { <Fields form=form words=words /> }}
                    <ErrorLine error=words.said(form.wrong) />
                    <ErrorLine error=words.said(asking.trouble) />
                    <Actions>
                        <Button press=Press::until(move || form.add()) kind=ButtonKind::Primary>
                            {words.say(Say::AddLot)}
                        </Button>
                    </Actions>
                </div>
            </Section>
        </Page>
    }
}

#[component]
fn LotRow(form: Form, id: IndicatorLotId) -> impl IntoView {
    let (app, words) = (form.asking.app, form.asking.words);
    let held = app.state.with_untracked(|state| state.sterilization.lot(id).map(|(_, own)| own.clone()));
    let Some(lot) = held else { return ().into_any() };
    let name = format!("{} · {}", lot.product, lot.lot.as_str());
    let is_over = move || lot.expiry < app.today.get();
    let sub = move || {
        let lang = words.lang();
        let until = words.t(Say::ExpiresOn { date: lot.expiry, today: app.today.get() });
        let readout = match lot.readout {
            Some(BiReadout::Incubated { minutes }) => words.t(Say::Minutes { minutes }).into_owned(),
            Some(BiReadout::MailIn) => words.t(Say::MailIn).into_owned(),
            None => String::new(),
        };
        let kind = either(indicator_kind(lot.kind), lang);
        let parts = [kind.to_owned(), readout, until.into_owned()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let retire = move || async move {
        let standing = Standing::Retired;
        form.asking.ask(SterilizationCommand::SetLotStanding { lot: id, standing }).await;
    };
    let margin = move || Margin::Mark(if is_over() { Mark::Stop } else { Mark::Good });
    view! {
        <Row
            name=name
            margin=Signal::derive(margin)
            under=move || view! { <RowSub>{sub}</RowSub> }
        >
            <RowEnd>
                <Button press=Press::until(retire) kind=ButtonKind::Small>
                    {words.say(Say::Retire)}
                </Button>
            </RowEnd>
        </Row>
    }
    .into_any()
}

#[component]
fn Fields(form: Form, words: Words) -> impl IntoView {
    let lang = words.lang();
    let kinds = KINDS.map(|own| (own, TextProp::from(either(indicator_kind(own), lang)))).to_vec();
    let mut readouts: Vec<(BiReadout, TextProp)> = READOUTS
        .map(|minutes| (BiReadout::Incubated { minutes }, words.say(Say::Minutes { minutes }).into()))
        .to_vec();
    readouts.push((BiReadout::MailIn, words.say(Say::MailIn).into()));
    view! {
        <Pick label=Say::LotKind options=kinds value=form.kind />
        <Field
            id="lot-product"
            label=words.say(Say::Product)
            value=form.product
            kind=FieldKind::Text { longest: 60, capitals: Capitals::Words }
        />
        <div class="pair">
            <Field
                id="lot-number"
                label=words.say(Say::LotNumber)
                value=form.lot
                kind=FieldKind::Code { longest: 20, capitals: Capitals::All }
            />
            <Field
                id="lot-expiry"
                label=words.say(Say::Expiry)
                hint=words.say(Say::ExpiryHint)
                value=form.expiry
                kind=FieldKind::Code { longest: 10, capitals: Capitals::Off }
            />
        </div>
        <Show when=move || form.kind.get() == Some(IndicatorKind::Biological)>
            <Pick label=Say::Readout options=readouts.clone() value=form.readout />
        </Show>
    }
}
