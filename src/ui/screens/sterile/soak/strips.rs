//! Strips: which bottles may judge a solution; a new lot; a bottle that is opened, with its six controls.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::kept::{Kept, forget, keep};
use super::shared::{complaint, read_day, strips_mark, strips_name};
use crate::app::context::App;
use crate::domain::event::Standing;
use crate::domain::event::sterile_setup::{IndicatorKind, IndicatorLotReceived, StripsOpened};
use crate::domain::ids::IndicatorLotId;
use crate::domain::inventory::lot::LotCode;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::disinfectants::disinfectants;
use crate::domain::sterilization::soaking::{CONTROLS, StripsStanding, strips};
use crate::domain::text::Label;
use crate::domain::time::Date;
use crate::ui::gauge::whole;
use crate::ui::parts::button::{Actions, Button, ButtonKind, Press, Readiness};
use crate::ui::parts::caution::Remark;
use crate::ui::parts::choice::{Choice, ChoiceLook};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::row::{Margin, Row, RowSub};
use crate::ui::parts::section::Section;
use crate::ui::screens::sterile::pick::Pick;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::text::day::typed_day;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::sterile_soak::SterileSoakMsg;
use crate::ui::text::sterile_solution::{SterileSolutionMsg as Say, StripsPart};
use crate::ui::words::Words;

/// The name of the draft of a new lot.
const TASK: &str = "strips-lot";
/// Strips of a product that is not in the table.
const OTHER: &str = "other";

#[component]
pub fn StripsSection() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let known = Memo::new(move |_| {
        let today = app.today.get();
        app.state.with(|state| strips(&state.sterilization, today))
    });
    // The lot whose bottle is being opened.
    let open = RwSignal::new(None::<IndicatorLotId>);
    view! {
        <Section title=words.say(SterileSoakMsg::Strips)>
            <p class="soft inset">{words.say(SterileSoakMsg::StripsText)}</p>
            <p class="soft inset" hidden=move || !known.with(Vec::is_empty)>
                {words.say(SterileSoakMsg::NoStrips)}
            </p>
            <ul role="list">
                <For each=move || known.get() key=|lot| *lot let:lot>
                    <LotRow id=lot.0 standing=lot.1 open=open />
                </For>
            </ul>
            <AddLot />
        </Section>
    }
}

#[component]
fn LotRow(
    id: IndicatorLotId,
    standing: StripsStanding,
    open: RwSignal<Option<IndicatorLotId>>,
) -> impl IntoView {
    let asking = Asking::expect();
    let (app, words) = (asking.app, asking.words);
    let name = move || app.state.with(|state| strips_name(state, id));
    let stands = move || words.t(SterileSoakMsg::StripsStand { standing, today: app.today.get() });
    let mark = move || Margin::Mark(strips_mark(standing, app.today.get()));
    let is_open = Memo::new(move |_| open.get() == Some(id));
    let turn = move || open.update(|open| *open = if *open == Some(id) { None } else { Some(id) });
    let retire = move || async move {
        let standing = Standing::Retired;
        asking.ask(SterilizationCommand::SetLotStanding { lot: id, standing }).await;
    };
    // A lot has several bottles: one that failed or is too old is followed by the next.
    let may_open = !matches!(standing, StripsStanding::LotExpired { .. } | StripsStanding::Retired);
    let may_retire = !matches!(standing, StripsStanding::Sealed | StripsStanding::Ready { .. });
    view! {
        <Row
            name=name
            margin=Signal::derive(mark)
            under=move || {
                view! {
                    <RowSub>{stands}</RowSub>
                    <span class="row__acts">
                        {may_open
                            .then(|| {
                                view! {
                                    <Button press=Press::now(turn) kind=ButtonKind::Small>
                                        {words.say(Say::OpenBottle)}
                                    </Button>
                                }
                            })}
                        {may_retire
                            .then(|| {
                                view! {
                                    <Button press=Press::until(retire) kind=ButtonKind::Small>
                                        {words.say(Say::Retire)}
                                    </Button>
                                }
                            })}
                    </span>
                    <ErrorLine error=words.said(asking.trouble) />
                }
            }
        />
        <Show when=move || is_open.get()>
            <li class="drawer">
                <OpenForm lot=id open=open />
            </li>
        </Show>
    }
}

