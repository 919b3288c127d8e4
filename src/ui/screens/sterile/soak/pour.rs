//! Pouring a solution: the figures of its label, the bottle, the container; and until when it may be used,
//! before anything is recorded.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::kept::{Kept, forget, keep};
use super::shared::{Warmth, WarmthField, complaint, read_day};
use crate::app::context::App;
use crate::domain::event::sterile_care::SolutionPoured;
use crate::domain::ids::SolutionId;
use crate::domain::inventory::lot::LotCode;
use crate::domain::sterilization::command::SterilizationCommand;
use crate::domain::sterilization::disinfectants::{Disinfectant, disinfectants};
use crate::domain::sterilization::kinds::Certainty;
use crate::domain::sterilization::soaking::{Limit, limit};
use crate::domain::sterilization::units::{Celsius, TemperatureUnit};
use crate::domain::text::Label;
use crate::domain::time::Date;
use crate::ui::address::Address;
use crate::ui::gauge::{seconds, whole};
use crate::ui::parts::button::{Actions, Button, ButtonKind, ButtonLink, Press, Readiness};
use crate::ui::parts::caution::{Caution, Remark};
use crate::ui::parts::dock::{Dock, DockBody, DockPlace};
use crate::ui::parts::error_line::ErrorLine;
use crate::ui::parts::field::{Capitals, Field, FieldKind};
use crate::ui::parts::head::Above;
use crate::ui::parts::section::{Section, SectionPlace};
use crate::ui::screens::sterile::pick::Pick;
use crate::ui::screens::sterile::shared::Asking;
use crate::ui::screens::sterile::when::{Earlier, EarlierFold};
use crate::ui::shell::Page;
use crate::ui::text::day::typed_day;
use crate::ui::text::parts::PartsMsg;
use crate::ui::text::sterile_soak::SterileSoakMsg;
use crate::ui::text::sterile_solution::{PourPart, SterileSolutionMsg as Say};
use crate::ui::text::sterile_terms::{clock, hundredths};
use crate::ui::way::way;
use crate::ui::words::Words;

/// The name of the draft.
const TASK: &str = "pour-solution";
/// What stands for the row of a product that is not in the table.
const OWN: &str = "own";

#[derive(Clone, Copy)]
struct Form {
    asking: Asking,
    earlier: Earlier,
    product: RwSignal<Option<String>>,
    name: RwSignal<String>,
    soak: RwSignal<String>,
    warmth: Warmth,
    reuse: RwSignal<String>,
    /// How many days an opened bottle keeps.
    keeps: RwSignal<String>,
    lot: RwSignal<String>,
    expiry: RwSignal<String>,
    opened: RwSignal<String>,
    container: RwSignal<String>,
}

fn row(key: &str) -> Option<Disinfectant> {
    disinfectants().into_iter().find(|row| row.key == key)
}

/// Days of a label; more than ten years are a slip.
fn days(text: &str) -> Option<u16> {
    whole(text).and_then(|days| u16::try_from(days).ok()).filter(|days| (1..=3_650).contains(days))
}

impl Form {
    fn new(app: App) -> Self {
        let empty = || RwSignal::new(String::new());
        let form = Self {
            asking: Asking::expect(),
            earlier: Earlier::new(app),
            product: RwSignal::new(None),
            name: empty(),
            soak: empty(),
            warmth: Warmth::new(),
            reuse: empty(),
            keeps: empty(),
            lot: empty(),
            expiry: empty(),
            opened: RwSignal::new(typed_day(app.today.get_untracked())),
            container: empty(),
        };
        let texts = [form.name, form.soak, form.warmth.value, form.reuse, form.keeps];
        let bottle = [form.lot, form.expiry, form.opened, form.container];
        let mut boxes = vec![Kept::chosen(form.product), Kept::unit(form.warmth.unit)];
        boxes.extend(texts.into_iter().chain(bottle).map(Kept::text));
        keep(app, TASK.to_owned(), boxes);
        form
    }

    /// The figures of a row, to be held against the label; of a product of one's own there are none.
    fn fill(self, key: &str) {
        let row = row(key);
        let text = |own: RwSignal<String>, value: Option<String>| own.set(value.unwrap_or_default());
        text(self.name, row.as_ref().map(|row| row.name.to_owned()));
        text(self.soak, row.as_ref().map(|row| clock(row.soak_s)));
        self.warmth.unit.set(TemperatureUnit::Celsius);
        text(self.warmth.value, row.as_ref().map(|row| hundredths(row.min_temperature.hundredths())));
        text(self.reuse, row.as_ref().map(|row| row.reuse_days.to_string()));
        text(self.keeps, row.and_then(|row| row.opened_days).map(|days| days.to_string()));
    }

    /// None when the label names no limit.
    fn keeps_days(self) -> Result<Option<u16>, PourPart> {
        let text = self.keeps.get();
        match (text.trim().is_empty(), days(&text)) {
            (true, _) => Ok(None),
            (false, Some(days)) => Ok(Some(days)),
            (false, None) => Err(PourPart::Opened),
        }
    }

    /// The record, or what is still missing. Tracks every box.
    fn read(self) -> Result<SolutionPoured, PourPart> {
        let label = |own: RwSignal<String>| own.with(|text| Label::parse(text).ok());
        let product = self.product.get().and_then(|key| Label::parse(&key).ok());
        Ok(SolutionPoured {
            product: product.ok_or(PourPart::Product)?,
            name: label(self.name).ok_or(PourPart::Name)?,
            soak_s: self.soak.with(|text| seconds(text)).filter(|s| *s > 0).ok_or(PourPart::Soak)?,
            min_temperature: self.warmth.read().ok_or(PourPart::Temperature)?,
            reuse_days: self.reuse.with(|text| days(text)).ok_or(PourPart::Reuse)?,
            opened_days: self.keeps_days()?,
            lot: self.lot.with(|text| LotCode::parse(text).ok()).ok_or(PourPart::Lot)?,
            bottle_expiry: self.expiry.with(|text| read_day(text)).ok_or(PourPart::Expiry)?,
            opened: self.opened.with(|text| read_day(text)).ok_or(PourPart::OpenedOn)?,
            container: label(self.container).ok_or(PourPart::Container)?,
        })
    }

    /// Until when it may be used, as soon as its dates and days are there: names do not bear on it.
    fn lasts(self) -> Option<(Date, Limit)> {
        let any = Label::parse(OWN).ok()?;
        let poured = SolutionPoured {
            product: any.clone(),
            name: any.clone(),
            lot: LotCode::parse(OWN).ok()?,
            container: any,
            soak_s: 0,
            min_temperature: Celsius::from_hundredths(0),
            bottle_expiry: self.expiry.with(|text| read_day(text))?,
            opened: self.opened.with(|text| read_day(text))?,
            reuse_days: self.reuse.with(|text| days(text))?,
            opened_days: self.keeps_days().ok()?,
        };
        Some(limit(&poured, self.earlier.moment()?))
    }

    async fn pour(self, go: impl Fn(&str)) {
        let Ok(what) = untrack(|| self.read()) else { return };
        let asked = self.earlier.ask(self.asking, SterilizationCommand::PourSolution(what)).await;
        if let Some(ids) = asked {
            forget(self.asking.app, TASK);
            let solution = ids.first().map(|id| SolutionId(*id));
            go(&solution.map_or(Address::Disinfection, Address::Solution).to_string());
        }
    }
}

#[component]
pub fn PourSolution() -> impl IntoView {
    let (app, words) = (App::expect(), Words::expect());
    let form = Form::new(app);
    view! {
        <Page
            title=words.say(SterileSoakMsg::Pour)
            above=Above::back(Address::Disinfection.to_string(), words.say(SterileSoakMsg::Title))
            sub=words.say(Say::PourSub)
            dock=move || view! { <PourDock form=form /> }
        >
            <ProductSection form=form />
            <LabelSection form=form />
            <BottleSection form=form />
            <UseUntil form=form />
        </Page>
    }
}

#[component]
fn ProductSection(form: Form) -> impl IntoView {
    let words = form.asking.words;
    let mut options: Vec<(String, TextProp)> =
        disinfectants().into_iter().map(|row| (row.key.to_owned(), row.name.into())).collect();
    options.push((OWN.to_owned(), words.say(Say::OwnProduct).into()));
    let chosen = Memo::new(move |_| form.product.get().and_then(|key| row(&key)));
    let source = move || {
        let source = chosen.get()?.source.to_owned();
        Some(words.t(Say::Source { source }))
    };
    let is_uncertain =
        move || chosen.with(|row| row.as_ref().is_some_and(|row| row.certainty == Certainty::FromMemory));
    view! {
        <Section title=words.say(Say::Product) place=SectionPlace::First>
            <div class="form">
                <Pick
                    label=Say::Product
                    options=options
                    value=form.product
                    then=Callback::new(move |key: String| form.fill(&key))
                />
                <p class="soft" hidden=move || source().is_none()>
                    {source}
                </p>
                <Show when=is_uncertain>
                    <Remark text=words.say(Say::FromMemory) />
                </Show>
                <Field
                    id="solution-name"
                    label=words.say(Say::Name)
                    hint=words.say(Say::NameHint)
                    value=form.name
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Words }
                />
            </div>
        </Section>
    }
}