#[derive(Clone, Copy)]
struct Bottle {
    asking: Asking,
    lot: IndicatorLotId,
    product: RwSignal<Option<String>>,
    opened: RwSignal<String>,
    days: RwSignal<String>,
    /// Of three in full strength, how many passed; of three diluted ones, how many failed.
    full: RwSignal<Option<u8>>,
    diluted: RwSignal<Option<u8>>,
}

/// Days that opened strips of a product keep, as far as the table knows.
fn keeps(product: &str) -> String {
    let rows = disinfectants();
    let days = rows.iter().find(|row| row.key == product).and_then(|row| row.strip_days_after_opening);
    days.map(|days| days.to_string()).unwrap_or_default()
}

impl Bottle {
    fn new(lot: IndicatorLotId) -> Self {
        let asking = Asking::expect();
        Self {
            asking,
            lot,
            product: RwSignal::new(None),
            opened: RwSignal::new(typed_day(asking.app.today.get_untracked())),
            days: RwSignal::new(String::new()),
            full: RwSignal::new(None),
            diluted: RwSignal::new(None),
        }
    }

    /// The last day, never after the date of the lot. Tracks its boxes.
    fn use_until(self) -> Result<(Date, Date), StripsPart> {
        let opened = self.opened.with(|text| read_day(text)).ok_or(StripsPart::OpenedOn)?;
        let days = self.days.with(|text| whole(text)).and_then(|days| i32::try_from(days).ok());
        let days = days.filter(|days| (1..=3_650).contains(days)).ok_or(StripsPart::Days)?;
        let lot = self.lot;
        let expiry = self
            .asking
            .app
            .state
            .with(|state| state.sterilization.lot(lot).map(|(_, received)| received.expiry));
        let until = opened.plus_days(days);
        Ok((opened, expiry.map_or(until, |expiry| until.min(expiry))))
    }

    fn read(self) -> Result<StripsOpened, StripsPart> {
        let (opened, use_until) = self.use_until()?;
        let full_strength = self.full.get().ok_or(StripsPart::Controls)?;
        let diluted = self.diluted.get().ok_or(StripsPart::Controls)?;
        Ok(StripsOpened { opened, use_until, full_strength, diluted })
    }

    async fn record(self, open: RwSignal<Option<IndicatorLotId>>) {
        let Ok(opened) = untrack(|| self.read()) else { return };
        let what = SterilizationCommand::OpenStrips { lot: self.lot, opened };
        if self.asking.ask(what).await.is_some() {
            let _ = open.try_set(None);
        }
    }
}

#[component]
fn OpenForm(lot: IndicatorLotId, open: RwSignal<Option<IndicatorLotId>>) -> impl IntoView {
    let form = Bottle::new(lot);
    let (app, words) = (form.asking.app, form.asking.words);
    let mut products: Vec<(String, TextProp)> =
        disinfectants().into_iter().map(|row| (row.key.to_owned(), row.name.into())).collect();
    products.push((OTHER.to_owned(), words.say(Say::StripsOther).into()));
    let until = move || {
        let (_, date) = form.use_until().ok()?;
        let date = words.t(Say::UseUntilDate { date, today: app.today.get() });
        Some(format!("{} {date}", words.t(Say::UseUntil)))
    };
    let is_day = |text: &str| read_day(text).is_some();
    let is_days = |text: &str| whole(text).is_some_and(|days| (1..=3_650).contains(&days));
    view! {
        <div class="form">
            <Pick
                label=Say::StripsFor
                options=products
                value=form.product
                then=Callback::new(move |product: String| form.days.set(keeps(&product)))
            />
            <div class="pair">
                <Field
                    id="strips-opened"
                    label=words.say(Say::OpenedOn)
                    value=form.opened
                    kind=FieldKind::Code { longest: 10, capitals: Capitals::Off }
                    error=complaint(words, form.opened, is_day, Say::DateWrong)
                />
                <Field
                    id="strips-days"
                    label=words.say(Say::DaysOpen)
                    hint=words.say(Say::DaysOpenHint)
                    value=form.days
                    kind=FieldKind::Figure { longest: 4 }
                    error=complaint(words, form.days, is_days, PartsMsg::DigitsOnly)
                />
            </div>
            <p role="status">
                <b>{until}</b>
            </p>
            <Controls form=form />
            <BottleActs form=form open=open />
        </div>
    }
}