#[component]
fn LabelSection(form: Form) -> impl IntoView {
    let words = form.asking.words;
    let short = FieldKind::Code { longest: 8, capitals: Capitals::Off };
    let is_time = |text: &str| seconds(text).is_some_and(|seconds| seconds > 0);
    let is_days = |text: &str| days(text).is_some();
    view! {
        <Section
            title=words.say(Say::LabelFigures)
            note=move || view! { <p>{words.say(Say::LabelWins)}</p> }
        >
            <div class="form">
                <Field
                    id="solution-soak"
                    label=words.say(Say::SoakTime)
                    hint=words.say(Say::SoakTimeHint)
                    value=form.soak
                    kind=short
                    error=complaint(words, form.soak, is_time, Say::SoakTimeHint)
                />
                <WarmthField
                    warmth=form.warmth
                    id="solution-warmth"
                    label=Say::MinTemperature
                />
                <div class="pair">
                    <Field
                        id="solution-reuse"
                        label=words.say(Say::ReuseDays)
                        value=form.reuse
                        kind=FieldKind::Figure { longest: 4 }
                        error=complaint(words, form.reuse, is_days, PartsMsg::DigitsOnly)
                    />
                    <Field
                        id="solution-keeps"
                        label=words.say(Say::OpenedDays)
                        hint=words.say(Say::OpenedDaysHint)
                        value=form.keeps
                        kind=FieldKind::Figure { longest: 4 }
                        error=complaint(words, form.keeps, is_days, PartsMsg::DigitsOnly)
                    />
                </div>
            </div>
        </Section>
    }
}

#[component]
fn BottleSection(form: Form) -> impl IntoView {
    let words = form.asking.words;
    let date = FieldKind::Code { longest: 10, capitals: Capitals::Off };
    let is_day = |text: &str| read_day(text).is_some();
    view! {
        <Section title=words.say(Say::Bottle)>
            <div class="form">
                <Field
                    id="solution-lot"
                    label=words.say(Say::Lot)
                    value=form.lot
                    kind=FieldKind::Code { longest: 20, capitals: Capitals::All }
                />
                <div class="pair">
                    <Field
                        id="solution-expiry"
                        label=words.say(Say::Expiry)
                        hint=words.say(Say::DateHint)
                        value=form.expiry
                        kind=date
                        error=complaint(words, form.expiry, is_day, Say::DateWrong)
                    />
                    <Field
                        id="solution-opened"
                        label=words.say(Say::OpenedOn)
                        value=form.opened
                        kind=date
                        error=complaint(words, form.opened, is_day, Say::DateWrong)
                    />
                </div>
                <Field
                    id="solution-container"
                    label=words.say(Say::Container)
                    hint=words.say(Say::ContainerHint)
                    value=form.container
                    kind=FieldKind::Text { longest: 60, capitals: Capitals::Sentences }
                />
                <Caution text=form.container words=words />
            </div>
        </Section>
    }
}

#[component]
fn UseUntil(form: Form) -> impl IntoView {
    let (app, words) = (form.asking.app, form.asking.words);
    let lasts = Memo::new(move |_| form.lasts());
    let date = move || {
        let (date, _) = lasts.get()?;
        Some(words.t(Say::UseUntilDate { date, today: app.today.get() }))
    };
    let because = move || match lasts.get() {
        Some((_, limit)) => words.t(Say::Because(limit)),
        None => words.t(Say::UseUntilUnknown),
    };
    view! {
        <Section title=words.say(Say::UseUntil)>
            <div class="setting inset" role="status">
                <p class="discard" hidden=move || lasts.get().is_none()>
                    {date}
                </p>
                <p class="soft">{because}</p>
            </div>
        </Section>
    }
}

#[component]
fn PourDock(form: Form) -> impl IntoView {
    let (app, words) = (form.asking.app, form.asking.words);
    let go = way();
    let readiness = Signal::derive(move || match form.read() {
        Ok(_) => Readiness::Ready,
        Err(part) => Readiness::Barred(words.t(Say::PourMissing(part)).into_owned()),
    });
    // The day stands on the button too: it is what is written on the container next.
    let label = move || match form.lasts() {
        Some((date, _)) => words.t(Say::PourUntil { date, today: app.today.get() }),
        None => words.t(SterileSoakMsg::Pour),
    };
    view! {
        <Dock label=words.say(SterileSoakMsg::Pour)>
            <DockBody place=DockPlace::Act>
                <ErrorLine error=words.said(form.asking.trouble) />
                <EarlierFold earlier=form.earlier />
                <Actions>
                    <ButtonLink href=Address::Disinfection.to_string()>
                        {words.say(PartsMsg::Cancel)}
                    </ButtonLink>
                    <Button
                        press=Press::until(move || form.pour(go))
                        kind=ButtonKind::Primary
                        readiness=readiness
                    >
                        {label}
                    </Button>
                </Actions>
            </DockBody>
        </Dock>
    }
}