/// The six strips of a new bottle: three must pass, three must fail.
#[component]
fn Controls(form: Bottle) -> impl IntoView {
    let words = form.asking.words;
    let counts =
        || (0..=CONTROLS).map(|count| (count, TextProp::from(count.to_string()))).collect::<Vec<_>>();
    let is_bad = move || {
        let bad = |own: RwSignal<Option<u8>>| own.get().is_some_and(|count| count < CONTROLS);
        bad(form.full) || bad(form.diluted)
    };
    let question = move |say: Say, value: RwSignal<Option<u8>>| {
        let legend = words.say(say);
        view! {
            <div class="field">
                <p class="field__label">{legend}</p>
                <Choice
                    legend=legend
                    look=ChoiceLook::Segments
                    options=counts()
                    chosen=value
                    on_choose=Callback::new(move |count| value.set(Some(count)))
                />
            </div>
        }
    };
    view! {
        {question(Say::FullStrength, form.full)}
        {question(Say::Diluted, form.diluted)}
        <Show when=is_bad>
            <Remark text=words.say(Say::ControlsBad) />
        </Show>
    }
}

#[component]
fn BottleActs(form: Bottle, open: RwSignal<Option<IndicatorLotId>>) -> impl IntoView {
    let words = form.asking.words;
    let readiness = Signal::derive(move || match form.read() {
        Ok(_) => Readiness::Ready,
        Err(part) => Readiness::Barred(words.t(Say::StripsMissing(part)).into_owned()),
    });
    view! {
        <ErrorLine error=words.said(form.asking.trouble) />
        <Actions>
            <Button press=Press::now(move || open.set(None))>{words.say(PartsMsg::Cancel)}</Button>
            <Button press=Press::until(move || form.record(open)) readiness=readiness>
                {words.say(Say::RecordOpened)}
            </Button>
        </Actions>
    }
}

#[derive(Clone, Copy)]
struct NewLot {
    asking: Asking,
    product: RwSignal<String>,
    lot: RwSignal<String>,
    expiry: RwSignal<String>,
}

impl NewLot {
    fn read(self) -> Result<IndicatorLotReceived, StripsPart> {
        Ok(IndicatorLotReceived {
            kind: IndicatorKind::DisinfectantStrip,
            product: self.product.with(|text| Label::parse(text).ok()).ok_or(StripsPart::Product)?,
            lot: self.lot.with(|text| LotCode::parse(text).ok()).ok_or(StripsPart::Lot)?,
            expiry: self.expiry.with(|text| read_day(text)).ok_or(StripsPart::Expiry)?,
            readout: None,
        })
    }

    async fn add(self) {
        let Ok(received) = untrack(|| self.read()) else { return };
        if self.asking.ask(SterilizationCommand::ReceiveLot(received)).await.is_some() {
            forget(self.asking.app, TASK);
            let boxes = [self.product, self.lot, self.expiry];
            for own in boxes {
                let _ = own.try_set(String::new());
            }
        }
    }
}

#[component]
fn AddLot() -> impl IntoView {
    let asking = Asking::expect();
    let words = asking.words;
    let empty = || RwSignal::new(String::new());
    let form = NewLot { asking, product: empty(), lot: empty(), expiry: empty() };
    let boxes = [form.product, form.lot, form.expiry].into_iter().map(Kept::text).collect();
    keep(asking.app, TASK.to_owned(), boxes);
    let readiness = Signal::derive(move || match form.read() {
        Ok(_) => Readiness::Ready,
        Err(part) => Readiness::Barred(words.t(Say::StripsMissing(part)).into_owned()),
    });
    let is_day = |text: &str| read_day(text).is_some();
    view! {
        <details class="more-acts inset">
            <summary>{words.say(Say::AddStrips)}</summary>
            <Field
                id="strips-product"
                label=words.say(Say::StripProduct)
                value=form.product
                kind=FieldKind::Text { longest: 60, capitals: Capitals::Words }
            />
            <div class="pair">
                <Field
                    id="strips-lot"
                    label=words.say(Say::Lot)
                    value=form.lot
                    kind=FieldKind::Code { longest: 20, capitals: Capitals::All }
                />
                <Field
                    id="strips-expiry"
                    label=words.say(Say::Expiry)
                    hint=words.say(Say::DateHint)
                    value=form.expiry
                    kind=FieldKind::Code { longest: 10, capitals: Capitals::Off }
                    error=complaint(words, form.expiry, is_day, Say::DateWrong)
                />
            </div>
            <ErrorLine error=words.said(asking.trouble) />
            <Actions>
                <Button press=Press::until(move || form.add()) icon=Icon::Plus readiness=readiness>
                    {words.say(Say::AddLot)}
                </Button>
            </Actions>
        </details>
    }
}
